//! The nearest valid name to a wrong one, for messages.

/// The name that differs least, if any is near enough to be meant.
pub(crate) fn nearest<'a>(wrong: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wrong = wrong.to_lowercase();
    let (name, likeness) = names.map(|n| (n, strsim::jaro_winkler(&wrong, &n.to_lowercase()))).max_by(|a, b| a.1.total_cmp(&b.1))?;
    (likeness > 0.7).then_some(name)
}
