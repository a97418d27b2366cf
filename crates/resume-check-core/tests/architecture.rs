//! The shape of the house: modules stand in pipeline order, none names a later one, and the core does no I/O.
#![expect(clippy::disallowed_methods, reason = "a test reads the sources")]

use std::path::{Path, PathBuf};

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The modules of lib.rs in their order.
fn modules() -> Vec<String> {
    let lib = std::fs::read_to_string(source().join("lib.rs")).expect("lib.rs");
    let named = |l: &str| Some(l.strip_prefix("pub ").unwrap_or(l).strip_prefix("mod ")?.strip_suffix(';')?.to_owned());
    lib.lines().filter_map(named).filter(|m| m != "show").collect()
}

/// Every file of a module, with its text up to its tests.
fn files(module: &str) -> Vec<(PathBuf, String)> {
    let mut paths = vec![source().join(format!("{module}.rs"))];
    if let Ok(folder) = std::fs::read_dir(source().join(module)) {
        paths.extend(folder.map(|f| f.expect("a folder's entry").path()));
    }
    paths.sort();
    let text = |path: PathBuf| {
        let whole = std::fs::read_to_string(&path).ok()?;
        let own = whole.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned();
        Some((path, own))
    };
    paths.into_iter().filter_map(text).collect()
}

#[test]
fn no_module_names_a_later_one() {
    let modules = modules();
    assert!(modules.len() > 10, "lib.rs names its modules, one a line: {modules:?}");
    let mut back = Vec::new();
    for (at, module) in modules.iter().enumerate() {
        for (path, text) in files(module) {
            for later in &modules[at + 1..] {
                if text.contains(&format!("crate::{later}::")) || text.contains(&format!("crate::{later};")) {
                    back.push(format!("{} names {later}, which comes after it", path.display()));
                }
            }
        }
    }
    assert!(back.is_empty(), "{}", back.join("\n"));
}

#[test]
fn every_file_keeps_to_one_question() {
    let long: Vec<String> = modules()
        .iter()
        .flat_map(|m| files(m))
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > 450)
        .map(|(path, lines)| format!("{} has {lines} lines: is there a second question in it?", path.display()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn the_core_does_no_io() {
    let words = ["std::fs", "std::net", "std::env::", "std::process", "std::io", "SystemTime", "Instant::", "println!", "eprintln!"];
    let found: Vec<String> = modules()
        .iter()
        .flat_map(|m| files(m))
        .flat_map(|(path, text)| words.iter().filter(|w| text.contains(**w)).map(|w| format!("{} names {w}", path.display())).collect::<Vec<_>>())
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}
