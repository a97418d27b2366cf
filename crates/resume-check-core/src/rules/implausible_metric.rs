#![doc = include_str!("implausible_metric.md")]

use super::{Findings, quoted};
use crate::evidence::Facts;
use crate::kinds::Unit;

pub(super) fn check(facts: &Facts<'_>, found: &mut Findings) {
    for metric in facts.metrics.iter().filter(|m| !m.plausible) {
        let family = facts.lexicon.metrics.find(&metric.family).map(|id| facts.lexicon.metrics.get(id));
        let scale = family.filter(|f| f.scale == metric.unit && metric.per.is_none()).and_then(|f| Some((f, f.plausible?)));
        let help = match scale {
            Some((family, [low, high])) => {
                let unit = if metric.unit == Unit::Percent { "%".to_owned() } else { format!(" {}", metric.unit) };
                format!("check the number: \"{}\" lies between {low} and {high}{unit}, and one beyond that earns nothing", family.name)
            }
            None => "check the number and its period: one that cannot be earns nothing".to_owned(),
        };
        found.add(metric.span, format!("{} can hardly be", quoted(facts, metric.span)), help);
    }
}
