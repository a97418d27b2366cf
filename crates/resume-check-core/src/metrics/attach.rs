//! Attaching numbers to the cues that they belong to: one way for all families.
//!
//! Each number of a statement is offered to each cue of a family that takes its sort; what lies between the two makes the pair dearer,
//! and the cheapest pairs win. Nouns stand for a family of their own where no cue is near.

use std::ops::Range;

use super::numbers::{Quantity, Signs};
use super::{Amount, unit_of};
use crate::kinds::Unit;
use crate::lexicon::{Around, FamilyId, Found, MetricCue, Metrics, Sort};
use crate::text::{Gap, Text, TokenKind};

/// A number with the family that it measures.
#[derive(Debug, Clone)]
pub(super) struct Attached {
    /// The family.
    pub family: FamilyId,
    /// Its id.
    pub id: String,
    /// The number.
    pub quantity: Quantity,
    /// The tokens of number and cue.
    pub tokens: Range<usize>,
    /// The tokens of the cue; empty where the noun was enough.
    pub cue: Range<usize>,
}

impl Attached {
    /// What it is counted in.
    pub(super) fn unit(&self) -> Unit {
        let told = self.quantity.unit.unwrap_or_else(|| unit_of(self.quantity.sort, &self.id));
        match (self.id.as_str(), told) {
            ("trainees", Unit::Providers) | ("team-size", Unit::Providers) => Unit::People,
            _ => told,
        }
    }
}

/// Dearer than this and the number belongs to nothing.
const DEAREST: f64 = 12.0;

/// The cues of a text in order; one that lies inside a longer one is none.
pub(super) fn cues<'s>(text: &Text<'_>, metrics: &'s Metrics) -> Vec<Found<'s, MetricCue>> {
    let found = metrics.cues.find(text);
    let mut kept: Vec<Found<'s, MetricCue>> = Vec::new();
    for f in found {
        while kept.last().is_some_and(|k| k.tokens.start == f.tokens.start && k.tokens.end < f.tokens.end && !k.value.against) {
            kept.pop();
        }
        let inside = kept
            .iter()
            .rev()
            .take(6)
            .any(|k| !k.value.against && k.tokens.start <= f.tokens.start && f.tokens.end <= k.tokens.end && k.tokens != f.tokens);
        if !inside || f.value.against {
            kept.push(f);
        }
    }
    kept.sort_by_key(|f| (f.tokens.start, f.tokens.end));
    kept
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
) -> Vec<Attached> {
    if quantities.is_empty() {
        return Vec::new();
    }
    let from = cues.partition_point(|c| c.tokens.start < statement.start);
    let cues: Vec<&Found<'_, MetricCue>> = cues[from..].iter().take_while(|c| c.tokens.start < statement.end).collect();
    let sentence = Sentence { text, metrics, signs, statement, quantities, cues: &cues };
    let mut pairs: Vec<Pair> = (0..quantities.len()).flat_map(|q| sentence.pairs(q)).collect();
    pairs.sort_by(|a, b| a.cost.total_cmp(&b.cost).then(a.quantity.cmp(&b.quantity)).then(a.family.cmp(&b.family)));
    let mut attached: Vec<Option<Attached>> = vec![None; quantities.len()];
    let mut used: Vec<Option<usize>> = vec![None; cues.len()];
    for pair in pairs {
        if attached[pair.quantity].is_some() {
            continue;
        }
        if let Some(cue) = pair.cue {
            // A cue serves a second number only where the two stand in a list of their own: `98.1% in 2025, 97.4% in 2024`.
            match used[cue] {
                Some(first) if !sentence.lists_on(first, pair.quantity) => continue,
                _ => used[cue] = Some(pair.quantity),
            }
        }
        attached[pair.quantity] = Some(sentence.attached(&pair));
    }
    attached.into_iter().flatten().collect()
}

struct Sentence<'c, 't> {
    text: &'c Text<'t>,
    metrics: &'c Metrics,
    signs: &'c Signs<'c>,
    statement: &'c Range<usize>,
    quantities: &'c [Quantity],
    cues: &'c [&'c Found<'c, MetricCue>],
}

