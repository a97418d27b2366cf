//! Rewrites: a statement of coding work that states no figure, as a line with blanks in the writer's own words.
//!
//! What a line speaks of decides its shape, what it names fills it; a number is never proposed: a blank is the writer's to fill.

use std::ops::Range;

use crate::evidence::{Facts, Work, work};
use crate::kinds::{MentionKind, Unit};
use crate::lexicon::{Piece, Slot, Template};
use crate::span::Span;
use crate::text::TokenKind;

/// The fewest words of a statement that is worth another form.
const WORDS: usize = 4;
/// A verb of the work stands among the first tokens of its statement.
const OPENING: usize = 3;
/// The most things of one kind that a line takes over.
const NAMED: usize = 3;
/// The longest account of how something was done, in tokens.
const LONGEST_BY: usize = 24;

/// A statement, and the line with blanks that it can become.
pub(crate) struct Rewrite {
    /// Where the statement stands.
    pub span: Span,
    /// The line.
    pub template: String,
}

/// Every statement of the writer's coding work that states no figure and speaks of what can be measured, in text order.
pub(crate) fn find(facts: &Facts<'_>) -> Vec<Rewrite> {
    let (text, lexicon) = (facts.text, facts.lexicon);
    let mut cues = lexicon.metrics.cues.find(text).filter(|c| !c.value.against).peekable();
    let mut doing = lexicon.contexts.doing.find(text).peekable();
    let mut found = Vec::new();
    for statement in &text.statements {
        let tokens = &statement.tokens;
        let mut families = Vec::new();
        while let Some(cue) = cues.next_if(|c| c.tokens.start < tokens.end) {
            families.push(cue.value.family);
        }
        let mut verb = false;
        while let Some(done) = doing.next_if(|d| d.tokens.start < tokens.end) {
            verb |= (tokens.start..tokens.start + OPENING).contains(&done.tokens.start);
        }
        let span = text.span(tokens);
        if !is_own_work(facts, span) || tokens.clone().filter(|t| text.tokens[*t].kind == TokenKind::Word).count() < WORDS {
            continue;
        }
        if states_a_number(facts, tokens) {
            continue;
        }
        let named = lexicon.rewrites.iter().find(|t| t.families.iter().any(|f| families.contains(f)));
        let coded = || mentions(facts, tokens, &[MentionKind::CodeSet]).next().is_some() || unit(facts, tokens).is_some();
        let template = named.or_else(|| lexicon.rewrites.last().filter(|_| verb && coded()));
        if let Some(template) = template {
            found.push(Rewrite { span, template: fill(facts, template, tokens) });
        }
    }
    found
}

