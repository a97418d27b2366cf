//! Which names of a posting stand for one another: `CPC or CCS`, one of a list, what is taken in place of a credential.

use std::ops::Range;

use super::wishes::{Wanted, Wishes};
use crate::kinds::MentionKind;
use crate::lexicon::{EntryId, Job};
use crate::mentions::Mention;
use crate::span::Span;
use crate::text::Text;

/// The most tokens between two names of which either will do.
const REACH: usize = 20;
/// A list of so many credentials asks for any of them: nobody is asked for three.
const ANY_OF: usize = 3;

/// Names of one kind of which any will do.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub kind: MentionKind,
    pub wanted: Wanted,
    /// The names in text order, each once.
    pub names: Vec<(EntryId, Range<usize>)>,
    /// Their tokens, from the first to the last.
    pub tokens: Range<usize>,
    /// The block that holds the last.
    block: usize,
    /// Whether any one of the names will do by the words between them.
    any: bool,
}

impl Group {
    fn of(text: &Text<'_>, mention: &Mention, wanted: Wanted) -> Self {
        let block = text.statement_of(mention.tokens.start).block;
        let names = vec![(mention.entry, mention.tokens.clone())];
        Self { kind: mention.kind, wanted, names, tokens: mention.tokens.clone(), block, any: false }
    }

    fn take(&mut self, other: Self) {
        self.tokens.end = self.tokens.end.max(other.tokens.end);
        self.block = other.block;
        for name in other.names {
            if !self.names.iter().any(|(entry, _)| *entry == name.0) {
                self.names.push(name);
            }
        }
    }

    /// Where the first of its names and those beside it stand.
    pub(super) fn span(&self, text: &Text<'_>) -> Span {
        text.span(&self.tokens)
    }
}

/// The names of a posting in groups, in text order.
pub(super) fn find(text: &Text<'_>, job: &Job, wishes: &Wishes<'_, '_>, mentions: &[Mention]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut list: Option<List> = None;
    for mention in mentions {
        let Some(wanted) = wishes.wanted(&mention.tokens) else { continue };
        let own = Group::of(text, mention, wanted);
        let held = mention.kind == MentionKind::Credential && list.as_ref().is_some_and(|l| l.holds(mention));
        if let Some(last) = groups.iter_mut().rev().find(|g| g.kind == mention.kind && g.wanted == wanted).filter(|_| held) {
            last.take(own);
            continue;
        }
        let sentence = wishes.sentence(mention.tokens.start);
        if mention.kind == MentionKind::Credential {
            // A list of which any one will do, in this sentence or in the lines below it.
            list = List::open(text, job, wishes, mention).or(list.filter(|l| l.holds(mention)));
        }
        match groups.iter_mut().rev().find(|g| g.kind == mention.kind && g.wanted == wanted) {
            Some(last) if sentence.contains(&last.tokens.start) && joins(text, last, &mention.tokens) => {
                last.any = true;
                last.take(own);
            }
            Some(last) if stands_in(text, job, wishes, last, mention) => last.take(own),
            _ => groups.push(own),
        }
    }
    any_of_lists(text, job, wishes, groups)
}

/// A list of which any one will do: it was opened by words that say so.
struct List {
    /// The last token that it can hold.
    end: usize,
}

impl List {
    fn open(text: &Text<'_>, job: &Job, wishes: &Wishes<'_, '_>, mention: &Mention) -> Option<Self> {
        let sentence = wishes.sentence(mention.tokens.start);
        let near = |range: Range<usize>| range.start.max(range.end.saturating_sub(2 * REACH))..range.end;
        let words = |within: Range<usize>| job.one_of.find_within(text, near(within)).max_by_key(|f| (f.tokens.len(), f.tokens.start));
        // In the sentence itself: `one of CPC, COC or CCS`.
        if let Some(found) = words(sentence.start..mention.tokens.start).filter(|f| f.tokens.end + REACH > mention.tokens.start) {
            let plain = text.lower(found.tokens.start) != "one" || found.tokens.len() > 1 || text.lower(found.tokens.end) == "of";
            let parted = (found.tokens.end..mention.tokens.start).any(|t| matches!(text.lower(t), ";" | "."));
            return (plain && !parted).then_some(Self { end: sentence.end });
        }
        // Above: `One of the following:` and lines below it, down to a blank one.
        let block = text.statement_of(mention.tokens.start).block;
        let opener = text.blocks.get(block.checked_sub(1)?)?;
        let closes = matches!(text.lower(opener.tokens.end.checked_sub(1)?), ":" | "below" | "following");
        words(opener.tokens.clone()).filter(|f| closes && f.tokens.len() > 1)?;
        let line = |block: usize| text.blocks.get(block).and_then(|b| text.lines.get(b.lines.start));
        let (head, first) = (text.lines.get(opener.lines.start)?, line(block)?);
        let below = |b: usize| {
            let touches = b == block || text.blocks[b].lines.start == text.blocks[b - 1].lines.end;
            touches && line(b).is_some_and(|l| l.indent == first.indent && l.bulleted == first.bulleted)
        };
        let deeper = !head.bulleted || first.indent > head.indent;
        let last = (block..text.blocks.len()).take_while(|b| below(*b)).last().filter(|_| deeper)?;
        Some(Self { end: text.blocks[last].tokens.end })
    }

