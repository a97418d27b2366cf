//! Statements: the sentences inside a block.

use std::ops::Range;

use super::tokens::{Folded, Gap, Token, TokenKind};
use super::{Block, Statement};

/// Words after which a full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "no", "nos", "sr", "jr", "dr", "mr", "mrs", "ms", "st", "mt", "ft", "inc", "dept", "vs", "approx", "etc", "al", "jan", "feb", "mar", "apr",
    "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "co", "corp", "ltd", "assoc", "asst", "mgr", "dir", "gen", "univ", "ave", "blvd", "ext",
    "int", "med", "surg", "ortho", "phys", "acct", "qtr", "gyn", "peds", "tel", "conn", "mass", "calif", "wash", "min", "max", "avg", "yr", "yrs",
    "hr", "hrs", "wk", "mo", "pct", "incl", "est",
];

/// A block longer than this many tokens takes the bullets inside it apart: a resume on one line.
const LONG_BLOCK: usize = 120;

/// Cuts blocks into statements and tells each token its own; `small` tells whether sentences begin with small letters.
pub(super) fn split(blocks: &[Block], folded: &Folded<'_>, tokens: &mut [Token<'_>], small: bool) -> Vec<Statement> {
    let mut statements = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let mut start = block.tokens.start;
        for at in block.tokens.clone() {
            if ends(at, &block.tokens, tokens, folded, small) {
                push(&mut statements, start..at + 1, index, tokens);
                start = at + 1;
            }
        }
        push(&mut statements, start..block.tokens.end, index, tokens);
    }
    // A bullet's glyph goes with the statement that follows it.
    let mut next = 0;
    for (at, token) in tokens.iter_mut().enumerate() {
        while next + 1 < statements.len() && statements[next].tokens.end <= at {
            next += 1;
        }
        token.statement = u32::try_from(next).unwrap_or(u32::MAX);
    }
    statements
}

fn push(statements: &mut Vec<Statement>, tokens: Range<usize>, block: usize, all: &[Token<'_>]) {
    let speaks = all[tokens.clone()].iter().any(|t| t.kind != TokenKind::Mark);
    if speaks || (!tokens.is_empty() && statements.last().is_none_or(|s| s.block != block)) {
        statements.push(Statement { tokens, block });
    } else if let Some(last) = statements.last_mut().filter(|s| s.block == block) {
        last.tokens.end = tokens.end;
    }
}

/// One capital and small letters behind it.
fn is_capitalised(word: &str) -> bool {
    word.chars().skip(1).all(char::is_lowercase)
}

fn ends(at: usize, block: &Range<usize>, tokens: &[Token<'_>], folded: &Folded<'_>, small: bool) -> bool {
    if at + 1 >= block.end {
        return false;
    }
    let next = &tokens[at + 1];
    if tokens[at].kind == TokenKind::Number {
        // Glued to a number: `Assisted 10Helped`.
        return next.kind == TokenKind::Word && next.gap == Gap::None && !next.small && next.text.len() > 3 && is_capitalised(folded.cased(next));
    }
    if tokens[at].kind != TokenKind::Mark {
        return false;
    }
    match tokens[at].text {
        "!" | "?" => next.gap >= Gap::Blank,
        "." => {
            let before = &tokens[at.max(1) - 1];
            let word = if at > block.start && tokens[at].gap == Gap::None { before.text } else { "" };
            let opens = !next.small && (next.kind != TokenKind::Mark || matches!(next.text, "\"" | "(" | "$"));
            if before.kind == TokenKind::Word && (word.chars().count() == 1 || ABBREVIATIONS.contains(&word)) && next.gap != Gap::Line {
                return false;
            }
            if next.gap >= Gap::Blank {
                return opens || small && before.kind == TokenKind::Word && next.kind == TokenKind::Word;
            }
            // Glued sentences: `department.Received`.
            next.gap == Gap::None
                && before.kind == TokenKind::Word
                && before.small
                && word.len() > 3
                && next.kind == TokenKind::Word
                && opens
                && next.text.len() > 2
        }
        "\u{2022}" => block.len() > LONG_BLOCK,
        _ => false,
    }
}
