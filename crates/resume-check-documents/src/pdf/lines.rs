//! Words in reading order to lines of text: cells parted by tabs, bullets told.

use hayro_interpret::kurbo::Rect;

use super::codes::{self, UNKNOWN};
use super::words::Word;
use crate::symbols;

/// A gap wider than this, in em, parts the cells of a row.
const CELL_GAP: f32 = 1.7;
/// A lone mark this far before its text, in em, or nearer is a bullet.
const BULLET_GAP: f32 = 4.0;
/// A gap wider than this, in em, parts cells where the next word stands below the beginnings of other lines.
const ALIGNED_GAP: f32 = 0.6;
/// So many lines, and one line in [`LINES_PER_START`], begin at a place where cells begin.
const STARTS: usize = 6;
/// See [`STARTS`].
const LINES_PER_START: usize = 5;
/// So many lines of a page that begin with a dash at the same place are bullets.
const DASHED_LINES: usize = 3;
/// A line that shows that dashes are bullets has so many words behind its own: a range of dates may be wrapped at its dash.
const DASHED_WORDS: usize = 3;
/// A label beside the text that it heads has no more words.
const LABEL_WORDS: usize = 4;
/// Its lines follow each other within so many em.
const LABEL_PITCH: f32 = 1.5;
/// It has so many letters or more where only a narrow gap parts it from the text.
const LABEL_LETTERS: usize = 3;
/// The most places of labels on a page.
const MOST_LABELS: usize = 64;
/// Marks of PDFs' fonts that open a bullet and nothing else, beyond the usual ones.
const BULLETS: &str = "◇❑❒☆➔➜⦿⚫◼◾✗";
/// Marks that open a bullet where a gap follows.
const DASHES: &str = "-–—*»>o§→";

/// A line as a reader sees it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// Its text; a bullet begins with `• `.
    pub text: String,
    /// Where it begins and ends along its direction, in points.
    pub start: f32,
    /// See `start`.
    pub end: f32,
    /// Where its text begins: after the bullet.
    pub body: f32,
    /// How far down its baseline lies.
    pub base: f32,
    /// The size of its largest letters.
    pub size: f32,
    /// How wide its first word is, the bullet left out.
    pub first_word: f32,
    /// How far its column reaches.
    pub edge: f32,
    /// Whether a bullet opens it.
    pub bullet: bool,
    /// Its second cell, where it has one.
    pub cell: Option<Cell>,
}

/// Where a line's second cell begins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cell {
    /// In the line's text, after the tab.
    pub at: usize,
    /// On the page.
    pub start: f32,
    /// Where the first cell ends on the page.
    pub after: f32,
}

/// Where the lines of a page begin, in points.
#[derive(Debug, Default)]
pub(super) struct Starts(Vec<i32>);

impl Starts {
    /// The places where many of these lines begin.
    pub(super) fn of(starts: impl Iterator<Item = f32>) -> Self {
        let mut all: Vec<i32> = starts.map(|start| start.round() as i32).collect();
        all.sort_unstable();
        let many = STARTS.max(all.len() / LINES_PER_START);
        Self(all.chunk_by(|a, b| a == b).filter(|same| same.len() >= many).filter_map(|same| same.first().copied()).collect())
    }

    /// Whether many lines begin there.
    fn holds(&self, start: f32) -> bool {
        let start = start.round() as i32;
        self.0.iter().any(|own| (start - 1..=start + 1).contains(own))
    }
}

