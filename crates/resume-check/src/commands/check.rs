//! `resume-check PATH…`: the score of resumes, and what would earn the rest.

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use super::job;
use crate::args::{Check, Format, Sort};
use crate::batch::{self, Anonymizer, Done, Job, Next, Order, Progress, Settings, Sinks, Tally, Totals};
use crate::clock;
use crate::exit::{Exit, Fault};
use crate::inputs::{self, Inputs};
use crate::interrupt;
use crate::output::{Output, folder, say};
use crate::render::lines::{self, named, width};
use crate::render::{self, Frame, Sheet, table};

/// The columns of an id that stands for a path.
const ID: usize = 14;

/// Checks resumes and reports.
pub(crate) fn check(args: &Check, lexicons: Option<&Path>, output: Output<'_>) -> Result<Exit, Fault> {
    let outputs: Vec<&Path> = output.path.into_iter().chain(args.reports.iter().map(|(_, path)| path.as_path())).collect();
    go_together(args, &outputs)?;
    if !matches!(args.paths.as_slice(), [path] if !path.is_dir()) {
        interrupt::heed();
    }
    let anonymizer = args.anonymize.then(Anonymizer::from_environment).transpose()?;
    let mut inputs = inputs::find(&args.paths, args.files_from.as_deref(), &outputs)?;
    if interrupt::is_told() {
        say("interrupted: nothing is done");
        return Ok(Exit::Interrupted);
    }
    if let Some(anonymizer) = &anonymizer {
        // The order of paths would tell of them.
        inputs.list.sort_by_cached_key(|input| anonymizer.id(&inputs::shown(&input.path)));
    }
    let analyzer = Arc::new(inputs::analyzer(lexicons)?);
    let as_of = clock::as_of(args.as_of)?;
    let posting = job::posting(args, &outputs, &analyzer)?;
    let settings = batch::settle(args, as_of, &analyzer, &inputs, posting.as_ref())?;
    let (folder, longest) = if args.anonymize { (String::new(), ID) } else { common(&inputs) };
    let frame = Frame {
        analyzer,
        one: inputs.one,
        anonymous: args.anonymize,
        quiet: args.quiet,
        as_of: as_of.to_string(),
        target: target(&settings),
        folder,
        longest,
        passed_over: inputs.passed_over,
    };
    let others = args.reports.iter().map(|(format, path)| (*format, Output { path: Some(path), color: output.color }));
    let wanted: Vec<(Format, Output<'_>)> = std::iter::once((args.format, output)).chain(others).collect();
    let sheet = |(format, output): &(Format, Output<'_>)| Sheet { format: *format, width: output.width(), apart: output.is_folder(), leads: false };
    let mut sheets: Vec<Sheet> = wanted.iter().map(sheet).collect();
    let indexes = indexes(&sheets, &wanted, &frame);
    // An index stands in a folder of pages without having been asked for.
    if let Some(index) = indexes.iter().find(|index| outputs.iter().any(|output| *output == index.as_path() || inputs::is_same(output, index))) {
        return Err(written_twice(index));
    }
    sheets.extend(indexes.iter().map(|_| Sheet { format: Format::Html, width: 0, apart: false, leads: true }));
    let order = order(args, &sheets, &frame)?;
    let (first, standing) = if args.continued {
        let (sink, standing) = batch::resumed(args.format, output)?;
        (sink, Some(standing))
    } else {
        (batch::sink(args.format, output)?, None)
    };
    let indexes = indexes.iter().map(|path| (Format::Html, Output { path: Some(path), color: output.color }));
    let rest = wanted[1..].iter().copied().chain(indexes).map(|(format, output)| batch::sink(format, output));
    let sinks = std::iter::once(Ok(first)).chain(rest).collect::<Result<_, Fault>>()?;
    let sinks = Sinks::new(sinks, order, &sheets, &frame)?;
    work(args, &Arc::new(Job { inputs: inputs.list, settings, sheets, frame, anonymizer, standing }), sinks)
}

/// Where the indexes of folders of pages stand: one resume needs none.
fn indexes(sheets: &[Sheet], wanted: &[(Format, Output<'_>)], frame: &Frame) -> Vec<PathBuf> {
    let pages = sheets.iter().zip(wanted).filter(|(sheet, _)| sheet.format == Format::Html && sheet.apart && !frame.one);
    pages.filter_map(|(_, (_, output))| output.path.map(folder::index)).collect()
}

/// Whether the options that are given go together.
fn go_together(args: &Check, outputs: &[&Path]) -> Result<(), Fault> {
    for (index, output) in outputs.iter().enumerate() {
        let name = if index == 0 && args.output.is_some() { "--output" } else { "--report" };
        if args.paths.iter().any(|path| !path.is_dir() && inputs::is_same(output, path)) {
            return Err(Fault::usage(format!("{name} names the resume itself; give the report a file of its own")));
        }
        if outputs[..index].iter().any(|other| other == output || inputs::is_same(other, output)) {
            return Err(written_twice(output));
        }
    }
    Ok(())
}

fn written_twice(path: &Path) -> Fault {
    Fault::usage(format!("{}: two reports would be written there; give each a file of its own", path.display()))
}

/// The order that is asked for. By score, a report that is no row of a table would have to wait for all others.
fn order(args: &Check, sheets: &[Sheet], frame: &Frame) -> Result<Order, Fault> {
    if frame.one || args.top.is_none() && args.sort != Some(Sort::Score) {
        return Ok(Order::Path);
    }
    if args.sort == Some(Sort::Path) {
        return Err(Fault::usage("--top gives the best scores, the best first; leave --sort path out"));
    }
    // Pages have no order; their index has.
    let has_no_table = |sheet: &Sheet| sheet.apart && (sheet.format != Format::Html || args.top.is_some());
    if sheets.iter().any(has_no_table) || args.continued {
        return Err(Fault::usage("--sort and --top go with one whole report; leave them out with --continue and with a folder of reports"));
    }
    let is_table = |sheet: &Sheet| matches!(sheet.format, Format::Text | Format::Csv | Format::Markdown | Format::Html);
    if args.top.is_none() && !sheets.iter().all(is_table) {
        return Err(Fault::usage("--sort score is the order of a table: text, csv, markdown or html; other formats take it with --top N"));
    }
    Ok(Order::Score(args.top))
}

/// The folder that holds all inputs, with a slash behind it, and the columns of the longest path below it.
fn common(inputs: &Inputs) -> (String, usize) {
    let mut folder: Option<PathBuf> = None;
    for input in &inputs.list {
        let own = input.path.parent().unwrap_or(Path::new(""));
        folder = Some(match folder {
            None => own.to_owned(),
            Some(folder) => folder.ancestors().find(|f| own.starts_with(f)).unwrap_or(Path::new("")).to_owned(),
        });
    }
    let folder = match inputs::shown(&folder.unwrap_or_default()) {
        folder if folder.is_empty() || folder.ends_with('/') => folder,
        folder => folder + std::path::MAIN_SEPARATOR_STR,
    };
    let longest = inputs.list.iter().map(|input| width(inputs::shown(&input.path).strip_prefix(folder.as_str()).unwrap_or_default())).max();
    (folder, longest.unwrap_or(0))
}

/// What all inputs are measured against, where it is one thing.
fn target(settings: &[Arc<Settings>]) -> Option<String> {
    let of = |settings: &Arc<Settings>| {
        settings.options.target.as_ref().map(|target| lines::target(target.title_id.as_deref(), target.track, target.level))
    };
    let first = of(settings.first()?);
    settings.iter().all(|s| of(s) == first).then_some(first).flatten()
}

/// Checks all inputs, writes what becomes of them, and says what went wrong.
fn work(args: &Check, job: &Arc<Job>, mut sinks: Sinks) -> Result<Exit, Fault> {
    let threads = args.threads.unwrap_or_else(|| thread::available_parallelism().map_or(1, NonZero::get));
    let mut totals = Totals::new(job.inputs.len());
    let mut progress = Progress::new(if job.frame.one { 0 } else { job.inputs.len() });
    // A person who sees the table need not be told twice.
    let is_table = job.sheets.iter().any(|sheet| sheet.format == Format::Text && !render::is_alone(*sheet, &job.frame));
    let shows_failures = sinks.is_watched() && is_table && !args.quiet && !args.verbose && args.top.is_none();
    let written = batch::run(job, threads, |done| {
        let next = match done {
            Some(done) => {
                progress.done(matches!(done.tally, Tally::Failed(_)));
                let said = if shows_failures { Vec::new() } else { said(args, job.frame.one, &done) };
                if !said.is_empty() {
                    progress.aside(|| said.iter().for_each(|message| say(message)));
                }
                sinks.write(done, &mut totals, &job.sheets)?
            }
            None => Next::On,
        };
        if sinks.is_watched() && progress.is_due() {
            progress.aside(|| sinks.show())?;
        }
        Ok(next)
    });
    progress.clear();
    written?;
    let interrupted = interrupt::is_told() && totals.done() < totals.inputs;
    sinks.finish(&job.sheets, &job.frame, &totals, interrupted)?;
    if !job.frame.one && !args.verbose && totals.gated > 0 {
        say(&format!("{} of {} fail a gate: {}", totals.gated, table::counted(totals.checked, "resume"), table::gates(&totals)));
    }
    if interrupted {
        say(&format!("interrupted: {} of {} are done", totals.done(), table::counted(totals.inputs, "resume")));
        return Ok(Exit::Interrupted);
    }
    Ok(match (totals.failures(), totals.gated) {
        (0, 0) => Exit::Done,
        (0, _) => Exit::Gate,
        _ => Exit::Failed,
    })
}

/// What is said of a result beside the output: why it failed, and which gates fail where it is one or where each is wanted.
fn said(args: &Check, one: bool, done: &Done) -> Vec<String> {
    let name = named(&done.name);
    match &done.tally {
        Tally::Failed(fault) => vec![format!("{name}: {}", fault.message)],
        Tally::Checked { gates, .. } if one || args.verbose => gates.iter().map(|(_, fault)| format!("{name}: {fault}")).collect(),
        Tally::Checked { .. } => Vec::new(),
    }
}
