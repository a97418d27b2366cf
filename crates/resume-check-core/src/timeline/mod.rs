//! The career timeline: roles with their dates, months of experience, education.

use std::ops::Range;

use crate::kinds::EducationStatus;
use crate::lexicon::TitleId;
use crate::month::Month;
use crate::span::Span;

/// Where a career stands in time.
#[derive(Debug, Clone, Default)]
pub(crate) struct Timeline {
    /// Job entries in text order.
    pub roles: Vec<Role>,
    /// Degrees and programmes in text order.
    pub education: Vec<Education>,
}

/// When a role ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// In that month.
    Month(Month),
    /// Not yet.
    Present,
}

/// A job entry.
#[derive(Debug, Clone)]
pub(crate) struct Role {
    /// The title as written.
    pub title: String,
    /// Its entry in titles.toml.
    pub title_id: Option<TitleId>,
    /// The employer as written, where told.
    pub employer: Option<String>,
    /// The first month.
    pub start: Option<Month>,
    /// The last month.
    pub end: Option<End>,
    /// Where the words of the entry's head stand: title, employer and dates.
    pub span: Span,
    /// The span from the head to the next entry or section: where its bullets stand.
    pub body: Span,
    /// Whether it is a trainee's, an extern's or a volunteer's.
    pub unpaid: bool,
}

/// A degree, programme or course of study.
#[derive(Debug, Clone)]
pub(crate) struct Education {
    /// The id of its entry in education.toml.
    pub id: String,
    /// The field of study as written, where told.
    pub field: Option<String>,
    /// Ids of accrediting bodies named with it.
    pub accreditation: Vec<String>,
    /// Whether it is finished.
    pub status: EducationStatus,
    /// The year that is told with it.
    pub year: Option<u16>,
    /// Where its words stand.
    pub span: Span,
    /// The tokens that it takes.
    pub tokens: Range<usize>,
}
