//! How fast documents are read, as ratios taken in one run: machines differ, ratios less so.
//!
//! `cargo bench --package resume-check-documents` prints a table. A document is given to a process that is kept, as the program does, and `pdftotext` gets a process for each
//! of the same PDFs; where it is not installed, the ratios are left out. Each figure is the median over all files of a format, of the medians of several rounds.
#![cfg(all(feature = "office", feature = "pdf", feature = "web"))]
#![expect(
    clippy::print_stdout,
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a measurement needs a clock, processes and files, and says what it found"
)]

#[path = "../tests/truth/mod.rs"]
mod truth;

use std::error::Error;
use std::io::{self, Read, Write};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

/// How many times each file is read.
const ROUNDS: usize = 15;
/// The argument that makes a reader of this program.
const READER: &str = "reader";

fn main() -> Result<(), Box<dyn Error>> {
    if std::env::args().nth(1).as_deref() == Some(READER) {
        return answer();
    }
    let files = truth::files(&truth::folder());
    let of = |extension: &str| files.iter().filter(|f| f.extension().is_some_and(|e| e == extension)).collect::<Vec<_>>();
    let mut reader = Reader::start()?;
    let pdfs = of("pdf");
    let theirs =
        pdftotext(&[pdfs[0].as_os_str()]).is_ok().then(|| median_of(pdfs.iter().map(|f| median(|| pdftotext(&[f.as_os_str()]))))).transpose()?;
    println!("medians of {ROUNDS} rounds; time of a file in a process that is kept, against a process of pdftotext for each PDF");
    println!("| files | ms | ratio | limit |\n|---|---|---|---|");
    match theirs {
        Some(theirs) => println!("| {} PDFs by pdftotext | {:.2} | 1.00 | |", pdfs.len(), theirs * 1e3),
        None => println!("| pdftotext is not installed | | | |"),
    }
    for (extension, limit) in [("pdf", "1.00"), ("docx", "0.20"), ("odt", ""), ("rtf", ""), ("html", ""), ("md", ""), ("json", ""), ("txt", "")] {
        let files = of(extension);
        let own = median_of(files.iter().map(|f| {
            let bytes = std::fs::read(f)?;
            median(|| reader.read(&bytes))
        }))?;
        let ratio = theirs.map_or(String::new(), |theirs| format!("{:.2}", own / theirs));
        println!("| {} {extension} | {:.2} | {ratio} | {limit} |", files.len(), own * 1e3);
    }
    Ok(())
}

/// Runs pdftotext; its text goes nowhere.
fn pdftotext(arguments: &[&std::ffi::OsStr]) -> io::Result<()> {
    let status =
        Command::new("pdftotext").args(["-q", "-enc", "UTF-8"]).args(arguments).arg("-").stdout(Stdio::null()).stderr(Stdio::null()).status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other("pdftotext failed")) }
}

/// A process that reads documents.
struct Reader(Child);

impl Reader {
    fn start() -> io::Result<Self> {
        Command::new(std::env::current_exe()?).arg(READER).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map(Self)
    }

    /// Gives it a document, and takes its answer.
    fn read(&mut self, bytes: &[u8]) -> io::Result<()> {
        let (Some(stdin), Some(stdout)) = (&mut self.0.stdin, &mut self.0.stdout) else { return Err(io::ErrorKind::BrokenPipe.into()) };
        put(stdin, bytes)?;
        let answer = take(stdout)?.ok_or(io::ErrorKind::UnexpectedEof)?;
        let document: Result<resume_check_core::Document, resume_check_documents::ReadError> = serde_json::from_slice(&answer)?;
        document.map(drop).map_err(io::Error::other)
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let _ = self.0.wait();
    }
}

/// The process's side: answers each document until the input closes.
fn answer() -> Result<(), Box<dyn Error>> {
    while let Some(bytes) = take(&mut io::stdin().lock())? {
        put(&mut io::stdout().lock(), &serde_json::to_vec(&resume_check_documents::read(&bytes))?)?;
    }
    Ok(())
}

fn put(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    to.write_all(&(bytes.len() as u64).to_le_bytes())?;
    to.write_all(bytes)?;
    to.flush()
}

fn take(from: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 8];
    if from.read_exact(&mut length).is_err() {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    from.take(u64::from_le_bytes(length)).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

/// The median of the rounds, in seconds, after one to warm up.
fn median(mut work: impl FnMut() -> io::Result<()>) -> io::Result<f64> {
    work()?;
    median_of((0..ROUNDS).map(|_| {
        let start = Instant::now();
        work().map(|()| start.elapsed().as_secs_f64())
    }))
}

fn median_of(seconds: impl Iterator<Item = io::Result<f64>>) -> io::Result<f64> {
    let mut seconds: Vec<f64> = seconds.collect::<io::Result<_>>()?;
    seconds.sort_by(f64::total_cmp);
    Ok(seconds[seconds.len() / 2])
}
