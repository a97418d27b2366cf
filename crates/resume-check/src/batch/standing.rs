//! What stands already of an earlier run: reports whose receipt is the one that the input would get again.
#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the command line reads and writes files for the core")]

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use resume_check_core::Report;
use resume_check_core::report::Receipt;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::exit::Fault;
use crate::output::{Folder, Whole};

/// Reports of an earlier run.
pub(crate) enum Standing {
    /// Lines of a file.
    Lines(Lines),
    /// Files of a folder.
    Folder(Folder),
}

impl Standing {
    /// The report on the input of this name, if it has this receipt; and its line, where it is one.
    pub(crate) fn find(&self, name: &str, receipt: &Receipt) -> Option<(Report, Option<Line>)> {
        let (bytes, line) = match self {
            Self::Lines(lines) => {
                let line = *lines.known.get(&fingerprint(name, receipt))?;
                (lines.read(line).ok()?, Some(line))
            }
            Self::Folder(folder) => (fs::read(folder.place(name)).ok()?, None),
        };
        let report: Report = serde_json::from_slice(&bytes).ok()?;
        (report.receipt == *receipt && report.document.path.as_deref() == Some(name)).then_some((report, line))
    }
}

/// Where a line stands in its file, its end with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line {
    start: u64,
    length: u64,
}

/// The lines of a file that are reports, by what they were made from.
#[derive(Debug)]
pub(crate) struct Lines {
    path: PathBuf,
    known: HashMap<[u8; 16], Line>,
}

/// The beginning of a report, as far as it matters here.
#[derive(Deserialize)]
struct Head {
    document: Document,
    receipt: Option<Receipt>,
}

#[derive(Deserialize)]
struct Document {
    path: Option<String>,
}

impl Lines {
    fn read(&self, line: Line) -> io::Result<Vec<u8>> {
        let mut file = File::open(&self.path)?;
        file.seek(SeekFrom::Start(line.start))?;
        let mut bytes = Vec::new();
        file.take(line.length).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// Sixteen bytes that tell what a report was made from.
fn fingerprint(name: &str, receipt: &Receipt) -> [u8; 16] {
    let parts = [name, receipt.input_sha256.as_deref().unwrap_or_default(), &receipt.rules_sha256, &receipt.options_sha256, &receipt.as_of];
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
        hash.update([0]);
    }
    let mut short = [0; 16];
    short.copy_from_slice(&hash.finalize()[..16]);
    short
}

/// A file of reports, one a line, that goes on where an earlier run ended.
#[derive(Debug)]
pub(crate) struct Growing {
    file: File,
    path: PathBuf,
    /// Where the file ends.
    end: u64,
    /// The lines of this run's results, in their order.
    lines: Vec<Line>,
}

impl Growing {
    /// Opens a file, or makes one; a line that was torn when the earlier run ended is cut. With the lines that stand in it.
    pub(crate) fn open(path: &Path) -> Result<(Self, Lines), Fault> {
        let fault = |e: io::Error| Fault { kind: "output", message: format!("{}: can't be gone on with: {e}", path.display()) };
        let file = File::options().read(true).append(true).create(true).open(path).map_err(fault)?;
        if file.try_lock().is_err() {
            return Err(Fault { kind: "output", message: format!("{}: another run writes to it; wait until it is done", path.display()) });
        }
        let other = || Fault::usage(format!("{}: holds something else than reports, one a line; give --continue a file of its own", path.display()));
        let (mut known, mut end, mut bytes) = (HashMap::new(), 0, Vec::new());
        let mut reader = BufReader::new(&file);
        loop {
            bytes.clear();
            let length = reader.read_until(b'\n', &mut bytes).map_err(fault)? as u64;
            if bytes.last() != Some(&b'\n') {
                break;
            }
            let head: Head = serde_json::from_slice(&bytes).map_err(|_| other())?;
            if let (Some(name), Some(receipt)) = (head.document.path, head.receipt) {
                known.insert(fingerprint(&name, &receipt), Line { start: end, length });
            }
            end += length;
        }
        // A torn line begins as a line does; nothing else is cut.
        if !["{\"schema_version\":", "{\"document\":"].iter().any(|whole| whole.bytes().zip(&bytes).all(|(a, b)| a == *b)) {
            return Err(other());
        }
        if !bytes.is_empty() {
            file.set_len(end).map_err(fault)?;
        }
        let lines = Lines { path: path.to_owned(), known };
        Ok((Self { file, path: path.to_owned(), end, lines: Vec::new() }, lines))
    }

    /// The next result is this line, which stands already.
    pub(crate) fn keep(&mut self, line: Line) {
        self.lines.push(line);
    }

    /// The next result is a new line.
    pub(crate) fn write(&mut self, text: &str) -> Result<(), Fault> {
        let line = Line { start: self.end, length: text.len() as u64 };
        self.file.write_all(text.as_bytes()).map_err(|e| crate::output::unwritable(&self.path, &e))?;
        self.end += line.length;
        self.lines.push(line);
        Ok(())
    }

    /// Puts the lines in the order of results, without those that are out of date. A run that adds to the end of what stands has nothing to put in order.
    pub(crate) fn finish(self) -> Result<(), Fault> {
        let mut end = 0;
        let in_order = self.lines.iter().all(|line| {
            let follows = line.start == end;
            end += line.length;
            follows
        });
        if in_order && end == self.end {
            return Ok(());
        }
        let ordered = || {
            let whole = Whole::new(&self.path)?;
            let mut to = io::BufWriter::new(whole.writer()?);
            let mut from = File::open(&self.path)?;
            for line in &self.lines {
                from.seek(SeekFrom::Start(line.start))?;
                io::copy(&mut (&from).take(line.length), &mut to)?;
            }
            to.flush()?;
            drop(to);
            whole.put()
        };
        ordered().map_err(|e| crate::output::unwritable(&self.path, &e))
    }
}
