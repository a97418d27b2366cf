//! Attaching numbers to the cues that they belong to: one way for all families.
//!
//! Each number of a statement is offered to each cue of a family that takes its sort; what lies between the two makes the pair dearer,
//! and the cheapest pairs win. Nouns stand for a family of their own where no cue is near.

use std::ops::Range;

use super::Amount;
use super::moves;
use super::near::{Near, REACH};
use super::numbers::{Quantity, bound_behind};
use super::signs::Signs;
use super::tenure;
use super::units::{fits, unit};
use crate::kinds::{Bound, Per, Unit};
use crate::lexicon::{Family, FamilyId, Found, MetricCue, Metrics, Noun, Sort, WordClass};
use crate::text::{Text, TokenKind, overlap};

/// A number with the family that it measures.
#[derive(Debug, Clone)]
pub(super) struct Attached {
    /// The family.
    pub family: FamilyId,
    /// The number.
    pub quantity: Quantity,
    /// What it is counted in.
    pub unit: Unit,
    /// Whether it tells how far something moved and no level.
    pub moves: bool,
    /// The tokens of number and cue.
    pub tokens: Range<usize>,
    /// The tokens of the cue; empty where the noun was enough.
    pub cue: Range<usize>,
}

/// Dearer than this and the number belongs to nothing.
const DEAREST: f64 = 12.0;
/// Dearer than this and a word of one token that speaks against a family says nothing of the number.
const AGAINST: f64 = 3.5;
/// How much dearer it can be for each word more.
const AGAINST_A_WORD: f64 = 1.2;
/// The most tokens from a share to its whole: `60% of modifier 25 denials`.
const WHOLE_REACH: usize = 3;
/// How much farther the whole of a share stands.
const OF_WHOLE: f64 = 5.0;
/// The same for days and hours, which many things last.
const DEAREST_TIME: f64 = 6.0;
/// The same for what a family takes only right beside its cue.
const DEAREST_TIGHT: f64 = 1.5;
/// A family whose shares begin here counts them near a hundred, where few other numbers lie.
const LEAST_SHARE: f64 = 50.0;
/// The same for a number that does not say what it is.
const DEAREST_BARE: f64 = 3.0;

/// The cues of a text in order; one that lies inside a longer one is none.
pub(super) fn cues<'s>(text: &Text<'_>, metrics: &'s Metrics) -> Vec<Found<'s, MetricCue>> {
    let found = metrics.cues.find(text);
    let mut kept: Vec<Found<'s, MetricCue>> = Vec::new();
    for f in found {
        // A cue of a family that takes other sorts of numbers stays: `quarterly audits of 25 charts`.
        let rivals = |a: &MetricCue, b: &MetricCue| {
            let (a, b) = (&metrics.get(a.family).takes, &metrics.get(b.family).takes);
            a.iter().any(|s| b.contains(s) && !matches!(s, Sort::Bare | Sort::Points | Sort::Factor))
        };
        let covers = |long: &Found<'_, MetricCue>, short: &Found<'_, MetricCue>| {
            !long.value.against
                && !short.value.against
                && long.tokens.start <= short.tokens.start
                && short.tokens.end <= long.tokens.end
                && long.tokens != short.tokens
                && rivals(long.value, short.value)
        };
        while kept.last().is_some_and(|k| covers(&f, k)) {
            kept.pop();
        }
        if !kept.iter().rev().take(6).any(|k| covers(k, &f)) {
            kept.push(f);
        }
    }
    kept.sort_by_key(|f| (f.tokens.start, f.tokens.end));
    kept
}

/// Whether two numbers with no noun can be two levels of a family: most counts that changed are no shares, unless both lie where its shares do.
fn is_told_at_length(family: &Family, amount: Amount) -> bool {
    let share = family.bare == Some(Unit::Percent);
    let fits = |value: f64| family.plausible.is_some_and(|[low, high]| low >= LEAST_SHARE && (low..=high).contains(&value));
    match amount {
        Amount::Change(a, b) => !share || fits(a) && fits(b),
        Amount::Range(a, b) => share && fits(a) && fits(b),
        Amount::Value(_) => false,
    }
}

