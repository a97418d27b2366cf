//! Results for a CI server's table of tests, in the XML that JUnit's Ant task writes: a suite for each resume, a test for each gate.

use super::lines::number;
use super::{Checked, Frame};

/// Before the suites.
pub(super) fn head() -> &'static str {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
}

/// A suite. Without a gate its one test is that the resume could be checked.
pub(super) fn result(frame: &Frame, checked: &Checked<'_>) -> String {
    let mut tests: Vec<String> = Vec::new();
    let case = |name: &str| format!("    <testcase name=\"{}\" classname=\"{}\" time=\"0\"", escaped(name), escaped(checked.name));
    let (mut failures, mut errors) = (0, 0);
    match checked.outcome {
        Err(fault) => {
            errors += 1;
            let message = escaped(&fault.message);
            tests.push(format!("{}>\n      <error type=\"{}\" message=\"{message}\"/>\n    </testcase>\n", case("checked"), escaped(fault.kind)));
        }
        Ok(_) if checked.verdicts.is_empty() => tests.push(format!("{}/>\n", case("checked"))),
        Ok(_) => {
            for verdict in checked.verdicts {
                let Some(fault) = &verdict.fault else {
                    tests.push(format!("{}/>\n", case(&verdict.gate)));
                    continue;
                };
                failures += 1;
                let message = escaped(fault);
                tests.push(format!("{}>\n      <failure type=\"gate\" message=\"{message}\"/>\n    </testcase>\n", case(&verdict.gate)));
            }
        }
    }
    let properties = properties(checked);
    // The format asks for a time and a host; neither is known to a report that is the same on every machine.
    format!(
        "  <testsuite name=\"{name}\" package=\"resume-check\" id=\"{id}\" timestamp=\"{month}-01T00:00:00\" hostname=\"localhost\" tests=\"{count}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"0\" time=\"0\">\n    <properties>\n{properties}    </properties>\n{tests}    <system-out>{said}</system-out>\n    <system-err></system-err>\n  </testsuite>\n",
        name = escaped(checked.name),
        id = checked.index,
        month = escaped(&frame.as_of),
        count = tests.len(),
        tests = tests.concat(),
        said = escaped(&said(checked)),
    )
}

/// After the suites.
pub(super) fn foot() -> &'static str {
    "</testsuites>\n"
}

fn properties(checked: &Checked<'_>) -> String {
    let Ok(report) = checked.outcome else { return String::new() };
    let values = [
        ("points", number(report.score.points)),
        ("target", report.target.title_id.clone().unwrap_or_else(|| report.target.level.to_string())),
        ("level", report.level.estimate.to_string()),
    ];
    values.iter().map(|(name, value)| format!("      <property name=\"{name}\" value=\"{}\"/>\n", escaped(value))).collect()
}

/// What to do, best first, for who opens a test.
fn said(checked: &Checked<'_>) -> String {
    let Ok(report) = checked.outcome else { return String::new() };
    report.actions.iter().map(|action| format!("+{} {}\n", number(action.gain), action.text)).collect()
}

/// Text that is no markup, without the characters that XML can't hold.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&apos;",
            '\n' => out.push('\n'),
            '\t' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            c => out += &super::lines::plain(c.encode_utf8(&mut [0; 4])),
        }
    }
    out
}
