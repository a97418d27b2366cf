//! What the options say of rules: which are off, and how much the findings of others matter.

use super::{RULES, Rule};
use crate::error::Error;
use crate::kinds::Severity;
use crate::nearest::nearest;
use crate::options::Options;

impl Options {
    /// Sets how much the findings of a rule matter, or switches it off with `None`. The rule goes by its code (`RC001`) or its name, in any case.
    ///
    /// No rule ever moves a point. The error of an unknown rule gives the nearest.
    pub fn with_rule(mut self, rule: &str, severity: Option<Severity>) -> Result<Self, Error> {
        self.rules.insert(named(rule)?.code, severity);
        Ok(self)
    }
}

/// The rule of that code or name.
pub(crate) fn named(name: &str) -> Result<&'static Rule, Error> {
    let wanted = name.trim();
    let rule = RULES.iter().find(|r| r.code.eq_ignore_ascii_case(wanted) || r.name.eq_ignore_ascii_case(wanted));
    rule.ok_or_else(|| {
        let near = nearest(wanted, RULES.iter().flat_map(|r| [r.code, r.name]));
        let hint = near.map_or("a rule goes by its code, such as RC001, or by its name".to_owned(), |n| format!("the nearest is {n:?}"));
        Error::option(format!("no rule is called {wanted:?}; {hint}"))
    })
}

/// What the options change of the rules, for the receipt: nothing where all is as it comes.
pub(crate) fn settings(options: &Options) -> String {
    let changed = RULES.iter().filter_map(|r| Some((r, options.rules.get(r.code)?))).filter(|(r, severity)| **severity != Some(r.severity));
    changed.map(|(r, severity)| format!(";{}={}", r.code, severity.map_or("off", Severity::as_str))).collect()
}