/// A number and a family that could be its own.
struct Pair {
    quantity: usize,
    family: FamilyId,
    /// The cue, by its place among the statement's cues; none for a noun's own family.
    cue: Option<usize>,
    cost: f64,
}

/// The numbers of a statement that measure something.
pub(super) fn attach(
    text: &Text<'_>,
    metrics: &Metrics,
    signs: &Signs<'_>,
    cues: &[Found<'_, MetricCue>],
    statement: &Range<usize>,
    quantities: &[Quantity],
    taken: &[bool],
) -> Vec<Attached> {
    if quantities.is_empty() {
        return Vec::new();
    }
    let from = cues.partition_point(|c| c.tokens.start < statement.start);
    let until = cues.partition_point(|c| c.tokens.start < statement.end);
    let near = Near { text, signs, statement, quantities, taken };
    let sentence = Sentence { near, metrics, cues: cues.get(from..until).unwrap_or_default() };
    let mut pairs: Vec<Pair> = (0..quantities.len()).flat_map(|q| sentence.pairs(q)).collect();
    pairs.sort_by(|a, b| a.cost.total_cmp(&b.cost).then(a.quantity.cmp(&b.quantity)).then(a.family.cmp(&b.family)));
    let mut attached: Vec<Option<Attached>> = vec![None; quantities.len()];
    let mut used: Vec<Option<usize>> = vec![None; sentence.cues.len()];
    let mut chosen: Vec<Option<(FamilyId, Option<usize>)>> = vec![None; quantities.len()];
    for pair in pairs {
        if attached[pair.quantity].is_some() {
            continue;
        }
        if let Some(cue) = pair.cue {
            // A cue serves a second number only where the two stand in a list of their own: `98.1% in 2025, 97.4% in 2024`.
            match used[cue] {
                Some(first) if !sentence.lists_on(first, pair.quantity) => continue,
                // Two names of one thing (`charts validated at`) are used together.
                _ => {
                    for (c, other) in sentence.cues.iter().enumerate() {
                        if overlap(&other.tokens, &sentence.cues[cue].tokens) && other.value.family == pair.family {
                            used[c] = Some(pair.quantity);
                        }
                    }
                }
            }
        }
        attached[pair.quantity] = Some(sentence.attached(&pair));
        chosen[pair.quantity] = Some((pair.family, pair.cue));
    }
    // `DNFB reduced by $3.2M, to 2.9 days`, `CMI rose .08 (1.54 to 1.62)`: one result told in two numbers.
    for (known, index) in (1..quantities.len()).flat_map(|i| [(i - 1, i), (i, i - 1)]) {
        if let (None, Some((family, cue @ Some(_)))) = (&attached[index], chosen[known])
            && sentence.restates(known, index, family)
        {
            attached[index] = Some(sentence.attached(&Pair { quantity: index, family, cue, cost: 0.0 }));
        }
    }
    // A list shares its cue: from the first number on, and from the last one back.
    for i in 1..quantities.len() {
        if attached[i].as_ref().is_none_or(|a| a.cue.is_empty())
            && let Some(shared) = attached[i - 1].as_ref().and_then(|a| sentence.shares(a, i - 1, i))
        {
            attached[i] = Some(shared);
        }
    }
    for i in (1..quantities.len()).rev() {
        if attached[i - 1].is_none() {
            attached[i - 1] = attached[i].as_ref().and_then(|a| sentence.shares(a, i, i - 1));
        }
    }
    attached.into_iter().flatten().collect()
}

struct Sentence<'c, 't> {
    near: Near<'c, 't>,
    metrics: &'c Metrics,
    cues: &'c [Found<'c, MetricCue>],
}

