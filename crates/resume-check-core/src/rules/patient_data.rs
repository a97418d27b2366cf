#![doc = include_str!("patient_data.md")]

use std::ops::Range;

use super::Findings;
use super::labels::{date_behind, digits_behind};
use crate::evidence::Facts;
use crate::text::{Gap, TokenKind};

/// The fewest digits of a record's number.
const DIGITS: usize = 5;
/// How far a patient's name and a diagnosis code stand apart.
const REACH: usize = 6;
pub(super) fn check(facts: &Facts<'_>, found: &mut Findings) {
    let text = facts.text;
    let mut end = 0;
    for label in facts.lexicon.wording.patient_labels.find(text).filter(|l| !is_job(facts, &l.tokens)) {
        if let Some(tokens) = digits_behind(text, &label.tokens, DIGITS).filter(|t| t.start >= end) {
            end = tokens.end;
            found.add(text.span(&tokens), "a number of a patient's record, account or claim", "delete it: it is protected health information");
        }
    }
    for label in facts.lexicon.wording.birth_labels.find(text) {
        let Some(tokens) = date_behind(text, &label.tokens) else { continue };
        if of_a_patient(facts, &tokens) {
            found.add(text.span(&tokens), "a patient's birth date", "delete it: it is protected health information");
        }
    }
    for at in 0..text.tokens.len() {
        if let Some(tokens) = named_with_code(facts, at) {
            found.add(text.span(&tokens), "a patient's name beside a diagnosis code", "delete the name: it is protected health information");
        }
    }
}

/// `Account Manager 2019`: what follows a label is a title or a date.
fn is_job(facts: &Facts<'_>, tokens: &Range<usize>) -> bool {
    let span = facts.text.span(tokens);
    facts.timeline.role_at(span.start).is_some_and(|r| facts.timeline.roles[r].span.contains(span))
}

/// Whether the words before say that it is a patient's.
pub(super) fn of_a_patient(facts: &Facts<'_>, tokens: &Range<usize>) -> bool {
    let statement = &facts.text.statement_of(tokens.start).tokens;
    let near = statement.start.max(tokens.start.saturating_sub(2 * REACH))..statement.end.min(tokens.end + REACH);
    near.into_iter().any(|t| matches!(facts.text.lower(t), "patient" | "patients" | "pt" | "mrn"))
}

/// `patient Jane Roe (C50.911)`: a word for a patient, two names, and a code of ICD-10 not far behind.
fn named_with_code(facts: &Facts<'_>, at: usize) -> Option<Range<usize>> {
    let text = facts.text;
    if !matches!(text.lower(at), "patient" | "pt" | "mr" | "mrs" | "ms" | "miss") {
        return None;
    }
    let point = usize::from(text.lower(at + 1) == "." || text.lower(at + 1) == ":");
    let name = |t: usize| {
        let token = text.tokens.get(t)?;
        (token.kind == TokenKind::Word && !token.small && token.gap <= Gap::Blank && token.text.len() > 1).then_some(())
    };
    let first = at + 1 + point;
    name(first)?;
    // One name is enough behind `Mr.`
    let second = name(first + 1).is_some();
    if !second && matches!(text.lower(at), "patient" | "pt") {
        return None;
    }
    let end = text.statement_of(at).tokens.end.min(first + 2 + REACH);
    let code = (first + 1..end).find_map(|t| diagnosis(text, t))?;
    let bracket = usize::from(text.lower(code.end) == ")" && (first..code.start).any(|t| text.lower(t) == "("));
    Some(at..code.end + bracket)
}

/// A code of ICD-10-CM at this token: a letter, two digits, and what a point joins to them.
fn diagnosis(text: &crate::text::Text<'_>, at: usize) -> Option<Range<usize>> {
    let touches = |t: usize| text.tokens.get(t).is_some_and(|t| t.gap == Gap::None);
    let letter = text.cased(at).len() == 1 && text.cased(at).chars().all(|c| c.is_ascii_uppercase());
    let digits = text.lower(at + 1).len() == 2 && text.tokens.get(at + 1)?.kind == TokenKind::Number && touches(at + 1);
    let mut end = at + 2;
    if text.lower(end) == "." && touches(end) && touches(end + 1) {
        end += 2;
    }
    (letter && digits).then_some(at..end)
}
