//! Rewrites: a statement of coding work that states no figure, as a line with blanks in the writer's own words.
//!
//! What a line speaks of decides its shape, what it names fills it; a number is never proposed: a blank is the writer's to fill.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::evidence::{Facts, Unquantified, Work, states_a_number, work};
use crate::kinds::{MentionKind, Unit};
use crate::lexicon::{FamilyId, Piece, Slot, Template};
use crate::span::Span;
use crate::text::TokenKind;

/// The fewest words of a statement that is worth another form.
const WORDS: usize = 4;
/// A verb of the work stands among the first words of its statement.
const OPENING: usize = 2;
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

/// Every statement of the writer's coding work that claims a result, or tells of the work, without a figure, in text order.
pub(crate) fn find(facts: &Facts<'_>) -> Vec<Rewrite> {
    let (text, lexicon) = (facts.text, facts.lexicon);
    let mut claims = facts.unquantified().iter().peekable();
    let mut opening = lexicon.rewrites.opening.find(text).peekable();
    let stated: FxHashSet<(usize, &str)> =
        facts.metrics.iter().filter_map(|m| Some((facts.timeline.role_at(m.span.start)?, m.family.as_str()))).collect();
    let mut found = Vec::new();
    for statement in &text.statements {
        let tokens = &statement.tokens;
        let mut claims_of = None;
        while let Some(claim) = claims.next_if(|c| c.tokens.start < tokens.end) {
            claims_of = claims_of.or_else(|| claimed(facts, claim).into_iter().find_map(|family| line_of(facts, family)));
        }
        let mut opened = None;
        while let Some(verb) = opening.next_if(|v| v.tokens.start < tokens.end) {
            let first = tokens.clone().filter(|t| text.tokens[*t].kind == TokenKind::Word).take(OPENING).any(|t| t == verb.tokens.start);
            opened = opened.or(lexicon.rewrites.templates.get(*verb.value).filter(|_| first));
        }
        let span = text.span(tokens);
        // A verb alone says nothing of what was coded.
        let named = || mentions(facts, tokens, &[MentionKind::CodeSet, MentionKind::Specialty]).next().is_some() || unit(facts, tokens).is_some();
        let (Some(template), Some(role)) = (opened.filter(|_| named()).or(claims_of), own_role(facts, span)) else { continue };
        let words = tokens.clone().filter(|t| text.tokens[*t].kind == TokenKind::Word).count();
        let told = template.families.iter().any(|f| stated.contains(&(role, lexicon.metrics.get(*f).id.as_str())));
        if words >= WORDS && !told && !states_a_number(facts, tokens) {
            found.push(Rewrite { span, template: fill(facts, template, tokens) });
        }
    }
    found
}

/// The statement at a span as a line with blanks, where it claims one of the families that are asked for.
pub(crate) fn of(facts: &Facts<'_>, span: Span, asked: impl Fn(&str) -> bool) -> Option<String> {
    let lexicon = facts.lexicon;
    let tokens = &facts.text.statement_of(facts.text.tokens_in(span).next()?).tokens;
    let own = facts.unquantified().iter().filter(|c| tokens.contains(&c.tokens.start));
    let mut families = own.flat_map(|claim| claimed(facts, claim)).filter(|f| asked(&lexicon.metrics.get(*f).id));
    let template = families.find_map(|family| line_of(facts, family))?;
    Some(fill(facts, template, tokens))
}

/// The families that a claim is about: those that its words speak of, else the first that answers it.
pub(crate) fn claimed(facts: &Facts<'_>, claim: &Unquantified) -> Vec<FamilyId> {
    let lexicon = facts.lexicon;
    let families = lexicon.wording.claims.get(claim.claim).map_or(&[][..], |c| &c.families);
    let cues = lexicon.metrics.cues.find_within(facts.text, claim.tokens.clone());
    let spoken_of: Vec<FamilyId> = cues.map(|c| c.value.family).filter(|f| families.contains(f)).collect();
    if spoken_of.is_empty() { families.iter().take(1).copied().collect() } else { spoken_of }
}

