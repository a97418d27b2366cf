//! The report: everything that a check found, owned and serialisable, in the names of its schema.
//!
//! Fields may be added; names and meanings stay. It holds no contact details, and what it quotes is only what evidence rests on.

mod assemble;
mod explain;
mod job;
mod positions;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::document::DocumentWarning;
use crate::kinds::{
    Bound, CriterionStatus, Dimension, EducationStatus, Effort, Grade, Level, MentionKind, Per, SectionKind, Severity, Status, Strength, Track, Unit,
};
use crate::span::Span;

pub(crate) use assemble::{Found, Judged, assemble};
pub use explain::{CriterionView, DimensionView, EntryView, Explanation, RubricView, RuleView, ScaleView, TopicView, WayView};
pub use job::{JobItem, JobLead, JobMatch, JobPartScore, JobStandard, JobStudy, JobYears};
use positions::Positions;

/// The JSON Schema of a report, as the types give it.
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(Report)
}

/// The version of the report's shape.
pub const SCHEMA_VERSION: u32 = 1;

/// What a check returns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Report {
    /// The version of this shape: 1.
    pub schema_version: u32,
    /// What made the report.
    pub tool: Tool,
    /// What the report was made from; the same four give the same bytes.
    pub receipt: Receipt,
    /// The document that was read.
    pub document: DocumentInfo,
    /// What the resume was measured against.
    pub target: TargetInfo,
    /// The score at the target.
    pub score: Score,
    /// The level that the resume reads as.
    pub level: LevelEstimate,
    /// What the text names, in text order.
    pub mentions: Vec<MentionInfo>,
    /// Quantified claims, in text order.
    pub metrics: Vec<MetricInfo>,
    /// Job entries, in text order.
    pub roles: Vec<RoleInfo>,
    /// Degrees and programmes, in text order.
    pub education: Vec<EducationInfo>,
    /// The parts of the text, in text order.
    pub sections: Vec<SectionInfo>,
    /// What is worth a look, in text order.
    pub diagnostics: Vec<Diagnostic>,
    /// What to do next, best first.
    pub actions: Vec<Action>,
    /// How the resume matches the posting that was given; null where none was.
    pub job: Option<JobMatch>,
}

/// What made the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Tool {
    /// `resume-check`.
    pub name: String,
    /// The library's version.
    pub version: String,
}

/// What the report was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Receipt {
    /// SHA-256 of the input's bytes, as the caller gave it; null where it gave none.
    pub input_sha256: Option<String>,
    /// SHA-256 of the tool's version and every lexicon file.
    pub rules_sha256: String,
    /// SHA-256 of the options that change the report.
    pub options_sha256: String,
    /// The month that "present" means, `YYYY-MM`.
    pub as_of: String,
}

/// The document that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct DocumentInfo {
    /// The path as the caller names it; null where it gave none.
    pub path: Option<String>,
    /// The file format: `text`.
    pub format: String,
    /// The size of the analysed text in bytes.
    pub bytes: usize,
    /// How many lines it has.
    pub lines: usize,
    /// How many words it has, parted by white space.
    pub words: usize,
    /// How many pages it has; null where the format has none.
    pub pages: Option<usize>,
    /// What was lost or doubtful in reading it.
    pub warnings: Vec<DocumentWarning>,
}

/// What the resume was measured against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct TargetInfo {
    /// The level.
    pub level: Level,
    /// The track whose overlay applies.
    pub track: Option<Track>,
    /// The title that was asked for.
    pub title_id: Option<String>,
    /// What to call the target.
    pub label: String,
    /// Where it comes from: `option`, `config` or `default`.
    pub chosen: String,
}

/// The score at the target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Score {
    /// The sum of the dimensions; at most two decimals.
    pub points: f64,
    /// 100.
    pub max: f64,
    /// What it takes to pass.
    pub pass_mark: f64,
    /// Whether it does.
    pub passed: bool,
    /// The parts, in the order of the rubric.
    pub dimensions: Vec<DimensionScore>,
}

/// One dimension of the score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct DimensionScore {
    /// Which one.
    pub id: Dimension,
    /// What to call it.
    pub label: String,
    /// The sum of its criteria.
    pub points: f64,
    /// The most that it can be.
    pub max: f64,
    /// Its criteria, in the order of the rubric.
    pub criteria: Vec<CriterionScore>,
}

/// One criterion of the score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct CriterionScore {
    /// Its id in the rubric.
    pub id: String,
    /// What to call it.
    pub label: String,
    /// What was earned.
    pub points: f64,
    /// What can be earned.
    pub max: f64,
    /// All, some or none of it.
    pub status: CriterionStatus,
    /// The refs of the mentions and metrics that it rests on, and `roles[0]`, `education[0]`, `sections[0]` for the rest.
    pub evidence: Vec<String>,
    /// What earned the points, and what would earn the rest.
    pub why: String,
    /// The source of the criterion.
    pub source: String,
}

/// The level that the resume reads as.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct LevelEstimate {
    /// The level, by the ladder.
    pub estimate: Level,
    /// 0.5 at a boundary, 1.0 far from one: a margin, no probability.
    pub confidence: f64,
    /// The level on the other side of the nearest boundary.
    pub runner_up: Option<Level>,
    /// The score against each level, without a track.
    pub fits: Fits,
    /// What decided.
    pub why: String,
    /// Months of the union of coding roles, in years.
    pub years_experience: f64,
    /// The track of the latest coding role.
    pub track: Option<Track>,
    /// What the guide says that the level earns.
    pub salary_band: SalaryBand,
}

