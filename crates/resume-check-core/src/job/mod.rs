//! Postings: what one asks for, and how a resume stands to that.
//!
//! A posting is read by the stages that read a resume, with parts and words of its own (`job.toml`): what is required, preferred or merely named, of which
//! names any one will do, years, studies, standards. It is read once and matched with any number of resumes.

mod groups;
mod head;
mod lead;
mod matching;
mod numbers;
mod parts;
mod shows;
mod wishes;

use std::ops::Range;

use rustc_hash::FxHashSet;
use sha2::{Digest, Sha256};

pub(crate) use matching::matched;

use crate::document::Document;
use crate::error::Error;
use crate::kinds::{MentionKind, SectionKind};
use crate::lexicon::{EntryId, Lexicon, hex};
use crate::mentions::Mention;
use crate::month::Month;
use crate::posting::{Ask, AskedName, Posting};
use crate::sections::Section;
use crate::span::Span;
use crate::text::Text;
use crate::{mentions, metrics, text, timeline};
use groups::Group;
use wishes::{Wanted, Wishes};

/// The most characters of the posting that are shown as its words for one thing.
const LONGEST_SAYING: usize = 60;

/// The kinds that a posting is held to.
const KINDS: [MentionKind; 5] = [MentionKind::CodeSet, MentionKind::Ehr, MentionKind::Encoder, MentionKind::Tool, MentionKind::Credential];

/// Reads a posting. One that names nothing to be matched is a fault.
pub(crate) fn read(document: &Document, lexicon: &Lexicon) -> Result<Posting, Error> {
    if document.text.trim().is_empty() {
        return Err(Error::posting("the posting is empty"));
    }
    let folded = text::Folded::of(&document.text);
    let text = text::read(&folded, &lexicon.words);
    let parts = parts::find(&text, lexicon);
    let sections = parts::sections(&text, &parts, SectionKind::Systems);
    let mentions = named(&text, lexicon, &parts, &sections);
    let timeline = timeline::build(&text, lexicon, &sections, &mentions, Month::FIRST);
    let asked = metrics::asked(&text, lexicon, &mentions, &timeline);
    let wishes = Wishes::of(&text, &lexicon.job, &parts);

    let title = head::title(&text, lexicon, &sections, &mentions);
    let track = title.as_ref().and_then(|(id, _)| lexicon.titles.get(*id).report_track);
    let years = numbers::years(&text, lexicon, &wishes, &asked, track);
    let counted: Vec<Mention> = mentions.iter().filter_map(|m| plain(&text, lexicon, m)).collect();
    let (mut required, mut preferred, mut others) = sorted(groups::find(&text, &lexicon.job, &wishes, &counted));
    let mut warnings = Vec::new();
    if required.is_empty() && preferred.is_empty() && !others.is_empty() {
        // Who marks nothing means it all.
        required = std::mem::take(&mut others);
        warnings.push("the posting does not say what it requires: all that it names is taken for required".to_owned());
    }
    if is_resume(&timeline, &parts) {
        warnings.push("this reads like a resume and not like a posting: it tells of dated jobs and asks for nothing".to_owned());
    }
    let asks = |groups: Vec<Group>| groups.into_iter().map(|g| ask(&text, lexicon, g)).collect::<Vec<Ask>>();
    let words = title.as_ref().map(|(_, tokens)| tokens.clone());
    let posting = Posting {
        path: None,
        level: head::level(lexicon, years.as_ref(), title.as_ref().map(|t| t.0)),
        title_id: title.as_ref().map(|(id, _)| lexicon.titles.get(*id).id.clone()),
        title: words.as_ref().map(|tokens| text.one_line(text.span(tokens))),
        years,
        required: asks(std::mem::take(&mut required)),
        preferred: asks(std::mem::take(&mut preferred)),
        named: asks(others),
        specialties: head::specialties(&text, lexicon, &wishes, &mentions, words.as_ref()),
        standards: numbers::standards(&text, &wishes, &asked),
        study: head::study(&text, lexicon, &wishes),
        warnings,
        sha256: hex(Sha256::new_with_prefix(&document.text)),
    };
    let asks_nothing = posting.required.is_empty() && posting.preferred.is_empty() && posting.years.is_none() && posting.study.is_none();
    if asks_nothing && posting.standards.is_empty() {
        return Err(Error::posting("the posting names no credential, code set, system, years or studies that a resume could be matched with"));
    }
    Ok(posting)
}

