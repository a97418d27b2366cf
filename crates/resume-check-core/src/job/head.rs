//! What job a posting is for: its title, the level, the studies that it asks for.

use std::ops::Range;

use super::line_of;
use super::wishes::{Wanted, Wishes};
use crate::kinds::{Level, MentionKind};
use crate::lexicon::{Lexicon, TitleId};
use crate::mentions::Mention;
use crate::posting::{Ask, AskedName, Study, Years};
use crate::sections::Section;
use crate::text::Text;
use crate::timeline;

/// From this rung on a title leads others or a programme.
const LEADS: u8 = 4;
/// How many lines can name the job before it is looked for in all of the text.
const HEAD: usize = 8;

/// The title that a posting is for, and its words.
pub(super) fn title(text: &Text<'_>, lexicon: &Lexicon, sections: &[Section], mentions: &[Mention]) -> Option<(TitleId, Range<usize>)> {
    let lines = text.lines.iter().filter(|l| !l.is_blank()).take(HEAD);
    timeline::first_title(text, lexicon, sections, mentions, lines.map(|line| line.body()))
}

/// The level: by the years that are asked for, else by the title.
pub(super) fn level(lexicon: &Lexicon, years: Option<&Years>, title: Option<TitleId>) -> Option<Level> {
    let titled = title.map(|t| lexicon.titles.get(t).level);
    let Some(years) = years else { return titled };
    let ladder = &lexicon.ladder.estimate;
    let months = years.least * 12.0;
    // A senior title is one that leads: years alone lead no further than mid.
    let leads = title.is_some_and(|t| lexicon.titles.get(t).level == Level::Senior && lexicon.titles.get(t).rung >= LEADS);
    let senior = if leads { ladder.senior_with_evidence_from } else { ladder.senior_from };
    Some(match months {
        // Who is asked for two years behind him is in his third.
        m if m >= f64::from(senior) => Level::Senior,
        m if m + 12.0 >= f64::from(ladder.mid_from) => Level::Mid,
        _ => Level::Entry,
    })
}

/// The lowest level of study that is required: whoever holds a higher one has it.
pub(super) fn study(text: &Text<'_>, lexicon: &Lexicon, wishes: &Wishes<'_, '_>) -> Option<Study> {
    let found = lexicon.job.studies.find(text).filter(|f| wishes.wanted(&f.tokens) == Some(Wanted::Required));
    let lowest = found.min_by_key(|f| (*f.value, f.tokens.start, std::cmp::Reverse(f.tokens.end)))?;
    let span = text.span(&lowest.tokens);
    Some(Study { level: *lowest.value, says: text.one_line(span), span, line: line_of(text, span) })
}

/// Specialties and care settings of the title and of what is required.
pub(super) fn specialties(
    text: &Text<'_>,
    lexicon: &Lexicon,
    wishes: &Wishes<'_, '_>,
    mentions: &[Mention],
    title: Option<&Range<usize>>,
) -> Vec<Ask> {
    let mut all: Vec<Ask> = Vec::new();
    for mention in mentions.iter().filter(|m| m.kind == MentionKind::Specialty) {
        let titled = title.is_some_and(|t| text.tokens[t.start].line == text.tokens[mention.tokens.start].line);
        let entry = lexicon.entries.get(mention.entry);
        let known = all.iter().any(|a| a.names.iter().any(|n| n.id == entry.id));
        if known || !UNTOLD.iter().all(|u| *u != entry.id) || !(titled || wishes.wanted(&mention.tokens) == Some(Wanted::Required)) {
            continue;
        }
        let says = text.one_line(mention.span);
        let names = vec![AskedName { id: entry.id.clone(), words: says.clone() }];
        all.push(Ask { kind: mention.kind, names, says, span: mention.span, line: line_of(text, mention.span) });
    }
    all
}

/// Settings that say where one sits and not what one codes.
const UNTOLD: &[&str] = &["remote"];
