//! `resume-check rubric`: what earns points at a target.

use std::path::Path;

use resume_check_core::Level;

use crate::exit::{Exit, Fault};
use crate::inputs;
use crate::output::Output;
use crate::render::views;

/// Shows the rubric of a target, or all levels side by side.
pub(crate) fn rubric(target: Option<&str>, track: Option<&str>, lexicons: Option<&Path>, output: Output<'_>) -> Result<Exit, Fault> {
    let analyzer = inputs::analyzer(lexicons)?;
    let text = match target {
        Some(name) => {
            let target = analyzer.target(name, track)?;
            views::rubric(&analyzer.rubric(target.level, target.track), output.width())
        }
        None if track.is_some() => {
            return Err(Fault::usage("--track lays its criteria over a level; name one: resume-check rubric mid --track auditing"));
        }
        None => views::rubrics(&Level::ALL.iter().map(|level| analyzer.rubric(*level, None)).collect::<Vec<_>>(), output.width()),
    };
    output.styled(&text)?;
    Ok(Exit::Done)
}
