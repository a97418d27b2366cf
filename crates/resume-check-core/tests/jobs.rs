//! Postings held against what a reader finds in them, and resumes matched with them.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a test reads fixtures, and prints what it missed")]

use std::collections::BTreeSet;
use std::path::Path;

use resume_check_core::report::{JobItem, JobMatch};
use resume_check_core::{Analyzer, Document, ErrorKind, JobStatus, Month, Options, Report};
use serde_json::Value;

/// The least of precision and recall, on required and on preferred things.
const FLOOR: f64 = 0.95;

fn analyzer() -> Analyzer {
    Analyzer::builder().build().expect("the built-in lexicons hold together")
}

fn options() -> Options {
    Options::new(Month::new(2026, 11).expect("a month"))
}

/// The match of a resume with a posting.
fn matched(analyzer: &Analyzer, posting: &str, resume: &str) -> JobMatch {
    report(analyzer, posting, resume).job.expect("a posting was given")
}

fn report(analyzer: &Analyzer, posting: &str, resume: &str) -> Report {
    let posting = analyzer.posting(&Document::from_text(posting)).expect("a posting that asks for something").with_path("job.txt");
    analyzer.analyze(&Document::from_text(resume), &options().with_job(posting))
}

/// A posting, and what a reader finds in it.
struct Posted {
    name: String,
    text: String,
    truth: Value,
}

fn posted() -> Vec<Posted> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/jobs");
    let files = std::fs::read_dir(folder).expect("the folder of postings").map(|f| f.expect("a file").path());
    let mut texts: Vec<_> = files.filter(|p| p.extension().is_some_and(|e| e == "txt")).collect();
    texts.sort();
    let read = |path: &Path| std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let posting = |path: &Path| Posted {
        name: path.file_stem().expect("a name").to_string_lossy().into_owned(),
        text: read(path),
        truth: serde_json::from_str(&read(&path.with_extension("json"))).expect("what the posting asks for"),
    };
    texts.iter().map(|p| posting(p)).collect()
}

/// Names of which any one will do: `credential/cpc`.
type Names = BTreeSet<String>;

/// What should be found under a key, groups with all of their names.
fn wanted(truth: &Value, key: &str) -> Vec<Names> {
    let name = |v: &Value| format!("{}/{}", v["kind"].as_str().expect("a kind"), v["id"].as_str().expect("an id"));
    let groups: Vec<Names> =
        truth["alternatives"].as_array().map_or(Vec::new(), |g| g.iter().map(|g| g.as_array().expect("names").iter().map(name).collect()).collect());
    let own = truth[key].as_array().expect("a list").iter().map(name);
    // The first of a group stands for all of it, among what is required.
    let group = |id: &String| groups.iter().find(|g| key == "required" && g.contains(id)).cloned();
    own.map(|id| group(&id).unwrap_or_else(|| Names::from([id]))).collect()
}

fn found(items: &[JobItem]) -> Vec<Names> {
    let names = |i: &JobItem| std::iter::once(&i.id).chain(&i.alternatives).map(|id| format!("{}/{id}", i.kind)).collect();
    items.iter().map(names).collect()
}

#[derive(Default)]
struct Tally {
    right: usize,
    missed: usize,
    extra: usize,
    faults: Vec<String>,
}

impl Tally {
    /// Every name counts: one that is wanted and not found is missed, one that is found and not wanted is extra.
    fn add(&mut self, posting: &Posted, key: &str, items: &[JobItem]) {
        let all = |names: Vec<Names>| names.into_iter().flatten().collect::<Names>();
        let (wanted, found) = (all(wanted(&posting.truth, key)), all(found(items)));
        self.right += wanted.intersection(&found).count();
        for name in wanted.difference(&found) {
            self.missed += 1;
            self.faults.push(format!("{}: {key} {name} is missed", posting.name));
        }
        for name in found.difference(&wanted) {
            let item =
                items.iter().find(|i| name.ends_with(&format!("/{}", i.id)) || i.alternatives.iter().any(|a| name.ends_with(&format!("/{a}"))));
            let line = item.map_or(0, |i| i.line);
            let words = posting.text.lines().nth(line.saturating_sub(1)).unwrap_or_default().trim();
            self.extra += 1;
            self.faults.push(format!("{}:{line}: {key} {name} is none: {words}", posting.name));
        }
    }

    fn share(part: usize, of: usize) -> f64 {
        if of == 0 { 1.0 } else { f64::from(u32::try_from(part).unwrap_or(0)) / f64::from(u32::try_from(of).unwrap_or(1)) }
    }
}

