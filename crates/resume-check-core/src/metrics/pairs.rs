//! The second of two numbers: the other end of a range, or the level before or after a change.

use super::atoms::{Atom, Reader};
use crate::lexicon::{Around, Noun, WordClass};
use crate::text::{Gap, TokenKind};

/// How many tokens may lie between a level and the clause that tells the later one.
const CLAUSE: usize = 10;

/// A second number and what it makes with the first.
pub(super) struct Second {
    /// The number.
    pub atom: Atom,
    /// Whether the two are a change and no range.
    pub change: bool,
}

impl Reader<'_, '_> {
    /// The second number of a range or a change.
    pub(super) fn second(&self, at: usize, first: &Atom) -> Option<Second> {
        if first.factor {
            return None;
        }
        let change = |atom: Atom| Some(Second { atom, change: true });
        if let Some(second) = self.in_next_cell(first).filter(|_| self.signs.is_compared(at)) {
            return change(second);
        }
        let before = |n: usize| at.checked_sub(n).filter(|b| *b >= self.statement.start);
        let from = before(1).is_some_and(|b| self.is(b, &["from"]))
            || before(2).is_some_and(|b| self.is(b, &["from"])) && before(1).is_some_and(|b| !self.class(b, WordClass::Parts));
        let end = first.end;
        // The noun of the first may stand before an arrow or a `to`: `4 days → 1 day`, `from 8,000 encounters to 350`, `from 12% in 2024 to 7%`.
        for gap in 0..=if from { 7 } else { 3 } {
            let t = end + gap;
            let word = self.word(t).unwrap_or_default();
            let arrow = matches!(word, "\u{2192}" | "-" | "=").then(|| self.arrow(t)).flatten();
            if let Some(next) = arrow {
                return change(self.atom(next)?);
            }
            let down = matches!(word, "down" | "up");
            let to = word == "to" || down && self.is(t + 1, &["to"]);
            // `1,900 aged claims down to 150`.
            // `a backlog of 650 claims worked to zero`.
            let done = gap >= 2 && (self.class(t - 1, WordClass::Did) || self.class(t - 1, WordClass::Moves)) && self.signs.noun_at(t - 2).is_some();
            let counted = gap == 0 || (gap == 1 || down) && self.signs.noun_at(t - 1).is_some() || done;
            if to && (from || counted) {
                let mut next = t + 1 + usize::from(down);
                while from && next < t + 6 && self.class(next, WordClass::Fillers) {
                    next += 1;
                }
                let none = self.is(next, &["none", "nothing", "nil"]) && !first.percent && !first.money;
                let second = if none { Atom { end: next + 1, worded: true, ..Atom::default() } } else { self.atom(next)? };
                // `40 charts audited to 6 coders`: two counts of two things.
                let other = |n: &Noun| self.signs.noun_at(second.end).is_some_and(|s| s.value.sort != n.sort);
                if done && self.signs.noun_at(t - 2).is_some_and(|n| other(n.value)) {
                    return None;
                }
                // `by $3.2M to 2.9 days`, `by 11 to 32`: how far, and to where.
                let step = before(1).is_some_and(|b| self.class(b, WordClass::Steps));
                let unlike = first.percent && !second.percent || first.money && !second.money && !second.scaled;
                if step && gap == 0 && (unlike || !second.percent && !second.money && second.value > first.value * 2.5) {
                    return None;
                }
                // `ten coders to 95% accuracy`, `rose 11% to $1.3B` are two numbers.
                if gap > 0 && !first.percent && (second.percent || second.money && !first.money) || first.percent && second.money {
                    return None;
                }
                // `from 81 in a hundred to 95`.
                if first.ratio != second.ratio && !(first.ratio && from && !second.money && first.value.fract() == 0.0 && second.value <= 100.0) {
                    return None;
                }
                // `one to one`, `scores ran from 96 to 99`.
                if second.value == first.value {
                    return None;
                }
                // `ranges from 96 to 98%`, `runs 106% to 111%`.
                let ranges = before(if from { 2 } else { 1 }).is_some_and(|b| self.class(b, WordClass::Ranges));
                let falls = second.value < first.value && !second.scaled;
                let ranges = ranges && (from || !falls);
                let levels = first.percent && second.percent && second.value - first.value >= 4.0;
                let index = first.decimal && second.decimal && !first.percent && !second.percent;
                return Some(Second { atom: second, change: !ranges && (from || down || falls || levels || index) });
            }
            // `from 84% at day 30 to 95.5%`.
            let when = t > end && self.is(t - 1, &["day", "week", "month", "quarter", "year"]);
            let number = self.kind(t) == Some(TokenKind::Number) && !(from && (self.taken(t) || when));
            let part = matches!(word, "," | ";" | "." | "and" | "\u{2022}") || !from && matches!(word, "(" | ")");
            if number || part || t >= self.statement.end {
                break;
            }
        }
        if first.ratio {
            return None;
        }
        if before(1).is_some_and(|b| self.is(b, &["between"])) && self.is(end, &["and"]) {
            return Some(Second { atom: self.atom(end + 1)?, change: false });
        }
        // `four or five queries`.
        let or = self.is(end, &["or"]).then(|| self.atom(end + 1)).flatten();
        if let Some(atom) = or.filter(|s| s.value > first.value && s.value <= first.value * 2.0 && (s.money || !first.money) && !s.ratio) {
            return Some(Second { atom, change: false });
        }
        if let Some(now) = self.now(at, first).or_else(|| self.is_now(at, first)) {
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

    /// The number of the next cell, where it is one of the same sort.
    fn in_next_cell(&self, first: &Atom) -> Option<Atom> {
        let end = self.signs.noun_at(first.end).map_or(first.end, |n| n.tokens.end);
        let next = if self.is(end, &["|"]) { end + 1 } else { end };
        let wide = next > end || self.statement.contains(&next) && self.text.tokens[next].gap >= Gap::Wide;
        self.atom(next).filter(|second| wide && second.percent == first.percent && second.money == first.money)
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
        t += usize::from(self.is(t, &["old"]));
        // `began at 90 percent accuracy, finished the year on 95`.
        let began = at.checked_sub(2).is_some_and(|b| b >= self.statement.start && self.class(b, WordClass::Begins));
        while began && t < first.end + 3 && self.kind(t) == Some(TokenKind::Word) && !self.is(t, &["and"]) {
            t += 1;
        }
        // `at the first visit`, `in 2020`: when it was so.
        let told_earlier = self
            .signs
            .phrase_end(t, Around::Earlier)
            .map(|end| end + usize::from(self.is(end - 1, &["first"]) && self.kind(end) == Some(TokenKind::Word)));
        let dated = self.is(t, &["in"]) && self.taken(t + 1) && self.kind(t + 1) == Some(TokenKind::Number);
        let told_earlier = told_earlier.or_else(|| dated.then_some(t + 2));
        let spelt = !dated && told_earlier.is_some_and(|end| end > t + 1);
        t = told_earlier.unwrap_or(t);
        let earlier = told_earlier.is_some();
        let became = self.signs.phrase_end(t, Around::Became);
        t = became.unwrap_or(t);
        let mark = self.is(t, &[",", ";", "(", "-", "and", "/"]) || spelt && self.is(t, &[".", "but", "then"]);
        t += usize::from(mark);
        t += usize::from(mark && self.is(t, &["and", "is", "then", "was"]));
        let late = self.signs.phrase_end(t, Around::Later).filter(|_| mark);
        let now = mark && (self.class(t, WordClass::Later) || late.is_some()) || became.is_some();
        t = late.unwrap_or(t + usize::from(now && became.is_none()));
        while now && t < first.end + 12 && self.class(t, WordClass::Fillers) {
            t += 1;
        }
        let second = self.atom(t).filter(|_| now || earlier && mark)?;
        // `now at 5-6 an hour` is a range of its own.
        if self.is(second.end, &["-"]) && self.kind(second.end + 1) == Some(TokenKind::Number) {
            return None;
        }
        let behind = self.signs.noun_at(second.end).map_or(second.end, |n| n.tokens.end);
        let behind = self.signs.period_at(behind).map_or(behind, |p| p.tokens.end);
        let later = now
            || spelt && first.percent && second.percent
            || self.signs.phrase_end(second.end, Around::Later).or_else(|| self.signs.phrase_end(behind, Around::Later)).is_some();
        let alike = first.percent == second.percent && first.money == second.money && second.value != first.value;
        let bare = !second.percent && !second.money && (self.signs.noun_at(second.end).is_none() || noun.is_some());
        let told = spelt
            || first.percent
            || first.money
            || noun.is_some()
            || at > self.statement.start && self.is(at - 1, &["was", "from", "of", "at", "were"]);
        (later && told && (alike && (second.percent || second.money || bare) || first.percent && bare)).then_some(second)
    }

    /// The later level in a clause of its own: `were 8% of the total and are now 2%`, `a DNFB of 6 days when I came; it has been 3.5`.
    fn is_now(&self, at: usize, first: &Atom) -> Option<Atom> {
        let told = at > self.statement.start && self.is(at - 1, &["was", "were", "of", "at", "had"]);
        let noun = self.signs.noun_at(first.end).filter(|_| !first.percent);
        let is = |t: usize| {
            let has = self.is(t, &["has", "have"]) && self.is(t + 1, &["been"]);
            let one = self.is(t, &["is", "are", "was", "were", "its"]);
            if has { Some(t + 2) } else { one.then_some(t + 1) }
        };
        let mut reach = (first.end..first.end + CLAUSE).take_while(|t| self.kind(*t) != Some(TokenKind::Number) || self.taken(*t));
        let (part, mut next) = reach.find_map(|t| {
            let subject = usize::from(self.is(t + 1, &["it", "they", "now"]));
            let verb = is(t + 1 + subject).filter(|_| self.is(t, &["and", ";", ",", "but"]))?;
            Some((t, verb))
        })?;
        while next < part + CLAUSE && (self.class(next, WordClass::Fillers) || self.class(next, WordClass::Later) || self.is(next, &["at", "about"]))
        {
            next += 1;
        }
        let second = self.atom(next).filter(|_| told)?;
        let other = self.signs.noun_at(second.end).is_some_and(|n| noun.is_none_or(|own| own.value.sort != n.value.sort));
        let alike = first.percent == second.percent || first.percent && !other;
        (alike && first.money == second.money && first.ratio == second.ratio && second.value != first.value && (!other || first.percent))
            .then_some(second)
    }

    /// The earlier level behind the later one: `down to 4% from eleven`, `96% (from 88%)`, `96%, up from 88%`.
    pub(super) fn earlier(&self, at: usize, first: &Atom) -> Option<Atom> {
        let to = at > self.statement.start && self.is(at - 1, &["to"]);
        let mut t = first.end;
        let noun = self.signs.noun_at(t).filter(|_| !first.percent).map(|n| n.tokens.end);
        t = noun.unwrap_or(t);
        // `to 101 percent of standard from 78`.
        let whole = to && first.percent && self.is(t, &["of"]);
        // `to 2.1% of claims from 4.8%`
        let of = self.signs.phrase_end(t + 1, Around::Goal).or_else(|| self.signs.noun_at(t + 1).map(|n| n.tokens.end));
        t = of.filter(|_| whole).unwrap_or(t);
        // `14 charts per hour, up from 7`.
        t = self.signs.period_at(t).map_or(t, |p| p.tokens.end);
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
}
