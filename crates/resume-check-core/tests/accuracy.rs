//! The library against the gold set: below these floors a change is a step back.

mod gold;

use gold::{Tally, compare, fixtures, read};
use resume_check_core::{Analyzer, Level};

/// What is measured, what was reached, and the least that it may be.
fn check(name: &str, reached: f64, floor: f64) {
    assert!(reached >= floor, "{name} is {reached:.4}, the floor is {floor}; `cargo run --release --example accuracy -- --faults` lists every fault");
}

#[test]
fn the_gold_set_is_read_right() {
    let analyzer = Analyzer::builder().build().expect("the built-in lexicons hold together");
    let mut all = Tally::default();
    for resume in read(&fixtures().join("gold")) {
        all.add(&compare(&resume, &resume.report(&analyzer, Level::Senior)));
    }
    check("F1 of mentions", all.mentions().f1(), 0.99);
    for kind in gold::MENTIONS {
        check(kind, all.of(kind).f1(), 0.97);
    }
    check("status", all.status.recall(), 0.98);
    check("F1 of metrics", all.of("metric").f1(), 0.92);
    check("units and bounds", all.details.recall(), 0.95);
    check("roles", all.roles.recall(), 0.97);
    check("years", all.years.recall(), 0.97);
    check("level", all.level.recall(), 0.90);
}
