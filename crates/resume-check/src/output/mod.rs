//! Writing what was asked for: to standard output, or to a file whole or not at all; and messages to standard error.
#![expect(clippy::disallowed_methods, reason = "the command line writes for the core")]

pub(crate) mod folder;
mod stream;
mod whole;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use anstream::{AutoStream, ColorChoice};

use crate::args::Color;
use crate::exit::Fault;
use crate::render::lines::plain;
pub(crate) use folder::Folder;
pub(crate) use stream::Stream;
pub(crate) use whole::Whole;

/// The narrowest and the widest that a text for a person is set.
const WIDTHS: (usize, usize) = (60, 120);
/// The width where nothing tells one.
const USUAL_WIDTH: usize = 80;

/// Where output goes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Output<'o> {
    /// A file; standard output where there is none.
    pub(crate) path: Option<&'o Path>,
    /// When to use colour.
    pub(crate) color: Color,
}

impl Output<'_> {
    /// How many columns a text for a person may take: those of the terminal, of `COLUMNS` where it goes elsewhere, or 80.
    pub(crate) fn width(self) -> usize {
        let terminal = terminal_size::terminal_size_of(io::stdout()).filter(|_| self.path.is_none()).map(|(width, _)| usize::from(width.0));
        let told = || std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
        // A terminal that does not know its size says 0.
        terminal.filter(|width| *width > 0).or_else(told).unwrap_or(USUAL_WIDTH).clamp(WIDTHS.0, WIDTHS.1)
    }

    /// Whether a person sees it as it is written.
    pub(crate) fn is_terminal(self) -> bool {
        self.path.is_none() && io::stdout().is_terminal()
    }

    /// Whether it is a folder, which takes a report for each resume: one that is there, or a path that ends like one.
    pub(crate) fn is_folder(self) -> bool {
        self.path.is_some_and(|path| path.is_dir() || path.as_os_str().as_encoded_bytes().ends_with(b"/"))
    }

    /// Writes a text with styles, or without them where nobody wants them.
    pub(crate) fn styled(self, text: &str) -> Result<(), Fault> {
        let mut stream = self.open(true)?;
        stream.write(text)?;
        stream.finish()
    }

    /// Writes bytes as they are.
    pub(crate) fn raw(self, bytes: &[u8]) -> Result<(), Fault> {
        let mut stream = self.open(false)?;
        stream.write_bytes(bytes)?;
        stream.finish()
    }

    /// Opens it to be written piece by piece: texts with styles, where anybody wants them, or bytes as they are.
    pub(crate) fn open(self, styled: bool) -> Result<Stream, Fault> {
        let Some(path) = self.path else {
            return Ok(match self.style() {
                ColorChoice::Never if styled => Stream::new(Box::new(io::stdout()), true, None),
                choice if styled => Stream::new(Box::new(AutoStream::new(io::stdout(), choice)), false, None),
                _ => Stream::new(Box::new(io::stdout()), false, None),
            });
        };
        let whole = Whole::new(path).map_err(|e| unwritable(path, &e))?;
        Ok(Stream::new(Box::new(whole.writer().map_err(|e| unwritable(path, &e))?), styled && self.style() == ColorChoice::Never, Some(whole)))
    }

    /// Whether styles are wanted, and how they are written.
    pub(crate) fn style(self) -> ColorChoice {
        match (self.color, self.path) {
            (Color::Always, _) => ColorChoice::AlwaysAnsi,
            (Color::Never, _) | (Color::Auto, Some(_)) => ColorChoice::Never,
            (Color::Auto, None) => AutoStream::choice(&io::stdout()),
        }
    }
}

/// A place that takes nothing.
pub(crate) fn unwritable(path: &Path, error: &io::Error) -> Fault {
    Fault { kind: "output", message: format!("{}: can't be written: {error}", path.display()) }
}

/// Says something beside the output, in one line or as many as it has.
pub(crate) fn say(message: &str) {
    let lines: Vec<String> = message.lines().map(plain).collect();
    // Nobody may be listening.
    let _ = writeln!(io::stderr().lock(), "resume-check: {}", lines.join("\n"));
}

/// Says what the parser of arguments has to say, to where it belongs.
pub(crate) fn say_usage(error: &clap::Error) {
    // What was typed is quoted in it, and may hold what a terminal would obey.
    let harmless = |arg: OsString| arg.to_str().is_some_and(|text| plain(text) == text);
    if error.use_stderr() && !std::env::args_os().all(harmless) {
        let _ = writeln!(io::stderr().lock(), "{}", error.render().to_string().lines().map(plain).collect::<Vec<_>>().join("\n"));
    } else {
        let _ = error.print();
    }
}
