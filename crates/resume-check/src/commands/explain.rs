//! `resume-check explain`: what a criterion or a name means.

use std::path::Path;

use crate::exit::{Exit, Fault};
use crate::inputs;
use crate::output::Output;
use crate::render::views;

/// Explains everything that goes by the name.
pub(crate) fn explain(name: &str, lexicons: Option<&Path>, output: Output<'_>) -> Result<Exit, Fault> {
    let found = inputs::analyzer(lexicons)?.explain(name)?;
    output.styled(&views::explanation(&found, output.width()))?;
    Ok(Exit::Done)
}
