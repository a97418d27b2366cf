//! The library against the annotated sets: below these floors a change is a step back.

mod gold;

use gold::{Tally, compare, fixtures, read};
use resume_check_core::{Analyzer, Level};

/// The least that each figure of a set may be.
struct Floors {
    mentions: f64,
    kind: f64,
    status: f64,
    metrics: f64,
    details: f64,
    roles: f64,
    years: f64,
    level: f64,
}

fn check(folder: &str, floors: &Floors) {
    let analyzer = Analyzer::builder().build().expect("the built-in lexicons hold together");
    let mut all = Tally::default();
    for resume in read(&fixtures().join(folder)) {
        all.add(&compare(&resume, &resume.report(&analyzer, Level::Senior)));
    }
    let least = |name: &str, reached: f64, floor: f64| {
        let faults = format!("cargo run --release --package resume-check-core --example accuracy fixtures/{folder} -- --faults");
        assert!(reached >= floor, "{name} of {folder} is {reached:.4}, the floor is {floor}; `{faults}` lists every fault");
    };
    least("F1 of mentions", all.mentions().f1(), floors.mentions);
    for kind in gold::MENTIONS {
        least(kind, all.of(kind).f1(), floors.kind);
    }
    least("status", all.status.recall(), floors.status);
    least("F1 of metrics", all.of("metric").f1(), floors.metrics);
    least("units and bounds", all.details.recall(), floors.details);
    least("roles", all.roles.recall(), floors.roles);
    least("years", all.years.recall(), floors.years);
    least("level", all.level.recall(), floors.level);
}

#[test]
fn the_gold_set_is_read_right() {
    check("gold", &Floors { mentions: 0.99, kind: 0.97, status: 0.98, metrics: 0.97, details: 0.95, roles: 0.97, years: 0.97, level: 0.90 });
}

#[test]
fn the_hard_set_is_read_nearly_as_well() {
    check("hard", &Floors { mentions: 0.985, kind: 0.97, status: 0.98, metrics: 0.93, details: 0.98, roles: 0.97, years: 0.97, level: 0.95 });
}
