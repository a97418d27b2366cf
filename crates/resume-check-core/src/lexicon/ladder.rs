//! The career ladder: levels with their years and pay, what decides between them, and what evidence is worth.

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::Lexicon;
use super::source::Source;
use super::ways::{self, Way};
use crate::error::Error;
use crate::kinds::{Dimension, Level, MentionKind};
use crate::nearest::nearest;

/// The ladder.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Ladder {
    /// What it takes to pass, in points.
    pub pass_mark: u32,
    /// What a fact is worth.
    pub share: Shares,
    /// The dimensions in the order of a report.
    pub dimensions: Vec<DimensionRow>,
    /// The levels, lowest first.
    pub levels: Vec<Stage>,
    /// What decides between levels.
    pub estimate: Estimate,
}

/// How far a fact goes, in hundredths.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Shares {
    /// A thing that is only listed.
    pub listed: u32,
    /// A thing in a statement of what was done.
    pub used: u32,
    /// A value short of its benchmark.
    pub below: u32,
    /// A value at its benchmark.
    pub good: u32,
    /// A value among the best.
    pub excellent: u32,
    /// A value of a family without a benchmark.
    pub presence: u32,
    /// A value that its family's benchmark does not fit.
    pub ungraded: u32,
    /// A credential being earned, at entry.
    pub in_progress: u32,
    /// A programme under way.
    pub studying: u32,
    /// A programme that was left.
    pub unfinished: u32,
}

/// A dimension and what it may hold.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DimensionRow {
    /// Which one.
    pub id: Dimension,
    /// What to call it.
    pub label: String,
    points: Points,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Points {
    entry: u32,
    mid: u32,
    senior: u32,
}

impl DimensionRow {
    /// What it may hold at a level, in hundredths.
    pub(crate) fn points(&self, level: Level) -> u32 {
        100 * match level {
            Level::Entry => self.points.entry,
            Level::Mid => self.points.mid,
            Level::Senior => self.points.senior,
        }
    }
}

/// A stage of the ladder, as the guide describes it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Stage {
    /// Which level.
    pub level: Level,
    /// What to call it.
    pub label: String,
    /// Its years, in words.
    pub years: String,
    /// What it earns in a year, in US dollars.
    pub salary: [u32; 2],
    /// The percentiles of the occupation's pay that these are.
    pub percentiles: [u8; 2],
    /// Where the pay comes from.
    pub source: String,
    /// What is to be reached in it.
    pub milestones: Vec<String>,
    /// Its titles, ids of titles.toml.
    pub titles: Vec<String>,
    /// Its credentials.
    pub credentials: Vec<String>,
    /// Its skills.
    pub skills: Vec<String>,
    /// Its education.
    pub education: Vec<String>,
}

/// What decides between levels, in months of coding.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Estimate {
    /// Mid from here.
    pub mid_from: u32,
    /// Mid from here with evidence.
    pub mid_with_evidence_from: u32,
    /// Senior from here.
    pub senior_from: u32,
    /// Senior from here with evidence.
    pub senior_with_evidence_from: u32,
    /// How many families of results stand in for evidence from `senior_from` on.
    pub results: usize,
    /// What lifts to mid.
    pub mid_evidence: Vec<Way>,
    /// What lifts to senior.
    pub senior_evidence: Vec<Way>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileOf {
    pass_mark: u32,
    share: Shares,
    dimension: Vec<DimensionRow>,
    level: Vec<StageRow>,
    estimate: Spanned<EstimateRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StageRow {
    id: Level,
    label: String,
    years: String,
    salary: [u32; 2],
    percentiles: [u8; 2],
    source: String,
    milestones: Vec<String>,
    titles: Vec<Spanned<String>>,
    credentials: Vec<Spanned<String>>,
    skills: Vec<Spanned<String>>,
    education: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EstimateRow {
    mid_from: u32,
    mid_with_evidence_from: u32,
    senior_from: u32,
    senior_with_evidence_from: u32,
    results: usize,
    mid_evidence: Vec<ways::Row>,
    senior_evidence: Vec<ways::Row>,
}

impl Ladder {
    /// The last ladder among `files`; `lexicon` is what it may name.
    pub(super) fn read(files: &[Source<'_>], lexicon: &Lexicon) -> Result<Self, Error> {
        let mut ladder = Self::default();
        for file in files.iter().filter(|f| f.name == "ladder.toml") {
            let rows: FileOf = file.parse()?;
            let at = Spanned::new(rows.estimate.span(), "estimate".to_owned());
            let estimate = rows.estimate.into_inner();
            let ways = |rows: Vec<ways::Row>| rows.into_iter().map(|w| w.read(file, lexicon, &at)).collect::<Result<Vec<_>, _>>();
            ladder = Self {
                pass_mark: rows.pass_mark,
                share: rows.share,
                dimensions: rows.dimension,
                levels: rows.level.into_iter().map(|row| stage(file, lexicon, row)).collect::<Result<_, _>>()?,
                estimate: Estimate {
                    mid_from: estimate.mid_from,
                    mid_with_evidence_from: estimate.mid_with_evidence_from,
                    senior_from: estimate.senior_from,
                    senior_with_evidence_from: estimate.senior_with_evidence_from,
                    results: estimate.results,
                    mid_evidence: ways(estimate.mid_evidence)?,
                    senior_evidence: ways(estimate.senior_evidence)?,
                },
            };
            let told: Vec<Level> = ladder.levels.iter().map(|l| l.level).collect();
            if told != Level::ALL {
                return Err(file.fault(0, "the ladder tells of entry, mid and senior, in this order"));
            }
        }
        Ok(ladder)
    }

    /// The stage of a level; none where no ladder was read.
    pub(crate) fn stage(&self, level: Level) -> Option<&Stage> {
        self.levels.iter().find(|s| s.level == level)
    }
}

fn stage(file: &Source<'_>, lexicon: &Lexicon, row: StageRow) -> Result<Stage, Error> {
    let checked = |list: Vec<Spanned<String>>, what: &str, ids: Vec<&str>| -> Result<Vec<String>, Error> {
        for id in &list {
            if !ids.contains(&id.get_ref().as_str()) {
                let nearest = nearest(id.get_ref(), ids.iter().copied()).map_or(String::new(), |n| format!("; the nearest is {n:?}"));
                return Err(file.fault_at(id, format!("no {what} has the id {:?}{nearest}", id.get_ref())));
            }
        }
        Ok(list.into_iter().map(Spanned::into_inner).collect())
    };
    Ok(Stage {
        level: row.id,
        label: row.label,
        years: row.years,
        salary: row.salary,
        percentiles: row.percentiles,
        source: row.source,
        milestones: row.milestones,
        titles: checked(row.titles, "title", lexicon.titles.iter().map(|t| t.id.as_str()).collect())?,
        credentials: checked(row.credentials, "credential", lexicon.entries.ids(MentionKind::Credential))?,
        skills: checked(row.skills, "skill", lexicon.entries.ids(MentionKind::Skill))?,
        education: checked(row.education, "education", lexicon.education.ids().collect())?,
    })
}
