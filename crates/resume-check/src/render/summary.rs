//! The evidence of a dimension in a few words: what it rests on, as short as it can be said.

use std::collections::HashSet;

use resume_check_core::report::{DimensionScore, MentionInfo, MetricInfo, Report};
use resume_check_core::{Bound, CriterionStatus, Dimension, Document, MentionKind, Status, Strength, Unit};

use super::lines::{grouped, plain};

/// A name longer than this gives way to a shorter one.
const NAME: usize = 32;
/// The longest id that is an acronym.
pub(super) const SHORT: usize = 8;

/// What a dimension's points rest on, the most telling first.
pub(crate) fn items(report: &Report, document: &Document, dimension: &DimensionScore) -> Vec<String> {
    let refs: HashSet<&str> = dimension.criteria.iter().flat_map(|c| &c.evidence).map(String::as_str).collect();
    let mentions = || report.mentions.iter().filter(|m| refs.contains(m.reference.as_str()));
    let metrics = || report.metrics.iter().filter(|m| refs.contains(m.reference.as_str())).map(metric);
    let indexed = |list: &str, index: usize| refs.contains(format!("{list}[{index}]").as_str());
    let mut items: Vec<String> = match dimension.id {
        Dimension::Credentials => {
            let held = ids(report, |m| m.status == Status::Held);
            mentions().map(name).chain(report.mentions.iter().filter(|m| !held.contains(&key(m))).filter_map(unheld)).collect()
        }
        Dimension::CodeSets | Dimension::Systems => {
            let used = ids(report, |m| m.strength > Some(Strength::Listed));
            let (shown, listed): (Vec<&MentionInfo>, Vec<&MentionInfo>) = mentions().partition(|m| used.contains(&key(m)));
            shown.into_iter().map(name).chain(listed.into_iter().map(|m| format!("{} (listed)", name(m)))).collect()
        }
        Dimension::Experience => {
            let years = std::iter::once(years(report.level.years_experience));
            let roles = report.roles.iter().enumerate().filter(|(i, _)| indexed("roles", *i)).map(|(_, r)| short(&r.title));
            years.chain(roles).chain(metrics()).chain(mentions().map(name)).collect()
        }
        Dimension::Education => {
            let studies =
                report.education.iter().enumerate().filter(|(i, _)| indexed("education", *i)).map(|(_, e)| short(e.span.of(&document.text)));
            studies.chain(mentions().map(name)).collect()
        }
        Dimension::Presentation => {
            let open = dimension.criteria.iter().filter(|c| c.status != CriterionStatus::Met);
            open.map(|c| format!("to do: {}", c.label.to_lowercase())).collect()
        }
        Dimension::Impact => metrics().collect(),
    };
    let mut seen = HashSet::new();
    items.retain(|item| !item.is_empty() && seen.insert(item.clone()));
    if items.is_empty() && dimension.points == 0.0 {
        items.push(if dimension.id == Dimension::Impact { "no figures yet" } else { "nothing shown yet" }.to_owned());
    }
    items
}

/// What tells one thing from another.
type Key<'r> = (MentionKind, &'r str);

fn key(mention: &MentionInfo) -> Key<'_> {
    (mention.kind, &mention.id)
}

/// The things of which any mention is so.
fn ids(report: &Report, is_so: impl Fn(&MentionInfo) -> bool) -> HashSet<Key<'_>> {
    report.mentions.iter().filter(|m| is_so(m)).map(key).collect()
}

/// `CCS expired`, for a credential that is nowhere held.
fn unheld(mention: &MentionInfo) -> Option<String> {
    let words = match (mention.kind, mention.status) {
        (MentionKind::Credential, Status::Expired) => "expired",
        (MentionKind::Credential, Status::InProgress) => "in progress",
        _ => return None,
    };
    Some(format!("{} {words}", name(mention)))
}

/// The words of the resume, or of the two names that an entry has the shorter one.
fn name(mention: &MentionInfo) -> String {
    let id = mention.id.to_uppercase();
    match mention.kind {
        // An anonymous report has the words of nobody.
        kind if mention.text.is_empty() && (kind != MentionKind::Credential || id.len() > SHORT) => short(&mention.name),
        _ if mention.text.is_empty() => id,
        MentionKind::Credential if id.len() < mention.text.len() => id,
        _ if mention.text.chars().count() <= NAME => short(&mention.text),
        _ => short(&mention.name),
    }
}

/// `5.9 years`.
pub(crate) fn years(years: f64) -> String {
    if years == 0.0 { "no dated coding work".to_owned() } else { format!("{} years", format!("{years:.1}").trim_end_matches(".0")) }
}

/// On one line, cut where it runs long.
fn short(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    plain(&super::lines::clipped(&line, NAME))
}

/// `97.5`, `40-50`, `12 to 7`, `60+`.
pub(super) fn amount(metric: &MetricInfo) -> String {
    let amount = match (metric.value, metric.low.zip(metric.high), metric.from.zip(metric.to)) {
        (Some(value), ..) => grouped(value),
        (_, Some((low, high)), _) => format!("{}-{}", grouped(low), grouped(high)),
        (.., Some((from, to))) => format!("{} to {}", grouped(from), grouped(to)),
        _ => return String::new(),
    };
    let amount = match metric.unit {
        Unit::Usd => format!("${amount}"),
        _ => amount,
    };
    match metric.bound {
        Some(Bound::AtLeast) => format!("{amount}+"),
        Some(Bound::AtMost) => format!("up to {amount}"),
        Some(Bound::Approx) => format!("about {amount}"),
        None => amount,
    }
}

/// `97.5% coding accuracy`, `45 charts/day`, `denial rate 12 to 7%`.
pub(super) fn metric(metric: &MetricInfo) -> String {
    let amount = amount(metric);
    if amount.is_empty() {
        return amount;
    }
    let per = metric.per.map_or(String::new(), |per| format!("/{per}"));
    // All that a resume counts is coding.
    let family = metric.kind.strip_prefix("coding-").unwrap_or(&metric.kind).replace('-', " ");
    match metric.unit {
        Unit::Percent => format!("{amount}% {family}"),
        Unit::X => format!("{amount}x {family}"),
        Unit::Usd | Unit::Index => format!("{amount}{per} {family}"),
        Unit::People | Unit::Years => format!("{family} {amount}"),
        Unit::Points | Unit::Days | Unit::Hours => format!("{amount} {}{per} {family}", metric.unit),
        unit => format!("{amount} {unit}{per}"),
    }
}
