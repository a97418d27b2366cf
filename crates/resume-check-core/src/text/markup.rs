//! Markup that was left over in a text: character references and tags.

/// Character references by name, without the ampersand and the semicolon.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("ndash", '\u{2013}'),
    ("mdash", '\u{2014}'),
    ("bull", '\u{2022}'),
    ("middot", '\u{b7}'),
    ("lsquo", '\u{2018}'),
    ("rsquo", '\u{2019}'),
    ("ldquo", '\u{201c}'),
    ("rdquo", '\u{201d}'),
    ("hellip", '\u{2026}'),
    ("reg", '\u{ae}'),
    ("trade", '\u{2122}'),
    ("copy", '\u{a9}'),
    ("frac12", '\u{bd}'),
    ("rarr", '\u{2192}'),
    ("le", '\u{2264}'),
    ("ge", '\u{2265}'),
    ("shy", '\u{ad}'),
    ("eacute", 'é'),
    ("ntilde", 'ñ'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("zwnj", '\u{200c}'),
    ("check", '\u{2713}'),
    ("times", '×'),
    ("deg", '°'),
    ("sect", '§'),
];
/// The longest character reference, in bytes.
const LONGEST_NAME: usize = 10;

/// The character that a reference at the start of `text` stands for (`&ndash;`, `&#8211;`, `&amp;ndash;`), and how many bytes spell it.
pub(super) fn reference(text: &str) -> Option<(char, usize)> {
    let (c, len) = one(text.strip_prefix('&')?)?;
    // What was escaped twice is read twice.
    match (c, one(&text[1 + len..])) {
        ('&', Some((inner, more))) => Some((inner, 1 + len + more)),
        _ => Some((c, 1 + len)),
    }
}

/// A reference without its ampersand, and its bytes with the semicolon.
fn one(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(LONGEST_NAME).position(|b| b == b';')?;
    let name = &text[..end];
    let c = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
        None => NAMED.iter().find(|(n, _)| *n == name).map(|(_, c)| *c)?,
    };
    Some((c, end + 1))
}

/// What a tag does to the words around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    /// It styles (`<b>`).
    Style,
    /// It parts columns (`<td>`).
    Column,
    /// It ends a line (`<br>`, `</p>`).
    Line,
    /// It opens an item of a list (`<li>`).
    Item,
}

/// A tag is no longer than this.
const LONGEST_TAG: usize = 200;

/// The tag at the start of `text`, and its bytes.
pub(super) fn tag(text: &str) -> Option<(Tag, usize)> {
    let inner = text.strip_prefix('<')?;
    let name = inner.strip_prefix('/').unwrap_or(inner);
    let letters = name.bytes().take(12).position(|b| !b.is_ascii_alphanumeric())?;
    let end = text.bytes().take(LONGEST_TAG).position(|b| b == b'>')?;
    let mut small = [0u8; 12];
    small[..letters].copy_from_slice(&name.as_bytes()[..letters]);
    small.make_ascii_lowercase();
    let tag = match &small[..letters] {
        b"li" if inner.len() == name.len() => Tag::Item,
        b"li" | b"p" | b"div" | b"br" | b"ul" | b"ol" | b"tr" | b"table" | b"tbody" | b"thead" | b"hr" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5"
        | b"h6" | b"section" | b"article" | b"header" | b"footer" | b"body" | b"html" | b"head" | b"dl" | b"dt" | b"dd" | b"main" => Tag::Line,
        b"td" | b"th" => Tag::Column,
        b"b" | b"i" | b"u" | b"em" | b"strong" | b"span" | b"a" | b"font" | b"small" | b"big" | b"sup" | b"sub" | b"code" | b"center" | b"img"
        | b"label" | b"s" | b"mark" => Tag::Style,
        _ => return None,
    };
    Some((tag, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_by_name_and_number() {
        for (text, expected) in [
            ("&amp;M", Some(('&', 5))),
            ("&ndash; 5", Some(('\u{2013}', 7))),
            ("&#8211;", Some(('\u{2013}', 7))),
            ("&#x2013;", Some(('\u{2013}', 8))),
            ("&amp;ndash;", Some(('\u{2013}', 11))),
            ("& M;", None),
            ("&M", None),
        ] {
            assert_eq!(reference(text), expected, "{text:?}");
        }
    }

    #[test]
    fn tags_that_are_known() {
        for (text, expected) in [
            ("<li>x", Some((Tag::Item, 4))),
            ("</li>", Some((Tag::Line, 5))),
            ("<br />", Some((Tag::Line, 6))),
            ("<span class=\"a\">", Some((Tag::Style, 16))),
            ("<5 days>", None),
            ("<john@mail.example>", None),
            ("<b", None),
        ] {
            assert_eq!(tag(text), expected, "{text:?}");
        }
    }
}
