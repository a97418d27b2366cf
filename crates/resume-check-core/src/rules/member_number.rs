#![doc = include_str!("member_number.md")]

use rustc_hash::FxHashSet;

use super::Findings;
use super::labels::digits_behind;
use crate::evidence::Facts;

/// The fewest digits of such a number.
const DIGITS: usize = 5;

pub(super) fn check(facts: &Facts<'_>, found: &mut Findings) {
    let text = facts.text;
    // `Driver's license no.` is no credential's.
    let others = facts.lexicon.wording.own_labels.find(text).map(|l| l.tokens);
    let others: FxHashSet<usize> = others.flatten().collect();
    let mut end = 0;
    for label in facts.lexicon.wording.member_labels.find(text).filter(|l| !others.contains(&l.tokens.start)) {
        if let Some(tokens) = digits_behind(text, &label.tokens, DIGITS).filter(|t| t.start >= end) {
            end = tokens.end;
            found.add(text.span(&tokens), "a member or certificate number is written out", "leave it out: say that it is given on request");
        }
    }
}
