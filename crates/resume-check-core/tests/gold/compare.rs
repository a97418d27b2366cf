//! What a report found of a resume's marks, what it missed, and what it made up.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use resume_check_core::{Report, Span};

use super::{Gold, Mark};

/// The kinds of mentions that are counted.
pub(crate) const MENTIONS: [&str; 5] = ["code-set", "ehr", "encoder", "tool", "credential"];

/// Ids that are too vague to be counted: they may be reported.
const VAGUE: &[&str] = &[
    "icd-generic",
    "medical-necessity",
    "payer-policy",
    "cms-guidelines",
    "official-guidelines",
    "risk-adjustment",
    "cac-term",
    "dashboards",
    "typing",
    "remote-desktop",
    "core-measures",
    "mips",
    "hedis",
    "global-surgery",
    "data-visualisation",
    "claim-scrubber",
    "bill-scrubber",
    "charge-entry-system",
    "chargemaster-system",
    "chargemaster",
    "release-of-information-software",
    "ticketing-system",
    "epic-work-queues",
    "hipaa-cert",
    "office-cert",
    "bls-cpr",
    "medical-assistant",
    "aapc-member",
    "fhfma",
];

/// The families of metrics that are counted.
const FAMILIES: &[&str] = &[
    "coding-accuracy",
    "drg-accuracy",
    "productivity-volume",
    "productivity-percent",
    "first-pass-acceptance",
    "clean-claim",
    "denial-rate",
    "denial-reduction",
    "appeal-overturn",
    "revenue-recovered",
    "claim-dollars",
    "dnfb",
    "coding-turnaround",
    "backlog",
    "ar-days",
    "query-volume",
    "query-response",
    "query-agreement",
    "cc-mcc-capture",
    "cmi",
    "raf",
    "audit-volume",
    "error-rate",
    "team-size",
    "trainees",
    "net-collection",
    "charge-capture",
    "irr",
    "pass-rate",
    "provider-count",
    "tenure",
];

/// Right, made up, and missed.
#[derive(Clone, Copy, Default)]
pub(crate) struct Counts {
    pub(crate) right: u32,
    pub(crate) extra: u32,
    pub(crate) missed: u32,
}

impl Counts {
    pub(crate) fn add(&mut self, other: Counts) {
        self.right += other.right;
        self.extra += other.extra;
        self.missed += other.missed;
    }

    pub(crate) fn precision(self) -> f64 {
        share(self.right, self.right + self.extra)
    }

    pub(crate) fn recall(self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    pub(crate) fn f1(self) -> f64 {
        share(2 * self.right, 2 * self.right + self.extra + self.missed)
    }
}

fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 { 1.0 } else { f64::from(part) / f64::from(whole) }
}

/// What became of one resume, or of many.
#[derive(Clone, Default)]
pub(crate) struct Tally {
    pub(crate) kinds: BTreeMap<String, Counts>,
    pub(crate) status: Counts,
    pub(crate) details: Counts,
    pub(crate) roles: Counts,
    pub(crate) years: Counts,
    pub(crate) level: Counts,
    /// What went wrong, at which words.
    pub(crate) faults: Vec<(Span, String)>,
}

impl Tally {
    pub(crate) fn add(&mut self, other: &Tally) {
        for (kind, counts) in &other.kinds {
            self.kinds.entry(kind.clone()).or_default().add(*counts);
        }
        for (own, others) in [
            (&mut self.status, other.status),
            (&mut self.details, other.details),
            (&mut self.roles, other.roles),
            (&mut self.years, other.years),
            (&mut self.level, other.level),
        ] {
            own.add(others);
        }
    }

    /// All kinds of mentions together.
    pub(crate) fn mentions(&self) -> Counts {
        let mut all = Counts::default();
        MENTIONS.iter().filter_map(|k| self.kinds.get(*k)).for_each(|c| all.add(*c));
        all
    }

    pub(crate) fn of(&self, kind: &str) -> Counts {
        self.kinds.get(kind).copied().unwrap_or_default()
    }

    fn count(&mut self, kind: &str) -> &mut Counts {
        self.kinds.entry(kind.to_owned()).or_default()
    }
}

/// Systems of modules, and what combined forms name: read from the lexicons.
struct Names {
    parents: BTreeMap<String, String>,
    expands: BTreeMap<String, Vec<String>>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let (mut parents, mut expands) = (BTreeMap::new(), BTreeMap::new());
    for file in resume_check_lexicons::FILES {
        let table: toml::Table = file.text.parse().expect("the lexicons are TOML");
        for row in table.values().filter_map(|v| v.as_array()).flatten().filter_map(|r| r.as_table()) {
            let Some(id) = row.get("id").and_then(|v| v.as_str()) else { continue };
            if let Some(parent) = row.get("parent").and_then(|v| v.as_str()) {
                parents.insert(id.to_owned(), parent.to_owned());
            }
            if let Some(ids) = row.get("expands_to").and_then(|v| v.as_array()) {
                expands.insert(id.to_owned(), ids.iter().filter_map(|v| v.as_str()).map(str::to_owned).collect());
            }
        }
    }
    Names { parents, expands }
});

fn system(id: &str) -> &str {
    NAMES.parents.get(id).map_or(id, String::as_str)
}

fn is_counted(kind: &str, id: &str) -> bool {
    if MENTIONS.contains(&kind) { !VAGUE.contains(&id) && !id.contains("generic") } else { FAMILIES.contains(&id) }
}

/// Reviews of CDI are counted as volume.
fn family(id: &str) -> &str {
    if id == "cdi-review" { "productivity-volume" } else { id }
}

