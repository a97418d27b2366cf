//! What stands in an entry's head beside title and dates, and entries without dates.

use std::ops::Range;

use super::dates::DateRange;
use super::entries::Head;
use super::titled::{Finder, TitleAt};
use crate::kinds::SectionKind;
use crate::text::TokenKind;

/// How near the head of another entry makes a line part of it.
const REACH: usize = 3;

impl Finder<'_, '_> {
    /// The employer: the part of the head with an employer's word, else the part behind the title.
    pub(super) fn employer(&self, title: &TitleAt, date: &DateRange, head: &Range<usize>) -> Option<Range<usize>> {
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
    pub(super) fn undated(&self, heads: &[Head]) -> Vec<Head> {
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
