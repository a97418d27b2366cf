//! Bars: the numbers of their pictures, of a hundred.

use super::super::lines::number;

/// A bar: what is asked for as an outline, and in it what is shown.
#[derive(Debug, PartialEq)]
pub(super) struct Bar {
    /// The length of the outline.
    pub(super) asked: String,
    /// The length of what fills it.
    pub(super) shown: String,
}

/// A bar of so many points out of the most, where the longest bar of its kind is of `longest` points.
pub(super) fn bar(points: f64, max: f64, longest: f64) -> Bar {
    let part = |value: f64| if longest > 0.0 { (value / longest).clamp(0.0, 1.0) * 100.0 } else { 0.0 };
    Bar { asked: number(part(max)), shown: number(part(points.min(max))) }
}

/// A column of a histogram: its left end, its top and its height.
#[derive(Debug, PartialEq)]
pub(super) struct Column {
    /// The lowest score that it counts.
    pub(super) low: usize,
    /// The highest.
    pub(super) high: usize,
    /// How many there are.
    pub(super) count: usize,
    /// Where its left end lies.
    pub(super) left: usize,
    /// Where its middle lies.
    pub(super) middle: usize,
    /// Where its top lies.
    pub(super) top: usize,
    /// How high it is.
    pub(super) height: usize,
    /// Where its number stands.
    pub(super) over: usize,
}

/// How far columns are apart, and how high the highest is.
const STEP: usize = 40;
const HIGHEST: usize = 100;
/// Where columns stand, with room for a number over the highest.
const GROUND: usize = 120;

/// The columns of how many scores lie in each part of the scale. Where there is one there is something to see.
pub(super) fn columns(counts: &[usize]) -> Vec<Column> {
    let most = counts.iter().copied().max().unwrap_or(0).max(1);
    let wide = 100 / counts.len().max(1);
    let column = |(part, count): (usize, &usize)| {
        let height = (count * HIGHEST).div_ceil(most);
        let high = if part + 1 == counts.len() { 100 } else { (part + 1) * wide - 1 };
        let (left, top) = (part * STEP, GROUND - height);
        Column { low: part * wide, high, count: *count, left, middle: left + STEP / 2, top, height, over: top - 5 }
    };
    counts.iter().enumerate().map(column).collect()
}

/// Where a score stands among the columns of ten parts.
pub(super) fn place(score: f64) -> f64 {
    score / 100.0 * (STEP * crate::batch::PARTS) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_what_it_is_of() {
        for (points, max, longest, asked, shown) in
            [(15.0, 30.0, 30.0, "100", "50"), (5.0, 5.0, 30.0, "16.67", "16.67"), (9.0, 5.0, 10.0, "50", "50"), (1.0, 1.0, 0.0, "0", "0")]
        {
            assert_eq!(bar(points, max, longest), Bar { asked: asked.to_owned(), shown: shown.to_owned() });
        }
    }

    #[test]
    fn the_highest_column_is_of_the_most() {
        let columns = columns(&[0, 1, 300, 0, 0, 0, 0, 0, 0, 150]);
        assert_eq!(columns.iter().map(|c| c.height).collect::<Vec<_>>(), [0, 1, 100, 0, 0, 0, 0, 0, 0, 50]);
        assert_eq!((columns[1].low, columns[1].high, columns[9].low, columns[9].high), (10, 19, 90, 100));
        assert!(columns.iter().all(|c| c.top + c.height == GROUND && c.over < c.top));
    }
}
