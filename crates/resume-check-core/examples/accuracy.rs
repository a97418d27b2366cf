//! How right the library is: precision, recall and F1 on an annotated set, with 95% intervals.
//!
//! `cargo run --release --package resume-check-core --example accuracy [FOLDER] [-- --faults]`: the folder is `fixtures/gold` where none is given;
//! `--faults` lists each miss and each false alarm with its line and carets.
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "a command for a person, who names a folder")]

#[path = "../tests/gold/mod.rs"]
mod gold;

use gold::{Gold, MENTIONS, Tally, compare, fixtures, read};
use resume_check_core::{Analyzer, Level};

/// How often the set is drawn anew for the intervals.
const DRAWS: usize = 2000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = arguments.iter().find(|a| !a.starts_with("--")).map_or_else(|| fixtures().join("gold"), std::path::PathBuf::from);
    let set = read(&folder);
    let analyzer = Analyzer::builder().build()?;
    let tallies: Vec<Tally> = set.iter().map(|g| compare(g, &g.report(&analyzer, Level::Senior))).collect();
    if arguments.iter().any(|a| a == "--faults") {
        set.iter().zip(&tallies).for_each(|(g, t)| faults(g, t));
        return Ok(());
    }
    table(&tallies);
    levels(&set, &tallies)?;
    areas(&set, &analyzer);
    Ok(())
}

/// Each fault under its line.
fn faults(gold: &Gold, tally: &Tally) {
    for (span, label) in &tally.faults {
        let start = gold.text[..span.start].rfind('\n').map_or(0, |n| n + 1);
        let end = gold.text[span.start..].find('\n').map_or(gold.text.len(), |n| span.start + n);
        let number = gold.text[..start].matches('\n').count() + 1;
        println!("{}:{number}: {label}", gold.name);
        if span.end > span.start {
            let indent = gold.text[start..span.start].chars().count();
            let width = gold.text[span.start..span.end.min(end)].chars().count().max(1);
            println!("    {}\n    {}{}", &gold.text[start..end], " ".repeat(indent), "^".repeat(width));
        }
    }
}

fn sum<'t>(tallies: impl Iterator<Item = &'t Tally>) -> Tally {
    let mut all = Tally::default();
    tallies.for_each(|t| all.add(t));
    all
}

type Figure = fn(&Tally) -> f64;

fn table(tallies: &[Tally]) {
    println!("| what | of | precision | recall | F1 | 95% interval |\n|---|---|---|---|---|---|");
    let all = sum(tallies.iter());
    for kind in MENTIONS.iter().copied().chain(["metric"]) {
        let counts = all.of(kind);
        let (low, high) = interval(tallies, |t| t.of(kind).f1());
        row(kind, counts.right + counts.missed, Some((counts.precision(), counts.recall())), counts.f1(), low, high);
    }
    let counts = all.mentions();
    let (low, high) = interval(tallies, |t| t.mentions().f1());
    row("all mentions", counts.right + counts.missed, Some((counts.precision(), counts.recall())), counts.f1(), low, high);
    let rates: [(&str, Figure, u32); 5] = [
        ("status", |t| t.status.recall(), all.status.right + all.status.missed),
        ("units and bounds", |t| t.details.recall(), all.details.right + all.details.missed),
        ("roles", |t| t.roles.recall(), all.roles.right + all.roles.missed),
        ("years", |t| t.years.recall(), all.years.right + all.years.missed),
        ("level", |t| t.level.recall(), all.level.right + all.level.missed),
    ];
    for (name, figure, of) in rates {
        let (low, high) = interval(tallies, figure);
        row(name, of, None, figure(&all), low, high);
    }
}

fn row(name: &str, of: u32, both: Option<(f64, f64)>, figure: f64, low: f64, high: f64) {
    let (precision, recall) = both.map_or((String::new(), String::new()), |(p, r)| (format!("{p:.3}"), format!("{r:.3}")));
    println!("| {name} | {of} | {precision} | {recall} | {figure:.3} | {low:.3}-{high:.3} |");
}

/// The bounds that hold 95 of 100 sets drawn from these resumes.
fn interval(tallies: &[Tally], figure: impl Fn(&Tally) -> f64) -> (f64, f64) {
    // A fixed seed: the same set gives the same table.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % tallies.len() as u64).unwrap_or(0)
    };
    let mut figures: Vec<f64> = (0..DRAWS).map(|_| figure(&sum((0..tallies.len()).map(|_| &tallies[next()])))).collect();
    figures.sort_by(f64::total_cmp);
    (figures[DRAWS / 40], figures[DRAWS - 1 - DRAWS / 40])
}

/// The level where the thresholds of the ladder are chosen on all other resumes.
fn levels(set: &[Gold], tallies: &[Tally]) -> Result<(), Box<dyn std::error::Error>> {
    let ladder = resume_check_lexicons::FILES.iter().find(|f| f.name == "ladder.toml").ok_or("no ladder")?.text;
    let mut right: Vec<Vec<bool>> = vec![tallies.iter().map(|t| t.level.right == 1).collect()];
    for (mid, early, senior, lead) in [30, 33, 36, 39, 42]
        .into_iter()
        .flat_map(|m| [24, 30].map(|e| (m, e)))
        .flat_map(|(m, e)| [72, 84, 96].map(|s| (m, e, s)))
        .flat_map(|(m, e, s)| [54, 60, 66].map(|l| (m, e, s, l)))
    {
        let mut text = ladder.to_owned();
        for (key, value) in [("mid_from", mid), ("mid_with_evidence_from", early), ("senior_from", senior), ("senior_with_evidence_from", lead)] {
            let line = text.lines().find(|l| l.starts_with(&format!("{key} ="))).ok_or("no such threshold")?.to_owned();
            text = text.replacen(&line, &format!("{key} = {value}"), 1);
        }
        let analyzer = Analyzer::builder().lexicon("ladder.toml", text).build()?;
        right.push(set.iter().map(|g| g.report(&analyzer, Level::Senior).level.estimate == g.level).collect());
    }
    let hits = (0..set.len()).filter(|out| {
        let fit = |row: &Vec<bool>| row.iter().enumerate().filter(|(i, hit)| i != out && **hit).count();
        // Of equal fits the ladder as it is.
        let best = right.iter().rev().max_by_key(|row| fit(row));
        best.is_some_and(|row| row[*out])
    });
    let hits = hits.count();
    println!("| level, thresholds left one out | {} | | | {:.3} | |", set.len(), hits as f64 / set.len() as f64);
    Ok(())
}

/// How well the score at a level parts resumes of that level or above from those below it.
fn areas(set: &[Gold], analyzer: &Analyzer) {
    for level in [Level::Mid, Level::Senior] {
        let score = |g: &Gold| g.report(analyzer, level).score.points;
        let above: Vec<f64> = set.iter().filter(|g| g.level >= level).map(score).collect();
        let below: Vec<f64> = set.iter().filter(|g| g.level < level).map(score).collect();
        let wins: f64 = above
            .iter()
            .flat_map(|a| {
                below.iter().map(move |b| {
                    if a > b {
                        1.0
                    } else if a == b {
                        0.5
                    } else {
                        0.0
                    }
                })
            })
            .sum();
        println!("| area under the ROC curve at {level} | {} | | | {:.3} | |", set.len(), wins / (above.len() * below.len()) as f64);
    }
}
