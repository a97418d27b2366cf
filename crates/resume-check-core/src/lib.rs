//! A resume analyzer for US medical coders: text in, an explained report out.
//!
//! [`Analyzer`] is built once and shared; [`Analyzer::analyze`] takes a [`Document`] and [`Options`] and returns a [`Report`]:
//! what the resume names and measures, its score against a level with the words that each point rests on, the level that it reads as, and what to do next.
//!
//! ```
//! use resume_check_core::{Analyzer, Document, Level, Month, Options, Target};
//!
//! let analyzer = Analyzer::builder().build()?;
//! let options = Options::new(Month::new(2026, 11).unwrap()).with_target(Target::level(Level::Entry));
//! let report = analyzer.analyze(&Document::from_text("Jo Doe, CPC"), &options);
//! assert_eq!(report.mentions[0].id, "cpc");
//! # Ok::<(), resume_check_core::Error>(())
//! ```
//!
//! The library reads no files, no clock and no environment, prints nothing and never panics on a text. What it knows of the field is data in the
//! package `resume-check-lexicons`; [`Builder::lexicon`] adds to it.
#![forbid(unsafe_code)]
#![cfg_attr(test, allow(clippy::disallowed_methods, reason = "tests read fixtures"))]

// In pipeline order: none names a later one.
mod span;
mod kinds;
mod month;
mod nearest;
mod error;
mod document;
mod posting;
mod options;
mod text;
mod lexicon;
mod sections;
mod mentions;
mod timeline;
mod metrics;
mod evidence;
mod rules;
mod rewrites;
pub mod report;
mod rubric;
pub mod guidance;
mod job;
mod analyzer;
mod ask;

pub use analyzer::{Analyzer, Builder};
pub use document::{Document, DocumentWarning, Layout};
pub use error::{Error, ErrorKind};
pub use kinds::{
    Bound, CriterionStatus, Dimension, EducationStatus, Effort, Grade, JobPart, JobStatus, Level, MentionKind, Per, SectionKind, Severity, Status,
    Strength, Track, Unit,
};
pub use month::Month;
pub use options::{Options, Target};
pub use posting::Posting;
pub use report::Report;
pub use span::Span;

#[cfg(test)]
mod tests {
    #[test]
    fn the_built_in_lexicons_hold_together() {
        if let Err(e) = crate::lexicon::Lexicon::read(&crate::lexicon::built_in()) {
            panic!("{e}");
        }
    }
}

#[cfg(test)]
mod show;
