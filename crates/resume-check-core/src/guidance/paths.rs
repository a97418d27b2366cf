//! Where a resume stands for every title of the ladder and every path beside it: the score there, what carries over, the first thing that is missing.

use serde::{Deserialize, Serialize};

use super::{is_of_track, target_info};
use crate::evidence::{Body, Facts};
use crate::kinds::{Effort, Level};
use crate::lexicon::{Lexicon, Path};
use crate::options::Target;
use crate::report::{Action, TargetInfo};
use crate::rubric::{self, points};
use crate::text::one_line;

/// The most of what carries over that is told.
const CARRIED: usize = 5;
/// The most of what is missing that is told.
const MISSING: usize = 3;
/// What is earned of a criterion, in hundredths of it, before it carries over.
const ENOUGH: u32 = 70;

/// Where a resume stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Paths {
    /// The version of this shape: 1.
    pub schema_version: u32,
    /// The path of the resume, as the caller names it.
    pub path: Option<String>,
    /// The month that "present" means, `YYYY-MM`.
    pub as_of: String,
    /// The level that the resume reads as.
    pub level: Level,
    /// Years of coding work.
    pub years_experience: f64,
    /// What it takes to pass.
    pub pass_mark: f64,
    /// Every path, the best score first, then in the order of the ladder.
    pub paths: Vec<PathStanding>,
}

/// Where a resume stands for one path.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PathStanding {
    /// What to call the path.
    pub label: String,
    /// The target that it is measured against.
    pub target: TargetInfo,
    /// Its titles, ids of titles.toml.
    pub titles: Vec<String>,
    /// Whether it leads away from the ladder.
    pub beside: bool,
    /// What the work is.
    pub says: String,
    /// What the guide asks for.
    pub asks: Vec<String>,
    /// Where that comes from.
    pub source: String,
    /// The score.
    pub points: f64,
    /// Whether it passes.
    pub passed: bool,
    /// What carries over: what the path itself asks for first, then the most points.
    pub carries_over: Vec<Carried>,
    /// What is missing and can be begun now: what the path itself asks for first, then what has the most points.
    pub missing: Vec<Action>,
}

/// A criterion that the resume earns all or most of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Carried {
    /// Its id.
    pub criterion: String,
    /// What to call it.
    pub label: String,
    /// What is earned.
    pub points: f64,
    /// What can be earned.
    pub max: f64,
    /// The words of the resume that it rests on.
    pub words: Vec<String>,
}

/// Where the evidence stands for every path that has a title.
pub(crate) fn paths<'e>(facts: &Facts<'e>, evidence: &Body<'e>) -> Vec<PathStanding> {
    let lexicon = facts.lexicon;
    let mut all: Vec<PathStanding> = lexicon.paths.all.iter().filter_map(|path| standing(lexicon, facts, evidence, path)).collect();
    all.sort_by(|a, b| b.points.total_cmp(&a.points));
    all
}

fn standing<'e>(lexicon: &'e Lexicon, facts: &Facts<'e>, evidence: &Body<'e>, path: &Path) -> Option<PathStanding> {
    let title = path.titles.first()?;
    let target = Target { track: path.track, title_id: Some(title.clone()), label: path.label.clone(), ..Target::level(path.level) };
    let sheet = rubric::score(lexicon, path.level, path.track, evidence);
    let of_the_path = |id: &str| is_of_track(lexicon, path.level, path.track, id);
    let mut carried: Vec<_> = sheet.rows().filter(|(c, earned)| earned.points * 100 >= c.points * ENOUGH).collect();
    carried.sort_by_key(|(c, earned)| std::cmp::Reverse((of_the_path(&c.id), earned.points)));
    let carries_over = carried.into_iter().take(CARRIED).map(|(c, earned)| Carried {
        criterion: c.id.clone(),
        label: c.label.clone(),
        points: points(earned.points),
        max: points(c.points),
        words: earned.facts.iter().map(|f| evidence[*f].words).filter(|w| !w.is_empty()).map(one_line).collect(),
    });
    let mut missing = rubric::advise(&sheet, facts, evidence);
    missing.retain(|a| a.effort != Effort::Serve);
    missing.sort_by_key(|a| !of_the_path(&a.criterion));
    missing.truncate(MISSING);
    Some(PathStanding {
        label: path.label.clone(),
        target: target_info(&target, "path"),
        titles: path.titles.clone(),
        beside: path.beside,
        says: path.says.clone(),
        asks: path.asks.clone(),
        source: path.source.clone(),
        points: sheet.total(),
        passed: sheet.passes(lexicon),
        carries_over: carries_over.collect(),
        missing,
    })
}
