//! What can go wrong before a text is read: a lexicon that does not hold together, a name that nobody knows.

use std::fmt;

/// What kind of fault an [`Error`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A lexicon file is no TOML, or lacks what an entry needs.
    Lexicon,
    /// A target, track or month that is not known.
    Option,
    /// A posting that asks for nothing that can be matched.
    Posting,
}

/// A fault, with what it is about, where it stands and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(Box<Repr>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Repr {
    kind: ErrorKind,
    message: String,
    place: Option<Place>,
}

/// Where in a lexicon file a fault stands.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    file: String,
    line: usize,
    text: String,
}

impl Error {
    /// A fault of an option.
    pub(crate) fn option(message: impl Into<String>) -> Self {
        Self(Box::new(Repr { kind: ErrorKind::Option, message: message.into(), place: None }))
    }

    /// A fault of a posting.
    pub(crate) fn posting(message: impl Into<String>) -> Self {
        Self(Box::new(Repr { kind: ErrorKind::Posting, message: message.into(), place: None }))
    }

    /// A fault of a lexicon file at this byte of its text.
    pub(crate) fn lexicon(file: &str, text: &str, byte: usize, message: impl Into<String>) -> Self {
        let byte = (0..=byte.min(text.len())).rev().find(|b| text.is_char_boundary(*b)).unwrap_or(0);
        let line = text[..byte].matches('\n').count();
        let place = Place { file: file.to_owned(), line: line + 1, text: text.lines().nth(line).unwrap_or_default().trim_end().to_owned() };
        Self(Box::new(Repr { kind: ErrorKind::Lexicon, message: message.into(), place: Some(place) }))
    }

    /// What kind of fault it is.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(place) = &self.0.place else { return f.write_str(&self.0.message) };
        writeln!(f, "{}:{}: {}", place.file, place.line, self.0.message)?;
        write!(f, "  {:>4} | {}", place.line, place.text)
    }
}

impl std::error::Error for Error {}
