//! A plan for a person: where it leads, what to do, today first, and what the guide says of pay.

use resume_check_core::Effort;
use resume_check_core::guidance::{LineRewrite, Phase, Plan, PlanStep};
use resume_check_core::report::{SalaryBand, TargetInfo};

use super::lines::{self, band, bulleted, clipped, clipped_left, named, number, padded, plain, right, width, wrapped};
use super::{FAINT, GOOD, LOOK, SOME, STRONG, paint, summary};

/// Where the text of a step begins.
const INDENT: usize = 5;
/// Columns of a line's number and a gain, beside a step.
const ASIDE: usize = 18;
/// The most lines without a figure that are shown.
const REWRITES: usize = 6;

/// The whole plan.
pub(crate) fn plan(plan: &Plan, columns: usize) -> String {
    let mut parts = vec![head(plan, columns)];
    let mut number_of = 1;
    let mut passed = plan.points >= plan.pass_mark;
    for phase in &plan.phases {
        parts.push(self::phase(phase, &mut number_of, !passed && phase.passes, columns));
        passed |= phase.passes;
    }
    parts.extend([rewrites(plan, columns), rungs(plan, columns), pay(plan, columns)]);
    parts.retain(|p| !p.is_empty());
    parts.join("\n")
}

/// A line with something at its right end.
pub(super) fn row(left: &str, end: &str, end_shown: &str, columns: usize) -> String {
    let left = clipped(left, columns.saturating_sub(width(end) + 2));
    format!("{left}{}{end_shown}\n", " ".repeat(columns.saturating_sub(width(&left) + width(end))))
}

/// What a plan leads to, in words.
pub(super) fn target(target: &TargetInfo) -> String {
    lines::target(target.title_id.as_deref(), target.track, target.level)
}

/// Lines of so many columns behind an indent.
pub(super) fn block(text: &str, indent: usize, columns: usize) -> String {
    wrapped(&plain(text), columns.saturating_sub(indent)).iter().map(|line| format!("{}{line}\n", " ".repeat(indent))).collect()
}

fn head(plan: &Plan, columns: usize) -> String {
    let points = format!("{} / 100 now, {} with this plan", number(plan.points), number(plan.after));
    let to = format!(" · to {}", target(&plan.target));
    let path = clipped_left(&named(plan.path.as_deref().unwrap_or("resume")), columns.saturating_sub(width(&points) + width(&to) + 2).max(12));
    let mut out = row(&format!("{path}{to}"), &points, &paint(STRONG, &points), columns);
    let pass = format!("pass mark {}", number(plan.pass_mark));
    out += &row(&format!("You read as {}: {}.", plan.level, summary::years(plan.years_experience)), &pass, &paint(FAINT, &pass), columns);
    if let Some(says) = &plan.says {
        out += "\n";
        out += &block(says, 0, columns);
    }
    for ask in &plan.asks {
        out += &bulleted(ask, columns);
    }
    if let Some(source) = &plan.source {
        out += &faint(source, 4, columns);
    }
    out += "\n";
    if plan.phases.is_empty() {
        return out + &block(NOTHING_LEFT, 0, columns);
    }
    out + &block(HONEST, 0, columns)
}

fn faint(text: &str, indent: usize, columns: usize) -> String {
    let lines = wrapped(&plain(text), columns.saturating_sub(indent));
    lines.iter().map(|line| format!("{}{}\n", " ".repeat(indent), paint(FAINT, line))).collect()
}

/// What the steps of a kind are called in a plan.
pub(super) fn title(effort: Effort) -> &'static str {
    match effort {
        Effort::Rewrite => "Today: write",
        Effort::Measure => "At work: measure",
        Effort::Learn => "Learn",
        Effort::Earn => "Earn, in this order",
        Effort::Serve => "In time",
    }
}

/// What a plan is to be taken as.
pub(super) const HONEST: &str =
    "Write only what is true of you, and leave out what is not. Points are those of each step alone; sums are scored anew.";
/// What stands in the place of the steps where there are none.
pub(super) const NOTHING_LEFT: &str = "Nothing is left to do for this target: the resume shows all of it.";

fn phase(phase: &Phase, number_of: &mut usize, is_the_one: bool, columns: usize) -> String {
    let title = title(phase.effort);
    let mut out = row(title, "points", &paint(FAINT, "points"), columns).replacen(title, &paint(STRONG, title), 1);
    for step in &phase.steps {
        out += &self::step(step, phase.effort, *number_of, columns);
        *number_of += 1;
    }
    let verdict = if is_the_one { ", which passes" } else { "" };
    let sum = format!("with all so far {}{verdict}", number(phase.points));
    out + &row("", &sum, &paint(if phase.passes { GOOD } else { SOME }, &sum), columns)
}

