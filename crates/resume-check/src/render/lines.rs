//! Setting lines for a person: widths as a terminal shows them, wrapping, cutting, and nothing that a terminal would obey.

use resume_check_core::report::SalaryBand;
use resume_check_core::{Level, Track};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The text with everything that a terminal would obey, or that would reorder or hide letters, shown as its code: `\u{1b}`.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '\t' {
            out.push(' ');
        } else if is_obeyed(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out
}

/// What a person calls an input: its path, or standard input.
pub(crate) fn named(path: &str) -> String {
    if path == "-" { "standard input".to_owned() } else { plain(path) }
}

/// Where something stands: `line 13`, and of a document of several pages `page 2, line 31`.
pub(crate) fn place(pages: Option<usize>, page: Option<usize>, line: usize) -> String {
    match page.filter(|_| pages > Some(1)) {
        Some(page) => format!("page {page}, line {line}"),
        None => format!("line {line}"),
    }
}

/// A target in words: `senior`, `mid, auditing`, `coding-auditor (mid)`.
pub(crate) fn target(title: Option<&str>, track: Option<Track>, level: Level) -> String {
    match (title, track) {
        (Some(title), _) => format!("{} ({level})", plain(title)),
        (None, Some(track)) => format!("{level}, {track}"),
        (None, None) => level.to_string(),
    }
}

/// What a level earns a year: `$41,600-$64,070`.
pub(crate) fn band(band: &SalaryBand) -> String {
    format!("${}-${}", grouped(f64::from(band.low)), grouped(f64::from(band.high)))
}

/// A point of a list, on lines of so many columns.
pub(crate) fn bulleted(text: &str, columns: usize) -> String {
    let lines = wrapped(&plain(text), columns.saturating_sub(4));
    lines.iter().enumerate().map(|(index, line)| format!("{}{line}\n", if index == 0 { "  - " } else { "    " })).collect()
}

/// A path with slashes as a reference: every other byte than a plain letter as its code, so that no part of it is a scheme, a query or markup.
pub(crate) fn reference(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(byte.into()),
            byte => out += &format!("%{byte:02X}"),
        }
    }
    out
}

/// Control characters of both sets, marks of writing direction, separators of lines, and tags.
fn is_obeyed(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// How many columns a text takes.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// The text, filled with blanks up to so many columns.
pub(crate) fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// The text, with blanks before it up to so many columns.
pub(crate) fn right(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}

/// The beginning of the text that fits into so many columns.
pub(crate) fn clipped(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    format!("{}…", head(text, columns.saturating_sub(1)).trim_end())
}

/// The end of the text that fits into so many columns: of a path, what tells it from others.
pub(crate) fn clipped_left(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut kept = 0;
    let mut from = text.len();
    for (at, c) in text.char_indices().rev() {
        kept += c.width().unwrap_or(0);
        if kept >= columns {
            break;
        }
        from = at;
    }
    format!("…{}", text[from..].trim_start())
}

/// The beginning and the end of the text, as much as fits into so many columns: of a file's name, both tell it from others.
pub(crate) fn clipped_middle(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let begin = head(text, columns.saturating_sub(1) / 3);
    format!("{begin}{}", clipped_left(&text[begin.len()..], columns.saturating_sub(width(begin))))
}

/// As many characters as fit.
fn head(text: &str, columns: usize) -> &str {
    let mut taken = 0;
    let cut = text.char_indices().find(|(_, c)| {
        taken += c.width().unwrap_or(0);
        taken > columns
    });
    cut.map_or(text, |(at, _)| &text[..at])
}

/// The words of the text in lines of so many columns. A word that is longer than a line is cut where the line ends.
pub(crate) fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for mut word in text.split_whitespace() {
        if !line.is_empty() && width(&line) + 1 + width(word) > columns {
            lines.push(std::mem::take(&mut line));
        }
        while width(word) > columns {
            let part = head(word, columns);
            if part.is_empty() {
                break;
            }
            lines.push(part.to_owned());
            word = &word[part.len()..];
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The items that fit into so many columns, the first ones first, and how many more there are: `CPC, CPMA +2`.
pub(crate) fn fitted(items: &[String], columns: usize) -> String {
    let list = |shown: &[&str]| {
        let (list, more) = (shown.join(", "), items.len() - shown.len());
        if more == 0 { list } else { format!("{list} +{more}") }
    };
    let mut shown: Vec<&str> = Vec::new();
    for item in items {
        shown.push(item);
        // What stands behind it may be short enough.
        if width(&list(&shown)) > columns {
            shown.pop();
        }
    }
    if shown.is_empty() { items.first().map_or(String::new(), |i| clipped(i, columns)) } else { list(&shown) }
}

/// A number with at most two decimals: `61`, `62.5`.
pub(crate) fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A number with its thousands apart: `85,000`, `1,250.5`.
pub(crate) fn grouped(value: f64) -> String {
    let text = number(value);
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let digits = whole.chars().filter(char::is_ascii_digit).count();
    let mut out = String::new();
    let mut left = digits;
    for c in whole.chars() {
        out.push(c);
        if c.is_ascii_digit() {
            left -= 1;
            if left > 0 && left.is_multiple_of(3) {
                out.push(',');
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_a_terminal_that_it_would_obey() {
        for (text, shown) in [
            ("plain – “words” 📄", "plain – “words” 📄"),
            ("a\tb", "a b"),
            ("\u{1b}[31mred\u{7}", "\\u{1b}[31mred\\u{7}"),
            ("c1 \u{9b}31m", "c1 \\u{9b}31m"),
            ("over\rwritten\n", "over\\u{d}written\\u{a}"),
            ("\u{202e}fdp.exe", "\\u{202e}fdp.exe"),
            ("\u{2066}x\u{2069}\u{200f}", "\\u{2066}x\\u{2069}\\u{200f}"),
        ] {
            assert_eq!(plain(text), shown);
        }
    }

    #[test]
    fn lines_are_as_wide_as_they_are_shown() {
        assert_eq!(wrapped("one two  three", 8), ["one two", "three"]);
        assert_eq!(wrapped("abcdefghij k", 4), ["abcd", "efgh", "ij k"]);
        assert_eq!(wrapped("日本語 x", 4), ["日本", "語 x"]);
        assert_eq!(wrapped("", 4), Vec::<String>::new());
        assert_eq!(clipped("abcdef", 4), "abc…");
        assert_eq!(clipped("日本語", 4), "日…");
        assert_eq!(clipped_left("folder/resume.txt", 11), "…resume.txt");
        assert_eq!(clipped_middle("folder/resume.txt", 11), "fol…ume.txt");
        assert_eq!(clipped_middle("resume.txt", 10), "resume.txt");
        assert_eq!(padded("日", 4), "日  ");
    }

    #[test]
    fn lists_say_what_they_leave_out() {
        let items = ["CPC", "CPMA", "CCS-P"].map(str::to_owned);
        assert_eq!(fitted(&items, 30), "CPC, CPMA, CCS-P");
        assert_eq!(fitted(&items, 15), "CPC, CPMA +1");
        assert_eq!(fitted(&["97% first-pass acceptance", "CPC"].map(str::to_owned), 10), "CPC +1");
        assert_eq!(fitted(&items, 3), "CPC");
        assert_eq!(fitted(&[], 3), "");
    }

    #[test]
    fn numbers() {
        for (value, shown) in [(61.0, "61"), (62.5, "62.5"), (62.35, "62.35"), (85000.0, "85,000"), (1_234_567.5, "1,234,567.5"), (950.0, "950")] {
            assert_eq!(grouped(value), shown);
        }
    }
}
