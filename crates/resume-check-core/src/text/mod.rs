//! Reading text: from the characters of a document to tokens, lines, blocks and statements.
//!
//! This module owns how writing varies (case, dashes, ligatures, wraps, bullets) and knows nothing of what words mean.
//! Everything it yields keeps byte spans into the text that it was given.

mod blocks;
mod fold;
mod forms;
mod lines;
mod markup;
mod statements;
mod tokens;
mod words;

use std::ops::Range;

pub(crate) use forms::{FormSet, Match};
pub(crate) use lines::Line;
pub(crate) use tokens::{Folded, Gap, Token, TokenKind};
pub(crate) use words::{WordId, Words};

use crate::span::Span;

/// A text that has been read: tokens in order, and the lines, blocks and statements that hold them.
#[derive(Debug)]
pub(crate) struct Text<'a> {
    folded: &'a Folded<'a>,
    /// Words, numbers and marks, in text order.
    pub tokens: Vec<Token<'a>>,
    /// Every line of the source, blank ones too.
    pub lines: Vec<Line>,
    /// Bullets and paragraphs, each unwrapped from one or more lines.
    pub blocks: Vec<Block>,
    /// Sentences inside blocks.
    pub statements: Vec<Statement>,
    /// Whether its writer begins sentences with small letters: case proves nothing then.
    pub small: bool,
    matches: forms::Matches,
}

/// A bullet or a paragraph: lines that belong together after unwrapping.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    /// The lines that it takes.
    pub lines: Range<usize>,
    /// Its tokens, without the bullet's glyph.
    pub tokens: Range<usize>,
}

/// A sentence inside one block; the reach of context.
#[derive(Debug, Clone)]
pub(crate) struct Statement {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The block that holds it.
    pub block: usize,
}

/// Reads a folded text; `words` are those that the lexicon knows.
pub(crate) fn read<'a>(folded: &'a Folded<'a>, words: &Words) -> Text<'a> {
    let mut tokens = folded.tokens();
    for token in &mut tokens {
        words.look_up(token);
    }
    for at in 2..tokens.len() {
        let (before, token) = (&tokens[at - 1], &tokens[at]);
        if token.gap == Gap::Line && before.gap == Gap::None && before.text == "-" && token.kind == TokenKind::Word {
            let whole = format!("{}{}", tokens[at - 2].text, token.text);
            tokens[at - 2].wrapped = words.get(&whole);
        }
    }
    let lines = lines::split(folded, &mut tokens);
    let blocks = blocks::join(&lines, &tokens);
    let small = blocks::begin_small(&blocks, &tokens);
    let statements = statements::split(&blocks, folded, &mut tokens, small);
    let matches = forms::Matches::of(&words.forms, &tokens, &blocks);
    Text { folded, tokens, lines, blocks, statements, small, matches }
}

impl<'a> Text<'a> {
    /// The text as it was given.
    pub(crate) fn source(&self) -> &'a str {
        self.folded.source
    }

    /// The token's characters after folding, in their case; nothing beyond the last token.
    #[inline]
    pub(crate) fn cased(&self, token: usize) -> &'a str {
        self.tokens.get(token).map_or("", |t| self.folded.cased(t))
    }

    /// The token's characters after folding, in lower case; nothing beyond the last token.
    #[inline]
    pub(crate) fn lower(&self, token: usize) -> &'a str {
        self.tokens.get(token).map_or("", |t| t.text)
    }

    /// The characters of these tokens after folding, in lower case and without what lies between them.
    pub(crate) fn lower_of(&self, tokens: &Range<usize>) -> &'a str {
        let held = &self.tokens[tokens.clone()];
        held.first().zip(held.last()).map_or("", |(first, last)| self.folded.through(first, last))
    }

    /// The span from the first to the last of these tokens; empty for an empty range.
    pub(crate) fn span(&self, tokens: &Range<usize>) -> Span {
        if tokens.is_empty() {
            let at = self.tokens.get(tokens.start).map_or(self.source().len(), |t| t.span.start);
            return Span::new(at, at);
        }
        self.tokens[tokens.start].span.join(self.tokens[tokens.end - 1].span)
    }

    /// The words at a span, on one line.
    pub(crate) fn one_line(&self, span: Span) -> String {
        one_line(span.of(self.source()))
    }

    /// The tokens that begin inside this span.
    pub(crate) fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|t| t.span.start < span.start);
        let end = self.tokens.partition_point(|t| t.span.start < span.end);
        start..end.max(start)
    }

    /// The forms of the set that the text holds, by where they begin, shorter ones first.
    pub(crate) fn matches_of(&self, set: FormSet) -> &[Match] {
        self.matches.of_set(set)
    }

    /// The statement that holds this token.
    pub(crate) fn statement_of(&self, token: usize) -> &Statement {
        &self.statements[self.tokens[token].statement as usize]
    }

    /// The 0-based line that holds this byte.
    pub(crate) fn line_at(&self, byte: usize) -> usize {
        self.lines.partition_point(|l| l.span.start <= byte).saturating_sub(1)
    }
}

