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
  resume-check resume.txt                           against the next level up
  resume-check resume.txt --target coding-auditor   against a title
  resume-check - --target mid --format json < resume.txt
Exit status: 0 checked, 1 under --min-score, 2 bad usage or unreadable input";

/// A check of a resume.
#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// The resume: a document or a text file, or - for standard input
    #[arg(required = true, value_name = "PATH")]
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
    /// How to report: text for a person, json for a program
    #[arg(long, value_enum, default_value_t = Format::Text, hide_possible_values = true)]
    pub(crate) format: Format,
    /// The month that "present" means, YYYY-MM [default: this month in UTC]
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    pub(crate) as_of: Option<Month>,
    /// Settings of a folder [default: resume-check.toml beside the resume or above]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Writes the report to a file, whole or not at all
    #[arg(long, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    /// Exits with 1 where the score is lower; needs --target
    #[arg(long, value_name = "N", value_parser = score)]
    pub(crate) min_score: Option<f64>,
    /// Prints the first line of the text report only
    #[arg(long)]
    pub(crate) quiet: bool,
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
    /// For a program: one object, as `schema` describes it
    Json,
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

fn score(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|n| (0.0..=100.0).contains(n)).ok_or_else(|| "write points from 0 to 100".to_owned())
}
