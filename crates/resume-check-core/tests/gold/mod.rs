//! The gold set: annotated resumes, and how a report is held against them. The format is explained in `fixtures/README.md`.
#![allow(dead_code, unused_imports, clippy::disallowed_methods, reason = "each test uses its own part, and reads fixtures")]

mod compare;

pub(crate) use compare::{Counts, MENTIONS, Tally, compare};

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use resume_check_core::{Analyzer, Document, Level, Month, Options, Report, Span, Target};

/// An annotated resume.
pub(crate) struct Gold {
    pub(crate) name: String,
    pub(crate) level: Level,
    pub(crate) years: f64,
    pub(crate) as_of: Month,
    pub(crate) roles: Vec<(String, String, String)>,
    pub(crate) text: String,
    pub(crate) marks: Vec<Mark>,
}

/// A mark: what the words at its span are.
#[derive(Clone)]
pub(crate) struct Mark {
    pub(crate) kind: String,
    pub(crate) id: String,
    pub(crate) span: Span,
    pub(crate) attributes: BTreeMap<String, String>,
}

/// The folder of fixtures.
pub(crate) fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures")
}

/// Every annotated resume of a folder, by name.
pub(crate) fn read(folder: &Path) -> Vec<Gold> {
    let files = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut paths: Vec<PathBuf> =
        files.map(|f| f.expect("a folder's entry").path()).filter(|p| p.extension().is_some_and(|e| e == "resume")).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{} holds no .resume file", folder.display());
    paths.iter().map(|p| parse(p)).collect()
}

impl Gold {
    /// The report at a level.
    pub(crate) fn report(&self, analyzer: &Analyzer, level: Level) -> Report {
        let options = Options::new(self.as_of).with_target(Target::level(level));
        analyzer.analyze(&Document::from_text(self.text.as_str()), &options)
    }
}

fn parse(path: &Path) -> Gold {
    let raw = std::fs::read_to_string(path).expect("a readable file");
    let name = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let (head, body) = raw.strip_prefix("---\n").and_then(|r| r.split_once("\n---\n")).unwrap_or_else(|| panic!("{name}: no front matter"));
    let value = |key: &str| {
        let line = head.lines().find_map(|l| l.strip_prefix(key)?.strip_prefix(':'));
        line.map(|l| l.split(" #").next().unwrap_or(l).trim().to_owned()).unwrap_or_else(|| panic!("{name}: no {key}"))
    };
    let (text, marks) = strip(body);
    Gold {
        level: Level::parse(&value("level")).expect("a level"),
        years: value("years").parse().expect("a number of years"),
        as_of: Month::parse(&value("as_of")).expect("a month"),
        roles: head.lines().filter_map(role).collect(),
        text,
        marks,
        name,
    }
}

/// `  - {title: coder-1, start: 2022-04, end: 2024-01}`
fn role(line: &str) -> Option<(String, String, String)> {
    let fields = line.trim().strip_prefix("- {")?.split('}').next()?;
    let of = |key: &str| fields.split(',').find_map(|f| f.trim().strip_prefix(key)?.strip_prefix(':')).map(|v| v.trim().to_owned());
    Some((of("title")?, of("start")?, of("end")?))
}

/// The text without its marks, and the marks.
fn strip(body: &str) -> (String, Vec<Mark>) {
    let (mut text, mut marks, mut rest) = (String::new(), Vec::new(), body);
    while let Some((before, after)) = rest.split_once('⟦') {
        let (inside, after) = after.split_once('⟧').expect("a mark is closed");
        let (head, words) = inside.split_once('|').expect("a mark has words");
        let mut parts = head.split(';');
        let (kind, id) = parts.next().and_then(|p| p.split_once('/')).expect("a mark has a kind and an id");
        text += before;
        let start = text.len();
        text += words;
        let attributes = parts.filter_map(|p| p.split_once('=')).map(|(k, v)| (k.to_owned(), v.to_owned())).collect();
        marks.push(Mark { kind: kind.to_owned(), id: id.to_owned(), span: Span::new(start, text.len()), attributes });
        rest = after;
    }
    text += rest;
    (text, marks)
}