/// Words that join a number to its cue without parting them.
const JOINS: &[&str] = &[
    "of",
    "at",
    "to",
    "rate",
    "is",
    "was",
    ":",
    "(",
    "a",
    "an",
    "the",
    "-",
    "by",
    "up",
    "down",
    "from",
    "reached",
    "reaching",
    "fell",
    "rose",
    "dropped",
    "went",
    "now",
    "in",
    "on",
    "stayed",
    "and",
    "has",
    "under",
    "over",
    "averaging",
    "averaged",
    "held",
    "kept",
    "moved",
    "gained",
    "my",
    "all",
    "cut",
    "are",
    "were",
    "that",
    "run",
    "runs",
    "with",
    "for",
    "taken",
];

impl Sentence<'_, '_> {
    fn word(&self, at: usize) -> &str {
        if self.statement.contains(&at) { self.text.lower(at) } else { "" }
    }

    /// Every family that could take this number, with its cost.
    fn pairs(&self, index: usize) -> Vec<Pair> {
        let q = &self.quantities[index];
        let mut pairs: Vec<Pair> = Vec::new();
        for (c, cue) in self.cues.iter().enumerate().filter(|(_, c)| !c.value.against) {
            let family = self.metrics.get(cue.value.family);
            let Some(dearer) = self.takes(&family.id, &family.takes, q) else { continue };
            let cost = self.cost(q, &cue.tokens) + dearer + self.against(q, cue.value.family) - 0.2 * (cue.tokens.len() as f64 - 1.0);
            let tight = q.sort == Sort::Bare || matches!(q.sort, Sort::Days | Sort::Hours);
            if cost <= if tight { 6.0 } else { DEAREST } {
                pairs.push(Pair { quantity: index, family: cue.value.family, cue: Some(c), cost });
            }
        }
        if let Some((family, cost)) = self.noun_family(q) {
            if let Some(family) = self.metrics.find(family) {
                let cost = cost + self.against(q, family);
                if cost <= DEAREST {
                    pairs.push(Pair { quantity: index, family, cue: None, cost });
                }
            }
        }
        pairs
    }

    /// Whether the family takes the number, and how much dearer that makes it.
    fn takes(&self, id: &str, takes: &[Sort], q: &Quantity) -> Option<f64> {
        let change = matches!(q.amount, Amount::Change(..));
        let direct = takes.contains(&q.sort);
        let bare_share = matches!(q.sort, Sort::Bare | Sort::Index)
            && takes.contains(&Sort::Percent)
            && share(q)
            && !matches!(id, "productivity-percent" | "denial-reduction" | "satisfaction" | "process-time" | "query-volume");
        if !direct && !bare_share {
            return None;
        }
        // Families of wide words come after those of narrow ones; a volume seldom moves from one to another.
        let mut dearer: f64 = match id {
            "go-live" | "process-time" | "satisfaction" | "audit-outcome" => 2.0,
            "claim-dollars" => 2.0,
            "productivity-volume" => 3.0,
            "backlog" if matches!(q.sort, Sort::Days | Sort::Hours) => 2.0,
            _ => 0.0,
        };
        if bare_share && !direct {
            dearer += 1.5;
        }
        if change && id == "productivity-volume" {
            dearer += 2.0;
        }
        if id == "audit-volume" && matches!(q.sort, Sort::People | Sort::Providers) {
            dearer += 4.0;
        }
        if id == "query-response" && matches!(q.sort, Sort::Days | Sort::Hours) && !self.names_query() {
            return None;
        }
        if matches!(id, "query-response" | "query-agreement") && !self.names_query() && q.sort == Sort::Percent {
            dearer += 1.0;
        }
        if id == "tenure" {
            return None;
        }
        Some(dearer)
    }

    fn names_query(&self) -> bool {
        self.statement
            .clone()
            .any(|t| self.text.lower(t).starts_with("quer") || matches!(self.text.lower(t), "physician" | "physicians" | "cdi" | "provider"))
    }

