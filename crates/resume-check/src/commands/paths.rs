//! `resume-check paths`: where a resume stands for every title of the ladder and every path beside it.

use std::path::Path;

use super::plan::{input, options};
use crate::args::{Answer, Shape};
use crate::exit::{Exit, Fault};
use crate::inputs;
use crate::output::Output;
use crate::render::{json, paths as render};

/// Ranks the paths.
pub(crate) fn paths(path: &Path, answer: &Answer, lexicons: Option<&Path>, output: Output<'_>) -> Result<Exit, Fault> {
    let analyzer = inputs::analyzer(lexicons)?;
    let options = options(answer, path)?;
    let Some(document) = input(path) else { return Ok(Exit::Failed) };
    let paths = analyzer.paths(&document, &options);
    match answer.format {
        Shape::Json => output.raw(json::guidance(&paths)?.as_bytes())?,
        Shape::Text => output.styled(&render::paths(&paths, output.width()))?,
    }
    Ok(Exit::Done)
}
