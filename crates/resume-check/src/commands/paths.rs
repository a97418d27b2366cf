//! `resume-check paths`: where a resume stands for every title of the ladder and every path beside it.

use std::path::Path;

use resume_check_core::Options;

use super::document;
use crate::args::{Answer, Shape};
use crate::clock;
use crate::exit::{Exit, Fault};
use crate::inputs;
use crate::output::Output;
use crate::render::{json, paths as render};

/// Ranks the paths.
pub(crate) fn paths(path: &Path, answer: &Answer, lexicons: Option<&Path>, output: Output<'_>) -> Result<Exit, Fault> {
    let analyzer = inputs::analyzer(lexicons)?;
    let options = Options::new(clock::as_of(answer.as_of)?).with_path(inputs::shown(path));
    let Some(document) = document(path) else { return Ok(Exit::Failed) };
    let paths = analyzer.paths(&document, &options);
    match answer.format {
        Shape::Json => output.raw(json::printed(&paths)?.as_bytes())?,
        Shape::Text => output.styled(&render::paths(&paths, output.width()))?,
    }
    Ok(Exit::Done)
}
