#![doc = include_str!("overlapping_roles.md")]

use super::{Findings, quote};
use crate::evidence::Facts;
use crate::timeline::{End, Role};

/// Roles may share this many months: a notice worked out, a start in the middle of one.
const SHARED: i32 = 2;

pub(super) fn check(facts: &Facts<'_>, found: &mut Findings) {
    let end = |role: &Role| match role.end? {
        End::Month(month) => Some(month.min(facts.as_of).index()),
        End::Present => Some(facts.as_of.index()),
    };
    let mut dated: Vec<(i32, i32, usize)> =
        facts.timeline.roles.iter().enumerate().filter_map(|(at, r)| Some((r.start?.index(), end(r)?, at))).collect();
    dated.sort_unstable();
    let mut before: Option<(i32, usize)> = None;
    for (start, end, at) in dated {
        let role = &facts.timeline.roles[at];
        if let Some((until, other)) = before.map(|(until, other)| (until, &facts.timeline.roles[other])) {
            let shared = end.min(until) - start + 1;
            let same = role.employer.is_some() && role.employer == other.employer;
            if shared > SHARED && !same && !beside(facts, role) && !beside(facts, other) {
                let message = format!("{} and {} overlap by {shared} months", quote(&role.title), quote(&other.title));
                found.add(role.span, message, "say which of the two was part time, or correct the dates");
            }
        }
        if before.is_none_or(|(until, _)| until < end) {
            before = Some((end, at));
        }
    }
}

/// Whether a role says that it may run beside another.
fn beside(facts: &Facts<'_>, role: &Role) -> bool {
    facts.lexicon.wording.concurrent.any_within(facts.text, facts.text.tokens_in(role.span))
}
