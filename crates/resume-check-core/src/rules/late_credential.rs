#![doc = include_str!("late_credential.md")]

use super::{Findings, credentials, quoted};
use crate::evidence::Facts;
use crate::kinds::Status;

/// A text shorter than this is seen at a glance.
const SHORTEST: usize = 100;

pub(super) fn check(facts: &Facts<'_>, found: &mut Findings) {
    let all = facts.text.tokens.len();
    let Some((mention, _)) = credentials(facts).find(|(m, _)| m.status == Status::Held) else { return };
    if all >= SHORTEST && mention.tokens.start * 3 > all {
        let part = mention.tokens.start * 100 / all;
        found.add(
            mention.span,
            format!("{} is the first credential named, {part}% of the way down", quoted(facts, mention.span)),
            "put the letters behind your name, or the credentials above the experience",
        );
    }
}
