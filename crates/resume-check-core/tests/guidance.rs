//! Guidance is exact and true: a plan's step gives what it promises, weak and strong versions earn what they should, what moved between two versions is told.

mod gold;

use std::collections::{BTreeMap, BTreeSet};

use gold::{Gold, fixtures, read};
use resume_check_core::report::CriterionView;
use resume_check_core::{Analyzer, Document, Level, Month, Options, Report, SectionKind, Target, Track, guidance};

fn analyzer() -> Analyzer {
    Analyzer::builder().build().expect("the built-in lexicons hold together")
}

fn options(target: Target) -> Options {
    Options::new(Month::new(2026, 11).expect("a month")).with_target(target)
}

fn report(analyzer: &Analyzer, text: &str, target: &Target) -> Report {
    analyzer.analyze(&Document::from_text(text), &options(target.clone()))
}

/// What is written at the end of a resume so that it states exactly what a step assumes; none where that would state more.
fn edit(text: &str, report: &Report, assumes: &str) -> Option<String> {
    let results = |line: &str| Some(format!("\n\nSELECTED RESULTS\n- {line}\n"));
    let has = |kind: SectionKind| report.sections.iter().any(|s| s.kind == kind);
    match assumes {
        // A section that was not there would be a second fact.
        // Where the letters stand already, they can mean something else: a CHC is a community health center.
        abbreviation if text.contains(abbreviation) => None,
        "CPC" | "CPMA" | "CCS" | "CHC" | "RHIA" | "CDIP" | "CRC" | "CHDA" | "CPB" | "CPPM" if has(SectionKind::Certifications) => {
            Some(format!("\n\nCERTIFICATIONS\n{assumes}\n"))
        }
        "Bachelor in HIM or health administration" if has(SectionKind::Education) => {
            Some("\n\nEDUCATION\nBachelor of Science in Health Information Management\n".to_owned())
        }
        "98 percent, coding accuracy" => results("Held 98 percent coding accuracy."),
        "98 percent, first-pass claim acceptance" => results("98 percent first-pass claim acceptance."),
        "98 percent, clean claim rate" => results("98 percent clean claim rate."),
        "120 audits, audits performed" => results("Completed 120 audits."),
        "$250,000, revenue recovered, captured or saved" => results("Recovered $250,000."),
        "$85,000, revenue recovered, captured or saved" => results("Recovered $85,000."),
        "115 percent, productivity against standard" => results("115 percent of the productivity standard."),
        _ => None,
    }
}

/// The targets that plans are tried for.
const TARGETS: [&str; 7] =
    ["coding-auditor", "coding-manager", "him-director", "compliance-officer", "him-analyst", "revenue-integrity", "practice-manager"];

