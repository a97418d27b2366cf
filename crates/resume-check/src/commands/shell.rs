//! What other programs ask for: the schema of a report, completions, the manual page.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::args::Args;
use crate::exit::{Exit, Fault};
use crate::output::Output;
use crate::render::json;

/// Prints the JSON Schema of a report.
pub(crate) fn schema(output: Output<'_>) -> Result<Exit, Fault> {
    output.raw(json::printed(&resume_check_core::report::schema())?.as_bytes())?;
    Ok(Exit::Done)
}

/// Prints the completions for a shell.
pub(crate) fn completions(shell: Shell, output: Output<'_>) -> Result<Exit, Fault> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "resume-check", &mut script);
    output.raw(&script)?;
    Ok(Exit::Done)
}

/// Prints the manual page.
pub(crate) fn man(output: Output<'_>) -> Result<Exit, Fault> {
    let mut page = Vec::new();
    let set = clap_mangen::Man::new(Args::command()).render(&mut page);
    set.map_err(|e| Fault { kind: "output", message: format!("the manual page can't be set: {e}") })?;
    output.raw(&page)?;
    Ok(Exit::Done)
}
