//! Where forms overlap, which of them the text means: the longest, and of two meanings the one that the context proves better.

use std::ops::Range;

use super::doubt::Doubt;
use super::guard::Proof;
use crate::kinds::{MentionKind, SectionKind};
use crate::lexicon::{EntryId, Lexicon};
use crate::sections::{self, Section};
use crate::text::Text;

/// A mention whose status is still to be told.
#[derive(Debug, Clone)]
pub(super) struct Chosen<'s> {
    /// The entry that it names.
    pub entry: EntryId,
    /// The tokens that it takes.
    pub tokens: Range<usize>,
    /// The form that names it.
    pub form: &'s str,
    /// Why it counts.
    pub proof: Proof,
}

/// Names, specialties and skills compete among themselves only: `inpatient coding` may be a setting and hold a skill.
fn rival(kind: MentionKind) -> u8 {
    match kind {
        MentionKind::CodeSet | MentionKind::Ehr | MentionKind::Encoder | MentionKind::Tool | MentionKind::Credential => 0,
        MentionKind::Specialty => 1,
        MentionKind::Skill => 2,
    }
}

/// The longest forms that do not overlap, in text order, combined forms taken apart.
pub(super) fn longest<'s>(text: &Text<'_>, lexicon: &'s Lexicon, sections: &[Section], forms: &[Doubt<'s>]) -> Vec<Chosen<'s>> {
    let mut chosen: Vec<Chosen<'s>> = Vec::new();
    let proven: Vec<(&Doubt<'s>, Proof)> = forms.iter().filter_map(|d| Some((d, d.proven?))).collect();
    for rivals in 0..3 {
        let mut own: Vec<(&Doubt<'s>, Proof)> =
            proven.iter().filter(|(d, _)| rival(lexicon.entries.get(d.form.entry).kind) == rivals).copied().collect();
        own.sort_by(|a, b| {
            let weight =
                |(d, p): &(&Doubt<'_>, Proof)| (p.rank(), belongs(text, lexicon, sections, d), commoner(lexicon.entries.get(d.form.entry).kind));
            let place = |(d, _): &(&Doubt<'_>, Proof)| (d.tokens.start, std::cmp::Reverse(d.tokens.len()));
            // The longer first; of the same words the better proven, and then the commoner meaning.
            place(a).cmp(&place(b)).then_with(|| weight(b).cmp(&weight(a))).then(a.0.form.entry.cmp(&b.0.form.entry))
        });
        let mut end = 0;
        let mut kept: Vec<(&Doubt<'s>, Proof)> = Vec::new();
        for (p, proof) in own {
            match kept.last() {
                Some(_) if p.tokens.start >= end => {}
                // A longer form that begins inside a shorter one takes its place.
                Some((last, _)) if p.tokens.start > last.tokens.start && p.tokens.len() > last.tokens.len() => {
                    kept.pop();
                }
                Some(_) => continue,
                None => {}
            }
            end = p.tokens.end;
            kept.push((p, proof));
        }
        for (p, proof) in kept {
            let entry = lexicon.entries.get(p.form.entry);
            let names = if entry.expands_to.is_empty() { std::slice::from_ref(&p.form.entry) } else { &entry.expands_to };
            chosen.extend(names.iter().map(|name| Chosen { entry: *name, tokens: p.tokens.clone(), form: &p.form.text, proof }));
        }
    }
    chosen.sort_by_key(|c| (c.tokens.start, c.tokens.end, c.entry));
    join_names(text, chosen)
}

/// Whether the kind belongs where it stands: credentials among credentials.
fn belongs(text: &Text<'_>, lexicon: &Lexicon, sections: &[Section], p: &Doubt<'_>) -> bool {
    let section = sections::at(sections, text.tokens[p.tokens.start].span.start).map(|s| s.kind);
    let kind = lexicon.entries.get(p.form.entry).kind;
    match section {
        Some(SectionKind::Certifications) => kind == MentionKind::Credential,
        Some(SectionKind::Systems) => matches!(kind, MentionKind::Ehr | MentionKind::Encoder | MentionKind::Tool),
        _ => false,
    }
}

/// The commoner meaning of a form in a coder's resume.
fn commoner(kind: MentionKind) -> u8 {
    match kind {
        MentionKind::CodeSet => 5,
        MentionKind::Encoder => 4,
        MentionKind::Ehr => 3,
        MentionKind::Tool => 2,
        _ => 1,
    }
}

/// Joins a long and a short form of one thing that stand side by side: `Certified Coding Specialist (CCS)`.
fn join_names<'s>(text: &Text<'_>, chosen: Vec<Chosen<'s>>) -> Vec<Chosen<'s>> {
    let mut joined: Vec<Chosen<'s>> = Vec::new();
    for c in chosen {
        let same = joined.iter_mut().rev().take(3).find(|last| last.entry == c.entry && last.tokens.end <= c.tokens.start);
        match same {
            Some(last) if side_by_side(text, &last.tokens, &c.tokens) => {
                let bracket = c.tokens.end < text.tokens.len() && text.lower(c.tokens.end) == ")" && text.lower(c.tokens.start - 1) == "(";
                last.tokens.end = c.tokens.end + usize::from(bracket);
            }
            _ => joined.push(c),
        }
    }
    joined
}

/// Whether one mark parts the two, and one of them spells the other out.
fn side_by_side(text: &Text<'_>, first: &Range<usize>, second: &Range<usize>) -> bool {
    let between = first.end..second.start;
    let mark = between.len() == 1 && matches!(text.lower(between.start), "(" | "-" | "," | ":");
    // A name spelled out has words, its short form has letters.
    let words = |tokens: &Range<usize>| tokens.clone().filter(|t| text.tokens[*t].text.len() >= 5).count();
    let (long, short) = (words(first).max(words(second)), words(first).min(words(second)));
    mark && long >= 2 && short == 0 && text.tokens[first.start].statement == text.tokens[second.start].statement
}