    /// What lies between a number and a cue, as a cost.
    fn cost(&self, q: &Quantity, cue: &Range<usize>) -> f64 {
        let ahead = cue.end <= q.tokens.start;
        let between = if ahead { cue.end..q.tokens.start } else { q.tokens.end..cue.start.max(q.tokens.end) };
        let mut cost = if ahead { 0.4 } else { 0.0 };
        let mut joins = true;
        for t in between.clone() {
            let word = self.text.lower(t);
            joins &= JOINS.contains(&word);
            let spaced = self.text.tokens[t].gap > Gap::Style;
            cost += match (self.text.tokens[t].kind, word) {
                (_, ",") => 2.5,
                (_, ";" | "|" | "\u{2022}") => 9.0,
                (_, "-") if spaced => 3.0,
                (_, ".") if self.text.tokens[t].gap == Gap::None && !ahead => 9.0,
                (_, "(") if !ahead => 1.5,
                (_, ")") => 1.5,
                (TokenKind::Mark, _) => 0.3,
                (_, "and" | "while" | "with" | "but") => 2.0,
                (_, "of" | "at" | "to" | "in" | "on" | "by" | "the" | "a" | "is" | "was") => 0.4,
                _ => 0.9,
            };
        }
        let others = self.quantities.iter().filter(|o| o.tokens.start >= between.start && o.tokens.end <= between.end).count();
        cost += 5.0 * others as f64;
        if joins && others == 0 && !between.clone().any(|t| self.text.lower(t) == "and") {
            cost = (cost - 2.0).max(0.0);
        }
        cost
    }

    /// What speaks against the family near the number.
    fn against(&self, q: &Quantity, family: FamilyId) -> f64 {
        let near = |c: &&&Found<'_, MetricCue>| c.value.against && c.value.family == family;
        let nearest =
            self.cues.iter().filter(near).map(|c| if overlap(&c.tokens, &q.tokens) { 0.0 } else { self.cost(q, &c.tokens) }).min_by(f64::total_cmp);
        match nearest {
            Some(cost) if cost <= 3.5 => 12.0,
            Some(cost) if cost <= 6.0 => 4.0,
            _ => 0.0,
        }
    }

    /// The family that a noun stands for by itself.
    fn noun_family(&self, q: &Quantity) -> Option<(&'static str, f64)> {
        match q.sort {
            Sort::Work => Some(("productivity-volume", if matches!(q.amount, Amount::Change(..)) { 6.0 } else { 4.0 })),
            Sort::Reviews => Some(("cdi-review", 3.0)),
            Sort::Audits if !self.text.span(&q.tokens).of(self.text.source()).to_lowercase().contains("finding") => Some(("audit-volume", 2.0)),
            Sort::Queries => Some(("query-volume", 1.5)),
            Sort::Providers | Sort::Facilities => Some(("provider-count", 3.0)),
            Sort::Sessions => Some(("trainees", 4.0)),
            Sort::People => self.leads(q).then_some(("team-size", 5.0)),
            Sort::Years => self.is_tenure(q).then_some(("tenure", 1.0)),
            Sort::Percent if self.covers(q) => None,
            _ => None,
        }
    }

    /// `95% of cardiology charts`: a share of the work, no result.
    fn covers(&self, q: &Quantity) -> bool {
        self.word(q.tokens.end) == "of"
    }

    /// People named without a verb: as the clause's own subject (`33 coders, pro-fee and ASC`), or by a noun of leading.
    fn leads(&self, q: &Quantity) -> bool {
        let words = self.text.span(&q.tokens).of(self.text.source()).to_lowercase();
        let noun = ["fte", "direct report", "-person", "employees", "staff"].iter().any(|n| words.contains(n));
        let opens = q.tokens.start == self.statement.start && words.contains("coder");
        noun || opens
    }

    /// Years of the field: with one of its words behind, or before as the statement's subject.
    fn is_tenure(&self, q: &Quantity) -> bool {
        let number = q.tokens.start;
        let before = self.word(number.wrapping_sub(1));
        if matches!(
            before,
            "in" | "within"
                | "after"
                | "for"
                | "last"
                | "past"
                | "first"
                | "next"
                | "every"
                | "each"
                | "the"
                | "since"
                | "these"
                | "age"
                | "than"
                | "of"
        ) && q.bound.is_none()
        {
            return false;
        }
        if matches!(before, "in" | "within" | "after" | "last" | "past" | "first" | "next" | "every" | "required" | "minimum") {
            return false;
        }
        let behind = q.tokens.end..(q.tokens.end + 9).min(self.statement.end);
        let stop = behind.clone().find(|t| matches!(self.text.lower(*t), ";" | "." | "," | "(")).unwrap_or(behind.end);
        let ahead = self.statement.start.max(number.saturating_sub(12))..number;
        let is = |range: Range<usize>, kind: Around| self.signs.around(range).find(|f| *f.value == kind).map(|f| f.tokens.start);
        let share = matches!(self.word(q.tokens.end), "of") && matches!(self.word(q.tokens.end + 1), "them" | "which" | "those" | "that");
        let other = is(q.tokens.end.saturating_sub(1)..stop, Around::OtherTrade);
        let field = is(q.tokens.end..stop, Around::Field);
        if share || other.is_some_and(|o| field.is_none_or(|f| o <= f)) {
            return false;
        }
        if self.word(q.tokens.end) == "-" && self.text.tokens.get(q.tokens.end).is_some_and(|t| t.gap == Gap::None) {
            return false;
        }
        let spoken = is(ahead.clone(), Around::Field).is_some() && is(ahead, Around::OtherTrade).is_none();
        field.is_some() || spoken && (stop <= q.tokens.end + 1 || q.tokens.end == self.statement.end)
    }

