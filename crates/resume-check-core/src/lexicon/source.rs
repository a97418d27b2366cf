//! One lexicon file as it was given: name and text, and faults that point into it.

use serde::de::DeserializeOwned;
use toml::Spanned;

use crate::error::Error;

/// A lexicon file's name and text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source<'a> {
    /// Its path below the lexicons' folder, such as `credentials.toml`.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
}

impl<'a> Source<'a> {
    /// A file of that name.
    pub(crate) fn new(name: &'a str, text: &'a str) -> Self {
        Self { name, text }
    }

    /// Reads the file into the shape that its name asks for.
    pub(crate) fn parse<T: DeserializeOwned>(&self) -> Result<T, Error> {
        toml::from_str(self.text).map_err(|e| self.fault(e.span().map_or(0, |s| s.start), e.message()))
    }

    /// A fault at this byte of the file.
    pub(crate) fn fault(&self, byte: usize, message: impl Into<String>) -> Error {
        Error::lexicon(self.name, self.text, byte, message)
    }

    /// A fault at a value of the file.
    pub(crate) fn fault_at<T>(&self, value: &Spanned<T>, message: impl Into<String>) -> Error {
        self.fault(value.span().start, message)
    }
}