#[test]
fn postings_are_read_right() {
    let analyzer = analyzer();
    let (mut required, mut preferred) = (Tally::default(), Tally::default());
    let all = posted();
    assert!(all.len() >= 18, "there are {} postings", all.len());
    for posting in &all {
        let job = matched(&analyzer, &posting.text, "Jo Doe");
        required.add(posting, "required", &job.required);
        preferred.add(posting, "preferred", &job.preferred);
    }
    let faults = required.faults.iter().chain(&preferred.faults).cloned().collect::<Vec<_>>().join("\n");
    println!("{faults}");
    for (key, tally) in [("required", &required), ("preferred", &preferred)] {
        let precision = Tally::share(tally.right, tally.right + tally.extra);
        let recall = Tally::share(tally.right, tally.right + tally.missed);
        println!("{key}: {} right, precision {precision:.3}, recall {recall:.3}", tally.right);
        assert!(precision >= FLOOR && recall >= FLOOR, "{key}: precision {precision:.3}, recall {recall:.3}\n{faults}");
    }
}

#[test]
fn any_of_a_group_will_do() {
    let analyzer = analyzer();
    let (mut right, mut all, mut faults) = (0, 0, Vec::new());
    for posting in posted() {
        let job = matched(&analyzer, &posting.text, "Jo Doe");
        let found = found(&job.required);
        for group in wanted(&posting.truth, "required") {
            all += 1;
            if found.contains(&group) {
                right += 1;
            } else {
                faults.push(format!(
                    "{}: {group:?} is read as {:?}",
                    posting.name,
                    found.iter().filter(|f| !f.is_disjoint(&group)).collect::<Vec<_>>()
                ));
            }
        }
    }
    println!("{right} of {all} groups\n{}", faults.join("\n"));
    assert!(Tally::share(right, all) >= FLOOR, "{}", faults.join("\n"));
}

#[test]
fn years_titles_and_levels() {
    let analyzer = analyzer();
    let (mut faults, mut all) = (Vec::new(), 0);
    for posting in posted() {
        let job = matched(&analyzer, &posting.text, "Jo Doe");
        let truth = &posting.truth;
        let years = truth["years"].as_f64().expect("years");
        let level = job.level.map(|l| l.as_str());
        all += 3;
        if (job.years - years).abs() > 0.01 {
            faults.push(format!("{}: {} years, not {years}", posting.name, job.years));
        }
        if job.title_id.as_deref() != truth["title_id"].as_str() {
            faults.push(format!("{}: {:?}, not {}", posting.name, job.title_id, truth["title_id"]));
        }
        if level != truth["level"].as_str() {
            faults.push(format!("{}: {level:?}, not {}", posting.name, truth["level"]));
        }
    }
    println!("{} of {all}\n{}", all - faults.len(), faults.join("\n"));
    assert!(Tally::share(all - faults.len(), all) >= FLOOR, "{}", faults.join("\n"));
}

const RESUME: &str = "\
JO DOE, CPC

EXPERIENCE
Cardiology Coder, Larkspur Clinic, 11/2022 - present
- Coded 45 cardiology encounters a day in Cerner at 97% accuracy with ICD-10-CM and CPT
- Kept the office plants

SKILLS
HCPCS Level II, Excel

EDUCATION
Associate of Applied Science, Health Information Technology, Alder College, 2022

CERTIFICATIONS
CCS in progress, exam booked for 03/2027
";

/// How the resume stands to each thing that a line of a posting requires.
fn check(line: &str, expected: &[(&str, JobStatus)]) {
    let job = matched(&analyzer(), &format!("Medical Coder\n\nRequirements\n- {line}\n- Knowledge of CMS-1450 claims\n"), RESUME);
    let own = job.required.iter().filter(|i| i.id != "ub-04");
    let found: Vec<(&str, JobStatus)> = own.map(|i| (i.id.as_str(), i.status)).collect();
    assert_eq!(found, expected, "{line}");
}

#[test]
fn each_thing_is_met_or_not() {
    use JobStatus::{Met, Missing, OtherName, Partial};
    check("CPC", &[("cpc", Met)]);
    check("CPC or CCS", &[("cpc", Met)]);
    check("CCS", &[("ccs", Partial)]);
    check("CPC-A accepted", &[("cpc-a", Met)]);
    check("RHIT", &[("rhit", Missing)]);
    check("Oracle Health", &[("cerner", OtherName)]);
    check("ICD-10-CM, CPT and HCPCS", &[("icd-10-cm", Met), ("cpt", Met), ("hcpcs", Met)]);
    check("Epic or Cerner", &[("epic", Met)]);
}

#[test]
fn other_names_are_to_be_mirrored_and_lists_count_less() {
    let job = matched(&analyzer(), "Coder\n\nRequirements\n- Oracle Health\n- HCPCS Level II\n", RESUME);
    let mirror: Vec<_> = job.required.iter().map(|i| (i.mirror.as_deref(), i.shown.as_deref())).collect();
    assert_eq!(mirror, [(Some("Oracle Health"), Some("Cerner")), (None, Some("HCPCS Level II"))]);
    assert!(job.required[1].why.starts_with("listed only"), "{}", job.required[1].why);
    assert!(job.points < job.max, "what is only listed is not shown");
}

