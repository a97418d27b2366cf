#![doc = include_str!("numbers_disagree.md")]

use rustc_hash::FxHashMap;

use super::{Findings, quoted, years_near};
use crate::evidence::Facts;
use crate::kinds::{Bound, Per, Unit};
use crate::metrics::{Amount, Metric};
use crate::span::Span;

/// By how much of itself a value may miss those of the roles and still be a rounded one.
const ROUNDED: f64 = 0.02;
/// The same for a value that its words call a rough one.
const ROUGH: f64 = 0.1;
/// What is measured, and in what.
type Measure<'m> = (&'m str, Unit, Option<Per>);

pub(super) fn check(facts: &Facts<'_>, found: &mut Findings) {
    let single = &facts.lexicon.wording.single;
    let measures = |m: &&Metric| m.plausible && single.contains(&m.family);
    let mut reach: FxHashMap<Measure<'_>, (f64, f64, Span)> = FxHashMap::default();
    let mut told: FxHashMap<(usize, Measure<'_>, String), &Metric> = FxHashMap::default();
    for metric in facts.metrics.iter().filter(measures) {
        let Some(role) = facts.timeline.role_at(metric.span.start) else { continue };
        let (low, high) = ends(metric);
        let own = reach.entry(measure(metric)).or_insert((low, high, metric.span));
        (own.0, own.1) = (own.0.min(low), own.1.max(high));
        // The same words with another number, in the same role.
        let words = words(metric.span.of(facts.text.source()));
        match told.get(&(role, measure(metric), words.clone())) {
            Some(first) if differ(first, metric) && !apart(facts, first, metric) => disagree(facts, metric, first.span, found),
            Some(_) => {}
            None => {
                told.insert((role, measure(metric), words), metric);
            }
        }
    }
    for metric in facts.metrics.iter().filter(measures).filter(|m| facts.timeline.role_at(m.span.start).is_none()) {
        if let Some((low, high, span)) = reach.get(&measure(metric)).filter(|r| misses(metric, r.0, r.1)) {
            debug_assert!(low <= high);
            disagree(facts, metric, *span, found);
        }
    }
}

fn disagree(facts: &Facts<'_>, metric: &Metric, other: Span, found: &mut Findings) {
    let message = format!("{} does not agree with {}", quoted(facts, metric.span), quoted(facts, other));
    found.add(metric.span, message, "write the same number in both places, or say what sets them apart: the year, the site, the kind of chart");
}

fn measure(metric: &Metric) -> Measure<'_> {
    (&metric.family, metric.unit, metric.per)
}

/// The least and the most that a metric states.
fn ends(metric: &Metric) -> (f64, f64) {
    match metric.amount {
        Amount::Value(value) => (value, value),
        Amount::Range(a, b) | Amount::Change(a, b) => (a.min(b), a.max(b)),
    }
}

/// Whether a metric lies outside of what the roles state.
fn misses(metric: &Metric, low: f64, high: f64) -> bool {
    let (least, most) = ends(metric);
    let slack = least.abs() * if metric.bound == Some(Bound::Approx) { ROUGH } else { ROUNDED };
    match metric.bound {
        Some(Bound::AtLeast) => least > high + slack,
        Some(Bound::AtMost) => most < low - slack,
        _ => least > high + slack || most < low - slack,
    }
}

/// Whether two values of the same words differ; a bound speaks of no certain value.
fn differ(a: &Metric, b: &Metric) -> bool {
    let plain = |m: &Metric| matches!(m.amount, Amount::Value(_)) && m.bound.is_none();
    plain(a) && plain(b) && a.setting == b.setting && a.team == b.team && a.amount != b.amount
}

/// Whether two metrics stand in one statement, or a year tells them apart.
fn apart(facts: &Facts<'_>, a: &Metric, b: &Metric) -> bool {
    let statement = |m: &Metric| facts.text.statement_of(m.tokens.start).tokens.start;
    statement(a) == statement(b) || [a, b].into_iter().any(|m| years_near(facts, m.tokens.start).next().is_some())
}

/// The words of a metric without its digits.
fn words(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphabetic() || c.is_whitespace()).collect::<String>().to_lowercase();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}
