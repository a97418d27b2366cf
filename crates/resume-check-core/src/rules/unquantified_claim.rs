#![doc = include_str!("unquantified_claim.md")]

use super::{Findings, quoted};
use crate::evidence::Facts;

pub(super) fn check(facts: &Facts<'_>, found: &mut Findings) {
    for own in facts.unquantified() {
        let span = facts.text.span(&own.tokens);
        let claim = &facts.lexicon.wording.claims[own.claim];
        found.add(span, format!("{} states no figure", quoted(facts, span)), claim.ask.as_str());
    }
}
