//! Lines to running text: blank lines between blocks, wrapped lines joined where the page shows that they were wrapped.

use super::lines::Line;

/// Lines that follow at more than so many times the usual pitch begin a block.
const BLOCK_PITCH: f32 = 1.3;
/// Sizes that differ by more than this share are a heading and its text.
const OTHER_SIZE: f32 = 1.12;
/// The pitch of a page with too few lines to tell, in em.
const USUAL_PITCH: f32 = 1.25;

/// Adds a page's lines to the text.
pub(super) fn write(lines: &[Line], text: &mut String) {
    let pitch = pitch(lines);
    let mut before: Option<&Line> = None;
    for line in lines {
        if let Some(before) = before {
            text.push('\n');
            if parted(before, line, pitch) {
                text.push('\n');
            }
        }
        text.push_str(&line.text);
        before = Some(line);
    }
}

/// The usual distance of a line from the one before, in em.
fn pitch(lines: &[Line]) -> f32 {
    let mut steps: Vec<f32> =
        lines.windows(2).map(|w| (w[1].base - w[0].base) / w[1].size.max(0.1)).filter(|step| (0.5..3.0).contains(step)).collect();
    steps.sort_by(f32::total_cmp);
    steps.get(steps.len() * 2 / 5).copied().unwrap_or(USUAL_PITCH)
}

/// Whether a blank line stands between two lines.
fn parted(before: &Line, line: &Line, pitch: f32) -> bool {
    let step = line.base - before.base;
    let size = before.size.max(line.size);
    // A label stands beside the text that it heads.
    if step.abs() < 0.1 * size && line.start >= before.end {
        return false;
    }
    let beside = line.start > before.end || line.end < before.start;
    let ratio = size / before.size.min(line.size).max(0.1);
    step < -0.5 * size || step > BLOCK_PITCH * pitch * line.size || ratio > OTHER_SIZE || beside && step > 0.3 * size
}
