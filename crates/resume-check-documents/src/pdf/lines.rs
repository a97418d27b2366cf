//! Words in reading order to lines of text: cells parted by tabs, bullets told.

use hayro_interpret::kurbo::Rect;

use super::codes::{self, UNKNOWN};
use super::words::Word;
use crate::symbols;

/// A gap wider than this, in em, parts the cells of a row.
const CELL_GAP: f32 = 1.7;
/// A lone mark this far before its text, in em, or nearer is a bullet.
const BULLET_GAP: f32 = 4.0;
/// A label beside the text that it heads has no more words.
const LABEL_WORDS: usize = 4;
/// The most places of labels on a page.
const MOST_LABELS: usize = 64;
/// Marks of PDFs' fonts that open a bullet and nothing else, beyond the usual ones.
const BULLETS: &str = "◇❑❒☆➔➜⦿⚫◼◾✗";
/// Marks that open a bullet where a gap follows.
const DASHES: &str = "-–—*»>o§";

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
    /// Where its second cell begins: in its text after the tab, and on the page.
    pub cell: Option<(usize, f32)>,
}

/// The line of these words, in a column that reaches so far.
pub(super) fn line(words: &[&Word], edge: f32) -> Option<Line> {
    // Icons of symbol fonts show no letters.
    let shown: Vec<&Word> = words.iter().copied().filter(|w| !is_icon(w)).collect();
    let (first, last) = (shown.first()?, shown.last()?);
    let bullet = shown.len() > 1 && is_bullet(first, shown[1]) || is_mark(&first.text);
    let stuck = (!bullet).then(|| stuck_bullet(&first.text)).flatten();
    let body = if bullet { shown.get(1) } else { Some(first) };
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
            let cell = word.start - before.end > CELL_GAP * word.size.max(before.size);
            line.text.push(if cell { '\t' } else { ' ' });
            if cell && line.cell.is_none() {
                line.cell = Some((line.text.len(), word.start));
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
            line.cell = line.cell.map(|(at, start)| (at + "• ".len(), start));
        }
    }
}

/// Gives labels that stand in a column of their own, beside the text that they head, lines of their own.
pub(super) fn split_labels(lines: Vec<Line>) -> Vec<Line> {
    let near = |a: f32, b: f32, line: &Line| (a - b).abs() < 0.5 * line.size;
    let label = |line: &Line| {
        let (at, start) = line.cell.filter(|_| !line.bullet)?;
        let words = line.text[..at].trim_end();
        (words.chars().all(|c| !c.is_ascii_digit()) && words.split(' ').count() <= LABEL_WORDS && line.text[at..].find('\t').is_none())
            .then_some((line.start, start))
    };
    // A label is told by the lines that go on beside the empty place below it.
    let places: Vec<(f32, f32)> = lines
        .windows(2)
        .filter_map(|pair| label(&pair[0]).filter(|l| near(l.1, pair[1].start, &pair[1]) && pair[1].cell.is_none() && pair[1].base > pair[0].base))
        .take(MOST_LABELS)
        .collect();
    let mut split = Vec::with_capacity(lines.len());
    for mut line in lines {
        let labels = label(&line).filter(|l| places.iter().any(|p| near(p.0, l.0, &line) && near(p.1, l.1, &line)));
        if let (Some((_, start)), Some((at, _))) = (labels, line.cell) {
            let text = line.text.split_off(at);
            line.text.truncate(line.text.trim_end().len());
            let rest = Line { text, start, body: start, cell: None, ..line.clone() };
            line.end = start;
            line.cell = None;
            split.push(line);
            line = rest;
        }
        split.push(line);
    }
    split
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
    let mut chars = first.text.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return false };
    let gap = (next.start - first.end) / next.size.max(0.1);
    let set_off = (0.4..BULLET_GAP).contains(&gap);
    DASHES.contains(c) && set_off || c == UNKNOWN && gap < BULLET_GAP
}

/// The rest of a first word that begins with a bullet: `•Coded`.
fn stuck_bullet(text: &str) -> Option<&str> {
    let mut chars = text.chars();
    let c = chars.next()?;
    let rest = chars.as_str();
    (c != '·' && opens_bullet(c) && rest.starts_with(char::is_alphanumeric)).then_some(rest)
}
