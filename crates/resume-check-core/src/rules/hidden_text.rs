#![doc = include_str!("hidden_text.md")]

use super::Findings;
use super::file_layout::say;
use crate::evidence::Facts;

/// What the reader of the file calls it.
const KINDS: &[&str] = &["hidden-text"];

pub(super) fn check(facts: &Facts<'_>, found: &mut Findings) {
    say(facts, KINDS, "show what is true and delete the rest", found);
}
