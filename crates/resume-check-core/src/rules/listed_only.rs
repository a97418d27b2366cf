#![doc = include_str!("listed_only.md")]

use super::{Findings, section};
use crate::evidence::Facts;
use crate::kinds::{MentionKind, SectionKind, Status, Strength};
use crate::lexicon::Entry;
use crate::mentions::Mention;

/// How many names a message gives.
const NAMES: usize = 3;

pub(super) fn check(facts: &Facts<'_>, found: &mut Findings) {
    let sets = listed(facts, |e| {
        e.kind == MentionKind::CodeSet && matches!(e.class.as_deref(), Some("diagnosis" | "procedure" | "composite" | "supply-drug"))
    });
    tell(facts, &sets, "say in a role what you coded with them, such as \"coded ED visits in ICD-10-CM and CPT\"", found);
    let systems = listed(facts, |e| matches!(e.kind, MentionKind::Ehr | MentionKind::Encoder) && e.class.as_deref() != Some("generic"));
    tell(facts, &systems, "say in a role what you did in them, such as \"worked the coding queues in Epic\"", found);
}

/// The first mention of each entry that no statement shows in use, where these are the greater part; a module or part in use shows the whole.
fn listed<'e>(facts: &Facts<'e>, wanted: impl Fn(&Entry) -> bool) -> Vec<&'e Mention> {
    let (mut names, mut used): (Vec<(&Mention, &Entry)>, Vec<&Entry>) = (Vec::new(), Vec::new());
    for (mention, strength) in facts.mentions.iter().zip(facts.strengths).filter(|(m, _)| m.status == Status::Held) {
        let entry = facts.lexicon.entries.get(mention.entry);
        if !wanted(entry) || section(facts, mention.span.start) == SectionKind::Advert {
            continue;
        }
        if strength.is_some_and(|s| s > Strength::Listed) {
            if !used.iter().any(|e| e.id == entry.id) {
                used.push(entry);
            }
        } else if !names.iter().any(|(m, _)| m.entry == mention.entry) {
            names.push((mention, entry));
        }
    }
    names.retain(|(_, e)| !used.iter().any(|u| e.kind == u.kind && related(&e.id, &u.id)));
    // A combined form names two things with the same words.
    names.dedup_by_key(|(m, _)| m.span);
    // A resume that shows more in use than it lists has shown what it knows.
    if names.len() <= used.len() {
        names.clear();
    }
    names.into_iter().map(|(m, _)| m).collect()
}

/// `icd-10-cm` and `icd-10-cm-pcs`, `epic` and `epic-resolute-pb`.
fn related(a: &str, b: &str) -> bool {
    let part = |whole: &str, part: &str| part.strip_prefix(whole).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    part(a, b) || part(b, a)
}

fn tell(facts: &Facts<'_>, listed: &[&Mention], help: &str, found: &mut Findings) {
    let Some(first) = listed.first() else { return };
    let mut names: Vec<String> = listed.iter().take(NAMES).map(|m| super::quoted(facts, m.span)).collect();
    if listed.len() > NAMES {
        names.push(format!("{} more", listed.len() - NAMES));
    }
    let last = names.pop().unwrap_or_default();
    let names = if names.is_empty() { last } else { format!("{} and {last}", names.join(", ")) };
    found.add(first.span, format!("only listed, never shown in use: {names}"), help);
}
