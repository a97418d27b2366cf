//! Diagnostics over whole resumes: what they say is said well, and a strong resume is left in peace.
#![expect(clippy::disallowed_methods, reason = "a test reads fixtures")]

mod gold;

use std::collections::{BTreeMap, BTreeSet};

use gold::{Gold, fixtures, read};
use resume_check_core::{Analyzer, Document, DocumentWarning, Month, Options, Report, Severity};

fn reports() -> Vec<(Gold, Report)> {
    let analyzer = Analyzer::builder().build().expect("the built-in lexicons hold together");
    read(&fixtures().join("gold")).into_iter().map(|r| (r.report(&analyzer, r.level), r)).map(|(report, r)| (r, report)).collect()
}

/// The most that may be said of a strong resume, as a share of its lines.
const PEACE: f64 = 0.02;

/// The rules of integrity and safety: what they say of an honest resume is a false alarm.
const SAFETY: [&str; 5] = ["keyword-stuffing", "patient-data", "personal-data", "member-number", "upcoding-boast"];

#[test]
fn no_honest_resume_is_suspected() {
    let analyzer = Analyzer::builder().build().expect("the built-in lexicons hold together");
    let (mut lines, mut marked, mut said) = (0, 0, Vec::new());
    for folder in ["gold", "hard"] {
        for resume in read(&fixtures().join(folder)) {
            let report = resume.report(&analyzer, resume.level);
            if report.score.points < 70.0 {
                continue;
            }
            lines += resume.text.lines().filter(|l| !l.trim().is_empty()).count();
            for d in report.diagnostics.iter().filter(|d| SAFETY.contains(&d.name.as_str())) {
                marked += 1;
                said.push(format!("{folder}/{}:{} {} {}", resume.name, d.line, d.name, d.message));
            }
        }
    }
    let share = f64::from(marked) / f64::from(u32::try_from(lines).unwrap_or(u32::MAX));
    assert!(share <= PEACE, "{marked} of {lines} lines are suspected:\n{}", said.join("\n"));
}

#[test]
fn strong_resumes_are_left_in_peace() {
    let (mut lines, mut marked) = (0, 0);
    let mut by_rule: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut any = 0;
    for (resume, report) in reports().into_iter().filter(|(_, r)| r.score.points >= 70.0) {
        lines += resume.text.lines().filter(|l| !l.trim().is_empty()).count();
        any += report.diagnostics.len();
        let warned = report.diagnostics.iter().filter(|d| d.severity >= Severity::Warning);
        let mut own = BTreeSet::new();
        for d in warned {
            own.insert(d.line);
            by_rule.entry(format!("{} {}", d.code, d.name)).or_default().push(format!("{}:{}: {}", resume.name, d.line, d.message));
        }
        marked += own.len();
    }
    assert!(lines > 400 && any > 0, "the gold set holds strong resumes, and something is said of them");
    let share = f64::from(u32::try_from(marked).unwrap_or(u32::MAX)) / f64::from(u32::try_from(lines).unwrap_or(u32::MAX));
    assert!(share <= PEACE, "{marked} of {lines} lines of strong resumes are warned of: {by_rule:#?}");
}

/// Texts that every rule finds something in: the examples of the pages, the cases, the gold set.
fn texts() -> Vec<(String, Document)> {
    let analyzer = Analyzer::builder().build().expect("the built-in lexicons hold together");
    let carets = |line: &&str| line.contains('^') && line.chars().all(|c| matches!(c, ' ' | '^'));
    let before = |page: &str| {
        let (fence, block) = page.split("```resume").nth(1).and_then(|b| b.split("```").next()?.split_once('\n')).expect("an example");
        let mut document = Document::from_text(block.lines().filter(|l| !carets(l)).map(|l| format!("{l}\n")).collect::<String>());
        document
            .warnings
            .extend(fence.split_whitespace().map(|kind| DocumentWarning::new(kind, "2 words are skipped by some systems: write them out")));
        document
    };
    let mut texts: Vec<_> = analyzer.rules().into_iter().map(|r| (r.name, before(&r.page))).collect();
    let cases = std::fs::read_dir(fixtures().join("cases/rules")).expect("cases").map(|f| f.expect("a case").path());
    let cases = cases.filter(|p| p.extension().is_some_and(|e| e == "txt"));
    texts.extend(cases.map(|p| (p.display().to_string(), Document::from_text(std::fs::read_to_string(&p).expect("a case")))));
    texts.extend(read(&fixtures().join("gold")).into_iter().map(|r| (r.name, Document::from_text(r.text))));
    texts
}

#[test]
fn what_is_said_is_said_well() {
    let analyzer = Analyzer::builder().build().expect("the built-in lexicons hold together");
    let options = Options::new(Month::new(2026, 11).expect("a month"));
    let mut heard = BTreeSet::new();
    for (name, document) in texts() {
        let report = analyzer.analyze(&document, &options);
        let text = document.text;
        for d in &report.diagnostics {
            heard.insert(d.name.clone());
            let name = format!("{name} line {}: {:?}, {:?}", d.line, d.message, d.help);
            for words in [&d.message, &d.help] {
                let small = |c: char| c.is_lowercase() || c.is_ascii_digit() || c == '"';
                assert!(words.starts_with(small), "{name}: starts small");
                assert!(!words.ends_with(['.', '!', ':', ' ']) && !words.contains(['\n', '\t', '{', '}']) && !words.contains("  "), "{name}");
                assert!(words.chars().count() <= 150, "{name}: is short");
            }
            assert!(text.get(d.span.start..d.span.end).is_some_and(|s| !s.is_empty()), "{name}: slices the text");
            assert_eq!(text[..d.span.start].matches('\n').count() + 1, d.line, "{name}");
        }
        let order: Vec<_> = report.diagnostics.iter().map(|d| (d.span, &d.code)).collect();
        assert!(order.is_sorted(), "{name}: in text order");
    }
    let all: BTreeSet<String> = analyzer.rules().into_iter().map(|r| r.name).collect();
    assert_eq!(heard, all, "every rule is heard");
}

#[test]
fn rules_can_be_asked_for() {
    let analyzer = Analyzer::builder().build().expect("the built-in lexicons hold together");
    let rules = analyzer.rules();
    assert_eq!(rules.first().map(|r| r.code.as_str()), Some("RC001"));
    for rule in &rules {
        assert_eq!(analyzer.rule(&rule.name).as_ref(), Ok(rule));
        assert_eq!(analyzer.rule(&rule.code.to_lowercase()).as_ref(), Ok(rule));
    }
    let wrong = analyzer.rule("vage-name").expect_err("no rule").to_string();
    assert_eq!(wrong, "no rule is called \"vage-name\"; the nearest is \"vague-name\"");
}
