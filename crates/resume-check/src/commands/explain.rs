//! `resume-check explain`: what a rule, a criterion or a name means.

use std::path::Path;

use crate::exit::{Exit, Fault};
use crate::inputs;
use crate::output::Output;
use crate::render::views;

/// Explains the rule, or everything else that goes by the name.
pub(crate) fn explain(name: &str, lexicons: Option<&Path>, output: Output<'_>) -> Result<Exit, Fault> {
    let analyzer = inputs::analyzer(lexicons)?;
    let shown = match analyzer.rule(name) {
        Ok(rule) => views::rule(&rule, output.width()),
        Err(unknown) if is_code(name) => return Err(unknown.into()),
        Err(_) => views::explanation(&analyzer.explain(name)?, output.width()),
    };
    output.styled(&shown)?;
    Ok(Exit::Done)
}

/// Whether the name has the shape of a rule's code.
fn is_code(name: &str) -> bool {
    name.len() > 2 && name[..2].eq_ignore_ascii_case("rc") && name[2..].bytes().all(|b| b.is_ascii_digit())
}
