//! Lines of the source: their indent, their bullet, their tokens.

use std::ops::Range;

use super::tokens::{Folded, Gap, Token, TokenKind};
use crate::span::Span;

/// One line of the source.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// The line without its end mark.
    pub span: Span,
    /// Its tokens, the bullet's glyph among them.
    pub tokens: Range<usize>,
    /// Whether a bullet's glyph or number opens it.
    pub bulleted: bool,
    /// How many tokens that glyph or number takes.
    pub bullet: usize,
    /// The column where the text begins, after indent and bullet.
    pub column: usize,
    /// The column where the line begins, after the indent.
    pub indent: usize,
    /// The width of the line in characters, without trailing blanks.
    pub width: usize,
    /// Whether it holds letters and none of them is a small one.
    pub capitals: bool,
}

impl Line {
    /// Whether nothing stands on it.
    pub(crate) fn is_blank(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The tokens after the bullet.
    pub(crate) fn body(&self) -> Range<usize> {
        self.tokens.start + self.bullet..self.tokens.end
    }
}

/// Cuts the source into lines and tells each token its line.
pub(super) fn split(folded: &Folded<'_>, tokens: &mut [Token<'_>]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut next = 0;
    for span in spans(folded.source) {
        let first = next;
        while next < tokens.len() && tokens[next].span.start < span.end {
            tokens[next].line = u32::try_from(lines.len()).unwrap_or(u32::MAX);
            next += 1;
        }
        lines.push(line(folded.source, span, first..next, tokens));
    }
    lines
}

fn spans(source: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    let mut done = false;
    std::iter::from_fn(move || {
        if done {
            return None;
        }
        let rest = &source[at..];
        let Some(end) = line_end(rest) else {
            done = true;
            return (!rest.is_empty()).then(|| Span::new(at, source.len()));
        };
        let span = Span::new(at, at + end);
        let mark = if rest[end..].starts_with("\r\n") { 2 } else { rest[end..].chars().next().map_or(1, char::len_utf8) };
        at += end + mark;
        Some(span)
    })
}

/// Where the line ends that the text begins with, if a mark ends it.
fn line_end(text: &str) -> Option<usize> {
    // Nearly all bytes lie between: a tab and the first bytes of the marks beyond ASCII need a closer look.
    let can_begin = |b: &u8| *b <= b'\r' || *b >= 0xc2;
    let mut at = 0;
    loop {
        at += text.as_bytes().get(at..)?.iter().position(can_begin)?;
        let c = text[at..].chars().next()?;
        if matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}') {
            return Some(at);
        }
        at += c.len_utf8();
    }
}

fn line(source: &str, span: Span, tokens: Range<usize>, all: &[Token<'_>]) -> Line {
    let text = span.of(source);
    let trimmed = text.trim_start();
    let indent = columns(&text[..text.len() - trimmed.len()]);
    let bullet = bullet(&all[tokens.clone()], trimmed);
    let body = tokens.start + bullet.unwrap_or(0);
    let column = all.get(body).filter(|_| bullet.is_some() && body < tokens.end).map_or(indent, |t| columns(&source[span.start..t.span.start]));
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    let capitals = letters.peek().is_some() && letters.all(|c| !c.is_lowercase());
    Line { span, bulleted: bullet.is_some(), bullet: body - tokens.start, tokens, column, indent, width: text.trim_end().chars().count(), capitals }
}

fn columns(blank: &str) -> usize {
    blank.chars().fold(0, |n, c| if c == '\t' { n / 8 * 8 + 8 } else { n + 1 })
}

/// How many tokens open the line as a bullet: a glyph, `o`, or a number with a point. A star is no token: `Some(0)`.
fn bullet(tokens: &[Token<'_>], trimmed: &str) -> Option<usize> {
    if let Some(rest) = trimmed.strip_prefix('*') {
        // `*Reviewed` is a bullet, `**bold**` and `*emphasis*` are not.
        return (rest.starts_with(char::is_whitespace) || !rest.contains('*')).then_some(0);
    }
    let head = tokens.first()?;
    let text = head.text;
    let spaced = tokens.get(1).is_none_or(|t| t.gap > Gap::Style);
    match head.kind {
        TokenKind::Mark if GLYPHS.contains(text) => {
            let more = tokens[1..].iter().take_while(|t| t.gap == Gap::None && t.text == text).count();
            Some(1 + more)
        }
        // `>=95% accuracy` begins with a bound.
        TokenKind::Mark if text == ">" && tokens.get(1).is_some_and(|t| t.gap == Gap::None && (t.kind == TokenKind::Number || t.text == "=")) => None,
        TokenKind::Mark if text == ">" => Some(tokens.iter().take_while(|t| t.text == ">").count()),
        TokenKind::Mark if spaced && matches!(text, "+" | "~" | "\u{2192}" | "\"") => Some(1),
        // A dash opens a bullet; one that joins two numbers or ends a rule does not.
        TokenKind::Mark if text == "-" && tokens.get(1).is_some_and(|t| spaced || t.kind == TokenKind::Word) => Some(1),
        TokenKind::Word if text == "o" && head.small && spaced && tokens.len() > 1 => Some(1),
        TokenKind::Number if text.len() <= 2 => {
            let pointed = tokens.get(1).is_some_and(|t| t.gap == Gap::None && matches!(t.text, "." | ")"));
            (pointed && tokens.get(2).is_some_and(|t| t.gap > Gap::Style)).then_some(2)
        }
        _ => None,
    }
}

const GLYPHS: &str = "\u{2022}\u{b7}\u{25aa}\u{25ab}\u{25a0}\u{25a1}\u{25cf}\u{25cb}\u{25e6}\u{2023}\u{2219}\u{22c5}\u{2666}\u{25c6}\u{25ba}\u{25b6}\u{25b8}\u{2713}\u{2714}\u{27a2}\u{f0b7}\u{f0a7}\u{f0d8}\u{2605}";
