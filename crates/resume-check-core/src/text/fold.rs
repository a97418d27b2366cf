//! Folding one character: what it is written for, whatever it looks like.

use unicode_normalization::UnicodeNormalization;

/// What a character folds to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fold {
    /// Letters, digits or a mark, in the case of the text.
    Char(char),
    /// Nothing at all: zero-width, a trademark sign, a combining accent.
    Nothing,
    /// A mark that only styles: parts words and is no token (`**`, `_`, a backtick).
    Style,
    /// A blank inside a line.
    Blank,
    /// A tab: a blank that parts columns.
    Tab,
    /// The end of a line.
    Newline,
}

/// The folded form of the character, and the characters of a compatibility form (a ligature, a full-width digit) after the first.
pub(super) fn fold_one(c: char) -> (Fold, Option<String>) {
    if c.is_ascii() {
        let folded = match c {
            '\t' => Fold::Tab,
            '\n' | '\r' | '\u{b}' | '\u{c}' => Fold::Newline,
            '*' | '_' | '`' => Fold::Style,
            ' ' => Fold::Blank,
            _ if c.is_ascii_control() => Fold::Blank,
            _ => Fold::Char(c),
        };
        return (folded, None);
    }
    let folded = match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' | '\u{2043}' => Fold::Char('-'),
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '\u{b4}' => Fold::Char('\''),
        '\u{201c}'..='\u{201f}' | '\u{2033}' | '\u{ab}' | '\u{bb}' => Fold::Char('"'),
        '\u{2044}' | '\u{2215}' => Fold::Char('/'),
        '\u{2192}' | '\u{21d2}' | '\u{27a1}' | '\u{2794}' => Fold::Char('\u{2192}'),
        '\u{2264}' | '\u{2265}' => Fold::Char(c),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' => Fold::Nothing,
        '\u{ae}' | '\u{a9}' | '\u{2122}' | '\u{2120}' => Fold::Nothing,
        '\u{2028}' | '\u{2029}' | '\u{85}' => Fold::Newline,
        '\u{fffd}' => Fold::Char('\u{2022}'),
        _ if c.is_whitespace() => Fold::Blank,
        _ if c.is_control() => Fold::Nothing,
        _ => return compatible(c),
    };
    (folded, None)
}

/// The compatibility decomposition without its accents: `é` is `e`, `ﬃ` is `ffi`, `９` is `9`.
fn compatible(c: char) -> (Fold, Option<String>) {
    let mut parts = std::iter::once(c).nfkd().filter(|p| !unicode_normalization::char::is_combining_mark(*p));
    let Some(first) = parts.next() else { return (Fold::Nothing, None) };
    let rest: String = parts.map(|p| if p == '\u{2044}' { '/' } else { p }).collect();
    let first = if first.is_whitespace() { Fold::Blank } else { Fold::Char(first) };
    (first, (!rest.is_empty()).then_some(rest))
}

/// The character that double-encoded UTF-8 stands for at the start of `text`, and how many bytes of `text` spell it.
///
/// UTF-8 that was once read as Windows-1252 shows as two or three characters (`â€“` for a dash).
pub(super) fn double_encoded(text: &str) -> Option<(char, usize)> {
    let mut bytes = [0u8; 4];
    let mut taken = 0;
    let mut len = 0;
    for c in text.chars().take(4) {
        bytes[len] = windows_1252(c)?;
        len += 1;
        taken += c.len_utf8();
        let wanted = match bytes[0] {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => return None,
        };
        if len == wanted {
            let decoded = std::str::from_utf8(&bytes[..len]).ok()?;
            return decoded.chars().next().map(|c| (c, taken));
        }
    }
    None
}

/// The byte that Windows-1252 writes for this character, beyond ASCII.
fn windows_1252(c: char) -> Option<u8> {
    const HIGH: [char; 32] = [
        '\u{20ac}', '\u{81}', '\u{201a}', '\u{192}', '\u{201e}', '\u{2026}', '\u{2020}', '\u{2021}', '\u{2c6}', '\u{2030}', '\u{160}', '\u{2039}',
        '\u{152}', '\u{8d}', '\u{17d}', '\u{8f}', '\u{90}', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}', '\u{2022}', '\u{2013}', '\u{2014}',
        '\u{2dc}', '\u{2122}', '\u{161}', '\u{203a}', '\u{153}', '\u{9d}', '\u{17e}', '\u{178}',
    ];
    match c {
        '\u{a0}'..='\u{ff}' => u8::try_from(u32::from(c)).ok(),
        _ => HIGH.iter().position(|h| *h == c).and_then(|i| u8::try_from(0x80 + i).ok()),
    }
}
