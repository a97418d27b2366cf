//! Glyphs to words: which of them stand on one line, and where one word ends.

use super::codes;
use super::glyph::{Glyph, Placed};

/// A gap wider than this, in em, ends a word. Fonts leave less between letters; makers that draw no spaces leave 0.2 and more.
const WORD_GAP: f32 = 0.12;
/// A gap wider than this, in em, ends a letter-spaced heading.
const SPACED_GAP: f32 = 3.0;
/// A gap wider than this, in em, parts pieces of a line.
const PIECE_GAP: f32 = 0.8;
/// So many letters that stand apart are a letter-spaced word, not initials.
const SPACED_LETTERS: usize = 4;
/// Most letters of a spaced word stand at least so far apart, in em.
const LETTER_GAP: f32 = 0.04;
/// Letters of a spaced word that stand this much farther apart than the others are two words.
const SPACED_WORDS: f32 = 1.6;
/// Baselines no farther apart than this, in em, are one line.
const SAME_LINE: f32 = 0.2;
/// Glyphs drawn twice for a bold look stand no farther apart than this share of their width.
const DOUBLE_STRIKE: f32 = 0.3;

/// A word as it stands on the page.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Its letters, ligatures spelled out.
    pub text: String,
    /// Where it begins and ends along its line, in points.
    pub start: f32,
    /// See `start`.
    pub end: f32,
    /// How far down its baseline lies.
    pub base: f32,
    /// The size of its largest letters.
    pub size: f32,
    /// The line of the page that it stands on, across all columns, from the top.
    pub row: usize,
    /// When its first letter was drawn.
    pub order: usize,
}

/// The words of glyphs that run the same way, by row and from left to right. `place` is where each glyph stands in the order of drawing.
pub(super) fn find(glyphs: &[Placed<'_>]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for row in rows(glyphs) {
        let from = words.len();
        row_words(&row, &mut words);
        for word in &mut words[from..] {
            word.base = row_base(&row, word);
        }
    }
    raise(&mut words);
    number_rows(&mut words);
    words
}

/// The glyphs by baseline, each row from left to right.
fn rows<'g>(glyphs: &[Placed<'g>]) -> Vec<Vec<Placed<'g>>> {
    let mut by_base = glyphs.to_vec();
    by_base.sort_by(|a, b| a.1.base.total_cmp(&b.1.base).then(a.0.cmp(&b.0)));
    let mut rows: Vec<Vec<Placed<'_>>> = Vec::new();
    for glyph in by_base {
        match rows.last_mut() {
            Some(row) if glyph.1.base - row[0].1.base <= SAME_LINE * glyph.1.size.max(row[0].1.size) => row.push(glyph),
            _ => rows.push(vec![glyph]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.1.start.total_cmp(&b.1.start).then(a.0.cmp(&b.0)));
    }
    rows
}

/// A word's own baseline: that of the row's glyph where it begins.
fn row_base(row: &[Placed<'_>], word: &Word) -> f32 {
    let at = row.partition_point(|g| g.1.start < word.start);
    row.get(at).map_or(word.base, |g| g.1.base)
}

/// A letter of a row, and what parts it from the letter before.
struct Letter<'g> {
    glyph: &'g Glyph,
    order: usize,
    /// The gap before it in em.
    gap: f32,
    /// Whether a blank was drawn before it.
    blank: bool,
}

fn row_words(row: &[Placed<'_>], words: &mut Vec<Word>) {
    let letters = letters(row);
    for stretch in letters.chunk_by(|_, l| l.gap <= SPACED_GAP) {
        let spaced = spacing(stretch);
        if spaced.is_some() {
            join(stretch, spaced, words);
            continue;
        }
        // A heading may stand beside the text of another column.
        for piece in stretch.chunk_by(|_, l| l.gap <= PIECE_GAP) {
            join(piece, spacing(piece), words);
        }
    }
    words.retain(|w| !w.text.is_empty());
}

/// The words of letters whose usual gap is that, where they are spaced.
fn join(letters: &[Letter<'_>], spaced: Option<f32>, words: &mut Vec<Word>) {
    for (i, letter) in letters.iter().enumerate() {
        let parted = match spaced {
            Some(usual) => letter.gap > WORD_GAP.max(usual * SPACED_WORDS) || letter.blank && letter.gap > usual * 1.3 + 0.08,
            None => letter.gap > WORD_GAP || letter.blank,
        };
        let ends = i == 0 || parted || codes::is_private(letter.glyph.text.first());
        match words.last_mut().filter(|_| !ends) {
            Some(word) => extend(word, letter),
            None => words.push(begin(letter)),
        }
    }
}

fn letters<'g>(row: &[Placed<'g>]) -> Vec<Letter<'g>> {
    let mut letters: Vec<Letter<'_>> = Vec::with_capacity(row.len());
    let (mut blank, mut end) = (false, f32::NEG_INFINITY);
    for (order, glyph) in row {
        if glyph.text.is_blank() {
            blank = true;
            continue;
        }
        // The same letter at the same place again.
        let twice = |l: &&Letter<'_>| l.glyph.text == glyph.text && glyph.start - l.glyph.start < DOUBLE_STRIKE * (glyph.end - glyph.start);
        if letters.iter().rev().take(2).any(|l| twice(&l)) {
            continue;
        }
        let gap = if letters.is_empty() { f32::INFINITY } else { (glyph.start - end) / glyph.size.max(0.1) };
        // A blank that lies over letters is a left-over of a wider drawing.
        letters.push(Letter { glyph, order: *order, gap, blank: blank && gap > -0.1 });
        (blank, end) = (false, end.max(glyph.end));
    }
    letters
}

