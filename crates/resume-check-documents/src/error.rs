//! Why a document can't be read, and what to do about it.

use std::fmt;

use crate::MAX_TEXT;

/// What kind of fault a [`ReadError`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReadErrorKind {
    /// No text at all.
    Empty,
    /// A file format that is not read, or no text.
    Binary,
    /// More text than a resume can have.
    TooLarge,
}

impl ReadErrorKind {
    /// The name that reports use: `empty`, `binary`, `too-large`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Binary => "binary",
            Self::TooLarge => "too-large",
        }
    }
}

/// A document that can't be read. Its message says what it is and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError(Box<Repr>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Repr {
    kind: ReadErrorKind,
    message: String,
}

impl ReadError {
    /// Nothing to read: no byte, or white space only.
    pub(crate) fn empty(no_bytes: bool) -> Self {
        let what = if no_bytes { "the file is empty" } else { "the file holds white space only" };
        Self::new(ReadErrorKind::Empty, format!("{what}; save the resume's text in it"))
    }

    /// A file format that is known and not read.
    pub(crate) fn format(name: &str) -> Self {
        Self::new(ReadErrorKind::Binary, format!("{name}; only plain text is read yet: save the resume as plain text (.txt)"))
    }

    /// Bytes that are no text.
    pub(crate) fn binary() -> Self {
        Self::new(ReadErrorKind::Binary, "not text; only plain text is read yet: save the resume as plain text (.txt)".to_owned())
    }

    /// More than the limit.
    pub(crate) fn too_large() -> Self {
        let limit = MAX_TEXT >> 20;
        Self::new(ReadErrorKind::TooLarge, format!("the file holds more than {limit} MiB of text; give the resume alone"))
    }

    fn new(kind: ReadErrorKind, message: String) -> Self {
        Self(Box::new(Repr { kind, message }))
    }

    /// What kind of fault it is.
    pub fn kind(&self) -> ReadErrorKind {
        self.0.kind
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for ReadError {}
