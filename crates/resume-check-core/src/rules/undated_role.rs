#![doc = include_str!("undated_role.md")]

use super::{Findings, quote};
use crate::evidence::Facts;

pub(super) fn check(facts: &Facts<'_>, found: &mut Findings) {
    for role in &facts.timeline.roles {
        let lacks = match (role.start, role.end) {
            (None, _) => "no dates",
            (Some(_), None) => "no end",
            _ => continue,
        };
        found.add(
            role.span,
            format!("{} has {lacks}", quote(&role.title)),
            "write the month and year of its start and end, such as \"03/2022 - present\"; undated, it adds no experience",
        );
    }
}
