//! What is proven of a text's forms so far, and what is still in doubt.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::doubt::{Doubt, Letters};
use crate::kinds::MentionKind;
use crate::lexicon::Lexicon;
use crate::text::Text;

/// What is proven so far, by token.
#[derive(Default)]
pub(super) struct Sure {
    /// Where a proven mention of each kind begins, in order, and its entry.
    mentions: Vec<(usize, MentionKind, usize)>,
    /// Whether each token belongs to a form in doubt.
    pub doubtful: Vec<bool>,
    /// Where a form in doubt begins that has its letters and that nothing rules out.
    in_doubt: Vec<(usize, MentionKind, usize)>,
    /// The entry and guard of every form that is proven somewhere.
    meant: FxHashSet<(usize, Option<usize>)>,
}

impl Sure {
    pub(super) fn of(text: &Text<'_>, lexicon: &Lexicon, forms: &[Doubt<'_>]) -> Self {
        let mut sure = Self { doubtful: vec![false; text.tokens.len()], ..Self::default() };
        for d in forms {
            let entry = lexicon.entries.get(d.form.entry);
            if d.proven.is_some() {
                sure.meant.insert((d.form.entry.0, d.form.guard));
                if !entry.not_a_coding_credential && !matches!(entry.kind, MentionKind::Specialty | MentionKind::Skill) {
                    sure.mentions.push((d.tokens.start, entry.kind, d.form.entry.0));
                }
                continue;
            }
            sure.doubtful[d.tokens.clone()].fill(true);
            if !d.elsewhere && d.form.guard.is_some() && d.against.is_none() {
                sure.in_doubt.push((d.tokens.start, entry.kind, d.form.entry.0));
            }
        }
        // One form in doubt does not cast doubt on another that is proven by the same words (`EPIC` on `Epic`).
        for d in forms.iter().filter(|d| d.proven.is_some()) {
            sure.doubtful[d.tokens.clone()].fill(false);
        }
        sure
    }

    /// Whether a form in doubt that nothing rules out begins at this token.
    pub(super) fn stands_in_doubt(&self, token: usize) -> bool {
        self.in_doubt.binary_search_by_key(&token, |d| d.0).is_ok()
    }

    /// Whether the same form is proven in another place of the text.
    pub(super) fn means_it(&self, doubt: &Doubt<'_>) -> bool {
        doubt.letters == Letters::Right && self.meant.contains(&(doubt.form.entry.0, doubt.form.guard))
    }

    /// A proven mention of these kinds in these tokens that names another thing.
    pub(super) fn mention_in(&self, range: &Range<usize>, kinds: &[MentionKind], doubt: &Doubt<'_>) -> Option<usize> {
        other_in(&self.mentions, range, kinds, doubt)
    }

    /// The same of those that are in doubt as well.
    pub(super) fn doubtful_in(&self, range: &Range<usize>, kinds: &[MentionKind], doubt: &Doubt<'_>) -> Option<usize> {
        other_in(&self.in_doubt, range, kinds, doubt)
    }
}

fn other_in(names: &[(usize, MentionKind, usize)], range: &Range<usize>, kinds: &[MentionKind], doubt: &Doubt<'_>) -> Option<usize> {
    let from = names.partition_point(|m| m.0 < range.start);
    let mut inside = names[from..].iter().take_while(|m| m.0 < range.end);
    inside.find(|m| !doubt.tokens.contains(&m.0) && kinds.contains(&m.1) && m.2 != doubt.form.entry.0).map(|m| m.0)
}
