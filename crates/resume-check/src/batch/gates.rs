//! What must hold of a report for a run to succeed.

use resume_check_core::Report;

use crate::render::lines::number;

/// What must hold.
#[derive(Debug, Default)]
pub(crate) struct Gates {
    /// The least score.
    pub(crate) min_score: Option<f64>,
    /// The rules that must find nothing, in the order of their codes.
    pub(crate) fail_on: Vec<Rule>,
}

/// A rule of the diagnostics.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rule {
    /// `RC001`, …
    pub(crate) code: String,
    /// Its name.
    pub(crate) name: String,
}

/// Whether one gate holds.
#[derive(Debug)]
pub(crate) struct Verdict {
    /// The gate: `min-score 70`, `fail-on RC001`.
    pub(crate) gate: String,
    /// Whether it fails on findings, which are reported where they stand.
    pub(crate) of_rule: bool,
    /// Why it fails, for a person; none where it holds.
    pub(crate) fault: Option<String>,
}

impl Gates {
    /// Whether each gate holds of a report.
    pub(crate) fn judge(&self, report: &Report) -> Vec<Verdict> {
        let score = self.min_score.map(|least| {
            let gate = format!("min-score {}", number(least));
            let fault = (report.score.points < least).then(|| format!("{} points, under --{gate}", number(report.score.points)));
            Verdict { gate, of_rule: false, fault }
        });
        let rules = self.fail_on.iter().map(|rule| {
            let gate = format!("fail-on {}", rule.code);
            let lines: Vec<String> = report.diagnostics.iter().filter(|d| d.code == rule.code).map(|d| d.line.to_string()).collect();
            let fault = (!lines.is_empty()).then(|| format!("{} {} on line {}, against --{gate}", rule.code, rule.name, lines.join(", ")));
            Verdict { gate, of_rule: true, fault }
        });
        score.into_iter().chain(rules).collect()
    }

    /// Whether a finding of this rule fails a gate.
    pub(crate) fn forbid(&self, code: &str) -> bool {
        self.fail_on.iter().any(|rule| rule.code == code)
    }
}
