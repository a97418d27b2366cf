//! Quantities: numbers with their ranges, changes, bounds, nouns and periods, as far as their own words tell.

use std::ops::Range;

use super::Amount;
use super::atoms::{Atom, Reader, round};
use super::signs::Signs;
use crate::kinds::{Bound, Per, Unit};
use crate::lexicon::{Around, Noun, Sort, WordClass};
use crate::text::{Text, TokenKind};

/// A number with its unit, noun, bounds and period.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Quantity {
    /// The tokens of the number, its bounds, its unit and its noun.
    pub tokens: Range<usize>,
    /// The value or values.
    pub amount: Amount,
    /// What sort of number it is.
    pub sort: Sort,
    /// Its unit, where its own words tell.
    pub unit: Option<Unit>,
    /// How its words bound it.
    pub bound: Option<Bound>,
    /// The period of a volume.
    pub per: Option<Per>,
    /// Whether it is a share written as a ratio (`9 of 10`).
    pub ratio: bool,
    /// Whether it is spelled in words.
    pub worded: bool,
    /// Whether it is written with a size (`500K`): money, where no noun says what it counts.
    pub scaled: bool,
    /// What it counts.
    pub noun: Option<Noun>,
    /// Whether it is joined to its noun (`24-coder`): the size of a thing.
    pub compound: bool,
    /// Whether a noun of no known sort stands behind it.
    pub counts_other: bool,
}

/// The quantities of a statement, in order; `taken` tells the tokens that are something else (dates, codes, names).
pub(super) fn quantities(text: &Text<'_>, signs: &Signs<'_>, statement: &Range<usize>, taken: &[bool]) -> Vec<Quantity> {
    let reader = Reader { text, signs, statement, taken };
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = statement.start;
    while at < statement.end {
        match reader.quantity(at, found.last().map_or(statement.start, |q| q.tokens.end)) {
            Some(q) => {
                at = q.tokens.end.max(at + 1);
                found.push(q);
            }
            None => at += 1,
        }
    }
    share_percent(&reader, &mut found);
    share_period(&reader, &mut found);
    found
}

/// `30 charts, 12 procedures and 5 stays a day`: the period of the last is that of all.
fn share_period(reader: &Reader<'_, '_>, found: &mut [Quantity]) {
    for i in (1..found.len()).rev() {
        let (before, after) = found.split_at_mut(i);
        let (Some(q), Some(next)) = (before.last_mut(), after.first()) else { continue };
        let mut between = q.tokens.end..next.tokens.start;
        let listed = !between.is_empty() && between.len() <= 2 && between.all(|t| reader.is(t, &[",", "and", "&"]));
        if listed && q.sort == Sort::Work && next.sort == Sort::Work && q.per.is_none() {
            q.per = next.per;
        }
    }
}

/// `96, 98 and 99 percent`: the sign of the last is that of all.
fn share_percent(reader: &Reader<'_, '_>, found: &mut [Quantity]) {
    for i in (1..found.len()).rev() {
        let (before, after) = found.split_at_mut(i);
        let (Some(q), Some(next)) = (before.last_mut(), after.first()) else { continue };
        let listed = (q.tokens.end..next.tokens.start).all(|t| reader.is(t, &[",", "and", "or", "&"]));
        let fits = matches!(q.amount, Amount::Value(v) if v > 1.0 && v <= 100.0);
        if listed && fits && next.sort == Sort::Percent && !next.ratio && matches!(q.sort, Sort::Bare | Sort::Index) {
            (q.sort, q.unit) = (Sort::Percent, Some(Unit::Percent));
        }
    }
}

/// A second number and what it makes with the first.
struct Second {
    atom: Atom,
    change: bool,
}

