//! Quantities: numbers with their ranges, changes, bounds, nouns and periods, as far as their own words tell.

use std::ops::Range;

use super::Amount;
use super::atoms::{Reader, round};
use super::pairs::Second;
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
        if !signs.begins(at) {
            at += 1;
            continue;
        }
        match reader.quantity(at, found.last().map_or(statement.start, |q| q.tokens.end)) {
            Some(q) => {
                at = q.tokens.end.max(at + 1);
                found.push(q);
            }
            None => at += 1,
        }
    }
    share_percent(&reader, &mut found);
    share_noun(&reader, &mut found);
    share_period(&reader, &mut found);
    found
}

/// A pace that ends at more than so many times where it began has risen.
const STEADY: f64 = 1.3;
/// The most tokens between two paces that share their noun.
const SHARED_REACH: usize = 8;

/// `14 charts per hour facility only, 10 per hour when both`: the noun of the first is that of the next, too.
fn share_noun(reader: &Reader<'_, '_>, found: &mut [Quantity]) {
    for i in 1..found.len() {
        let (before, after) = found.split_at_mut(i);
        let Some(q) = after.first_mut() else { continue };
        // `on one side` counts nothing.
        let Some(first) = before.iter().rev().take(2).find(|b| b.sort == Sort::Work) else { continue };
        let between = first.tokens.end..q.tokens.start;
        let one = between.len() <= SHARED_REACH
            && between
                .into_iter()
                .all(|t| reader.kind(t) == Some(TokenKind::Word) || reader.taken(t) || reader.is(t, &[",", "/", "(", ")", "-", ";"]));
        if one && q.sort == Sort::Pace && q.per == first.per && !q.counts_other {
            (q.sort, q.unit, q.noun) = (first.sort, first.unit, first.noun);
        }
    }
}

/// `30 charts, 12 procedures and 5 stays a day`: the period of the last is that of all.
fn share_period(reader: &Reader<'_, '_>, found: &mut [Quantity]) {
    for i in (1..found.len()).rev() {
        let (before, after) = found.split_at_mut(i);
        let (Some(q), Some(next)) = (before.last_mut(), after.first()) else { continue };
        let mut between = q.tokens.end..next.tokens.start;
        let listed = !between.is_empty() && between.len() <= 2 && between.all(|t| reader.is(t, &[",", "and", "&"]));
        let work = |sort: Sort| matches!(sort, Sort::Work | Sort::Reviews | Sort::Audits);
        if listed && work(q.sort) && (work(next.sort) || next.sort == Sort::Pace) && q.per.is_none() {
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

impl Reader<'_, '_> {
    /// The quantity whose number begins at this token; words before `from` belong to the last one.
    fn quantity(&self, at: usize, from: usize) -> Option<Quantity> {
        let mut first = self.atom(at)?;
        if !first.percent && !first.money && first.value <= 100.0 && self.of_hundred(at) {
            (first.percent, first.ratio) = (true, true);
        }
        let (first_end, mut end) = (first.end, first.end);
        let mut amount = Amount::Value(round(first.value));
        let (mut paired, mut moved_up) = (false, false);
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
            moved_up = self.is(at - usize::from(at > self.statement.start), &["to"]);
            amount = Amount::Change(round(before.value), round(first.value));
            end = before.end;
            paired = true;
        }
        let (start, mut bound) = self.bound_before(at, from);
        // `up to 83% from 69%` bounds nothing.
        bound = bound.filter(|_| !moved_up);
        if first.plus {
            bound = bound.or(Some(Bound::AtLeast));
        }
        if first.about {
            bound = bound.or(Some(Bound::Approx));
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
        // `400 or so visits`.
        if let Some((Bound::Approx, end)) = bound_behind(self.signs, q.tokens.end) {
            (bound, q.tokens.end) = (bound.or(Some(Bound::Approx)), end);
        }
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
            // `1.150 encounters`: some group thousands with a point.
            if first.pointed && matches!(q.sort, Sort::Work | Sort::Reviews | Sort::Audits | Sort::Queries | Sort::Codes | Sort::People) && !paired {
                q.amount = Amount::Value((first.value * 1000.0).round());
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
        // `From 50 to 60 accounts audited weekly`: a pace that opens its statement, rises little and is not said to rise is no rise.
        let opens = at == self.statement.start + 1 && self.is(self.statement.start, &["from"]);
        let rises = || {
            let later = self.signs.around(self.statement.clone()).any(|f| *f.value == Around::Later);
            later || self.statement.clone().any(|t| self.class(t, WordClass::Moves) || self.is(t, &["up", "after"]))
        };
        if let Amount::Change(low, high) = q.amount
            && opens
            && q.per.is_some()
            && (low..low * STEADY).contains(&high)
            && !rises()
        {
            q.amount = Amount::Range(low, high);
        }
        if q.sort == Sort::Bare && q.per.is_some() {
            q.sort = Sort::Pace;
        }
        Some(q)
    }

    /// `of every hundred claims, ninety-six`, `for every 100 queries 96`: a share of the hundred before.
    fn of_hundred(&self, at: usize) -> bool {
        let Some(last) = at.checked_sub(1) else { return false };
        let mark = if self.is(last, &[","]) { last } else { at };
        (mark.saturating_sub(4).max(self.statement.start + 1)..mark).any(|t| {
            self.is(t, &["hundred", "100"]) && self.is(t - 1, &["every", "each"]) && (t + 1..mark).all(|t| self.kind(t) == Some(TokenKind::Word))
        })
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
            // `over the past 12 years` bounds nothing.
            if self.is(f.tokens.start, &["past"]) && f.tokens.start > from && self.is(f.tokens.start - 1, &["the"]) {
                continue;
            }
            // The longer of two that end at the number.
            if let (Around::Before(bound), true) = (f.value, close)
                && f.tokens.end <= at
                && told.is_none_or(|(start, _)| f.tokens.start < start)
            {
                told = Some((f.tokens.start, *bound));
            }
        }
        let Some((start, bound)) = told else { return (at, None) };
        // `has not once come in below 98`, `never over 3%`: turned round.
        let clause = (start.saturating_sub(6).max(from)..start).rev().take_while(|t| self.kind(*t) == Some(TokenKind::Word));
        let never = clause.into_iter().any(|t| self.class(t, WordClass::Never));
        let bound = match bound {
            Bound::AtMost if never => Bound::AtLeast,
            Bound::AtLeast if never => Bound::AtMost,
            told => told,
        };
        (start, Some(bound))
    }
}

/// The bound that stands right behind, and where it ends: `or better`.
pub(super) fn bound_behind(signs: &Signs<'_>, at: usize) -> Option<(Bound, usize)> {
    signs.around(at..at + 1).find_map(|f| match f.value {
        // `7 surgeons plus three residents`.
        Around::Behind(bound) if !signs.begins(f.tokens.end) => Some((*bound, f.tokens.end)),
        _ => None,
    })
}
