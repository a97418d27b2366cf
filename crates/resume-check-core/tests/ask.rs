//! What a person can ask for by name.

use resume_check_core::{Analyzer, ErrorKind, Level, Track};

fn analyzer() -> Analyzer {
    Analyzer::builder().build().unwrap()
}

#[test]
fn targets() {
    let analyzer = analyzer();
    let check = |name: &str, track: Option<&str>, level: Level, own: Option<Track>, title: Option<&str>| {
        let target = analyzer.target(name, track).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!((target.level, target.track, target.title_id.as_deref()), (level, own, title), "{name}");
    };
    check("entry", None, Level::Entry, None, None);
    check(" Senior ", None, Level::Senior, None, None);
    check("mid", Some("Auditing"), Level::Mid, Some(Track::Auditing), None);
    check("coding-auditor", None, Level::Mid, Some(Track::Auditing), Some("coding-auditor"));
    check("coding-auditor", Some("auditing"), Level::Mid, Some(Track::Auditing), Some("coding-auditor"));
    check("coding-manager", None, Level::Senior, Some(Track::Management), Some("coding-manager"));
    check("HIM Director", None, Level::Senior, Some(Track::Management), Some("him-director"));
    check("senior medical coder", None, Level::Mid, None, Some("coder-2"));
    check("DRG Validator", None, Level::Senior, Some(Track::Auditing), Some("drg-validator"));
    check("Medical Biller", None, Level::Entry, None, Some("biller"));
    check("Health Data Analyst", None, Level::Mid, Some(Track::Analytics), Some("him-analyst"));
    check("denials-specialist", Some("revenue-cycle"), Level::Mid, Some(Track::RevenueCycle), Some("denials-specialist"));
    check("ehr-implementation", None, Level::Mid, Some(Track::Implementation), Some("ehr-implementation"));
    check("Practice Manager", None, Level::Senior, Some(Track::Administration), Some("practice-manager"));
}

#[test]
fn what_is_no_target() {
    let analyzer = analyzer();
    let check = |name: &str, track: Option<&str>, message: &str| {
        let error = analyzer.target(name, track).expect_err(name);
        assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Option, message));
    };
    check("senoir", None, "no level or title is called \"senoir\"; the nearest is \"senior\"");
    check("coding-auditr", None, "no level or title is called \"coding-auditr\"; the nearest is \"coding-auditor\"");
    check("zzz", None, "no level or title is called \"zzz\"; a target is entry, mid, senior or a title such as \"coding-auditor\"");
    check(
        "front-desk",
        None,
        "\"front-desk\" is no rung of the coding ladder and no target; a target is entry, mid, senior or a title of coding work",
    );
    check(
        "Coding Intern",
        None,
        "\"trainee\" is no rung of the coding ladder and no target; a target is entry, mid, senior or a title of coding work",
    );
    check("mid", Some("audit"), "no track is called \"audit\"; the nearest is \"auditing\"");
    check(
        "mid",
        Some("zzz"),
        "no track is called \"zzz\"; there are management, auditing, compliance, risk-adjustment, cdi, education, consulting, analytics, revenue-cycle, implementation, administration",
    );
    check("coding-auditor", Some("cdi"), "the title \"coding-auditor\" has the track auditing, not cdi; for another track name a level: mid");
    check("coder-2", Some("cdi"), "the title \"coder-2\" has no track of its own; for another track name a level: mid");
}

#[test]
fn rubrics_sum_to_their_dimensions_under_every_track() {
    let analyzer = analyzer();
    for level in Level::ALL {
        for track in std::iter::once(None).chain(Track::ALL.iter().copied().map(Some)) {
            let rubric = analyzer.rubric(*level, track);
            let mut total = 0.0;
            for dimension in &rubric.dimensions {
                let sum: f64 = dimension.criteria.iter().map(|c| c.points).sum();
                assert!((sum - dimension.points).abs() < 1e-9, "{level} {track:?} {}: {sum}", dimension.id);
                total += sum;
            }
            assert!((total - 100.0).abs() < 1e-9, "{level} {track:?}: {total}");
            let words = rubric
                .dimensions
                .iter()
                .flat_map(|d| &d.criteria)
                .all(|c| !c.help.contains('{') && !c.ways.is_empty() && c.ways.iter().all(|w| !w.asks.is_empty()));
            assert!(words, "{level} {track:?}: a criterion without words");
        }
    }
    let own = |track| analyzer.rubric(Level::Mid, track).dimensions.iter().flat_map(|d| d.criteria.clone()).filter(|c| c.track.is_some()).count();
    assert_eq!((own(None), own(Some(Track::Auditing))), (0, 3));
}

#[test]
fn explanations() {
    let analyzer = analyzer();
    let check = |name: &str, criteria: &[&str], entries: &[&str]| {
        let found = analyzer.explain(name).unwrap_or_else(|e| panic!("{name}: {e}"));
        let places: Vec<String> =
            found.criteria.iter().map(|c| format!("{}{}", c.level, c.track.map_or(String::new(), |t| format!("/{t}")))).collect();
        assert_eq!(places, criteria, "criteria of {name}");
        let ids: Vec<String> = found.entries.iter().map(|e| format!("{}/{}", e.kind, e.id)).collect();
        assert_eq!(ids, entries, "entries of {name}");
    };
    check("cpc", &[], &["credential/cpc"]);
    check("Certified Professional Coder", &[], &["credential/cpc", "title/coder-generic"]);
    check("icd10cm", &[], &["code-set/icd-10-cm"]);
    check("HIM Director", &[], &["title/him-director"]);
    check("audit-credential", &["mid/auditing", "senior/auditing"], &[]);
    check("denial rate", &[], &["metric/denial-rate"]);
    check("AAS HIT", &[], &["education/associate-hit"]);
    check("outlook", &[], &["tool/outlook"]);
    let topics = |name: &str| analyzer.explain(name).unwrap().topics.into_iter().map(|t| t.id).collect::<Vec<_>>();
    assert_eq!(
        (topics("outlook"), topics("pay"), topics("HIM Director"), topics("cpc")),
        (vec!["outlook".into()], vec!["pay".into()], vec!["him-director".into()], vec![])
    );
    let cpc = &analyzer.explain("CPC").unwrap().entries[0];
    assert!(cpc.ambiguous.iter().any(|f| f == "CPC") && !cpc.ambiguous.iter().any(|f| f == "Certified Professional Coder"), "{:?}", cpc.ambiguous);
    let error = analyzer.explain("certified profesional codr").unwrap_err();
    assert_eq!(error.to_string(), "nothing is called \"certified profesional codr\"; the nearest is \"Certified Professional Coder\"");
}

#[test]
fn every_entry_can_be_asked_for() {
    let analyzer = analyzer();
    let entries = analyzer.entries();
    for kind in ["code-set", "ehr", "encoder", "tool", "credential", "specialty", "skill", "title", "metric", "education"] {
        assert!(entries.iter().any(|e| e.kind == kind), "no {kind}");
    }
    let pay = analyzer.pay(Level::Senior);
    assert_eq!((pay.low, pay.high), (64070, 80950));
}
