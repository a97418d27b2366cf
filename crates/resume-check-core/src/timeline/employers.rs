//! What stands in an entry's head beside title and dates, and entries without dates.

use std::ops::Range;

use super::dates::DateRange;
use super::entries::Head;
use super::titled::{Finder, TitleAt};
use crate::kinds::{MentionKind, SectionKind};
use crate::text::TokenKind;

/// How near the head of another entry makes a line part of it.
const REACH: usize = 3;

/// A line of more tokens than this is more than an employer's name and town.
const LONGEST_LINE: usize = 12;
/// Words before a colon that label the employer.
const EMPLOYER_LABELS: &[&str] = &["employer", "company", "organization", "organisation", "facility", "client"];

impl Finder<'_, '_> {
    /// The employer: the part of the head with an employer's word, else the part behind the title.
    pub(super) fn employer(&self, title: &TitleAt, date: &DateRange, head: &Range<usize>) -> Option<Range<usize>> {
        let mut parts: Vec<Range<usize>> = Vec::new();
        let mut at = head.start;
        while at < head.end {
            if self.parts_at(at, head) || date.tokens.contains(&at) {
                at += 1;
                continue;
            }
            let whole = self.segment(at, head, &date.tokens);
            at = whole.end.max(at + 1);
            // `Medical Coder Pelican Foot Center`: what is left of the part that holds the title.
            let of_title = whole.start < title.tokens.end && title.tokens.start < whole.end;
            let part = if of_title { title.tokens.end.min(whole.end)..whole.end } else { whole };
            let first = part.clone().find(|t| !matches!(self.text.lower(*t), "with" | "at" | "for" | "of")).unwrap_or(part.start);
            let part = first..part.end;
            let name = |t: usize| self.text.tokens[t].kind == TokenKind::Word && !date.tokens.contains(&t) && !self.text.tokens[t].small;
            let bracketed = part.start > head.start && self.text.lower(part.start - 1) == "(";
            let label = self.text.lower(part.end) == ":";
            let named = || self.lexicon.titles.employers.any_within(self.text, part.clone());
            let codes = self.mentions_around(&part).any(|m| m.kind == MentionKind::CodeSet && m.tokens.end > part.start);
            if part.clone().any(name) && !codes && (!bracketed || named()) && !label && (!of_title || named()) {
                parts.push(part);
            }
        }
        let labelled =
            parts.iter().find(|p| p.start >= 2 && self.text.lower(p.start - 1) == ":" && EMPLOYER_LABELS.contains(&self.text.lower(p.start - 2)));
        let named = parts.iter().find(|p| self.lexicon.titles.employers.any_within(self.text, (*p).clone()));
        let behind = parts.iter().find(|p| p.start >= title.tokens.end && p.len() >= 2);
        labelled.or(named).or(behind).or_else(|| parts.first().filter(|p| p.len() >= 2)).cloned()
    }

    /// The employer on a line of its own beside the head: `Yellowstone Hospital District` below title and dates.
    pub(super) fn employer_beside(&self, lines: &Range<usize>) -> Option<Range<usize>> {
        let beside = [Some(lines.end), lines.start.checked_sub(1)].into_iter().flatten().filter_map(|n| self.text.lines.get(n));
        let short = beside.filter(|l| !l.is_blank() && !l.bulleted && l.tokens.len() <= LONGEST_LINE);
        let named = |r: &Range<usize>| self.lexicon.titles.employers.any_within(self.text, r.clone());
        let part = |body: Range<usize>| {
            let first = self.segment(body.start, &body, &(0..0));
            let label = self.text.lower(first.end) == ":" && first.end + 1 < body.end;
            if label { self.segment(first.end + 1, &body, &(0..0)) } else { first }
        };
        short.filter(|l| !l.body().is_empty()).map(|l| part(l.body())).find(|r| named(r) && self.known_title(r.clone()).is_none())
    }

    /// Entries without dates: a line that opens with a title and heads bullets or names an employer.
    pub(super) fn undated(&self, heads: &[Head]) -> Vec<Head> {
        let lines = &self.text.lines;
        let mut found = Vec::new();
        let mut taken: Vec<Range<usize>> = heads.iter().map(|h| h.lines.clone()).collect();
        taken.sort_unstable_by_key(|l| l.start);
        for section in self.sections.iter().filter(|s| matches!(s.kind, SectionKind::Experience | SectionKind::Practicum)) {
            let first = self.text.line_at(section.span.start);
            for n in first..lines.len() {
                let line = &lines[n];
                if line.span.start >= section.span.end {
                    break;
                }
                let before = taken.partition_point(|l| l.start <= n + REACH);
                let near = taken[..before].iter().rev().take(REACH).any(|l| n < l.end + REACH);
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