/// The line of these words, in a column that reaches so far; `starts` are those of the page.
pub(super) fn line(words: &[&Word], edge: f32, starts: &Starts) -> Option<Line> {
    // Icons of symbol fonts show no letters.
    let shown: Vec<&Word> = words.iter().copied().filter(|w| !is_icon(w)).collect();
    let (first, last) = (shown.first()?, shown.last()?);
    let bullet = shown.len() > 1 && is_bullet(first, shown[1]) || is_mark(&first.text);
    let stuck = (!bullet).then(|| stuck_bullet(&first.text)).flatten();
    let body = if bullet || is_dash(&first.text) { shown.get(1) } else { Some(first) };
    let mut line = Line {
        text: String::new(),
        start: first.start,
        end: last.end,
        body: body.map_or(first.end, |w| w.start),
        base: first.base,
        size: shown.iter().map(|w| w.size).fold(0.0, f32::max),
        first_word: body.map_or(0.0, |w| w.end - w.start),
        edge,
        bullet: bullet || stuck.is_some(),
        cell: None,
    };
    if line.bullet {
        line.text.push_str("• ");
    }
    let mut before: Option<&Word> = None;
    for word in shown.iter().skip(usize::from(bullet)) {
        if let Some(before) = before {
            let gap = (word.start - before.end) / word.size.max(before.size);
            let cell = gap > CELL_GAP || gap > ALIGNED_GAP && line.cell.is_none() && starts.holds(word.start) && is_named(&line.text);
            line.text.push(if cell { '\t' } else { ' ' });
            if cell && line.cell.is_none() {
                line.cell = Some(Cell { at: line.text.len(), start: word.start, after: before.end });
            }
        }
        line.text.push_str(match (before, stuck) {
            (None, Some(rest)) => rest,
            _ => &word.text,
        });
        before = Some(word);
    }
    Some(line)
}

/// Makes bullets of the lines that a drawn dot opens.
pub(super) fn dotted(lines: &mut [Line], dots: &[Rect]) {
    let mut dots: Vec<(f32, f32, f32)> = dots.iter().map(|d| (d.center().y as f32, d.x1 as f32, d.height() as f32)).collect();
    dots.sort_by(|a, b| a.0.total_cmp(&b.0));
    for line in lines.iter_mut().filter(|l| !l.bullet) {
        let from = dots.partition_point(|d| d.0 < line.base - 0.7 * line.size);
        let near = dots[from..].iter().take_while(|d| d.0 < line.base + 0.05 * line.size);
        let opens = |d: &&(f32, f32, f32)| (0.2..2.5).contains(&((line.start - d.1) / line.size)) && d.2 < 0.6 * line.size;
        if near.take(64).any(|d| opens(&d)) {
            line.bullet = true;
            line.text.insert_str(0, "• ");
            line.cell = line.cell.map(|cell| Cell { at: cell.at + "• ".len(), ..cell });
        }
    }
}

/// Makes bullets of the lines that begin with a dash, where many begin so at one place.
pub(super) fn dashed(lines: &mut [Line]) {
    let dash = |line: &Line| {
        let (first, rest) = line.text.split_once(' ').filter(|(first, _)| !line.bullet && is_dash(first))?;
        Some((line.start.round() as i32, first.chars().next()?, rest.split_whitespace().take(DASHED_WORDS).count()))
    };
    let mut places: Vec<(i32, char)> =
        lines.iter().filter_map(dash).filter(|(_, _, words)| *words == DASHED_WORDS).map(|(start, mark, _)| (start, mark)).collect();
    places.sort_unstable();
    let places: Vec<(i32, char)> = places.chunk_by(|a, b| a == b).filter(|same| same.len() >= DASHED_LINES).map(|same| same[0]).collect();
    for line in lines {
        let Some((start, mark, _)) = dash(line) else { continue };
        if places.binary_search(&(start, mark)).is_ok() {
            line.bullet = true;
            line.text.replace_range(..mark.len_utf8(), "•");
            line.cell = line.cell.map(|cell| Cell { at: cell.at + "•".len() - mark.len_utf8(), ..cell });
        }
    }
}

