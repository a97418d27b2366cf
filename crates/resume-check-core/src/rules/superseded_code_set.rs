#![doc = include_str!("superseded_code_set.md")]

use super::{Findings, quoted, section, years_near};
use crate::evidence::Facts;
use crate::kinds::{MentionKind, SectionKind, Status};
use crate::mentions::Mention;
use crate::month::Month;
use crate::timeline::{End, Role};

/// A role that ended sooner than this many months after the change had little to do with the new set.
const SETTLING: i32 = 12;

pub(super) fn check(facts: &Facts<'_>, found: &mut Findings) {
    for set in &facts.lexicon.wording.superseded {
        let own = |m: &&Mention| m.kind == MentionKind::CodeSet && section(facts, m.span.start) != SectionKind::Advert;
        let mut roles = vec![(None, false); facts.timeline.roles.len()];
        let (mut first, mut today): (Option<&Mention>, bool) = (None, false);
        for mention in facts.mentions.iter().filter(own) {
            let old = set.ids.contains(&mention.entry) && mention.status == Status::Held;
            let new = set.today.contains(&mention.entry);
            if old {
                first = first.or(Some(mention));
            }
            today |= new;
            if let Some(role) = facts.timeline.role_at(mention.span.start).and_then(|r| roles.get_mut(r)) {
                role.0 = role.0.or(Some(mention).filter(|_| old));
                role.1 |= new;
            }
        }
        if let Some(mention) = first.filter(|_| !today) {
            found.add(mention.span, format!("{} is the only {} named in the resume", quoted(facts, mention.span), set.what), set.ask.as_str());
            continue;
        }
        let Some(change) = Month::new(set.since.0, set.since.1) else { continue };
        let late = |role: &Role| match role.end {
            Some(End::Present) => true,
            Some(End::Month(end)) => end.index() >= change.index() + SETTLING,
            None => false,
        };
        for (_, (old, _)) in facts.timeline.roles.iter().zip(roles).filter(|(role, (_, new))| !new && late(role)) {
            // `ICD-9 claims from before 2015` is work of then.
            if let Some(mention) = old.filter(|m| !years_near(facts, m.tokens.start).any(|year| year <= set.since.0)) {
                found.add(mention.span, format!("{} is the only {} named in this role", quoted(facts, mention.span), set.what), set.ask.as_str());
            }
        }
    }
}
