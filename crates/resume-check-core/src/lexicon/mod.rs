//! The lexicons: what the field's words mean, read from data and checked as data.
//!
//! One file of this module for each family of lexicon files; this one puts them together. Nothing here reads a resume.

mod contexts;
mod entries;
mod phrases;
mod source;

use resume_check_lexicons::File;

pub(crate) use contexts::{Contexts, Cue};
pub(crate) use entries::{ClueId, Entries, Entry, EntryId, FormRef, Guard, GuardClass};
pub(crate) use phrases::{Found, Phrases};
pub(crate) use source::Source;

use crate::error::Error;
use crate::text::Words;

/// The number of a title in `titles.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct TitleId(pub(crate) usize);

/// Everything that the lexicon files say, ready for use.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// Every word of every form.
    pub words: Words,
    /// What can be mentioned.
    pub entries: Entries,
    /// What the words around a mention say of it.
    pub contexts: Contexts,
}

impl Lexicon {
    /// Reads the built-in files and then the user's; a later file may add to an entry of an earlier one.
    pub(crate) fn read(files: &[Source<'_>]) -> Result<Self, Error> {
        let mut words = Words::default();
        let entries = Entries::read(files, &mut words)?;
        let contexts = Contexts::read(files, &mut words)?;
        Ok(Self { words, entries, contexts })
    }
}

/// The built-in files.
pub(crate) fn built_in() -> Vec<Source<'static>> {
    resume_check_lexicons::FILES.iter().map(|File { name, text }| Source::new(name, text)).collect()
}
