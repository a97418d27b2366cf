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

pub(super) use index::{foot, head, row};
pub(super) use page::page;

/// What every page begins with.
struct Sheet {
    /// The style sheet. A browser hashes it with one kind of line end, whichever this was built from.
    style: String,
    /// What the page may do: show itself in its own style.
    policy: String,
}

static SHEET: LazyLock<Sheet> = LazyLock::new(|| {
    let style = include_str!("../../../templates/page.css").replace("\r\n", "\n");
    let hash = STANDARD.encode(Sha256::digest(&style));
    let policy = format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'");
    Sheet { style, policy }
});

/// A template, filled. It is written to memory, and no value of it can fail: it has one text.
fn filled(template: &impl Template) -> String {
    template.render().unwrap_or_default()
}
