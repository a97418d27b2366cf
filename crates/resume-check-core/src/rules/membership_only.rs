#![doc = include_str!("membership_only.md")]

use super::{Findings, held, quoted, section};
use crate::evidence::Facts;
use crate::kinds::{MentionKind, SectionKind};

/// Words that tell a membership from the name of who awards a credential.
const MEMBER: &[&str] = &["member", "members", "membership", "chapter"];

pub(super) fn check(facts: &Facts<'_>, found: &mut Findings) {
    if !held(facts).is_empty() {
        return;
    }
    let memberships = facts.mentions.iter().filter(|m| m.kind == MentionKind::Credential).filter(|m| {
        let entry = facts.lexicon.entries.get(m.entry);
        entry.not_a_coding_credential && entry.is_membership() && section(facts, m.span.start) != SectionKind::Advert
    });
    for mention in memberships {
        let near = mention.tokens.start.saturating_sub(4)..(mention.tokens.end + 4).min(facts.text.tokens.len());
        let line = facts.text.tokens[mention.tokens.start].line;
        if near.into_iter().any(|t| facts.text.tokens[t].line == line && MEMBER.contains(&facts.text.lower(t))) {
            found.add(
                mention.span,
                format!("{} is a membership and no credential", quoted(facts, mention.span)),
                "name the credential that you hold or study for, with its month; CPC-A and CCA are first ones",
            );
            return;
        }
    }
}
