//! Lines to running text: blank lines between blocks, wrapped lines joined where the page shows that they were wrapped.

use super::lines::Line;

/// Lines that follow at more than so many times the usual pitch begin a block.
const BLOCK_PITCH: f32 = 1.3;
/// Sizes that differ by more than this share are a heading and its text.
const OTHER_SIZE: f32 = 1.12;
/// The pitch of a page with too few lines to tell, in em.
const USUAL_PITCH: f32 = 1.25;

/// A line that ends farther from its column's edge than the next one's first word is wide, and this much more in em, was ended on purpose.
const SPACE: f32 = 0.22;
/// A line with fewer letters tells nothing of where its column ends.
const FEWEST_LETTERS: usize = 24;
/// Lines begin at the same place within so many em.
const SAME_START: f32 = 0.6;

/// Adds a page's lines to the text.
pub(super) fn write(lines: &[Line], text: &mut String) {
    let pitch = pitch(lines.windows(2).map(|pair| step(&pair[0], &pair[1])));
    let edges = edges(lines);
    let wrapped: Vec<bool> = lines.windows(2).zip(&edges).map(|(pair, edge)| goes_on(&pair[0], &pair[1], *edge, pitch)).collect();
    // Paragraphs may stand apart; blocks stand farther apart than they do.
    let apart = self::pitch(lines.windows(2).zip(&wrapped).filter(|(_, wrapped)| !**wrapped).map(|(pair, _)| step(&pair[0], &pair[1])));
    for (i, line) in lines.iter().enumerate() {
        if let Some(before) = i.checked_sub(1) {
            let hyphen = matches!(text.chars().next_back(), Some('\u{2010}' | '\u{ad}'));
            match wrapped[before] {
                // Only programs that hyphenate write these two.
                true if hyphen => drop(text.pop()),
                // What this one parts may be written with a hyphen.
                true if text.ends_with('-') => text.push('\n'),
                true => text.push(' '),
                false if parted(&lines[before], line, apart.max(pitch)) => text.push_str("\n\n"),
                false => text.push('\n'),
            }
        }
        text.push_str(&line.text);
    }
}

/// How far below the one before a line stands, in em.
fn step(before: &Line, line: &Line) -> f32 {
    (line.base - before.base) / line.size.max(0.1)
}

/// How far each line could reach: to the end of the longest one of its column.
fn edges(lines: &[Line]) -> Vec<f32> {
    let mut edges = vec![0.0; lines.len()];
    let mut from = 0;
    while from < lines.len() {
        // A column goes on as long as its lines lie below each other.
        let (mut start, mut end, mut to) = (lines[from].start, lines[from].end, from + 1);
        while to < lines.len() && lines[to].base > lines[to - 1].base && lines[to].start < end && lines[to].end > start {
            (start, end, to) = (start.min(lines[to].start), end.max(lines[to].end), to + 1);
        }
        edges[from..to].fill(end);
        from = to;
    }
    edges
}

/// Whether a line was wrapped into the next one: that one's first word had no room on it.
fn goes_on(before: &Line, line: &Line, edge: f32, pitch: f32) -> bool {
    let size = line.size;
    if line.bullet || line.cell.is_some() || before.cell.is_some() || (before.size - size).abs() > 0.05 * size {
        return false;
    }
    let near = |place: f32| (line.start - place).abs() < SAME_START * size;
    let below = (0.5..BLOCK_PITCH * pitch).contains(&step(before, line)) && (near(before.body) || !before.bullet && near(before.start));
    let hyphen = before.text.ends_with(['-', '\u{2010}', '\u{ad}']);
    let full = before.end + line.first_word + SPACE * size > edge && before.text.chars().count() >= FEWEST_LETTERS;
    below && (full || hyphen)
}

/// The usual step, in em: most lines follow at it or a little more.
fn pitch(steps: impl Iterator<Item = f32>) -> f32 {
    let mut steps: Vec<f32> = steps.filter(|step| (0.5..4.0).contains(step)).collect();
    steps.sort_by(f32::total_cmp);
    steps.get(steps.len() * 2 / 5).copied().unwrap_or(USUAL_PITCH)
}

/// Whether a blank line stands between two lines, where paragraphs follow at that pitch.
fn parted(before: &Line, line: &Line, pitch: f32) -> bool {
    let size = before.size.max(line.size);
    let down = line.base - before.base;
    // A label stands beside the text that it heads.
    if down.abs() < 0.1 * size && line.start >= before.end {
        return false;
    }
    let beside = (line.start > before.end || line.end < before.start) && down > 0.3 * size;
    let heading = line.size > before.size * OTHER_SIZE;
    down < -0.5 * size || step(before, line) > BLOCK_PITCH * pitch || heading || beside
}