    fn holds(&self, mention: &Mention) -> bool {
        mention.tokens.end <= self.end
    }
}

/// Whether the words between two names make either of them do.
fn joins(text: &Text<'_>, group: &Group, tokens: &Range<usize>) -> bool {
    let between = group.names.last().map_or(usize::MAX, |n| n.1.end)..tokens.start;
    if between.start > between.end || between.len() > REACH || between.clone().any(|t| matches!(text.lower(t), ";" | ".")) {
        return false;
    }
    let skipped = |t: usize| {
        matches!(
            text.lower(t),
            "a" | "an"
                | "the"
                | "current"
                | "active"
                | "valid"
                | "equivalent"
                | "("
                | ")"
                | ","
                | "on"
                | "in"
                | "with"
                | "another"
                | "system"
                | "such"
                | "as"
                | "other"
                | "for"
                | "instance"
                | "like"
                | "ahima"
                | "aapc"
                | "similar"
        )
    };
    let Some(last) = between.clone().rev().find(|t| !skipped(*t)) else { return false };
    let slash =
        text.lower(last) == "/" && matches!(group.kind, MentionKind::Credential | MentionKind::Ehr | MentionKind::Encoder | MentionKind::Tool);
    text.lower(last) == "or" || slash
}

/// Whether a credential stands in a sentence that says what is taken in place of the one before.
fn stands_in(text: &Text<'_>, job: &Job, wishes: &Wishes<'_, '_>, group: &Group, mention: &Mention) -> bool {
    let sentence = wishes.sentence(mention.tokens.start);
    let block = text.statement_of(mention.tokens.start).block;
    // In a sentence of its own, or in brackets behind: `CCS (a CCA will be considered)`.
    let aside = (group.tokens.end..mention.tokens.start).take(3).any(|t| text.lower(t) == "(");
    let other = group.tokens.start < sentence.start || aside;
    mention.kind == MentionKind::Credential
        && group.wanted == Wanted::Required
        && (block == group.block)
        && other
        && job.instead.any_within(text, sentence)
}

/// Lists that marks alone join: behind the last two of `CPC, COC or CCS` stands what the others mean too.
fn any_of_lists(text: &Text<'_>, job: &Job, wishes: &Wishes<'_, '_>, groups: Vec<Group>) -> Vec<Group> {
    let mut lists: Vec<Vec<Group>> = Vec::new();
    for group in groups {
        let follows = |last: &Group| {
            let between = last.names.last().map_or(0, |n| n.1.end)..group.tokens.start;
            let plain = between.start <= between.end
                && between.clone().all(|t| matches!(text.lower(t), "," | "(" | ")" | "aapc" | "ahima" | "a" | "an" | "the"));
            plain
                && !between.is_empty()
                && (last.kind, last.wanted) == (group.kind, group.wanted)
                && between.clone().any(|t| text.lower(t) == ",")
                && {
                    let sentence = wishes.sentence(last.tokens.start);
                    sentence.contains(&group.tokens.start)
                }
        };
        match lists.iter_mut().rev().take(2).find(|l| l.last().is_some_and(&follows)) {
            Some(list) => list.push(group),
            None => lists.push(vec![group]),
        }
    }
    lists.into_iter().flat_map(|list| joined(text, job, wishes, list)).collect()
}

/// One group where any one of the list will do, else the list as it is.
fn joined(text: &Text<'_>, job: &Job, wishes: &Wishes<'_, '_>, list: Vec<Group>) -> Vec<Group> {
    let Some(last) = list.last().filter(|_| list.len() > 1 || list.iter().any(|g| g.names.len() > 1)) else { return list };
    let sentence = wishes.sentence(last.tokens.start);
    let behind = last.tokens.end..sentence.end.min(last.tokens.end + 5);
    let similar = job.similar.find_within(text, behind).any(|f| f.tokens.start <= last.tokens.end + 2);
    let credentials = last.kind == MentionKind::Credential;
    let count: usize = list.iter().map(|g| g.names.len()).sum();
    let plainly = list.iter().all(|g| g.names.len() == 1);
    let any = last.any || similar || credentials && count >= ANY_OF && plainly && !ends_with_and(text, last, &sentence);
    if !any {
        return list;
    }
    let mut groups = list.into_iter();
    let Some(mut first) = groups.next() else { return Vec::new() };
    groups.for_each(|g| first.take(g));
    vec![first]
}

/// Whether `and` follows: `CPC, COC, and one specialty credential` asks for more than one.
fn ends_with_and(text: &Text<'_>, last: &Group, sentence: &Range<usize>) -> bool {
    (last.tokens.end..sentence.end.min(last.tokens.end + 2)).any(|t| matches!(text.lower(t), "and" | "&"))
}
