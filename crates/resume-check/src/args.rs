//! What can be asked on the command line.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use resume_check_core::{Month, Track};

/// Checks resumes of medical coders: the score, the level, and what earns the rest.
#[derive(Debug, Parser)]
#[command(name = "resume-check", version, args_conflicts_with_subcommands = true, subcommand_negates_reqs = true, disable_help_subcommand = true)]
#[command(arg_required_else_help = true, max_term_width = 80, after_help = AFTER_HELP)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) check: Check,
    #[command(flatten)]
    pub(crate) common: Common,
}

const AFTER_HELP: &str = "\
Examples:
  resume-check resume.pdf                           against the next level up
  resume-check resume.pdf --target coding-auditor   against a title
  resume-check resume.pdf --format html > page.html a page to read and print
  resume-check resumes/ --target mid --min-score 70 --report junit=out.xml
Exit status: 0 checked, 1 a gate failed, 2 bad usage or input, 130 interrupted";

/// What `-h` shows of the options; `--help` shows all.
const USUAL: [&str; 6] = ["target", "job", "format", "output", "min_score", "help"];

const SHORT_USAGE: &str = "resume-check [OPTIONS] [PATH]...\n       resume-check <COMMAND>";
const AFTER_SHORT_HELP: &str = "--help shows every option and command, and examples";

/// The command line as it is parsed; for the short help without the options that are seldom needed.
pub(crate) fn command(short: bool) -> clap::Command {
    let command = Args::command();
    if !short {
        return command;
    }
    let command = command.override_usage(SHORT_USAGE).after_help(AFTER_SHORT_HELP).disable_version_flag(true).mut_args(|arg| {
        let is_usual = USUAL.contains(&arg.get_id().as_str());
        arg.hide(!is_usual)
    });
    ["schema", "completions", "man"].into_iter().fold(command, |command, name| command.mut_subcommand(name, |sub| sub.hide(true)))
}

/// A check of resumes.
#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// Documents, text files, folders to search, or - for standard input
    #[arg(required_unless_present = "files_from", value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) toward: Toward,
    /// A job description to match the resume with
    #[arg(long, value_name = "FILE")]
    pub(crate) job: Option<PathBuf>,
    /// The month that "present" means [default: now, UTC]
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    pub(crate) as_of: Option<Month>,
    /// Settings, else resume-check.toml beside or above
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// text (default), html, json, ndjson, csv, markdown, junit, sarif or github
    #[arg(long, value_enum, default_value_t = Format::Text, hide_possible_values = true, hide_default_value = true)]
    pub(crate) format: Format,
    /// A file, or a folder/ for one report a resume
    #[arg(long, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    /// Another report to a file, such as html=page.html
    #[arg(long = "report", value_name = "FORMAT=PATH", value_parser = report)]
    pub(crate) reports: Vec<(Format, PathBuf)>,
    /// Goes on with --output where a run was broken off
    #[arg(long = "continue", requires = "output")]
    pub(crate) continued: bool,
    /// Exits with 1 under this score; needs --target
    #[arg(long, value_name = "N", value_parser = score)]
    pub(crate) min_score: Option<f64>,
    /// Exits with 1 on findings of these; needs --target
    #[arg(long, value_name = "RULE,...", value_delimiter = ',')]
    pub(crate) fail_on: Vec<String>,
    /// Reads more paths from a file, one a line
    #[arg(long, value_name = "LIST")]
    pub(crate) files_from: Option<PathBuf>,
    /// The order of a table: path (default) or score
    #[arg(long, value_enum, hide_possible_values = true)]
    pub(crate) sort: Option<Sort>,
    /// Reports the N best scores only
    #[arg(long, value_name = "N", value_parser = count)]
    pub(crate) top: Option<usize>,
    /// Resumes at a time [default: one for each core]
    #[arg(long, value_name = "N", value_parser = count)]
    pub(crate) threads: Option<usize>,
    /// Leaves out paths and words of the resume
    #[arg(long)]
    pub(crate) anonymize: bool,
    /// Prints the first line of a text only
    #[arg(long)]
    pub(crate) quiet: bool,
    /// Names each resume that fails a gate
    #[arg(long)]
    pub(crate) verbose: bool,
}

/// What every command takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Common {
    /// Adds lexicon files of one's own
    #[arg(long, value_name = "DIR", global = true)]
    pub(crate) lexicon: Option<PathBuf>,
    /// Colour: auto (default), always or never
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN", global = true, hide_possible_values = true, hide_default_value = true)]
    pub(crate) color: Color,
}

