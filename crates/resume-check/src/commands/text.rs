//! `resume-check text`: the text that is analysed.

use std::path::Path;

use super::document;
use crate::exit::{Exit, Fault};
use crate::inputs;
use crate::output::{Output, say};
use crate::render::lines::{named, plain};

/// Writes exactly the text that spans point into; on a terminal what it would obey is shown as its code.
pub(crate) fn text(path: &Path, output: Output<'_>) -> Result<Exit, Fault> {
    let Some(document) = document(path) else { return Ok(Exit::Failed) };
    for warning in &document.warnings {
        say(&format!("{}: {}", named(&inputs::shown(path)), warning.message));
    }
    if output.is_terminal() {
        let shown: String = document.text.lines().map(|line| plain(line) + "\n").collect();
        output.raw(shown.as_bytes())?;
    } else {
        output.raw(document.text.as_bytes())?;
    }
    Ok(Exit::Done)
}
