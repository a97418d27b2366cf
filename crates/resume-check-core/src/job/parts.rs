//! Which part of a posting each word stands in: what is required, preferred, done, offered.

use std::ops::Range;

use crate::kinds::SectionKind;
use crate::lexicon::{Found, Lexicon, PostingPart};
use crate::sections::Section;
use crate::span::Span;
use crate::text::{Gap, Line, Text, TokenKind};

/// The most words of a heading that is in no list.
const LONGEST: usize = 9;
/// The most words of a heading that says nothing known.
const LONGEST_UNKNOWN: usize = 6;

/// A heading, and what stands under it.
struct Heading {
    /// Its tokens, and the colon behind it.
    tokens: Range<usize>,
    part: PostingPart,
    /// Whether it stands on a line of its own; another opens a line or a sentence, and reaches as far as that paragraph.
    own: bool,
}

/// A stretch of a posting under one heading.
pub(super) struct Part {
    /// Its tokens, without the heading.
    pub tokens: Range<usize>,
    /// The tokens of the heading.
    heading: Range<usize>,
    /// What it is for; none above the first heading.
    pub kind: Option<PostingPart>,
    /// Whether its heading says how much is wanted what stands under it.
    pub asks: bool,
}

/// The parts of a posting: in text order, disjoint, all of its tokens.
pub(super) fn find(text: &Text<'_>, lexicon: &Lexicon) -> Vec<Part> {
    let mut parts = vec![Part { tokens: 0..0, heading: 0..0, kind: None, asks: false }];
    let mut enclosing: Option<PostingPart> = None;
    let headings = headings(text, lexicon);
    for (at, heading) in headings.iter().enumerate() {
        let next = headings.get(at + 1).map_or(text.tokens.len(), |h| h.tokens.start);
        let kind = match (heading.part, enclosing) {
            (PostingPart::Open, Some(part @ (PostingPart::Required | PostingPart::Preferred))) if !heading.own => part,
            (PostingPart::Open, _) => PostingPart::Required,
            (part, _) => part,
        };
        let asks = matches!(heading.part, PostingPart::Required | PostingPart::Preferred);
        push(&mut parts, heading.tokens.clone(), Some(kind), asks);
        if heading.own {
            enclosing = Some(kind);
        } else {
            let end = reach(text, heading.tokens.end, next);
            if end < next {
                push(&mut parts, end..end, enclosing, false);
            }
        }
    }
    if let Some(last) = parts.last_mut() {
        last.tokens.end = text.tokens.len();
    }
    parts
}

/// Closes the last part and opens one under this heading.
fn push(parts: &mut Vec<Part>, heading: Range<usize>, kind: Option<PostingPart>, asks: bool) {
    if let Some(last) = parts.last_mut() {
        last.tokens.end = heading.start.max(last.tokens.start);
    }
    parts.push(Part { tokens: heading.end..heading.end, heading, kind, asks });
}

/// Where the paragraph of a label ends, and the bullets that follow it without a blank line; the next heading ends it as well.
fn reach(text: &Text<'_>, from: usize, next: usize) -> usize {
    let Some(token) = text.tokens.get(from.saturating_sub(1)) else { return from };
    let line = token.line as usize;
    let block = text.blocks.partition_point(|b| b.lines.start <= line).saturating_sub(1);
    let bulleted = |block: usize| text.blocks.get(block).and_then(|b| text.lines.get(b.lines.start)).is_some_and(|l| l.bulleted);
    let end = |block: usize| text.blocks.get(block).map_or(text.tokens.len(), |b| b.tokens.end);
    let touches = |block: usize| text.blocks.get(block..block + 2).is_some_and(|b| b[0].lines.end == b[1].lines.start);
    let mut last = block;
    while !bulleted(block) && end(last) < next && touches(last) && bulleted(last + 1) {
        last += 1;
    }
    end(last)
}

/// Every heading, in text order; one inside another is none.
fn headings(text: &Text<'_>, lexicon: &Lexicon) -> Vec<Heading> {
    let mut all: Vec<Heading> = Vec::new();
    let mut blank = true;
    for (number, line) in text.lines.iter().enumerate() {
        if line.is_blank() {
            blank = true;
            continue;
        }
        all.extend(own_line(text, lexicon, line, blank, number));
        blank = false;
    }
    for found in lexicon.job.headings.find(text) {
        if let Some(tokens) = label(text, &found.tokens) {
            all.push(Heading { tokens, part: *found.value, own: false });
        }
    }
    // The longer of two that begin together, and one on its own line before a label.
    all.sort_by_key(|h| (h.tokens.start, !h.own, std::cmp::Reverse(h.tokens.end)));
    let mut end = 0;
    all.retain(|h| {
        let free = h.tokens.start >= end;
        end = if free { h.tokens.end } else { end };
        free
    });
    all
}

