//! `resume-check plan`: the way from a resume to a target.

use std::path::Path;

use super::document;
use crate::args::{Answer, Shape, Toward};
use crate::clock;
use crate::config::Config;
use crate::exit::{Exit, Fault};
use crate::inputs;
use crate::output::Output;
use crate::render::{json, plan as render};

/// Plans the way to a target.
pub(crate) fn plan(path: &Path, toward: &Toward, answer: &Answer, lexicons: Option<&Path>, output: Output<'_>) -> Result<Exit, Fault> {
    let analyzer = inputs::analyzer(lexicons)?;
    let options = Config::find(None, path)?.options(clock::as_of(answer.as_of)?, toward, path, &analyzer)?.with_path(inputs::shown(path));
    let Some(document) = document(path) else { return Ok(Exit::Failed) };
    let plan = analyzer.plan(&document, &options);
    match answer.format {
        Shape::Json => output.raw(json::printed(&plan)?.as_bytes())?,
        Shape::Text => output.styled(&render::plan(&plan, output.width()))?,
    }
    Ok(Exit::Done)
}
