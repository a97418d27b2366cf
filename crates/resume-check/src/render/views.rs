//! Rubrics, criteria and entries for a person.

use resume_check_core::Effort;
use resume_check_core::report::{CriterionView, EntryView, Explanation, RubricView, RuleView, TopicView, WayView};

use super::lines::{band, bulleted, grouped, number, padded, plain, right, width, wrapped};
use super::{FAINT, STRONG, paint};

/// Columns of a criterion's points.
const POINTS: usize = 4;
/// Columns of a field's label.
const LABEL: usize = 13;

/// The rubric of a target: points, criterion, what earns them.
pub(crate) fn rubric(rubric: &RubricView, columns: usize) -> String {
    let track = rubric.track.map_or(String::new(), |t| format!(", {t}"));
    let mut out = format!("{}\n", paint(STRONG, &format!("{}{track}", rubric.label)));
    for line in
        wrapped(&format!("{} · {} a year · {} of 100 points pass", rubric.years, band(&rubric.salary_band), number(rubric.pass_mark)), columns)
    {
        out += &format!("{line}\n");
    }
    let ids = rubric.dimensions.iter().flat_map(|d| &d.criteria).map(|c| width(&c.id)).max().unwrap_or(0);
    for dimension in &rubric.dimensions {
        let head = format!("{}{}", padded(&dimension.label, 2 + ids + 2), right(&number(dimension.points), POINTS));
        out += &format!("\n{}\n", paint(STRONG, &head));
        for criterion in &dimension.criteria {
            out += &row(criterion, ids, columns);
        }
    }
    let listed =
        format!("Each criterion takes its best way. A thing that is only listed goes {}% as far as one that is shown in use.", rubric.listed_share);
    out += "\n";
    for line in wrapped(&listed, columns).iter().chain(&wrapped("resume-check explain CRITERION gives every way of one of them.", columns)) {
        out += &format!("{}\n", paint(FAINT, line));
    }
    out
}

/// A criterion in a table: its id, its points, and what earns them.
fn row(criterion: &CriterionView, ids: usize, columns: usize) -> String {
    let indent = 2 + ids + 2 + POINTS + 2;
    let first = format!("  {}  {}  ", padded(&plain(&criterion.id), ids), right(&number(criterion.points), POINTS));
    let mut out = String::new();
    for (index, line) in wrapped(&plain(&criterion.label), columns.saturating_sub(indent)).iter().enumerate() {
        out += &format!("{}{line}\n", if index == 0 { first.clone() } else { " ".repeat(indent) });
    }
    for line in wrapped(&plain(&criterion.help), columns.saturating_sub(indent)) {
        out += &format!("{}{}\n", " ".repeat(indent), paint(FAINT, &line));
    }
    out
}

/// Everything that goes by a name.
pub(crate) fn explanation(found: &Explanation, columns: usize) -> String {
    let criteria = found.criteria.iter().map(|c| criterion(c, columns));
    let entries = found.entries.iter().map(|e| entry(e, columns));
    found.topics.iter().map(|t| topic(t, columns)).chain(criteria).chain(entries).collect::<Vec<_>>().join("\n")
}

/// A rule's page: what it finds, why it matters, an example before and after.
pub(crate) fn rule(rule: &RuleView, columns: usize) -> String {
    let mut out = heading(&rule.code, &format!("{} · {}", rule.name, rule.severity), columns);
    let mut example = false;
    for line in rule.page.lines() {
        out += &match line.trim_start_matches('#') {
            _ if line.starts_with("```") => {
                example = !example;
                continue;
            }
            _ if example => format!("    {}\n", plain(line)),
            "" => "\n".to_owned(),
            title if title.len() < line.len() => format!("{}\n", paint(STRONG, title.trim())),
            text => wrapped(text, columns).iter().map(|l| format!("{l}\n")).collect(),
        };
    }
    out
}

fn criterion(criterion: &CriterionView, columns: usize) -> String {
    let track = criterion.track.map_or(String::new(), |t| format!(", {t}"));
    let place = format!("criterion of {}{track}: {} · {} points", criterion.level, criterion.dimension, number(criterion.points));
    let mut out = heading(&criterion.label, &place, columns);
    out += &field("to do", &criterion.help, columns);
    out += &field("costs", effort(criterion.effort), columns);
    for (label, lines) in [("weak", &criterion.weak), ("strong", &criterion.strong)] {
        out += &example(label, lines.as_deref().unwrap_or_default(), columns);
    }
    for way in &criterion.ways {
        out += &field("earns", &ways(way), columns);
    }
    out + &field("source", &criterion.source, columns)
}

/// Lines of a resume beside a label, each on a line of its own.
fn example(label: &str, lines: &str, columns: usize) -> String {
    let lines = lines.lines().filter(|l| !l.is_empty()).enumerate();
    lines.map(|(i, line)| field(if i == 0 { label } else { "" }, line, columns)).collect()
}

/// A page of what the guide says.
fn topic(topic: &TopicView, columns: usize) -> String {
    let mut out = heading(&topic.label, &format!("the guide on {}", topic.id), columns);
    for point in &topic.says {
        out += &bulleted(point, columns);
    }
    out + &field("source", &topic.source, columns)
}

fn ways(way: &WayView) -> String {
    let share = if way.share == 100 { String::new() } else { format!(" (up to {}%)", way.share) };
    if way.any_of.is_empty() { format!("{}{share}", way.asks) } else { format!("{}{share}: {}", way.asks, way.any_of.join("; ")) }
}

