#![doc = include_str!("template_remains.md")]

use rustc_hash::FxHashMap;

use super::{Findings, quote};
use crate::evidence::Facts;
use crate::span::Span;
use crate::text::{Gap, TokenKind};

/// The most tokens between two brackets.
const INSIDE: usize = 6;

pub(super) fn check(facts: &Facts<'_>, found: &mut Findings) {
    let text = facts.text;
    let mut all = left(facts);
    let marks = (0..text.tokens.len()).filter(|at| text.tokens[*at].kind == TokenKind::Mark);
    all.extend(marks.filter_map(|at| match text.lower(at) {
        "%" | "$" => number(facts, at),
        _ => bracket(facts, at),
    }));
    all.sort_unstable();
    // Each is told once, with how often it stands there.
    let mut told: Vec<(Span, usize)> = Vec::new();
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    let mut end = 0;
    for span in all.into_iter().filter(|s| !s.of(text.source()).is_empty()) {
        if span.start < end {
            continue;
        }
        end = span.end;
        let at = *known.entry(span.of(text.source())).or_insert(told.len());
        match told.get_mut(at) {
            Some((_, times)) => *times += 1,
            None => told.push((span, 1)),
        }
    }
    for (span, times) in told {
        let often = if times > 1 { format!(", {times} times") } else { String::new() };
        let message = format!("{} is left over from a template{often}", quote(span.of(text.source())));
        found.add(span, message, "write the real one, or delete the line");
    }
}

/// Phrases of templates in their case; one before a colon is a label.
fn left(facts: &Facts<'_>) -> Vec<Span> {
    let text = facts.text;
    let forms = facts.lexicon.wording.templates.find(text);
    let cased = forms.filter(|f| !text.tokens[f.tokens.start].small && text.lower(f.tokens.end) != ":");
    let cased = cased.filter(|f| {
        let words = || f.tokens.clone().filter(|t| text.tokens[*t].kind == TokenKind::Word);
        words().filter(|t| text.tokens[*t].small).count() < words().count() / 2 + words().count() % 2
    });
    cased.map(|f| text.span(&f.tokens)).collect()
}

/// `[number]`, `<Company Name>`: brackets around a blank. A link of Markdown is none.
fn bracket(facts: &Facts<'_>, open: usize) -> Option<Span> {
    let text = facts.text;
    let closing = match text.lower(open) {
        "[" => "]",
        "<" => ">",
        "{" => "}",
        _ => return None,
    };
    let close = (open + 1..text.tokens.len()).take(INSIDE + 1).find(|t| text.lower(*t) == closing)?;
    let plain = |t: usize| text.tokens[t].kind == TokenKind::Word || matches!(text.lower(t), "/" | "#" | "-" | "'" | ",");
    let link = text.lower(close + 1) == "(" && text.tokens[close + 1].gap == Gap::None;
    let blank = (open + 1..close).all(plain) && facts.lexicon.wording.blanks.any_within(text, open + 1..close);
    (blank && !link).then(|| text.span(&(open..close + 1)))
}

/// `XX%`, `__%`, `$XXX`: a number that was never filled in.
fn number(facts: &Facts<'_>, at: usize) -> Option<Span> {
    let (text, span) = (facts.text, facts.text.tokens[at].span);
    let blank = |t: usize| facts.lexicon.wording.no_number.iter().any(|n| n == text.lower(t));
    let joined = |t: usize| text.tokens.get(t).is_some_and(|t| t.gap == Gap::None);
    // Lines to write on are no tokens.
    let (before, behind) = (&text.source()[..span.start], &text.source()[span.end..]);
    match text.lower(at) {
        "%" if before.ends_with("__") => Some(Span::new(before.trim_end_matches('_').len(), span.end)),
        "%" => at.checked_sub(1).filter(|b| joined(at) && blank(*b) && !joined(*b)).map(|b| text.span(&(b..at + 1))),
        "$" if behind.starts_with("__") => Some(Span::new(span.start, span.end + behind.len() - behind.trim_start_matches('_').len())),
        "$" => (joined(at + 1) && blank(at + 1)).then(|| text.span(&(at..at + 2))),
        _ => None,
    }
}