impl Sentence<'_, '_> {
    /// Every family that could take this number, with its cost.
    fn pairs(&self, index: usize) -> Vec<Pair> {
        let q = &self.near.quantities[index];
        let from = self.cues.partition_point(|c| c.tokens.start + REACH + 8 < q.tokens.start);
        let until = self.cues.partition_point(|c| c.tokens.start < q.tokens.end + REACH);
        // `72% of denials`: the first thing behind `of` is the whole, and not what is measured.
        let share = q.sort == Sort::Percent && (self.near.word(q.tokens.end) == "of" || q.ratio);
        let behind = self.cues.partition_point(|c| c.tokens.start < q.tokens.end);
        let whole = self.cues.get(behind).filter(|whole| share && whole.tokens.start <= q.tokens.end + WHOLE_REACH).filter(|whole| {
            let rest = self.cues.iter().skip(behind).take_while(|c| c.tokens.start < q.tokens.end + REACH);
            rest.into_iter().any(|c| c.tokens.start >= whole.tokens.end && !c.value.against)
        });
        let whole = whole.map(|c| c.tokens.start);
        let mut against: Vec<FamilyId> = Vec::new();
        let mut pairs: Vec<Pair> = Vec::new();
        for (c, cue) in self.cues.iter().enumerate().take(until).skip(from) {
            // `Coached seven leads`, `nine newly hired coders`: who is counted is no word of what was done.
            if q.sort == Sort::People
                && !matches!(q.amount, Amount::Change(..))
                && cue.tokens.start > q.tokens.start
                && cue.tokens.end <= q.tokens.end
            {
                continue;
            }
            let cost = self.near.cost(q, &cue.tokens) + if Some(cue.tokens.start) == whole { OF_WHOLE } else { 0.0 };
            if cue.value.against {
                // Behind the number, more words say more: `$94,000 in hydration and injection charges nobody had dropped`.
                let more = if cue.tokens.start >= q.tokens.end { AGAINST_A_WORD * (cue.tokens.len() as f64 - 1.0) } else { 0.0 };
                if cost <= AGAINST + more {
                    against.push(cue.value.family);
                }
                continue;
            }
            let family = self.metrics.get(cue.value.family);
            if cue.value.weak && !self.near.holds(&family.needs) && !self.near.told_before(&family.bullet) {
                continue;
            }
            let Some(dearer) = self.takes(family, q, &cue.tokens) else { continue };
            // `audits for 220 providers` were not of them.
            if family.tight.contains(&q.sort) && self.near.word(cue.tokens.end) == "for" {
                continue;
            }
            let dearest = match q.sort {
                sort if family.tight.contains(&sort) => DEAREST_TIGHT,
                Sort::Index if family.takes.contains(&Sort::Index) => DEAREST_TIME,
                // `DNFB days, which were eleven when I came, are 4.5`: two numbers are told at more length.
                Sort::Bare | Sort::Index if is_told_at_length(family, q.amount) => DEAREST_TIME,
                Sort::Bare | Sort::Index if !q.scaled => DEAREST_BARE,
                Sort::Days | Sort::Hours | Sort::Pace => DEAREST_TIME,
                _ if q.ratio || q.worded && q.noun.is_none() && q.sort == Sort::Percent => DEAREST_TIME,
                _ => DEAREST,
            };
            // A longer cue says more.
            let cost = cost - 0.2 * (cue.tokens.len() as f64 - 1.0);
            let dearest = if cue.value.close { DEAREST_TIGHT } else { dearest };
            if cost <= dearest && cost + dearer <= DEAREST {
                pairs.push(Pair { quantity: index, family: cue.value.family, cue: Some(c), cost: cost + dearer });
            }
        }
        if let Some((family, cost)) = self.noun_family(q) {
            pairs.push(Pair { quantity: index, family, cue: None, cost });
        }
        pairs.retain(|p| !against.contains(&p.family));
        pairs
    }

