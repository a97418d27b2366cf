//! The README is true: its command prints what it shows, and its snippet is the example that compiles.
#![expect(clippy::disallowed_types, clippy::disallowed_methods, reason = "a test runs the program and reads files")]

use std::path::Path;
use std::process::Command;

fn root() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).expect("the README")
}

/// The fenced blocks of the README in this language.
fn blocks(readme: &str, language: &str) -> Vec<String> {
    let open = format!("```{language}\n");
    readme.split(&open).skip(1).filter_map(|rest| rest.split("\n```").next()).map(str::to_owned).collect()
}

/// A command of the program that the README shows, and what it is said to print.
struct Shown {
    arguments: String,
    status: String,
    output: String,
    /// Whether that is all, or the whole beginning where it ends with dots; else it is a part.
    whole: bool,
}

/// Each command that is shown with what it prints: run from the source, or as installed with `# exits with 1` behind it.
fn commands(readme: &str) -> Vec<Shown> {
    let of = |rest: &str| {
        let (command, after) = rest.split_once("\n```")?;
        let (between, output) = after.split_once("```")?;
        let (language, output) = output.split_once('\n')?;
        let whole = command.starts_with("cargo run");
        let arguments = if whole { command.split_once(" -- ")?.1 } else { command.strip_prefix("resume-check ")? };
        let (arguments, status) = arguments.split_once("# exits with ").unwrap_or((arguments, "0"));
        let is_its = !whole || language == "text" && !between.contains("\n#");
        let output = output.split("\n```").next()?;
        is_its.then(|| Shown { arguments: arguments.to_owned(), status: status.trim().to_owned(), output: output.to_owned(), whole })
    };
    readme.split("```sh\n").skip(1).filter_map(of).collect()
}

#[test]
fn commands_print_what_the_readme_shows() {
    let shown = commands(&readme());
    for whole in [true, false] {
        assert!(shown.iter().filter(|s| s.whole == whole).count() >= 4, "the README shows too few commands with what they print");
    }
    for Shown { arguments, status, output, whole } in shown {
        let run = Command::new(env!("CARGO_BIN_EXE_resume-check")).args(arguments.split_whitespace()).current_dir(root()).output().expect("it runs");
        let printed = String::from_utf8(run.stdout).expect("UTF-8");
        let is_true = match output.strip_suffix("\n…") {
            Some(beginning) if whole => printed.starts_with(&format!("{beginning}\n")),
            _ if whole => printed.trim_end() == output,
            _ => printed.contains(&output),
        };
        assert!(is_true, "{arguments} prints\n{printed}");
        assert_eq!(run.status.code().map(|code| code.to_string()), Some(status), "{arguments}");
    }
}

#[test]
fn the_snippets_are_the_examples() {
    let snippets = blocks(&readme(), "rust");
    let examples = ["resume-check-core/examples/embed.rs", "resume-check-documents/examples/embed_file.rs"];
    assert_eq!(snippets.len(), examples.len(), "each snippet has its example");
    for (snippet, example) in snippets.iter().zip(examples) {
        let text = std::fs::read_to_string(root().join("crates").join(example)).expect("the example");
        assert!(text.contains(snippet), "the README's snippet is not {example}");
    }
}

#[test]
fn the_table_is_of_today() {
    let readme = readme();
    let sets = std::fs::read_dir(root().join("fixtures/gold")).expect("the gold set").count();
    assert!(readme.contains(&format!("the {sets} annotated resumes")), "the README's table is of another set: it has {sets} resumes");
}
