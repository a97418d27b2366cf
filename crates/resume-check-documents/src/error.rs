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
    /// Pages that are pictures: there is no text to read.
    Scanned,
    /// A document that opens with a password only.
    Password,
    /// A document whose parts don't hold together.
    Broken,
    /// A limit that the document goes past: pages, unpacked size, nesting.
    Limit,
}

impl ReadErrorKind {
    /// The name that reports use: `empty`, `binary`, `too-large`, `scanned`, `password`, `broken`, `limit`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Binary => "binary",
            Self::TooLarge => "too-large",
            Self::Scanned => "scanned",
            Self::Password => "password",
            Self::Broken => "broken",
            Self::Limit => "limit",
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

    /// Pages without a text layer.
    pub(crate) fn scanned() -> Self {
        Self::new(ReadErrorKind::Scanned, "scanned: no text to read, only pictures of pages; save the resume from the program that it was written in".to_owned())
    }

    /// A document that asks for a password.
    pub(crate) fn password() -> Self {
        Self::new(ReadErrorKind::Password, "the document is locked with a password; save a copy without one".to_owned())
    }

    /// A document whose parts don't hold together: what it is (`a PDF`), and what is wrong with it.
    pub(crate) fn broken(name: &str, what: &str) -> Self {
        Self::new(ReadErrorKind::Broken, format!("{name} that can't be read: {what}; open it in the program that made it and save it anew"))
    }

    /// A limit that the document goes past: `more than 64 MiB when unpacked`.
    pub(crate) fn limit(what: &str) -> Self {
        Self::new(ReadErrorKind::Limit, format!("{what}; no resume needs so much"))
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
