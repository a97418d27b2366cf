//! Headers and footers that stand on every page, and page numbers: they are no part of the text that runs on.

use std::collections::HashMap;

use super::lines::Line;
use crate::contact;

/// The share of a page's height at its top and at its bottom where furniture stands.
const MARGIN: f32 = 0.11;
/// Furniture stands at the same height on each page, within so many points.
const SAME_HEIGHT: f32 = 3.0;
/// How many lines at either end of a page can be furniture.
const MOST_LINES: usize = 6;

/// A page's lines and its height in points.
pub(super) struct PageLines {
    /// The lines in reading order.
    pub lines: Vec<Line>,
    /// The height of the page as shown.
    pub height: f32,
}

/// Takes out page numbers, and each repeated header or footer but its first. Says which page's furniture holds contact data that a program may drop.
pub(super) fn remove(pages: &mut [PageLines]) -> Option<usize> {
    let many = pages.len();
    let mut seen: HashMap<(String, i64), (usize, usize)> = HashMap::new();
    for (number, page) in pages.iter().enumerate() {
        for line in margin_lines(page) {
            let at = seen.entry(key(&page.lines[line], page.height)).or_insert((number, 0));
            at.1 += 1;
        }
    }
    let mut contact = None;
    for (number, page) in pages.iter_mut().enumerate() {
        let margins = margin_lines(page);
        let mut drop = vec![false; page.lines.len()];
        for line in margins {
            let text = &page.lines[line].text;
            let repeated = seen.get(&key(&page.lines[line], page.height)).filter(|(_, count)| *count > 1 && *count * 2 >= many);
            if let Some((first, _)) = repeated {
                drop[line] = *first < number;
                if *first == number && contact::is_in(std::iter::once(text.as_str())) {
                    contact = contact.or(Some(number + 1));
                }
            }
            drop[line] |= is_page_number(text, number + 1, many) || repeats(page, line, number + 1);
        }
        let mut i = 0;
        page.lines.retain(|_| {
            i += 1;
            !drop[i - 1]
        });
    }
    contact
}

/// The places of the lines in the page's upper and lower margins.
fn margin_lines(page: &PageLines) -> Vec<usize> {
    let margin = page.height * MARGIN;
    let within = |range: fn(f32, f32, f32) -> bool| -> Vec<usize> {
        (0..page.lines.len()).filter(|i| range(page.lines[*i].base, margin, page.height)).collect()
    };
    let mut top = within(|base, margin, _| base < margin);
    let mut bottom = within(|base, margin, height| base > height - margin);
    top.sort_by(|a, b| page.lines[*a].base.total_cmp(&page.lines[*b].base));
    bottom.sort_by(|a, b| page.lines[*b].base.total_cmp(&page.lines[*a].base));
    top.truncate(MOST_LINES);
    bottom.truncate(MOST_LINES);
    top.append(&mut bottom);
    top.sort_unstable();
    top.dedup();
    top
}

/// A line's words without its numbers, and its height: what repeats.
fn key(line: &Line, height: f32) -> (String, i64) {
    let mut text = String::new();
    for c in line.text.chars() {
        match c {
            '0'..='9' if text.ends_with('#') => {}
            '0'..='9' => text.push('#'),
            _ => text.push(c),
        }
    }
    let from = if line.base < height / 2.0 { line.base } else { height - line.base };
    (text, (from / SAME_HEIGHT).round() as i64)
}

/// Whether a line is the page's number behind words that stand elsewhere on the page: `Jo Doe · 1`.
fn repeats(page: &PageLines, at: usize, number: usize) -> bool {
    let words = |text: &str| text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let own = words(&page.lines[at].text);
    let Some((last, name)) = own.split_last().filter(|(_, name)| !name.is_empty()) else { return false };
    *last == number.to_string() && page.lines.iter().enumerate().any(|(i, line)| i != at && words(&line.text).starts_with(name))
}

/// Whether the line is a page's number: `2`, `Page 2 of 3`, `- 2 -`, or what browsers print, an address and `2/3`.
fn is_page_number(text: &str, number: usize, many: usize) -> bool {
    let (number, many) = (number.to_string(), many.to_string());
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let own = |words: &[&str]| match words {
        [n] => *n == number,
        [n, m] | [n, "of", m] => *n == number && *m == many,
        _ => false,
    };
    let counted = text.split_whitespace().next_back().and_then(|w| w.split_once('/'));
    let printed = (text.starts_with("http") || text.starts_with("file:") || text.starts_with("about:"))
        && counted.is_some_and(|(n, m)| n == number && m == many);
    let after_page = words.strip_prefix(&["Page"]).or_else(|| words.strip_prefix(&["page"]));
    own(&words) || after_page.is_some_and(|rest| own(rest) || rest == [number.as_str()]) || printed
}
