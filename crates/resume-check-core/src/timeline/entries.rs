//! Job entries: a title and its dates, on one line or on lines that stand together.

use std::ops::Range;

use super::Role;
use super::dates::DateRange;
use crate::kinds::{MentionKind, SectionKind};
use crate::lexicon::{Lexicon, TitleId};
use crate::mentions::Mention;
use crate::sections::{self, Section};
use crate::span::Span;
use crate::text::{Gap, Text, TokenKind};

/// How many lines above or below its dates an entry's title can stand.
const REACH: usize = 3;
/// A line of more tokens than this is prose: its first statement is the entry's head.
const LONG_LINE: usize = 30;
/// How far into a line of prose a title can stand.
const OPENING: usize = 8;
/// No name takes more tokens than this.
const LONGEST_NAME: usize = 24;
/// The most tokens of a title in no list.
const LONGEST_TITLE: usize = 6;
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
    let has_experience = sections.iter().any(|s| s.kind == SectionKind::Experience);
    let finder = Finder { text, lexicon, sections, mentions, has_experience, of_the_field: of_the_field(text, lexicon, mentions) };
    let mut heads: Vec<Head> = Vec::new();
    for date in dates {
        if let Some(head) = finder.head(date, dates, &heads) {
            heads.push(head);
        }
    }
    heads.extend(finder.undated(&heads));
    heads.sort_by_key(|h| h.span.start);
    let starts: Vec<usize> = heads.iter().map(|h| h.span.start).skip(1).collect();
    let edge = |c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')' | '\'' | '.');
    let roles = heads.into_iter().enumerate().map(|(i, head)| {
        let section = sections::at(sections, head.span.start).map_or(text.source().len(), |s| s.span.end);
        let next = starts.get(i).copied().unwrap_or(text.source().len());
        let body = Span::new(head.span.start, section.min(next).max(head.span.end));
        let text_of = |span: Span| span.of(text.source()).trim_matches(edge).split_whitespace().collect::<Vec<_>>().join(" ");
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
struct Head {
    title: Span,
    title_id: Option<TitleId>,
    employer: Option<Span>,
    date: Option<DateRange>,
    span: Span,
    /// The lines that it takes.
    lines: Range<usize>,
    /// The line of the title.
    title_line: usize,
}

struct Finder<'f, 't> {
    text: &'f Text<'t>,
    lexicon: &'f Lexicon,
    sections: &'f [Section],
    mentions: &'f [Mention],
    has_experience: bool,
    of_the_field: bool,
}

/// Whether the text speaks of coding at all: a `Senior Coder` in a text that names no code set or credential writes programs.
fn of_the_field(text: &Text<'_>, lexicon: &Lexicon, mentions: &[Mention]) -> bool {
    let named = |m: &Mention| match m.kind {
        MentionKind::CodeSet | MentionKind::Encoder => true,
        MentionKind::Credential => !lexicon.entries.get(m.entry).not_a_coding_credential,
        _ => false,
    };
    mentions.iter().any(named) || lexicon.contexts.speaks_of_the_field(text) || lexicon.contexts.speaks_of_care(text)
}

/// Ends of words that name several people: a team is no title.
const PLURALS: &[&str] = &[
    "coders",
    "billers",
    "auditors",
    "specialists",
    "analysts",
    "managers",
    "technicians",
    "educators",
    "consultants",
    "reviewers",
    "abstractors",
    "supervisors",
    "clerks",
];

/// A title in a stretch of tokens.
#[derive(Debug, Clone)]
struct TitleAt {
    tokens: Range<usize>,
    id: Option<TitleId>,
}

impl Finder<'_, '_> {
    /// The head that these dates belong to.
    fn head(&self, date: &DateRange, dates: &[DateRange], heads: &[Head]) -> Option<Head> {
        let section = sections::at(self.sections, self.text.tokens[date.tokens.start].span.start)?;
        let eligible = match section.kind {
            SectionKind::Experience | SectionKind::Practicum | SectionKind::Other | SectionKind::Header => true,
            SectionKind::Summary | SectionKind::Projects | SectionKind::Accomplishments => !self.has_experience,
            _ => false,
        };
        if !eligible {
            return None;
        }
        let number = self.text.tokens[date.tokens.start].line as usize;
        let last = self.text.tokens[date.tokens.end - 1].line as usize;
        let line = &self.text.lines[number];
        let unit = self.unit(date);
        let prose = unit.len() > LONG_LINE;
        if self.lexicon.titles.gaps.any_within(self.text, unit.clone()) {
            return None;
        }
        let sure = matches!(section.kind, SectionKind::Experience | SectionKind::Practicum);
        if let Some(title) = self.title_in(unit.clone(), date) {
            let goes_on = self.text.tokens.get(title.tokens.end).is_some_and(|t| {
                t.kind == TokenKind::Word && t.small && title.tokens.end < unit.end && !BEHIND_TITLES.contains(&self.text.lower(title.tokens.end))
            });
            if goes_on {
                return None;
            }
            let near = !prose || title.tokens.end + LONG_LINE / 2 > date.tokens.start;
            let opens = near && (self.parted(title.tokens.start) || self.capitalised(unit.start..title.tokens.start, date));
            let alone = !date.single || (sure && !line.bulleted && unit.len() <= 16);
            let told_before = dates.iter().any(|d| {
                d != date && d.tokens.start >= unit.start && d.tokens.end <= unit.end && d.tokens.start < date.tokens.start && d.single == date.single
            });
            let bulleted =
                line.bulleted && (prose || title.id.is_none() || title.tokens.start > unit.start + 2 && date.tokens.start > unit.start + 2);
            if opens && alone && !told_before && !bulleted && (title.id.is_some() || sure) {
                return Some(self.assemble(title, date, unit, number..last + 1));
            }
            return None;
        }
        if line.bulleted || prose || date.single && line.body().len() > date.tokens.len() + 2 {
            return None;
        }
        let (title_line, title) = self.title_near(number, last, section, heads, dates)?;
        let lines = number.min(title_line)..last.max(title_line) + 1;
        if title.id.is_none() && !sure || date.single && title.id.is_none() {
            return None;
        }
        let tokens = self.text.lines[lines.start].tokens.start..self.text.lines[lines.end - 1].tokens.end;
        Some(self.assemble(title, date, tokens, lines))
    }

    /// The tokens that can hold the entry's head beside its dates: the line, or the statement where a line is prose.
    fn unit(&self, date: &DateRange) -> Range<usize> {
        let first = &self.text.lines[self.text.tokens[date.tokens.start].line as usize];
        let last = &self.text.lines[self.text.tokens[date.tokens.end - 1].line as usize];
        let line = first.body().start..last.tokens.end;
        let statement = &self.text.statement_of(date.tokens.start).tokens;
        if line.len() <= LONG_LINE {
            return line;
        }
        statement.start.max(line.start.min(statement.start))..statement.end
    }

    /// Whether this token opens a part of its line: behind a mark that parts, a column, or at the line's start.
    fn parted(&self, token: usize) -> bool {
        token == 0
            || self.text.tokens[token].gap >= Gap::Wide
            || matches!(self.text.lower(token - 1), "|" | "," | "-" | "/" | ":" | ")" | "\u{2022}" | ";" | "\u{b7}")
    }

    /// Whether only capitalised words, marks and the dates stand here: nothing of a sentence.
    fn capitalised(&self, tokens: Range<usize>, date: &DateRange) -> bool {
        tokens.filter(|t| !date.tokens.contains(t)).all(|t| {
            let token = &self.text.tokens[t];
            token.kind == TokenKind::Mark
                || token.kind == TokenKind::Word && (!token.small || matches!(self.text.lower(t), "of" | "and" | "the" | "for"))
        })
    }

    /// The title in these tokens: the longest form; without any, a job of another trade.
    fn title_in(&self, tokens: Range<usize>, date: &DateRange) -> Option<TitleAt> {
        let clear = |r: &Range<usize>| r.end <= date.tokens.start || r.start >= date.tokens.end;
        self.known_title(tokens.clone()).filter(|t| clear(&t.tokens)).or_else(|| {
            let other = self.lexicon.titles.others.find_within(self.text, tokens.clone()).into_iter().find(|f| clear(&f.tokens))?;
            let segment = self.segment(other.tokens.start, &tokens, date);
            (segment.len() <= LONGEST_TITLE).then_some(TitleAt { tokens: segment, id: None })
        })
    }

    /// The title of the ladder in these tokens: the first of the longest, no credential's name among them.
    fn known_title(&self, tokens: Range<usize>) -> Option<TitleAt> {
        let titles = &self.lexicon.titles;
        let found = titles.forms.find_within(self.text, tokens.clone());
        // A nursing assistant's certificate is a title as well; the name of a coder's credential is none.
        let named = |r: &Range<usize>| {
            let around = |m: &Mention| m.kind == MentionKind::Credential && m.tokens.start <= r.start && r.end <= m.tokens.end;
            self.mentions_around(r).any(|m| around(m) && !(m.tokens == *r && self.lexicon.entries.get(m.entry).not_a_coding_credential))
        };
        let best = found.into_iter().filter(|f| {
            let against = f.value.not_near.and_then(|n| titles.against.get(n));
            let several = PLURALS.contains(&self.text.lower(f.tokens.end - 1));
            let coding = self.of_the_field || !titles.get(f.value.title).counts_as_coding;
            coding && !several && against.is_none_or(|a| !a.any_within(self.text, tokens.clone())) && !named(&f.tokens)
        });
        let best = best.max_by(|a, b| a.tokens.len().cmp(&b.tokens.len()).then(b.tokens.start.cmp(&a.tokens.start)))?;
        let id = self.of_specialty(&best.tokens).unwrap_or(best.value.title);
        Some(TitleAt { tokens: best.tokens, id: Some(id) })
    }

    /// `Gastroenterology Coder`: a coder of a specialty that no form names.
    fn of_specialty(&self, tokens: &Range<usize>) -> Option<TitleId> {
        let titles = &self.lexicon.titles;
        let coder = matches!(self.text.lower(tokens.start), "coder" | "coding");
        let before = self.mentions_around(tokens).find(|m| m.kind == MentionKind::Specialty && m.tokens.end == tokens.start)?;
        let clinical = self.lexicon.entries.get(before.entry).class.as_deref() == Some("specialty");
        (coder && clinical).then(|| titles.find("specialty-coder")).flatten()
    }

    /// The mentions that begin at these tokens or shortly before them.
    fn mentions_around(&self, tokens: &Range<usize>) -> impl Iterator<Item = &Mention> {
        let from = self.mentions.partition_point(|m| m.tokens.start + LONGEST_NAME < tokens.start);
        let end = tokens.end;
        self.mentions[from..].iter().take_while(move |m| m.tokens.start < end)
    }

    /// The part of the line around a token, between marks that part it.
    fn segment(&self, token: usize, tokens: &Range<usize>, date: &DateRange) -> Range<usize> {
        let stops = |t: usize| {
            let spaced_dash = self.text.lower(t) == "-" && self.text.tokens[t].gap > Gap::Style;
            spaced_dash
                || matches!(self.text.lower(t), "," | "|" | "(" | ")" | ":" | ";" | "\u{2022}" | "@")
                || date.tokens.contains(&t)
                || t + 1 < tokens.end && self.slash(t)
        };
        let mut start = token;
        while start > tokens.start && !stops(start - 1) && self.text.tokens[start].gap < Gap::Wide {
            start -= 1;
        }
        let mut end = token + 1;
        while end < tokens.end && !stops(end) && self.text.tokens[end].gap < Gap::Wide {
            end += 1;
        }
        start..end
    }

    /// A slash with blanks on both sides parts; one inside `Coder/Biller` does not.
    fn slash(&self, t: usize) -> bool {
        self.text.lower(t) == "/" && self.text.tokens[t].gap > Gap::Style && self.text.tokens[t + 1].gap > Gap::Style
    }

    /// The title that stands on a line near the dates: above first, then below.
    fn title_near(&self, first: usize, last: usize, section: &Section, heads: &[Head], dates: &[DateRange]) -> Option<(usize, TitleAt)> {
        let lines = &self.text.lines;
        let inside = |n: usize| {
            lines[n].span.start >= section.span.start && lines[n].span.start < section.span.end && lines[n].tokens.start >= section.tokens.start
        };
        let taken = |n: usize| heads.iter().rev().take(2).any(|h| h.title_line == n);
        let plain = |n: usize| !lines[n].is_blank() && !lines[n].bulleted && lines[n].tokens.len() <= 24 && inside(n) && !taken(n);
        let dated = |n: usize| {
            let from = dates.partition_point(|d| d.tokens.start < lines[n].tokens.start);
            dates.get(from).is_some_and(|d| d.tokens.start < lines[n].tokens.end)
        };
        let above: Vec<usize> = (first.saturating_sub(REACH)..first).rev().take_while(|n| plain(*n) && !dated(*n)).collect();
        let below: Vec<usize> = (last + 1..lines.len().min(last + 1 + REACH)).take_while(|n| plain(*n) && !dated(*n)).collect();
        let known = |n: &usize| {
            self.known_title(lines[*n].body())
                .filter(|t| t.tokens.start < lines[*n].body().start + OPENING || self.parted(t.tokens.start))
                .map(|t| (*n, t))
        };
        let nearest = above.iter().find_map(known).or_else(|| below.iter().take(2).find_map(known));
        nearest.or_else(|| {
            let other = |n: &usize| self.lexicon.titles.others.any_within(self.text, lines[*n].body());
            let n = *above.iter().find(|n| other(n)).or_else(|| below.iter().take(1).find(|n| other(n)))?;
            let none = DateRange { tokens: 0..0, ..dates.first()?.clone() };
            let first = lines[n].body().start;
            Some((n, TitleAt { tokens: self.segment(first, &lines[n].body(), &none), id: None }))
        })
    }

    fn assemble(&self, title: TitleAt, date: &DateRange, unit: Range<usize>, lines: Range<usize>) -> Head {
        let head = self.head_tokens(&title, date, &unit, &lines);
        let title_line = self.text.tokens[title.tokens.start].line as usize;
        let employer = self.employer(&title, date, &head);
        let whole = if title.id.is_some() { self.segment(title.tokens.start, &head, date) } else { title.tokens.clone() };
        // The part of the line that holds the title, unless the employer's name stands in the same part.
        let whole = if whole.len() <= title.tokens.len() + 4 { whole } else { title.tokens.clone() };
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

    /// The employer: the part of the head with an employer's word, else the part behind the title.
    fn employer(&self, title: &TitleAt, date: &DateRange, head: &Range<usize>) -> Option<Range<usize>> {
        let mut parts: Vec<Range<usize>> = Vec::new();
        let mut at = head.start;
        while at < head.end {
            let part = self.segment(at, head, date);
            let words = part.clone().any(|t| self.text.tokens[t].kind == TokenKind::Word && !date.tokens.contains(&t));
            let bracketed = part.start > head.start && self.text.lower(part.start - 1) == "(";
            let apart = !bracketed && (part.end <= title.tokens.start || part.start >= title.tokens.end);
            if words && apart && !part.clone().all(|t| date.tokens.contains(&t)) {
                parts.push(part.clone());
            }
            at = part.end.max(at + 1);
        }
        let named = parts.iter().find(|p| self.lexicon.titles.employers.any_within(self.text, (*p).clone()));
        let behind = parts.iter().find(|p| p.start >= title.tokens.end && p.len() >= 2);
        named.or(behind).or_else(|| parts.first().filter(|p| p.len() >= 2)).cloned()
    }

    /// Entries without dates: a line that opens with a title and heads bullets or names an employer.
    fn undated(&self, heads: &[Head]) -> Vec<Head> {
        let lines = &self.text.lines;
        let mut found = Vec::new();
        for section in self.sections.iter().filter(|s| matches!(s.kind, SectionKind::Experience | SectionKind::Practicum)) {
            let first = self.text.line_at(section.span.start);
            for n in first..lines.len() {
                let line = &lines[n];
                if line.span.start >= section.span.end {
                    break;
                }
                let near = heads.iter().any(|h| n + REACH >= h.lines.start && n < h.lines.end + REACH);
                if line.is_blank() || line.bulleted || near || line.tokens.len() > 18 || line.tokens.start < section.tokens.start {
                    continue;
                }
                let Some(title) = self.known_title(line.body()).filter(|t| t.tokens.start <= line.body().start + 1) else { continue };
                let ends = self.text.source()[line.span.start..line.span.end].trim_end().ends_with('.');
                let next = lines.get(n + 1).is_some_and(|l| l.bulleted);
                let employer = self.lexicon.titles.employers.any_within(self.text, title.tokens.end..line.tokens.end);
                if !ends && (next || employer) {
                    found.push(Head {
                        title: self.text.span(&title.tokens),
                        title_id: title.id,
                        employer: employer.then(|| self.text.span(&(title.tokens.end + 1..line.tokens.end))),
                        date: None,
                        span: self.text.span(&line.body()),
                        lines: n..n + 1,
                        title_line: n,
                    });
                }
            }
        }
        found
    }
}
