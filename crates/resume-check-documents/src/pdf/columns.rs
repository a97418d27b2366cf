//! The reading order of a page's words: columns are found, rows of tables kept, the order of drawing followed where it is sound.

use super::words::Word;
use super::{passes, strays};

/// White space between columns is at least so wide, in em.
const GUTTER: f32 = 0.8;
/// A bullet stands no farther from its text, in em.
const MARK_GAP: f32 = 4.0;
/// A column has at least so many lines.
const COLUMN_LINES: usize = 4;
/// The width of the strips in which gutters are looked for, in points.
const STRIP: f32 = 3.0;
/// A page with more rows than this is read as it was drawn.
const MOST_ROWS: usize = 4000;
/// The cells of one side of a table hold fewer letters on average.
const CELL_LETTERS: usize = 16;
/// How often columns are looked for inside columns.
const DEEPEST: usize = 8;
/// Lines of a column follow each other within so many em.
const LINE_PITCH: f32 = 2.4;

/// The words of a page in reading order, and whether they were drawn in another.
pub(super) struct Reading {
    /// Lines of words, by their places among the page's words.
    pub lines: Vec<Vec<usize>>,
    /// How far the column of each word reaches.
    pub edges: Vec<f32>,
    /// Whether columns were drawn row by row, so that a program that reads as drawn mixes them up.
    pub mixed: bool,
}

/// The reading order. The words come by row and from left to right.
pub(super) fn order(words: &[Word]) -> Reading {
    let all: Vec<usize> = (0..words.len()).collect();
    let drawn = as_drawn(words, &all);
    let rows = words.last().map_or(0, |w| w.row + 1);
    if rows > MOST_ROWS {
        return Reading { lines: drawn.lines, edges: vec![f32::INFINITY; words.len()], mixed: false };
    }
    let mut cutter = Cutter {
        words,
        lines: Vec::new(),
        edges: vec![f32::INFINITY; words.len()],
        column: vec![0; words.len()],
        columns: 0,
        sound: drawn.sound,
        mixed: false,
    };
    cutter.cut(all, 0);
    let lines = if drawn.sound && !cutter.mixed {
        passes::merge(words, strays::rejoin(words, drawn.lines, &cutter.column), &cutter.column)
    } else {
        cutter.lines
    };
    let lines = passes::title_first(words, lines, &cutter.column);
    Reading { lines, edges: cutter.edges, mixed: cutter.mixed }
}

struct Drawn {
    lines: Vec<Vec<usize>>,
    sound: bool,
}

/// The lines of a part in the order of drawing, and whether that goes down the page with few jumps.
fn as_drawn(words: &[Word], part: &[usize]) -> Drawn {
    // Words of one row that follow without a gap are one piece, whenever they were drawn.
    let mut pieces: Vec<Vec<usize>> = Vec::new();
    for &i in part {
        let joins = |piece: &&mut Vec<usize>| piece.last().is_some_and(|j| words[*j].row == words[i].row && gap(words, *j, i) < 0.7);
        match pieces.last_mut().filter(joins) {
            Some(piece) => piece.push(i),
            None => pieces.push(vec![i]),
        }
    }
    let first = |piece: &[usize]| piece.iter().map(|i| words[*i].order).min().unwrap_or(0);
    pieces.sort_by_key(|piece| first(piece));
    let mut lines: Vec<Vec<usize>> = Vec::new();
    let mut jumps = 0;
    for piece in pieces {
        let Some(before) = lines.last_mut() else {
            lines.push(piece);
            continue;
        };
        let (last, next) = (&words[before[before.len() - 1]], &words[piece[0]]);
        if last.row == next.row && next.start > last.end - 0.1 * last.size {
            before.extend(piece);
            continue;
        }
        if next.base < last.base - 0.5 * next.size.max(last.size) {
            jumps += 1;
        } else if last.row == next.row {
            // Drawn from right to left.
            jumps += 1;
        }
        lines.push(piece);
    }
    let sound = jumps <= 4.max(lines.len() / 8);
    Drawn { lines, sound }
}

/// The gap between two words of a row in em.
fn gap(words: &[Word], left: usize, right: usize) -> f32 {
    (words[right].start - words[left].end) / words[left].size.min(words[right].size).max(0.1)
}

/// Whether a word is one mark, as bullets are.
fn is_mark(text: &str) -> bool {
    let mut chars = text.chars();
    matches!((chars.next(), chars.next()), (Some(c), None) if !c.is_alphanumeric())
}

/// A free strip between two columns, over a stretch of rows.
#[derive(Debug, Clone, Copy)]
struct Gutter {
    /// The first and the last row.
    rows: (usize, usize),
    /// Where it lies.
    at: f32,
    score: usize,
}

struct Cutter<'w> {
    words: &'w [Word],
    lines: Vec<Vec<usize>>,
    edges: Vec<f32>,
    /// The column of each word, and how many there are.
    column: Vec<usize>,
    columns: usize,
    /// Whether the page as a whole is drawn from the top.
    sound: bool,
    mixed: bool,
}

