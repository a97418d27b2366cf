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

pub(crate) use check::check;
pub(crate) use compare::compare;
pub(crate) use explain::explain;
pub(crate) use lexicon::lexicon;
pub(crate) use paths::paths;
pub(crate) use plan::plan;
pub(crate) use rubric::rubric;
pub(crate) use shell::{completions, man, schema};
pub(crate) use text::text;
