//! What each input is asked: by the options, else by the settings of the folder that it lies in.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use resume_check_core::report::Receipt;
use resume_check_core::{Analyzer, Document, Month, Options, Posting};

use super::gates::{Gates, Rule};
use crate::args::Check;
use crate::config::Config;
use crate::exit::Fault;
use crate::inputs::{Input, Inputs, shown};
use crate::render::lines::named;

/// What inputs of a kind are asked.
#[derive(Debug)]
pub(crate) struct Settings {
    /// Everything but the input's own path and fingerprint.
    pub(crate) options: Options,
    /// What must hold of their reports.
    pub(crate) gates: Gates,
    /// The receipt of their reports, but for the input's fingerprint.
    pub(crate) receipt: Receipt,
}

/// What each of the inputs is asked, in their order.
pub(crate) fn settle(
    args: &Check,
    as_of: Month,
    analyzer: &Analyzer,
    inputs: &Inputs,
    posting: Option<&Posting>,
) -> Result<Vec<Arc<Settings>>, Fault> {
    let mut known = Known { args, as_of, analyzer, posting, folders: HashMap::new(), settings: HashMap::new() };
    inputs.list.iter().map(|input| known.settings(input, inputs.one)).collect()
}

/// What has been read and put together already.
struct Known<'k> {
    args: &'k Check,
    as_of: Month,
    analyzer: &'k Analyzer,
    /// The posting that all are matched with.
    posting: Option<&'k Posting>,
    /// The settings file of each folder that inputs lie in.
    folders: HashMap<PathBuf, Arc<Config>>,
    /// By the file of settings, and the target that it gives.
    settings: HashMap<(PathBuf, Option<String>), Arc<Settings>>,
}

impl Known<'_> {
    fn settings(&mut self, input: &Input, one: bool) -> Result<Arc<Settings>, Fault> {
        let config = self.config(&input.path)?;
        let key = (config.file().to_owned(), config.target_of(&input.path).map(|(name, _)| name.to_owned()));
        if let Some(settings) = self.settings.get(&key) {
            return Ok(settings.clone());
        }
        let options = config.options(self.as_of, &self.args.toward, &input.path, self.analyzer)?;
        let options = match self.posting {
            Some(posting) => options.with_job(posting.clone()),
            None => options,
        };
        let gates = gates(self.args, &config, self.analyzer)?;
        if options.target.is_none() && !one {
            return Err(Fault::usage(format!(
                "{} has no target: name one with --target or in resume-check.toml, or each resume is measured on a scale of its own",
                named(&shown(&input.path))
            )));
        }
        if options.target.is_none() && gates.min_score.is_some() {
            return Err(Fault::usage("--min-score needs --target: without it each resume is measured against a level of its own"));
        }
        if options.target.is_none() && !gates.fail_on.is_empty() {
            return Err(Fault::usage("--fail-on needs --target: a gate holds at a level that is stated"));
        }
        let receipt = self.analyzer.analyze(&Document::default(), &options).receipt;
        let settings = Arc::new(Settings { options, gates, receipt });
        self.settings.insert(key, settings.clone());
        Ok(settings)
    }

    fn config(&mut self, path: &Path) -> Result<Arc<Config>, Fault> {
        let folder = if self.args.config.is_some() { PathBuf::new() } else { path.parent().unwrap_or(Path::new("")).to_owned() };
        if let Some(config) = self.folders.get(&folder) {
            return Ok(config.clone());
        }
        let config = Arc::new(Config::find(self.args.config.as_deref(), path)?);
        self.folders.insert(folder, config.clone());
        Ok(config)
    }
}

/// The gates: the options, else the folder's settings.
fn gates(args: &Check, config: &Config, analyzer: &Analyzer) -> Result<Gates, Fault> {
    let rules = if args.fail_on.is_empty() { config.fail_on.as_deref().unwrap_or_default() } else { &args.fail_on };
    let rule = |name: &String| Ok(analyzer.rule(name).map(|rule| Rule { code: rule.code, name: rule.name })?);
    let mut fail_on = rules.iter().map(rule).collect::<Result<Vec<Rule>, Fault>>()?;
    fail_on.sort();
    fail_on.dedup();
    Ok(Gates { min_score: args.min_score.or(config.min_score), fail_on })
}
