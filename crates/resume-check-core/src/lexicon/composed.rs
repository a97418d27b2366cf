//! Titles in no list, read from their words: a head (`auditor`) and what it is of (`coding`).

use std::ops::Range;

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::phrases::Phrases;
use super::titles::TitleId;
use crate::text::{Text, Words};

/// The rules that read such titles, the first that fits decides.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Composed {
    /// The heads of every rule.
    pub heads: Phrases<()>,
    rules: Vec<Rule>,
}

/// A head and its topics make this title.
#[derive(Debug, Serialize, Deserialize)]
struct Rule {
    title: TitleId,
    heads: Phrases<()>,
    /// One of these stands in the title as well; with none the head is enough.
    of: Option<Phrases<()>>,
    /// Whether the rule decides over a listed form inside the title: `Lead` before any coder.
    over: bool,
}

/// A row of `[[composed]]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    pub title: Spanned<String>,
    heads: Vec<String>,
    #[serde(default)]
    of: Vec<String>,
    #[serde(default)]
    over: bool,
}

impl Composed {
    pub(super) fn add(&mut self, title: TitleId, row: Row, words: &mut Words) {
        let mut rule = Rule { title, heads: Phrases::default(), of: None, over: row.over };
        for head in &row.heads {
            self.heads.add(words, head, ());
            rule.heads.add(words, head, ());
        }
        for topic in &row.of {
            rule.of.get_or_insert_default().add(words, topic, ());
        }
        self.rules.push(rule);
    }

    /// The title that these tokens make.
    pub(crate) fn title(&self, text: &Text<'_>, tokens: &Range<usize>) -> Option<TitleId> {
        self.rules.iter().find(|r| r.fits(text, tokens)).map(|r| r.title)
    }

    /// The title that these tokens make by a rule that decides over listed forms.
    pub(crate) fn over(&self, text: &Text<'_>, tokens: &Range<usize>) -> Option<TitleId> {
        self.rules.iter().find(|r| r.over && r.fits(text, tokens)).map(|r| r.title)
    }
}

impl Rule {
    fn fits(&self, text: &Text<'_>, tokens: &Range<usize>) -> bool {
        self.heads.any_within(text, tokens.clone()) && self.of.as_ref().is_none_or(|of| of.any_within(text, tokens.clone()))
    }
}