/// The score against each level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Fits {
    /// Against entry.
    pub entry: f64,
    /// Against mid.
    pub mid: f64,
    /// Against senior.
    pub senior: f64,
}

/// What a level earns in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct SalaryBand {
    /// The lower end.
    pub low: u32,
    /// The upper end.
    pub high: u32,
    /// `USD`.
    pub currency: String,
    /// The percentiles of the occupation's pay that the ends are.
    pub percentiles: [u8; 2],
    /// Where the figures come from.
    pub source: String,
}

/// A thing that the text names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct MentionInfo {
    /// `m1`, `m2`, …
    #[serde(rename = "ref")]
    pub reference: String,
    /// What kind of thing.
    pub kind: MentionKind,
    /// Its id in the lexicons.
    pub id: String,
    /// The id of the system that a module belongs to.
    pub parent: Option<String>,
    /// Its full name.
    pub name: String,
    /// The words in the text.
    pub text: String,
    /// How the writer stands to it.
    pub status: Status,
    /// How strongly it is shown; null for credentials.
    pub strength: Option<Strength>,
    /// Where it stands.
    pub span: Span,
    /// Its 1-based line.
    pub line: usize,
    /// Its 1-based column, in characters.
    pub column: usize,
    /// Its 1-based page; null where the format has none.
    pub page: Option<usize>,
    /// The section that holds it.
    pub section: SectionKind,
    /// The index of the role that holds it.
    pub role: Option<usize>,
    /// Why it was read so.
    pub why: String,
}

/// A quantified claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct MetricInfo {
    /// `q1`, `q2`, …
    #[serde(rename = "ref")]
    pub reference: String,
    /// The id of its family.
    pub kind: String,
    /// The value, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// The lower end of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    /// The upper end of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
    /// Where a change began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<f64>,
    /// Where a change ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<f64>,
    /// What it is counted in.
    pub unit: Unit,
    /// The words that state it.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// Its 1-based line.
    pub line: usize,
    /// Its 1-based column, in characters.
    pub column: usize,
    /// Its 1-based page; null where the format has none.
    pub page: Option<usize>,
    /// The section that holds it.
    pub section: SectionKind,
    /// The index of the role that holds it.
    pub role: Option<usize>,
    /// How its words bound it.
    pub bound: Option<Bound>,
    /// The period of a volume.
    pub per: Option<Per>,
    /// The care setting, an id of specialties.toml.
    pub setting: Option<String>,
    /// Where it lies on its family's scale.
    pub grade: Option<Grade>,
    /// Whether such a value can be; one that can't earns nothing.
    pub plausible: bool,
}

/// A job entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct RoleInfo {
    /// The title as written.
    pub title: String,
    /// Its id in titles.toml.
    pub title_id: Option<String>,
    /// The employer as written.
    pub employer: Option<String>,
    /// The first month, `YYYY-MM`.
    pub start: Option<String>,
    /// The last month, `YYYY-MM` or `present`.
    pub end: Option<String>,
    /// Months from start through end.
    pub months: Option<u32>,
    /// The level that the title shows.
    pub level: Option<Level>,
    /// The track that the title shows.
    pub track: Option<Track>,
    /// Where the entry's head stands.
    pub span: Span,
}

/// A degree, programme or course of study.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct EducationInfo {
    /// Its id in education.toml.
    pub id: String,
    /// The field of study as written.
    pub field: Option<String>,
    /// Ids of accrediting bodies named with it.
    pub accreditation: Vec<String>,
    /// Whether it is finished.
    pub status: EducationStatus,
    /// The year that is told with it.
    pub year: Option<u16>,
    /// Where it stands.
    pub span: Span,
}

/// A part of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct SectionInfo {
    /// What it is for.
    pub kind: SectionKind,
    /// Its heading as written; null above the first heading.
    pub title: Option<String>,
    /// From its heading to the next.
    pub span: Span,
}

/// Something worth a look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Diagnostic {
    /// `RC001`, …
    pub code: String,
    /// The rule's name.
    pub name: String,
    /// How much it matters.
    pub severity: Severity,
    /// What was found.
    pub message: String,
    /// What to do.
    pub help: String,
    /// Where it stands.
    pub span: Span,
    /// Its 1-based line.
    pub line: usize,
    /// Its 1-based column, in characters.
    pub column: usize,
    /// Its 1-based page; null where the format has none.
    pub page: Option<usize>,
}

/// A thing to do, and what it would earn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Action {
    /// The score with exactly this fact added, less the score now.
    pub gain: f64,
    /// What it costs the writer.
    pub effort: Effort,
    /// The criterion that it would earn.
    pub criterion: String,
    /// The value or fact that the gain assumes.
    pub assumes: String,
    /// What to do, in words.
    pub text: String,
    /// The line to work on, as one with blanks for figures that only the writer knows; null where no line speaks of it.
    #[serde(default)]
    pub template: Option<String>,
    /// The words of the resume to work on, where there are any.
    pub span: Option<Span>,
    /// Their 1-based line.
    pub line: Option<usize>,
    /// Their 1-based page; null where the format has none.
    pub page: Option<usize>,
}
