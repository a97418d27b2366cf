//! Pieces of a line that were drawn apart from it: browsers draw all dates at the right of a page's job lines first.

use std::collections::HashMap;

use super::words::Word;

/// Lines of one column follow each other within so many em.
const LINE_PITCH: f32 = 2.4;

/// Puts pieces back on the lines on which they stand. The lines come as drawn; `column` tells each word's column.
pub(super) fn rejoin(words: &[Word], lines: Vec<Vec<usize>>, column: &[usize]) -> Vec<Vec<usize>> {
    let place = |line: &[usize]| line.first().map(|i| (column[*i], words[*i].row));
    let mut by_place: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
    let mut rows: HashMap<usize, Vec<usize>> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some((column, row)) = place(line) {
            by_place.entry((column, row)).or_default().push(at);
            rows.entry(column).or_default().push(row);
        }
    }
    for rows in rows.values_mut() {
        rows.sort_unstable();
        rows.dedup();
    }
    let paired = |at: usize| place(&lines[at]).and_then(|p| by_place.get(&p)).is_some_and(|there| there.len() == 2);
    let mut stray = vec![false; lines.len()];
    let mut from = 0;
    while from < lines.len() {
        // Pieces of one column that were drawn one below the other.
        let below = |at: &usize| {
            *at == from || place(&lines[*at]).zip(place(&lines[*at - 1])).is_some_and(|(own, before)| own.0 == before.0 && own.1 > before.1)
        };
        let to = from + (from..lines.len()).take_while(|at| paired(*at) && below(at)).count();
        if to > from {
            let of: Vec<(usize, usize)> = lines[from..to].iter().filter_map(|l| place(l)).collect();
            let (first, last) = (of.iter().map(|p| p.1).min().unwrap_or(0), of.iter().map(|p| p.1).max().unwrap_or(0));
            let all = rows.get(&of[0].0).map_or(0, |rows| rows.partition_point(|r| *r <= last) - rows.partition_point(|r| *r < first));
            // A short column beside another has a line on each row; pieces drawn apart leave rows out.
            stray[from..to].fill(to - from == 1 || all.saturating_sub(to - from) * 2 >= to - from);
        }
        from = to.max(from + 1);
    }
    // The pieces of a line go where the one stands that the lines around it follow.
    let follows = |a: usize, b: usize| {
        let (a, b) = (&words[lines[a][0]], &words[lines[b][0]]);
        (0.0..LINE_PITCH * b.size).contains(&(b.base - a.base)) && a.row != b.row
    };
    let settled = |at: usize| usize::from(at + 1 < lines.len() && follows(at, at + 1)) + usize::from(at > 0 && follows(at - 1, at));
    let mut moved: HashMap<usize, usize> = HashMap::new();
    for there in by_place.values() {
        if let [a, b] = there[..]
            && (stray[a] || stray[b])
        {
            let start = |at: usize| words[lines[at][0]].start;
            let to_b = settled(b) > settled(a) || settled(a) == settled(b) && start(b) < start(a);
            moved.insert(if to_b { a } else { b }, if to_b { b } else { a });
        }
    }
    let mut joined = lines.clone();
    for (from, to) in &moved {
        let piece = std::mem::take(&mut joined[*from]);
        joined[*to].extend(piece);
        joined[*to].sort_unstable();
    }
    joined.retain(|line| !line.is_empty());
    joined
}
