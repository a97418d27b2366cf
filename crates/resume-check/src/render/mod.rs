//! How results are shown: one file for each format, and the pieces that texts for a person are set from.

pub(crate) mod job;
pub(crate) mod json;
pub(crate) mod lines;
pub(crate) mod summary;
pub(crate) mod text;
pub(crate) mod views;

use anstyle::{AnsiColor, Style};

/// Headings and what matters most.
pub(crate) const STRONG: Style = Style::new().bold();
/// What can be passed over.
pub(crate) const FAINT: Style = Style::new().dimmed();
/// What is reached.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default();
/// What is on the way.
pub(crate) const SOME: Style = AnsiColor::Yellow.on_default();
/// What to look at.
pub(crate) const LOOK: Style = AnsiColor::Cyan.on_default();

/// The text in a style. Styles carry no meaning alone: without them a text says the same.
pub(crate) fn paint(style: Style, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{style}{text}{style:#}") }
}
