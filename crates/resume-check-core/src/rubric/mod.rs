//! The score: what the evidence earns of a rubric, criterion by criterion, with the words that it rests on and what would earn the rest.

mod actions;
mod earn;
mod level;
mod why;

use crate::evidence::Body;
use crate::kinds::{CriterionStatus, Level, Track};
use crate::lexicon::{Criterion, Lexicon, Shares};
use crate::report::{CriterionScore, DimensionScore, Score};

pub(crate) use actions::{Step, advise, earns_most, gain, steps};
pub(crate) use level::{estimate, salary};
pub(crate) use why::{help, name, quoted};

use earn::{Earned, Scale, earn};

/// The criteria of a target with what the evidence earned of each, in the order of the rubric.
pub(crate) struct Sheet<'l> {
    level: Level,
    track: Option<Track>,
    share: &'l Shares,
    rows: Vec<(&'l Criterion, Earned)>,
}

/// Scores the evidence against a level, with a track's criteria laid over.
pub(crate) fn score<'l>(lexicon: &'l Lexicon, level: Level, track: Option<Track>, evidence: &Body<'_>) -> Sheet<'l> {
    let share = &lexicon.ladder.share;
    let scale = Scale { level, share };
    let rows = lexicon.rubrics.at(level, track).into_iter().map(|c| (c, earn(c, evidence, scale))).collect();
    Sheet { level, track, share, rows }
}

impl Sheet<'_> {
    /// Whether it is the sheet of this target.
    pub(crate) fn is_of(&self, level: Level, track: Option<Track>) -> bool {
        (self.level, self.track) == (level, track)
    }

    /// Each criterion with what was earned of it, in the order of the rubric.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (&Criterion, &Earned)> {
        self.rows.iter().map(|(criterion, earned)| (*criterion, earned))
    }

    /// The sum, in hundredths of a point.
    pub(crate) fn points(&self) -> u32 {
        self.rows.iter().map(|(_, earned)| earned.points).sum()
    }

    /// Whether that passes.
    pub(crate) fn passes(&self, lexicon: &Lexicon) -> bool {
        self.points() >= lexicon.ladder.pass_mark * 100
    }

    /// The sum, in points.
    pub(crate) fn total(&self) -> f64 {
        points(self.points())
    }

    /// The score as a report gives it.
    pub(crate) fn explain(&self, lexicon: &Lexicon, evidence: &Body<'_>) -> Score {
        let dimensions = lexicon.ladder.dimensions.iter().map(|d| {
            let own: Vec<&(&Criterion, Earned)> = self.rows.iter().filter(|(c, _)| c.dimension == d.id).collect();
            DimensionScore {
                id: d.id,
                label: d.label.clone(),
                points: points(own.iter().map(|(_, e)| e.points).sum()),
                max: points(d.points(self.level)),
                criteria: own.into_iter().map(|(c, e)| criterion(lexicon, c, e, evidence)).collect(),
            }
        });
        Score {
            points: self.total(),
            max: 100.0,
            pass_mark: f64::from(lexicon.ladder.pass_mark),
            passed: self.passes(lexicon),
            dimensions: dimensions.collect(),
        }
    }
}

fn criterion(lexicon: &Lexicon, criterion: &Criterion, earned: &Earned, evidence: &Body<'_>) -> CriterionScore {
    let mut refs: Vec<_> = earned.facts.iter().flat_map(|f| evidence[*f].refs.iter().copied()).collect();
    refs.sort_unstable();
    refs.dedup();
    CriterionScore {
        id: criterion.id.clone(),
        label: criterion.label.clone(),
        points: points(earned.points),
        max: points(criterion.points),
        status: match earned.points {
            0 => CriterionStatus::Missing,
            p if p >= criterion.points => CriterionStatus::Met,
            _ => CriterionStatus::Partial,
        },
        evidence: refs.iter().map(ToString::to_string).collect(),
        why: why::explain(lexicon, criterion, earned, evidence),
        source: criterion.source.clone(),
    }
}

/// Hundredths as points.
pub(crate) fn points(hundredths: u32) -> f64 {
    f64::from(hundredths) / 100.0
}
