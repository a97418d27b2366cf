//! Job entries: a range of dates and the title nearest to it in the same lines, in whatever order they stand.
//!
//! An entry's head is one line, or lines that stand together with no bullet and no blank between them. Where it may stand depends on the section: at home
//! under experience, anywhere else only where its shape leaves no doubt.

use std::ops::Range;

use super::Role;
use super::dates::DateRange;
use super::titled::{Finder, TitleAt};
use crate::kinds::SectionKind;
use crate::lexicon::{Lexicon, TitleId};
use crate::mentions::Mention;
use crate::sections::{self, Section};
use crate::span::Span;
use crate::text::{Gap, Text, TokenKind, one_line};

/// How many lines above or below its dates an entry's title can stand.
const REACH: usize = 3;
/// How many below.
const REACH_BELOW: usize = 2;
/// How many labelled lines (`Salary: …`) can lie between the dates and the title below them.
const MOST_LABELS: usize = 4;
/// A label ends in a colon among so many tokens.
const LONGEST_LABEL: usize = 5;
/// A line of more tokens than this is prose: its first statement is the entry's head.
const LONG_LINE: usize = 30;
/// How far from its dates a title can stand in a long line.
const NEAR: usize = LONG_LINE / 2;
/// How many tokens beside the dates are looked at.
const BESIDE: usize = 40;
/// A line of more tokens than this heads no entry that has its title elsewhere.
const LONGEST_HEAD_LINE: usize = 24;
/// A line of more tokens than this is no title that stands apart from its dates by a blank line.
const LONGEST_APART: usize = 10;
/// So many small words make a sentence of a line.
const SENTENCE: usize = 5;
/// Small words that can follow a title in an entry's head; any other makes it a sentence.
const BEHIND_TITLES: &[&str] = &[
    "at",
    "for",
    "in",
    "of",
    "to",
    "from",
    "since",
    "via",
    "on",
    "part",
    "full",
    "remote",
    "contract",
    "interim",
    "and",
    "lead",
    "through",
    "per",
    "prn",
    "weekends",
    "temporary",
];

/// The roles of a text, in text order.
pub(super) fn find(text: &Text<'_>, lexicon: &Lexicon, sections: &[Section], mentions: &[Mention], dates: &[DateRange]) -> Vec<Role> {
    let finder = Finder::new(text, lexicon, sections, mentions);
    let mut heads: Vec<Head> = Vec::new();
    for at in 0..dates.len() {
        if let Some(head) = finder.head(at, dates, &heads) {
            heads.push(head);
        }
    }
    heads.extend(finder.undated(&heads));
    let coding = |h: &Head| h.date.is_some() && h.title_id.is_some_and(|t| lexicon.titles.get(t).counts_as_coding);
    if !heads.iter().any(coding) {
        heads.extend(finder.told(dates, &heads));
    }
    heads.sort_by_key(|h| h.span.start);
    let starts: Vec<usize> = heads.iter().map(|h| h.span.start).skip(1).collect();
    let edge = |c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')' | '\'' | '.');
    let roles = heads.into_iter().enumerate().map(|(i, head)| {
        let section = sections::at(sections, head.span.start).map_or(text.source().len(), |s| s.span.end);
        let next = starts.get(i).copied().unwrap_or(text.source().len());
        let body = Span::new(head.span.start, section.min(next).max(head.span.end));
        let text_of = |span: Span| one_line(span.of(text.source()).trim_matches(edge));
        Role {
            title: text_of(head.title),
            title_id: head.title_id,
            employer: head.employer.map(text_of).filter(|e| !e.is_empty()),
            start: head.date.as_ref().map(|d| d.start),
            end: head.date.as_ref().map(|d| d.end),
            span: head.span,
            body,
        }
    });
    roles.collect()
}

/// The head of an entry.
#[derive(Debug)]
pub(super) struct Head {
    pub title: Span,
    pub title_id: Option<TitleId>,
    pub employer: Option<Span>,
    pub date: Option<DateRange>,
    pub span: Span,
    /// The lines that it takes.
    pub lines: Range<usize>,
    /// The line of the title.
    pub title_line: usize,
}

