//! Headers and footers of pages: the first page's header is read first, what the others add comes last, and nothing is read twice.

use std::collections::HashSet;

use crate::contact;
use crate::draft::Draft;

/// Where a header or footer is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// The header of the first page.
    FirstHeader,
    /// Another header.
    Header,
    /// A footer.
    Footer,
}

/// Joins headers and footers to the body that they stand around.
pub(crate) fn join(body: &mut Draft, mut around: Vec<(Place, Draft)>) {
    if around.is_empty() {
        return;
    }
    around.sort_by_key(|(place, _)| *place);
    // Where the first page has no header of its own, it shows that of all pages.
    if let Some((place, _)) = around.first_mut().filter(|(place, _)| *place == Place::Header) {
        *place = Place::FirstHeader;
    }
    let mut seen: HashSet<String> = body.lines().map(plain).collect();
    let in_body = contact::is_in(body.lines());
    let mut aside = false;
    let mut first = None;
    for (place, mut draft) in around {
        draft.retain(|text| seen.insert(plain(text)));
        aside |= !in_body && contact::is_in(draft.lines());
        if place == Place::FirstHeader && first.is_none() {
            first = Some(draft);
        } else {
            body.join(draft, false);
        }
    }
    if let Some(draft) = first {
        body.join(draft, true);
    }
    if aside {
        let message = "the contact data stands only in the header or footer of the pages, which some screening systems skip: write it at the top of the page itself";
        body.warn("header-footer", message);
    }
}

/// A line by its words alone.
fn plain(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}
