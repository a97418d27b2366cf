//! Results by score, the best first.

/// Where a result stands: the best first, then those without a score; equals in the order of inputs.
type Place = (i64, usize);

/// Results that wait until all scores are known: what is to be written of each, and no more.
#[derive(Debug)]
pub(crate) struct Ranking {
    top: Option<usize>,
    results: Vec<(Place, Vec<Box<str>>)>,
}

impl Ranking {
    /// All of them, or so many of the best.
    pub(crate) fn new(top: Option<usize>) -> Self {
        Self { top, results: Vec::new() }
    }

    /// Takes one more in. Of the best no more are kept than are asked for; what could not be read is not among them.
    pub(crate) fn add(&mut self, index: usize, points: Option<f64>, pieces: Vec<Box<str>>) {
        let place = (points.map_or(1, |points| -(points * 100.0).round() as i64), index);
        let Some(top) = self.top else { return self.results.push((place, pieces)) };
        if points.is_some() {
            let at = self.results.partition_point(|(other, _)| *other < place);
            self.results.insert(at, (place, pieces));
            self.results.truncate(top);
        }
    }

    /// What is to be written of each, in their order.
    pub(crate) fn into_results(mut self) -> impl Iterator<Item = Vec<Box<str>>> {
        self.results.sort_unstable_by_key(|(place, _)| *place);
        self.results.into_iter().map(|(_, pieces)| pieces)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(top: Option<usize>, expected: &[&str]) {
        let mut ranking = Ranking::new(top);
        for (index, (name, points)) in
            [("a", Some(50.0)), ("b", None), ("c", Some(0.0)), ("d", Some(82.25)), ("e", Some(50.0))].into_iter().enumerate()
        {
            ranking.add(index, points, vec![name.into()]);
        }
        let names: Vec<String> = ranking.into_results().map(|pieces| pieces[0].to_string()).collect();
        assert_eq!(names, expected);
    }

    #[test]
    fn the_best_come_first() {
        check(None, &["d", "a", "e", "c", "b"]);
        check(Some(2), &["d", "a"]);
        check(Some(9), &["d", "a", "e", "c"]);
    }
}
