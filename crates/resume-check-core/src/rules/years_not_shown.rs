#![doc = include_str!("years_not_shown.md")]

use super::{Findings, quoted};
use crate::evidence::Facts;
use crate::timeline::{End, Timeline};

/// Years that a claim may exceed the dated roles by: at least this many, and this part of the claim.
const YEARS: f64 = 1.0;
const PART: f64 = 0.15;

pub(super) fn check(facts: &Facts<'_>, found: &mut Findings) {
    let timeline = facts.timeline;
    let complete = !timeline.roles.is_empty() && timeline.roles.iter().all(|r| r.start.is_some() && r.end.is_some());
    let claims = facts.metrics.iter().filter(|m| m.family == "tenure" && m.plausible && timeline.role_at(m.span.start).is_none());
    let shown = f64::from(months(facts, timeline)) / 12.0;
    for metric in claims.filter(|_| complete) {
        let years = metric.amount.least();
        if years > shown + YEARS.max(years * PART) {
            found.add(
                metric.span,
                format!("{} is more than the dated roles show: {shown:.1} years", quoted(facts, metric.span)),
                "add the earlier roles with their dates, or write the years that the roles show",
            );
        }
    }
}

/// Months of the union of all roles of the field, billing and support among them.
fn months(facts: &Facts<'_>, timeline: &Timeline) -> u32 {
    let stretch = |role: &crate::timeline::Role| {
        let end = match role.end? {
            End::Month(month) => month.min(facts.as_of),
            End::Present => facts.as_of,
        };
        Some((role.start?.index(), end.index()))
    };
    let mut stretches: Vec<(i32, i32)> = timeline.roles.iter().filter(|r| r.title_id.is_some()).filter_map(stretch).collect();
    stretches.sort_unstable();
    let (mut months, mut next) = (0, i32::MIN);
    for (start, end) in stretches {
        months += (end + 1 - start.max(next)).max(0);
        next = next.max(end + 1);
    }
    months.unsigned_abs()
}