impl Reader<'_, '_> {
    /// The quantity whose number begins at this token; words before `from` belong to the last one.
    fn quantity(&self, at: usize, from: usize) -> Option<Quantity> {
        let mut first = self.atom(at)?;
        let (first_end, mut end) = (first.end, first.end);
        let mut amount = Amount::Value(round(first.value));
        let mut paired = false;
        if let Some(Second { atom: second, change }) = self.second(at, &first) {
            let (mut low, mut high) = (first.value, second.value);
            // `$1-2M`: the size of the second is the first's too.
            if second.scaled && !first.scaled && low < high / 100.0 {
                low *= if high >= 1e6 { 1e6 } else { 1e3 };
            } else if first.scaled && !second.scaled && change && first.money && high < low / 1000.0 {
                high *= if low >= 1e6 { 1e6 } else { 1e3 };
            }
            first.percent |= second.percent;
            first.money |= second.money;
            first.decimal |= second.decimal;
            first.plus |= second.plus;
            let (low, high) = (round(low), round(high));
            amount = if change { Amount::Change(low, high) } else { Amount::Range(low.min(high), low.max(high)) };
            end = second.end;
            paired = true;
        } else if let Some(before) = self.earlier(at, &first) {
            first.percent |= before.percent;
            first.money |= before.money;
            amount = Amount::Change(round(before.value), round(first.value));
            end = before.end;
            paired = true;
        }
        let (start, mut bound) = self.bound_before(at, from);
        if first.plus {
            bound = bound.or(Some(Bound::AtLeast));
        }
        let mut q = Quantity {
            tokens: start..end,
            amount,
            sort: Sort::Bare,
            unit: None,
            bound: None,
            per: None,
            ratio: first.ratio,
            worded: first.worded,
            scaled: first.scaled && first.value >= 1000.0,
            noun: None,
            compound: false,
            counts_other: false,
        };
        if first.factor {
            (q.sort, q.unit) = (Sort::Factor, Some(Unit::X));
        } else if first.percent {
            (q.sort, q.unit) = (Sort::Percent, Some(Unit::Percent));
            if self.is(q.tokens.end, &["points", "pts"]) {
                (q.sort, q.unit) = (Sort::Points, Some(Unit::Points));
                q.tokens.end += 1;
            }
        } else if first.money {
            (q.sort, q.unit) = (Sort::Money, Some(Unit::Usd));
        } else {
            self.noun(&mut q);
            if q.noun.is_none() && paired {
                self.noun_between(&mut q, first_end, end);
            }
            if q.noun.is_none() {
                self.noun_ahead(&mut q);
            }
        }
        if q.sort == Sort::Bare && first.decimal && !first.scaled {
            q.sort = Sort::Index;
        }
        if let Some((behind, end)) = bound_behind(self.signs, q.tokens.end) {
            bound = Some(behind);
            q.tokens.end = end;
        }
        q.bound = bound;
        self.period(&mut q);
        if paired && q.per.is_none() {
            // `60 accounts a day and left at 95`.
            q.per = (first_end..end).find_map(|t| self.signs.period_at(t)).map(|p| *p.value);
        }
        if q.sort == Sort::Bare && q.per.is_some() {
            self.noun_ahead(&mut q);
        }
        if q.sort == Sort::Bare && q.per.is_some() {
            q.sort = Sort::Pace;
        }
        Some(q)
    }

    /// The second number of a range or a change.
    fn second(&self, at: usize, first: &Atom) -> Option<Second> {
        if first.ratio || first.factor {
            return None;
        }
        let change = |atom: Atom| Some(Second { atom, change: true });
        let before = |n: usize| at.checked_sub(n).filter(|b| *b >= self.statement.start);
        let from = before(1).is_some_and(|b| self.is(b, &["from"]))
            || before(2).is_some_and(|b| self.is(b, &["from"])) && before(1).is_some_and(|b| !self.class(b, WordClass::Parts));
        let end = first.end;
        // The noun of the first may stand before an arrow or a `to`: `4 days → 1 day`, `from 8,000 encounters to 350`, `from 12% in 2024 to 7%`.
        for gap in 0..=if from { 7 } else { 2 } {
            let t = end + gap;
            if let Some(next) = self.arrow(t) {
                return change(self.atom(next)?);
            }
            let to = self.is(t, &["to"]) || self.is(t, &["down", "up"]) && self.is(t + 1, &["to"]);
            let counted = gap == 0 || gap == 1 && self.signs.noun_at(t - 1).is_some();
            if to && (from || counted) {
                let mut next = t + 1 + usize::from(!self.is(t, &["to"]));
                while from && next < t + 6 && self.class(next, WordClass::Fillers) {
                    next += 1;
                }
                let second = self.atom(next)?;
                // `ten coders to 95% accuracy` are two numbers.
                if gap > 0 && !first.percent && (second.percent || second.money && !first.money) {
                    return None;
                }
                let falls = second.value < first.value && !second.scaled;
                let levels = first.percent && second.percent && second.value - first.value >= 4.0;
                let index = first.decimal && second.decimal && !first.percent && !second.percent;
                let down = !self.is(t, &["to"]);
                return Some(Second { atom: second, change: from || down || falls || levels || index });
            }
            let number = self.kind(t) == Some(TokenKind::Number) && !(from && self.taken(t));
            let part = self.is(t, &[",", ";", ".", "and", "\u{2022}"]) || !from && self.is(t, &["(", ")"]);
            if number || part || t >= self.statement.end {
                break;
            }
        }
        if before(1).is_some_and(|b| self.is(b, &["between"])) && self.is(end, &["and"]) {
            return Some(Second { atom: self.atom(end + 1)?, change: false });
        }
        if let Some(now) = self.now(at, first) {
            return change(now);
        }
        // A hyphen makes a range: `95-98%`, `15 - 20 claims`.
        let dash = self.is(end, &["-"]) && matches!(self.kind(end + 1), Some(TokenKind::Number)) || self.is(end, &["-"]) && self.is(end + 1, &["$"]);
        let tight = self.joined(end) == self.joined(end + 1);
        (dash && tight && !first.plus)
            .then(|| self.atom(end + 1))
            .flatten()
            .filter(|s| s.value > first.value || s.scaled)
            .map(|atom| Second { atom, change: false })
    }

