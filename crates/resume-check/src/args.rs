//! What can be asked on the command line.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use resume_check_core::{Month, Track};

/// Checks resumes of medical coders: the score against a level, the level they read as, and what would earn the rest.
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
  resume-check resumes/ --target mid --min-score 70 --report junit=out.xml
Exit status: 0 checked, 1 a gate failed, 2 bad usage or unreadable input,
130 interrupted";

/// A check of resumes.
#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// Resumes: documents, text files, folders to search, or - for standard input
    #[arg(required_unless_present = "files_from", value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// What to measure against: entry, mid, senior, or a title such as coding-auditor
    #[arg(long, value_name = "LEVEL|TITLE")]
    pub(crate) target: Option<String>,
    /// Lays a track's criteria over the level
    #[arg(long, value_parser = tracks(), ignore_case = true)]
    pub(crate) track: Option<String>,
    /// A job description to match the resume with
    #[arg(long, value_name = "FILE")]
    pub(crate) job: Option<PathBuf>,
    /// How to report: text, json, ndjson, csv, markdown, junit, sarif or github
    #[arg(long, value_enum, default_value_t = Format::Text, hide_possible_values = true)]
    pub(crate) format: Format,
    /// The month that "present" means, YYYY-MM [default: this month in UTC]
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    pub(crate) as_of: Option<Month>,
    /// Settings of a folder [default: resume-check.toml beside the resume or above]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Writes the report to a file, whole or not at all; to a folder one report for each resume
    #[arg(long, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    /// Reports to a file in another format too; can be given again
    #[arg(long = "report", value_name = "FORMAT=PATH", value_parser = report)]
    pub(crate) reports: Vec<(Format, PathBuf)>,
    /// Goes on with the file or folder of --output: what stands there is not done again
    #[arg(long = "continue", requires = "output")]
    pub(crate) continued: bool,
    /// Exits with 1 where a score is lower; needs --target
    #[arg(long, value_name = "N", value_parser = score)]
    pub(crate) min_score: Option<f64>,
    /// Exits with 1 where one of these rules finds something; needs --target
    #[arg(long, value_name = "RULE,...", value_delimiter = ',')]
    pub(crate) fail_on: Vec<String>,
    /// Reads more paths from a file, one a line
    #[arg(long, value_name = "LIST")]
    pub(crate) files_from: Option<PathBuf>,
    /// The order of a table: path or score [default: path]
    #[arg(long, value_enum, hide_possible_values = true)]
    pub(crate) sort: Option<Sort>,
    /// Reports the N best scores only
    #[arg(long, value_name = "N", value_parser = count)]
    pub(crate) top: Option<usize>,
    /// How many resumes are read at a time [default: one for each core]
    #[arg(long, value_name = "N", value_parser = count)]
    pub(crate) threads: Option<usize>,
    /// Reports without paths and without words of the resume
    #[arg(long)]
    pub(crate) anonymize: bool,
    /// Prints the first line of the text report only
    #[arg(long)]
    pub(crate) quiet: bool,
    /// Names each resume that fails a gate
    #[arg(long)]
    pub(crate) verbose: bool,
}

/// What every command takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Common {
    /// Adds lexicon files of one's own to the built-in ones
    #[arg(long, value_name = "DIR", global = true)]
    pub(crate) lexicon: Option<PathBuf>,
    /// When to use colour: auto, always or never
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN", global = true, hide_possible_values = true)]
    pub(crate) color: Color,
}

/// The other commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// What a rule, a criterion or a name of the field means, and what earns it
    Explain {
        /// A rule (RC001), a criterion (coding-accuracy), or an id or name (cpc, "HIM Director", "ICD-10-CM")
        #[arg(value_name = "RULE|CRITERION|NAME")]
        name: String,
    },
    /// The way to a target: what to write, measure, learn and earn, with points
    Plan {
        /// The resume: a document or a text file, or - for standard input
        path: PathBuf,
        #[command(flatten)]
        toward: Toward,
        #[command(flatten)]
        answer: Answer,
    },
    /// Where a resume stands for every title and path: what carries over, what is missing
    Paths {
        /// The resume: a document or a text file, or - for standard input
        path: PathBuf,
        #[command(flatten)]
        answer: Answer,
    },
    /// What moved between two versions of a resume, by criterion, and why
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
    /// The text that is analysed, which spans of a report point into
    Text {
        /// The resume: a document or a text file, or - for standard input
        path: PathBuf,
    },
    /// The rubric of a target: criteria, their points and what earns them
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
    /// entry, mid, senior, or a title such as coding-manager [default: the next level]
    #[arg(long, value_name = "LEVEL|TITLE")]
    pub(crate) target: Option<String>,
    /// Lays a track's criteria over the level
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
