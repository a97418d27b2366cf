#![doc = include_str!("personal_data.md")]

use std::ops::Range;

use super::Findings;
use super::labels::{date_behind, digits_behind};
use super::patient_data::of_a_patient;
use crate::evidence::Facts;
use crate::span::Span;
use crate::text::{Gap, Text, TokenKind};

/// The fewest digits of a number that can be misused: the last four of one are often written.
const DIGITS: usize = 4;

pub(super) fn check(facts: &Facts<'_>, found: &mut Findings) {
    let text = facts.text;
    let mut all: Vec<(Span, &str)> = Vec::new();
    let labelled = facts.lexicon.wording.own_labels.find(text).filter_map(|l| digits_behind(text, &l.tokens, DIGITS));
    all.extend(labelled.map(|t| (text.span(&t), "a number that identifies you to authorities or banks")));
    let bare = (0..text.tokens.len()).filter_map(|t| social_security(text, t));
    all.extend(bare.map(|t| (text.span(&t), "a number in the form of a Social Security number")));
    let births = facts.lexicon.wording.birth_labels.find(text).filter_map(|l| date_behind(text, &l.tokens));
    all.extend(births.filter(|t| !of_a_patient(facts, t)).map(|t| (text.span(&t), "your birth date")));
    all.sort_unstable_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut end = 0;
    for (span, what) in all {
        if span.start >= end {
            end = span.end;
            found.add(span, what, "delete it: an employer asks for it after the offer, and never in a resume");
        }
    }
}

/// `123-45-6789`: three digits, two and four.
fn social_security(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let number = |t: usize, digits: usize| text.tokens.get(t).is_some_and(|n| n.kind == TokenKind::Number && n.text.len() == digits);
    let touches = |t: usize| text.tokens.get(t).is_some_and(|t| t.gap == Gap::None);
    if !(number(at, 3) && number(at + 2, 2) && number(at + 4, 4)) {
        return None;
    }
    let joined = (at + 1..at + 5).all(touches) && text.lower(at + 1) == "-" && text.lower(at + 3) == "-";
    let alone = !(touches(at) || touches(at + 5) && text.lower(at + 5) == "-");
    (joined && alone).then_some(at..at + 5)
}
