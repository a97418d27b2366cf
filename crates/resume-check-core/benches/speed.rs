//! How fast the library is, as ratios taken in one run: machines differ, ratios less so.
//!
//! `cargo bench --package resume-check-core` prints a table. Each figure is the median of several rounds; the limits stand beside it.
#![expect(clippy::print_stdout, clippy::disallowed_types, reason = "a measurement needs a clock and says what it found")]

#[path = "../tests/gold/mod.rs"]
mod gold;

use std::hint::black_box;
use std::time::Instant;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use resume_check_core::{Analyzer, Document, Level, Month, Options, Target};

/// How many times each measurement is taken.
const ROUNDS: usize = 15;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let analyzer = Analyzer::builder().build()?;
    let options = Options::new(Month::new(2026, 11).ok_or("no such month")?).with_target(Target::level(Level::Senior));
    let resumes: Vec<Document> =
        gold::read(&gold::fixtures().join("gold")).into_iter().map(|g| Document::from_text(four_kilobytes(&g.text))).collect();
    let bytes: usize = resumes.iter().map(|d| d.text.len()).sum();
    let forms = forms();
    let pass = |kind| AhoCorasick::builder().kind(Some(kind)).match_kind(MatchKind::Standard).ascii_case_insensitive(true).build(&forms);
    let (dfa, nfa) = (pass(AhoCorasickKind::DFA)?, pass(AhoCorasickKind::ContiguousNFA)?);
    let scan = |automaton: &AhoCorasick| {
        median(|| {
            resumes.iter().for_each(|d| {
                black_box(automaton.find_overlapping_iter(&d.text).count());
            })
        })
    };
    let (bare_dfa, bare_nfa) = (scan(&dfa), scan(&nfa));
    let analysis = median(|| {
        resumes.iter().for_each(|d| {
            black_box(analyzer.analyze(d, &options));
        })
    });
    let each = |seconds: f64| seconds / bytes as f64 * 4096.0;
    println!("{} resumes, {} forms; medians of {ROUNDS} rounds", resumes.len(), forms.len());
    println!("| what | per 4 KB | ratio | limit |\n|---|---|---|---|");
    println!("| bare overlapping pass, DFA | {:.1} µs | 1.00 | |", each(bare_dfa) * 1e6);
    println!("| bare overlapping pass, contiguous NFA | {:.1} µs | {:.2} | |", each(bare_nfa) * 1e6, bare_nfa / bare_dfa);
    println!("| full analysis | {:.1} µs | {:.2} | 1.00 (goal) |", each(analysis) * 1e6, analysis / bare_dfa);
    println!("| resumes of 4 KB a second on one core | {:.0} | | 10,000 |", 1.0 / each(analysis));

    // Time per byte must not grow with the text.
    let text: String = resumes.iter().map(|d| d.text.as_str()).collect();
    let rate = |size: usize| {
        let document = Document::from_text(text.chars().cycle().take(size).collect::<String>());
        let rounds = if size > 1 << 20 { 1 } else { ROUNDS };
        times(rounds, || {
            black_box(analyzer.analyze(&document, &options));
        }) / document.text.len() as f64
    };
    let (small, large) = (rate(64 << 10), rate(10 << 20));
    println!("| time per byte, 10 MB against 64 KB | {:.1} ns | {:.2} | 1.50 |", large * 1e9, large / small);
    Ok(())
}

/// A text of four kilobytes: the resume, over again.
fn four_kilobytes(text: &str) -> String {
    let mut whole: String = text.chars().cycle().take(4096).collect();
    while whole.len() > 4096 {
        whole.pop();
    }
    whole
}

/// Every form of every entry.
fn forms() -> Vec<String> {
    let tables = resume_check_lexicons::FILES.iter().filter_map(|f| f.text.parse::<toml::Table>().ok());
    let rows = tables.flat_map(|t| t.into_iter().filter_map(|(_, v)| v.as_array().cloned()).flatten().collect::<Vec<_>>());
    let forms = rows.flat_map(|r| {
        let own = r.get("forms").and_then(|f| f.as_array()).cloned().unwrap_or_default();
        let guarded = r.get("guarded").and_then(|g| g.as_array()).cloned().unwrap_or_default();
        own.into_iter().chain(guarded.into_iter().filter_map(|g| g.get("form").cloned())).collect::<Vec<_>>()
    });
    forms.filter_map(|f| f.as_str().map(str::to_owned)).collect()
}

fn median(work: impl FnMut()) -> f64 {
    times(ROUNDS, work)
}

/// The median of so many rounds, in seconds.
fn times(rounds: usize, mut work: impl FnMut()) -> f64 {
    work();
    let mut seconds: Vec<f64> = (0..rounds)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64()
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    seconds[rounds / 2]
}