/// A heading on a line of its own.
fn own_line(text: &Text<'_>, lexicon: &Lexicon, line: &Line, blank: bool, number: usize) -> Option<Heading> {
    let core = core(text, line);
    let last = core.end.checked_sub(1).filter(|_| !core.is_empty())?;
    let words = core.clone().filter(|t| text.tokens[*t].kind == TokenKind::Word && text.tokens[*t].gap > Gap::None || *t == core.start).count();
    let column = core.clone().skip(1).any(|t| text.tokens[t].gap >= Gap::Wide);
    let ends = matches!(text.lower(last), "." | "," | ";");
    let heading = |part| Some(Heading { tokens: line.tokens.clone(), part, own: true });
    let job = &lexicon.job;
    if let Some(found) = job.headings.find_within(text, core.clone()).filter(|f| f.tokens == core).last() {
        return heading(*found.value);
    }
    let signed = text.lower(line.tokens.end - 1) == ":" || text.lower(line.tokens.start) == "#" || line.capitals;
    let plain = !line.bulleted || text.lower(line.tokens.start) == "#";
    if !plain || ends || column || words > LONGEST || core.clone().any(|t| matches!(text.lower(t), ":" | "|")) {
        return None;
    }
    let next = text.lines.get(number + 1);
    let above = next.is_some_and(|n| !n.is_blank()) || text.lines.get(number + 2).is_some_and(|n| n.bulleted);
    if (signed || blank && above) && number > 0 {
        let all: Vec<_> = job.holds.find_within(text, core.clone()).collect();
        let whole = |f: &&Found<'_, PostingPart>| {
            !all.iter().any(|o| o.tokens.len() > f.tokens.len() && o.tokens.start <= f.tokens.start && f.tokens.end <= o.tokens.end)
        };
        let told = all.iter().filter(whole).max_by_key(|f| (priority(*f.value), f.tokens.len()));
        if let Some(found) = told.filter(|_| blank || signed) {
            return heading(*found.value);
        }
    }
    let shaped = !text.tokens[core.start].small && core.clone().all(|t| text.tokens[t].kind != TokenKind::Number);
    let unknown = blank && next.is_some_and(|n| !n.is_blank()) && shaped && words <= LONGEST_UNKNOWN && number > 1;
    if unknown { heading(PostingPart::Other) } else { None }
}

/// Of several words in one heading, none inside a longer one, those that decide first: `Not required`, `Preferred skills`, `Required duties`.
fn priority(part: PostingPart) -> u8 {
    match part {
        PostingPart::Unasked => 6,
        PostingPart::Preferred => 5,
        PostingPart::Offer => 4,
        PostingPart::Required => 3,
        PostingPart::Duties => 2,
        PostingPart::Open => 1,
        PostingPart::Other => 0,
    }
}

/// The tokens of a line without marks at its ends and a remark in brackets behind.
fn core(text: &Text<'_>, line: &Line) -> Range<usize> {
    let mut tokens = line.tokens.clone();
    let mark = |t: usize| text.tokens[t].kind == TokenKind::Mark && !matches!(text.lower(t), ")" | "(" | "." | "," | ";");
    while tokens.start < tokens.end && mark(tokens.start) {
        tokens.start += 1;
    }
    while tokens.start < tokens.end && mark(tokens.end - 1) {
        tokens.end -= 1;
    }
    if !tokens.is_empty() && text.lower(tokens.end - 1) == ")" {
        let open = tokens.clone().rev().find(|t| text.lower(*t) == "(").filter(|open| *open > tokens.start);
        tokens.end = open.unwrap_or(tokens.end);
    }
    tokens
}

/// A heading that opens a line or a sentence before a colon or the end of a line: its tokens with the colon.
fn label(text: &Text<'_>, form: &Range<usize>) -> Option<Range<usize>> {
    let first = text.tokens.get(form.start)?;
    let line = text.lines.get(first.line as usize)?;
    let opens = form.start == line.body().start
        || form.start == line.tokens.start
        || first.gap >= Gap::Wide
        || form.start > 0 && matches!(text.lower(form.start - 1), "." | "|" | "!" | "\u{2022}" | ";" | ")")
        || !first.small;
    let behind = text.tokens.get(form.end)?;
    let colon = text.lower(form.end) == ":";
    let broken = behind.gap == Gap::Line && (form.start == line.tokens.start || first.gap == Gap::Line) && behind.line == first.line;
    let joined = form.start > 0 && first.gap == Gap::None && text.tokens[form.start - 1].kind != TokenKind::Mark;
    (opens && !joined && (colon || broken) && (!first.small || form.start == line.body().start)).then(|| form.start..form.end + usize::from(colon))
}

/// The parts as sections, so that the stages that read a resume read each part for itself; what is asked for stands as in a section of this kind.
pub(super) fn sections(text: &Text<'_>, parts: &[Part], asked: SectionKind) -> Vec<Section> {
    let byte = |token: usize| text.tokens.get(token).map_or(text.source().len(), |t| t.span.start);
    let start = |p: &Part| if p.heading.is_empty() { p.tokens.start } else { p.heading.start };
    let mut from = 0;
    let ends = parts.iter().skip(1).map(|p| byte(start(p))).chain([text.source().len()]);
    let section = |(part, to): (&Part, usize)| {
        let span = Span::new(from, to.max(from));
        from = span.end;
        let asks = matches!(part.kind, Some(PostingPart::Required | PostingPart::Preferred));
        let kind = if asks { asked } else { SectionKind::Other };
        Section { kind, title: None, span, heading: part.heading.clone(), tokens: part.tokens.clone() }
    };
    parts.iter().zip(ends).map(section).collect()
}
