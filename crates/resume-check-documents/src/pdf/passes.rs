//! Lines that were drawn in several goes over one column, and the title that a page begins with.
//!
//! Browsers paint what floats or is positioned after the rest of a page, or before it; a person reads each column from its top, and the column with the title first.

use std::collections::HashMap;

use super::words::Word;

/// A column that was drawn in more goes is left as it was drawn: a table of many cells.
const MOST_PASSES: usize = 16;
/// Letters so many times as large as the page's usual ones are a title's.
const TITLE_SIZE: f32 = 1.25;
/// A title has so many letters or more.
const TITLE_LETTERS: usize = 3;
/// It stands on no more lines.
const TITLE_LINES: usize = 3;
/// What stands no more than so many of the title's heights above it is beside it.
const TITLE_HEIGHT: f32 = 2.0;

/// Lines of words, by their places among the page's words.
type Lines = Vec<Vec<usize>>;

/// Puts the lines of each column in order where it was drawn in several goes, one between the lines of another. `column` tells each word's column.
pub(super) fn merge(words: &[Word], lines: Lines, column: &[usize]) -> Lines {
    let mut by_column: HashMap<usize, Vec<usize>> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some(first) = line.first() {
            by_column.entry(column[*first]).or_default().push(at);
        }
    }
    let mut merged: Vec<Lines> = lines.into_iter().map(|line| vec![line]).collect();
    for own in by_column.values() {
        let pieces: Vec<Piece> = own.iter().filter_map(|at| Piece::of(words, merged[*at].first()?)).collect();
        let Some(longest) = passes(&pieces) else { continue };
        let mut whole: Lines = own.iter().flat_map(|at| std::mem::take(&mut merged[*at])).collect();
        whole.sort_by(|a, b| a.first().cmp(&b.first()));
        merged[own[longest]] = whole;
    }
    merged.into_iter().flatten().collect()
}

/// A line's row and how far it reaches.
#[derive(Debug, Clone, Copy)]
struct Piece {
    row: usize,
    start: f32,
    end: f32,
}

impl Piece {
    fn of(words: &[Word], line: &[usize]) -> Option<Self> {
        let (first, last) = (&words[*line.first()?], &words[*line.last()?]);
        Some(Self { row: first.row, start: first.start, end: last.end })
    }
}

/// Where the longest pass begins, if the pieces in the order of drawing go down more than once, each time over what the others left free.
fn passes(pieces: &[Piece]) -> Option<usize> {
    let passes: Vec<&[Piece]> = pieces.chunk_by(|a, b| a.row < b.row).collect();
    if passes.len() < 2 || passes.len() > MOST_PASSES {
        return None;
    }
    let (mut from, mut longest) = (0, (0, 0));
    for pass in passes {
        if pieces[..from].iter().any(|p| !is_free(pass, p)) {
            return None;
        }
        if pass.len() > longest.1 {
            longest = (from, pass.len());
        }
        from += pass.len();
    }
    Some(longest.0)
}

/// Whether a pass leaves a piece free. Cells of a table stand on one row, or beside each other.
fn is_free(pass: &[Piece], piece: &Piece) -> bool {
    let at = pass.partition_point(|own| own.row < piece.row);
    let (above, below) = (at.checked_sub(1).and_then(|i| pass.get(i)), pass.get(at));
    match (above, below) {
        (_, Some(own)) if own.row == piece.row => false,
        (Some(above), Some(below)) => overlap(above, piece) || overlap(below, piece),
        _ => true,
    }
}

/// Whether one of the two lies over half of the other's width or more.
fn overlap(a: &Piece, b: &Piece) -> bool {
    (a.end.min(b.end) - a.start.max(b.start)) * 2.0 >= (a.end - a.start).min(b.end - b.start)
}

/// Puts the column that the page's title stands on before those that were drawn before it.
pub(super) fn title_first(words: &[Word], mut lines: Lines, column: &[usize]) -> Lines {
    let mut sizes: Vec<f32> = words.iter().map(|w| w.size).collect();
    sizes.sort_by(f32::total_cmp);
    let Some(usual) = sizes.get(sizes.len() / 2) else { return lines };
    // The letters of each line's own size, not those of a mark before it.
    let size = |line: &[usize]| {
        let letters = |i: &usize| words[*i].text.chars().filter(|c| c.is_alphabetic()).count();
        let largest = line.iter().map(|i| words[*i].size).fold(0.0, f32::max);
        let many: usize = line.iter().filter(|i| words[**i].size > largest * 0.97).map(letters).sum();
        if many < TITLE_LETTERS { 0.0 } else { largest }
    };
    let largest = lines.iter().map(|line| size(line)).fold(0.0, f32::max);
    if largest < usual * TITLE_SIZE {
        return lines;
    }
    let mut titles = (0..lines.len()).filter(|at| size(&lines[*at]) > largest * 0.97);
    let Some(title) = titles.next().filter(|at| *at > 0) else { return lines };
    // Headings of one size are no titles.
    if titles.any(|at| at >= title + TITLE_LINES) {
        return lines;
    }
    let base = |line: &[usize]| line.first().map_or(f32::INFINITY, |i| words[*i].base);
    let above = lines[..title].iter().any(|line| base(line) < base(&lines[title]) - TITLE_HEIGHT * largest);
    if above {
        return lines;
    }
    let own = |line: &[usize]| line.first().map(|i| column[*i]);
    let run = lines[title..].iter().take_while(|line| own(line) == own(&lines[title])).count();
    lines[..title + run].rotate_left(title);
    lines
}
