//! A report for a program: what the library returns, as JSON.

use std::path::Path;

use resume_check_core::Report;
use serde::Serialize;
use serde_json::json;

use crate::exit::Fault;

/// The report.
pub(crate) fn report(report: &Report) -> Result<String, Fault> {
    set(serde_json::to_string_pretty(report))
}

/// A plan, the standing of every path, or a comparison.
pub(crate) fn guidance(answer: &impl Serialize) -> Result<String, Fault> {
    set(serde_json::to_string_pretty(answer))
}

/// What stands in a report's place where the input could not be read.
pub(crate) fn failure(path: &Path, fault: &Fault) -> Result<String, Fault> {
    let object = json!({
        "document": {"path": path.to_string_lossy()},
        "error": {"kind": fault.kind, "message": fault.message},
    });
    set(serde_json::to_string_pretty(&object))
}

/// The schema of a report.
pub(crate) fn schema() -> Result<String, Fault> {
    set(serde_json::to_string_pretty(&resume_check_core::report::schema()))
}

fn set(json: serde_json::Result<String>) -> Result<String, Fault> {
    let text = json.map_err(|e| Fault { kind: "output", message: format!("the report can't be written as JSON: {e}") })?;
    Ok(text + "\n")
}