impl Cutter<'_> {
    /// Reads a part of the page: what is above its columns, each column, what is below. The words come by row.
    fn cut(&mut self, part: Vec<usize>, depth: usize) {
        let gutter = if depth < DEEPEST { self.gutter(&part) } else { None };
        let Some(gutter) = gutter else {
            self.bound(&part);
            self.by_row(&part);
            return;
        };
        let row = |i: &usize| self.words[*i].row;
        let above: Vec<usize> = part.iter().copied().filter(|i| row(i) < gutter.rows.0).collect();
        let below: Vec<usize> = part.iter().copied().filter(|i| row(i) > gutter.rows.1).collect();
        let (left, right): (Vec<usize>, Vec<usize>) = part
            .into_iter()
            .filter(|i| (gutter.rows.0..=gutter.rows.1).contains(&self.words[*i].row))
            .partition(|i| self.words[*i].start.midpoint(self.words[*i].end) < gutter.at);
        let switches = self.switches(&left, &right);
        // Columns are drawn one by one, or the drawing goes back and forth between their lines.
        let by_column = switches <= 2 || switches * 8 <= self.row_count(&left) + self.row_count(&right);
        if !by_column && self.sound && !self.by_line(&left, &right) {
            // Cells of several lines each: as drawn, where that is sound.
            self.bound(&left);
            self.bound(&right);
            let mut part = [left, right].concat();
            part.sort_unstable();
            let drawn = as_drawn(self.words, &part);
            self.cut(above, depth + 1);
            if drawn.sound {
                self.lines.extend(drawn.lines);
            } else {
                self.by_row(&part);
            }
            self.cut(below, depth + 1);
            return;
        }
        let order = |part: &[usize]| part.iter().map(|i| self.words[*i].order).min().unwrap_or(0);
        let right_first = by_column && order(&right) < order(&left);
        self.mixed |= !by_column;
        self.cut(above, depth + 1);
        let (first, second) = if right_first { (right, left) } else { (left, right) };
        self.cut(first, depth + 1);
        self.cut(second, depth + 1);
        self.cut(below, depth + 1);
    }

    /// Notes a column's words and how far it reaches.
    fn bound(&mut self, part: &[usize]) {
        let edge = part.iter().map(|i| self.words[*i].end).fold(f32::NEG_INFINITY, f32::max);
        self.columns += 1;
        for &i in part {
            (self.edges[i], self.column[i]) = (edge, self.columns);
        }
    }

    /// A part without columns: its rows, from the top.
    fn by_row(&mut self, part: &[usize]) {
        for &i in part {
            match self.lines.last_mut().filter(|l| l.last().is_some_and(|j| self.words[*j].row == self.words[i].row && *j < i)) {
                Some(line) if part.first() != Some(&i) => line.push(i),
                _ => self.lines.push(vec![i]),
            }
        }
    }

    /// Whether the drawing goes back and forth between nearly all lines of the two, where they stand beside each other.
    fn by_line(&self, left: &[usize], right: &[usize]) -> bool {
        let rows = |part: &[usize]| Some((self.words[*part.first()?].row, self.words[*part.last()?].row));
        let (Some(l), Some(r)) = (rows(left), rows(right)) else { return false };
        let beside = l.0.max(r.0)..=l.1.min(r.1);
        let within = |part: &[usize]| part.iter().copied().filter(|i| beside.contains(&self.words[*i].row)).collect::<Vec<_>>();
        let (left, right) = (within(left), within(right));
        self.switches(&left, &right) * 3 >= (self.row_count(&left) + self.row_count(&right)) * 2
    }

    /// How often drawing went from one side to the other.
    fn switches(&self, left: &[usize], right: &[usize]) -> usize {
        let mut drawn: Vec<(usize, bool)> =
            left.iter().map(|i| (self.words[*i].order, false)).chain(right.iter().map(|i| (self.words[*i].order, true))).collect();
        drawn.sort_unstable();
        drawn.windows(2).filter(|pair| pair[0].1 != pair[1].1).count()
    }

    fn row_count(&self, part: &[usize]) -> usize {
        part.chunk_by(|a, b| self.words[*a].row == self.words[*b].row).count()
    }

    /// The best gutter of a part, where it has columns.
    fn gutter(&self, part: &[usize]) -> Option<Gutter> {
        let rows: Vec<&[usize]> = part.chunk_by(|a, b| self.words[*a].row == self.words[*b].row).collect();
        if rows.len() < COLUMN_LINES {
            return None;
        }
        let left = part.iter().map(|i| self.words[*i].start).fold(f32::INFINITY, f32::min);
        let right = part.iter().map(|i| self.words[*i].end).fold(f32::NEG_INFINITY, f32::max);
        let strips = (((right - left) / STRIP).ceil() as usize).clamp(1, 1000);
        let mut best: Option<Gutter> = None;
        let taken: Vec<Vec<(f32, f32)>> = rows.iter().map(|row| self.spans(row)).collect();
        for strip in 1..strips {
            let at = left + (right - left) * strip as f32 / strips as f32;
            let mut from = 0;
            while from < rows.len() {
                let free = |spans: &Vec<(f32, f32)>| !spans.iter().any(|(a, b)| *a < at && at < *b);
                let to = from + taken[from..].iter().take_while(|s| free(s)).count();
                if to >= from + COLUMN_LINES
                    && let Some(score) = self.columns(&rows[from..to], &taken[from..to], at)
                    && best.is_none_or(|b| score > b.score)
                {
                    let row = |r: &[usize]| self.words[r[0]].row;
                    best = Some(Gutter { rows: (row(rows[from]), row(rows[to - 1])), at, score });
                }
                from = to + 1;
            }
        }
        best
    }

    /// What of a row is taken: words, and the gaps too narrow for a gutter. A bullet belongs to its text.
    fn spans(&self, row: &[usize]) -> Vec<(f32, f32)> {
        let mut spans: Vec<(f32, f32)> = Vec::new();
        let mut widest = GUTTER;
        for (n, &i) in row.iter().enumerate() {
            let word = &self.words[i];
            match spans.last_mut().filter(|_| n > 0 && gap(self.words, row[n - 1], i) < widest) {
                Some(span) => {
                    span.1 = span.1.max(word.end);
                    widest = GUTTER;
                }
                None => {
                    spans.push((word.start, word.end));
                    widest = if is_mark(&word.text) { MARK_GAP } else { GUTTER };
                }
            }
        }
        spans
    }

    /// Whether the rows are two columns with a gutter there, and how surely.
    fn columns(&self, rows: &[&[usize]], taken: &[Vec<(f32, f32)>], at: f32) -> Option<usize> {
        let mut sides = [Side::default(), Side::default()];
        for (row, spans) in rows.iter().zip(taken) {
            let (left, right) = (spans.iter().any(|s| s.1 <= at), spans.iter().any(|s| s.0 >= at));
            for (side, there, is_right) in [(0, left, false), (1, right, true)] {
                let own = row.iter().map(|i| &self.words[*i]).filter(|w| (w.start >= at) == is_right);
                if there {
                    sides[side].add(self.words[row[0]].base, self.words[row[0]].size, own.map(|w| w.text.len()).sum());
                }
            }
        }
        let [left, right] = &sides;
        let fewest = left.lines.min(right.lines);
        if fewest < COLUMN_LINES || !left.is_dense() || !right.is_dense() {
            return None;
        }
        // Columns stand beside each other, not one above the other.
        let beside = left.bottom.min(right.bottom) - left.top.max(right.top);
        if beside < 0.3 * (left.bottom - left.top).min(right.bottom - right.top) {
            return None;
        }
        if self.is_table(rows, at, left, right) {
            return None;
        }
        Some(fewest * 16 + left.lines.max(right.lines))
    }

    /// Whether rows that are drawn one by one, each with both cells, are those of a table. Above and below a table one side may go on.
    fn is_table(&self, rows: &[&[usize]], at: f32, left: &Side, right: &Side) -> bool {
        let beside = left.top.max(right.top)..=left.bottom.min(right.bottom);
        let (mut on_left, mut on_right, mut both) = (Vec::new(), Vec::new(), 0);
        for row in rows.iter().filter(|row| beside.contains(&self.words[row[0]].base)) {
            let (l, r): (Vec<usize>, Vec<usize>) = row.iter().partition(|i| self.words[**i].start < at);
            both += usize::from(!l.is_empty() && !r.is_empty());
            on_left.extend(l);
            on_right.extend(r);
        }
        let (left, right) = (self.row_count(&on_left), self.row_count(&on_right));
        let (fewest, most) = (left.min(right).max(1), left.max(right).max(1));
        let letters = |part: &[usize], lines: usize| part.iter().map(|i| self.words[*i].text.len()).sum::<usize>() / lines.max(1);
        let short = letters(&on_left, left).min(letters(&on_right, right)) < CELL_LETTERS;
        let by_column = self.switches(&on_left, &on_right) <= 2;
        !by_column && short && both * 10 >= fewest * 9 && fewest * 10 >= most * 6
    }
}

/// One side of a gutter.
#[derive(Debug)]
struct Side {
    lines: usize,
    letters: usize,
    top: f32,
    bottom: f32,
    /// Lines that follow the one before within a line's pitch.
    close: usize,
}

impl Default for Side {
    fn default() -> Self {
        Self { lines: 0, letters: 0, top: f32::INFINITY, bottom: f32::NEG_INFINITY, close: 0 }
    }
}

impl Side {
    fn add(&mut self, base: f32, size: f32, letters: usize) {
        self.close += usize::from(self.lines > 0 && base - self.bottom <= LINE_PITCH * size);
        self.top = self.top.min(base);
        self.bottom = self.bottom.max(base);
        self.lines += 1;
        self.letters += letters;
    }

    /// Whether the lines follow each other as those of a column do, and hold more than marks.
    fn is_dense(&self) -> bool {
        self.close * 10 >= (self.lines.saturating_sub(1)) * 6 && self.letters > self.lines * 3
    }
}