    /// Whether the family takes the number, and how much dearer that makes it.
    fn takes(&self, family: &Family, q: &Quantity, cue: &Range<usize>) -> Option<f64> {
        let direct = family.takes.contains(&q.sort);
        // `recovered 860K`: a size with no noun is money.
        if q.sort == Sort::Bare && q.scaled {
            let counted = matches!(q.amount, Amount::Change(..)) && direct && !matches!(family.bare, Some(Unit::Percent | Unit::Days | Unit::People));
            return (family.takes.contains(&Sort::Money) || counted).then_some(family.dearer + 1.0);
        }
        // `97.5 accuracy`, `.98 accuracy`: a bare number with decimals.
        let whole = matches!(family.bare, Some(Unit::Percent | Unit::Days | Unit::Hours));
        let decimal = q.sort == Sort::Index && !direct && family.takes.contains(&Sort::Bare) && whole;
        let bare = q.sort == Sort::Bare || decimal;
        // `A/R days fell from 68 to 46 working with`: a change right behind its cue counts nothing else.
        let joined = cue.end <= q.tokens.start && (cue.end..q.tokens.start).all(|t| self.near.class(t, WordClass::Joins));
        let touches = cue.start == q.tokens.end || matches!(q.amount, Amount::Change(..)) && joined;
        if !direct && !decimal || bare && (q.counts_other && !touches || !fits(family, q, cue)) {
            return None;
        }
        if family.takes.contains(&Sort::Years) || !self.counts(q, cue) {
            return None;
        }
        // A cue of more words is no wide one.
        let dearer = if cue.len() > 1 { 0.0 } else { family.dearer };
        Some(dearer + if bare { 1.5 } else { 0.0 } + if q.sort == Sort::Index { 0.5 } else { 0.0 })
    }

    /// Whether a small count says what was done: with a period, a verb of doing, or in a rise or fall.
    fn counts(&self, q: &Quantity, cue: &Range<usize>) -> bool {
        let Some(noun) = q.noun.filter(|n| n.least > 0.0) else { return true };
        if matches!(q.amount, Amount::Change(..)) {
            return true;
        }
        let value = q.amount.least();
        // `two reviews a year` are no output.
        let paced = q.per.is_some_and(|per| per != Per::Year || value >= noun.least.min(20.0));
        let did = |range: Range<usize>| range.into_iter().any(|t| self.near.class(t, WordClass::Did) && self.near.word(t + 1) != "of");
        value >= noun.least || paced || did(q.tokens.start.saturating_sub(6)..q.tokens.start) || did(cue.clone())
    }

    /// The family that a noun stands for by itself.
    fn noun_family(&self, q: &Quantity) -> Option<(FamilyId, f64)> {
        let noun = q.noun?;
        let (family, cost) = noun.family?;
        if noun.opening && !self.opens(q) || !self.counts(q, &(0..0)) {
            return None;
        }
        if matches!(q.amount, Amount::Value(v) if v < 1.0) {
            return None;
        }
        // `two-auditor check`: only a team is so large.
        if q.compound && noun.opening && !self.near.class(q.tokens.end, WordClass::Team) {
            return None;
        }
        if noun.sort == Sort::Years && !tenure::is_tenure(&self.near, q) {
            return None;
        }
        // `60,000-visit center` is the size of a place.
        if q.compound && noun.least > 0.0 {
            return None;
        }
        // A volume seldom moves.
        let change = if matches!(q.amount, Amount::Change(..)) { 2.0 } else { 0.0 };
        Some((self.opening().filter(|_| q.per.is_some()).unwrap_or(family), cost + change))
    }

    /// The family whose word opens the statement and claims its volumes: `Audit new providers, 130 encounters a month`, `Pre-bill audit of stays, 26 a day`.
    fn opening(&self) -> Option<FamilyId> {
        let start = self.near.statement.start;
        let first = start + if self.near.word(start + 1) == "-" { 3 } else { 0 };
        let word = self.near.text.tokens.get(first)?.word;
        let claims = |c: &&Found<'_, MetricCue>| c.tokens.start == first && self.metrics.get(c.value.family).opens.contains(&word);
        self.cues.iter().take_while(|c| c.tokens.start <= first).find(claims).map(|c| c.value.family)
    }

