//! Blocks as lines: bullets, and blank lines between what does not belong together.

use std::collections::BTreeMap;

use crate::block::{Block, Kind};

/// Smaller gaps between paragraphs part nothing: 4 points.
const GAP: u32 = 80;
/// Deeper lists are written as deep as this.
const DEEPEST: usize = 4;

/// The blocks' text, each on a line of its own.
pub(crate) fn write(blocks: &[Block]) -> String {
    let usual = usual_gap(blocks);
    let mut text = String::with_capacity(blocks.iter().map(|b| b.text.len() + "\n".len()).sum());
    let mut blank = false;
    let mut last: Option<Kind> = None;
    for block in blocks {
        if block.is_blank() {
            blank = true;
            continue;
        }
        if let Some(last) = last {
            text.push('\n');
            if blank && last != Kind::Heading || parted(last, block, usual) {
                text.push('\n');
            }
        }
        write_block(&mut text, block);
        last = Some(block.kind);
        blank = false;
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// Whether a blank line parts a block from the one before it.
fn parted(last: Kind, block: &Block, usual: u32) -> bool {
    match (last, block.kind) {
        (_, Kind::Heading) => last != Kind::Heading,
        (Kind::Heading, _) | (Kind::Bullet(_), Kind::Bullet(_)) => false,
        (Kind::Bullet(_), _) => true,
        (Kind::Plain, Kind::Plain) => block.gap > usual && block.gap >= GAP,
        // A title and its dates are often a table of one row above the employer's line.
        (Kind::Plain | Kind::Row, _) => false,
    }
}

/// The commonest gap between paragraphs: a wider one parts them.
fn usual_gap(blocks: &[Block]) -> u32 {
    let mut gaps: BTreeMap<u32, usize> = BTreeMap::new();
    for pair in blocks.windows(2) {
        if let [Block { kind: Kind::Plain, .. }, Block { kind: Kind::Plain, gap, .. }] = pair
            && !pair.iter().any(Block::is_blank)
        {
            *gaps.entry(*gap).or_default() += 1;
        }
    }
    gaps.into_iter().max_by_key(|(gap, times)| (*times, std::cmp::Reverse(*gap))).map_or(0, |(gap, _)| gap)
}

/// One block; under a bullet the lines that the writer broke hang below its text.
fn write_block(text: &mut String, block: &Block) {
    let indent = match block.kind {
        Kind::Bullet(depth) => {
            let indent = "  ".repeat(depth.min(DEEPEST));
            text.push_str(&indent);
            text.push_str("• ");
            indent + "  "
        }
        _ => String::new(),
    };
    for (number, line) in block.text.lines().enumerate() {
        if number > 0 {
            text.push('\n');
            text.push_str(&indent);
        }
        text.push_str(line);
    }
}
