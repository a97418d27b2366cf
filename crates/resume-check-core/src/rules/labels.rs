//! Numbers and dates behind a label: `MRN: 00482913`, `SSN 123-45-6789`, `DOB 04/12/1961`.

use std::ops::Range;

use crate::text::{Text, TokenKind};

/// How many tokens stand between a label and its number.
const BETWEEN: usize = 3;
/// The most tokens of a number or date.
const LONGEST: usize = 8;

/// A label and the number behind it that has at least so many digits.
pub(super) fn digits_behind(text: &Text<'_>, label: &Range<usize>, fewest: usize) -> Option<Range<usize>> {
    let own = |t: usize| matches!(text.lower(t), ":" | "#" | "." | "-" | "no" | "number" | "nos" | "id" | "is" | "of" | "(");
    let first = (label.end..label.end + BETWEEN + 1).find(|t| !own(*t))?;
    let line = text.tokens.get(first)?.line;
    // Digits, with letters and dashes that touch them: `A-00482-913`.
    let part = |t: usize| {
        let token = text.tokens.get(t)?;
        let touches = t == first || token.gap <= crate::text::Gap::Style;
        let word = token.kind == TokenKind::Word && token.text.len() <= 3 && !token.small;
        (touches && token.line == line && (token.kind == TokenKind::Number || word || text.lower(t) == "-")).then_some(t)
    };
    let mut end = (first..first + LONGEST).map_while(part).last()? + 1;
    while text.lower(end - 1) == "-" && end > first + 1 {
        end -= 1;
    }
    let digits: usize = (first..end).filter(|t| text.tokens[*t].kind == TokenKind::Number).map(|t| text.lower(t).len()).sum();
    (digits >= fewest).then_some(label.start..end)
}

/// A label and the date with a day behind it: `04/12/1961`, `April 12, 1961`.
pub(super) fn date_behind(text: &Text<'_>, label: &Range<usize>) -> Option<Range<usize>> {
    let own = |t: usize| matches!(text.lower(t), ":" | "." | "-" | "is" | "on" | "(");
    let first = (label.end..label.end + BETWEEN + 1).find(|t| !own(*t))?;
    let line = text.tokens.get(first)?.line;
    let part = |t: &usize| {
        let number = text.tokens.get(*t).is_some_and(|t| t.kind == TokenKind::Number && t.line == line);
        let month = || text.lower(*t).len() >= 3 && MONTHS.iter().any(|m| m.starts_with(text.lower(*t).get(..3).unwrap_or("none")));
        number || matches!(text.lower(*t), "/" | "-" | "." | ",") || month()
    };
    let end = (first..first + LONGEST).take_while(part).filter(|t| text.tokens.get(*t).is_some_and(|t| t.kind == TokenKind::Number)).last()? + 1;
    let numbers = (first..end).filter(|t| text.tokens[*t].kind == TokenKind::Number).count();
    (numbers >= 2).then_some(label.start..end)
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
