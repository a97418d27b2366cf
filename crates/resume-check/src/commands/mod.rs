//! One file for each command, or for a few that are a line each.

mod check;
mod compare;
mod explain;
mod job;
mod lexicon;
mod paths;
mod plan;
mod rubric;
mod shell;
mod text;

use std::path::Path;

use resume_check_core::Document;

use crate::inputs;
use crate::output::say;
use crate::render::lines::named;

pub(crate) use check::check;
pub(crate) use compare::compare;
pub(crate) use explain::explain;
pub(crate) use lexicon::lexicon;
pub(crate) use paths::paths;
pub(crate) use plan::plan;
pub(crate) use rubric::rubric;
pub(crate) use shell::{completions, man, schema};
pub(crate) use text::text;

/// The document at a path; what kept it from being read is said.
fn document(path: &Path) -> Option<Document> {
    inputs::read(path).map_err(|fault| say(&format!("{}: {}", named(&inputs::shown(path)), fault.message))).ok()
}
