//! Annotations for the log of GitHub Actions: what fails, and what is worth a look, at its line.

use resume_check_core::Severity;

use super::Checked;

/// The annotations of a result, one a line; none may stand there.
pub(super) fn result(checked: &Checked<'_>) -> String {
    let report = match checked.outcome {
        Ok(report) => report,
        Err(fault) => return annotation("error", checked.name, None, "could not be read", &fault.message),
    };
    let mut out = String::new();
    for verdict in checked.verdicts.iter().filter(|v| !v.of_rule) {
        if let Some(fault) = &verdict.fault {
            out += &annotation("error", checked.name, None, &verdict.gate, fault);
        }
    }
    for warning in &report.document.warnings {
        out += &annotation("warning", checked.name, None, &warning.kind, &warning.message);
    }
    for d in &report.diagnostics {
        let level = match d.severity {
            _ if checked.gates.forbid(&d.code) => "error",
            Severity::Error => "error",
            Severity::Warning => "warning",
            _ => "notice",
        };
        let place = super::has_lines_of_the_file(report).then_some((d.line, d.column));
        out += &annotation(level, checked.name, place, &format!("{} {}", d.code, d.name), &super::finding(report, d));
    }
    out
}

fn annotation(level: &str, file: &str, place: Option<(usize, usize)>, title: &str, message: &str) -> String {
    let place = place.map_or(String::new(), |(line, column)| format!(",line={line},col={column}"));
    format!("::{level} file={}{place},title={}::{}\n", property(file), property(title), text(message))
}

/// Text that ends no command and begins none.
fn text(text: &str) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    super::lines::plain(&text)
}

/// The same within the properties of a command.
fn property(value: &str) -> String {
    text(value).replace(':', "%3A").replace(',', "%2C")
}
