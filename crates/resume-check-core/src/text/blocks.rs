//! Blocks: lines joined where one goes on in the next.

use super::Block;
use super::lines::Line;
use super::tokens::{Gap, Token, TokenKind};

/// A line shorter than this is never taken for one that fills its block.
const NARROWEST_BLOCK: usize = 45;
/// A line shorter than this goes on only where its marks or the indent say so.
const SHORTEST_LINE: usize = 20;
/// A line longer than this was not wrapped by its writer.
const WIDEST_BLOCK: usize = 200;

/// A block of fewer tokens says nothing of how its writer begins a sentence, nor do fewer blocks.
const SHORTEST_BLOCK: usize = 5;
const FEWEST_BLOCKS: usize = 5;

/// Words that end no line of their own.
const JOINING: &[&str] = &["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"];

/// Joins lines into bullets and paragraphs.
pub(super) fn join(lines: &[Line], tokens: &[Token<'_>]) -> Vec<Block> {
    let width = wrap_width(lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for (i, line) in lines.iter().enumerate() {
        if line.is_blank() {
            open = false;
            continue;
        }
        if let Some(block) = blocks.last_mut().filter(|b| open && goes_on(&lines[b.lines.start], &lines[i - 1], line, width, tokens)) {
            block.lines.end = i + 1;
            block.tokens.end = line.tokens.end;
            continue;
        }
        blocks.push(Block { lines: i..i + 1, tokens: line.body() });
        open = true;
    }
    blocks
}

/// Whether most bullets and paragraphs begin with a small letter, as some people write.
pub(super) fn begin_small(blocks: &[Block], tokens: &[Token<'_>]) -> bool {
    let first = |b: &Block| tokens[b.tokens.clone()].iter().find(|t| t.kind == TokenKind::Word).map(|t| t.small);
    let begin: Vec<bool> = blocks.iter().filter(|b| b.tokens.len() >= SHORTEST_BLOCK).filter_map(first).collect();
    begin.len() >= FEWEST_BLOCKS && begin.iter().filter(|small| **small).count() * 3 > begin.len() * 2
}

/// The width at which the writer's lines wrap: that of the longest ones, where several come near it.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    let longest = lines.iter().map(|l| l.width).filter(|w| *w <= WIDEST_BLOCK).max()?;
    let near = lines.iter().filter(|l| l.width + 14 >= longest && l.width <= longest).count();
    (longest >= NARROWEST_BLOCK && near >= 3 && lines.iter().all(|l| l.width <= longest.max(WIDEST_BLOCK))).then_some(longest)
}

/// Whether `line` belongs to the block that `first` opened and `last` has closed so far.
fn goes_on(first: &Line, last: &Line, line: &Line, width: Option<usize>, tokens: &[Token<'_>]) -> bool {
    if line.bulleted || last.body().is_empty() || line.tokens.is_empty() {
        return false;
    }
    let end = last.tokens.end - 1;
    let (last_mark, head) = (tokens[end].text, &tokens[line.tokens.start]);
    let ended = matches!(last_mark, "." | "!" | "?" | ":");
    if last_mark == "-" && end > last.tokens.start && tokens[end].gap == Gap::None {
        return true;
    }
    // A hanging indent goes on under a bullet, whatever its case.
    if first.bulleted && line.indent >= first.column && line.indent > first.indent {
        return true;
    }
    if matches!(last_mark, "," | "/" | "&" | "(" | "+") && !ends_in_list_of_one(last) {
        return !line.capitals || last.capitals;
    }
    // `from 92% to` goes on in a number, however narrow the page.
    let figure = head.kind == TokenKind::Number && last.width >= SHORTEST_LINE;
    if JOINING.contains(&last_mark) && (figure || last.width >= NARROWEST_BLOCK) {
        return true;
    }
    let small = head.small;
    if small && !ended && !last.capitals && last.width >= SHORTEST_LINE {
        return true;
    }
    // A line that fills the block goes on, unless it has come to its end; one of columns fills nothing.
    let word = first_word(line, tokens);
    let columns = tokens[last.body()].iter().skip(1).any(|t| t.gap == Gap::Wide);
    let full = !columns && width.is_some_and(|w| last.width >= NARROWEST_BLOCK && last.width + 1 + word > w && last.width * 10 >= w * 6);
    full && (!ended || small || line.indent == last.indent && !first.bulleted && paragraph(last, line, width)) && last.capitals == line.capitals
}

/// Whether two lines look like the same paragraph of prose: both long, or the second its short last line.
fn paragraph(last: &Line, line: &Line, width: Option<usize>) -> bool {
    width.is_some_and(|w| last.width * 10 >= w * 8) && line.width > 20
}

fn ends_in_list_of_one(line: &Line) -> bool {
    line.tokens.len() < 2
}

fn first_word(line: &Line, tokens: &[Token<'_>]) -> usize {
    let mut width = 0;
    for t in &tokens[line.tokens.clone()] {
        if width > 0 && t.gap > Gap::Style {
            break;
        }
        width += t.text.len();
    }
    width
}
