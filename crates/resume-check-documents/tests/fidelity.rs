//! The fixtures in every format, beside their plain text: what is read of them, and what they score.
#![cfg(all(feature = "office", feature = "pdf", feature = "web"))]
#![expect(clippy::disallowed_methods, reason = "the tests read files")]

mod truth;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use resume_check_core::{Analyzer, Level, Month, Options, Target};
use resume_check_documents::read;
use truth::{Group, Read};

/// The least word recall and section accuracy of all files together.
const FLOORS: Read = Read { recall: 0.985, sections: 0.97 };
/// How far a document's score may be from that of its plain text, in points.
const SAME_SCORE: f64 = 1.0;

#[test]
fn words_are_read_under_their_headings() {
    let mut all = Group::default();
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for case in truth::fixtures() {
        let document = read(&case.bytes).unwrap_or_else(|e| panic!("{}: {e}", case.name));
        let read = case.truth.compare(&document.text);
        all.add(read);
        groups.entry(case.group).or_default().add(read);
    }
    let mean = all.mean();
    assert!(all.files >= 90 && mean.recall >= FLOORS.recall && mean.sections >= FLOORS.sections, "{} files: {mean:?}", all.files);
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md")).expect("the README");
    groups.insert(truth::ALL.to_owned(), all);
    let table = truth::table(&groups);
    assert!(readme.contains(&table), "the README shows another table than this one, which the example `fidelity` prints:\n{table}");
}

#[test]
fn every_format_scores_as_plain_text() {
    let analyzer = Analyzer::builder().build().expect("the built-in lexicons");
    let as_of = Month::new(2026, 11).expect("a month");
    let index = fs::read_to_string(truth::folder().join("index.tsv")).expect("the index");
    let (mut scored, mut wrong) = (0, Vec::new());
    for row in index.lines().skip(1) {
        let [resume, level, _] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
        let level = *Level::ALL.iter().find(|l| l.as_str() == level).expect("a level");
        let options = Options::new(as_of).with_target(Target::level(level));
        let points = |path: &Path| {
            let document = read(&fs::read(path).expect("a file")).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            analyzer.analyze(&document, &options).score.points
        };
        let plain = points(&truth::folder().join(resume).with_added_extension("txt"));
        for path in truth::files(&truth::folder()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.strip_prefix(resume).is_some_and(|rest| rest.starts_with('.')) {
                scored += 1;
                let own = points(&path);
                if (own - plain).abs() > SAME_SCORE {
                    wrong.push(format!("{name}: {own} points, {plain} as plain text"));
                }
            }
        }
    }
    assert!(scored > 100 && wrong.is_empty(), "{scored} files:\n{}", wrong.join("\n"));
}
