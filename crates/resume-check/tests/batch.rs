//! A folder with everything that goes wrong, a run that is broken off, and what others may see of a report.
#![cfg(target_os = "linux")]
#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the tests run the program")]

mod folder;

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use folder::{Folder, RESUME};
use serde_json::Value;

const CHECK: [&str; 5] = ["in", "--target", "mid", "--as-of", "2026-11"];

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures")
}

/// A resume that differs from its neighbours.
fn resume(number: usize) -> String {
    RESUME.replace("60 ED charts", &format!("{} ED charts", 20 + number % 60))
}

/// A folder of so many resumes in texts, and one of each format that is read.
fn resumes(test: &str, texts: usize) -> Folder {
    let folder = Folder::new(test);
    for number in 0..texts {
        folder.write(format!("in/{:02}/{number:04}.txt", number % 7), resume(number));
    }
    for format in ["docx", "html", "json", "md", "odt", "rtf", "typst.pdf"] {
        folder.write(format!("in/formats/graduate.{format}"), fs::read(fixtures().join(format!("documents/01-graduate.{format}"))).unwrap());
    }
    folder
}

fn objects(ndjson: &str) -> Vec<Value> {
    ndjson.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn two_hundred_bad_files_stop_none_of_the_others() {
    let folder = Folder::new("faults");
    for number in 0..1800 {
        folder.write(format!("in/{:02}/{number:04}.txt", number % 20), resume(number));
    }
    let hostile = |name: &str| fs::read(fixtures().join("documents/hostile").join(name)).unwrap();
    let docx = fs::read(fixtures().join("documents/01-graduate.docx")).unwrap();
    let (locked, bomb) = (hostile("locked.pdf"), hostile("bomb.docx"));
    for number in 0..20 {
        let place = format!("in/{number:02}");
        folder.write(format!("{place}/empty.txt"), "");
        folder.write(format!("{place}/binary.txt"), [0_u8, 1, 2, 3, 255].repeat(100));
        folder.write(format!("{place}/truncated.docx"), &docx[..2000]);
        folder.write(format!("{place}/locked.pdf"), &locked);
        folder.write(format!("{place}/bomb.docx"), &bomb);
        folder.write(format!("{place}/denied.txt"), RESUME);
        fs::set_permissions(folder.0.join(format!("{place}/denied.txt")), fs::Permissions::from_mode(0o000)).unwrap();
        File::create(folder.0.join(format!("{place}/huge.txt"))).unwrap().set_len(1 << 30).unwrap();
        folder.write(Path::new(&place).join(OsStr::from_bytes(b"Jos\xe9.txt")), RESUME);
        assert!(Command::new("mkfifo").arg(folder.0.join(format!("{place}/pipe.txt"))).status().unwrap().success());
        // The last is gone when its turn comes: the first result is read before it.
        folder.write(format!("in/99/{number:02}.txt"), RESUME);
    }
    let mut command = as_nobody(&folder, &[&CHECK[..], &["--format", "ndjson", "--threads", "2"]].concat());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut err = child.stderr.take().unwrap();
    let said = std::thread::spawn(move || {
        let mut said = String::new();
        err.read_to_string(&mut said).map(|_| said)
    });
    let mut lines = String::new();
    out.read_line(&mut lines).unwrap();
    // No more than a thousand results are ahead of those that are read, and the pipe holds two of them.
    fs::remove_dir_all(folder.0.join("in/99")).unwrap();
    let mut peak = 0;
    while out.read_line(&mut lines).unwrap() > 0 {
        peak = peak.max(memory(&child));
    }
    let status = child.wait().unwrap();
    let said = said.join().unwrap().unwrap();
    assert_eq!(status.code(), Some(2), "{said}");
    assert!((1..96 << 10).contains(&peak), "{peak} KiB of memory");

    let results = objects(&lines);
    let (failed, reports): (Vec<&Value>, Vec<&Value>) = results.iter().partition(|object| object.get("error").is_some());
    for (ending, kind, count) in [
        ("empty.txt", "empty", 20),
        ("binary.txt", "binary", 20),
        ("truncated.docx", "empty", 20),
        ("locked.pdf", "password", 20),
        ("bomb.docx", "limit", 20),
        ("denied.txt", "unreadable", 20),
        ("huge.txt", "too-large", 20),
        ("Jos\\xe9.txt", "name", 20),
        ("pipe.txt", "unreadable", 20),
        ("", "not-found", 20),
    ] {
        let is_so = |object: &&&Value| object["error"]["kind"] == kind && object["document"]["path"].as_str().unwrap().ends_with(ending);
        assert_eq!(failed.iter().filter(is_so).count(), count, "{ending} {kind}");
    }
    assert_eq!((reports.len(), failed.len()), (1800, 200));
    assert_eq!(said.lines().count(), 200, "each failure is said once, with its reason");
    let paths: Vec<&str> = results.iter().map(|object| object["document"]["path"].as_str().unwrap()).collect();
    assert!(paths.is_sorted(), "results stand in the order of paths");
}

/// The most memory that a process has had, in KiB.
fn memory(child: &Child) -> usize {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).and_then(|value| value.split_whitespace().next()?.parse().ok());
    peak.unwrap_or(0)
}

