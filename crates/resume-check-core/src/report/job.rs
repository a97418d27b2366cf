//! How a resume matches a posting.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::kinds::{JobPart, JobStatus, Level, MentionKind, Per, Unit};
use crate::span::Span;

/// How a resume matches a posting. Spans of what is asked for point into the posting, those of `lead_with` into the resume.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct JobMatch {
    /// The posting's path as the caller names it; null where it gave none.
    pub path: Option<String>,
    /// The title as written; null where none is known.
    pub title: Option<String>,
    /// Its id in titles.toml.
    pub title_id: Option<String>,
    /// The level, by the years that are asked for, else by the title.
    pub level: Option<Level>,
    /// The least years in the job's own field; 0 where none are asked for.
    pub years: f64,
    /// How well the resume matches; at most two decimals.
    pub points: f64,
    /// 100.
    pub max: f64,
    /// The parts of the points; what the posting does not ask for has none.
    pub parts: Vec<JobPartScore>,
    /// What a candidate must bring, in the posting's order.
    pub required: Vec<JobItem>,
    /// What is nice to have, in the posting's order.
    pub preferred: Vec<JobItem>,
    /// What the posting names and does not ask for, in its order; it earns nothing.
    pub named: Vec<JobItem>,
    /// Specialties and care settings of the title and of what is required.
    pub specialties: Vec<JobItem>,
    /// Years in the field; null where none are asked for.
    pub experience: Option<JobYears>,
    /// How accurate and how much the work must be.
    pub standards: Vec<JobStandard>,
    /// The lowest level of study that is asked for; null where none is.
    pub education: Option<JobStudy>,
    /// The resume's own lines to lead with for this posting, best first.
    pub lead_with: Vec<JobLead>,
    /// What is doubtful of the posting.
    pub warnings: Vec<String>,
}

/// A part of the points of a match.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct JobPartScore {
    /// Which one.
    pub id: JobPart,
    /// What to call it.
    pub label: String,
    /// What was earned.
    pub points: f64,
    /// What can be earned.
    pub max: f64,
    /// What earned it, and what is short.
    pub why: String,
}

/// A thing that a posting asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct JobItem {
    /// What kind of thing.
    pub kind: MentionKind,
    /// Its id in the lexicons; of several of which any one will do, the first.
    pub id: String,
    /// Its full name.
    pub name: String,
    /// The ids of the others that will do as well.
    pub alternatives: Vec<String>,
    /// How the resume stands to it.
    pub status: JobStatus,
    /// The refs of the mentions that show it, the strongest first.
    pub evidence: Vec<String>,
    /// The posting's words.
    pub says: String,
    /// The resume's words for it; null where it is missing.
    pub shown: Option<String>,
    /// The posting's words to write beside the resume's own, where it has another name for the same thing.
    pub mirror: Option<String>,
    /// Why it stands so.
    pub why: String,
    /// Where it stands in the posting.
    pub span: Span,
    /// Its 1-based line in the posting.
    pub line: usize,
}

/// Years that a posting asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct JobYears {
    /// How many at the least.
    pub asked: f64,
    /// How many the dated roles show.
    pub shown: f64,
    /// How the two compare.
    pub status: JobStatus,
    /// The posting's words.
    pub says: String,
    /// Where they stand in the posting.
    pub span: Span,
    /// Their 1-based line in the posting.
    pub line: usize,
}

/// A number that a posting holds the work to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct JobStandard {
    /// The id of the family of metrics.
    pub kind: String,
    /// What to call it.
    pub name: String,
    /// The value that is asked for.
    pub value: f64,
    /// What it is counted in.
    pub unit: Unit,
    /// The period of a volume.
    pub per: Option<Per>,
    /// How the resume stands to it; another unit or period than the posting's is `partial`.
    pub status: JobStatus,
    /// The ref of the metric that is held against it.
    pub evidence: Vec<String>,
    /// The posting's words.
    pub says: String,
    /// The resume's words; null where it states no such number.
    pub shown: Option<String>,
    /// Where it stands in the posting.
    pub span: Span,
    /// Its 1-based line in the posting.
    pub line: usize,
}

/// A level of study that a posting asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct JobStudy {
    /// `certificate`, `associate`, `bachelor` or `master`.
    pub level: String,
    /// How the resume stands to it: a higher level does, one under way is `partial`.
    pub status: JobStatus,
    /// The resume's study that comes nearest, as `education[0]`.
    pub evidence: Vec<String>,
    /// The posting's words.
    pub says: String,
    /// The resume's words; null where it names no such study.
    pub shown: Option<String>,
    /// Where they stand in the posting.
    pub span: Span,
    /// Their 1-based line in the posting.
    pub line: usize,
}

/// A line of the resume to lead with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct JobLead {
    /// Where it stands in the resume.
    pub span: Span,
    /// Its 1-based line in the resume.
    pub line: usize,
    /// Its 1-based page in the resume; null where the format has none.
    pub page: Option<usize>,
    /// What it shows of what the posting asks for.
    pub why: String,
}