/// Everything that a posting names. What it asks for stands as in a resume's section of systems, where a product's name alone names it, and as in one of
/// credentials, where the letters of one do.
fn named(text: &Text<'_>, lexicon: &Lexicon, parts: &[parts::Part], sections: &[Section]) -> Vec<Mention> {
    let mut all = mentions::find(text, lexicon, sections, Month::FIRST);
    let credentials = parts::sections(text, parts, SectionKind::Certifications);
    let coding = |m: &Mention| m.kind == MentionKind::Credential && !lexicon.entries.get(m.entry).not_a_coding_credential;
    let names = |m: &&Mention| !matches!(m.kind, MentionKind::Skill | MentionKind::Specialty);
    let taken: FxHashSet<usize> = all.iter().filter(names).flat_map(|m| m.tokens.clone()).collect();
    let more = mentions::find(text, lexicon, &credentials, Month::FIRST).into_iter();
    all.extend(more.filter(|m| coding(m) && !m.tokens.clone().any(|t| taken.contains(&t))));
    all.sort_by_key(|m| (m.tokens.start, m.tokens.end, m.entry));
    all
}

/// A mention that names something in particular; of `ICD-10-CM Official Guidelines` that is the code set.
fn plain(text: &Text<'_>, lexicon: &Lexicon, mention: &Mention) -> Option<Mention> {
    let is_plain = |id: EntryId| {
        let entry = lexicon.entries.get(id);
        KINDS.contains(&entry.kind) && !lexicon.job.vague.contains(&id) && !entry.id.contains("generic") && !entry.is_membership()
    };
    if is_plain(mention.entry) {
        return Some(mention.clone());
    }
    let inside = lexicon.entries.forms.find_within(text, mention.tokens.clone());
    let inside = inside.filter(|f| KINDS.contains(&mention.kind) && f.value.guard.is_none() && is_plain(f.value.entry));
    let longest = inside.max_by_key(|f| f.tokens.len())?;
    let entry = longest.value.entry;
    Some(Mention { kind: lexicon.entries.get(entry).kind, entry, span: text.span(&longest.tokens), tokens: longest.tokens, ..mention.clone() })
}

/// Groups by how much they are wanted, each thing once: what is required is not preferred as well, and what is asked for is not merely named.
fn sorted(groups: Vec<Group>) -> (Vec<Group>, Vec<Group>, Vec<Group>) {
    let of = |wanted: Wanted| groups.iter().filter(|g| g.wanted == wanted).cloned().collect::<Vec<_>>();
    let required = without(of(Wanted::Required), &[], false);
    let preferred = without(of(Wanted::Preferred), &required, true);
    let mut asked = required.clone();
    asked.extend(preferred.iter().cloned());
    let named = without(of(Wanted::Named), &asked, false);
    (required, preferred, named)
}

/// The groups without names that stand in `known` or in a group before; `singly`: only a name that stands alone there is known.
fn without(groups: Vec<Group>, known: &[Group], singly: bool) -> Vec<Group> {
    let mut kept: Vec<Group> = Vec::new();
    let mut seen = FxHashSet::default();
    seen.extend(known.iter().filter(|g| !singly || g.names.len() == 1).flat_map(|g| g.names.iter().map(|n| n.0)));
    for mut group in groups {
        // A list that names one thing again still stands for what is new in it.
        group.names.retain(|n| !seen.contains(&n.0));
        if group.names.is_empty() {
            continue;
        }
        seen.extend(group.names.iter().map(|n| n.0));
        kept.push(group);
    }
    kept
}

/// What a group asks for, in the terms of a posting.
fn ask(text: &Text<'_>, lexicon: &Lexicon, group: Group) -> Ask {
    let span = group.span(text);
    let name =
        |(entry, tokens): &(EntryId, Range<usize>)| AskedName { id: lexicon.entries.get(*entry).id.clone(), words: text.one_line(text.span(tokens)) };
    let names: Vec<AskedName> = group.names.iter().map(name).collect();
    let says = Some(text.one_line(span)).filter(|says| says.chars().count() <= LONGEST_SAYING).unwrap_or_else(|| any_of(&names));
    Ask { kind: group.kind, names, says, span, line: line_of(text, span) }
}

/// `CPC, COC or CCS`, where other words stand between the names.
fn any_of(names: &[AskedName]) -> String {
    let words: Vec<&str> = names.iter().map(|n| n.words.as_str()).collect();
    match words.as_slice() {
        [most @ .., last] if !most.is_empty() => format!("{} or {last}", most.join(", ")),
        _ => words.concat(),
    }
}

/// Whether a text that should be a posting is a resume: it tells of several dated jobs, or of one and no part of it asks for anything.
fn is_resume(timeline: &timeline::Timeline, parts: &[parts::Part]) -> bool {
    let dated = timeline.roles.iter().filter(|r| r.start.is_some() && r.end.is_some()).count();
    dated > 1 || dated == 1 && !parts.iter().any(|p| p.asks)
}

/// The 1-based line on which a span begins.
fn line_of(text: &Text<'_>, span: Span) -> usize {
    text.line_at(span.start) + 1
}
