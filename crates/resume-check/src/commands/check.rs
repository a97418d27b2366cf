//! `resume-check PATH`: the score of a resume, and what would earn the rest.

use std::path::Path;

use resume_check_core::{Analyzer, Month, Options};

use super::job;
use crate::args::{Check, Format};
use crate::config::Config;
use crate::exit::{Exit, Fault};
use crate::inputs::{self, Input};
use crate::output::{Output, say};
use crate::render::json;
use crate::render::lines::{named, number};
use crate::render::text::{self, View};
use crate::worker::Worker;

/// Checks a resume and reports.
pub(crate) fn check(args: &Check, lexicons: Option<&Path>, output: Output<'_>) -> Result<Exit, Fault> {
    let path = one(args)?;
    let config = Config::find(args.config.as_deref(), path)?;
    let analyzer = inputs::analyzer(lexicons)?;
    let options = job::with(options(args, &config, path, &analyzer)?, args, &analyzer)?;
    let input = match inputs::read(path, &mut Worker::default()) {
        Ok(input) => input,
        Err(fault) => return failed(args, path, &fault, output),
    };
    let options = options.with_input_sha256(&input.sha256);
    report(args, min_score(args, &config), &analyzer, &options, &input, output)
}

/// The one path. What else is asked for is said to be for later.
fn one(args: &Check) -> Result<&Path, Fault> {
    if args.track.is_some() && args.target.is_none() {
        return Err(Fault::usage("--track needs --target: it lays its criteria over a level, such as --target mid"));
    }
    match args.paths.as_slice() {
        [path] if args.output.as_deref().is_some_and(|output| inputs::is_same(output, path)) => {
            Err(Fault::usage("--output names the resume itself; give the report a file of its own"))
        }
        [path] => Ok(path),
        paths => Err(Fault::usage(format!("{} paths were given; several are not read yet: check one file at a time", paths.len()))),
    }
}

fn options(args: &Check, config: &Config, path: &Path, analyzer: &Analyzer) -> Result<Options, Fault> {
    if min_score(args, config).is_some() && args.target.is_none() && config.target.is_none() {
        return Err(Fault::usage("--min-score needs --target: without it each resume is measured against a level of its own"));
    }
    let as_of = args.as_of.or_else(this_month).ok_or_else(|| Fault::usage("this machine's clock tells no month; give one with --as-of YYYY-MM"))?;
    let options = config.rules(Options::new(as_of).with_path(path.to_string_lossy()))?;
    match (&args.target, &config.target) {
        (Some(name), _) => Ok(options.with_target(analyzer.target(name, args.track.as_deref())?)),
        (None, Some(name)) => Ok(options.with_configured_target(analyzer.target(name, config.track.as_deref())?)),
        (None, None) => Ok(options),
    }
}

/// The gate: the option, else the folder's setting.
fn min_score(args: &Check, config: &Config) -> Option<f64> {
    args.min_score.or(config.min_score)
}

fn report(args: &Check, gate: Option<f64>, analyzer: &Analyzer, options: &Options, input: &Input, output: Output<'_>) -> Result<Exit, Fault> {
    let report = analyzer.analyze(&input.document, options);
    match args.format {
        Format::Json => output.raw(json::report(&report)?.as_bytes())?,
        Format::Text => {
            let view = View { report: &report, document: &input.document, target_pay: &analyzer.pay(report.target.level), width: output.width() };
            output.styled(&if args.quiet { text::verdict(view) } else { text::report(view) })?;
        }
    }
    match gate {
        Some(least) if report.score.points < least => {
            say(&format!("{}: {} points, under --min-score {}", named(&args.paths[0].to_string_lossy()), number(report.score.points), number(least)));
            Ok(Exit::Gate)
        }
        _ => Ok(Exit::Done),
    }
}

/// An input that could not be read: an object in the report's place for a program, a message for a person.
fn failed(args: &Check, path: &Path, fault: &Fault, output: Output<'_>) -> Result<Exit, Fault> {
    if args.format == Format::Json {
        output.raw(json::failure(path, fault)?.as_bytes())?;
    }
    say(&format!("{}: {}", named(&path.to_string_lossy()), fault.message));
    Ok(Exit::Failed)
}

/// The month that it is, in UTC.
#[expect(clippy::disallowed_types, reason = "the command line has the clock; the core has none")]
fn this_month() -> Option<Month> {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
    month_of(now.as_secs() / 86_400)
}

/// The month of a day that is so many days after the first of January 1970.
fn month_of(mut day: u64) -> Option<Month> {
    let leap = |year: u16| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    for year in 1970..2200 {
        let february = if leap(year) { 29 } else { 28 };
        for (month, days) in (1..).zip([31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
            if day < days {
                return Month::new(year, month);
            }
            day -= days;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_in_the_months_of_the_calendar() {
        for (day, month) in
            [(0, "1970-01"), (30, "1970-01"), (31, "1970-02"), (11_016, "2000-02"), (11_017, "2000-03"), (20_788, "2026-12"), (20_787, "2026-11")]
        {
            assert_eq!(month_of(day).map(|m| m.to_string()).as_deref(), Some(month), "day {day}");
        }
        assert_eq!(month_of(u64::MAX), None);
    }
}
