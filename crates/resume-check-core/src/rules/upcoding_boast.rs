#![doc = include_str!("upcoding_boast.md")]

use super::{Findings, is_own, quoted};
use crate::evidence::Facts;

/// How far before the words it is said that they were prevented, found or taught against, in tokens.
const REACH: usize = 8;
/// How far behind them.
const BEHIND: usize = 4;

pub(super) fn check(facts: &Facts<'_>, found: &mut Findings) {
    let (text, wording) = (facts.text, &facts.lexicon.wording);
    let mut end = 0;
    for boast in wording.boasts.find(text) {
        let span = text.span(&boast.tokens);
        let statement = &text.statement_of(boast.tokens.start).tokens;
        let before = statement.start.max(boast.tokens.start.saturating_sub(REACH))..boast.tokens.start;
        let behind = boast.tokens.end..statement.end.min(boast.tokens.end + BEHIND);
        if boast.tokens.start < end
            || !is_own(facts, span.start)
            || wording.honest.any_within(text, before)
            || wording.honest.any_within(text, behind)
        {
            continue;
        }
        // Once a sentence is enough.
        end = statement.end;
        found.add(span, format!("{} reads as coding for payment", quoted(facts, span)), "say what the record supported and who was owed the money");
    }
}