/// The program, run by a user who may not read everything; a test that is run by root would find no file denied.
fn as_nobody(folder: &Folder, args: &[&str]) -> Command {
    let own = fs::metadata("/proc/self").map_or(1, |m| std::os::unix::fs::MetadataExt::uid(&m));
    if own != 0 {
        return folder.command(args);
    }
    let program = folder.0.join("program");
    fs::copy(env!("CARGO_BIN_EXE_resume-check"), &program).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = Command::new(program);
    command.args(args).current_dir(&folder.0).stdin(Stdio::null()).uid(65534);
    command
}

#[test]
fn links_are_followed_and_loops_named() {
    let folder = Folder::new("links");
    folder.write("in/own.txt", RESUME);
    folder.write("elsewhere/other.txt", RESUME.replace("Jo", "Bo"));
    symlink(folder.0.join("in"), folder.0.join("in/loop")).unwrap();
    symlink(folder.0.join("elsewhere"), folder.0.join("in/linked")).unwrap();
    symlink(folder.0.join("in/own.txt"), folder.0.join("in/again.txt")).unwrap();
    symlink("nowhere", folder.0.join("in/lost.txt")).unwrap();
    let printed = folder.print(&[&CHECK[..], &["--format", "ndjson"]].concat(), 2);
    let results: Vec<(String, String)> = objects(&printed)
        .iter()
        .map(|object| (object["document"]["path"].as_str().unwrap().to_owned(), object["error"]["kind"].as_str().unwrap_or("ok").to_owned()))
        .collect();
    let expected = [("in/linked/other.txt", "ok"), ("in/loop", "unreadable"), ("in/lost.txt", "not-found"), ("in/own.txt", "ok")];
    assert_eq!(results, expected.map(|(path, kind)| (path.to_owned(), kind.to_owned())));
}

/// A run that goes on with a file.
fn go_on(output: &str) -> Vec<&str> {
    [&CHECK[..], &["--format", "ndjson", "--continue", "--output", output]].concat()
}

#[test]
fn a_broken_run_goes_on_to_the_same_bytes() {
    let folder = resumes("continue", 60);
    folder.write("in/bad.txt", "");
    folder.print(&go_on("whole.ndjson"), 2);
    let whole = folder.read("whole.ndjson");
    assert_eq!(whole.lines().count(), 68);
    assert_eq!(whole, folder.print(&[&CHECK[..], &["--format", "ndjson"]].concat(), 2), "it is what a run without --continue prints");
    let ends: Vec<usize> = whole.match_indices('\n').map(|(at, _)| at + 1).collect();
    // A kill leaves the file cut anywhere: in the first line, at the end of one, one byte short of all.
    for cut in [100, ends[30], ends[30] + 1, whole.len() - 1, 0, whole.len()] {
        folder.write("cut.ndjson", &whole[..cut]);
        folder.print(&go_on("cut.ndjson"), 2);
        assert!(folder.read("cut.ndjson") == whole, "cut at {cut} of {}", whole.len());
    }
    // A run that is killed while it writes: at a random moment, told by the process's number.
    let moment = usize::try_from(std::process::id()).unwrap() * 7919 % whole.len();
    for moment in [1, whole.len() / 3, whole.len() / 3 * 2, moment] {
        let _ = fs::remove_file(folder.0.join("killed.ndjson"));
        let mut child = folder.command(&go_on("killed.ndjson")).stderr(Stdio::null()).spawn().unwrap();
        let file = folder.0.join("killed.ndjson");
        while child.try_wait().unwrap().is_none() && fs::metadata(&file).map_or(0, |m| m.len()) < moment as u64 {
            std::thread::yield_now();
        }
        let _ = child.kill();
        child.wait().unwrap();
        folder.print(&go_on("killed.ndjson"), 2);
        assert!(folder.read("killed.ndjson") == whole, "killed after {moment} of {} bytes", whole.len());
    }
}

