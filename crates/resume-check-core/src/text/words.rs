//! The words that the lexicon knows, each with a number: comparing tokens is comparing numbers.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// The number of a word; 0 is every word that the lexicon does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub(crate) struct WordId(u32);

impl WordId {
    /// A word that stands in no form.
    pub(crate) const UNKNOWN: Self = Self(0);
}

/// The words of all forms, folded and in lower case.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Words {
    ids: FxHashMap<Box<str>, WordId>,
}

impl Words {
    /// The word's number, given out at first sight.
    pub(crate) fn add(&mut self, word: &str) -> WordId {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = WordId(u32::try_from(self.ids.len()).unwrap_or(u32::MAX - 1) + 1);
        self.ids.insert(word.into(), id);
        id
    }

    /// The word's number, or `UNKNOWN`.
    pub(crate) fn get(&self, word: &str) -> WordId {
        self.ids.get(word).copied().unwrap_or_default()
    }
}
