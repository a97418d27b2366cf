//! `--job FILE`: the posting that resumes are matched with.

use std::path::Path;

use resume_check_core::{Analyzer, Options};

use crate::args::Check;
use crate::exit::Fault;
use crate::inputs;
use crate::render::lines::named;
use crate::worker::Worker;

/// The options with the posting that is given, read once.
pub(crate) fn with(options: Options, args: &Check, analyzer: &Analyzer) -> Result<Options, Fault> {
    let Some(path) = &args.job else { return Ok(options) };
    if path == Path::new("-") && args.paths.iter().any(|p| p == path) {
        return Err(Fault::usage("--job and the resume can't both come from standard input; give one of them as a file"));
    }
    if args.output.as_deref().is_some_and(|output| inputs::is_same(output, path)) {
        return Err(Fault::usage("--output names the job description; give the report a file of its own"));
    }
    let name = path.to_string_lossy();
    let of_posting = |fault: Fault| Fault { message: format!("--job {}: {}", named(&name), fault.message), ..fault };
    let input = inputs::read(path, &mut Worker::default()).map_err(|fault| match fault.kind {
        "empty" => of_posting(Fault { message: "the file is empty; save the job description's text in it".to_owned(), ..fault }),
        _ => of_posting(fault),
    })?;
    let posting = analyzer.posting(&input.document).map_err(|e| of_posting(e.into()))?;
    Ok(options.with_job(posting.with_path(name)))
}
