//! Guidance: from a score to the next step. A plan to a target, where a resume stands for every path, what moved between two versions.
//!
//! Every fact of the field here is the career guide's or names its source; every point is the rubric's.

mod compare;
mod paths;
mod plan;
mod way;

pub use compare::{Comparison, CriterionMove, DimensionMove, compare};
pub(crate) use paths::paths;
pub use paths::{Carried, PathStanding, Paths};
pub(crate) use plan::{Asked, plan};
pub use plan::{LineRewrite, Pay, Phase, Plan, PlanStep, Rung};

use crate::kinds::{Level, Track};
use crate::lexicon::{Lexicon, Selector};
use crate::options::Target;
use crate::report::TargetInfo;

/// The target as a report gives it.
fn target_info(target: &Target, chosen: &str) -> TargetInfo {
    TargetInfo { level: target.level, track: target.track, title_id: target.title_id.clone(), label: target.label.clone(), chosen: chosen.to_owned() }
}

/// Whether a track lays this criterion over the level: then it is what the track itself asks for.
fn is_of_track(lexicon: &Lexicon, level: Level, track: Option<Track>, criterion: &str) -> bool {
    track.is_some() && lexicon.rubrics.iter().any(|(l, t, c)| l == level && t == track && c.id == criterion)
}

/// The names of the titles that an item picks by their ids.
fn title_names(lexicon: &Lexicon, item: &[Selector]) -> Vec<String> {
    let name = |id: &str| lexicon.titles.find(id).map(|t| lexicon.titles.get(t).name.clone());
    item.iter().filter_map(|s| if let Selector::Id(id) = s { name(id) } else { None }).collect()
}