/// The other commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// What a rule, a criterion or a name means, and what earns it
    Explain {
        /// A rule (RC001), a criterion (coding-accuracy), or an id or name (cpc, "HIM Director", "ICD-10-CM")
        #[arg(value_name = "RULE|CRITERION|NAME")]
        name: String,
    },
    /// The way to a target: write, measure, learn, earn, with points
    Plan {
        /// The resume: a document or a text file, or - for standard input
        path: PathBuf,
        #[command(flatten)]
        toward: Toward,
        #[command(flatten)]
        answer: Answer,
    },
    /// Where a resume stands for every title and path
    Paths {
        /// The resume: a document or a text file, or - for standard input
        path: PathBuf,
        #[command(flatten)]
        answer: Answer,
    },
    /// What moved between two versions, by criterion, and why
    Compare {
        /// The version before
        old: PathBuf,
        /// The version after
        new: PathBuf,
        #[command(flatten)]
        toward: Toward,
        #[command(flatten)]
        answer: Answer,
        /// Exits with 1 where the new score is lower
        #[arg(long)]
        fail_on_drop: bool,
    },
    /// The text that is analysed, which spans point into
    Text {
        /// The resume: a document or a text file, or - for standard input
        path: PathBuf,
    },
    /// What earns points at a target, and how many
    Rubric {
        /// entry, mid, senior, or a title such as coding-auditor; all levels side by side without it
        #[arg(value_name = "LEVEL|TITLE")]
        target: Option<String>,
        /// Lays a track's criteria over the level
        #[arg(long, value_parser = tracks(), ignore_case = true)]
        track: Option<String>,
    },
    /// The lexicons: what they hold, and a check of one's own
    Lexicon {
        #[command(subcommand)]
        action: Lexicon,
    },
    /// The JSON Schema of a report
    Schema,
    /// Completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// The manual page, in roff
    Man,
}

/// What a resume is led to or measured against.
#[derive(Debug, clap::Args)]
pub(crate) struct Toward {
    /// entry, mid, senior, or a title (coding-auditor)
    #[arg(long, value_name = "LEVEL|TITLE")]
    pub(crate) target: Option<String>,
    /// Lays a track over the level: auditing, cdi, ...
    #[arg(long, value_parser = tracks(), ignore_case = true, hide_possible_values = true)]
    pub(crate) track: Option<String>,
}

/// How guidance is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Answer {
    /// text for a person, json for a program
    #[arg(long, value_enum, default_value_t = Shape::Text, hide_possible_values = true)]
    pub(crate) format: Shape,
    /// The month that "present" means, YYYY-MM [default: this month in UTC]
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    pub(crate) as_of: Option<Month>,
}

/// For whom guidance is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shape {
    /// For a person
    Text,
    /// For a program
    Json,
}

/// What can be done with lexicons.
#[derive(Debug, Subcommand)]
pub(crate) enum Lexicon {
    /// Every entry, one a line: kind, id, name
    List {
        /// A folder of lexicon files of one's own, added to the built-in ones
        dir: Option<PathBuf>,
    },
    /// Whether the lexicons hold together; a fault is shown with its file, line and text
    Check {
        /// A folder of lexicon files of one's own, added to the built-in ones
        dir: Option<PathBuf>,
    },
}

/// How to report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For a person
    Text,
    /// For a program: one object, as `schema` describes it; of several resumes a list of them
    Json,
    /// For a program: one object a line
    Ndjson,
    /// For a spreadsheet: one row a resume
    Csv,
    /// For the summary of a CI job
    Markdown,
    /// For a CI server's table of tests
    Junit,
    /// For tools that show findings, in SARIF 2.1.0
    Sarif,
    /// For the log of GitHub Actions
    Github,
    /// For a person: a page to read and to print; of several resumes an index
    Html,
}

/// The order of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Sort {
    /// By path
    Path,
    /// By score, the best first
    Score,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

fn tracks() -> PossibleValuesParser {
    PossibleValuesParser::new(Track::ALL.iter().map(|t| t.as_str()))
}

fn month(text: &str) -> Result<Month, String> {
    Month::parse(text).ok_or_else(|| "write a year and a month, such as 2026-11".to_owned())
}

fn report(text: &str) -> Result<(Format, PathBuf), String> {
    let (name, path) = text.split_once('=').filter(|(_, path)| !path.is_empty()).ok_or("write a format and a file, such as junit=out.xml")?;
    Ok((Format::from_str(name, true).map_err(|_| unknown_format(name))?, path.into()))
}

fn unknown_format(name: &str) -> String {
    let names: Vec<String> = Format::value_variants().iter().filter_map(|f| Some(f.to_possible_value()?.get_name().to_owned())).collect();
    let nearest = names.iter().max_by(|a, b| strsim::jaro_winkler(a, name).total_cmp(&strsim::jaro_winkler(b, name)));
    format!("no format is called {name:?}; the nearest is {:?}", nearest.map_or("", |n| n))
}

fn count(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|n| *n > 0).ok_or_else(|| "write a number from 1".to_owned())
}

fn score(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|n| (0.0..=100.0).contains(n)).ok_or_else(|| "write points from 0 to 100".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(mut command: clap::Command) -> usize {
        let help = command.render_help().to_string();
        assert!(help.lines().all(|line| line.chars().count() <= 80), "{help}");
        help.lines().count()
    }

    #[test]
    fn help_fits_a_screen() {
        assert!(lines(command(true)) <= 24, "-h: {} lines", lines(command(true)));
        // Every option has a line.
        assert!(lines(command(false)) <= 55, "--help: {} lines", lines(command(false)));
        let mut all = command(false);
        // Only then do commands take over what holds of all.
        all.build();
        for other in all.get_subcommands() {
            let lines = lines(other.clone());
            assert!(lines <= 24, "{}: {lines} lines", other.get_name());
        }
    }
}