#[test]
fn the_edit_that_a_step_asks_for_gives_its_gain() {
    let analyzer = analyzer();
    let (mut faults, mut fixtures_tried, mut kinds) = (Vec::new(), BTreeSet::new(), BTreeMap::<String, usize>::new());
    for Gold { name, text, .. } in read(&fixtures().join("gold")) {
        for title in TARGETS {
            let target = analyzer.target(title, None).expect("a target");
            let now = report(&analyzer, &text, &target);
            let plan = analyzer.plan(&Document::from_text(text.as_str()), &options(target.clone()));
            assert!((plan.points - now.score.points).abs() < 1e-9, "{name}: a plan and a report see one score");
            let steps = plan.phases.iter().flat_map(|p| &p.steps).map(|s| (s.assumes.as_str(), s.gain));
            for (assumes, gain) in steps.chain(now.actions.iter().map(|a| (a.assumes.as_str(), a.gain))) {
                let Some(edit) = edit(&text, &now, assumes) else { continue };
                fixtures_tried.insert(name.clone());
                *kinds.entry(assumes.to_owned()).or_default() += 1;
                let then = report(&analyzer, &format!("{}{edit}", text.trim_end()), &target).score.points;
                let gained = then - now.score.points;
                if (gained - gain).abs() > 0.011 {
                    faults.push(format!("{name} to {title}: {assumes:?} promises {gain} and gives {gained:.2}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    assert!(fixtures_tried.len() >= 20 && kinds.len() >= 10, "{} fixtures, {kinds:?}", fixtures_tried.len());
}

#[test]
fn a_plan_adds_up_anew() {
    let analyzer = analyzer();
    for Gold { name, text, .. } in read(&fixtures().join("gold")) {
        for title in TARGETS {
            let plan = analyzer.plan(&Document::from_text(text.as_str()), &options(analyzer.target(title, None).expect("a target")));
            let mut before = plan.points;
            for phase in &plan.phases {
                let most: f64 = phase.steps.iter().map(|s| s.gain).fold(0.0, f64::max);
                assert!(phase.points + 1e-9 >= before, "{name} to {title}: a phase takes points away");
                assert!(phase.points <= 100.0 && phase.steps.iter().all(|s| s.gain >= 0.0 && !s.source.is_empty() && !s.text.is_empty()));
                assert!(most <= 100.0 - plan.points + 1e-9, "{name} to {title}: a step gains more than there is");
                before = phase.points;
            }
            assert!((plan.after - before).abs() < 1e-9, "{name} to {title}: {} and {before}", plan.after);
            assert!(plan.says.is_some() && !plan.asks.is_empty() && plan.pay.now.low > 0, "{name} to {title}: the guide is silent");
        }
    }
}

/// A resume that holds these lines: bullets stand under a role of coding.
fn resume(lines: &str) -> String {
    let headed = ["EXPERIENCE", "PRACTICUM"].iter().any(|heading| lines.contains(heading));
    let mut text = "Jo Doe\n\n".to_owned();
    if lines.starts_with("- ") && !headed {
        text += "EXPERIENCE\nMedical Coder II, Larkspur Clinic, 01/2023 - present\n";
    }
    text + lines + "\n"
}

#[test]
fn every_criterion_has_a_weak_and_a_strong_version() {
    let analyzer = analyzer();
    let mut faults = Vec::new();
    for level in Level::ALL {
        for track in std::iter::once(None).chain(Track::ALL.iter().copied().map(Some)) {
            let target = analyzer.target(level.as_str(), track.map(Track::as_str)).expect("a target");
            let rubric = analyzer.rubric(*level, track);
            for criterion in rubric.dimensions.iter().flat_map(|d| &d.criteria).filter(|c| c.track == track) {
                let CriterionView { id, weak: Some(weak), strong: Some(strong), points, .. } = criterion else {
                    faults.push(format!("{level} {track:?} {}: a version is missing", criterion.id));
                    continue;
                };
                let earned = |lines: &str| {
                    let report = report(&analyzer, &resume(lines), &target);
                    let criteria = report.score.dimensions.iter().flat_map(|d| d.criteria.clone());
                    criteria.filter(|c| c.id == *id).map(|c| c.points).sum::<f64>()
                };
                let (weak, strong) = (earned(weak), earned(strong));
                if weak > points / 2.0 || strong < points * 0.85 {
                    faults.push(format!("{level} {track:?} {id}: the weak version earns {weak}, the strong one {strong} of {points}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_path_is_ranked_and_can_be_a_target() {
    let analyzer = analyzer();
    for Gold { name, text, .. } in read(&fixtures().join("gold")) {
        let ranked = analyzer.paths(&Document::from_text(text.as_str()), &options(Target::level(Level::Mid)));
        assert!(ranked.paths.windows(2).all(|w| w[0].points >= w[1].points), "{name}: the best stands first");
        assert_eq!(ranked.paths.iter().filter(|p| p.beside).count(), 6, "{name}: the guide's paths beside the ladder");
        for path in &ranked.paths {
            for title in &path.titles {
                let target = analyzer.target(title, None).unwrap_or_else(|e| panic!("{title}: {e}"));
                let points = report(&analyzer, &text, &target).score.points;
                assert!((points - path.points).abs() < 1e-9, "{name}: {title} scores {points}, its path {}", path.points);
            }
            assert!(path.passed || !path.missing.is_empty(), "{name}: nothing is missing for {}", path.label);
        }
    }
}

const RESUME: &str = "\
Jo Doe

EXPERIENCE
Medical Coder II, Larkspur Clinic, 03/2022 - present
- Coded ED charts in ICD-10-CM and CPT
- Helped reduce denials

CERTIFICATIONS
CPC, AAPC, 2021
";

fn compare(old: &str, new: &str) -> guidance::Comparison {
    let (analyzer, target) = (analyzer(), Target::level(Level::Mid));
    guidance::compare(&report(&analyzer, old, &target), &report(&analyzer, new, &target))
}

#[test]
fn what_moved_between_two_versions_is_told() {
    let new = RESUME.replace("Helped reduce denials", "Cut denials from 9% to 5% in a year");
    let moved = compare(RESUME, &new);
    let criteria: Vec<_> = moved.dimensions.iter().flat_map(|d| &d.criteria).map(|c| (c.id.as_str(), c.change, c.gained.join(", "))).collect();
    assert!(moved.change > 0.0 && (moved.new_points - moved.old_points - moved.change).abs() < 0.005, "{}", moved.change);
    assert_eq!(criteria, [("denials", moved.change, "Cut denials from 9% to 5%".to_owned())]);
    assert_eq!(moved.settled.len(), 1, "{:?}", moved.settled);
    let back = compare(&new, RESUME);
    assert_eq!((back.change, back.raised.len(), back.settled.len()), (-moved.change, 1, 0));
    assert_eq!(back.dimensions[0].criteria[0].lost, ["Cut denials from 9% to 5%"]);
    let expired = compare(RESUME, &RESUME.replace("2021", "expired 2023"));
    assert!(expired.dimensions.iter().flat_map(|d| &d.criteria).any(|c| c.lost == ["CPC"]), "a credential that lapsed is lost");
}

#[test]
fn nothing_moves_between_equal_versions() {
    let same = compare(RESUME, RESUME);
    assert!(same.change == 0.0 && same.dimensions.iter().all(|d| d.criteria.is_empty()) && same.settled.is_empty() && same.raised.is_empty());
}

#[test]
fn an_apprentice_is_told_what_removes_the_mark() {
    let resume = RESUME.replace("CPC, AAPC, 2021", "CPC-A, AAPC, 2026").replace("03/2022", "03/2026");
    let plan = analyzer().plan(&Document::from_text(resume), &options(Target::level(Level::Mid)));
    let step = plan.phases.iter().flat_map(|p| &p.steps).find(|s| s.assumes == "CPC").expect("a step to CPC");
    assert!(step.text.contains("apprentice") && step.gain > 0.0, "{step:?}");
    assert!(step.needs.as_deref().is_some_and(|n| n.contains("80-hour course") && n.contains("AAPC")), "{step:?}");
}

#[test]
fn a_degree_stands_before_the_credential_that_rests_on_it() {
    let analyzer = analyzer();
    let plan = analyzer.plan(&Document::from_text(RESUME), &options(analyzer.target("him-director", None).expect("a target")));
    let steps: Vec<&str> = plan.phases.iter().flat_map(|p| &p.steps).map(|s| s.assumes.as_str()).collect();
    let place = |assumes: &str| steps.iter().position(|s| *s == assumes);
    assert!(place("Bachelor in HIM or health administration").is_some_and(|degree| place("RHIA").is_some_and(|rhia| degree < rhia)), "{steps:?}");
}
