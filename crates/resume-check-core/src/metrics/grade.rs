//! Setting, plausibility and grade of a metric.

use std::ops::Range;

use super::results::Place;
use crate::kinds::{Grade, MentionKind, Per, Unit};
use crate::lexicon::{Benchmark, Family, Metrics};

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
            place.lexicon.metrics.settings.get(title).cloned()
        })
    })
}

/// Above this many times what the best of a setting do in an hour or a day, nobody has done it.
const FAR_BEYOND: f64 = 10.0;

/// A value as it is graded.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Graded<'g> {
    /// How much: of a range its lower end, of a change where it ended.
    pub level: f64,
    /// Of what.
    pub unit: Unit,
    /// In what time.
    pub per: Option<Per>,
    /// In which care setting.
    pub setting: Option<&'g str>,
    /// Whether it is a rise or a fall by so much.
    pub moves: bool,
}

/// Whether such a value can be, and where it lies on the scale.
pub(crate) fn grade(metrics: &Metrics, family: &Family, value: Graded<'_>) -> (bool, Option<Grade>) {
    let Graded { level, unit, per, setting, moves } = value;
    if !level.is_finite() || level < 0.0 {
        return (false, None);
    }
    if let Some(per) = per.filter(|_| is_work(unit)) {
        return grade_volume(metrics, family, level, per, setting);
    }
    // A move, points and a factor have no place on the scale of a level.
    let scaled = scale_value(family, unit, level).filter(|_| !moves);
    let Some(value) = scaled else {
        // Nothing falls by more than all of it.
        return (unit != Unit::Percent || !family.lower || level <= 100.0, None);
    };
    let plausible = family.plausible.is_none_or(|[low, high]| (low..=high).contains(&value));
    let (Some(good), Some(excellent)) = (family.good.filter(|_| plausible), family.excellent) else { return (plausible, None) };
    let better = |than: f64| if family.lower { value <= than } else { value >= than };
    (plausible, Some(by(better(excellent), better(good))))
}

/// A volume against what can be in its period, and against the setting's benchmark.
fn grade_volume(metrics: &Metrics, family: &Family, level: f64, per: Per, setting: Option<&str>) -> (bool, Option<Grade>) {
    let day = by_day(level, per);
    let benchmark = metrics.benchmarks.iter().find(|b| b.setting.is_some() && b.setting.as_deref() == setting).filter(|_| family.by_setting);
    let beyond = |b: &&Benchmark| matches!(per, Per::Hour | Per::Day) && day > by_day(b.high, b.per) * FAR_BEYOND;
    let can_be = metrics.volumes.get(&per).is_none_or(|[low, high]| (*low..=*high).contains(&level));
    let plausible = can_be && benchmark.as_ref().filter(|b| beyond(b)).is_none();
    // What a whole department does is on no coder's scale.
    let grade = benchmark.filter(|b| plausible && day <= by_day(b.high, b.per) * FAR_BEYOND).map(|b| {
        let (typical, high) = (by_day(b.typical, b.per), by_day(b.high, b.per));
        by(day >= high, day >= typical * 0.9)
    });
    (plausible, grade)
}

fn by(excellent: bool, good: bool) -> Grade {
    match (excellent, good) {
        (true, _) => Grade::Excellent,
        (_, true) => Grade::Good,
        _ => Grade::Below,
    }
}

fn is_work(unit: Unit) -> bool {
    matches!(unit, Unit::Charts | Unit::Claims | Unit::Encounters | Unit::Records | Unit::Accounts)
}

/// The value in the unit of the family's scale, where it can be put so: hours in days.
fn scale_value(family: &Family, unit: Unit, value: f64) -> Option<f64> {
    match (family.scale, unit) {
        (scale, unit) if scale == unit => Some(value),
        (Unit::Days, Unit::Hours) => Some(value / 24.0),
        _ => None,
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
