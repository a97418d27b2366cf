//! What a number counts, and the period of a volume.

use super::Amount;
use super::atoms::{Reader, round};
use super::numbers::Quantity;
use crate::kinds::{Per, Unit};
use crate::lexicon::{Around, Found, Noun, Sort, WordClass};
use crate::text::{Gap, TokenKind};

/// The farthest that a noun is looked for.
const FARTHEST: usize = 8;
/// The most tokens between a volume and its period.
const PERIOD_REACH: usize = 7;
/// The most words between a period that opens its statement and the first number.
const OPENING_REACH: usize = 6;

impl Reader<'_, '_> {
    /// The noun behind the number, a few plain words between at most.
    pub(super) fn noun(&self, q: &mut Quantity) {
        let start = q.tokens.end;
        if let Some(noun) = self.text.tokens.get(start).filter(|_| self.joined(start)).and_then(|t| self.signs.glued(t.word)) {
            self.counts(q, *noun, start + 1);
            return;
        }
        // `a 5,200-account backlog`.
        let dash = self.is(start, &["-"]) && self.joined(start) && self.joined(start + 1);
        if let Some(noun) = self.text.tokens.get(start + 1).filter(|_| dash).and_then(|t| self.signs.singular(t.word)) {
            q.compound = true;
            self.counts(q, *noun, start + 2);
            return;
        }
        // `600 of their charts a month`.
        let theirs = self.is(start, &["of"]) && self.is(start + 1, &["our", "their", "those"]);
        if let Some(noun) = self.signs.noun_at(start + 2).filter(|n| theirs && n.value.sort == Sort::Work && n.tokens.end <= self.statement.end) {
            self.counts(q, *noun.value, noun.tokens.end);
            return;
        }
        let mut at = start;
        let mut slack = usize::from(self.is(start, &["-"]));
        while at < self.statement.end && at <= start + FARTHEST {
            let within = |reach: usize| at - start <= if reach == 0 { slack.min(1) } else { reach + slack };
            // `240 clinic and emergency encounters`: one place is no number of them.
            let describes =
                |n: &Found<'_, Noun>| n.value.sort == Sort::Facilities && q.amount.least() > 1.0 && !self.text.lower(n.tokens.end - 1).ends_with('s');
            let counted = |n: &&Found<'_, Noun>| n.tokens.end <= self.statement.end && within(n.value.reach) && !describes(n);
            if let Some(noun) = self.signs.noun_at(at).filter(counted) {
                q.compound = self.is(start, &["-"]) && self.joined(start);
                // `85 practice records` are records.
                let time = |n: &Noun| matches!(n.sort, Sort::Days | Sort::Hours | Sort::Years | Sort::Points);
                let mut head = noun;
                while let Some(next) = self.signs.noun_at(head.tokens.end).filter(|n| n.tokens.end <= self.statement.end && !time(n.value)) {
                    if q.compound || time(noun.value) {
                        break;
                    }
                    head = next;
                }
                // `44 physicians and midwives` are all people.
                let who = |n: &Noun| matches!(n.sort, Sort::People | Sort::Providers);
                let mut end = head.tokens.end;
                while who(head.value)
                    && let Some(also) = self.also(end).filter(|n| who(n.value))
                {
                    end = also.tokens.end;
                }
                self.counts(q, *head.value, end);
                return;
            }
            // `30 level 5 visits`.
            if let Some(end) = self.signs.phrase_end(at, Around::Rank).filter(|end| self.kind(*end) == Some(TokenKind::Number)) {
                (at, slack) = (end + 1, slack + 2);
                continue;
            }
            let plain = self.kind(at) == Some(TokenKind::Word) && (!self.class(at, WordClass::Stops) || self.hyphened(at));
            // `180 outpatient and same-day surgery charts`.
            let and = at > start
                && self.is(at, &["and", "/", "-", "&"])
                && self.kind(at + 1) == Some(TokenKind::Word)
                && !(self.is(at, &["and", "&"]) && self.signs.begins(at + 1));
            let dash = at == start && self.is(at, &["-"]) && self.joined(at);
            // `420 inpatient, surgical and outpatient encounters`.
            let listed =
                at > start && self.is(at, &[","]) && self.describes(at - 1) && self.describes(at + 1) && self.is(at + 2, &["and", "or", ","]);
            if !(plain || and || dash || listed) {
                break;
            }
            // What is joined by `and` is one description.
            slack += if and || listed { 3 } else { 0 };
            at += 1;
        }
        let people = (start..start + 3)
            .take_while(|t| self.kind(*t) == Some(TokenKind::Word) && !self.class(*t, WordClass::Stops))
            .find(|t| self.names_people(*t));
        if let Some(at) = people {
            self.counts(q, Noun { sort: Sort::People, unit: Unit::People, worth: 1.0, reach: 2, family: None, opening: false, least: 0.0 }, at + 1);
            return;
        }
        // `a 6-week course` counts weeks.
        q.counts_other = dash && self.kind(start + 1) == Some(TokenKind::Word)
            || self.is(start, &["of"])
            || self.kind(start) == Some(TokenKind::Word) && !self.class(start, WordClass::Stops) && !self.signs.begins(start);
    }

