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
const FEWEST_LETTERS: usize = 18;
/// A line with so many letters is no entry of a list.
const LONG_LETTERS: usize = 60;
/// Paragraphs stand no farther apart than so many times the usual pitch.
const WIDEST_PARAGRAPHS: f32 = 1.5;
/// Lines begin at the same place within so many em.
const SAME_START: f32 = 0.6;

/// Adds a page's lines to the text.
pub(super) fn write(lines: &[Line], text: &mut String) {
    let pitch = usual(lines.windows(2).map(|pair| step(&pair[0], &pair[1])), 40);
    let wrapped = wrapped(lines, pitch);
    // Paragraphs may stand apart; blocks stand farther apart than they do.
    let apart = usual(lines.windows(2).zip(&wrapped).filter(|(_, wrapped)| !**wrapped).map(|(pair, _)| step(&pair[0], &pair[1])), 70);
    let apart = apart.clamp(pitch, pitch * WIDEST_PARAGRAPHS);
    for (i, line) in lines.iter().enumerate() {
        if let Some(before) = i.checked_sub(1) {
            let hyphen = matches!(text.chars().next_back(), Some('\u{2010}' | '\u{ad}'));
            match wrapped[before] {
                // Only programs that hyphenate write these two.
                true if hyphen => drop(text.pop()),
                // What this one parts may be written with a hyphen.
                true if text.ends_with('-') => text.push('\n'),
                true => text.push(' '),
                false if parted(&lines[before], line, apart) => text.push_str("\n\n"),
                false => text.push('\n'),
            }
        }
        text.push_str(&line.text);
    }
}

/// Whether each line goes on in the next one.
fn wrapped(lines: &[Line], pitch: f32) -> Vec<bool> {
    let mut wrapped: Vec<bool> = lines.windows(2).map(|pair| goes_on(&pair[0], &pair[1], pitch)).collect();
    // Lines of a list may be of one length by chance: each begins with a capital, as few lines of a paragraph do.
    let capital: Vec<bool> = lines.iter().map(|l| l.text.starts_with(char::is_uppercase)).collect();
    let mut from = 0;
    while from < wrapped.len() {
        let to = from + wrapped[from..].iter().take_while(|w| **w).count();
        let listed = to > from
            && capital[from + 1..=to].iter().all(|c| *c)
            && lines[from..to]
                .iter()
                .all(|l| !l.bullet && l.text.chars().count() < LONG_LETTERS && !l.text.ends_with([',', '&', '/', '-', '\u{2010}', '\u{ad}']));
        if listed {
            wrapped[from..to].fill(false);
        }
        from = to.max(from + 1);
    }
    wrapped
}

/// How far below the one before a line stands, in em.
fn step(before: &Line, line: &Line) -> f32 {
    (line.base - before.base) / line.size.max(0.1)
}

/// Whether a line was wrapped into the next one: that one's first word had no room on it.
fn goes_on(before: &Line, line: &Line, pitch: f32) -> bool {
    let size = line.size;
    if line.bullet || line.cell.is_some() || before.cell.is_some() || (before.size - size).abs() > 0.05 * size {
        return false;
    }
    let near = |place: f32| (line.start - place).abs() < SAME_START * size;
    let small = line.text.starts_with(char::is_lowercase);
    let hyphen = before.text.ends_with(['-', '\u{2010}', '\u{ad}']);
    let full = before.end + line.first_word + SPACE * size > before.edge && before.text.chars().count() >= FEWEST_LETTERS;
    // `Systems:` begins a line of its own.
    let labelled = line.text.split_whitespace().take(2).any(|word| word.ends_with(':'));
    if !hyphen && (!full || labelled) {
        return false;
    }
    let step = step(before, line);
    if step < 0.0 {
        // In the next column.
        return small && !ended(before);
    }
    // Some programs begin all lines of a bullet at its mark.
    (0.5..BLOCK_PITCH * pitch).contains(&step) && (near(before.body) || (small || !before.bullet) && near(before.start))
}

/// Whether a page's last line goes on in the next page's first.
pub(super) fn turns(last: &Line, first: &Line) -> bool {
    !first.bullet && first.text.starts_with(char::is_lowercase) && !ended(last)
}

/// Whether a sentence ends with the line.
fn ended(line: &Line) -> bool {
    line.text.ends_with(['.', '!', '?', ':'])
}

/// The step, in em, that so many of a hundred lines follow at or closer.
fn usual(steps: impl Iterator<Item = f32>, percent: usize) -> f32 {
    let mut steps: Vec<f32> = steps.filter(|step| (0.5..4.0).contains(step)).collect();
    steps.sort_by(f32::total_cmp);
    steps.get(steps.len() * percent / 100).copied().unwrap_or(USUAL_PITCH)
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
