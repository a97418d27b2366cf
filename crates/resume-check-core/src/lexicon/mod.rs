//! The lexicons: what the field's words mean, read from data and checked as data.
//!
//! One file of this module for each family of lexicon files; this one puts them together. Nothing here reads a resume.

mod contexts;
mod education;
mod entries;
mod headings;
mod metrics;
mod phrases;
mod source;
mod titles;

use resume_check_lexicons::File;

pub(crate) use contexts::{Contexts, Cue};
pub(crate) use education::{EducationForm, Educations};
pub(crate) use entries::{ClueId, Entries, Entry, EntryId, FormRef, Guard, GuardClass};
pub(crate) use headings::Headings;
pub(crate) use metrics::{Around, Benchmark, Cue as MetricCue, Family, FamilyId, Metrics, Noun, Sort};
pub(crate) use phrases::{Found, Phrases};
pub(crate) use source::Source;
pub(crate) use titles::{Title, TitleForm, TitleId, Titles};

use crate::error::Error;
use crate::text::Words;

/// Everything that the lexicon files say, ready for use.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// Every word of every form.
    pub words: Words,
    /// What can be mentioned.
    pub entries: Entries,
    /// What the words around a mention say of it.
    pub contexts: Contexts,
    /// Headings of sections.
    pub headings: Headings,
    /// Job titles.
    pub titles: Titles,
    /// Degrees and programmes.
    pub education: Educations,
    /// Families of metrics.
    pub metrics: Metrics,
}

impl Lexicon {
    /// Reads the built-in files and then the user's; a later file may add to an entry of an earlier one.
    pub(crate) fn read(files: &[Source<'_>]) -> Result<Self, Error> {
        let mut words = Words::default();
        let entries = Entries::read(files, &mut words)?;
        let contexts = Contexts::read(files, &mut words)?;
        let headings = Headings::read(files, &mut words)?;
        let titles = Titles::read(files, &mut words)?;
        let education = Educations::read(files, &mut words)?;
        let metrics = Metrics::read(files, &mut words)?;
        Ok(Self { words, entries, contexts, headings, titles, education, metrics })
    }
}

/// The built-in files.
pub(crate) fn built_in() -> Vec<Source<'static>> {
    resume_check_lexicons::FILES.iter().map(|File { name, text }| Source::new(name, text)).collect()
}