/// Gives labels that stand in a column of their own, beside the text that they head, lines of their own.
pub(super) fn split_labels(lines: Vec<Line>) -> Vec<Line> {
    let near = |a: f32, b: f32, line: &Line| (a - b).abs() < 0.5 * line.size;
    let label = |line: &Line| {
        let cell = line.cell.filter(|_| !line.bullet)?;
        (is_label(line.text[..cell.at].trim_end()) && line.text[cell.at..].find('\t').is_none()).then_some((line.start, cell))
    };
    // A label is told by the lines that go on beside the empty place below it.
    let places: Vec<(f32, Cell)> = lines
        .windows(2)
        .filter_map(|pair| {
            label(&pair[0]).filter(|l| near(l.1.start, pair[1].start, &pair[1]) && pair[1].cell.is_none() && pair[1].base > pair[0].base)
        })
        .take(MOST_LABELS)
        .collect();
    // Labels begin, or end, below each other.
    let placed = |start: f32, end: f32, line: &Line| places.iter().find(|p| near(p.0, start, line) || near(p.1.after, end, line));
    let mut split: Vec<Line> = Vec::with_capacity(lines.len());
    // The label that was split off last, where the text beside it begins, and its last baseline.
    let mut open: Option<(usize, f32, f32)> = None;
    for mut line in lines {
        if let Some((at, start, base)) = open
            && line.end < start
            && line.cell.is_none()
            && (0.5..LABEL_PITCH).contains(&((line.base - base) / line.size.max(0.1)))
            && is_label(&line.text)
            && placed(line.start, line.end, &line).is_some()
            && let Some(label) = split.get_mut(at)
        {
            // The label's next line.
            match label.text.chars().next_back() {
                Some('\u{2010}' | '\u{ad}') => drop(label.text.pop()),
                _ => label.text.push(' '),
            }
            label.text.push_str(&line.text);
            open = Some((at, start, line.base));
            continue;
        }
        if let Some((_, cell)) = label(&line).filter(|l| placed(l.0, l.1.after, &line).is_some_and(|p| near(p.1.start, l.1.start, &line))) {
            let text = line.text.split_off(cell.at);
            line.text.truncate(line.text.trim_end().len());
            let rest = Line { text, start: cell.start, body: cell.start, cell: None, ..line.clone() };
            line.end = cell.after;
            line.cell = None;
            open = Some((split.len(), cell.start, line.base));
            split.push(line);
            line = rest;
        }
        split.push(line);
    }
    split
}

/// Whether a text is more than a number or a mark.
fn is_named(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() >= LABEL_LETTERS
}

/// Whether the words may be those of a label.
fn is_label(words: &str) -> bool {
    words.chars().all(|c| !c.is_ascii_digit()) && words.split(' ').count() <= LABEL_WORDS
}

/// Whether the word is one glyph that shows a picture.
fn is_icon(word: &Word) -> bool {
    word.text.chars().all(codes::is_private)
}

fn opens_bullet(c: char) -> bool {
    symbols::is_bullet(c) || BULLETS.contains(c)
}

fn is_mark(text: &str) -> bool {
    let mut chars = text.chars();
    matches!((chars.next(), chars.next()), (Some(c), None) if opens_bullet(c))
}

/// Whether the first word is a mark that opens a bullet.
fn is_bullet(first: &Word, next: &Word) -> bool {
    if is_mark(&first.text) {
        return true;
    }
    let gap = (next.start - first.end) / next.size.max(0.1);
    let set_off = (0.4..BULLET_GAP).contains(&gap);
    is_dash(&first.text) && set_off || first.text.chars().eq([UNKNOWN]) && gap < BULLET_GAP
}

/// Whether a word is one dash, or another mark that opens a bullet where a gap follows.
fn is_dash(text: &str) -> bool {
    let mut chars = text.chars();
    matches!((chars.next(), chars.next()), (Some(c), None) if DASHES.contains(c))
}

/// The rest of a first word that begins with a bullet: `•Coded`.
fn stuck_bullet(text: &str) -> Option<&str> {
    let mut chars = text.chars();
    let c = chars.next()?;
    let rest = chars.as_str();
    (c != '·' && opens_bullet(c) && rest.starts_with(char::is_alphanumeric)).then_some(rest)
}
