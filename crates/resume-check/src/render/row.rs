//! What tables tell of a resume, one thing a column.

use resume_check_core::report::{Action, MetricInfo, Report};
use resume_check_core::{Effort, MentionKind, Status};

use super::lines::number;
use super::summary;
use crate::batch::Verdict;

/// The family of numbers that say how much of a coder's work is right, and the one that says it of inpatient work.
const ACCURACY: [&str; 2] = ["coding-accuracy", "drg-accuracy"];
/// The family of numbers that say how much a coder does.
const VOLUME: &str = "productivity-volume";

/// `passes`, `not yet`, or the gates that it fails: `fails min-score, RC001`.
pub(super) fn verdict(report: &Report, verdicts: &[Verdict]) -> String {
    let failed: Vec<&str> = verdicts.iter().filter(|v| v.fault.is_some()).map(|v| v.gate.as_str()).collect();
    match (failed.as_slice(), report.score.passed) {
        ([], true) => "passes".to_owned(),
        ([], false) => "not yet".to_owned(),
        (failed, _) => format!("fails {}", failed.join(", ")),
    }
}

/// The credentials that are held, by their short names, in text order.
pub(super) fn credentials(report: &Report) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for mention in report.mentions.iter().filter(|m| m.kind == MentionKind::Credential && m.status == Status::Held) {
        // An id is the short name, or where there is none the long one.
        let name = if mention.id.len() > summary::SHORT { mention.id.clone() } else { mention.id.to_uppercase() };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The best accuracy, such as `97.5%`; empty where none is stated.
pub(super) fn accuracy(report: &Report) -> String {
    let of = |family: &str| {
        let stated = plausible(report, family).filter_map(|metric| metric.value.or(metric.to).or(metric.low));
        stated.max_by(f64::total_cmp).map(|percent| format!("{}%", number(percent)))
    };
    ACCURACY.into_iter().find_map(of).unwrap_or_default()
}

/// The first volume in a time, such as `45/day` or `220/month`; empty where none is stated.
pub(super) fn volume(report: &Report) -> String {
    let stated = plausible(report, VOLUME).find_map(|metric| Some(format!("{}/{}", summary::amount(metric), metric.per?)));
    stated.unwrap_or_default()
}

/// What to do first: what only time brings stands behind what can be done today.
pub(super) fn next(report: &Report) -> Option<&Action> {
    report.actions.iter().find(|a| a.effort != Effort::Serve).or_else(|| report.actions.first())
}

fn plausible<'r>(report: &'r Report, family: &str) -> impl Iterator<Item = &'r MetricInfo> {
    report.metrics.iter().filter(move |m| m.plausible && m.kind == family)
}