    /// The noun that goes on with a list behind a noun: `physicians, residents and midwives`.
    fn also(&self, end: usize) -> Option<&Found<'_, Noun>> {
        let and = end + usize::from(self.is(end, &[","]) && self.is(end + 1, &["and", "&"]));
        let goes_on = self.is(and, &["and", "&"])
            || self.is(end, &[","]) && self.signs.noun_at(end + 1).is_some_and(|n| self.is(n.tokens.end, &[",", "and", "&"]));
        self.signs.noun_at(and + 1).filter(|n| goes_on && n.tokens.end <= self.statement.end)
    }

    /// Whether the word can describe what is counted, and is no noun in the plural itself.
    fn describes(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word) && !self.class(at, WordClass::Stops) && !self.text.lower(at).ends_with('s')
    }

    /// Whether a dash joins the word to another: `follow-up`, `one-on-one`.
    fn hyphened(&self, at: usize) -> bool {
        let before = at > self.statement.start && self.is(at - 1, &["-"]) && self.joined(at - 1) && self.joined(at);
        before || self.is(at + 1, &["-"]) && self.joined(at + 1) && self.joined(at + 2)
    }

    /// Whether the word's ending says that it names people.
    fn names_people(&self, at: usize) -> bool {
        let word = self.text.lower(at);
        word.len() > 4 && self.signs.ends_like_people(word)
    }

    /// The noun of the first of two numbers: `from two nurses to a team of nineteen`.
    pub(super) fn noun_between(&self, q: &mut Quantity, from: usize, to: usize) {
        let noun = (from..to.min(from + 3)).find_map(|t| self.signs.noun_at(t).filter(|n| n.tokens.end <= to));
        if let Some(noun) = noun {
            (q.sort, q.unit, q.noun) = (noun.value.sort, Some(noun.value.unit), Some(*noun.value));
            q.counts_other = false;
        }
    }

    /// The noun before a colon, or before a number that has a period: `Surgeons: 14`, `audits, 90 per month`, `charts per day: 25`.
    pub(super) fn noun_ahead(&self, q: &mut Quantity) {
        let start = q.tokens.start;
        let Some(before) = start.checked_sub(1).filter(|m| *m > self.statement.start) else { return };
        // `Cases coded per hour    21`: a column parts as a mark does.
        let wide = self.text.tokens[start].gap >= Gap::Wide;
        let column = wide || self.is(before, &["|"]);
        let mut mark = if wide { start } else { before };
        // `Cases coded per day | 85 | 102`: between the two stands the goal.
        while mark > self.statement.start + 1 && self.signs.is_wanted(mark - 1) {
            mark -= 1;
            mark -= usize::from(!self.signs.is_wanted(mark - 1) && self.is(mark - 1, &["|"]));
        }
        let colon = column || self.is(mark, &[":", "="]);
        let paced = q.per.is_some() && self.is(mark, &[",", "at", "of", "-", "(", "is", "averaging"]);
        if !colon && !paced || q.counts_other {
            return;
        }
        let mut end = mark;
        let mut per = None;
        for t in mark.saturating_sub(4).max(self.statement.start)..mark {
            if let Some(period) = self.signs.period_at(t).filter(|p| p.tokens.end == mark) {
                (end, per) = (t, Some(*period.value));
                break;
            }
        }
        while end > self.statement.start + 1 && (self.class(end - 1, WordClass::Did) || self.is(end - 1, &["given"])) {
            end -= 1;
        }
        // Beside a column of names a number tells many things: of work and time it tells how much.
        let who = |n: &Noun| matches!(n.sort, Sort::People | Sort::Providers | Sort::Facilities);
        if let Some(noun) = self.signs.noun_before(end).filter(|n| n.tokens.start >= self.statement.start && !(column && who(n.value))) {
            let ahead = noun.tokens.start.checked_sub(1).and_then(|t| self.signs.period_at(t)).filter(|p| p.tokens.end == noun.tokens.start);
            q.per = q.per.or(per).or(ahead.map(|p| *p.value));
            if !(end..start).any(|t| self.signs.is_wanted(t)) {
                q.tokens.start = noun.tokens.start;
            }
            (q.sort, q.unit, q.noun) = (noun.value.sort, Some(noun.value.unit), Some(*noun.value));
        }
    }

    fn counts(&self, q: &mut Quantity, noun: Noun, end: usize) {
        (q.sort, q.unit, q.noun) = (noun.sort, Some(noun.unit), Some(noun));
        q.tokens.end = end.min(self.statement.end);
        // `18 months` and `two decades` are years in another unit.
        if noun.worth != 1.0 {
            let worth = |v: f64| round(v * noun.worth);
            q.amount = match q.amount {
                Amount::Value(v) => Amount::Value(worth(v)),
                Amount::Range(a, b) => Amount::Range(worth(a), worth(b)),
                Amount::Change(a, b) => Amount::Change(worth(a), worth(b)),
            };
        }
    }

    /// The period of a volume: behind the noun within a few words, else before the number.
    pub(super) fn period(&self, q: &mut Quantity) {
        if !has_period(q.sort) || q.per.is_some() {
            return;
        }
        if !self.period_behind(q) {
            q.per = self.opening_period(q).or_else(|| self.period_before(q));
        }
    }

    /// `42 charts a day`, `charts coded per day`: a period that stands at the number is part of it.
    fn period_behind(&self, q: &mut Quantity) -> bool {
        let reach = if q.sort == Sort::Bare || q.sort == Sort::Index { 1 } else { PERIOD_REACH };
        let mut joined = false;
        for at in q.tokens.end..(q.tokens.end + reach).min(self.statement.end) {
            let told = self.signs.period_at(at).map(|p| (*p.value, p.tokens.end)).or_else(|| Some((Per::Day, self.on_such_a_day(at)?)));
            if let Some((per, end)) = told {
                q.per = Some(per);
                if at <= q.tokens.end + 1 {
                    q.tokens.end = end.min(self.statement.end);
                }
                return true;
            }
            // `55 op notes and visits a day`: what is joined to the noun shares its period.
            let joins = self.is(at, &["and", "&", "/"]) && !joined && self.signs.noun_at(at + 1).is_some();
            joined |= joins;
            let stops = self.kind(at) == Some(TokenKind::Number) || self.is(at, &[",", ";", "(", "and", ":", "\u{2022}", ".", "with", "while"]);
            if stops && !joins {
                break;
            }
        }
        false
    }

    /// `On a normal shift I finish between 110 and 125 charts`, `Every day I review 24`: told first, it holds for the first number.
    fn opening_period(&self, q: &Quantity) -> Option<Per> {
        // `I code for seven providers, and on a decent day I get through forty visits`: it can open a clause as well.
        let near = q.tokens.start.saturating_sub(2 * OPENING_REACH).max(self.statement.start)..q.tokens.start;
        let clause = near.rev().find(|t| self.is(*t, &["and", "but", ";"])).map(|t| self.period_that_opens(q, t + 1));
        clause.flatten().or_else(|| self.period_that_opens(q, self.statement.start))
    }

    fn period_that_opens(&self, q: &Quantity, first: usize) -> Option<Per> {
        let told = self.signs.period_at(first).filter(|_| self.is(first, &["every", "each", "in", "on"])).map(|p| (*p.value, p.tokens.end));
        let (per, end) = told.or_else(|| Some((Per::Day, self.on_such_a_day(first)?)))?;
        let near = end <= q.tokens.start && q.tokens.start - end <= OPENING_REACH;
        let plain = |t| self.kind(t) == Some(TokenKind::Word) && !self.signs.begins(t);
        (near && (end..q.tokens.start).all(plain)).then_some(per)
    }

    /// `daily average of 22 charts`, `each day I code 40`.
    fn period_before(&self, q: &Quantity) -> Option<Per> {
        for at in q.tokens.start.saturating_sub(6).max(self.statement.start)..q.tokens.start {
            let Some(period) = self.signs.period_at(at).filter(|p| p.tokens.end <= q.tokens.start) else { continue };
            let between = period.tokens.end..q.tokens.start;
            // `Daily 42-46 charts`: it opens its sentence, and ends none.
            let opens = between.is_empty() && period.tokens.start == self.statement.start;
            if opens || !between.is_empty() && between.into_iter().all(|t| self.class(t, WordClass::Volumes)) {
                return Some(*period.value);
            }
        }
        None
    }

    /// Where `on a mixed day`, `on an interventional shift` ends.
    fn on_such_a_day(&self, at: usize) -> Option<usize> {
        let told = self.is(at, &["on"]) && self.is(at + 1, &["a", "an"]) && self.kind(at + 2) == Some(TokenKind::Word);
        (told && self.is(at + 3, &["day", "shift"])).then_some(at + 4)
    }
}

/// Whether numbers of this sort are done by the hour or day.
fn has_period(sort: Sort) -> bool {
    matches!(
        sort,
        Sort::Work
            | Sort::Reviews
            | Sort::Audits
            | Sort::Queries
            | Sort::Sessions
            | Sort::Codes
            | Sort::Charges
            | Sort::Money
            | Sort::Bare
            | Sort::Index
    )
}