/// How much an entry's head must say for itself where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Under experience or practice: any trade, any date.
    Home,
    /// Under no heading that speaks against it: a title of the ladder.
    Open,
    /// Under a heading of something else: a title of the ladder that opens a short line, with a range of dates and nothing of a school.
    Guarded,
}

impl Finder<'_, '_> {
    /// The head that these dates belong to.
    fn head(&self, at: usize, dates: &[DateRange], heads: &[Head]) -> Option<Head> {
        let date = &dates[at];
        let section = sections::at(self.sections, self.text.tokens[date.tokens.start].span.start)?;
        let place = self.place(section, date)?;
        let number = self.text.tokens[date.tokens.start].line as usize;
        let last = self.text.tokens[date.tokens.end - 1].line as usize;
        let line = &self.text.lines[number];
        if self.ranged_beside(at, dates) {
            return None;
        }
        let unit = self.unit(date, section);
        let prose = unit.len() > LONG_LINE;
        let (mut before, after) = self.beside(at, dates, &unit);
        if self.tells(&before) || self.tells(&after) {
            return None;
        }
        if self.lexicon.titles.gaps.any_within(self.text, before.start..after.end) || place == Place::Guarded && (prose || date.single) {
            return None;
        }
        let found = self.title_beside(&before, &after, date, heads, place).or_else(|| {
            // `Medical Coding Externship` in a text on one line: the last word reads like a heading.
            let line = |t: usize| self.text.tokens.get(t).map(|t| t.line);
            let cut = section.heading.end == before.start && line(section.heading.start) == line(before.start);
            before.start = if cut { section.heading.start } else { before.start };
            self.title_beside(&before, &after, date, heads, place)
        });
        let unit = before.start.min(unit.start)..unit.end;
        if let Some(title) = found {
            // `CPC coder on risk adjustment charts, remote since 2022` sums up what the entries tell.
            if place == Place::Guarded && self.is_since(date) && self.text.tokens[title.tokens.start].small {
                return None;
            }
            let alone = !date.single || (place == Place::Home && !line.bulleted && unit.len() <= 16);
            let far = title.tokens.start > unit.start + 2 && date.tokens.start > unit.start + 2;
            // `1) Episource, Plano - HCC Coder - from Aug 2023 to date` is numbered, and nothing stands behind its dates.
            let names = far && date.tokens.end + 1 >= unit.end && self.capitalised(unit.start..title.tokens.start, date);
            let in_bullet = line.bulleted && (prose || title.id.is_none() || far && !names || place == Place::Guarded);
            let fits = self.fits(&title, date, &unit, line.bulleted) && alone && !in_bullet && !self.taught(place, &unit);
            return fits.then(|| self.assemble(title, date, unit, number..last + 1));
        }
        let small = |t: &usize| self.text.tokens[*t].small && self.text.tokens[*t].kind == TokenKind::Word && !date.tokens.contains(t);
        // `03/2023 to Present. 40 hours per week. Salary: …`: what stands behind the entry's own words makes no sentence of them.
        let own = &self.text.statement_of(date.tokens.start).tokens;
        let sentence = || line.body().filter(|t| own.contains(t)).filter(small).count() >= SENTENCE;
        if line.bulleted || prose || sentence() || date.single && line.body().len() > date.tokens.len() + 2 || self.taught(place, &unit) {
            return None;
        }
        let (title_line, title) = self.title_near(date, section, heads, dates, place)?;
        let lines = number.min(title_line)..last.max(title_line) + 1;
        if title.id.is_none() && place != Place::Home || date.single && title.id.is_none() {
            return None;
        }
        let tokens = self.text.lines[lines.start].tokens.start..self.text.lines[lines.end - 1].tokens.end;
        (!self.taught(place, &tokens)).then(|| self.assemble(title, date, tokens, lines))
    }