#[test]
fn what_is_out_of_date_is_done_again_in_its_place() {
    let folder = resumes("outdated", 12);
    folder.print(&go_on("out.ndjson"), 0);
    // A file that stands is not written to.
    let before = fs::metadata(folder.0.join("out.ndjson")).unwrap().modified().unwrap();
    folder.print(&go_on("out.ndjson"), 0);
    assert_eq!(fs::metadata(folder.0.join("out.ndjson")).unwrap().modified().unwrap(), before);
    folder.write("in/00/0000.txt", resume(50));
    folder.write("in/00/new.txt", resume(51));
    fs::remove_file(folder.0.join("in/01/0001.txt")).unwrap();
    for (options, status) in [(&["--report", "csv=rows.csv"][..], 0), (&["--min-score", "60"], 1)] {
        folder.print(&[&go_on("out.ndjson"), options].concat(), status);
        let fresh = folder.print(&[&CHECK[..], &["--format", "ndjson"]].concat(), 0);
        assert!(folder.read("out.ndjson") == fresh, "{options:?}");
    }
    let fresh = folder.print(&[&CHECK[..], &["--format", "csv"]].concat(), 0);
    assert_eq!(folder.read("rows.csv"), fresh, "what stood is in the other reports too");
}

#[test]
fn a_folder_takes_a_report_for_each_resume() {
    let folder = resumes("apart", 5);
    let args = [&CHECK[..], &["--format", "json", "--output", "reports/"]].concat();
    folder.print(&args, 0);
    let report: Value = serde_json::from_str(&folder.read("reports/in/formats/graduate.docx.json")).unwrap();
    assert_eq!(report["document"]["path"], "in/formats/graduate.docx");
    // What stands is kept, what is torn or of another input is not.
    let kept = folder.0.join("reports/in/00/0000.txt.json");
    let modified = || fs::metadata(&kept).unwrap().modified().unwrap();
    let before = modified();
    folder.write("reports/in/01/0001.txt.json", "{\"schema_version\"");
    folder.write("in/02/0002.txt", resume(40));
    folder.print(&[&args[..], &["--continue"]].concat(), 0);
    assert_eq!(modified(), before);
    let report: Value = serde_json::from_str(&folder.read("reports/in/01/0001.txt.json")).unwrap();
    assert_eq!(report["document"]["path"], "in/01/0001.txt");
    assert!(folder.read("reports/in/02/0002.txt.json").contains("60 ED charts"));
    // The reports are no resumes.
    let printed = folder.print(&[".", "--target", "mid", "--as-of", "2026-11", "--format", "json", "--output", "reports/", "--continue"], 0);
    assert_eq!(printed, "");
    assert!(!folder.0.join("reports/reports").exists());
    // And texts for people.
    folder.print(&[&CHECK[..], &["--output", "texts/"]].concat(), 0);
    assert!(folder.read("texts/in/formats/graduate.md.txt").starts_with("in/formats/graduate.md · target mid"));
}

/// Words that only the resumes hold, and that no report may hold.
fn own_words(folder: &Path) -> Vec<String> {
    let mut words = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        for line in text.lines() {
            let line: Vec<&str> = line.split_whitespace().collect();
            words.extend(line.windows(4).map(|w| w.join(" ")));
        }
    }
    words
}

