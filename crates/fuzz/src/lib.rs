//! What must hold of a report, whatever was read.

use resume_check_core::{Report, Span};

/// Panics where a report breaks its word.
pub fn hold(text: &str, report: &Report) {
    let slices = |span: Span| assert!(text.get(span.start..span.end).is_some(), "{span:?} is no slice of the text");
    report.mentions.iter().for_each(|m| slices(m.span));
    report.metrics.iter().for_each(|m| slices(m.span));
    report.roles.iter().for_each(|r| slices(r.span));
    report.education.iter().for_each(|e| slices(e.span));
    report.sections.iter().for_each(|s| slices(s.span));
    report.diagnostics.iter().for_each(|d| slices(d.span));
    report.actions.iter().filter_map(|a| a.span).for_each(slices);
    let sum: f64 = report.score.dimensions.iter().map(|d| d.points).sum();
    assert!((sum - report.score.points).abs() < 0.001, "the dimensions sum to {sum}, not {}", report.score.points);
    assert!((0.0..=100.0).contains(&report.score.points) && (0.5..=1.0).contains(&report.level.confidence));
    for criterion in report.score.dimensions.iter().flat_map(|d| &d.criteria) {
        assert_eq!(criterion.points > 0.0, !criterion.evidence.is_empty(), "{} earns without evidence", criterion.id);
    }
    for action in &report.actions {
        assert!(action.gain > 0.0 && action.gain <= report.score.max - report.score.points + 0.001, "{} gains {}", action.text, action.gain);
    }
    for metric in &report.metrics {
        let numbers = [metric.value, metric.low, metric.high, metric.from, metric.to];
        assert!(numbers.iter().flatten().all(|n| n.is_finite()), "{} is no number", metric.text);
    }
}
