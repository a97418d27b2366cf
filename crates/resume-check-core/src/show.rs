//! How snapshots show what was found: the text, with carets and a label under each span.

use crate::span::Span;

/// Each line of the text, and under it a row of carets and a label for every span that begins on it.
pub(crate) fn carets(text: &str, labels: &[(Span, String)]) -> String {
    let mut out = String::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let shown = line.trim_end_matches(['\n', '\r']);
        out += shown;
        out += "\n";
        for (span, label) in labels.iter().filter(|(s, _)| (start..end).contains(&s.start)) {
            let before = text[start..span.start].chars().map(|c| if c == '\t' { '\t' } else { ' ' }).collect::<String>();
            let inside = span.end.min(start + shown.len()).max(span.start);
            let width = text[span.start..inside].chars().count().max(1);
            let more = if span.end > end { "…" } else { "" };
            out += &format!("{before}{}{more} {label}\n", "^".repeat(width));
        }
        start = end;
    }
    out
}