    /// Whether two numbers of one sort stand in a list of their own, nothing but years and joining words between.
    fn lists_on(&self, first: usize, second: usize) -> bool {
        let (a, b) = (&self.quantities[first.min(second)], &self.quantities[first.max(second)]);
        let cue = |t: usize| self.cues.iter().any(|c| c.tokens.contains(&t));
        let between = a.tokens.end..b.tokens.start;
        a.sort == b.sort
            && between.len() <= 8
            && between.into_iter().all(|t| {
                let word = self.text.lower(t);
                matches!(word, "," | "and" | "in" | "then" | "for" | "(" | ")" | "now" | "it" | "is")
                    || self.text.tokens[t].kind == TokenKind::Number
                    || cue(t)
            })
    }

    fn attached(&self, pair: &Pair) -> Attached {
        let quantity = self.quantities[pair.quantity].clone();
        let cue = pair.cue.map_or(quantity.tokens.end..quantity.tokens.end, |c| self.cues[c].tokens.clone());
        let (mut family, mut id) = (pair.family, self.metrics.get(pair.family).id.clone());
        if matches!(id.as_str(), "denial-rate" | "denial-reduction") {
            id = self.denials(&quantity, &cue).to_owned();
            family = self.metrics.find(&id).unwrap_or(family);
        }
        let joined = quantity.tokens.start.min(cue.start)..quantity.tokens.end.max(cue.end);
        let crosses =
            self.quantities.iter().enumerate().any(|(i, o)| i != pair.quantity && o.tokens.start >= joined.start && o.tokens.end <= joined.end);
        let tokens = if cue.is_empty() || joined.len() > 12 || crosses { quantity.tokens.clone() } else { joined };
        Attached { family, id, quantity, tokens, cue }
    }

    /// A rate of denials, or how much they fell: the verb and the little words before the number tell.
    fn denials(&self, q: &Quantity, cue: &Range<usize>) -> &'static str {
        if matches!(q.amount, Amount::Change(..)) || q.sort == Sort::Points {
            return "denial-rate";
        }
        if q.sort == Sort::Factor {
            return "denial-reduction";
        }
        let before = self.word(q.tokens.start.wrapping_sub(1));
        if matches!(before, "to" | "at" | "of" | ":") || matches!(q.bound, Some(crate::kinds::Bound::AtMost)) {
            return "denial-rate";
        }
        let span = self.statement.start.max(q.tokens.start.min(cue.start).saturating_sub(6))..self.statement.end.min(q.tokens.end.max(cue.end) + 4);
        let falls = span.into_iter().any(|t| FALLS.contains(&self.text.lower(t)));
        let rate = cue.clone().any(|t| self.text.lower(t) == "rate");
        if falls && (!rate || before == "by") { "denial-reduction" } else { "denial-rate" }
    }
}

/// Verbs and nouns of a fall.
const FALLS: &[&str] = &[
    "reduction",
    "reduced",
    "reduce",
    "reducing",
    "cut",
    "cutting",
    "lowered",
    "decreased",
    "decrease",
    "dropped",
    "drop",
    "fell",
    "fall",
    "fewer",
    "down",
    "declined",
    "decline",
    "slashed",
    "trimmed",
    "eliminated",
    "halved",
    "shrank",
    "brought",
    "reduces",
    "less",
    "prevented",
    "lower",
    "shaved",
    "removed",
    "curbed",
    "slash",
];

/// Whether a bare number can be a share of a hundred.
fn share(q: &Quantity) -> bool {
    let fits = |v: f64| (0.3..=100.0).contains(&v);
    match q.amount {
        Amount::Value(v) => fits(v),
        Amount::Range(a, b) | Amount::Change(a, b) => fits(a) && fits(b),
    }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
