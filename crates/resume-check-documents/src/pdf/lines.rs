//! Words in reading order to lines of text: cells parted by tabs, bullets told.

use super::codes::{self, UNKNOWN};
use super::words::Word;

/// A gap wider than this, in em, parts the cells of a row.
const CELL_GAP: f32 = 1.7;
/// A lone mark this far before its text, in em, or nearer is a bullet.
const BULLET_GAP: f32 = 4.0;
/// Marks that open a bullet and nothing else.
const BULLETS: &str = "•●○◦▪▫■□◆◇❖➢➤►▶▸‣⁃∙·✓✔✗★☆➔➜❑❒⦿⚫◼◾";
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
    /// Whether a bullet opens it.
    pub bullet: bool,
    /// Whether it has cells.
    pub cells: bool,
}

/// The line of these words.
pub(super) fn line(words: &[&Word]) -> Option<Line> {
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
        bullet: bullet || stuck.is_some(),
        cells: false,
    };
    if line.bullet {
        line.text.push_str("• ");
    }
    let mut before: Option<&Word> = None;
    for word in shown.iter().skip(usize::from(bullet)) {
        if let Some(before) = before {
            let cell = word.start - before.end > CELL_GAP * word.size.max(before.size);
            line.cells |= cell;
            line.text.push(if cell { '\t' } else { ' ' });
        }
        line.text.push_str(match (before, stuck) {
            (None, Some(rest)) => rest,
            _ => &word.text,
        });
        before = Some(word);
    }
    Some(line)
}

/// Whether the word is one glyph that shows a picture.
fn is_icon(word: &Word) -> bool {
    word.text.chars().all(codes::is_private)
}

fn is_mark(text: &str) -> bool {
    let mut chars = text.chars();
    matches!((chars.next(), chars.next()), (Some(c), None) if BULLETS.contains(c))
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
    (c != '·' && BULLETS.contains(c) && rest.starts_with(char::is_alphanumeric)).then_some(rest)
}