    /// Whether the number opens the statement, or is a clause of its own: `on site, 22 coders |`.
    fn opens(&self, q: &Quantity) -> bool {
        let (start, end) = (q.tokens.start, q.tokens.end);
        let mark = |t: usize| self.near.text.tokens.get(t).is_some_and(|t| t.kind == TokenKind::Mark);
        let ends = end >= self.near.statement.end || mark(end) && self.near.word(end) != "-";
        // `(seed stage, 9 employees)` is the employer's size.
        let bracket = (self.near.statement.start..start).rev().take(24).find(|t| matches!(self.near.word(*t), "(" | ")"));
        if bracket.is_some_and(|t| self.near.word(t) == "(") {
            return false;
        }
        start == self.near.statement.start || !q.worded && mark(start - 1) && ends
    }

    /// The number as one of a list whose cue is known: `trained 85 coders and 200 physicians`, `97% in 2024, 98% in 2025`.
    fn shares(&self, other: &Attached, known: usize, index: usize) -> Option<Attached> {
        let q = &self.near.quantities[index];
        let family = self.metrics.get(other.family);
        let between = other.quantity.tokens.end..q.tokens.start;
        let listed =
            !between.is_empty() && between.len() <= 3 && between.into_iter().all(|t| matches!(self.near.word(t), "," | "and" | "&" | "plus"));
        let ahead = other.cue.end <= other.quantity.tokens.start || other.cue.is_empty() && other.quantity.sort == Sort::People;
        let counted = q.noun.is_some() && other.quantity.noun.is_some() && family.takes.contains(&q.sort) && !matches!(q.amount, Amount::Change(..));
        let alike = matches!(q.sort, Sort::Percent | Sort::Index) && family.takes.contains(&Sort::Percent) && self.lists_on(known, index);
        (listed && ahead && counted || alike).then(|| {
            let mut quantity = q.clone();
            let unit = unit(family, &mut quantity);
            Attached { family: other.family, unit, moves: other.moves, tokens: quantity.tokens.clone(), cue: other.cue.clone(), quantity }
        })
    }

    /// Whether a number says again what its neighbour told: how far something moved, and to where.
    fn restates(&self, known: usize, index: usize, family: FamilyId) -> bool {
        let (a, b) = (&self.near.quantities[known.min(index)], &self.near.quantities[known.max(index)]);
        let q = &self.near.quantities[index];
        let between = a.tokens.end..b.tokens.start;
        let small = !between.is_empty()
            && between.len() <= 3
            && between.into_iter().all(|t| matches!(self.near.word(t), "," | "(" | "to" | "from" | "down" | "up"));
        let pair = |q: &Quantity| matches!(q.amount, Amount::Change(..));
        let before = a.tokens.start.saturating_sub(1);
        let step = self.near.class(before, WordClass::Steps) || self.near.class(before, WordClass::Moves);
        let bare = q.sort == Sort::Bare && !pair(q);
        let to = a.sort == b.sort && step && self.near.word(b.tokens.start - 1) == "to";
        let unlike = !bare && (pair(a) != pair(b) || a.sort != b.sort) || to && !q.counts_other;
        let family = self.metrics.get(family);
        let takes = family.takes.contains(&q.sort) || pair(q) && matches!(q.sort, Sort::Bare) && family.bare.is_some();
        small && unlike && takes && q.noun.is_none_or(|n| n.family.is_none())
    }

