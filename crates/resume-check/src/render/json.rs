//! Reports for a program: what the library returns, as JSON; alone, in a list, or one a line.

use resume_check_core::Report;
use serde::Serialize;
use serde_json::{Value, json};

use super::Checked;
use crate::exit::Fault;

/// Before a list.
pub(super) fn head() -> &'static str {
    "[\n"
}

/// A report, or what stands in its place where the input could not be read.
pub(super) fn result(checked: &Checked<'_>) -> String {
    // Keys are strings and numbers are finite: it can be written.
    serde_json::to_string_pretty(&object(checked)).unwrap_or_default()
}

/// The same on one line, with the line's end.
pub(super) fn line(checked: &Checked<'_>) -> String {
    serde_json::to_string(&object(checked)).unwrap_or_default() + "\n"
}

/// After a list.
pub(super) fn foot() -> &'static str {
    "\n]\n"
}

/// Anything else that is printed for a program: a plan, the standing of every path, a comparison, the schema.
pub(crate) fn printed(answer: &impl Serialize) -> Result<String, Fault> {
    let json = serde_json::to_string_pretty(answer);
    Ok(json.map_err(|e| Fault { kind: "output", message: format!("can't be written as JSON: {e}") })? + "\n")
}

fn object<'c>(checked: &Checked<'c>) -> Object<'c> {
    match checked.outcome {
        Ok(report) => Object::Report(report),
        Err(fault) => Object::Failure(json!({"document": {"path": checked.name}, "error": {"kind": fault.kind, "message": fault.message}})),
    }
}

#[derive(Serialize)]
#[serde(untagged)]
enum Object<'o> {
    Report(&'o Report),
    Failure(Value),
}
