//! `resume-check.toml`: what a folder asks of every check in it, where no option says otherwise.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};
use resume_check_core::{Analyzer, Month, Options, Severity};
use serde::Deserialize;
use toml::Spanned;

use crate::args::Toward;
use crate::exit::Fault;
use crate::inputs;

/// The file's name.
pub(crate) const NAME: &str = "resume-check.toml";

/// What the file may hold.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Config {
    /// The level or title to measure against.
    pub(crate) target: Option<String>,
    /// The track to lay over the level.
    pub(crate) track: Option<String>,
    /// The least score that passes the gate.
    pub(crate) min_score: Option<f64>,
    /// The rules of which no finding may stand, by code or name.
    pub(crate) fail_on: Option<Vec<String>>,
    /// The targets of files, by a glob below the file's own folder.
    #[serde(default)]
    targets: BTreeMap<Spanned<String>, String>,
    /// How much the findings of a rule matter, by its code or name.
    #[serde(default)]
    rules: BTreeMap<Spanned<String>, Spanned<Setting>>,
    /// `targets` in the order of the file.
    #[serde(skip)]
    globs: Vec<(GlobMatcher, String)>,
    #[serde(skip)]
    file: PathBuf,
    #[serde(skip)]
    text: String,
}

/// What can be set of a rule.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Setting {
    Error,
    Warning,
    Info,
    Off,
}

impl Config {
    /// The file that is named, else the one in the resume's folder or the nearest above it; nothing where there is none.
    pub(crate) fn find(named: Option<&Path>, resume: &Path) -> Result<Self, Fault> {
        let file = match named {
            Some(file) => file.to_owned(),
            None => match inputs::above(resume, NAME) {
                Some(file) => file,
                None => return Ok(Self::default()),
            },
        };
        let text = inputs::text(&file)?;
        let read: Result<Self, toml::de::Error> = toml::from_str(&text);
        match read {
            Ok(config) => Self { file, text, ..config }.compiled(),
            Err(error) => Err(fault(&file, &text, error.span().map_or(0, |s| s.start), error.message())),
        }
    }

    /// The file, empty where there is none.
    pub(crate) fn file(&self) -> &Path {
        &self.file
    }

    /// With the globs of targets, the first of the file first.
    fn compiled(mut self) -> Result<Self, Fault> {
        let mut targets: Vec<(&Spanned<String>, &String)> = self.targets.iter().collect();
        targets.sort_by_key(|(glob, _)| glob.span().start);
        let compile = |(glob, target): (&Spanned<String>, &String)| {
            let set = GlobBuilder::new(glob.get_ref()).literal_separator(true).build();
            let set = set.map_err(|e| fault(&self.file, &self.text, glob.span().start, &e.kind().to_string()))?;
            Ok((set.compile_matcher(), target.clone()))
        };
        self.globs = targets.into_iter().map(compile).collect::<Result<_, Fault>>()?;
        Ok(self)
    }

    /// The target of a file: that of the first glob that fits, else the folder's; and the track that goes with it.
    pub(crate) fn target_of(&self, file: &Path) -> Option<(&str, Option<&str>)> {
        let below = if self.globs.is_empty() { None } else { inputs::below(file, &self.file) };
        let own = below.and_then(|path| self.globs.iter().find(|(glob, _)| glob.is_match(&path)));
        match own {
            Some((_, target)) => Some((target, None)),
            None => self.target.as_deref().map(|target| (target, self.track.as_deref())),
        }
    }

    /// What a resume is asked: the rules as the file sets them, and the target that is asked for, else that of the file.
    pub(crate) fn options(&self, as_of: Month, toward: &Toward, resume: &Path, analyzer: &Analyzer) -> Result<Options, Fault> {
        let options = self.rules(Options::new(as_of))?;
        let track = toward.track.as_deref();
        match (&toward.target, self.target_of(resume)) {
            (Some(name), _) => Ok(options.with_target(analyzer.target(name, track)?)),
            (None, _) if track.is_some() => Err(Fault::usage("--track needs --target: it lays its criteria over a level, such as --target mid")),
            (None, Some((name, track))) => {
                let fault = |e| Fault { kind: "config", message: format!("{}: {e}", self.file.display()) };
                Ok(options.with_configured_target(analyzer.target(name, track).map_err(fault)?))
            }
            (None, None) => Ok(options),
        }
    }

    /// The options with what the file sets of rules.
    fn rules(&self, options: Options) -> Result<Options, Fault> {
        self.rules.iter().try_fold(options, |options, (rule, setting)| {
            let severity = match setting.get_ref() {
                Setting::Error => Some(Severity::Error),
                Setting::Warning => Some(Severity::Warning),
                Setting::Info => Some(Severity::Info),
                Setting::Off => None,
            };
            options.with_rule(rule.get_ref(), severity).map_err(|e| fault(&self.file, &self.text, rule.span().start, &e.to_string()))
        })
    }
}

/// A fault with its file, its line and the line itself.
fn fault(file: &Path, text: &str, byte: usize, message: &str) -> Fault {
    let line = text.get(..byte).map_or(0, |before| before.matches('\n').count());
    let shown = text.lines().nth(line).unwrap_or_default();
    Fault { kind: "config", message: format!("{}:{}: {message}\n  {:>4} | {shown}", file.display(), line + 1, line + 1) }
}
