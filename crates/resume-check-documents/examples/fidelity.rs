//! How much of a document's text is read, and how much of it under the right heading.
//!
//! `fidelity` prints the table of the fixtures. `fidelity FOLDER [TEXTS]` reads each `NAME.pdf` (or `.docx`, …) of a folder, or the `NAME.txt` that another program made of it
//! in `TEXTS`, and compares it with the folder's `NAME.txt`, whose headings begin with `## `; files are grouped by their names up to `_`.
//! Word recall is the share of the truth's words that were read; section accuracy the share of the words that stand in one section only which were read under that section's heading.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "an example that reads files and prints a table")]

#[path = "../tests/truth/mod.rs"]
mod truth;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use truth::{Group, Read, Truth};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    let mut add = |group: &str, name: &str, read: Read| {
        if read.recall < 0.985 || read.sections < 0.97 {
            println!("{name}: word recall {:.3}, section accuracy {:.3}", read.recall, read.sections);
        }
        groups.entry(group.to_owned()).or_default().add(read);
        groups.entry(truth::ALL.to_owned()).or_default().add(read);
    };
    let Some(folder) = arguments.next() else {
        for case in truth::fixtures() {
            add(&case.group, &case.name, case.truth.compare(&text(&case.bytes)));
        }
        print!("{}", truth::table(&groups));
        return Ok(());
    };
    let texts = arguments.next();
    for file in truth::files(&folder).iter().filter(|f| f.extension().is_some_and(|e| e != "txt")) {
        let Ok(truth) = fs::read_to_string(file.with_extension("txt")) else { continue };
        let truth = Truth::of(truth.lines().map(|line| line.strip_prefix("## ").map_or((line, false), |heading| (heading, true))));
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let text = match &texts {
            Some(other) => fs::read_to_string(other.join(&*name).with_added_extension("txt")).unwrap_or_default(),
            None => text(&fs::read(file)?),
        };
        add(name.split('_').next().unwrap_or_default(), &name, truth.compare(&text));
    }
    print!("{}", truth::table(&groups));
    Ok(())
}

/// What a document says; nothing where it can't be read.
fn text(bytes: &[u8]) -> String {
    resume_check_documents::read(bytes).map_or_else(|_| String::new(), |document| document.text)
}
