//! Texts of other trades that hold the field's ambiguous forms in their other senses: nothing of a coder may be found in them.
#![expect(clippy::disallowed_methods, reason = "a test reads fixtures")]

mod gold;

use resume_check_core::{Analyzer, Document, Level, MentionKind, Month, Options, Report, Status, Target};

/// A text of another trade, and the ids that it truly names.
struct Negative {
    name: String,
    report: Report,
    may: Vec<String>,
}

fn read() -> Vec<Negative> {
    let folder = gold::fixtures().join("negatives");
    let analyzer = Analyzer::builder().build().expect("the built-in lexicons hold together");
    let options = Options::new(Month::new(2026, 11).expect("a month")).with_target(Target::level(Level::Senior));
    let index = std::fs::read_to_string(folder.join("index.tsv")).expect("the index");
    let negative = |line: &str| {
        let fields: Vec<&str> = line.split('\t').collect();
        let text = std::fs::read_to_string(folder.join(fields[0])).expect("a text");
        let report = analyzer.analyze(&Document::from_text(text), &options);
        Negative { name: fields[0].to_owned(), report, may: fields[3].split(' ').map(str::to_owned).collect() }
    };
    let all: Vec<Negative> = index.lines().skip(1).map(negative).collect();
    assert!(all.len() >= 60, "the negative set has {} texts", all.len());
    all
}

#[test]
fn nobody_of_another_trade_holds_a_coders_credential() {
    let mut found = Vec::new();
    for n in read() {
        let held = n.report.mentions.iter().filter(|m| m.kind == MentionKind::Credential && m.status == Status::Held && !n.may.contains(&m.id));
        found.extend(held.map(|m| format!("{}: {} in {:?} ({})", n.name, m.id, m.text, m.why)));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_accuracy_is_coding_accuracy_where_nothing_is_coded() {
    let mut found = Vec::new();
    for n in read() {
        let accuracy = n.report.metrics.iter().filter(|m| matches!(m.kind.as_str(), "coding-accuracy" | "drg-accuracy"));
        found.extend(accuracy.map(|m| format!("{}: {} in {:?}", n.name, m.kind, m.text)));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn code_sets_are_named_where_they_are_meant() {
    let all = read();
    let mut found = Vec::new();
    for n in &all {
        let sets = n.report.mentions.iter().filter(|m| m.kind == MentionKind::CodeSet && m.status == Status::Held && !n.may.contains(&m.id));
        found.extend(sets.map(|m| format!("{}: {} in {:?} ({})", n.name, m.id, m.text, m.why)));
    }
    assert!(found.len() * 20 <= all.len(), "{}", found.join("\n"));
}

#[test]
fn nobody_of_another_trade_passes_a_level_or_has_years_of_coding() {
    let mut found = Vec::new();
    for n in read() {
        if n.report.score.passed || n.report.level.years_experience > 0.0 {
            found.push(format!("{}: {} points, {} years", n.name, n.report.score.points, n.report.level.years_experience));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