/// The statement at a span as a line with blanks that states one of the families that are asked for.
pub(crate) fn of(facts: &Facts<'_>, span: Span, asked: impl Fn(&str) -> bool) -> Option<String> {
    let (text, lexicon) = (facts.text, facts.lexicon);
    let tokens = &text.statement_of(text.tokens_in(span).next()?).tokens;
    let families: Vec<_> = lexicon.metrics.cues.find_within(text, tokens.clone()).filter(|c| !c.value.against).map(|c| c.value.family).collect();
    let asks = |t: &&Template| t.families.iter().any(|f| asked(&lexicon.metrics.get(*f).id));
    let spoken_of = |t: &&Template| t.families.iter().any(|f| families.contains(f));
    let template = lexicon.rewrites.iter().filter(asks).find(spoken_of).or_else(|| lexicon.rewrites.iter().find(asks))?;
    Some(fill(facts, template, tokens))
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

/// Whether a statement tells of coding work or practice, below the head of its role.
fn is_own_work(facts: &Facts<'_>, span: Span) -> bool {
    let role = facts.timeline.role_at(span.start).map(|r| &facts.timeline.roles[r]);
    role.is_some_and(|r| span.start >= r.span.end && r.title_id.is_some()) && work(facts, span.start) != Work::Aside
}

/// The line of a template with what a statement names.
fn fill(facts: &Facts<'_>, template: &Template, statement: &Range<usize>) -> String {
    let by = by(facts, statement);
    // What is named in the writer's own account of how is not named twice.
    let told = statement.start..by.as_ref().map_or(statement.end, |b| b.start);
    let named = |slot: &Slot| match slot {
        Slot::About => listed(facts, &told, &[MentionKind::Specialty]),
        Slot::Codes => listed(facts, &told, &[MentionKind::CodeSet]),
        Slot::System => listed(facts, &told, &[MentionKind::Ehr, MentionKind::Encoder]),
        Slot::Unit => unit(facts, &told),
        Slot::By => by.as_ref().map(|b| words(facts, facts.text.span(b))),
    };
    let mut line = String::new();
    for piece in &template.pieces {
        match piece {
            Piece::Words(words) => line.push_str(words),
            Piece::Named { before, slot, after, instead } => {
                if let Some(name) = named(slot).or_else(|| instead.clone()) {
                    line.extend([before.as_str(), name.as_str(), after.as_str()]);
                }
            }
        }
    }
    line
}

/// What the statement names of these kinds, each thing once.
fn mentions<'e>(
    facts: &Facts<'e>,
    statement: &Range<usize>,
    kinds: &'static [MentionKind],
) -> impl Iterator<Item = &'e crate::mentions::Mention> + use<'e> {
    let from = facts.mentions.partition_point(|m| m.tokens.start < statement.start);
    let end = statement.end;
    facts.mentions[from..].iter().take_while(move |m| m.tokens.start < end).filter(|m| kinds.contains(&m.kind))
}

/// The things of these kinds in the statement's own words: `ED, OB and surgery`.
fn listed(facts: &Facts<'_>, statement: &Range<usize>, kinds: &'static [MentionKind]) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for mention in mentions(facts, statement, kinds) {
        let name = words(facts, mention.span);
        let name = if mention.kind == MentionKind::Specialty { in_a_sentence(&name) } else { name };
        if names.len() < NAMED && !names.contains(&name) {
            names.push(name);
        }
    }
    match names.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        [most @ .., last] => Some(format!("{} and {last}", most.join(", "))),
    }
}

/// The noun of what the statement counts.
fn unit(facts: &Facts<'_>, statement: &Range<usize>) -> Option<String> {
    let counted = |unit: Unit| matches!(unit, Unit::Charts | Unit::Claims | Unit::Encounters | Unit::Records | Unit::Accounts);
    let nouns = facts.lexicon.metrics.words.nouns.find_within(facts.text, statement.clone());
    nouns.filter(|n| counted(n.value.unit)).map(|n| in_a_sentence(&words(facts, facts.text.span(&n.tokens)))).find(|noun| noun.ends_with('s'))
}

/// The tokens that say how something was done: `by working NCCI edits`.
fn by(facts: &Facts<'_>, statement: &Range<usize>) -> Option<Range<usize>> {
    let text = facts.text;
    let start = statement.clone().find(|t| text.lower(*t) == "by" && t + 1 < statement.end && text.lower(t + 1).ends_with("ing"))?;
    let end = statement.clone().rev().find(|t| text.tokens[*t].kind != TokenKind::Mark)? + 1;
    (start < end && end - start <= LONGEST_BY).then_some(start..end)
}

/// Words of the resume on one line.
fn words(facts: &Facts<'_>, span: Span) -> String {
    span.of(facts.text.source()).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// For the middle of a sentence: `Cardiology` loses its capital, `ED` does not.
fn in_a_sentence(words: &str) -> String {
    let capitals = words.chars().filter(|c| c.is_uppercase()).count();
    let mut chars = words.chars();
    match chars.next() {
        Some(first) if capitals == 1 && first.is_uppercase() => first.to_lowercase().chain(chars).collect(),
        _ => words.to_owned(),
    }
}
