#![doc = include_str!("vague_name.md")]

use super::{Findings, is_own, quoted};
use crate::evidence::Facts;
use crate::kinds::{MentionKind, Status};

pub(super) fn check(facts: &Facts<'_>, found: &mut Findings) {
    for vague in &facts.lexicon.wording.vague {
        let plain = facts.mentions.iter().filter(|m| m.kind == vague.kind && m.status == Status::Held).any(|m| match vague.plain.is_empty() {
            true => !vague.ids.contains(&m.entry),
            false => vague.plain.contains(&m.entry),
        });
        let first = facts.mentions.iter().find(|m| m.status == Status::Held && vague.ids.contains(&m.entry) && is_own(facts, m.span.start));
        if let Some(mention) = first.filter(|_| !plain) {
            let what = if vague.kind == MentionKind::CodeSet { "does not say which set" } else { "names no product" };
            found.add(mention.span, format!("{} {what}", quoted(facts, mention.span)), vague.ask.as_str());
        }
    }
}
