//! Why a document can't be read, and what to do about it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What kind of fault a [`ReadError`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ReadErrorKind {
    /// No text at all.
    Empty,
    /// A file format that is not read, or no text.
    Binary,
    /// More text, or more bytes, than a resume can have.
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadError(Box<Repr>);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Repr {
    kind: ReadErrorKind,
    message: String,
}

/// What to do with a file that is no document.
pub(crate) const SAVE_AS: &str = "save the resume as a Word document (.docx) or as plain text (.txt)";

/// `16 MiB`; small limits in bytes.
fn size(bytes: usize) -> String {
    if bytes < 1 << 20 { format!("{bytes} bytes") } else { format!("{} MiB", bytes >> 20) }
}

impl ReadError {
    /// Nothing to read: no byte, or white space only.
    pub(crate) fn empty(no_bytes: bool) -> Self {
        let what = if no_bytes { "the file is empty" } else { "the file holds white space only" };
        Self::new(ReadErrorKind::Empty, format!("{what}; save the resume's text in it"))
    }

    /// Nothing that a reader of the file can see; so many words are hidden.
    pub(crate) fn no_text(hidden: usize) -> Self {
        let what = if hidden > 0 { "all of the file's text is hidden from its readers" } else { "the file holds no text" };
        Self::new(ReadErrorKind::Empty, format!("{what}; save the resume's text in it"))
    }

    /// A file format that is known and not read, and what to do.
    pub(crate) fn format(name: &str, advice: &str) -> Self {
        Self::new(ReadErrorKind::Binary, format!("{name}; {advice}"))
    }

    /// A file format that this build of the library does not read, for want of a feature.
    #[cfg(not(all(feature = "office", feature = "pdf", feature = "web")))]
    pub(crate) fn not_built(name: &str, feature: &str) -> Self {
        Self::new(
            ReadErrorKind::Binary,
            format!("{name}; this program was built without the feature `{feature}`: save the resume as plain text (.txt)"),
        )
    }

    /// Bytes that are no text.
    pub(crate) fn binary() -> Self {
        Self::new(ReadErrorKind::Binary, format!("not text, and no known kind of document; {SAVE_AS}"))
    }

    /// More text than the limit.
    pub(crate) fn too_large(limit: usize) -> Self {
        Self::new(ReadErrorKind::TooLarge, format!("the file holds more than {} of text; give the resume alone", size(limit)))
    }

    /// A file larger than any that is read.
    pub(crate) fn too_many_bytes(limit: usize) -> Self {
        Self::new(ReadErrorKind::TooLarge, format!("the file is larger than {}; give the resume alone, without its pictures", size(limit)))
    }

    /// More elements or groups inside each other than the limit.
    pub(crate) fn too_deep(limit: usize) -> Self {
        Self::limit(&format!("more than {limit} parts inside each other"))
    }

    /// Pages without a text layer.
    pub(crate) fn scanned() -> Self {
        Self::new(
            ReadErrorKind::Scanned,
            "scanned: no text to read, only pictures of pages; save the resume from the program that it was written in".to_owned(),
        )
    }

    /// A document that asks for a password.
    pub(crate) fn password() -> Self {
        Self::new(ReadErrorKind::Password, "the document is locked with a password; save a copy without one".to_owned())
    }

    /// A document whose parts don't hold together: what it is (`a PDF`), and what is wrong with it.
    #[cfg(any(feature = "office", feature = "pdf"))]
    pub(crate) fn broken(name: &str, what: &str) -> Self {
        Self::new(ReadErrorKind::Broken, format!("{name} that can't be read: {what}; open it in the program that made it and save it anew"))
    }

    /// A JSON Resume that is no JSON.
    pub(crate) fn json(what: &str) -> Self {
        Self::new(ReadErrorKind::Broken, format!("a JSON Resume that can't be read: {what}; a JSON checker shows the place"))
    }

    /// An archive that unpacks to more than the limit.
    #[cfg(feature = "office")]
    pub(crate) fn unpacked(limit: usize) -> Self {
        Self::limit(&format!("more than {} when unpacked", size(limit)))
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