#[test]
fn years_standards_and_studies_are_held_against_the_resume() {
    let posting = "Coder\n\nRequirements\n- Eight years of coding\n- Bachelor's degree\n- Holds 95% coding accuracy and 60 encounters a day\n- CPT\n";
    let job = matched(&analyzer(), posting, RESUME);
    let years = job.experience.expect("years are asked for");
    assert_eq!((years.asked, years.shown, years.status), (8.0, 4.08, JobStatus::Partial));
    let standards: Vec<_> = job.standards.iter().map(|s| (s.kind.as_str(), s.value, s.status)).collect();
    assert_eq!(standards, [("coding-accuracy", 95.0, JobStatus::Met), ("productivity-volume", 60.0, JobStatus::Partial)]);
    assert_eq!(job.education.map(|e| (e.level, e.status)), Some(("bachelor".to_owned(), JobStatus::Missing)));
    let sum: f64 = job.parts.iter().map(|p| p.points).sum();
    assert!((sum - job.points).abs() < 0.001 && job.parts.iter().map(|p| p.max).sum::<f64>() > 99.99, "{:?}", job.parts);
}

#[test]
fn own_lines_lead_and_none_is_invented() {
    let job = matched(&analyzer(), "Coder\n\nRequirements\n- CPT, ICD-10-CM\n- 95% coding accuracy\n", RESUME);
    let lines: Vec<&str> = job.lead_with.iter().map(|l| l.span.of(RESUME)).collect();
    assert_eq!(lines, ["Coded 45 cardiology encounters a day in Cerner at 97% accuracy with ICD-10-CM and CPT"]);
    assert_eq!(job.lead_with[0].line, 5);
}

#[test]
fn what_asks_for_nothing_is_a_fault() {
    for text in ["", " \n\t", "We need a plumber who likes mornings.", "Lorem ipsum dolor sit amet"] {
        let fault = analyzer().posting(&Document::from_text(text)).expect_err("a posting that asks for nothing");
        assert_eq!(fault.kind(), ErrorKind::Posting, "{text:?}");
    }
}

#[test]
fn a_resume_is_no_posting() {
    let job = matched(&analyzer(), RESUME, RESUME);
    assert!(job.warnings.iter().any(|w| w.contains("reads like a resume")), "{:?}", job.warnings);
    for posting in posted() {
        let job = matched(&analyzer(), &posting.text, RESUME);
        assert!(!job.warnings.iter().any(|w| w.contains("reads like a resume")), "{}: {:?}", posting.name, job.warnings);
    }
}

#[test]
fn the_receipt_names_the_posting_and_the_score_does_not_move() {
    let analyzer = analyzer();
    let plain = analyzer.analyze(&Document::from_text(RESUME), &options());
    let one = report(&analyzer, "Coder\nRequirements: CPC", RESUME);
    let other = report(&analyzer, "Coder\nRequirements: CCS", RESUME);
    let receipts: BTreeSet<&str> = [&plain, &one, &other].map(|r| r.receipt.options_sha256.as_str()).into();
    assert_eq!(receipts.len(), 3);
    assert_eq!((&plain.score, plain.job), (&one.score, None));
    assert_eq!(one, report(&analyzer, "Coder\nRequirements: CPC", RESUME), "the same twice");
}

#[test]
fn any_text_can_be_given() {
    let analyzer = analyzer();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    for text in [
        "\u{2022}",
        "- \n-\n",
        "Requirements:",
        "Requirements:\n\u{2022}",
        "CPC (",
        "or CPC or",
        "One of the following:\n- \n- CPC",
        "\u{feff}Required\r\n\u{2022}\tCPC,,or",
        "a\u{301}: CPC\u{c}",
    ] {
        for whole in [text.to_owned(), text.repeat(40), format!("{RESUME}\n{text}\n{text}")] {
            let _ = analyzer.posting(&Document::from_text(whole));
        }
    }
    let (mut read, mut refused) = (0, 0);
    for kind in ["gold", "negatives", "jobs"] {
        for file in std::fs::read_dir(folder.join(kind)).expect("a folder").map(|f| f.expect("a file").path()) {
            let Ok(text) = std::fs::read_to_string(&file) else { continue };
            let Ok(posting) = analyzer.posting(&Document::from_text(text.as_str())) else {
                refused += 1;
                continue;
            };
            read += 1;
            let job = analyzer.analyze(&Document::from_text(RESUME), &options().with_job(posting)).job.expect("a match");
            assert!((0.0..=100.0).contains(&job.points), "{}", file.display());
            for item in job.required.iter().chain(&job.preferred).chain(&job.named) {
                assert!(text.get(item.span.start..item.span.end).is_some_and(|s| !s.is_empty()), "{}: {item:?}", file.display());
                let lines = text[..item.span.start].matches(['\n', '\u{b}', '\u{c}']).count();
                assert_eq!(lines + 1, item.line, "{}: {item:?}", file.display());
            }
        }
    }
    assert!(read > 50 && refused > 0, "{read} texts are read as postings, {refused} are refused");
}
