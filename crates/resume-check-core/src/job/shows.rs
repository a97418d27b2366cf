//! How a resume stands to one thing that a posting asks for.

use crate::evidence::{Facts, Ref};
use crate::kinds::{JobStatus, MentionKind, Status, Strength};
use crate::lexicon::{EntryId, Lexicon};
use crate::mentions::Mention;
use crate::posting::{Ask, AskedName};
use crate::report::JobItem;

/// The most mentions that are named as evidence.
const EVIDENCE: usize = 3;

/// A mention of a resume that bears on what is asked for.
#[derive(Debug, Clone, Copy)]
struct Shown<'s> {
    /// Its place among the mentions.
    at: usize,
    status: JobStatus,
    strength: Option<Strength>,
    /// The name of the posting that it answers.
    name: &'s AskedName,
}

/// What an item came to: for the report, and its share in hundredths of what it can earn.
pub(super) struct Held {
    pub item: JobItem,
    pub share: u32,
    /// The entries that show it, for lines to lead with.
    pub entries: Vec<EntryId>,
}

/// How the resume stands to a thing that is asked for.
pub(super) fn held(facts: &Facts<'_>, ask: &Ask) -> Held {
    let mut shown: Vec<Shown<'_>> = ask.names.iter().flat_map(|name| mentions(facts, ask.kind, name)).collect();
    // The posting's own words before other names, what is shown in use before what is listed, then text order.
    shown.sort_by_key(|s| (s.status, std::cmp::Reverse(s.strength), s.at));
    let best = shown.first().copied();
    let status = best.map_or(JobStatus::Missing, |s| s.status);
    let words = |at: usize| facts.text.one_line(facts.mentions[at].span);
    let same: Vec<&Shown<'_>> = shown.iter().filter(|s| s.status == status).collect();
    let strength = same.iter().filter_map(|s| s.strength).max();
    let share = &facts.lexicon.job.share;
    let listed = strength == Some(Strength::Listed);
    let of = |full: u32| if listed { full * share.listed / 100 } else { full };
    let earned = match status {
        JobStatus::Met => of(share.shown),
        JobStatus::OtherName => of(share.other_name),
        JobStatus::Partial => share.partial,
        JobStatus::Missing => 0,
    };
    let first = ask.names.first();
    let name = |id: &str| facts.lexicon.entries.find(ask.kind, id).map(|e| facts.lexicon.entries.get(e).name.clone());
    let item = JobItem {
        kind: ask.kind,
        id: first.map_or(String::new(), |n| n.id.clone()),
        name: first.and_then(|n| name(&n.id)).unwrap_or_default(),
        alternatives: ask.names.iter().skip(1).map(|n| n.id.clone()).collect(),
        status,
        evidence: same.iter().take(EVIDENCE).map(|s| Ref::Mention(s.at).to_string()).collect(),
        says: ask.says.clone(),
        shown: best.map(|s| words(s.at)),
        mirror: best.filter(|s| s.status == JobStatus::OtherName).map(|s| s.name.words.clone()),
        why: why(facts, ask, best, listed),
        span: ask.span,
        line: ask.line,
    };
    Held { item, share: earned, entries: same.iter().map(|s| facts.mentions[s.at].entry).collect() }
}

/// The mentions that bear on a name, each with what it is worth.
fn mentions<'s>(facts: &Facts<'s>, kind: MentionKind, name: &'s AskedName) -> impl Iterator<Item = Shown<'s>> {
    let facts = *facts;
    let asked = facts.lexicon.entries.find(kind, &name.id);
    let own = facts.mentions.iter().enumerate().filter(move |(_, m)| m.kind == kind);
    own.filter_map(move |(at, mention)| {
        let status = stands(facts.lexicon, asked?, mention, || same_words(&name.words, mention.span.of(facts.text.source())))?;
        Some(Shown { at, status, strength: facts.strengths.get(at).copied().flatten(), name })
    })
}

/// What a mention is to an entry that is asked for; none where it has no bearing on it.
fn stands(lexicon: &Lexicon, asked: EntryId, mention: &Mention, same: impl Fn() -> bool) -> Option<JobStatus> {
    let (own, entry) = (lexicon.entries.get(asked), lexicon.entries.get(mention.entry));
    let module = entry.parent.as_deref() == Some(own.id.as_str());
    let renamed = |from: &crate::lexicon::Entry, to: EntryId| from.awarded.as_deref() == Some("renamed") && from.replaced_by == Some(to);
    let other_name = renamed(own, mention.entry) || renamed(entry, asked);
    let full = mention.entry == asked || module || other_name || lexicon.job.is_as_good(mention.entry, asked);
    let toward = lexicon.job.is_toward(mention.entry, asked) || own.parent.as_deref() == Some(entry.id.as_str());
    match (full, mention.status) {
        (true, Status::Held) if other_name || mention.entry == asked && !same() => Some(JobStatus::OtherName),
        (true, Status::Held) => Some(JobStatus::Met),
        (true, Status::InProgress) => Some(JobStatus::Partial),
        (false, Status::Held) if toward => Some(JobStatus::Partial),
        _ => None,
    }
}

/// Whether one of two names holds the other, whatever their case, marks and plurals: a search for either finds both.
fn same_words(posting: &str, resume: &str) -> bool {
    let (posting, resume) = (letters(posting), letters(resume));
    posting.contains(&resume) || resume.contains(&posting)
}

/// The letters and digits of a name, in lower case, without a final s.
fn letters(name: &str) -> String {
    let mut letters: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if letters.len() > 3 && letters.ends_with('s') {
        letters.pop();
    }
    letters
}

/// Why an item stands as it does.
fn why(facts: &Facts<'_>, ask: &Ask, best: Option<Shown<'_>>, listed: bool) -> String {
    let Some(best) = best else {
        let expired = |m: &&Mention| m.kind == ask.kind && m.status == Status::Expired;
        let named = |m: &&Mention| ask.names.iter().any(|n| facts.lexicon.entries.get(m.entry).id == n.id);
        return match facts.mentions.iter().filter(expired).any(|m| named(&m)) {
            true => "lapsed in the resume".to_owned(),
            false => "not in the resume".to_owned(),
        };
    };
    let mention = &facts.mentions[best.at];
    let asked = &best.name.id;
    let entry = facts.lexicon.entries.get(mention.entry);
    match best.status {
        JobStatus::Partial if mention.status == Status::InProgress => "under way".to_owned(),
        JobStatus::Partial if entry.kind == MentionKind::Credential => "a step towards it".to_owned(),
        JobStatus::Partial => "near it, and not the same".to_owned(),
        JobStatus::OtherName => format!("the posting says \"{}\"", best.name.words),
        _ if listed => "listed only: show it in a line of work".to_owned(),
        _ if entry.id != *asked && entry.parent.as_deref() != Some(asked) => "as good or better".to_owned(),
        _ if ask.kind == MentionKind::Credential => "held".to_owned(),
        _ if ask.kind == MentionKind::Specialty => "shown".to_owned(),
        _ => match best.strength {
            Some(Strength::Quantified) => "in use, with a result".to_owned(),
            _ => "in use".to_owned(),
        },
    }
}
