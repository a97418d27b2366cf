//! The ladder with "you are here".

use resume_check_core::report::Report;
use resume_check_core::{Analyzer, Level};

use super::super::lines::{grouped, number, plain};
use super::super::text;

/// A level of the ladder.
#[derive(Debug)]
pub(super) struct Rung {
    /// What to call it.
    pub(super) label: String,
    /// Its years, in words.
    pub(super) years: String,
    /// What the guide says that it earns in a year.
    pub(super) pay: String,
    /// The score against it, without a track.
    pub(super) points: String,
    /// Its titles.
    pub(super) titles: String,
    /// Whether the resume reads as it.
    pub(super) here: bool,
    /// Whether it is the one to reach.
    pub(super) target: bool,
}

/// The levels, lowest first.
pub(super) fn ladder(report: &Report, analyzer: &Analyzer) -> Vec<Rung> {
    let rung = |level: &Level| {
        let view = analyzer.rubric(*level, None);
        let [low, high] = [view.salary_band.low, view.salary_band.high].map(|sum| grouped(f64::from(sum)));
        Rung {
            label: plain(&view.label),
            years: plain(&view.years),
            pay: format!("${low}-${high}"),
            points: number(text::fit(report, *level)),
            titles: plain(&view.titles.join(" · ")),
            here: *level == report.level.estimate,
            target: *level == report.target.level,
        }
    };
    Level::ALL.iter().map(rung).collect()
}
