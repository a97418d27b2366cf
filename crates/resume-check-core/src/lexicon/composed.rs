//! Titles in no list, read from their words: a head (`auditor`) and what it is of (`coding`).

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::phrases::{Found, Phrases};
use super::titles::TitleId;
use crate::text::{Text, Words};

/// A bit for each rule.
type Rules = u128;

/// The rules that read such titles, the first that fits decides.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Composed {
    /// The words of all rules.
    words: Phrases<Part>,
    /// The title that each rule makes.
    titles: Vec<TitleId>,
    /// The rules whose head is enough.
    alone: Rules,
    /// The rules that decide over a listed form inside the title: `Lead` before any coder.
    over: Rules,
}

/// What a word is in a title.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
struct Part {
    /// The rules that have it for a head.
    heads: Rules,
    /// The rules that ask for it or another topic beside their head.
    topics: Rules,
}

/// A row of `[[composed]]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    pub title: Spanned<String>,
    heads: Vec<String>,
    /// One of these stands in the title as well; with none the head is enough.
    #[serde(default)]
    of: Vec<String>,
    #[serde(default)]
    over: bool,
}

impl Composed {
    /// The most rules that there can be.
    pub(super) const MOST: usize = Rules::BITS as usize;

    /// The rules of these rows, each with its title.
    pub(super) fn of(rows: Vec<(TitleId, Row)>, words: &mut Words) -> Self {
        let mut composed = Self::default();
        let mut parts: BTreeMap<String, Part> = BTreeMap::new();
        for (at, (title, row)) in rows.into_iter().take(Self::MOST).enumerate() {
            let rule = 1 << at;
            composed.alone |= if row.of.is_empty() { rule } else { 0 };
            composed.over |= if row.over { rule } else { 0 };
            composed.titles.push(title);
            row.heads.into_iter().for_each(|head| parts.entry(head).or_default().heads |= rule);
            row.of.into_iter().for_each(|topic| parts.entry(topic).or_default().topics |= rule);
        }
        for (word, part) in parts {
            composed.words.add(words, &word, part);
        }
        composed
    }

    /// The tokens of every head among these, by where it begins.
    pub(crate) fn heads(&self, text: &Text<'_>, tokens: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
        self.words.find_within(text, tokens.clone()).filter(|f| f.value.heads != 0).map(|f| f.tokens)
    }

    /// The title that these tokens make.
    pub(crate) fn title(&self, text: &Text<'_>, tokens: &Range<usize>) -> Option<TitleId> {
        self.first(self.fitting(text, tokens))
    }

    /// The title that these tokens make by a rule that decides over listed forms.
    pub(crate) fn over(&self, text: &Text<'_>, tokens: &Range<usize>) -> Option<TitleId> {
        self.first(self.fitting(text, tokens) & self.over)
    }

    /// The rules that have a head among these tokens and, where they ask for one, a topic.
    fn fitting(&self, text: &Text<'_>, tokens: &Range<usize>) -> Rules {
        let join = |all: Part, f: Found<'_, Part>| Part { heads: all.heads | f.value.heads, topics: all.topics | f.value.topics };
        let all = self.words.find_within(text, tokens.clone()).fold(Part::default(), join);
        all.heads & (all.topics | self.alone)
    }

    fn first(&self, rules: Rules) -> Option<TitleId> {
        self.titles.get(rules.trailing_zeros() as usize).copied()
    }
}
