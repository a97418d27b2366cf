//! What moved between two versions, for a person: the change first, then the criteria that moved and the words that came and went.

use resume_check_core::guidance::{Comparison, CriterionMove};

use super::lines::{bulleted, clipped, clipped_left, named, number, padded, plain, right, width};
use super::plan::{row, target};
use super::{FAINT, GOOD, SOME, STRONG, paint};

/// The most of what came or went that is shown of one criterion.
const SHOWN: usize = 6;
/// Columns of a path.
const PATH: usize = 30;

/// The whole comparison.
pub(crate) fn comparison(comparison: &Comparison, columns: usize) -> String {
    let path = |path: &Option<String>| clipped_left(&named(path.as_deref().unwrap_or("resume")), PATH);
    let (word, style) = if comparison.passed { ("passes", GOOD) } else { ("not yet", SOME) };
    let points = format!("{} to {}  {}  {word}", number(comparison.old_points), number(comparison.new_points), signed(comparison.change));
    let mut out = format!("{} to {}\n", path(&comparison.old), path(&comparison.new));
    out += &row(&format!("target {}", target(&comparison.target)), &points, &paint(style, &points), columns);
    let pass = format!("pass mark {}", number(comparison.pass_mark));
    let reads = match comparison.new_level == comparison.old_level {
        true => format!("Both read as {}.", comparison.new_level),
        false => format!("The old version reads as {}, the new one as {}.", comparison.old_level, comparison.new_level),
    };
    out += &row(&reads, &pass, &paint(FAINT, &pass), columns);
    // What came and went without a point is left to --format json.
    let moved = comparison.dimensions.iter().filter(|d| d.criteria.iter().any(|c| c.change != 0.0));
    let label = moved.clone().map(|d| width(&d.label)).max().unwrap_or(0);
    for dimension in moved.clone() {
        let change = signed(((dimension.new_points - dimension.old_points) * 100.0).round() / 100.0);
        let points = format!("{} to {} of {}", number(dimension.old_points), number(dimension.new_points), number(dimension.max));
        out += "\n";
        let left = format!("{}  {points}", padded(&plain(&dimension.label), label));
        out += &row(&left, &change, &change, columns).replacen(&plain(&dimension.label), &paint(STRONG, &plain(&dimension.label)), 1);
        for criterion in dimension.criteria.iter().filter(|c| c.change != 0.0) {
            out += &self::criterion(criterion, columns);
        }
    }
    if moved.count() == 0 {
        out += "\nNothing moved.\n";
    }
    for (title, lines) in [("No longer worth a look", &comparison.settled), ("Newly worth a look", &comparison.raised)] {
        if lines.is_empty() {
            continue;
        }
        out += &format!("\n{}\n", paint(STRONG, title));
        for line in lines {
            out += &bulleted(line, columns);
        }
    }
    out
}

fn criterion(moved: &CriterionMove, columns: usize) -> String {
    let points = format!("{} to {} of {}", number(moved.old_points), number(moved.new_points), number(moved.max));
    let end = format!("{points}{}", right(&signed(moved.change), 10));
    let mut out = row(&format!("  {}", plain(&moved.label)), &end, &end, columns);
    for (sign, words) in [("+", &moved.gained), ("-", &moved.lost)] {
        for word in words.iter().take(SHOWN) {
            out += &format!("    {sign} {}\n", clipped(&plain(word), columns.saturating_sub(6)));
        }
        if words.len() > SHOWN {
            out += &format!("    {sign} {} more\n", words.len() - SHOWN);
        }
    }
    out
}

/// `+ 8`, `- 2.5`, `0`.
fn signed(change: f64) -> String {
    match change {
        c if c > 0.0 => format!("+ {}", number(c)),
        c if c < 0.0 => format!("- {}", number(-c)),
        _ => "0".to_owned(),
    }
}
