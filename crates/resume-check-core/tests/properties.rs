//! What must hold of every resume, whatever it says: held against all fixtures and variants made of them.

mod gold;

use gold::{Gold, fixtures, read};
use resume_check_core::{Analyzer, CriterionStatus, Document, Level, Month, Options, Report, Target};

fn analyzer() -> Analyzer {
    Analyzer::builder().build().expect("the built-in lexicons hold together")
}

fn as_of() -> Month {
    Month::new(2026, 11).expect("a month")
}

fn report(analyzer: &Analyzer, text: &str, level: Level) -> Report {
    analyzer.analyze(&Document::from_text(text), &Options::new(as_of()).with_target(Target::level(level)))
}

fn points(analyzer: &Analyzer, text: &str, level: Level) -> f64 {
    report(analyzer, text, level).score.points
}

/// Holds every fixture at every level against a statement; what fails is named.
fn all(hold: impl Fn(&Analyzer, &Gold, Level) -> Result<(), String>) {
    let analyzer = analyzer();
    let mut faults = Vec::new();
    for resume in read(&fixtures().join("gold")) {
        for level in Level::ALL {
            if let Err(fault) = hold(&analyzer, &resume, *level) {
                faults.push(format!("{} at {level}: {fault}", resume.name));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn points_sum_and_rest_on_evidence() {
    all(|analyzer, resume, level| {
        let report = resume.report(analyzer, level);
        let hundredths = |points: f64| (points * 100.0).round() as i64;
        let mut total = 0;
        for dimension in &report.score.dimensions {
            let sum: i64 = dimension.criteria.iter().map(|c| hundredths(c.points)).sum();
            let max: i64 = dimension.criteria.iter().map(|c| hundredths(c.max)).sum();
            if sum != hundredths(dimension.points) || max != hundredths(dimension.max) {
                return Err(format!("{} does not sum", dimension.id));
            }
            total += sum;
            for criterion in &dimension.criteria {
                let earned = criterion.status != CriterionStatus::Missing;
                if earned != (criterion.points > 0.0) || earned == criterion.evidence.is_empty() || criterion.why.is_empty() {
                    return Err(format!("{} has {} points and the evidence {:?}", criterion.id, criterion.points, criterion.evidence));
                }
                let known = |r: &String| match r.split_at(1) {
                    ("m", n) => n.parse().is_ok_and(|n: usize| (1..=report.mentions.len()).contains(&n)),
                    ("q", n) => n.parse().is_ok_and(|n: usize| (1..=report.metrics.len()).contains(&n)),
                    _ => r.ends_with(']'),
                };
                if let Some(unknown) = criterion.evidence.iter().find(|r| !known(r)) {
                    return Err(format!("{} names {unknown}, which is nowhere", criterion.id));
                }
            }
        }
        if total == hundredths(report.score.points) { Ok(()) } else { Err("the dimensions do not sum".to_owned()) }
    });
}

#[test]
fn spans_slice_the_text() {
    all(|analyzer, resume, level| {
        let report = resume.report(analyzer, level);
        let said = report.mentions.iter().map(|m| (m.span, m.text.as_str())).chain(report.metrics.iter().map(|m| (m.span, m.text.as_str())));
        for (span, words) in said {
            if resume.text.get(span.start..span.end) != Some(words) {
                return Err(format!("{span:?} is not {words:?}"));
            }
        }
        let spans = report.roles.iter().map(|r| r.span).chain(report.education.iter().map(|e| e.span)).chain(report.sections.iter().map(|s| s.span));
        let spans = spans.chain(report.actions.iter().filter_map(|a| a.span));
        for span in spans {
            if resume.text.get(span.start..span.end).is_none_or(str::is_empty) {
                return Err(format!("{span:?} slices nothing"));
            }
        }
        let covered = report.sections.windows(2).all(|w| w[0].span.end == w[1].span.start);
        let ends =
            report.sections.first().is_some_and(|s| s.span.start == 0) && report.sections.last().is_some_and(|s| s.span.end == resume.text.len());
        if covered && ends { Ok(()) } else { Err("the sections do not cover the text".to_owned()) }
    });
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    all(|analyzer, resume, level| {
        let json = |report: &Report| serde_json::to_string(report).expect("a report is JSON");
        let other = self::analyzer();
        let same = json(&resume.report(analyzer, level)) == json(&resume.report(&other, level));
        if same { Ok(()) } else { Err("two reports differ".to_owned()) }
    });
}

#[test]
fn true_evidence_never_lowers_the_score() {
    let additions = [
        "\n\nCERTIFICATIONS\nCertified Professional Medical Auditor (CPMA), AAPC, active\nRHIA, AHIMA, active\n",
        "\n\nSKILLS\nICD-10-CM, CPT, HCPCS Level II, NCCI edits, Epic, 3M 360 Encompass\n",
        "\n\nEDUCATION\nBachelor of Science in Health Information Management, 2012\n",
        "\n\nSELECTED RESULTS\n- Raised coding accuracy from 91% to 98.5%.\n- Recovered $420,000 in underpaid claims.\n- Cut the denial rate from 11% to 4%.\n",
        "\n\nSELECTED RESULTS\n- Abstracted inpatient charts in ICD-10-PCS with 3M 360 Encompass and audited MS-DRG assignment.\n",
    ];
    all(|analyzer, resume, level| {
        let now = points(analyzer, &resume.text, level);
        for added in additions {
            let then = points(analyzer, &format!("{}{added}", resume.text), level);
            if then < now {
                return Err(format!("{now} falls to {then} with {:?}", added.trim()));
            }
        }
        Ok(())
    });
}

#[test]
fn who_somebody_is_never_moves_the_score() {
    let header = |resume: &Gold| resume.text.find('\n').unwrap_or(resume.text.len());
    all(|analyzer, resume, level| {
        let now = resume.report(analyzer, level).score;
        let facts = [
            "Age 61. Married, two children. She/her.\n",
            "Born 1964 in Lagos; citizen of Nigeria and the United States; he/him.\n",
            "1200 Fifth Avenue, New York, NY 10029 | remote\n",
            "Photo attached. Available at once.\n",
        ];
        for fact in facts {
            let text = format!("{}\n{fact}{}", &resume.text[..header(resume)], &resume.text[header(resume)..].trim_start_matches('\n'));
            let then = report(analyzer, &text, level).score;
            let parts = |s: &resume_check_core::report::Score| s.dimensions.iter().map(|d| d.points).collect::<Vec<_>>();
            if parts(&now) != parts(&then) {
                return Err(format!("{fact:?} moves {:?} to {:?}", parts(&now), parts(&then)));
            }
        }
        Ok(())
    });
}

#[test]
fn a_page_of_keywords_passes_no_level() {
    let analyzer = analyzer();
    let named = |file: &str| -> Vec<String> {
        let text = resume_check_lexicons::FILES.iter().find(|f| f.name == file).expect("a lexicon").text;
        let table: toml::Table = text.parse().expect("a lexicon is TOML");
        let rows = table.values().filter_map(|v| v.as_array()).flatten();
        rows.filter_map(|r| r.get("forms")?.as_array()?.first()?.as_str().map(str::to_owned)).collect()
    };
    let files =
        ["code_sets.toml", "ehr.toml", "encoders.toml", "tools.toml", "credentials.toml", "specialties.toml", "skills.toml", "education.toml"];
    let words: Vec<String> = files.iter().flat_map(|f| named(f)).collect();
    for page in [words.join(", "), words.join("\n"), format!("SKILLS\n{}\nCERTIFICATIONS\n{}", words.join(" | "), words.join("; "))] {
        for level in Level::ALL {
            let report = report(&analyzer, &page, *level);
            assert!(!report.score.passed, "{} points at {level} for a page of keywords", report.score.points);
        }
        let once = points(&analyzer, &page, Level::Mid);
        let twice = points(&analyzer, &format!("{page}\n\n{page}"), Level::Mid);
        assert!(twice <= once, "said twice it earns {twice} and not {once}");
    }
}

#[test]
fn layout_does_not_move_the_score() {
    all(|analyzer, resume, level| {
        let now = points(analyzer, &resume.text, level);
        let variants = [
            ("line ends", resume.text.replace('\n', "\r\n")),
            ("byte order mark", format!("\u{feff}{}", resume.text)),
            ("blank lines at the ends", format!("\n\n{}\n\n", resume.text)),
            ("bullets", resume.text.replace("\n- ", "\n\u{2022} ").replace("\n* ", "\n\u{2022} ")),
            ("no-break spaces", resume.text.replace(" of ", "\u{a0}of\u{a0}")),
        ];
        for (what, text) in variants {
            let then = points(analyzer, &text, level);
            if (then - now).abs() > 1.0 {
                return Err(format!("other {what} move {now} to {then}"));
            }
        }
        Ok(())
    });
}

#[test]
fn actions_come_best_first_and_say_what_they_assume() {
    all(|analyzer, resume, level| {
        let report = resume.report(analyzer, level);
        let room = report.score.max - report.score.points;
        for pair in report.actions.windows(2) {
            if (pair[0].gain, &pair[1].text) < (pair[1].gain, &pair[0].text) && pair[0].gain <= pair[1].gain && pair[0].text > pair[1].text {
                return Err(format!("{:?} stands before {:?}", pair[0].text, pair[1].text));
            }
        }
        for action in &report.actions {
            if action.gain <= 0.0 || action.gain > room + 0.001 || action.assumes.is_empty() || action.text.contains('{') {
                return Err(format!("{action:?} with {room} points to win"));
            }
        }
        let lost = report.score.dimensions.iter().flat_map(|d| &d.criteria).filter(|c| c.points < c.max).count();
        if lost > 0 && report.actions.is_empty() { Err("points are lost and nothing is to be done".to_owned()) } else { Ok(()) }
    });
}

#[test]
fn a_cut_text_is_read_all_the_same() {
    let analyzer = analyzer();
    for resume in read(&fixtures().join("gold")) {
        let ends: Vec<usize> = resume.text.char_indices().map(|(at, _)| at).step_by(311).collect();
        for end in ends {
            let report = report(&analyzer, &resume.text[..end], Level::Senior);
            assert!(report.score.points >= 0.0 && report.score.points <= 100.0);
        }
        for text in [resume.text.to_uppercase(), resume.text.to_lowercase(), format!("{0}{0}", resume.text), resume.text.replace('\n', " ")] {
            report(&analyzer, &text, Level::Mid);
        }
    }
}

/// Texts that broke an earlier version.
const ODD: &[&str] = &["`$\u{415}\r\r\r\r\r\r\r-\r\r\u{1d}-\r\r\u{1d}\u{a0}\u{a0}\u{a0}", "a\n\nb\n\n-\n\n#", "A\n\nB\n\n(\n\n|\n"];

#[test]
fn odd_texts_are_read_all_the_same() {
    let analyzer = analyzer();
    for text in ODD {
        report(&analyzer, text, Level::Mid);
    }
}
