//! A job posting that was read: what it asks for, ready to be matched with many resumes.

use crate::kinds::{Level, MentionKind, Per, Unit};
use crate::span::Span;

/// What a posting asks for. [`Analyzer::posting`](crate::Analyzer::posting) reads one; [`Options::with_job`](crate::Options::with_job) takes it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Posting {
    /// The path to name in reports.
    pub path: Option<String>,
    /// The title as written.
    pub(crate) title: Option<String>,
    /// Its id in titles.toml.
    pub(crate) title_id: Option<String>,
    /// The level, by the years that are asked for, else by the title.
    pub(crate) level: Option<Level>,
    /// Years in the field; none where none are asked for.
    pub(crate) years: Option<Years>,
    /// What a candidate must bring, in text order.
    pub(crate) required: Vec<Ask>,
    /// What is nice to have, in text order.
    pub(crate) preferred: Vec<Ask>,
    /// What is named and not asked for: systems and code sets of the duties.
    pub(crate) named: Vec<Ask>,
    /// Specialties and care settings of the title and of what is asked for.
    pub(crate) specialties: Vec<Ask>,
    /// How accurate and how much.
    pub(crate) standards: Vec<Standard>,
    /// The lowest level of study that is asked for.
    pub(crate) study: Option<Study>,
    /// What is doubtful of it as a posting.
    pub(crate) warnings: Vec<String>,
    /// SHA-256 of its text.
    pub(crate) sha256: String,
}

/// A thing that is asked for; any of its names will do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ask {
    /// What kind of thing.
    pub kind: MentionKind,
    /// The names of which any one will do; one at least, in text order.
    pub names: Vec<AskedName>,
    /// The words of the posting, on one line.
    pub says: String,
    /// Where they stand.
    pub span: Span,
    /// Their 1-based line.
    pub line: usize,
}

/// One name of what is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AskedName {
    /// Its id in the lexicons.
    pub id: String,
    /// The posting's words for it, on one line.
    pub words: String,
}

/// Years that are asked for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Years {
    /// How many at the least.
    pub least: f64,
    /// The words of the posting, on one line.
    pub says: String,
    /// Where they stand.
    pub span: Span,
    /// Their 1-based line.
    pub line: usize,
}

/// A number that the work is held to.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Standard {
    /// The id of its family in metrics.toml.
    pub family: String,
    /// The value.
    pub value: f64,
    /// What it is counted in.
    pub unit: Unit,
    /// The period of a volume.
    pub per: Option<Per>,
    /// The words of the posting, on one line.
    pub says: String,
    /// Where they stand.
    pub span: Span,
    /// Their 1-based line.
    pub line: usize,
}

/// A level of study that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Study {
    /// Its place in the order of levels of job.toml.
    pub level: usize,
    /// The words of the posting, on one line.
    pub says: String,
    /// Where they stand.
    pub span: Span,
    /// Their 1-based line.
    pub line: usize,
}

impl Posting {
    /// Names the posting in reports.
    pub fn with_path(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }
}