/// The first line that states a family.
fn line_of<'e>(facts: &Facts<'e>, family: FamilyId) -> Option<&'e Template> {
    facts.lexicon.rewrites.templates.iter().find(|t| t.families.contains(&family))
}

/// The role of coding work or practice whose duties hold a statement.
fn own_role(facts: &Facts<'_>, span: Span) -> Option<usize> {
    let at = facts.timeline.role_at(span.start)?;
    let role = facts.timeline.roles.get(at)?;
    (span.start >= role.span.end && role.title_id.is_some() && work(facts, span.start) != Work::Aside).then_some(at)
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
        Slot::By => by.as_ref().map(|b| facts.text.one_line(facts.text.span(b))),
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
        let name = facts.text.one_line(mention.span);
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
    nouns.filter(|n| counted(n.value.unit)).map(|n| in_a_sentence(&facts.text.one_line(facts.text.span(&n.tokens)))).find(|noun| noun.ends_with('s'))
}

/// The tokens that say how something was done: `by working NCCI edits`.
fn by(facts: &Facts<'_>, statement: &Range<usize>) -> Option<Range<usize>> {
    let text = facts.text;
    let start = statement.clone().find(|t| text.lower(*t) == "by" && t + 1 < statement.end && text.lower(t + 1).ends_with("ing"))?;
    let end = statement.clone().rev().find(|t| text.tokens[*t].kind != TokenKind::Mark)? + 1;
    (start < end && end - start <= LONGEST_BY).then_some(start..end)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyzer::Analyzer;
    use crate::document::Document;
    use crate::month::Month;
    use crate::options::Options;
    use crate::show::carets;

    fn options() -> Options {
        Options::new(Month::new(2026, 11).expect("a month"))
    }

    #[test]
    fn a_line_that_is_filled_states_what_it_says() {
        let analyzer = Analyzer::builder().build().expect("the built-in lexicons hold together");
        let lexicon = analyzer.lexicon();
        let all = |slot: &Slot| match slot {
            Slot::About => "cardiology",
            Slot::Codes => "ICD-10-CM and CPT",
            Slot::System => "Epic",
            Slot::Unit => "encounters",
            Slot::By => "by working NCCI edits before the claim went out",
        };
        for template in &lexicon.rewrites.templates {
            for named in [false, true] {
                let mut line = String::new();
                for piece in &template.pieces {
                    match piece {
                        Piece::Words(words) => line += words,
                        Piece::Named { before, slot, after, .. } if named => line.extend([before.as_str(), all(slot), after.as_str()]),
                        Piece::Named { instead, .. } => line += instead.as_deref().unwrap_or_default(),
                    }
                }
                for number in &template.fill {
                    line = line.replacen("___", number, 1);
                }
                let resume = format!("EXPERIENCE\nCoding Manager, Larkspur Clinic, 01/2023 - present\n- {line}\n");
                let report = analyzer.analyze(&Document::from_text(resume), &options());
                let families: Vec<&str> = template.families.iter().map(|f| lexicon.metrics.get(*f).id.as_str()).collect();
                let read: Vec<&str> = report.metrics.iter().filter(|m| m.plausible).map(|m| m.kind.as_str()).collect();
                assert!(read.iter().any(|kind| families.contains(kind)), "{line:?} is read as {read:?}, not {families:?}");
                assert!(!report.diagnostics.iter().any(|d| d.name == "unquantified-claim"), "{line:?} still claims without a figure");
            }
        }
    }

    #[test]
    fn rewrites_of_cases() {
        let analyzer = Analyzer::builder().build().expect("the built-in lexicons hold together");
        insta::glob!("../../../fixtures/cases/rewrites", "*.txt", |path| {
            let source = std::fs::read_to_string(path).expect("a case");
            let plan = analyzer.plan(&Document::from_text(source.as_str()), &options());
            let labels: Vec<_> = plan.rewrites.into_iter().map(|r| (r.span, r.template)).collect();
            insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../../../fixtures/cases/rewrites"}, {
                insta::assert_snapshot!(carets(&source, &labels));
            });
        });
    }
}