    /// Whether two numbers of one kind stand in a list of their own, nothing but years and joining words between.
    fn lists_on(&self, first: usize, second: usize) -> bool {
        let (a, b) = (&self.near.quantities[first.min(second)], &self.near.quantities[first.max(second)]);
        let between = a.tokens.end..b.tokens.start;
        if a.sort != b.sort || between.len() > 12 {
            return false;
        }
        let plain = between.clone().all(|t| {
            self.near.class(t, WordClass::Lists)
                || self.near.text.tokens[t].kind == TokenKind::Number
                || self.cues.iter().any(|c| c.tokens.contains(&t))
        });
        // `93% accuracy on diagnosis and 90% on procedures`: both go on with the same word.
        let alike = a.sort == Sort::Percent
            && (self.near.class(b.tokens.end, WordClass::Light) || self.near.word(b.tokens.end) == "(")
            && between.clone().any(|t| self.near.word(t) == self.near.word(b.tokens.end))
            && between.clone().any(|t| matches!(self.near.word(t), "," | "and"));
        // `inpatient - 97%; outpatient - 98%`: each has its own label.
        let mark = |q: &Quantity| q.tokens.start.checked_sub(1).map_or("", |t| self.near.word(t));
        let labelled = a.sort == Sort::Percent
            && matches!(mark(a), "-" | ":" | "(")
            && mark(a) == mark(b)
            && between.len() <= 5
            && matches!(self.near.word(between.start), "," | ";" | ")")
            && !self.cues.iter().any(|c| between.contains(&c.tokens.start));
        plain && between.len() <= 8 || alike || labelled
    }

    /// What the words of a cue count, or those around it: `uncoded encounter backlog from 6,400 to 700`, `backlog of delinquent records from 1,900`.
    fn unit_ahead(&self, cue: &Range<usize>, number: usize) -> Option<Unit> {
        let near = self.near.statement.start.max(cue.start.saturating_sub(1))..number.min(cue.end + 4);
        let work = |n: &Noun| (n.sort == Sort::Work).then_some(n.unit);
        near.into_iter().rev().find_map(|t| {
            let plural = self.near.signs.noun_at(t).and_then(|n| work(n.value));
            plural.or_else(|| self.near.signs.singular(self.near.text.tokens[t].word).and_then(work))
        })
    }

    fn attached(&self, pair: &Pair) -> Attached {
        let mut quantity = self.near.quantities[pair.quantity].clone();
        let mut cue = pair.cue.map_or(quantity.tokens.end..quantity.tokens.end, |c| self.cues[c].tokens.clone());
        let moves = moves::is_move(&self.near, &quantity, &cue);
        let named = self.metrics.get(pair.family);
        let turned = if moves { named.moves } else { named.level.filter(|_| quantity.sort != Sort::Factor) };
        let family = turned.unwrap_or(pair.family);
        // `97% accuracy or better`: the bound may stand behind the cue.
        if quantity.bound.is_none()
            && cue.start >= quantity.tokens.end
            && !cue.is_empty()
            && let Some((bound, end)) = bound_behind(self.near.signs, cue.end).filter(|(_, end)| *end <= self.near.statement.end)
        {
            quantity.bound = Some(bound);
            cue.end = end;
        }
        // `took over 16 coders` bounds nothing.
        if quantity.bound == Some(Bound::AtLeast) && !cue.is_empty() && cue.start < quantity.tokens.start && cue.end > quantity.tokens.start {
            quantity.bound = None;
        }
        if quantity.sort == Sort::Bare && self.metrics.get(family).bare == Some(Unit::Accounts) {
            quantity.unit = self.unit_ahead(&cue, quantity.tokens.start);
        }
        let unit = unit(self.metrics.get(family), &mut quantity);
        quantity.per = quantity.per.filter(|_| !self.metrics.get(family).timeless);
        let joined = quantity.tokens.start.min(cue.start)..quantity.tokens.end.max(cue.end);
        let other = |q: &Quantity| q.tokens != quantity.tokens && q.tokens.start >= joined.start && q.tokens.end <= joined.end;
        let crosses = self.near.quantities.iter().any(other) || joined.clone().any(|t| self.near.signs.is_wanted(t));
        let tokens = if cue.is_empty() || joined.len() > 14 || crosses { quantity.tokens.clone() } else { joined };
        Attached { family, quantity, unit, moves, tokens, cue }
    }
}