fn entry(entry: &EntryView, columns: usize) -> String {
    let mut out = heading(&entry.name, &format!("{} {}", entry.kind, entry.id), columns);
    let mut add = |label: &str, text: Option<String>| out += &text.filter(|t| !t.is_empty()).map_or(String::new(), |t| field(label, &t, columns));
    add("short", entry.short.clone().filter(|s| *s != entry.name));
    add("issuer", entry.issuer.clone());
    add("awarded", entry.awarded.clone().filter(|a| a != "unknown"));
    add("class", entry.class.as_ref().map(|c| c.replace('-', " ")));
    add("part of", entry.parent.clone());
    add("names", Some(entry.stands_for.join("; ")));
    add(if entry.kind == "title" { "level" } else { "stage" }, entry.stage.clone());
    add("track", entry.track.map(|t| t.to_string()));
    add("target", entry.target.then(|| format!("--target {}", entry.id)));
    add("guide", entry.in_guide.then(|| "named in the career guide".to_owned()));
    if let Some(scale) = &entry.scale {
        let better = if scale.lower_is_better { "lower is better" } else { "higher is better" };
        let marks = [scale.good.map(|v| format!("good {}", grouped(v))), scale.excellent.map(|v| format!("excellent {}", grouped(v)))];
        add("scale", Some(marks.into_iter().flatten().chain([better.to_owned()]).collect::<Vec<_>>().join(", ")));
        add("can be", scale.plausible.map(|[low, high]| format!("{} to {}", grouped(low), grouped(high))));
        add("source", Some(scale.source.clone()));
    }
    let sure: Vec<&str> = entry.forms.iter().filter(|f| !entry.ambiguous.contains(f)).map(String::as_str).collect();
    add("forms", Some(sure.join("; ")));
    add("in context", Some(entry.ambiguous.join("; ")));
    add("examples", Some(entry.examples.join("; ")));
    add("note", entry.note.clone());
    out
}

/// A name, and what it is.
fn heading(name: &str, what: &str, columns: usize) -> String {
    let mut out = String::new();
    for line in wrapped(&plain(name), columns) {
        out += &format!("{}\n", paint(STRONG, &line));
    }
    for line in wrapped(&plain(what), columns) {
        out += &format!("{}\n", paint(FAINT, &line));
    }
    out
}

/// A label and a text beside it.
fn field(label: &str, text: &str, columns: usize) -> String {
    let lines = wrapped(&plain(text), columns.saturating_sub(LABEL));
    lines
        .iter()
        .enumerate()
        .map(|(i, line)| format!("{}{line}\n", padded(&if i == 0 { format!("  {label}") } else { String::new() }, LABEL)))
        .collect()
}

fn effort(effort: Effort) -> &'static str {
    match effort {
        Effort::Rewrite => "other words: it is often in the resume already",
        Effort::Measure => "a number to find at work",
        Effort::Learn => "something to learn",
        Effort::Earn => "a credential or degree to earn",
        Effort::Serve => "time, or a role",
    }
}

/// Rubrics side by side: the points of each dimension at each level.
pub(crate) fn rubrics(levels: &[RubricView], columns: usize) -> String {
    let label = levels.iter().flat_map(|l| &l.dimensions).map(|d| width(&d.label)).max().unwrap_or(0).max(20);
    let cells = |cells: Vec<String>| cells.iter().map(|c| right(c, 10)).collect::<String>();
    let mut out = format!("{}{}\n", padded("Points of 100", label), cells(levels.iter().map(|l| l.level.to_string()).collect()));
    for (index, dimension) in levels.first().iter().flat_map(|l| l.dimensions.iter().enumerate()) {
        let points = levels.iter().map(|l| l.dimensions.get(index).map_or(String::new(), |d| number(d.points))).collect();
        out += &format!("{}{}\n", padded(&dimension.label, label), cells(points));
    }
    out += &format!("{}{}\n", padded("to pass", label), cells(levels.iter().map(|l| number(l.pass_mark)).collect()));
    for level in levels {
        out += &format!("\n{}\n", paint(STRONG, &format!("{}: {}", level.label, level.years)));
        for milestone in &level.milestones {
            out += &bulleted(milestone, columns);
        }
    }
    out += "\n";
    for line in wrapped("resume-check rubric mid gives the criteria of a level, a title or a track.", columns) {
        out += &format!("{}\n", paint(FAINT, &line));
    }
    out
}

#[cfg(test)]
mod tests {
    use resume_check_core::{Analyzer, Level, Track};

    use super::*;

    fn check(what: &str, columns: usize, text: &str) {
        let text = anstream::adapter::strip_str(text).to_string();
        assert!(!text.trim().is_empty(), "{what} is empty");
        for line in text.lines() {
            assert!(width(line) <= columns && line.trim_end() == line, "{what} at {columns} columns: {line:?}");
        }
    }

    #[test]
    fn everything_that_can_be_asked_for_fits_its_width() {
        let analyzer = Analyzer::builder().build().unwrap();
        for columns in [60, 80, 120] {
            let levels: Vec<RubricView> = Level::ALL.iter().map(|level| analyzer.rubric(*level, None)).collect();
            check("the rubrics", columns, &rubrics(&levels, columns));
            for level in Level::ALL {
                for track in std::iter::once(None).chain(Track::ALL.iter().copied().map(Some)) {
                    let view = analyzer.rubric(*level, track);
                    check("a rubric", columns, &rubric(&view, columns));
                    for view in view.dimensions.iter().flat_map(|d| &d.criteria) {
                        check(&view.id, columns, &criterion(view, columns));
                    }
                }
            }
            for view in analyzer.topics() {
                check(&view.id, columns, &topic(&view, columns));
            }
            for view in analyzer.entries() {
                check(&view.id, columns, &entry(&view, columns));
            }
        }
    }
}
