//! The score as a gauge: the numbers of its picture.

use super::super::lines::number;

/// Where the middle of the half circle lies.
const MIDDLE: (f64, f64) = (100.0, 100.0);
/// From the middle to the inner and the outer end of the pass mark.
const MARK: (f64, f64) = (66.0, 94.0);

/// A half circle from none to all, and a mark across it.
#[derive(Debug, PartialEq)]
pub(super) struct Gauge {
    /// How much of the half circle is filled, of 100.
    pub(super) filled: String,
    /// The ends of the mark: x1, y1, x2, y2.
    pub(super) mark: [String; 4],
}

/// The gauge of so many points out of the most.
pub(super) fn gauge(points: f64, mark: f64, max: f64) -> Gauge {
    let part = |value: f64| if max > 0.0 { (value / max).clamp(0.0, 1.0) } else { 0.0 };
    // From the left end over the top.
    let angle = std::f64::consts::PI * (1.0 - part(mark));
    let at = |radius: f64| [number(MIDDLE.0 + radius * angle.cos()), number(MIDDLE.1 - radius * angle.sin())];
    let ([x1, y1], [x2, y2]) = (at(MARK.0), at(MARK.1));
    Gauge { filled: number(part(points) * 100.0), mark: [x1, y1, x2, y2] }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(points: f64, mark: f64, max: f64, filled: &str, ends: [&str; 4]) {
        assert_eq!(gauge(points, mark, max), Gauge { filled: filled.to_owned(), mark: ends.map(str::to_owned) });
    }

    #[test]
    fn it_goes_from_the_left_over_the_top_to_the_right() {
        check(0.0, 0.0, 100.0, "0", ["34", "100", "6", "100"]);
        check(58.42, 50.0, 100.0, "58.42", ["100", "34", "100", "6"]);
        check(120.0, 100.0, 100.0, "100", ["166", "100", "194", "100"]);
        check(5.0, 5.0, 0.0, "0", ["34", "100", "6", "100"]);
    }
}
