//! dev
use resume_check_core::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let t = std::fs::read_to_string(&a[1]).unwrap_or_default();
    let an = Analyzer::builder().build().unwrap();
    let level = a.iter().position(|x| x == "--target").map(|i| Level::parse(&a[i + 1]).unwrap());
    let mut o = Options::new(Month::parse("2026-11").unwrap());
    if let Some(l) = level {
        o = o.with_target(Target::level(l));
    }
    let r = an.analyze(&Document::from_text(t), &o);
    println!("{}", serde_json::to_string_pretty(&r).unwrap());
}