    /// The token behind an arrow at this token.
    fn arrow(&self, t: usize) -> Option<usize> {
        if self.is(t, &["\u{2192}"]) {
            return Some(t + 1);
        }
        let mut end = t;
        while self.is(end, &["-", "="]) && end < t + 3 {
            end += 1;
        }
        (end > t && self.is(end, &[">"])).then_some(end + 1)
    }

    /// The later level where the earlier one was told first: `was 12%, now 7%`, `11%, now it is 6.5%`, `12% before, 7% after`.
    fn now(&self, at: usize, first: &Atom) -> Option<Atom> {
        let mut t = first.end;
        let noun = self.signs.noun_at(t).map(|n| n.tokens.end);
        t = noun.unwrap_or(t);
        t = self.signs.period_at(t).map_or(t, |p| p.tokens.end);
        let earlier = self.is(t, &["before", "previously", "earlier"]);
        t += usize::from(earlier);
        let mark = self.is(t, &[",", ";", "(", "-", "and", "/"]);
        t += usize::from(mark);
        t += usize::from(mark && self.is(t, &["and", "is"]));
        let now = mark && self.class(t, WordClass::Later);
        t += usize::from(now);
        while now && t < first.end + 9 && self.class(t, WordClass::Fillers) {
            t += 1;
        }
        let second = self.atom(t).filter(|_| now || earlier && mark)?;
        let later = now || self.is(second.end, &["after", "now", "today", "afterward", "later"]);
        let alike = first.percent == second.percent && first.money == second.money && second.value != first.value;
        let bare = !second.percent && !second.money && (self.signs.noun_at(second.end).is_none() || noun.is_some());
        let told =
            first.percent || first.money || noun.is_some() || at > self.statement.start && self.is(at - 1, &["was", "from", "of", "at", "were"]);
        (later && told && (alike && (second.percent || second.money || bare) || first.percent && bare)).then_some(second)
    }

    /// The earlier level behind the later one: `down to 4% from eleven`, `96% (from 88%)`, `96%, up from 88%`.
    fn earlier(&self, at: usize, first: &Atom) -> Option<Atom> {
        let to = at > self.statement.start && self.is(at - 1, &["to"]);
        let mut t = first.end;
        let noun = self.signs.noun_at(t).filter(|_| !first.percent).map(|n| n.tokens.end);
        t = noun.unwrap_or(t);
        let mark = self.is(t, &[",", "(", "-"]);
        t += usize::from(mark);
        let moved = self.class(t, WordClass::Moves) || self.is(t, &["up", "was", "versus", "vs"]);
        t += usize::from(moved);
        let from = self.is(t, &["from"]);
        let before = self.atom(t + usize::from(from)).filter(|_| from && (to || mark || moved) || mark && moved && self.is(t - 1, &["was"]))?;
        // `nearly half, from 14 percent to 7.5`: a pair of its own.
        if self.is(before.end, &["to", "down", "up"]) {
            return None;
        }
        let alike = before.percent == first.percent || before.percent || first.percent && !before.money && self.signs.noun_at(before.end).is_none();
        (alike && before.money == first.money && !before.ratio).then_some(before)
    }

    /// Where the words that bound the number begin, and the bound.
    fn bound_before(&self, at: usize, from: usize) -> (usize, Option<Bound>) {
        let signs = [("\u{2265}", Bound::AtLeast), ("\u{2264}", Bound::AtMost), (">", Bound::AtLeast), ("<", Bound::AtMost), ("~", Bound::Approx)];
        if let Some(b) = at.checked_sub(1).filter(|b| *b >= from) {
            if self.is(b, &["="]) && b > from && self.is(b - 1, &["<", ">"]) {
                return (b - 1, Some(if self.is(b - 1, &["<"]) { Bound::AtMost } else { Bound::AtLeast }));
            }
            let arrow = self.is(b, &[">"]) && b > from && self.is(b - 1, &["-", "="]);
            if let Some((_, bound)) = signs.iter().find(|(sign, _)| self.is(b, &[sign]) && !arrow) {
                return (b, Some(*bound));
            }
        }
        let mut told: Option<(usize, Bound)> = None;
        for f in self.signs.around(at.saturating_sub(5).max(from)..at) {
            let gap = f.tokens.end..at;
            let close = gap.len() <= 2 && gap.clone().all(|t| self.is(t, &["a", "an", "the", "of", "$"]));
            // The longer of two that end at the number.
            if let (Around::Before(bound), true) = (f.value, close)
                && f.tokens.end <= at
                && told.is_none_or(|(start, _)| f.tokens.start < start)
            {
                told = Some((f.tokens.start, *bound));
            }
        }
        told.map_or((at, None), |(start, bound)| (start, Some(bound)))
    }
}

/// The bound that stands right behind, and where it ends: `or better`.
pub(super) fn bound_behind(signs: &Signs<'_>, at: usize) -> Option<(Bound, usize)> {
    signs.around(at..at + 1).find_map(|f| match f.value {
        Around::Behind(bound) => Some((*bound, f.tokens.end)),
        _ => None,
    })
}
