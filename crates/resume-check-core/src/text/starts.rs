//! Where forms can begin: one look at each token for all sets of forms.

use super::tokens::Token;
use super::words::{FormSet, Words};

/// The tokens at which a form of each set can begin.
#[derive(Debug, Default)]
pub(super) struct Starts {
    /// Set by set, in text order.
    tokens: Vec<u32>,
    /// Where the tokens of each set end.
    ends: Vec<usize>,
}

impl Starts {
    pub(super) fn of(tokens: &[Token], words: &Words) -> Self {
        let sets = |t: &Token| words.sets_of(t.word) | words.sets_of(t.singular) | words.sets_of(t.wrapped);
        let sets: Vec<u64> = tokens.iter().map(sets).collect();
        // Counted first, so that each set has its place in one list.
        let mut counts = [0; FormSet::MOST];
        sets.iter().for_each(|s| each(*s, |set| counts[set] += 1));
        let mut places = [0; FormSet::MOST];
        let mut end = 0;
        for (place, count) in places.iter_mut().zip(counts) {
            *place = end;
            end += count;
        }
        let mut all = vec![0; end];
        for (token, s) in (0u32..).zip(&sets) {
            each(*s, |set| {
                all[places[set]] = token;
                places[set] += 1;
            });
        }
        Self { tokens: all, ends: places.to_vec() }
    }

    /// The tokens of a set, in text order.
    pub(super) fn within(&self, set: FormSet) -> &[u32] {
        let place = set.place();
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(place).and_then(|end| self.tokens.get(start..*end)).unwrap_or(&[])
    }
}

/// Calls `tell` with the place of each set whose bit is set.
fn each(mut sets: u64, mut tell: impl FnMut(usize)) {
    while sets != 0 {
        tell(sets.trailing_zeros() as usize);
        sets &= sets - 1;
    }
}
