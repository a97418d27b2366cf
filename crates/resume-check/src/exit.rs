//! How a run ends: the status, and the fault that it says.

use std::process::ExitCode;

/// The status of a run that was told to stop.
pub(crate) const INTERRUPTED: u8 = 130;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Everything was done.
    Done,
    /// A gate failed.
    Gate,
    /// Bad usage, or an input that could not be read.
    Failed,
    /// It was told to stop before all was done.
    Interrupted,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Gate => 1,
            Exit::Failed => 2,
            Exit::Interrupted => INTERRUPTED,
        })
    }
}

/// Why something could not be done, in words that say what to do.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    /// The name that reports use: `not-found`, `folder`, `name` (of letters that no report can hold), `unreadable`, `crashed` (a parser failed on the file, which may be sound), or of a document: `empty`, `limit`, …
    pub(crate) kind: &'static str,
    /// What happened, and what to do.
    pub(crate) message: String,
}

impl Fault {
    /// A fault in what was asked.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self { kind: "usage", message: message.into() }
    }
}

impl From<resume_check_documents::ReadError> for Fault {
    fn from(error: resume_check_documents::ReadError) -> Self {
        Self { kind: error.kind().as_str(), message: error.to_string() }
    }
}

impl From<resume_check_core::Error> for Fault {
    fn from(error: resume_check_core::Error) -> Self {
        Self::usage(error.to_string())
    }
}
