//! Why a criterion has its points, in words: what earned them, and what would earn the rest.

use super::earn::Earned;
use crate::evidence::{Body, Evidence, Proof, Subject, Work};
use crate::kinds::{EducationStatus, Grade, Strength};
use crate::lexicon::{Asks, Assumption, Criterion, Lexicon, PLACES, Pool, Way};

/// The most facts that are named one by one.
const NAMED: usize = 4;
/// The most characters of the resume that are quoted for one fact.
const QUOTED: usize = 60;

/// What earned the points, and what would earn the rest.
pub(super) fn explain(lexicon: &Lexicon, criterion: &Criterion, earned: &Earned, evidence: &Body<'_>) -> String {
    let mut parts: Vec<String> = earned.facts.iter().take(NAMED).map(|f| fact(&evidence[*f])).collect();
    if earned.facts.len() > NAMED {
        parts.push(format!("{} more", earned.facts.len() - NAMED));
    }
    let rest = (earned.points < criterion.points).then(|| help(lexicon, criterion, None));
    match (parts.is_empty(), rest) {
        (true, rest) => rest.map_or(String::new(), |r| format!("{r}.")),
        (false, None) => format!("{}.", parts.join("; ")),
        (false, Some(rest)) => format!("{}. For the rest: {}.", parts.join("; "), lower_first(&rest)),
    }
}

/// The words of help, with what is assumed, or what the ways would assume first.
pub(crate) fn help(lexicon: &Lexicon, criterion: &Criterion, assumed: Option<(&Way, &Assumption)>) -> String {
    if !criterion.help.contains("{name}") {
        return criterion.help.clone();
    }
    let names: Vec<String> = match assumed {
        Some((way, assumption)) => vec![name(lexicon, way, &assumption.id)],
        None => criterion.ways.iter().take(1).flat_map(|w| w.assume.iter().map(|a| name(lexicon, w, &a.id))).collect(),
    };
    criterion.help.replace("{name}", &listed(&names))
}

/// `CPT`, `CPT and NCCI`, `CPT, NCCI and E/M`.
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// What a person calls the thing of this id.
pub(crate) fn name(lexicon: &Lexicon, way: &Way, id: &str) -> String {
    let Asks::Things { pool, .. } = &way.asks else { return format!("{id} years of coding work") };
    let entry = pool.kinds().iter().find_map(|kind| lexicon.entries.find(*kind, id)).map(|e| lexicon.entries.get(e));
    if let Some(entry) = entry {
        return entry.abbr.clone().unwrap_or_else(|| entry.name.clone());
    }
    let title = || lexicon.titles.find(id).map(|t| lexicon.titles.get(t).name.clone());
    let place = || PLACES.iter().find(|(p, _)| *p == id).map(|(_, says)| (*says).to_owned());
    match pool {
        Pool::Title => title(),
        Pool::Education | Pool::Foundation => lexicon.education.name(id).map(str::to_owned),
        Pool::Metric => lexicon.metrics.find(id).map(|f| lexicon.metrics.get(f).name.clone()),
        Pool::Place => place(),
        Pool::Accreditation => Some(format!("{} accreditation", id.to_uppercase())),
        _ => None,
    }
    .unwrap_or_else(|| id.to_owned())
}

/// One fact, with how strongly it is shown where that is short of all.
fn fact(evidence: &Evidence<'_>) -> String {
    let words = match evidence.subject {
        Subject::Years => return years(&evidence.proof),
        Subject::Rise => return "A later role on a higher rung".to_owned(),
        Subject::Place => return PLACES.iter().find(|(p, _)| *p == evidence.id).map_or(String::new(), |(_, says)| upper_first(says)),
        Subject::Accreditation => return evidence.id.to_uppercase(),
        _ => quoted(evidence.words),
    };
    match &evidence.proof {
        Proof::Named(Strength::Listed) => format!("{words} is only listed"),
        Proof::Named(_) if evidence.work == Work::Aside => format!("{words} stands outside coding work"),
        Proof::Named(_) => format!("{words} in use"),
        Proof::InProgress => format!("{words} is in progress"),
        Proof::Graded(Grade::Below) => format!("{words} is short of the benchmark"),
        Proof::Graded(grade) => format!("{words} is {grade}"),
        Proof::Ungraded => format!("{words} has no benchmark to be held against"),
        Proof::Served { months, .. } if *months > 0 => format!("{words}, {}", span_of(*months)),
        Proof::Study(EducationStatus::InProgress) => format!("{words} is under way"),
        Proof::Study(EducationStatus::Unfinished) => format!("{words} was not finished"),
        _ => words,
    }
}

fn years(proof: &Proof) -> String {
    match proof {
        Proof::Months(months) => format!("{} of coding work", span_of(*months)),
        _ => String::new(),
    }
}

/// `7 months`, `1 year`, `4.7 years`.
fn span_of(months: u32) -> String {
    match months {
        1 => "1 month".to_owned(),
        m if m < 12 => format!("{m} months"),
        12 => "1 year".to_owned(),
        m if m % 12 == 0 => format!("{} years", m / 12),
        m => format!("{:.1} years", f64::from(m) / 12.0),
    }
}

/// The words of the resume on one line, cut where they run long.
pub(crate) fn quoted(words: &str) -> String {
    let mut line = String::with_capacity(words.len() + 8);
    line.push('“');
    for word in words.split_whitespace() {
        if line.len() > '“'.len_utf8() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if let Some((end, _)) = line.char_indices().nth(1 + QUOTED) {
        line.truncate(end);
        line.truncate(line.trim_end().len());
        line.push('…');
    }
    line.push('”');
    line
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |c| c.to_lowercase().to_string() + chars.as_str())
}

fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |c| c.to_uppercase().to_string() + chars.as_str())
}
