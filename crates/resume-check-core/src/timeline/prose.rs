//! Roles that a letter or a paragraph tells: `Since June 2019 I have worked for Prairie Health as a coder`.

use std::ops::Range;

use super::dates::DateRange;
use super::entries::Head;
use super::titled::{Finder, TitleAt};
use crate::kinds::SectionKind;
use crate::sections;
use crate::span::Span;
use crate::text::TokenKind;

/// How far from its dates a sentence can name a title.
const REACH: usize = 45;
/// How far before a title the words stand that make it the writer's.
const BEFORE: usize = 6;
/// The most words between those words and the title: `as a full-time remote`.
const BETWEEN: usize = 4;
/// The most tokens of an employer's name.
const LONGEST_EMPLOYER: usize = 8;

impl Finder<'_, '_> {
    /// The roles of a text that has no entries of coding: one for each range of dates whose sentence says what the writer was.
    pub(super) fn told(&self, dates: &[DateRange], heads: &[Head]) -> Vec<Head> {
        let mut told: Vec<Head> = Vec::new();
        // By their starts, with the furthest end so far: a date is looked up, as a text may hold very many.
        let mut claims: Vec<Span> = heads.iter().filter(|h| h.date.is_some()).map(|h| h.span).collect();
        claims.sort_unstable_by_key(|c| c.start);
        let mut furthest = 0;
        for claim in &mut claims {
            furthest = furthest.max(claim.end);
            claim.end = furthest;
        }
        let is_claimed = |span: Span| {
            let before = claims.partition_point(|c| c.start < span.end);
            claims[..before].last().is_some_and(|c| c.end > span.start)
        };
        for (at, date) in dates.iter().enumerate().filter(|(_, d)| !d.single) {
            if is_claimed(self.text.span(&date.tokens)) || !self.speaks_of_work(date) {
                continue;
            }
            let own = self.sentence(at, dates);
            let beside = || self.sentences_beside(date).into_iter().find_map(|r| self.own_title(&r, date, &told));
            if let Some(title) = self.own_title(&own, date, &told).or_else(beside) {
                told.push(self.told_head(title, date, &own));
            }
        }
        told
    }

    /// Whether these dates stand in a paragraph that can tell of jobs.
    fn speaks_of_work(&self, date: &DateRange) -> bool {
        let token = date.tokens.start;
        let section = sections::at(self.sections, self.text.tokens[token].span.start).map(|s| s.kind);
        let away = matches!(
            section,
            Some(
                SectionKind::Education
                    | SectionKind::Certifications
                    | SectionKind::Advert
                    | SectionKind::References
                    | SectionKind::Memberships
                    | SectionKind::Interests
            )
        );
        let block = &self.text.blocks[self.text.statement_of(token).block];
        !away && !self.text.lines[block.lines.start].bulleted
    }

    /// The sentence that holds the dates, as far as the ranges before and behind them.
    fn sentence(&self, at: usize, dates: &[DateRange]) -> Range<usize> {
        let date = &dates[at];
        let statement = sections::statement(self.text, self.sections, date.tokens.start);
        let from = dates[..at].iter().rev().take(REACH).find(|d| !d.single).map_or(0, |d| d.tokens.end);
        let to = dates[at + 1..].iter().take(REACH).find(|d| !d.single).map_or(usize::MAX, |d| d.tokens.start);
        let start = statement.start.max(from).max(date.tokens.start.saturating_sub(REACH)).min(date.tokens.start);
        start..statement.end.min(to).min(date.tokens.end + REACH).max(date.tokens.end)
    }

    /// The sentences before and behind that of the dates, in the same paragraph.
    fn sentences_beside(&self, date: &DateRange) -> Vec<Range<usize>> {
        let at = self.text.tokens[date.tokens.start].statement as usize;
        let statements = &self.text.statements;
        let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|n| statements.get(n));
        let cut = |r: &Range<usize>| r.start.max(r.end.saturating_sub(REACH))..r.end;
        near.filter(|s| s.block == statements[at].block).map(|s| cut(&s.tokens)).collect()
    }

    /// The title in a sentence that its words make the writer's own, before the dates or behind them.
    fn own_title(&self, sentence: &Range<usize>, date: &DateRange, told: &[Head]) -> Option<TitleAt> {
        let free = |t: &TitleAt| !told.iter().rev().take(2).any(|h| h.title.overlaps(self.text.span(&t.tokens)));
        let inside = |r: Range<usize>| r.start.max(sentence.start)..r.end.min(sentence.end);
        let sides = [inside(0..date.tokens.start), inside(date.tokens.end..usize::MAX)];
        let titles = sides.into_iter().filter(|r| r.start < r.end).filter_map(|r| self.known_title(r.clone()).or_else(|| self.composed_title(r)));
        let own = titles.filter(|t| free(t) && self.is_own(t, sentence));
        own.min_by_key(|t| date.tokens.start.abs_diff(t.tokens.start))
    }

    fn is_own(&self, title: &TitleAt, sentence: &Range<usize>) -> bool {
        let before = sentence.start.max(title.tokens.start.saturating_sub(BEFORE))..title.tokens.start;
        let mut found = self.lexicon.titles.told.find_within(self.text, before);
        found.any(|f| f.tokens.end + BETWEEN >= title.tokens.start && (f.tokens.end..title.tokens.start).all(|t| self.text.lower(t) != ","))
    }

    fn told_head(&self, title: TitleAt, date: &DateRange, sentence: &Range<usize>) -> Head {
        let tokens = title.tokens.start.min(date.tokens.start)..title.tokens.end.max(date.tokens.end);
        let line = |t: usize| self.text.tokens[t].line as usize;
        Head {
            title: self.text.span(&title.tokens),
            title_id: title.id,
            employer: self.employer_told(sentence).map(|e| self.text.span(&e)),
            date: Some(date.clone()),
            span: self.text.span(&tokens),
            lines: line(tokens.start)..line(tokens.end - 1) + 1,
            title_line: line(title.tokens.start),
        }
    }

    /// The name behind `at`, `for` or `with`.
    fn employer_told(&self, sentence: &Range<usize>) -> Option<Range<usize>> {
        let named = |t: usize| {
            let token = &self.text.tokens[t];
            token.kind == TokenKind::Word && (!token.small || matches!(self.text.lower(t), "of" | "and" | "the"))
                || matches!(self.text.lower(t), "&" | "'" | "-")
        };
        let run =
            |at: usize| at + 1..(at + 1..sentence.end.min(at + 1 + LONGEST_EMPLOYER)).take_while(|t| named(*t)).last().map_or(at + 1, |t| t + 1);
        sentence.clone().filter(|t| matches!(self.text.lower(*t), "at" | "for" | "with")).map(run).find(|r| r.len() >= 2)
    }
}
