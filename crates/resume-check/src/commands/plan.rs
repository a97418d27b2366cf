//! `resume-check plan`: the way from a resume to a target.

use std::path::Path;

use resume_check_core::{Analyzer, Document, Options};

use super::check::this_month;
use crate::args::{Answer, Shape, Toward};
use crate::config::Config;
use crate::exit::{Exit, Fault};
use crate::inputs;
use crate::output::{Output, say};
use crate::render::lines::named;
use crate::render::{json, plan as render};
use crate::worker::Worker;

/// Plans the way to a target.
pub(crate) fn plan(path: &Path, toward: &Toward, answer: &Answer, lexicons: Option<&Path>, output: Output<'_>) -> Result<Exit, Fault> {
    let analyzer = inputs::analyzer(lexicons)?;
    let options = target(&analyzer, toward, path, options(answer, path)?)?;
    let Some(document) = input(path) else { return Ok(Exit::Failed) };
    let plan = analyzer.plan(&document, &options);
    match answer.format {
        Shape::Json => output.raw(json::guidance(&plan)?.as_bytes())?,
        Shape::Text => output.styled(&render::plan(&plan, output.width()))?,
    }
    Ok(Exit::Done)
}

/// What every resume is read with.
pub(super) fn options(answer: &Answer, path: &Path) -> Result<Options, Fault> {
    let as_of = answer.as_of.or_else(this_month).ok_or_else(|| Fault::usage("this machine's clock tells no month; give one with --as-of YYYY-MM"))?;
    Ok(Options::new(as_of).with_path(path.to_string_lossy()))
}

/// The options with the target that is asked for, else the one of the folder's settings.
pub(super) fn target(analyzer: &Analyzer, toward: &Toward, path: &Path, options: Options) -> Result<Options, Fault> {
    if toward.track.is_some() && toward.target.is_none() {
        return Err(Fault::usage("--track needs --target: it lays its criteria over a level, such as --target mid"));
    }
    if let Some(name) = &toward.target {
        return Ok(options.with_target(analyzer.target(name, toward.track.as_deref())?));
    }
    let config = Config::find(None, path)?;
    match config.target_of(path) {
        Some((name, track)) => Ok(options.with_configured_target(analyzer.target(name, track)?)),
        None => Ok(options),
    }
}

/// The resume; what kept it from being read is said.
pub(super) fn input(path: &Path) -> Option<Document> {
    let document = inputs::bytes(path).and_then(|bytes| inputs::document(&bytes, &mut Worker::default()));
    document.map_err(|fault| say(&format!("{}: {}", named(&path.to_string_lossy()), fault.message))).ok()
}
