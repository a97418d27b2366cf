//! Pages: one file that needs nothing else, to read on any screen and to print; of several resumes an index.
//!
//! Views are plain data, and all markup stands in `templates/`, where every value is escaped. A page runs no script and fetches nothing:
//! its policy allows one style sheet by its hash, so that what a resume holds could not even if it were markup.

mod bars;
mod gauge;
mod index;
mod ladder;
mod marked;
mod page;
mod way;

use std::sync::LazyLock;

use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::lines;

pub(super) use index::{foot, head, row};
pub(super) use page::page;

/// What every page begins with.
struct Common {
    /// The style sheet. A browser hashes it with one kind of line end, whichever this was built from.
    style: String,
    /// What the page may do: show itself in its own style.
    policy: String,
}

static COMMON: LazyLock<Common> = LazyLock::new(|| {
    let style = include_str!("../../../templates/page.css").replace("\r\n", "\n");
    let hash = STANDARD.encode(Sha256::digest(&style));
    let policy = format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'");
    Common { style, policy }
});

/// Where something stands: the number of the line, which a link leads to, and how a person is told.
#[derive(Debug)]
struct Place {
    line: usize,
    words: String,
}

impl Place {
    fn of(pages: Option<usize>, page: Option<usize>, line: usize) -> Self {
        Self { line, words: lines::place(pages, page, line) }
    }
}

/// A template, filled. It is written to memory, and no value of it can fail: it has one text.
fn filled(template: &impl Template) -> String {
    template.render().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    /// The colours of a theme: what follows the opening of its block, up to the end of it.
    fn theme(opening: &str) -> HashMap<&'static str, [u8; 3]> {
        let style = include_str!("../../../templates/page.css");
        let block = style.split_once(opening).and_then(|(_, rest)| rest.split_once('}')).expect(opening).0;
        let colours = block.split(';').filter_map(|declaration| declaration.trim().strip_prefix("--")?.split_once(": #"));
        let digit = |byte: u8| u8::try_from(char::from(byte).to_digit(16).expect("a hexadecimal digit")).expect("a digit");
        let channels = |hex: &str| match hex.as_bytes() {
            [a, b, c] => [a, b, c].map(|d| digit(*d) * 17),
            [a, b, c, d, e, f] => [(a, b), (c, d), (e, f)].map(|(high, low)| digit(*high) * 16 + digit(*low)),
            _ => panic!("{hex} is no colour"),
        };
        colours.map(|(name, hex)| (name, channels(hex))).collect()
    }

    /// The contrast of two colours as WCAG 2.2 defines it.
    fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
        let linear = |channel: u8| {
            let part = f64::from(channel) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let luminance = |[r, g, b]: [u8; 3]| 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_word_can_be_read_in_light_in_dark_and_on_paper() {
        assert!((contrast([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 1e-9);
        for opening in
            ["color-scheme: light dark;", "(prefers-color-scheme: dark) {\n  :root {", "@media print {\n  @page { margin: 10mm; }\n  :root {"]
        {
            let colours = theme(opening);
            assert_eq!(colours.len(), 11, "{opening}");
            for (ground, words) in [
                ("paper", &["ink", "faint", "good", "some", "link"][..]),
                ("raised", &["ink", "faint", "link"]),
                ("good-soft", &["ink"]),
                ("good-softer", &["ink"]),
                ("some-soft", &["ink", "faint"]),
                ("good", &["paper"]),
            ] {
                for word in words {
                    let ratio = contrast(colours[ground], colours[word]);
                    assert!(ratio >= 4.5, "{opening} {word} on {ground}: {ratio:.2}");
                }
            }
        }
    }
}
