//! Setting, plausibility and grade of a metric.

use std::ops::Range;

use super::Amount;
use super::attach::Attached;
use super::results::Place;
use crate::kinds::{Grade, MentionKind, Per, Unit};
use crate::lexicon::{Family, Metrics};

/// The care setting that the statement names, else the one that its role's head names.
pub(super) fn setting(place: &Place<'_, '_>, statement: &Range<usize>, token: usize) -> Option<String> {
    let scale = |id: &str| place.lexicon.metrics.benchmarks.iter().any(|b| b.setting.as_deref() == Some(id));
    let named = |range: Range<usize>| {
        let from = place.mentions.partition_point(|m| m.tokens.start < range.start);
        let inside = place.mentions[from..].iter().take_while(move |m| m.tokens.start < range.end).filter(|m| m.kind == MentionKind::Specialty);
        let settings = inside.map(|m| place.lexicon.entries.get(m.entry)).filter(|e| e.class.as_deref() == Some("setting") || scale(&e.id));
        settings.map(|e| e.id.clone()).next()
    };
    named(statement.clone()).or_else(|| {
        let byte = place.text.tokens.get(token)?.span.start;
        let role = place.timeline.roles.get(place.timeline.role_at(byte)?)?;
        named(place.text.tokens_in(role.span)).or_else(|| {
            let title = &place.lexicon.titles.get(role.title_id?).id;
            let setting = match title.as_str() {
                "inpatient-coder" => "inpatient",
                "outpatient-coder" => "outpatient",
                "profee-coder" => "profee",
                "risk-adjustment-coder" => "risk-adjustment-setting",
                _ => return None,
            };
            Some(setting.to_owned())
        })
    })
}

/// Whether such a value can be, and where it lies on the scale.
pub(super) fn grade(metrics: &Metrics, family: &Family, attached: &Attached, setting: Option<&str>) -> (bool, Option<Grade>) {
    let unit = attached.unit();
    let level = match attached.quantity.amount {
        Amount::Value(v) => v,
        // A range is graded by its lower end, a change by where it ends.
        Amount::Range(low, _) => low,
        Amount::Change(_, to) => to,
    };
    if !level.is_finite() {
        return (false, None);
    }
    if let Some(per) =
        attached.quantity.per.filter(|_| matches!(unit, Unit::Charts | Unit::Claims | Unit::Encounters | Unit::Records | Unit::Accounts))
    {
        let day = by_day(level, per);
        let plausible = match per {
            Per::Hour => (0.5..=200.0).contains(&level),
            Per::Year => (1.0..=5_000_000.0).contains(&level),
            _ => (0.2..=5000.0).contains(&day) || level >= 1000.0 && day <= 100_000.0,
        };
        let scale = metrics.benchmarks.iter().find(|b| b.setting.is_some() && b.setting.as_deref() == setting);
        let grade = scale.filter(|_| family.id == "productivity-volume" && plausible && day <= 1500.0).map(|b| {
            let (typical, high) = (by_day(b.typical, b.per), by_day(b.high, b.per));
            if day >= high {
                Grade::Excellent
            } else if day >= typical * 0.9 {
                Grade::Good
            } else {
                Grade::Below
            }
        });
        return (plausible, grade);
    }
    let scaled = scale_unit(family, unit);
    let plausible = family.plausible.is_none_or(|[low, high]| !scaled || (low..=high).contains(&in_scale(family, unit, level)));
    let share = unit != Unit::Percent
        || matches!(family.id.as_str(), "productivity-percent")
        || level.abs() <= 100.0
        || !matches!(family.takes.first(), Some(crate::lexicon::Sort::Percent));
    let plausible = plausible && share && level >= 0.0;
    let (Some(good), Some(excellent)) = (family.good, family.excellent) else { return (plausible, None) };
    // A change in points, a factor or a rise by a share has no place on the scale of a level.
    if !scaled || !plausible || family.id == "productivity-percent" && level < 50.0 {
        return (plausible, None);
    }
    let value = in_scale(family, unit, level);
    let better = |than: f64| if family.lower { value <= than } else { value >= than };
    let grade = if better(excellent) {
        Grade::Excellent
    } else if better(good) {
        Grade::Good
    } else {
        Grade::Below
    };
    (plausible, Some(grade))
}

/// Whether the unit is the one of the family's scale.
fn scale_unit(family: &Family, unit: Unit) -> bool {
    match family.id.as_str() {
        "dnfb" | "coding-turnaround" | "ar-days" => matches!(unit, Unit::Days | Unit::Hours),
        "cmi" | "raf" => unit == Unit::Index,
        "team-size" => unit == Unit::People,
        "tenure" => unit == Unit::Years,
        "revenue-recovered" | "claim-dollars" => unit == Unit::Usd,
        _ => unit == Unit::Percent,
    }
}

/// The value in the unit of the scale: hours in days.
fn in_scale(family: &Family, unit: Unit, value: f64) -> f64 {
    match (family.id.as_str(), unit) {
        ("dnfb" | "coding-turnaround" | "ar-days", Unit::Hours) => value / 24.0,
        _ => value,
    }
}

/// A volume by the day of eight hours.
fn by_day(value: f64, per: Per) -> f64 {
    match per {
        Per::Hour => value * 8.0,
        Per::Day => value,
        Per::Week => value / 5.0,
        Per::Month => value / 21.0,
        Per::Year => value / 250.0,
    }
}
