//! Writing what was asked for: to standard output, or to a file whole or not at all; and messages to standard error.
#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the command line writes for the core")]

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anstream::{AutoStream, ColorChoice};

use crate::args::Color;
use crate::exit::Fault;
use crate::render::lines::plain;

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

    /// Writes a text with styles, or without them where nobody wants them.
    pub(crate) fn styled(self, text: &str) -> Result<(), Fault> {
        let choice = match (self.color, self.path) {
            (Color::Always, _) => ColorChoice::AlwaysAnsi,
            (Color::Never, _) | (Color::Auto, Some(_)) => ColorChoice::Never,
            (Color::Auto, None) => AutoStream::choice(&io::stdout()),
        };
        match choice {
            ColorChoice::Never => self.raw(anstream::adapter::strip_str(text).to_string().as_bytes()),
            _ if self.path.is_some() => self.raw(text.as_bytes()),
            _ => closed_is_fine(AutoStream::new(io::stdout().lock(), choice).write_all(text.as_bytes())),
        }
    }

    /// Writes bytes as they are.
    pub(crate) fn raw(self, bytes: &[u8]) -> Result<(), Fault> {
        match self.path {
            None => {
                let mut out = io::stdout().lock();
                closed_is_fine(out.write_all(bytes).and_then(|()| out.flush()))
            }
            Some(path) => {
                write_whole(path, bytes).map_err(|e| Fault { kind: "output", message: format!("{}: can't be written: {e}", path.display()) })
            }
        }
    }
}

/// A reader that has seen enough is no fault.
fn closed_is_fine(result: io::Result<()>) -> Result<(), Fault> {
    match result {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(Fault { kind: "output", message: format!("can't write to standard output: {e}") }),
        _ => Ok(()),
    }
}

/// Writes beside the file and then puts it in the file's place.
fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // The file that a link points to, not the link, is replaced.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let there = fs::metadata(path).ok();
    // A pipe or a device has no whole.
    if there.as_ref().is_some_and(|m| !m.is_file() && !m.is_dir()) {
        return File::options().write(true).open(path)?.write_all(bytes);
    }
    let beside = beside(path)?;
    let written = File::create_new(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        if let Some(there) = &there {
            file.set_permissions(there.permissions())?;
        }
        file.sync_all()?;
        fs::rename(&beside, path)
    });
    if written.is_err() {
        // What is left of it helps nobody; the first fault is the one to tell.
        let _ = fs::remove_file(&beside);
    }
    written
}

fn beside(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "it names no file"))?;
    Ok(path.with_file_name(format!(".{}.{}.tmp", name.to_string_lossy(), std::process::id())))
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
