//! A page in a real browser: it shows the score and the marked evidence, runs no script, says nothing on its console, overflows no screen and prints on two sheets.
//!
//! The browser is Chromium, as `CHROMIUM` names it or as a package installs it; where there is none, the test says that nothing was checked.
#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the tests run a browser")]

mod folder;

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};
use std::{env, thread};

use folder::Folder;

/// What Chromium is called.
const NAMES: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];
/// How long it may take over a page: on a machine that is busy some seconds.
const LIMIT: Duration = Duration::from_secs(60);
/// A phone and a desk.
const WIDTHS: [usize; 2] = [390, 1280];
/// Sheets of paper, as CSS names them.
const PAPERS: [&str; 2] = ["A4", "letter"];

/// The browser, where there is one.
fn browser() -> Option<String> {
    let starts = |name: &String| Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|s| s.success());
    let found = env::var("CHROMIUM").into_iter().chain(NAMES.map(str::to_owned)).find(starts);
    if found.is_none() {
        // Of a test that passes, this is shown with --nocapture only: .ci/run says it too.
        let _ = std::io::Write::write_all(&mut std::io::stderr(), b"no Chromium here: the page was NOT checked in a browser\n");
    }
    found
}

/// What the browser says of a page. One that waits for a person, as a script could make it, is not waited for.
fn ask(browser: &str, folder: &Folder, page: &str, args: &[&str]) -> Output {
    let file = |name: &str| File::create(folder.0.join(name)).unwrap();
    let mut command = Command::new(browser);
    command.args(["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--enable-logging=stderr"]);
    command.args(["--virtual-time-budget=2000"]).arg(format!("--user-data-dir={}", folder.0.join("profile").display())).args(args);
    command.arg(format!("file://{}", folder.0.join(page).display())).current_dir(&folder.0);
    let mut child = command.stdin(Stdio::null()).stdout(file("out")).stderr(file("err")).spawn().unwrap();
    let begun = Instant::now();
    let status = loop {
        match child.try_wait().unwrap() {
            Some(status) => break status,
            None if begun.elapsed() > LIMIT => {
                let _ = child.kill();
                break child.wait().unwrap();
            }
            None => thread::sleep(Duration::from_millis(20)),
        }
    };
    let output = Output { status, stdout: fs::read(folder.0.join("out")).unwrap(), stderr: fs::read(folder.0.join("err")).unwrap() };
    assert!(status.success(), "{page} after {:?}: {}", begun.elapsed(), String::from_utf8_lossy(&output.stderr));
    output
}

/// The lines that a page's console says; a policy that is violated is one of them.
fn console(output: &Output) -> Vec<String> {
    String::from_utf8_lossy(&output.stderr).lines().filter(|line| line.contains(":CONSOLE")).map(str::to_owned).collect()
}

/// The fixture as a page in the folder.
fn page(folder: &Folder, fixture: &str, name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures").join(fixture);
    let args = [path.to_str().unwrap(), "--target", "senior", "--as-of", "2026-11", "--format", "html", "--output", name];
    folder.print(&args, 0);
    folder.read(name)
}

#[test]
fn a_hostile_resume_is_shown_and_never_obeyed() {
    let Some(browser) = browser() else { return };
    let folder = Folder::new("browser");
    let html = page(&folder, "cases/page/markup.txt", "page.html");
    let title = html.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap();
    for width in WIDTHS {
        let size = format!("--window-size={width},900");
        let output = ask(&browser, &folder, "page.html", &["--dump-dom", &size]);
        let dom = String::from_utf8_lossy(&output.stdout);
        assert_eq!(console(&output), Vec::<String>::new());
        // Had a script run, the title would be another; had markup been obeyed, there would be elements.
        assert!(dom.contains(&format!("<title>{title}</title>")), "{dom}");
        for element in ["<script", "<img", "<iframe", "<base", "<link", "<textarea", "<meta http-equiv=\"refresh", "<h1>Not a heading"] {
            assert!(!dom.contains(element), "{element} in the page at {width} pixels");
        }
        assert!(dom.contains(" of 100</strong> against <strong>senior</strong>"), "the score");
        assert!(dom.contains("97% coding accuracy<span class=\"vh\"> [figure: 97% accuracy"), "the marked evidence");
        assert!(dom.contains("&lt;img src=x onerror="), "the resume's own words");
    }
}

#[test]
fn a_console_that_complains_is_heard() {
    let Some(browser) = browser() else { return };
    let folder = Folder::new("console");
    // The same page, with the style changed by a blank: the policy forbids it, and the test would see that.
    let html = page(&folder, "resumes/mid-cardiology.txt", "page.html");
    folder.write("page.html", html.replacen("<style>", "<style> ", 1));
    let output = ask(&browser, &folder, "page.html", &["--dump-dom"]);
    assert!(!console(&output).is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn no_screen_is_too_narrow() {
    let Some(browser) = browser() else { return };
    let folder = Folder::new("narrow");
    for fixture in ["resumes/mid-cardiology.txt", "cases/page/markup.txt"] {
        // A page runs no script, so it stands in a frame of a page that does, and its policy gives way to a script that tells how wide it is.
        let probe = "<script>parent.postMessage(document.documentElement.scrollWidth,'*')</script></body>";
        folder.write("bare.html", without_policy(&page(&folder, fixture, "page.html")).replacen("</body>", probe, 1));
        for width in [320, 390, 768, 1280] {
            let frame =
                format!("<iframe width={width} height=900 src=bare.html></iframe><script>onmessage=e=>{{document.title='wide '+e.data}}</script>");
            folder.write("frame.html", frame);
            let output = ask(&browser, &folder, "frame.html", &["--dump-dom", "--window-size=1400,1000"]);
            let dom = String::from_utf8_lossy(&output.stdout);
            let wide = dom.split("<title>wide ").nth(1).and_then(|rest| rest.split('<').next()).and_then(|w| w.parse::<usize>().ok());
            assert!(wide.is_some_and(|wide| wide <= width), "{fixture} at {width} pixels is {wide:?} wide: {dom:.500}");
        }
    }
}

/// The page without what forbids scripts and other styles, for a test that needs one.
fn without_policy(html: &str) -> String {
    let bare = html.replacen("http-equiv=\"Content-Security-Policy\"", "name=\"policy\"", 1);
    assert!(bare != html);
    bare
}

#[test]
fn a_page_prints_on_two_sheets() {
    let Some(browser) = browser() else { return };
    let folder = Folder::new("print");
    for fixture in ["resumes/mid-cardiology.txt", "resumes/entry-graduate.txt", "resumes/senior-coding-manager.txt"] {
        let html = page(&folder, fixture, "page.html");
        for paper in PAPERS {
            // The sheet of paper is the reader's, so the test sets it, in a style that the policy would refuse.
            let sized = without_policy(&html).replacen("@page {", &format!("@page {{ size: {paper};"), 1);
            assert!(sized.contains(paper));
            folder.write("paper.html", sized);
            ask(&browser, &folder, "paper.html", &["--no-pdf-header-footer", "--print-to-pdf=page.pdf"]);
            let sheets = sheets(&fs::read(folder.0.join("page.pdf")).unwrap());
            assert!((1..=2).contains(&sheets), "{fixture} on {paper}: {sheets} sheets");
        }
    }
}

/// How many pages a PDF of Chromium has: it writes their dictionaries as they are.
fn sheets(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    text.matches("/Type /Page\n").count()
}
