//! Short forms that the text itself spells out: `CCS (Cisco Collaboration Servers)` is no credential anywhere in that text.

use std::ops::Range;

use super::doubt::Doubt;
use crate::lexicon::{Entry, EntryId, Lexicon};
use crate::text::{Text, TokenKind};

/// Small words that give no letter to a short form.
const JOINING: &[&str] = &["of", "and", "the", "for", "in", "on", "to", "a", "an", "by", "with", "at"];
/// A name spelled out has at most this many words.
const LONGEST: usize = 9;

/// Tells the forms whose letters the text spells out as something else; the place itself names nothing, others need a word of their own.
pub(super) fn out(text: &Text<'_>, lexicon: &Lexicon, forms: &mut Vec<Doubt<'_>>) {
    let alien =
        |d: &Doubt<'_>| d.form.guard.is_some() && spelled(text, &d.tokens).is_some_and(|w| !names(text, lexicon.entries.get(d.form.entry), w));
    let found: Vec<bool> = forms.iter().map(alien).collect();
    let mut others: Vec<EntryId> = forms.iter().zip(&found).filter(|(_, alien)| **alien).map(|(d, _)| d.form.entry).collect();
    if others.is_empty() {
        return;
    }
    others.sort_unstable();
    let mut found = found.into_iter();
    forms.retain(|_| found.next() == Some(false));
    for form in forms.iter_mut() {
        form.elsewhere = form.form.guard.is_some() && others.binary_search(&form.form.entry).is_ok();
    }
}

/// The words beside these tokens, in brackets or before them, whose first letters they are.
fn spelled(text: &Text<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
    let bracketed = tokens.start > 0 && text.lower(tokens.start - 1) == "(" && text.lower(tokens.end) == ")";
    if !bracketed && text.lower(tokens.end) != "(" {
        return None;
    }
    let letters: String = tokens.clone().flat_map(|t| text.cased(t).chars()).filter(|c| c.is_alphanumeric()).collect();
    let letters = letters.trim_end_matches('s');
    if !(2..=6).contains(&letters.len()) || letters.chars().any(|c| !c.is_ascii_uppercase()) {
        return None;
    }
    let behind = || {
        let open = tokens.end;
        let close = (open + 1..text.tokens.len().min(open + 2 * LONGEST)).find(|t| text.lower(*t) == ")")?;
        (text.lower(open) == "(").then_some(open + 1..close)
    };
    let ahead = || {
        let end = tokens.start.checked_sub(1).filter(|_| bracketed)?;
        let mut start = end;
        let mut wanted = letters.len();
        while start > 0 && wanted > 0 && end - start < 2 * LONGEST && text.tokens[start - 1].line == text.tokens[end].line {
            start -= 1;
            wanted -= usize::from(counts(text, start));
        }
        (wanted == 0).then_some(start..end)
    };
    behind().filter(|words| initials(text, words) == letters).or_else(|| ahead().filter(|words| initials(text, words) == letters))
}

/// Whether a token gives its first letter to the short form.
fn counts(text: &Text<'_>, token: usize) -> bool {
    text.tokens[token].kind == TokenKind::Word && !JOINING.contains(&text.lower(token))
}

fn initials(text: &Text<'_>, words: &Range<usize>) -> String {
    let first = |t: usize| text.cased(t).chars().next().map(|c| c.to_ascii_uppercase());
    words.clone().filter(|t| counts(text, *t)).filter_map(first).collect()
}

/// Whether half of these words stand in the entry's own name or forms: a slip of the pen or another way to say it.
fn names(text: &Text<'_>, entry: &Entry, words: Range<usize>) -> bool {
    let own: Vec<usize> = words.filter(|t| counts(text, *t)).collect();
    let stem = |w: &str| w.chars().take(6).collect::<String>();
    let known = |t: &&usize| {
        let word = stem(text.lower(**t));
        let mut all = std::iter::once(&entry.name).chain(&entry.forms).flat_map(|f| f.split(|c: char| !c.is_alphanumeric()));
        all.any(|w| w.len() > 1 && stem(&w.to_lowercase()) == word)
    };
    own.iter().filter(known).count() * 2 >= own.len()
}
