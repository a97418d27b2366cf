//! What a number is counted in, and whether a bare one can be of a family.

use std::ops::Range;

use super::Amount;
use super::numbers::Quantity;
use crate::kinds::Unit;
use crate::lexicon::{Family, Sort};

/// What the number is counted in: its own unit, or that of the family's bare numbers.
pub(super) fn unit(family: &Family, quantity: &mut Quantity) -> Unit {
    if let Some(unit) = quantity.unit {
        return family.units.get(&unit).copied().unwrap_or(unit);
    }
    if quantity.scaled && quantity.sort == Sort::Bare && family.takes.contains(&Sort::Money) {
        return Unit::Usd;
    }
    match (quantity.sort, family.bare) {
        (Sort::Index, _) if family.takes.contains(&Sort::Index) => Unit::Index,
        (Sort::Bare | Sort::Index | Sort::Pace, Some(Unit::Percent)) => {
            // `.98 accuracy` is 98 of a hundred.
            let whole = |v: f64| (v * 10_000.0).round() / 100.0;
            quantity.amount = match quantity.amount {
                Amount::Value(v) if quantity.sort == Sort::Index && v <= 1.0 => Amount::Value(whole(v)),
                Amount::Range(a, b) if quantity.sort == Sort::Index && b <= 1.0 => Amount::Range(whole(a), whole(b)),
                Amount::Change(a, b) if quantity.sort == Sort::Index && a.max(b) <= 1.0 => Amount::Change(whole(a), whole(b)),
                other => other,
            };
            Unit::Percent
        }
        (Sort::Bare | Sort::Index | Sort::Pace, Some(unit)) => unit,
        _ => family.scale,
    }
}

/// Whether a bare number can be of this family: a share must be one of a hundred, a count stands behind its cue.
pub(super) fn fits(family: &Family, q: &Quantity, cue: &Range<usize>) -> bool {
    if family.bare != Some(Unit::Percent) {
        let time = family.bare == Some(Unit::Days);
        // `nineteen trained`: the verb right behind says what was done with them.
        let done = family.bare == Some(Unit::People) && cue.start == q.tokens.end;
        return matches!(q.amount, Amount::Change(..)) || time || done || cue.end <= q.tokens.start;
    }
    let [low, high] = family.plausible.filter(|_| family.scale == Unit::Percent).unwrap_or([0.0, 100.0]);
    // `45 denials` are so many, and no share.
    if q.sort == Sort::Bare && cue.start >= q.tokens.end && matches!(q.amount, Amount::Value(_)) {
        return false;
    }
    let one = |v: f64| (low..=high).contains(&v) || q.sort == Sort::Index && v <= 1.0;
    match q.amount {
        Amount::Value(v) => one(v),
        Amount::Range(a, b) => one(a) && one(b),
        Amount::Change(a, b) => (0.0..=100.0).contains(&a) && (0.0..=100.0).contains(&b),
    }
}