#[test]
fn an_anonymous_report_holds_no_path_and_no_word() {
    let resumes = fixtures().join("resumes");
    // What is known of the field, and the pages of rules, hold some of the same words.
    let pages = fs::read_dir(fixtures().join("../crates/resume-check-core/src/rules")).unwrap().map(|e| e.unwrap().path());
    let pages = pages.filter(|p| p.extension().is_some_and(|e| e == "md")).map(|p| fs::read_to_string(p).unwrap());
    let known: String = resume_check_lexicons::FILES.iter().map(|f| f.text.to_owned()).chain(pages).collect();
    let words: Vec<String> = own_words(&resumes).into_iter().filter(|w| !known.contains(w)).collect();
    assert!(words.len() > 200, "{} words", words.len());
    let folder = Folder::new("anonymous");
    let resumes = resumes.to_str().unwrap();
    for format in ["text", "json", "ndjson", "csv", "markdown", "junit", "sarif", "github", "html"] {
        let args = [resumes, "--target", "senior", "--as-of", "2026-11", "--anonymize", "--format", format];
        let print = |key: &str| String::from_utf8(folder.command(&args).env("RESUME_CHECK_KEY", key).output().unwrap().stdout).unwrap();
        let printed = print("a key that nobody has");
        assert!(printed.len() > 100, "{format}: {printed}");
        assert!(!printed.contains("fixtures") && !printed.contains("graduate"), "{format}: a path");
        let found: Vec<&String> = words.iter().filter(|w| printed.contains(w.as_str())).collect();
        assert!(found.is_empty(), "{format}: {found:?}");
        assert_eq!(printed, print("a key that nobody has"), "{format}: ids stay");
        assert_ne!(printed, print("a key that no one has"), "{format}: another key gives other ids");
    }
    // A run with the same key goes on.
    let args = [resumes, "--target", "senior", "--as-of", "2026-11", "--anonymize", "--format", "ndjson", "--output", "out", "--continue"];
    for _ in 0..2 {
        let run = folder.command(&args).env("RESUME_CHECK_KEY", "a key that nobody has").status().unwrap();
        assert!(run.success());
    }
    assert_eq!(folder.read("out").lines().count(), fs::read_dir(resumes).unwrap().count());
}

/// A run that has begun: it waits for its list, of which one line is given.
fn begun(folder: &Folder, args: &[&str]) -> Child {
    let mut command = folder.command(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

#[test]
fn an_interrupted_run_ends_in_good_order() {
    let folder = resumes("interrupt", 30);
    // Standard input, which never comes, is the first of the inputs.
    for (format, is_valid) in [("json", true), ("ndjson", true)] {
        let mut child = begun(&folder, &["in", "-", "--target", "mid", "--format", format, "--report", "csv=out.csv", "--threads", "1"]);
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(b"Jo").unwrap();
        // The program is at work when it has read from its input.
        wait_for_reader(&child);
        assert!(Command::new("kill").args(["-s", "INT", &child.id().to_string()]).status().unwrap().success());
        let output = child.wait_with_output().unwrap();
        drop(stdin);
        assert_eq!(output.status.code(), Some(130));
        assert!(String::from_utf8_lossy(&output.stderr).contains("interrupted: 0 of 38 resumes are done"), "{output:?}");
        let text = String::from_utf8(output.stdout).unwrap();
        assert_eq!(text.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()) || serde_json::from_str::<Value>(&text).is_ok(), is_valid);
        assert!(!folder.0.join("out.csv").exists(), "a file is written whole or not at all");
        assert!(fs::read_dir(&folder.0).unwrap().count() == 1, "nothing is left beside");
    }
}

/// Until the process waits for more of its input: then its handler stands.
fn wait_for_reader(child: &Child) {
    let threads = PathBuf::from(format!("/proc/{}/task", child.id()));
    let waits = || {
        let threads = fs::read_dir(&threads).into_iter().flatten().flatten();
        threads.filter_map(|t| fs::read_to_string(t.path().join("syscall")).ok()).any(|call| call.starts_with("0 0x0 "))
    };
    while !waits() {
        std::thread::yield_now();
    }
}
