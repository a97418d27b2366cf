//! Results that are claimed in words: `reduced denials`, with no figure beside it or in its role.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::{Facts, Work, work};
use crate::kinds::{MentionKind, SectionKind};
use crate::lexicon::{Found, Part};
use crate::sections;
use crate::span::Span;
use crate::text::TokenKind;

/// The most tokens between a verb and what it is about.
const BETWEEN: usize = 5;

/// A result that is claimed in words and stated nowhere in its role.
pub(crate) struct Unquantified {
    /// The tokens of the claim.
    pub tokens: Range<usize>,
    /// Which claim of wording.toml it is.
    pub claim: usize,
}

/// Every claim without a figure, in text order; one of each kind in a role.
pub(super) fn find(facts: &Facts<'_>) -> Vec<Unquantified> {
    let mut found = Vec::new();
    let all: Vec<_> = facts.lexicon.wording.claimed.find(facts.text).collect();
    let answered = answers(facts);
    let mut told = FxHashSet::default();
    let mut last: Option<(usize, bool)> = None;
    for (at, form) in all.iter().enumerate() {
        let Some(tokens) = claim(facts, &all[at..]) else { continue };
        let (number, _) = *form.value;
        let span = facts.text.span(&tokens);
        let Some(place) = place(facts, span) else { continue };
        let claim = &facts.lexicon.wording.claims[number];
        let counted = claim.families.iter().any(|f| answered.contains(&(place, facts.lexicon.metrics.get(*f).id.as_str())));
        if counted || told.contains(&(place, number)) {
            continue;
        }
        let statement = facts.text.statement_of(tokens.start).tokens.clone();
        let measured = match last {
            Some((start, measured)) if start == statement.start => measured,
            _ => states_a_number(facts, &statement),
        };
        last = Some((statement.start, measured));
        if !measured {
            told.insert((place, number));
            found.push(Unquantified { tokens, claim: number });
        }
    }
    found
}

/// The tokens of the claim that begins with the first of these forms.
fn claim(facts: &Facts<'_>, forms: &[Found<'_, (usize, Part)>]) -> Option<Range<usize>> {
    let (first, others) = forms.split_first()?;
    let (number, part) = *first.value;
    match part {
        Part::Whole => {
            let same = others.iter().take_while(|o| o.tokens.start == first.tokens.start).filter(|o| *o.value == (number, Part::Whole));
            Some(first.tokens.start..same.map(|o| o.tokens.end).fold(first.tokens.end, usize::max))
        }
        Part::Verb => {
            let end = facts.text.statement_of(first.tokens.start).tokens.end.min(first.tokens.end + BETWEEN + 1);
            let things =
                || others.iter().take_while(|o| o.tokens.start < end).filter(|o| o.value.1 == Part::Thing && o.tokens.start >= first.tokens.end);
            // The verb is about the first of them.
            let start = things().next()?.tokens.start;
            let thing = things().filter(|o| o.tokens.start == start && o.value.0 == number).max_by_key(|o| o.tokens.end)?;
            Some(first.tokens.start..thing.tokens.end)
        }
        Part::Thing => None,
    }
}

/// The role that a claim stands in, or no role; nothing where no results are told, or those of another trade.
fn place(facts: &Facts<'_>, span: Span) -> Option<Option<usize>> {
    let role = facts.timeline.role_at(span.start);
    let head = role.is_some_and(|r| facts.timeline.roles[r].span.overlaps(span));
    let told = match sections::kind_at(facts.sections, span.start) {
        SectionKind::Advert | SectionKind::References | SectionKind::Interests | SectionKind::Objective => false,
        SectionKind::Summary | SectionKind::Experience | SectionKind::Practicum | SectionKind::Projects | SectionKind::Accomplishments => true,
        _ => role.is_some(),
    };
    (told && !head && work(facts, span.start) != Work::Aside).then_some(role)
}

/// Which families each role states a number of; outside the roles, those that the whole resume does.
fn answers<'e>(facts: &Facts<'e>) -> FxHashSet<(Option<usize>, &'e str)> {
    let all = facts.metrics.iter();
    all.flat_map(|m| [(facts.timeline.role_at(m.span.start), m.family.as_str()), (None, m.family.as_str())]).collect()
}

/// Whether a statement holds a result, or any number that is no name and no date.
pub(crate) fn states_a_number(facts: &Facts<'_>, statement: &Range<usize>) -> bool {
    let from = facts.metrics.partition_point(|m| m.tokens.end <= statement.start);
    let metric = facts.metrics[from..].iter().take_while(|m| m.tokens.start < statement.end).any(|m| m.family != "tenure");
    let from = facts.mentions.partition_point(|m| m.tokens.start < statement.start);
    let mut names = facts.mentions[from..].iter().filter(|m| m.kind != MentionKind::Skill).map(|m| &m.tokens).peekable();
    let from = facts.timeline.dates.partition_point(|d| d.end <= statement.start);
    let mut dates = facts.timeline.dates[from..].iter().peekable();
    metric
        || statement.clone().any(|t| {
            while names.next_if(|n| n.end <= t).is_some() {}
            while dates.next_if(|d| d.end <= t).is_some() {}
            let number = facts.text.tokens[t].kind == TokenKind::Number || matches!(facts.text.lower(t), "%" | "$");
            number && !names.peek().is_some_and(|n| n.contains(&t)) && !dates.peek().is_some_and(|d| d.contains(&t))
        })
}
