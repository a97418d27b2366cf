//! Findings for tools that show them in place, in SARIF 2.1.0.

use resume_check_core::Severity;
use resume_check_core::report::Diagnostic;
use serde_json::{Value, json};

use super::lines::reference;
use super::{Checked, Frame};
use crate::batch::Totals;

/// The rule of an input that could not be read.
const UNREADABLE: &str = "unreadable-input";
/// The rule of a score under the gate.
const MIN_SCORE: &str = "min-score";
/// The rule of what was lost or doubtful in reading a file.
const DOCUMENT: &str = "document-warning";

/// Everything before the results: the tool and its rules.
pub(super) fn head(frame: &Frame) -> String {
    let own = [
        (UNREADABLE, "error", "An input could not be read", "The resume could not be read or analysed; the message says why, and what to do."),
        (MIN_SCORE, "error", "A score is under the least that is asked for", "The resume has fewer points than --min-score asks for."),
        (DOCUMENT, "warning", "Something was lost or doubtful in reading a file", "What a person sees in the file and what was read may differ."),
    ];
    let own = own.map(|(id, level, short, full)| {
        json!({"id": id, "shortDescription": {"text": short}, "fullDescription": {"text": full}, "defaultConfiguration": {"level": level}})
    });
    let rules = frame.analyzer.rules().into_iter().map(|rule| {
        let title = rule.page.lines().next().unwrap_or_default().trim_start_matches('#').trim().to_owned();
        json!({
            "id": rule.code,
            "name": rule.name,
            "shortDescription": {"text": title},
            "help": {"text": rule.page, "markdown": rule.page},
            "defaultConfiguration": {"level": level(rule.severity)},
        })
    });
    let driver = json!({
        "name": "resume-check",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "informationUri": env!("CARGO_PKG_REPOSITORY"),
        "rules": rules.chain(own).collect::<Vec<Value>>(),
    });
    format!(
        "{{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", \"version\": \"2.1.0\", \"runs\": [{{\n\"tool\": {{\"driver\": {driver}}},\n\"columnKind\": \"unicodeCodePoints\",\n\"results\": [\n"
    )
}

/// The findings of a result, one a line; none may stand there.
pub(super) fn result(checked: &Checked<'_>) -> String {
    let report = match checked.outcome {
        Ok(report) => report,
        Err(fault) => return finding(UNREADABLE, "error", &fault.message, place(checked, None)).to_string(),
    };
    let gates = checked.verdicts.iter().filter(|v| !v.of_rule).filter_map(|v| v.fault.as_ref());
    let gates = gates.map(|fault| finding(MIN_SCORE, "error", fault, place(checked, None)));
    let warnings = report.document.warnings.iter().map(|w| finding(DOCUMENT, "warning", &w.message, place(checked, None)));
    let diagnostics = report.diagnostics.iter().map(|d| {
        let level = if checked.gates.forbid(&d.code) { "error" } else { level(d.severity) };
        finding(&d.code, level, &super::finding(report, d), place(checked, Some(d).filter(|_| super::has_lines_of_the_file(report))))
    });
    gates.chain(warnings).chain(diagnostics).map(|finding| finding.to_string()).collect::<Vec<_>>().join(",\n")
}

/// Everything after the results.
pub(super) fn foot(totals: &Totals) -> String {
    let successful = totals.failures() == 0 && totals.done() == totals.inputs;
    format!("\n],\n\"invocations\": [{{\"executionSuccessful\": {successful}}}]\n}}]}}\n")
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        _ => "note",
    }
}

fn finding(rule: &str, level: &str, message: &str, place: Value) -> Value {
    json!({"ruleId": rule, "level": level, "message": {"text": message}, "locations": [place]})
}

/// Where a finding stands.
fn place(checked: &Checked<'_>, diagnostic: Option<&Diagnostic>) -> Value {
    let artifact = json!({"uri": uri(checked.name)});
    match diagnostic {
        Some(d) => json!({"physicalLocation": {"artifactLocation": artifact, "region": {"startLine": d.line, "startColumn": d.column}}}),
        None => json!({"physicalLocation": {"artifactLocation": artifact}}),
    }
}

/// A path as a reference: relative where the path is.
fn uri(path: &str) -> String {
    format!("{}{}", if path.starts_with('/') { "file://" } else { "" }, reference(&path.replace('\\', "/")))
}
