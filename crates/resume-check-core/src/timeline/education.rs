//! Education: degrees and programmes, whether they are finished, and who accredits them.

use std::ops::Range;

use super::Education;
use super::dates::DateRange;
use crate::kinds::{EducationStatus, SectionKind};
use crate::lexicon::{EducationForm, Found, Lexicon};
use crate::month::Month;
use crate::sections::{self, Section};
use crate::text::Text;
use crate::timeline::End;

/// How many tokens of a text on one line belong to a degree.
const REACH: usize = 40;

/// The degrees and programmes of a text, in text order.
pub(super) fn find(text: &Text<'_>, lexicon: &Lexicon, sections: &[Section], dates: &[DateRange], as_of: Month) -> Vec<Education> {
    let mut found: Vec<Education> = Vec::new();
    for form in longest(text, lexicon) {
        let section = sections::at(sections, text.tokens[form.tokens.start].span.start);
        let kind = section.map_or(SectionKind::Header, |s| s.kind);
        if !belongs(kind, &form) {
            continue;
        }
        let statement = text.statement_of(form.tokens.start).tokens.clone();
        let reach = statement.start.max(form.tokens.start.saturating_sub(REACH))..statement.end.min(form.tokens.end + REACH);
        let before = found.last().map(|f| f.tokens.end).filter(|end| *end > reach.start);
        let own = before.unwrap_or(reach.start)..reach.end;
        // A second name of the same programme in one statement (`A.S., associate degree`) is the same programme.
        if found
            .last()
            .is_some_and(|last| last.id == form.value.id && text.tokens[last.tokens.start].statement == text.tokens[form.tokens.start].statement)
        {
            continue;
        }
        found.push(Education {
            id: form.value.id.clone(),
            field: lexicon.education.fields.find_within(text, own.clone()).max_by_key(|f| f.tokens.len()).map(|f| f.value.clone()),
            accreditation: accreditation(text, lexicon, section, &reach),
            status: status(text, lexicon, &own, dates, as_of),
            year: year(text, dates, form.tokens.end..reach.end),
            span: text.span(&form.tokens),
            tokens: form.tokens,
        });
    }
    found
}

/// Experience and prose name degrees too, but as what others have or as what a job asked for.
fn belongs(kind: SectionKind, form: &Found<'_, EducationForm>) -> bool {
    match kind {
        SectionKind::Education
        | SectionKind::Header
        | SectionKind::Training
        | SectionKind::Certifications
        | SectionKind::Practicum
        | SectionKind::Summary => true,
        SectionKind::Other | SectionKind::Skills | SectionKind::Objective => form.value.id != "coursework",
        _ => false,
    }
}

/// The forms whose letters have the right case, the longest where several overlap.
fn longest<'s>(text: &Text<'_>, lexicon: &'s Lexicon) -> Vec<Found<'s, EducationForm>> {
    let fits = |f: &Found<'_, EducationForm>| {
        let written: String = f.tokens.clone().flat_map(|t| text.cased(t).chars()).filter(|c| c.is_alphanumeric()).collect();
        f.value.exact.as_ref().is_none_or(|exact| *exact == written)
    };
    let mut kept: Vec<Found<'s, EducationForm>> = Vec::new();
    for f in lexicon.education.forms.find(text).filter(fits) {
        match kept.last() {
            Some(last) if f.tokens.start < last.tokens.end && f.tokens.len() > last.tokens.len() => {
                kept.pop();
                kept.push(f);
            }
            Some(last) if f.tokens.start < last.tokens.end => {}
            _ => kept.push(f),
        }
    }
    kept
}

fn accreditation(text: &Text<'_>, lexicon: &Lexicon, section: Option<&Section>, reach: &Range<usize>) -> Vec<String> {
    let near: Vec<_> = lexicon.education.accreditation.find_within(text, reach.clone()).collect();
    // A line of its own below the degree tells of it as well.
    let below = || {
        let end = section.map_or(reach.end, |s| s.tokens.end).min(reach.end + REACH);
        lexicon.education.accreditation.find_within(text, reach.end..end.max(reach.end)).collect()
    };
    let named = if near.is_empty() && section.is_some_and(|s| s.kind == SectionKind::Education) { below() } else { near };
    let mut ids: Vec<String> = named.into_iter().map(|f| f.value.clone()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

fn status(text: &Text<'_>, lexicon: &Lexicon, own: &Range<usize>, dates: &[DateRange], as_of: Month) -> EducationStatus {
    if lexicon.education.unfinished.any_within(text, own.clone()) {
        return EducationStatus::Unfinished;
    }
    let from = dates.partition_point(|d| d.tokens.start < own.start);
    let told = dates[from..].iter().take_while(|d| d.tokens.end <= own.end);
    let to_come = told.into_iter().any(|d| d.end == End::Present || d.start > as_of);
    match to_come || lexicon.education.in_progress.any_within(text, own.clone()) {
        true => EducationStatus::InProgress,
        false => EducationStatus::Completed,
    }
}

fn year(text: &Text<'_>, dates: &[DateRange], behind: Range<usize>) -> Option<u16> {
    let from = dates.partition_point(|d| d.tokens.start < behind.start);
    let date = dates.get(from).filter(|d| d.tokens.end <= behind.end && text.tokens.len() >= d.tokens.end)?;
    match date.end {
        End::Month(month) => Some(month.year()),
        End::Present => None,
    }
}
