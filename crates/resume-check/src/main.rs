//! dev
use resume_check_core::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    if a[1] == "load" {
        let t = std::time::Instant::now();
        let x = Analyzer::builder().build().unwrap();
        eprintln!("load {:?}", t.elapsed());
        let s = std::fs::read_to_string(&a[2]).unwrap_or_default();
        for _ in 0..5 {
            let t = std::time::Instant::now();
            let n = x.dev(&s, Month::parse("2026-11").unwrap()).len();
            eprintln!("mentions {:?} {n}", t.elapsed());
        }
        return;
    }
    let t = std::fs::read_to_string(&a[1]).unwrap_or_default();
    println!("{}", Analyzer::builder().build().unwrap().dev(&t, Month::parse("2026-11").unwrap()));
}