/// Holds a report against the marks of its resume.
pub(crate) fn compare(gold: &Gold, report: &Report) -> Tally {
    let mut tally = Tally::default();
    let marks: Vec<Mark> = gold.marks.iter().flat_map(expanded).filter(|m| is_counted(&m.kind, &m.id)).collect();
    mentions(&mut tally, report, &marks);
    metrics(&mut tally, report, &marks);
    career(&mut tally, gold, report);
    tally.faults.sort();
    tally
}

/// A mark of a combined form stands for each thing that it names.
fn expanded(mark: &Mark) -> Vec<Mark> {
    let mark = if mark.kind == "metric" { Mark { kind: "metric".to_owned(), id: family(&mark.id).to_owned(), ..mark.clone() } } else { mark.clone() };
    match NAMES.expands.get(&mark.id) {
        Some(ids) => ids.iter().map(|id| Mark { id: id.clone(), ..mark.clone() }).collect(),
        None => vec![mark],
    }
}

fn mentions(tally: &mut Tally, report: &Report, marks: &[Mark]) {
    let found: Vec<_> = report.mentions.iter().filter(|m| MENTIONS.contains(&m.kind.as_str()) && is_counted(m.kind.as_str(), &m.id)).collect();
    let mut used = BTreeSet::new();
    let same = |mark: &Mark, m: &resume_check_core::report::MentionInfo| {
        m.kind.as_str() == mark.kind && system(&m.id) == system(&mark.id) && m.span.overlaps(mark.span)
    };
    for mark in marks.iter().filter(|m| m.kind != "metric") {
        let Some(hit) = found.iter().enumerate().position(|(i, m)| !used.contains(&i) && same(mark, m)) else {
            tally.count(&mark.kind).missed += 1;
            tally.faults.push((mark.span, format!("missed {}/{}", mark.kind, mark.id)));
            continue;
        };
        used.insert(hit);
        tally.count(&mark.kind).right += 1;
        let wanted = mark.attributes.get("status").map_or("held", String::as_str);
        if found[hit].status.as_str() == wanted {
            tally.status.right += 1;
        } else {
            tally.status.missed += 1;
            tally.faults.push((mark.span, format!("{} is {}, not {wanted}", mark.id, found[hit].status)));
        }
    }
    for (_, m) in found.iter().enumerate().filter(|(i, _)| !used.contains(i)) {
        // A second name inside words that are counted is no new error.
        if !marks.iter().any(|mark| same(mark, m)) {
            tally.count(m.kind.as_str()).extra += 1;
            tally.faults.push((m.span, format!("extra {}/{}", m.kind, m.id)));
        }
    }
}

fn metrics(tally: &mut Tally, report: &Report, marks: &[Mark]) {
    let found: Vec<_> = report.metrics.iter().filter(|m| is_counted("metric", family(&m.kind))).collect();
    let mut used = BTreeSet::new();
    for mark in marks.iter().filter(|m| m.kind == "metric") {
        let number = |key: &str| mark.attributes.get(key).map(|v| rounded(v.parse().expect("a number")));
        let wanted = ["value", "low", "high", "from", "to"].map(number);
        let per = mark.attributes.get("per").map(String::as_str);
        let hit = found.iter().enumerate().position(|(i, m)| {
            let numbers = [m.value, m.low, m.high, m.from, m.to].map(|n| n.map(rounded));
            let named = family(&m.kind) == mark.id && m.span.overlaps(mark.span);
            !used.contains(&i) && named && numbers == wanted && m.per.map(|p| p.as_str()) == per
        });
        let Some(hit) = hit else {
            tally.count("metric").missed += 1;
            tally.faults.push((mark.span, format!("missed {} {:?}", mark.id, mark.attributes)));
            continue;
        };
        used.insert(hit);
        tally.count("metric").right += 1;
        let (unit, bound) = (found[hit].unit.as_str(), found[hit].bound.map(|b| b.as_str()));
        for (is, wanted) in [(Some(unit), mark.attributes.get("unit")), (bound, mark.attributes.get("bound"))] {
            if is == wanted.map(String::as_str) {
                tally.details.right += 1;
            } else {
                tally.details.missed += 1;
                tally.faults.push((mark.span, format!("{} is {is:?}, not {wanted:?}", mark.id)));
            }
        }
    }
    for (_, m) in found.iter().enumerate().filter(|(i, _)| !used.contains(i)) {
        tally.count("metric").extra += 1;
        tally.faults.push((m.span, format!("extra {} {:?} {:?}..{:?} {:?}->{:?}", m.kind, m.value, m.low, m.high, m.from, m.to)));
    }
}

fn rounded(number: f64) -> i64 {
    (number * 1000.0).round() as i64
}

fn career(tally: &mut Tally, gold: &Gold, report: &Report) {
    let top = Span::new(0, 0);
    for (title, start, end) in &gold.roles {
        let same = |r: &resume_check_core::report::RoleInfo| {
            r.title_id.as_deref() == Some(title) && r.start.as_deref() == Some(start) && r.end.as_deref() == Some(end)
        };
        if report.roles.iter().any(same) {
            tally.roles.right += 1;
        } else {
            tally.roles.missed += 1;
            tally.faults.push((top, format!("no role {title} {start} {end}")));
        }
    }
    let years = report.level.years_experience;
    if (years - gold.years).abs() <= 0.25 {
        tally.years.right += 1;
    } else {
        tally.years.missed += 1;
        tally.faults.push((top, format!("{years} years, not {}", gold.years)));
    }
    if report.level.estimate == gold.level {
        tally.level.right += 1;
    } else {
        tally.level.missed += 1;
        tally.faults.push((top, format!("reads as {}, not {}", report.level.estimate, gold.level)));
    }
}
