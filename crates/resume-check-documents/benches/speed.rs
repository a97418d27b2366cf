//! How fast documents are read, as ratios taken in one run: machines differ, ratios less so.
//!
//! `cargo bench --package resume-check-documents` prints a table. A document is given to a process that is kept, as the program does, and `pdftotext` gets a process for each
//! of the same PDFs; where it is not installed, the ratios are left out. Each figure is the median, over all files of a format, of the medians of several rounds.
#![cfg(all(feature = "office", feature = "pdf", feature = "web"))]
#![expect(
    clippy::print_stdout,
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a measurement needs a clock, processes and files, and says what it found"
)]

use std::error::Error;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
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
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/documents");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<io::Result<_>>()?;
    files.sort();
    let of = |extension: &str| files.iter().filter(|f| f.extension().is_some_and(|e| e == extension)).collect::<Vec<_>>();
    let mut reader = Reader::start()?;
    let pdfs = of("pdf");
    let installed = pdftotext(pdfs[0]).is_ok();
    // Both read a file one after the other, so that a busy machine slows both.
    let (mut theirs, mut times) = (Vec::new(), Vec::new());
    for extension in ["pdf", "docx", "odt", "rtf", "html", "md", "json", "txt"] {
        let mut own = Vec::new();
        for file in of(extension) {
            let bytes = fs::read(file)?;
            own.push(median(|| reader.read(&bytes))?);
            if installed && extension == "pdf" {
                theirs.push(median(|| pdftotext(file))?);
            }
        }
        times.push((extension, own.len(), median_of(own)));
    }
    println!("medians of {ROUNDS} rounds; a file in a process that is kept, against a process of pdftotext for each PDF");
    println!("| files | ms | ratio | limit |\n|---|---|---|---|");
    let theirs = installed.then(|| median_of(theirs));
    match theirs {
        Some(theirs) => println!("| {} PDFs by pdftotext | {:.2} | 1.00 | |", pdfs.len(), theirs * 1e3),
        None => println!("| pdftotext is not installed | | | |"),
    }
    for (extension, files, own) in times {
        let ratio = theirs.map_or(String::new(), |theirs| format!("{:.2}", own / theirs));
        let limit = match extension {
            "pdf" => "1.00",
            "docx" => "0.20",
            _ => "",
        };
        println!("| {files} {extension} | {:.2} | {ratio} | {limit} |", own * 1e3);
    }
    Ok(())
}

/// Runs pdftotext; its text goes nowhere.
fn pdftotext(file: &Path) -> io::Result<()> {
    let status = Command::new("pdftotext").args(["-q", "-enc", "UTF-8"]).arg(file).arg("-").stdout(Stdio::null()).stderr(Stdio::null()).status()?;
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
    let seconds = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        work().map(|()| start.elapsed().as_secs_f64())
    });
    Ok(median_of(seconds.collect::<io::Result<_>>()?))
}

fn median_of(mut seconds: Vec<f64>) -> f64 {
    seconds.sort_by(f64::total_cmp);
    seconds.get(seconds.len() / 2).copied().unwrap_or_default()
}