/// Words of the source on one line, a blank between each two.
pub(crate) fn one_line(words: &str) -> String {
    let mut line = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Whether two ranges of tokens share at least one.
pub(crate) fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &str, expected: &[&str]) {
        let folded = Folded::of(input);
        let text = read(&folded, &Words::default());
        let got: Vec<String> = text.statements.iter().map(|s| s.tokens.clone().map(|t| text.lower(t)).collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(got, expected, "statements of {input:?}");
    }

    #[test]
    fn statements_of_cases() {
        insta::glob!("../../../../fixtures/cases/text", "*.txt", |path| {
            let source = std::fs::read_to_string(path).expect("a case");
            let folded = Folded::of(&source);
            let text = read(&folded, &Words::default());
            let mut shown = String::new();
            for (number, block) in text.blocks.iter().enumerate() {
                let lines = if block.lines.len() > 1 { format!(" of {} lines", block.lines.len()) } else { String::new() };
                shown += &format!("block{lines}\n");
                for statement in text.statements.iter().filter(|s| s.block == number) {
                    let words = statement.tokens.clone().map(|t| text.lower(t)).collect::<Vec<_>>().join(" ");
                    shown += &format!("  {words}\n");
                }
            }
            insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../../../../fixtures/cases/text"}, {
                insta::assert_snapshot!(shown);
            });
        });
    }

    #[test]
    fn folding_maps_the_ways_of_writing_to_one() {
        check("ICD‑10‑CM at 98\u{a0}%", &["icd - 10 - cm at 98 %"]);
        check("o\u{fb03}ce \u{ff11}\u{ff12} charts", &["office 12 charts"]);
        check("co\u{ad}der\u{200b}s", &["coders"]);
        check("charts â€“ 98% â€œcleanâ€\u{9d}", &["charts - 98 % \" clean \""]);
        check("Doña Ana “West”", &["dona ana \" west \""]);
        check("E&amp;M at 90&ndash;95%&nbsp;", &["e & m at 90 - 95 %"]);
        check("<ul>\n<li>Coded <b>E/M</b> visits</li>\n<li>Held 95%</li>", &["coded e / m visits", "held 95 %"]);
    }

    #[test]
    fn a_wrapped_bullet_is_one_statement() {
        check("- codes 22 accounts\n  per hour\n- holds 95%", &["codes 22 accounts per hour", "holds 95 %"]);
        check("> codes charts\n>=95% accuracy", &["codes charts", "> = 95 % accuracy"]);
        check("• Leads coders in CREDEN-\nTIAL work", &["leads coders in creden - tial work"]);
    }

    #[test]
    fn lines_without_glyphs_go_on_where_they_fill_the_block() {
        let a = "Reviewed and coded emergency department charts for three hospitals with attention to infusion and";
        let b = "Injection hierarchy and critical care time in every record of the month";
        check(&format!("{a}\n{b}\n"), &[&format!("{} {}", a.to_lowercase(), b.to_lowercase())]);
        check("Kept the schedule\nOrdered code books\n", &["kept the schedule", "ordered code books"]);
    }

    #[test]
    fn sentences_end_at_marks_and_not_at_abbreviations() {
        check("Coded at St. Mary. Held 97.5% accuracy.", &["coded at st . mary .", "held 97 . 5 % accuracy ."]);
        check("the department.Received praise", &["the department .", "received praise"]);
        check("Assisted 10Helped with 3M and 5K", &["assisted 10", "helped with 3 m and 5 k"]);
    }
}
