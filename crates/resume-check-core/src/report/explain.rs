//! What a person can ask about: criteria, rubrics, entries of the lexicons and pay, in plain data.

use serde::{Deserialize, Serialize};

use super::SalaryBand;
use crate::kinds::{Dimension, Effort, Level, Severity, Track};

/// Everything that goes by a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Explanation {
    /// Criteria of that id, by level and then track.
    pub criteria: Vec<CriterionView>,
    /// Entries of that id or form, in the order of the lexicons.
    pub entries: Vec<EntryView>,
    /// What the guide says at large, or of a title as a path.
    pub topics: Vec<TopicView>,
}

/// A page of what the career guide says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TopicView {
    /// Its id: `outlook`, `pay`, or the title that the path leads to.
    pub id: String,
    /// What to call it.
    pub label: String,
    /// What it says, point by point.
    pub says: Vec<String>,
    /// Where it comes from.
    pub source: String,
}

/// A rule of the diagnostics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RuleView {
    /// Its code: `RC001`, …
    pub code: String,
    /// Its name.
    pub name: String,
    /// How much its findings matter, unless the options say otherwise.
    pub severity: Severity,
    /// What it finds, why it matters, and an example before and after, in Markdown.
    pub page: String,
}

/// A rubric: what earns points at a level, with a track's criteria laid over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RubricView {
    /// The level.
    pub level: Level,
    /// The track whose criteria are laid over.
    pub track: Option<Track>,
    /// What to call the level.
    pub label: String,
    /// Its years, in words.
    pub years: String,
    /// What is to be reached in it.
    pub milestones: Vec<String>,
    /// The titles of the level, by name.
    pub titles: Vec<String>,
    /// What the guide says that it earns.
    pub salary_band: SalaryBand,
    /// What it takes to pass, of 100 points.
    pub pass_mark: f64,
    /// How far a thing goes that is only listed, in hundredths of one that is used.
    pub listed_share: u32,
    /// Its dimensions, in the order of a report.
    pub dimensions: Vec<DimensionView>,
}

/// A dimension of a rubric.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DimensionView {
    /// Which one.
    pub id: Dimension,
    /// What to call it.
    pub label: String,
    /// The most that it can be.
    pub points: f64,
    /// Its criteria, in the order of the rubric.
    pub criteria: Vec<CriterionView>,
}

/// A criterion of a rubric.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CriterionView {
    /// Its id.
    pub id: String,
    /// The level that asks for it.
    pub level: Level,
    /// The track that brings it; null where the level itself does.
    pub track: Option<Track>,
    /// The dimension that holds it.
    pub dimension: Dimension,
    /// What to call it.
    pub label: String,
    /// What it can earn.
    pub points: f64,
    /// What it costs a writer to earn it.
    pub effort: Effort,
    /// What to do to earn it.
    pub help: String,
    /// How it is often written: lines of a resume that earn little of it.
    pub weak: Option<String>,
    /// How it can be written: lines that earn it.
    pub strong: Option<String>,
    /// The ways to earn it; the best one counts.
    pub ways: Vec<WayView>,
    /// Where it comes from.
    pub source: String,
}

/// One way to earn a criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WayView {
    /// What is asked for, in words.
    pub asks: String,
    /// What counts, in words; empty where `asks` says it all.
    pub any_of: Vec<String>,
    /// The most that it earns, in hundredths of the criterion.
    pub share: u32,
}

/// An entry of the lexicons.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EntryView {
    /// What kind of thing it is: a kind of mention (`credential`, `code-set`, …), `title`, `metric` or `education`.
    pub kind: String,
    /// Its id, unique within the kind.
    pub id: String,
    /// Its full name.
    pub name: String,
    /// The short name of a credential.
    pub short: Option<String>,
    /// The class within its kind: `diagnosis`, `module`, `setting`, …
    pub class: Option<String>,
    /// The name of the system that a module belongs to.
    pub parent: Option<String>,
    /// What a combined form names.
    pub stands_for: Vec<String>,
    /// Who awards a credential.
    pub issuer: Option<String>,
    /// The career stage that it supports; of a title, the level that it shows.
    pub stage: Option<String>,
    /// The track that a title shows.
    pub track: Option<Track>,
    /// Whether a title can be a target.
    pub target: bool,
    /// Whether a credential is still awarded: `active`, `renamed`, `retired`, `unknown`.
    pub awarded: Option<String>,
    /// How good a value of a metric is; null where there is no scale.
    pub scale: Option<ScaleView>,
    /// The forms that name it, as the lexicons give them.
    pub forms: Vec<String>,
    /// Those of its forms that count only where the words around them agree.
    pub ambiguous: Vec<String>,
    /// Phrasings of a metric that are read as it.
    pub examples: Vec<String>,
    /// Whether the career guide names it.
    pub in_guide: bool,
    /// What else its forms can mean, and other facts.
    pub note: Option<String>,
}

/// The scale of a metric.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ScaleView {
    /// Whether a smaller value is better.
    pub lower_is_better: bool,
    /// What is good.
    pub good: Option<f64>,
    /// What is among the best.
    pub excellent: Option<f64>,
    /// The values that can be.
    pub plausible: Option<[f64; 2]>,
    /// Where the scale comes from.
    pub source: String,
}
