//! What moved between two versions of a resume: by dimension and criterion, and the words that came and went.

use serde::{Deserialize, Serialize};

use crate::kinds::{Dimension, Level, MentionKind, Status, Strength};
use crate::report::{CriterionScore, Diagnostic, Report, TargetInfo};
use crate::text::one_line;

/// What moved from an old version of a resume to a new one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Comparison {
    /// The version of this shape: 1.
    pub schema_version: u32,
    /// The path of the old version.
    pub old: Option<String>,
    /// The path of the new version.
    pub new: Option<String>,
    /// The month that "present" means, `YYYY-MM`.
    pub as_of: String,
    /// What both were measured against.
    pub target: TargetInfo,
    /// The old score.
    pub old_points: f64,
    /// The new score.
    pub new_points: f64,
    /// The new score less the old one.
    pub change: f64,
    /// What it takes to pass.
    pub pass_mark: f64,
    /// Whether the new version passes.
    pub passed: bool,
    /// The level that the old version reads as.
    pub old_level: Level,
    /// The level that the new version reads as.
    pub new_level: Level,
    /// Every dimension, in the order of the rubric.
    pub dimensions: Vec<DimensionMove>,
    /// What was worth a look and is gone: code and message.
    pub settled: Vec<String>,
    /// What is newly worth a look: code and message.
    pub raised: Vec<String>,
}

/// A dimension of both versions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DimensionMove {
    /// Which one.
    pub id: Dimension,
    /// What to call it.
    pub label: String,
    /// What the old version earned.
    pub old_points: f64,
    /// What the new version earns.
    pub new_points: f64,
    /// The most that it can be.
    pub max: f64,
    /// Its criteria that moved, or whose evidence did, in the order of the rubric.
    pub criteria: Vec<CriterionMove>,
}

/// A criterion that moved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CriterionMove {
    /// Its id.
    pub id: String,
    /// What to call it.
    pub label: String,
    /// What the old version earned.
    pub old_points: f64,
    /// What the new version earns.
    pub new_points: f64,
    /// The new points less the old ones.
    pub change: f64,
    /// What it can earn.
    pub max: f64,
    /// What it rests on now and did not before, in the words of the new version.
    pub gained: Vec<String>,
    /// What it rested on before and does not any more, in the words of the old version.
    pub lost: Vec<String>,
}

/// What moved from one report to another of the same target: reports of two targets have few criteria in common.
pub fn compare(old: &Report, new: &Report) -> Comparison {
    let dimensions = new.score.dimensions.iter().map(|dimension| {
        let before = old.score.dimensions.iter().find(|d| d.id == dimension.id);
        let moved = dimension.criteria.iter().filter_map(|c| {
            let before = before.and_then(|d| d.criteria.iter().find(|b| b.id == c.id))?;
            criterion(old, before, new, c)
        });
        DimensionMove {
            id: dimension.id,
            label: dimension.label.clone(),
            old_points: before.map_or(0.0, |d| d.points),
            new_points: dimension.points,
            max: dimension.max,
            criteria: moved.collect(),
        }
    });
    Comparison {
        schema_version: 1,
        old: old.document.path.clone(),
        new: new.document.path.clone(),
        as_of: new.receipt.as_of.clone(),
        target: new.target.clone(),
        old_points: old.score.points,
        new_points: new.score.points,
        change: less(new.score.points, old.score.points),
        pass_mark: new.score.pass_mark,
        passed: new.score.passed,
        old_level: old.level.estimate,
        new_level: new.level.estimate,
        dimensions: dimensions.collect(),
        settled: beyond(&old.diagnostics, &new.diagnostics),
        raised: beyond(&new.diagnostics, &old.diagnostics),
    }
}

fn criterion(old: &Report, before: &CriterionScore, new: &Report, now: &CriterionScore) -> Option<CriterionMove> {
    let (had, has) = (evidence(old, before), evidence(new, now));
    let only = |of: &[Fact], other: &[Fact]| of.iter().filter(|f| !other.iter().any(|o| o.key == f.key)).map(|f| f.words.clone()).collect::<Vec<_>>();
    let (gained, lost) = (only(&has, &had), only(&had, &has));
    let change = less(now.points, before.points);
    (change != 0.0 || !gained.is_empty() || !lost.is_empty()).then(|| CriterionMove {
        id: now.id.clone(),
        label: now.label.clone(),
        old_points: before.points,
        new_points: now.points,
        change,
        max: now.max,
        gained,
        lost,
    })
}

/// One number less another, in hundredths.
fn less(a: f64, b: f64) -> f64 {
    ((a - b) * 100.0).round() / 100.0
}

/// What a criterion rests on: what tells it from others, and the words that say it.
struct Fact {
    key: String,
    words: String,
}

fn evidence(report: &Report, criterion: &CriterionScore) -> Vec<Fact> {
    criterion.evidence.iter().filter_map(|reference| resolve(report, reference)).collect()
}

/// What a ref of a criterion's evidence stands for.
fn resolve(report: &Report, reference: &str) -> Option<Fact> {
    if let Some(m) = report.mentions.iter().find(|m| m.reference == reference) {
        let manner = match (m.kind, m.status, m.strength) {
            (MentionKind::Credential, Status::InProgress, _) => " in progress",
            (_, _, Some(Strength::Listed)) => " (listed)",
            _ => "",
        };
        return Some(Fact { key: format!("{} {}{manner}", m.kind, m.id), words: format!("{}{manner}", one_line(&m.text)) });
    }
    if let Some(m) = report.metrics.iter().find(|m| m.reference == reference) {
        let value = [m.value, m.low, m.high, m.from, m.to].iter().flatten().map(f64::to_string).collect::<Vec<_>>().join(" ");
        return Some(Fact { key: format!("{} {value} {}", m.kind, m.unit), words: one_line(&m.text) });
    }
    let (list, index) = reference.strip_suffix(']')?.split_once('[')?;
    let index: usize = index.parse().ok()?;
    match list {
        "roles" => report.roles.get(index).map(|r| {
            let months = r.months.map_or(String::new(), |m| format!(", {m} months"));
            Fact {
                key: format!("role {} {}{months}", r.title_id.as_deref().unwrap_or_default(), r.title),
                words: format!("{}{months}", one_line(&r.title)),
            }
        }),
        "education" => report.education.get(index).map(|e| {
            let key = format!("education {} {} {}", e.id, e.status, e.accreditation.join(" "));
            let body = if e.accreditation.is_empty() { String::new() } else { format!(" ({})", e.accreditation.join(", ").to_uppercase()) };
            Fact { key, words: format!("{} {}{body}", e.id.replace('-', " "), e.status) }
        }),
        "sections" => report.sections.get(index).map(|s| Fact { key: format!("section {}", s.kind), words: format!("the section {}", s.kind) }),
        _ => None,
    }
}

/// What one list of diagnostics has beyond another, each as often as it is there more often.
fn beyond(of: &[Diagnostic], other: &[Diagnostic]) -> Vec<String> {
    let mut left: Vec<(&str, &str)> = other.iter().map(|d| (d.code.as_str(), d.message.as_str())).collect();
    let new = of.iter().filter(|d| match left.iter().position(|o| *o == (d.code.as_str(), d.message.as_str())) {
        Some(at) => {
            left.swap_remove(at);
            false
        }
        None => true,
    });
    new.map(|d| format!("{} {}", d.code, d.message)).collect()
}
