//! Where results go: each sheet to its own place, in the order that is asked for.

use super::check::Stands;
use super::ranking::Ranking;
use super::standing::{Growing, Standing};
use super::{Done, Next, Totals};
use crate::args::Format;
use crate::exit::Fault;
use crate::output::{Folder, Output, Stream};
use crate::render::{self, Frame, Sheet};

/// In which order results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// By path.
    Path,
    /// By score, the best first; so many of them where a number is given.
    Score(Option<usize>),
}

/// Where a sheet is written.
pub(crate) enum Sink {
    /// One after the other.
    Stream(Stream),
    /// Each into a file of its own.
    Folder(Folder),
    /// Lines behind those of an earlier run.
    Growing(Growing),
}

/// The place of a sheet of this format.
pub(crate) fn sink(format: Format, output: Output<'_>) -> Result<Sink, Fault> {
    match (output.path, format) {
        (Some(path), Format::Text) if output.is_folder() => Ok(Sink::Folder(Folder::new(path, ".txt"))),
        (Some(path), Format::Json) if output.is_folder() => Ok(Sink::Folder(Folder::new(path, ".json"))),
        (Some(path), Format::Html) if output.is_folder() => Ok(Sink::Folder(Folder::of_pages(path)?)),
        (Some(path), _) if output.is_folder() => {
            Err(Fault::usage(format!("{}: a folder takes one report for each resume, as text, json or html", path.display())))
        }
        _ => Ok(Sink::Stream(output.open(format == Format::Text)?)),
    }
}

/// The place of a sheet that goes on where an earlier run ended, and what stands there.
pub(crate) fn resumed(format: Format, output: Output<'_>) -> Result<(Sink, Standing), Fault> {
    match (format, output.path) {
        (Format::Json, Some(path)) if output.is_folder() => {
            let folder = Folder::new(path, ".json");
            Ok((Sink::Folder(folder.clone()), Standing::Folder(folder)))
        }
        (Format::Ndjson, Some(path)) if !output.is_folder() => {
            let (growing, lines) = Growing::open(path)?;
            Ok((Sink::Growing(growing), Standing::Lines(lines)))
        }
        _ => Err(Fault::usage(
            "--continue goes with --format ndjson and a file, or with --format json and a folder: their reports tell what they were made from",
        )),
    }
}

/// The places of all sheets.
pub(crate) struct Sinks {
    /// In the order of the job's sheets, and whether something has been written to each already.
    sinks: Vec<(Sink, bool)>,
    ranking: Option<Ranking>,
}

impl Sinks {
    /// Opened, with what stands before the results.
    pub(crate) fn new(sinks: Vec<Sink>, order: Order, sheets: &[Sheet], frame: &Frame) -> Result<Self, Fault> {
        let ranking = match order {
            Order::Path => None,
            Order::Score(top) => Some(Ranking::new(top)),
        };
        let mut sinks: Vec<(Sink, bool)> = sinks.into_iter().map(|sink| (sink, false)).collect();
        for ((sink, _), sheet) in sinks.iter_mut().zip(sheets) {
            if let Sink::Stream(stream) = sink {
                stream.write(&render::head(*sheet, frame))?;
            }
        }
        Ok(Self { sinks, ranking })
    }

    /// Writes a result, or keeps it for when its place is known. It stops where nobody reads on.
    pub(crate) fn write(&mut self, mut done: Done, totals: &mut Totals, sheets: &[Sheet]) -> Result<Next, Fault> {
        totals.add(done.tally);
        for (index, ((sink, _), piece)) in self.sinks.iter().zip(&mut done.pieces).enumerate() {
            // A file of its own has no place among the others to wait for.
            if let Sink::Folder(folder) = sink {
                let piece = std::mem::take(piece);
                // What stands already is of the first sheet: it is the output that --continue goes on with.
                let stands = index == 0 && done.standing.is_some();
                // A text or a page that there is not leaves the one of an earlier run as it is.
                if !stands && !piece.is_empty() {
                    folder.write(&done.name, &piece)?;
                }
            }
        }
        match &mut self.ranking {
            Some(ranking) => ranking.add(done.index, done.points, done.pieces.into_iter().map(String::into_boxed_str).collect()),
            None => {
                for (((sink, begun), sheet), piece) in self.sinks.iter_mut().zip(sheets).zip(&done.pieces) {
                    match sink {
                        Sink::Stream(stream) => put(stream, begun, *sheet, piece)?,
                        Sink::Folder(_) => {}
                        Sink::Growing(growing) => match done.standing.and_then(|Stands(line)| line) {
                            Some(line) => growing.keep(line),
                            None => growing.write(piece)?,
                        },
                    }
                }
            }
        }
        let is_read = |(sink, _): &(Sink, bool)| !matches!(sink, Sink::Stream(stream) if stream.is_closed());
        Ok(if self.sinks.iter().any(is_read) { Next::On } else { Next::Stop })
    }

    /// Writes to a terminal what was kept back.
    pub(crate) fn show(&mut self) -> Result<(), Fault> {
        let streams = self.sinks.iter_mut().filter_map(|(sink, _)| if let Sink::Stream(stream) = sink { Some(stream) } else { None });
        streams.filter(|stream| stream.is_watched()).try_for_each(Stream::flush)
    }

    /// Whether a person sees each result as it comes.
    pub(crate) fn is_watched(&self) -> bool {
        self.sinks.iter().any(|(sink, _)| matches!(sink, Sink::Stream(stream) if stream.is_watched()))
    }

    /// Writes what has waited, and what stands after the results. Where the run was interrupted, files that are whole or not at all stay as they were.
    pub(crate) fn finish(mut self, sheets: &[Sheet], frame: &Frame, totals: &Totals, interrupted: bool) -> Result<(), Fault> {
        for pieces in self.ranking.take().into_iter().flat_map(Ranking::into_results) {
            for (((sink, begun), sheet), piece) in self.sinks.iter_mut().zip(sheets).zip(&pieces) {
                if let Sink::Stream(stream) = sink {
                    put(stream, begun, *sheet, piece)?;
                }
            }
        }
        for ((sink, begun), sheet) in self.sinks.into_iter().zip(sheets) {
            let mut stream = match sink {
                Sink::Stream(stream) => stream,
                Sink::Growing(growing) if !interrupted => {
                    growing.finish()?;
                    continue;
                }
                Sink::Growing(_) | Sink::Folder(_) => continue,
            };
            stream.write(&render::foot(*sheet, frame, totals))?;
            // A report that there is not leaves the file of an earlier one as it is.
            let is_whole = !interrupted && (begun || !render::is_alone(*sheet, frame));
            if is_whole { stream.finish()? } else { stream.abandon()? }
        }
        Ok(())
    }
}

/// Writes a piece, apart from the one before it. One that is empty leaves no trace.
fn put(stream: &mut Stream, begun: &mut bool, sheet: Sheet, piece: &str) -> Result<(), Fault> {
    if piece.is_empty() {
        return Ok(());
    }
    if *begun {
        stream.write(render::between(sheet))?;
    }
    *begun = true;
    stream.write(piece)
}
