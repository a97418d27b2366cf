//! The lexicons: what the field's words mean, read from data and checked as data.
//!
//! One file of this module for each family of lexicon files; this one puts them together. Nothing here reads a resume.

#[cfg(test)]
mod checks;
mod composed;
mod contexts;
mod education;
mod entries;
mod headings;
mod items;
mod job;
mod ladder;
mod metrics;
mod numbers;
mod paths;
mod phrases;
mod rewrites;
mod rubrics;
mod source;
mod titles;
mod ways;
mod wording;

use resume_check_lexicons::File;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub(crate) use contexts::{Contexts, Cue, Holding};
pub(crate) use education::{EducationForm, Educations};
pub(crate) use entries::{ClueId, Entries, Entry, EntryId, FormRef, Guard, GuardClass};
pub(crate) use headings::Headings;
pub(crate) use items::{Item, Items, Picked, Selector};
pub(crate) use job::{Job, PostingPart, Wish, WishCue};
pub(crate) use ladder::{Ladder, Shares};
pub(crate) use metrics::{Benchmark, Cue as MetricCue, Family, FamilyId, Metrics};
pub(crate) use numbers::{Around, Noun, NumberWords, Sort, WordClass, Worded};
pub(crate) use paths::{Path, Paths, Topic};
pub(crate) use phrases::{Found, Phrases};
pub(crate) use rewrites::{Piece, Rewrites, Slot, Template};
pub(crate) use rubrics::{Criterion, Rubrics};
pub(crate) use source::Source;
pub(crate) use titles::{Title, TitleForm, TitleId, Titles};
pub(crate) use ways::{Asks, Assumption, Measure, PLACES, Pool, Way};
pub(crate) use wording::{Part, Wording};

use crate::error::Error;
use crate::text::Words;

/// Everything that the lexicon files say, ready for use.
#[derive(Debug, Serialize, Deserialize)]
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
    /// What the diagnostics look for.
    pub wording: Wording,
    /// How postings are written.
    pub job: Job,
    /// The career ladder.
    pub ladder: Ladder,
    /// What earns points.
    pub rubrics: Rubrics,
    /// Where a career can go.
    pub paths: Paths,
    /// Lines with blanks.
    pub rewrites: Rewrites,
    /// SHA-256 of the tool's version and of every file's name, length and bytes, in the order of names.
    pub sha256: String,
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
        let wording = Wording::read(files, &mut words, &entries, &metrics)?;
        let rewrites = rewrites::read(files, &metrics, &mut words)?;
        let job = Job::read(files, &mut words, &entries)?;
        let (ladder, rubrics, paths, sha256) = (Ladder::default(), Rubrics::default(), Paths::default(), fingerprint(files));
        let mut lexicon =
            Self { words, entries, contexts, headings, titles, education, metrics, wording, job, ladder, rubrics, paths, rewrites, sha256 };
        lexicon.ladder = Ladder::read(files, &lexicon)?;
        lexicon.rubrics = Rubrics::read(files, &lexicon)?;
        lexicon.paths = Paths::read(files, &lexicon)?;
        Ok(lexicon)
    }

    /// The lexicons that were read before and stored.
    pub(crate) fn load(stored: &[u8]) -> Result<Self, Error> {
        postcard::from_bytes(stored).map_err(|e| Error::lexicon("the built-in lexicons", "", 0, e.to_string()))
    }
}

/// SHA-256 of the tool's version, then name, length and bytes of each file in the order of names.
fn fingerprint(files: &[Source<'_>]) -> String {
    let mut sorted: Vec<&Source<'_>> = files.iter().collect();
    // Stable: a user's file stands behind the built-in one of its name.
    sorted.sort_by_key(|f| f.name);
    let mut hash = Sha256::new();
    hash.update(env!("CARGO_PKG_VERSION"));
    for file in sorted {
        hash.update(format!("\n{} {}\n", file.name, file.text.len()));
        hash.update(file.text);
    }
    hex(hash)
}

/// The hash's value in lower-case hexadecimal digits.
pub(crate) fn hex(hash: Sha256) -> String {
    let halves = hash.finalize().into_iter().flat_map(|b| [b >> 4, b & 0xf]);
    halves.filter_map(|half| char::from_digit(half.into(), 16)).collect()
}

/// The built-in files.
pub(crate) fn built_in() -> Vec<Source<'static>> {
    resume_check_lexicons::FILES.iter().map(|File { name, text }| Source::new(name, text)).collect()
}
