//! `resume-check compare`: what moved between two versions of a resume.

use std::path::{Path, PathBuf};

use resume_check_core::{Target, guidance};

use super::document;
use crate::args::{Answer, Shape, Toward};
use crate::clock;
use crate::config::Config;
use crate::exit::{Exit, Fault};
use crate::inputs;
use crate::output::{Output, say};
use crate::render::lines::number;
use crate::render::{compare as render, json};

/// Compares two versions against one target: the one that is asked for, else the level above the old version's.
pub(crate) fn compare(
    [old, new]: [&PathBuf; 2],
    toward: &Toward,
    answer: &Answer,
    fail_on_drop: bool,
    lexicons: Option<&Path>,
    output: Output<'_>,
) -> Result<Exit, Fault> {
    if old == Path::new("-") && new == Path::new("-") {
        return Err(Fault::usage("standard input can be read once: give one of the two versions as a file"));
    }
    let analyzer = inputs::analyzer(lexicons)?;
    let options = Config::find(None, old)?.options(clock::as_of(answer.as_of)?, toward, old, &analyzer)?;
    let (Some(before), Some(after)) = (document(old), document(new)) else { return Ok(Exit::Failed) };
    let before = analyzer.analyze(&before, &options.clone().with_path(inputs::shown(old)));
    let same = options.target.clone().unwrap_or_else(|| Target::level(before.target.level));
    let after = analyzer.analyze(&after, &options.with_path(inputs::shown(new)).with_target(same));
    let comparison = guidance::compare(&before, &after);
    match answer.format {
        Shape::Json => output.raw(json::printed(&comparison)?.as_bytes())?,
        Shape::Text => output.styled(&render::comparison(&comparison, output.width()))?,
    }
    if fail_on_drop && comparison.change < 0.0 {
        say(&format!("the score fell by {} points", number(-comparison.change)));
        return Ok(Exit::Gate);
    }
    Ok(Exit::Done)
}
