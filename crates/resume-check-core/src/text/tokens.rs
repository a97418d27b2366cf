//! Tokens: runs of letters, runs of digits, and single marks, with what lies before each.

use std::ops::Range;

use super::fold::{Fold, double_encoded, fold_one};
use super::markup::{Tag, reference, tag};
use super::words::WordId;
use crate::span::Span;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters.
    Word,
    /// Digits.
    Number,
    /// One mark: a dash, a slash, a per cent sign.
    Mark,
}

/// What lies between a token and the one before it, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// Nothing: the two touch.
    None,
    /// Only a mark of style (`**`).
    Style,
    /// One or two blanks.
    Blank,
    /// A tab or three blanks and more: a column.
    Wide,
    /// The end of a line.
    Line,
}

/// A word, a number or a mark.
#[derive(Debug, Clone)]
pub(crate) struct Token<'t> {
    /// Where it stands in the source.
    pub span: Span,
    /// Its characters after folding, in lower case.
    pub text: &'t str,
    /// Where they begin in the folded text.
    pub at: usize,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether it begins with a small letter.
    pub small: bool,
    /// What lies before it.
    pub gap: Gap,
    /// The number of its word.
    pub word: WordId,
    /// The number of its word without a final s.
    pub singular: WordId,
    /// The number of the word that it makes with the next one, where a line's end hyphenates the two.
    pub wrapped: WordId,
    /// The line that it begins on.
    pub line: u32,
    /// The statement that holds it.
    pub statement: u32,
}

/// A text after folding, and where its tokens lie.
#[derive(Debug)]
pub(crate) struct Folded<'s> {
    /// The text as it was given.
    pub source: &'s str,
    /// The folded characters in the case of the text.
    cased: String,
    /// The same in lower case, at the same places.
    lower: String,
    /// Where the tokens lie in both.
    cuts: Vec<Cut>,
}

/// A token before its word is looked up.
#[derive(Debug)]
struct Cut {
    span: Span,
    text: Range<usize>,
    kind: TokenKind,
    small: bool,
    gap: Gap,
}

impl<'s> Folded<'s> {
    /// Folds a text and cuts it into tokens.
    pub(crate) fn of(source: &'s str) -> Self {
        let mut cutter =
            Cutter { cased: String::with_capacity(source.len()), cuts: Vec::with_capacity(source.len() / 4 + 1), gap: Gap::None, joins: false };
        let bytes = source.as_bytes();
        let mut blanks = 0;
        let mut at = 0;
        while let Some(first) = bytes.get(at) {
            // Nearly all of a resume is blanks and runs of plain letters and digits: these are taken whole.
            if *first == b' ' {
                at += 1;
                blanks += 1;
                cutter.part(if blanks > 2 { Gap::Wide } else { Gap::Blank });
                continue;
            }
            let run = match first {
                b'0'..=b'9' => Some((TokenKind::Number, digits(&bytes[at..]))),
                b'O' if is_thousands(bytes, at) => Some((TokenKind::Number, 3)),
                b'a'..=b'z' | b'A'..=b'Z' => Some((TokenKind::Word, bytes[at..].iter().take_while(|b| b.is_ascii_alphabetic()).count())),
                _ => None,
            };
            if let Some((kind, len)) = run {
                let end = at + len;
                let run = &source[at..end];
                if kind == TokenKind::Number && run.bytes().any(is_o) {
                    cutter.run(kind, false, &run.replace(['O', 'o'], "0"), Span::new(at, end));
                } else {
                    cutter.run(kind, first.is_ascii_lowercase(), run, Span::new(at, end));
                }
                at = end;
                blanks = 0;
                continue;
            }
            if let Some(len) = leaders(&bytes[at..]) {
                cutter.part(Gap::Wide);
                at += len;
                continue;
            }
            let Some(c) = source[at..].chars().next() else { break };
            if let Some((tag, len)) = (c == '<').then(|| tag(&source[at..])).flatten() {
                match tag {
                    Tag::Style => cutter.part(Gap::Style),
                    Tag::Column => cutter.part(Gap::Wide),
                    Tag::Line => cutter.part(Gap::Line),
                    Tag::Item => {
                        cutter.part(Gap::Line);
                        cutter.push('\u{2022}', Span::new(at, at + len));
                        cutter.part(Gap::Blank);
                    }
                }
                at += len;
                continue;
            }
            let (c, len) = match c {
                '&' => reference(&source[at..]).unwrap_or((c, 1)),
                _ if c.is_ascii() => (c, 1),
                _ => double_encoded(&source[at..]).unwrap_or((c, c.len_utf8())),
            };
            let span = Span::new(at, at + len);
            at += len;
            let (first, rest) = fold_one(c);
            match first {
                Fold::Nothing => {}
                Fold::Style => cutter.part(Gap::Style),
                Fold::Blank => {
                    blanks += 1;
                    cutter.part(if blanks > 2 { Gap::Wide } else { Gap::Blank });
                    continue;
                }
                Fold::Tab => cutter.part(Gap::Wide),
                Fold::Newline => cutter.part(Gap::Line),
                Fold::Char(c) => {
                    cutter.push(c, span);
                    for c in rest.iter().flat_map(|r| r.chars()) {
                        cutter.push(c, span);
                    }
                }
            }
            blanks = 0;
        }
        let lower = lower(&cutter.cased);
        Self { source, cased: cutter.cased, lower, cuts: cutter.cuts }
    }

