//! Contact data, told by its shape: enough to know whether a part of a file holds it.

/// The fewest digits of a telephone number.
const DIGITS: usize = 10;

/// Whether one of the lines holds a mail address or a telephone number.
pub(crate) fn is_in<'a>(mut lines: impl Iterator<Item = &'a str>) -> bool {
    lines.any(|line| line.split_whitespace().any(is_mail) || is_telephone(line))
}

fn is_mail(word: &str) -> bool {
    word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.trim_end_matches('.').contains('.'))
}

/// Ten digits or more with nothing but signs of a number between them.
fn is_telephone(line: &str) -> bool {
    let mut digits = 0;
    for c in line.chars() {
        match c {
            '0'..='9' => digits += 1,
            ' ' | '(' | ')' | '-' | '.' | '+' | '/' | '–' => {}
            _ => digits = 0,
        }
        if digits >= DIGITS {
            return true;
        }
    }
    false
}
