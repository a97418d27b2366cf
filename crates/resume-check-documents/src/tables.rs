//! A row of a table as lines: data in one line, parts that stand side by side one after the other.

use crate::block::{Block, Kind};

/// The cells of a row that hold anything.
pub(crate) type Row = Vec<Vec<Block>>;

/// A cell of more lines than this is a part of the page.
const SHORT: usize = 3;
/// Two cells of so many blocks in one row make a layout of the table.
const COLUMN: usize = 6;
/// What stands between the cells of one line.
const BETWEEN: &str = " | ";

/// The row's blocks, and whether parts of the resume stand side by side in it.
pub(crate) fn lay_out(mut row: Row) -> (Vec<Block>, bool) {
    if row.len() < 2 {
        return (row.pop().unwrap_or_default(), false);
    }
    let columns = row.iter().filter(|cell| cell.iter().filter(|b| !b.is_blank()).count() >= COLUMN).count();
    let long = row.iter().filter(|cell| !is_short(cell)).count();
    let blocks = match long {
        0 => in_lines(&row),
        1 => beside(row),
        _ => one_by_one(row),
    };
    (blocks, columns >= 2)
}

/// Whether a cell holds a few plain lines.
fn is_short(cell: &[Block]) -> bool {
    cell.iter().map(|b| b.text.lines().count()).sum::<usize>() <= SHORT && cell.iter().all(|b| matches!(b.kind, Kind::Plain | Kind::Row))
}

/// Cells of a few lines: two cells line by line, as a title stands over its employer and a date beside it; more are data, one line in all.
fn in_lines(row: &Row) -> Vec<Block> {
    let lines = |cell: &[Block]| cell.iter().flat_map(|b| b.text.lines().map(str::to_owned)).collect::<Vec<_>>();
    let cells: Vec<Vec<String>> = row.iter().map(|cell| if row.len() == 2 { lines(cell) } else { vec![lines(cell).join(" ")] }).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    (0..height)
        .map(|y| cells.iter().filter_map(|cell| cell.get(y)).map(String::as_str).collect::<Vec<_>>().join(BETWEEN))
        .map(|line| Block::new(Kind::Row, line))
        .collect()
}

/// A part with something short beside it. A date belongs to the part's first line; a word is a heading.
fn beside(row: Row) -> Vec<Block> {
    let dated = row.iter().filter(|c| is_short(c)).flatten().any(|b| b.text.contains(|c: char| c.is_ascii_digit()));
    if !dated {
        return one_by_one(row);
    }
    let mut first = Vec::new();
    let mut rest = Vec::new();
    for cell in row {
        let short = is_short(&cell);
        let mut blocks = cell.into_iter().skip_while(Block::is_blank);
        if short {
            first.push(blocks.flat_map(|b| b.text.lines().map(str::to_owned).collect::<Vec<_>>()).collect::<Vec<_>>().join(", "));
            continue;
        }
        match blocks.next() {
            Some(head) if matches!(head.kind, Kind::Plain | Kind::Heading | Kind::Row) => {
                let mut lines = head.text.lines();
                first.extend(lines.next().map(str::to_owned));
                rest.extend(lines.map(|l| Block::new(Kind::Plain, l.to_owned())));
            }
            head => rest.extend(head),
        }
        rest.extend(blocks);
    }
    let mut all = vec![Block::blank(), Block::new(Kind::Plain, first.join(BETWEEN))];
    all.append(&mut rest);
    all
}

/// Each cell as a part of its own.
fn one_by_one(row: Row) -> Vec<Block> {
    let mut all = Vec::new();
    for mut cell in row {
        all.push(Block::blank());
        // A word beside a part is its heading: no blank line parts it from what follows.
        let heads = is_short(&cell) && cell.iter().filter(|b| !b.is_blank()).count() == 1;
        if heads {
            cell.retain(|b| !b.is_blank());
            cell.iter_mut().for_each(|b| b.kind = Kind::Heading);
        }
        all.append(&mut cell);
    }
    all.push(Block::blank());
    all
}
