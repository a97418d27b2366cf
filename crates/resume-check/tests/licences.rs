//! Everything that is built in may be built in: each dependency's licence is one that goes with MIT or Apache-2.0.
//!
//! Advisories are not checked here: their data can't be had without a network.
#![expect(clippy::disallowed_types, reason = "a test asks cargo what is built in")]

use std::process::Command;

/// Licences that ask for no more than their own text; an expression holds where one side of each OR, and both of each AND, stand here.
const ALLOWED: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    "0BSD",
    "CC0-1.0",
    "MIT-0",
];

fn is_allowed(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ");
    if let Some(inner) = expression.strip_prefix('(').and_then(|e| e.strip_suffix(')')).filter(|e| !e.contains(['(', ')'])) {
        return is_allowed(inner);
    }
    match split(&expression, " AND ") {
        parts if parts.len() > 1 => parts.iter().all(|p| is_allowed(p)),
        _ => match split(&expression, " OR ") {
            parts if parts.len() > 1 => parts.iter().any(|p| is_allowed(p)),
            _ => ALLOWED.contains(&expression.trim()),
        },
    }
}

/// The parts of an expression outside brackets.
fn split(expression: &str, by: &str) -> Vec<String> {
    let (mut parts, mut depth, mut from) = (Vec::new(), 0, 0);
    for (at, c) in expression.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if depth == 0 && expression[at..].starts_with(by) => {
                parts.push(expression[from..at].trim().to_owned());
                from = at + by.len();
            }
            _ => {}
        }
    }
    parts.push(expression[from..].trim().to_owned());
    parts
}

#[test]
fn every_dependency_may_be_built_in() {
    let cargo = Command::new(env!("CARGO")).args(["metadata", "--format-version", "1", "--locked"]).output().expect("cargo runs");
    assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&cargo.stdout).expect("cargo's metadata is JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    assert!(packages.len() > 20, "cargo names {} packages", packages.len());
    let named = |p: &serde_json::Value| format!("{} {}: {}", p["name"], p["version"], p["license"]);
    let refused: Vec<String> = packages.iter().filter(|p| !p["license"].as_str().is_some_and(is_allowed)).map(named).collect();
    assert!(refused.is_empty(), "these licences are not among the allowed: {}", refused.join("; "));
}

#[test]
fn expressions_are_read_right() {
    for (expression, allowed) in [
        ("MIT", true),
        ("MIT OR Apache-2.0", true),
        ("GPL-3.0 OR MIT", true),
        ("GPL-3.0", false),
        ("MIT AND GPL-3.0", false),
        ("(Apache-2.0 OR MIT) AND BSD-3-Clause", true),
        ("(GPL-2.0 OR LGPL-3.0) AND MIT", false),
        ("Unlicense/MIT", true),
    ] {
        assert_eq!(is_allowed(expression), allowed, "{expression}");
    }
}
