#![doc = include_str!("misspelling.md")]

use super::{Findings, quoted, section};
use crate::evidence::Facts;
use crate::kinds::SectionKind;
use crate::lexicon::Found;

pub(super) fn check(facts: &Facts<'_>, found: &mut Findings) {
    let (text, wording) = (facts.text, &facts.lexicon.wording);
    // The matcher allows a plural s and blanks beside marks; here every letter counts.
    let exact = |f: &Found<'_, (usize, String)>| {
        let (words, wrong) = (text.span(&f.tokens).of(text.source()), &f.value.1);
        let last = text.tokens[f.tokens.end - 1].span.of(text.source()).to_lowercase();
        wrong.ends_with(&last) && words.split_whitespace().count() == wrong.split_whitespace().count()
    };
    let forms: Vec<_> = wording.misspelt.find(text).filter(exact).collect();
    let mut end = 0;
    for (at, form) in forms.iter().enumerate() {
        // The longest of the forms that begin here.
        if form.tokens.start < end || forms.get(at + 1).is_some_and(|n| n.tokens.start == form.tokens.start) {
            continue;
        }
        let span = text.span(&form.tokens);
        let head = facts.timeline.role_at(span.start).is_some_and(|r| facts.timeline.roles[r].span.contains(span));
        let spelling = &wording.spellings[form.value.0];
        // A scanner's letter O is read as the zero that it stands for.
        let right = span.of(text.source()) == spelling.right;
        let named = || spelling.not_near.any_within(text, near(facts, form.tokens.start));
        if head || right || is_address(facts, &form.tokens) || section(facts, span.start) == SectionKind::Advert || named() {
            continue;
        }
        end = form.tokens.end;
        found.add(span, format!("{} is misspelt", quoted(facts, span)), format!("write {}", spelling.right));
    }
}

/// How far a word reaches that makes a form somebody's name, in tokens.
const REACH: usize = 12;

/// The tokens of the statement around this one.
fn near(facts: &Facts<'_>, token: usize) -> std::ops::Range<usize> {
    let statement = &facts.text.statement_of(token).tokens;
    statement.start.max(token.saturating_sub(REACH))..statement.end.min(token + REACH)
}

/// Whether the words stand in an address of the web or of mail.
fn is_address(facts: &Facts<'_>, tokens: &std::ops::Range<usize>) -> bool {
    let touches = |t: usize| facts.text.tokens.get(t).is_some_and(|t| t.gap == crate::text::Gap::None);
    let before = tokens.start.checked_sub(1).is_some_and(|b| touches(tokens.start) && matches!(facts.text.lower(b), "@" | "." | "/"));
    let after = touches(tokens.end) && (facts.text.lower(tokens.end) == "@" || facts.text.lower(tokens.end) == "." && touches(tokens.end + 1));
    before || after
}
