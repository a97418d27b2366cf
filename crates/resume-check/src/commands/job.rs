//! `--job FILE`: the posting that resumes are matched with.

use std::path::Path;

use resume_check_core::{Analyzer, Posting};

use crate::args::Check;
use crate::exit::Fault;
use crate::inputs;
use crate::render::lines::named;

/// The posting that is given, read once for all resumes.
pub(crate) fn posting(args: &Check, outputs: &[&Path], analyzer: &Analyzer) -> Result<Option<Posting>, Fault> {
    let Some(path) = &args.job else { return Ok(None) };
    if path == Path::new("-") && args.paths.iter().any(|p| p == path) {
        return Err(Fault::usage("--job and the resume can't both come from standard input; give one of them as a file"));
    }
    if outputs.iter().any(|output| inputs::is_same(output, path)) {
        return Err(Fault::usage("a report would take the place of the job description; give it a file of its own"));
    }
    let name = inputs::shown(path);
    let of_posting = |fault: Fault| Fault { message: format!("--job {}: {}", named(&name), fault.message), ..fault };
    let document = inputs::read(path).map_err(|fault| match fault.kind {
        "empty" => of_posting(Fault { message: "the file is empty; save the job description's text in it".to_owned(), ..fault }),
        _ => of_posting(fault),
    })?;
    let posting = analyzer.posting(&document).map_err(|e| of_posting(e.into()))?;
    Ok(Some(posting.with_path(name)))
}
