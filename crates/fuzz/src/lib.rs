//! What must hold of a document and of a report, whatever was read.

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

/// Reads a document of that format, and panics where it breaks its word.
pub fn read(bytes: Vec<u8>, format: &str) {
    let Ok(document) = resume_check_documents::read(&bytes) else { return };
    // A file may turn out to be of another kind.
    if document.format != format {
        return;
    }
    assert!(document.text.len() <= resume_check_documents::MAX_TEXT && !document.text.trim().is_empty(), "{} bytes of text", document.text.len());
    let starts = &document.layout.page_starts;
    assert!(starts.is_sorted() && starts.iter().all(|start| document.text.is_char_boundary(*start)), "pages begin at {starts:?}");
    for warning in &document.warnings {
        assert!(warning.page.is_none_or(|page| 1 <= page && page <= starts.len()), "{} is on no page", warning.message);
    }
    assert_eq!(resume_check_documents::read(&bytes).as_ref(), Ok(&document), "it reads as something else the second time");
}

/// An archive of these parts, each as it is, without a directory.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (name, part) in parts {
        bytes.extend(b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0");
        bytes.extend([(part.len() as u32).to_le_bytes(), (part.len() as u32).to_le_bytes()].concat());
        bytes.extend((name.len() as u32).to_le_bytes());
        bytes.extend(name.as_bytes());
        bytes.extend(*part);
    }
    bytes
}

/// A PDF of one page that draws this.
pub fn page(draw: &[u8]) -> Vec<u8> {
    let head = "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 612 792]>>\nendobj\n\
        3 0 obj\n<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</Font<</F 4 0 R>>>>>>\nendobj\n\
        4 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>\nendobj\n";
    let stream = format!("5 0 obj\n<</Length {}>>\nstream\n", draw.len());
    [head.as_bytes(), stream.as_bytes(), draw, b"\nendstream\nendobj\ntrailer\n<</Size 6/Root 1 0 R>>\n%%EOF\n"].concat()
}