    /// Whether a line beside that of a single date holds a range and nothing else: `Coding Auditor (half time from 2018)` above it.
    /// `DRG Validator, senior since '22` is told by any range above it.
    fn ranged_beside(&self, at: usize, dates: &[DateRange]) -> bool {
        let line = |d: &DateRange| self.text.tokens[d.tokens.start].line;
        let since = self.is_since(&dates[at]);
        if !dates[at].single && !since {
            return false;
        }
        let above = |d: &DateRange| since && line(d) < line(&dates[at]);
        let alone = |d: &DateRange| self.text.lines[line(d) as usize].body().len() <= d.tokens.len() + 1 || above(d);
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|n| dates.get(n));
        beside.into_iter().any(|d| !d.single && line(d).abs_diff(line(&dates[at])) == 1 && alone(d))
    }

    /// `since '22`, which can tell when a part of the job began.
    fn is_since(&self, date: &DateRange) -> bool {
        self.text.lower(date.tokens.start) == "since"
    }

    /// Whether the writer speaks here in the first person: a sentence, whatever titles it names.
    fn tells(&self, tokens: &Range<usize>) -> bool {
        let verb = |t: usize| self.text.tokens.get(t).is_some_and(|t| t.small || t.gap == Gap::None) && !BEHIND_TITLES.contains(&self.text.lower(t));
        tokens.clone().any(|t| self.text.cased(t) == "I" && verb(t + 1) && self.text.tokens.get(t + 1).is_some_and(|n| n.kind == TokenKind::Word))
    }

    /// What the section asks of an entry that stands in it; none where it holds none.
    fn place(&self, section: &Section, date: &DateRange) -> Option<Place> {
        // A label that opens a paragraph (`Training: …`) reaches no further than that paragraph.
        let line = |token: usize| self.text.tokens.get(token).map(|t| t.line);
        let block = |token: usize| self.text.statement_of(token).block;
        let label = !section.heading.is_empty()
            && line(section.heading.start) == line(section.tokens.start)
            && block(section.heading.start) != block(date.tokens.start);
        match section.kind {
            SectionKind::Experience | SectionKind::Practicum => Some(Place::Home),
            SectionKind::Other | SectionKind::Header => Some(Place::Open),
            SectionKind::Advert | SectionKind::References | SectionKind::Memberships => None,
            SectionKind::Summary | SectionKind::Projects | SectionKind::Accomplishments if !self.has_experience => Some(Place::Open),
            _ if label && !self.has_experience => Some(Place::Open),
            _ => Some(Place::Guarded),
        }
    }

    /// Whether a school's words stand here, where a school is what the section is about.
    fn taught(&self, place: Place, tokens: &Range<usize>) -> bool {
        place == Place::Guarded && self.lexicon.education.forms.any_within(self.text, tokens.clone())
    }

    /// The tokens that can hold the entry's head beside its dates: the line, or the statement where a line is prose, as far as its section goes.
    fn unit(&self, date: &DateRange, section: &Section) -> Range<usize> {
        let first = &self.text.lines[self.text.tokens[date.tokens.start].line as usize];
        let last = &self.text.lines[self.text.tokens[date.tokens.end - 1].line as usize];
        let line = first.body().start..last.tokens.end;
        if line.len() <= LONG_LINE {
            return line;
        }
        let statement = &self.text.statement_of(date.tokens.start).tokens;
        let opening = self.sentence_before(date).unwrap_or(statement.start);
        let start = opening.max(line.start.min(opening)).max(section.tokens.start.min(date.tokens.start));
        start..statement.end.min(section.tokens.end).max(date.tokens.end)
    }

    /// Where the short sentence begins that dates of a sentence of their own belong to: `Medical Biller, Skunk River Clinic, Ames. June 2021 to March 2023.`
    fn sentence_before(&self, date: &DateRange) -> Option<usize> {
        let at = self.text.tokens[date.tokens.start].statement as usize;
        let (own, before) = (&self.text.statements[at], self.text.statements.get(at.checked_sub(1)?)?);
        let opens = own.tokens.start == date.tokens.start && own.block == before.block;
        (opens && !date.single && before.tokens.len() <= LONGEST_HEAD_LINE).then_some(before.tokens.start)
    }

    /// What stands before and behind these dates, as far as the next dates of the same kind.
    fn beside(&self, at: usize, dates: &[DateRange], unit: &Range<usize>) -> (Range<usize>, Range<usize>) {
        let date = &dates[at];
        let alike = |d: &&DateRange| d.single == date.single;
        let from = dates[..at].iter().rev().take(BESIDE).find(alike).map_or(0, |d| d.tokens.end);
        let to = dates[at + 1..].iter().take(BESIDE).find(alike).map_or(usize::MAX, |d| d.tokens.start);
        let start = unit.start.max(from).max(date.tokens.start.saturating_sub(BESIDE)).min(date.tokens.start);
        let end = unit.end.min(to).min(date.tokens.end + BESIDE).max(date.tokens.end);
        (start..date.tokens.start, date.tokens.end..end)
    }

    /// The title beside the dates: before them, else behind; a listed form goes before one read from its words, that before another trade.
    fn title_beside(&self, before: &Range<usize>, after: &Range<usize>, date: &DateRange, heads: &[Head], place: Place) -> Option<TitleAt> {
        let free = |t: &TitleAt| !heads.iter().rev().take(2).any(|h| h.title.overlaps(self.text.span(&t.tokens)));
        let sides = || [before.clone(), after.clone()].into_iter().filter(|r| !r.is_empty());
        let known = sides().find_map(|r| self.known_title(r).filter(free));
        let composed = || sides().find_map(|r| self.composed_title(r).filter(free));
        let other = || sides().find_map(|r| self.other_title(&r, date).filter(free));
        known.or_else(composed).or_else(|| if place == Place::Home { other() } else { None })
    }

    /// Whether a title beside the dates heads an entry and is no part of a sentence.
    fn fits(&self, title: &TitleAt, date: &DateRange, unit: &Range<usize>, bulleted: bool) -> bool {
        let between = if title.tokens.end <= date.tokens.start { title.tokens.end..date.tokens.start } else { date.tokens.end..title.tokens.start };
        let near = unit.len() <= LONG_LINE || between.len() <= NEAR;
        // `… appeals Medical Biller Pelican Foot Center May 2024 to June 2025`: a run of names in a text on one line.
        let run = || !bulleted && !self.text.tokens[title.tokens.start].small && self.capitalised(between.clone(), date);
        let opens = self.parted(title.tokens.start)
            || self.capitalised(unit.start.max(title.tokens.start.saturating_sub(BESIDE))..title.tokens.start, date)
            || run();
        near && opens && !self.goes_on(title, unit)
    }

    /// Whether a sentence goes on behind a title.
    fn goes_on(&self, title: &TitleAt, unit: &Range<usize>) -> bool {
        let next = title.tokens.end;
        let word = self.text.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Word && t.small);
        word && next < unit.end && !BEHIND_TITLES.contains(&self.text.lower(next))
    }

    /// Whether only capitalised words, marks and the dates stand here: nothing of a sentence.
    fn capitalised(&self, tokens: Range<usize>, date: &DateRange) -> bool {
        tokens.filter(|t| !date.tokens.contains(t)).all(|t| {
            let token = &self.text.tokens[t];
            token.kind == TokenKind::Mark
                || token.kind == TokenKind::Word && (!token.small || matches!(self.text.lower(t), "of" | "and" | "the" | "for"))
        })
    }

    /// The title that stands on a line near the dates: above first, then below.
    fn title_near(&self, date: &DateRange, section: &Section, heads: &[Head], dates: &[DateRange], place: Place) -> Option<(usize, TitleAt)> {
        let lines = &self.text.lines;
        let line_of = |t: usize| self.text.tokens[t].line as usize;
        let (first, last) = (line_of(date.tokens.start), line_of(date.tokens.end - 1));
        let inside = |n: usize| {
            lines[n].span.start >= section.span.start && lines[n].span.start < section.span.end && lines[n].tokens.start >= section.tokens.start
        };
        let taken = |n: usize| heads.iter().rev().take(2).any(|h| h.title_line == n);
        let plain = |n: usize| !lines[n].is_blank() && !lines[n].bulleted && lines[n].tokens.len() <= LONGEST_HEAD_LINE && inside(n) && !taken(n);
        let dated = |n: usize| {
            let from = dates.partition_point(|d| d.tokens.start < lines[n].tokens.start);
            dates[from..].iter().take_while(|d| d.tokens.start < lines[n].tokens.end).any(|d| !(d.single || self.is_since(d)) || date.single)
        };
        let above: Vec<usize> = (first.saturating_sub(REACH)..first).rev().take_while(|n| plain(*n) && !dated(*n)).collect();
        // `Hours per week: 40` lies between and is no line of the head.
        let labels =
            |n: &usize| lines[*n].body().take(LONGEST_LABEL).any(|t| self.text.lower(t) == ":") && self.known_title(lines[*n].body()).is_none();
        let behind = last + 1..lines.len().min(last + 1 + REACH + MOST_LABELS);
        let told = behind.take_while(|n| plain(*n) && !dated(*n));
        let below: Vec<usize> = told.filter(|n| !labels(n)).take(REACH_BELOW).collect();
        let none = DateRange { tokens: 0..0, ..dates.first()?.clone() };
        let heads_line = |n: usize, t: &TitleAt| {
            let body = lines[n].body();
            let opens = self.parted(t.tokens.start) || self.capitalised(body.start..t.tokens.start, &none) || t.tokens.start == body.start;
            opens && !self.goes_on(t, &body)
        };
        let known = |n: usize| self.known_title(lines[n].body()).filter(|t| heads_line(n, t)).map(|t| (n, t));
        let composed = |n: usize| self.composed_title(lines[n].body()).filter(|t| heads_line(n, t)).map(|t| (n, t));
        let named = |side: &[usize]| side.iter().find_map(|n| known(*n)).or_else(|| side.iter().find_map(|n| composed(*n)));
        let nearest = named(&above).or_else(|| named(&below));
        let apart = || {
            let beyond = [first.checked_sub(2), last.checked_add(2)];
            let blank = |n: usize| lines.get((n + (first + last) / 2) / 2).is_some_and(|l| l.is_blank());
            let short = |n: &usize| *n < lines.len() && blank(*n) && plain(*n) && !dated(*n) && lines[*n].tokens.len() <= LONGEST_APART;
            let free =
                |n: &usize| first == last && place != Place::Guarded && short(n) && (*n > last && above.is_empty() || *n < first && above.is_empty());
            beyond.into_iter().flatten().filter(free).find_map(|n| known(n).filter(|(n, t)| t.tokens.start == lines[*n].body().start))
        };
        nearest.or_else(apart).or_else(|| {
            let other = |n: &usize| self.lexicon.titles.others.any_within(self.text, lines[*n].body());
            let n = *above.iter().find(|n| other(n)).or_else(|| below.iter().take(1).find(|n| other(n)))?;
            let first = lines[n].body().start;
            Some((n, TitleAt { tokens: self.segment(first, &lines[n].body(), &(0..0)), id: None }))
        })
    }

    fn assemble(&self, title: TitleAt, date: &DateRange, unit: Range<usize>, lines: Range<usize>) -> Head {
        let head = self.head_tokens(&title, date, &unit, &lines);
        let title_line = self.text.tokens[title.tokens.start].line as usize;
        let employer = self.employer(&title, date, &head).or_else(|| self.employer_beside(&lines));
        let whole = if title.id.is_some() { self.segment(title.tokens.start, &head, &date.tokens) } else { title.tokens.clone() };
        // The part of the line that holds the title, unless the employer's name stands in the same part.
        let covers = whole.start <= title.tokens.start && title.tokens.end <= whole.end;
        let whole = if covers && whole.len() <= title.tokens.len() + 4 { whole } else { title.tokens.clone() };
        Head {
            title: self.text.span(&whole),
            title_id: title.id,
            employer: employer.map(|e| self.text.span(&e)),
            date: Some(date.clone()),
            span: self.text.span(&head),
            lines,
            title_line,
        }
    }

    fn head_tokens(&self, title: &TitleAt, date: &DateRange, unit: &Range<usize>, lines: &Range<usize>) -> Range<usize> {
        if unit.len() > LONG_LINE && lines.len() <= 1 {
            return title.tokens.start.min(date.tokens.start)..title.tokens.end.max(date.tokens.end);
        }
        unit.clone()
    }
}