/// What to do, and who awards it.
pub(super) fn what(step: &PlanStep) -> String {
    let issuer = step.issuer.as_ref().map_or(String::new(), |i| format!(" ({i})"));
    plain(&format!("{}{issuer}", step.text))
}

/// `+ 8`, or that the guide asks for it.
pub(super) fn gain(step: &PlanStep) -> String {
    if step.gain > 0.0 { format!("+ {}", number(step.gain)) } else { "asked for".to_owned() }
}

/// The words of a statement as they are, without its bullet.
pub(super) fn as_it_is(rewrite: &LineRewrite) -> String {
    plain(rewrite.text.trim_start_matches(|c: char| !c.is_alphanumeric()))
}

fn step(step: &PlanStep, effort: Effort, number_of: usize, columns: usize) -> String {
    let room = columns.saturating_sub(INDENT + ASIDE).max(1);
    let line = step.line.map_or(String::new(), |line| format!("line {line}"));
    let gain = gain(step);
    let mut out = String::new();
    for (index, words) in wrapped(&what(step), room).iter().enumerate() {
        if index == 0 {
            let aside = format!("{line}{}", right(&gain, (ASIDE - 2).saturating_sub(width(&line))));
            out += &format!("{}  {}  {aside}\n", right(&number_of.to_string(), INDENT - 2), padded(words, room));
        } else {
            out += &format!("{}{words}\n", " ".repeat(INDENT));
        }
    }
    if let Some(template) = &step.template {
        out += &block(&format!("as: \"{template}\""), INDENT, columns);
    }
    if let Some(needs) = &step.needs {
        out += &block(needs, INDENT, columns);
    }
    let assumes = if effort == Effort::Measure { format!("assumes {} · ", step.assumes) } else { String::new() };
    out + &faint(&format!("{assumes}{}", step.source), INDENT, columns)
}

fn rewrites(plan: &Plan, columns: usize) -> String {
    if plan.rewrites.is_empty() {
        return String::new();
    }
    let (title, note) = ("Lines without a figure", "the blanks are yours to fill");
    let mut out = row(title, note, &paint(FAINT, note), columns).replacen(title, &paint(STRONG, title), 1);
    for rewrite in plan.rewrites.iter().take(REWRITES) {
        let label = padded(&format!("  line {}", rewrite.line), 12);
        let room = columns.saturating_sub(width(&label));
        out += &format!("{label}{}\n", clipped(&as_it_is(rewrite), room));
        for line in wrapped(&plain(&rewrite.template), room) {
            out += &format!("{}{}\n", " ".repeat(width(&label)), paint(LOOK, &line));
        }
    }
    if plan.rewrites.len() > REWRITES {
        out += &faint(&format!("and {} more in --format json", plan.rewrites.len() - REWRITES), 2, columns);
    }
    out
}

fn rungs(plan: &Plan, columns: usize) -> String {
    if plan.rungs.len() < 2 {
        return String::new();
    }
    let mut out = format!("{}\n", paint(STRONG, "On the ladder"));
    for rung in &plan.rungs {
        let titles = plain(&rung.titles.join(", or "));
        for (index, line) in wrapped(&titles, columns.saturating_sub(12)).iter().enumerate() {
            let label = if index > 0 {
                ""
            } else if rung.held {
                "  reached"
            } else {
                "  ahead"
            };
            out += &format!("{}{line}\n", padded(label, 12));
        }
    }
    out
}

fn pay(plan: &Plan, columns: usize) -> String {
    let pay = &plan.pay;
    let mut out = format!("{}\n", paint(STRONG, "Pay, a year"));
    let row = |label: &str, level: &str, pay: &SalaryBand| {
        let [low, high] = pay.percentiles;
        format!("{}{}{}percentiles {low} to {high}\n", padded(label, 12), padded(level, 8), padded(&band(pay), 18))
    };
    out += &row("  now", plan.level.as_str(), &pay.now);
    if plan.level != plan.target.level {
        out += &row("  there", plan.target.level.as_str(), &pay.there);
    }
    if let Some(note) = &pay.note {
        out += &block(note, 12, columns);
    }
    out += &faint(&pay.there.source, 12, columns);
    if !pay.moved_by.is_empty() {
        out += "  What moves it (no point rests on this):\n";
        for point in &pay.moved_by {
            out += &bulleted(point, columns);
        }
    }
    if let Some(source) = &pay.source {
        out += &faint(source, 4, columns);
    }
    out + &faint("resume-check explain outlook · resume-check explain wages · --format json for all", 0, columns)
}