/// The usual gap of a stretch whose letters stand apart, as those of letter-spaced headings do; fonts leave none.
fn spacing(stretch: &[Letter<'_>]) -> Option<f32> {
    let alphabetic = stretch.iter().filter(|l| l.glyph.text.is_alphabetic()).count();
    if stretch.len() < SPACED_LETTERS || alphabetic * 5 < stretch.len() * 4 {
        return None;
    }
    let mut gaps: Vec<f32> = stretch[1..].iter().map(|l| l.gap).collect();
    gaps.sort_by(f32::total_cmp);
    // Kerning pulls a few letters together: most stand apart still.
    let (few, usual) = (gaps.get(gaps.len() / 5)?, gaps.get(gaps.len() * 2 / 5)?);
    (*few > LETTER_GAP).then_some(*usual)
}

fn begin(letter: &Letter<'_>) -> Word {
    let glyph = letter.glyph;
    let mut text = String::new();
    glyph.text.push_to(&mut text);
    Word { text, start: glyph.start, end: glyph.end, base: glyph.base, size: glyph.size, row: 0, order: letter.order }
}

fn extend(word: &mut Word, letter: &Letter<'_>) {
    letter.glyph.text.push_to(&mut word.text);
    word.end = word.end.max(letter.glyph.end);
    word.size = word.size.max(letter.glyph.size);
    word.order = word.order.min(letter.order);
}

/// Raised and lowered small print joins the line that it stands on, and the word that it touches: `1st`, `CPC®`.
fn raise(words: &mut Vec<Word>) {
    let mut by_base: Vec<usize> = (0..words.len()).collect();
    by_base.sort_by(|a, b| words[*a].base.total_cmp(&words[*b].base));
    let mut gone = vec![false; words.len()];
    for at in 0..by_base.len() {
        let small = by_base[at];
        let Word { start, base, size, .. } = words[small];
        // Few lines lie within an em; a bound keeps hostile pages linear.
        let near = by_base[at + 1..].iter().take(64).chain(by_base[..at].iter().rev().take(64));
        let host = near.copied().find(|i| {
            let w = &words[*i];
            let up = w.base - base;
            size < w.size * 0.85 && (-0.25 * w.size..0.6 * w.size).contains(&up) && up.abs() > 0.05 * w.size && (start - w.end).abs() < 0.15 * w.size
        });
        if let Some(host) = host.filter(|h| !gone[*h]) {
            let raised = words[small].clone();
            let word = &mut words[host];
            word.text.push_str(&raised.text);
            word.end = word.end.max(raised.end);
            word.order = word.order.min(raised.order);
            gone[small] = true;
        }
    }
    let mut i = 0;
    words.retain(|_| {
        i += 1;
        !gone[i - 1]
    });
}

/// Gives each word its row, and sorts the words by it.
fn number_rows(words: &mut [Word]) {
    words.sort_by(|a, b| a.base.total_cmp(&b.base).then(a.start.total_cmp(&b.start)));
    let (mut row, mut anchor) = (0, None::<(f32, f32)>);
    for word in words.iter_mut() {
        match anchor {
            Some((base, size)) if word.base - base <= SAME_LINE * word.size.max(size) => {}
            Some(_) => {
                row += 1;
                anchor = Some((word.base, word.size));
            }
            None => anchor = Some((word.base, word.size)),
        }
        word.row = row;
    }
    words.sort_by(|a, b| a.row.cmp(&b.row).then(a.start.total_cmp(&b.start)));
}