    /// The tokens, their words still unknown.
    pub(super) fn tokens(&self) -> Vec<Token<'_>> {
        let word = WordId::UNKNOWN;
        let token = |Cut { span, text, kind, small, gap }: &Cut| {
            let (at, text) = (text.start, &self.lower[text.clone()]);
            Token { span: *span, text, at, kind: *kind, small: *small, gap: *gap, word, singular: word, wrapped: word, line: 0, statement: 0 }
        };
        self.cuts.iter().map(token).collect()
    }

    /// The token's characters in the case of the text.
    #[inline]
    pub(super) fn cased(&self, token: &Token<'_>) -> &str {
        &self.cased[token.at..token.at + token.text.len()]
    }

    /// The characters from the first of two tokens through the last, in lower case.
    #[inline]
    pub(super) fn through(&self, first: &Token<'_>, last: &Token<'_>) -> &str {
        &self.lower[first.at..last.at + last.text.len()]
    }
}

fn is_o(byte: u8) -> bool {
    matches!(byte, b'O' | b'o')
}

/// How many bytes are digits, a scanner's letters O for zeros among them: `2O23`, `1O`, `2OO`.
fn digits(bytes: &[u8]) -> usize {
    let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    if !bytes.get(digits).copied().is_some_and(is_o) {
        return digits;
    }
    let all = bytes.iter().take_while(|b| b.is_ascii_digit() || is_o(**b)).count();
    let word = bytes.get(all).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'\'' || !b.is_ascii());
    if word { digits } else { all }
}

/// Whether three letters O stand for zeros behind a comma: `1,2OO,OOO`.
fn is_thousands(bytes: &[u8], at: usize) -> bool {
    let behind_group = at >= 2 && bytes[at - 1] == b',' && (bytes[at - 2].is_ascii_digit() || is_o(bytes[at - 2]));
    behind_group && bytes[at..].starts_with(b"OOO") && !bytes.get(at + 3).is_some_and(u8::is_ascii_alphanumeric)
}

/// Lower case at the same byte positions: a letter whose lower case takes other room keeps its case.
fn lower(folded: &str) -> String {
    let mut lower = String::with_capacity(folded.len());
    let mut rest = folded;
    while let Some(at) = rest.bytes().position(|b| !b.is_ascii()) {
        let (plain, other) = rest.split_at(at);
        let mut others = other.chars();
        let Some(c) = others.next() else { break };
        let mut small = c.to_lowercase();
        let fits = small.next().filter(|s| small.next().is_none() && s.len_utf8() == c.len_utf8());
        lower.push_str(plain);
        lower.push(fits.unwrap_or(c));
        rest = others.as_str();
    }
    lower.push_str(rest);
    lower.make_ascii_lowercase();
    lower
}

/// The fewest dots or underscores in a row that lead the eye to a column.
const FEWEST_LEADERS: usize = 4;

/// The length of the leaders that the bytes begin with: `CPC ........ 2019`, `CPC . . . . . 2019`.
fn leaders(bytes: &[u8]) -> Option<usize> {
    let mark = *bytes.first().filter(|b| matches!(b, b'.' | b'_'))?;
    let mut len = 1;
    let mut marks = 1;
    loop {
        let blank = usize::from(bytes.get(len) == Some(&b' '));
        if bytes.get(len + blank) != Some(&mark) {
            break;
        }
        len += blank + 1;
        marks += 1;
    }
    (marks >= FEWEST_LEADERS).then_some(len)
}

struct Cutter {
    cased: String,
    cuts: Vec<Cut>,
    gap: Gap,
    joins: bool,
}

impl Cutter {
    fn part(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
        self.joins = false;
    }

    fn push(&mut self, c: char, span: Span) {
        let kind = if c.is_ascii_digit() {
            TokenKind::Number
        } else if c.is_alphabetic() {
            TokenKind::Word
        } else {
            TokenKind::Mark
        };
        self.run(kind, c.is_lowercase(), c.encode_utf8(&mut [0; 4]), span);
    }

    /// Adds characters of one kind, to the last token where they touch it; `small` tells whether they begin with a small letter.
    fn run(&mut self, kind: TokenKind, small: bool, text: &str, span: Span) {
        let start = self.cased.len();
        self.cased.push_str(text);
        let end = self.cased.len();
        if let Some(last) = self.cuts.last_mut().filter(|t| self.joins && kind != TokenKind::Mark && t.kind == kind) {
            last.text.end = end;
            last.span.end = span.end.max(last.span.end);
        } else {
            self.cuts.push(Cut { span, text: start..end, kind, small, gap: self.gap });
        }
        self.gap = Gap::None;
        self.joins = true;
    }
}
