//! Output that is written piece by piece.

use std::io::{self, BufWriter, IsTerminal, Write};

use super::{Whole, unwritable};
use crate::exit::Fault;

/// How much is kept back until it is worth a call to the system.
const KEPT_BACK: usize = 64 << 10;

/// An output that is open.
pub(crate) struct Stream {
    to: BufWriter<Box<dyn Write>>,
    /// Whether styles are taken out.
    plain: bool,
    /// The file that it is; standard output where there is none.
    whole: Option<Whole>,
    /// Whether a person sees it as it comes.
    watched: bool,
    closed: bool,
}

impl Stream {
    /// To this writer.
    pub(super) fn new(to: Box<dyn Write>, plain: bool, whole: Option<Whole>) -> Self {
        let watched = whole.is_none() && io::stdout().is_terminal();
        Self { to: BufWriter::with_capacity(KEPT_BACK, to), plain, whole, watched, closed: false }
    }

    /// Writes a text.
    pub(crate) fn write(&mut self, text: &str) -> Result<(), Fault> {
        if self.plain {
            return self.write_bytes(anstream::adapter::strip_str(text).to_string().as_bytes());
        }
        self.write_bytes(text.as_bytes())
    }

    /// Writes bytes as they are.
    pub(super) fn write_bytes(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        if self.closed {
            return Ok(());
        }
        let written = self.to.write_all(bytes);
        self.noted(written)
    }

    /// Writes what was kept back.
    pub(crate) fn flush(&mut self) -> Result<(), Fault> {
        let flushed = self.to.flush();
        self.noted(flushed)
    }

    /// Whether a person sees it as it comes.
    pub(crate) fn is_watched(&self) -> bool {
        self.watched
    }

    /// Whether nobody reads it any more.
    pub(crate) fn is_closed(&self) -> bool {
        self.closed
    }

    /// Writes what was kept back. A file is now in its place.
    pub(crate) fn finish(mut self) -> Result<(), Fault> {
        self.flush()?;
        match self.whole.take() {
            Some(whole) => {
                let path = whole.path().to_owned();
                whole.put().map_err(|e| unwritable(&path, &e))
            }
            None => Ok(()),
        }
    }

    /// Writes what was kept back to standard output. A file is not put in its place.
    pub(crate) fn abandon(mut self) -> Result<(), Fault> {
        if self.whole.is_none() { self.flush() } else { Ok(()) }
    }

    /// A reader that has seen enough is no fault.
    fn noted(&mut self, result: io::Result<()>) -> Result<(), Fault> {
        match result {
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => self.closed = true,
            Err(e) => {
                return Err(match &self.whole {
                    Some(whole) => unwritable(whole.path(), &e),
                    None => Fault { kind: "output", message: format!("can't write to standard output: {e}") },
                });
            }
            Ok(()) => {}
        }
        Ok(())
    }
}
