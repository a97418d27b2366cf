//! PDF: what a page draws, read in the order in which a person reads it.
//!
//! Glyphs with their places → words → lines in reading order → running text. Text that a reader can't see is kept apart.

mod codes;
mod columns;
mod flow;
mod furniture;
mod glyph;
mod ink;
mod lines;
mod passes;
mod recorder;
mod strays;
mod words;

use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf, PdfData};
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use resume_check_core::{Document, DocumentWarning};

use crate::draft::{counted, hidden_text};
use crate::{Limits, ReadError};
use codes::Codes;
use furniture::PageLines;
use glyph::{Placed, Turn};
use ink::Ink;
use lines::Line;
use recorder::{Recorder, Sheet};

/// The stack of the thread that reads a document: its forms may be nested 50 deep.
const STACK: usize = 32 << 20;
/// One glyph without a code in so many is worth a warning.
const MAPPED_PER_UNMAPPED: usize = 50;
/// One letter that no code tells, but the font's own table, in so many is worth a warning.
const CODED_PER_GUESSED: usize = 50;
/// How many lines of hidden text are told from.
const QUOTED_LINES: usize = 4;
/// A hidden letter or two are slips of a program, not a trick.
const FEW_HIDDEN: usize = 3;

/// Reads a PDF.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let data = PdfData::from(bytes.to_vec());
    // A thread of its own has the stack that nested forms need, and a panic in the parser ends there. Where there are no threads, it is read at once.
    std::thread::scope(|scope| {
        let work = || read_here(data.clone(), limits);
        match std::thread::Builder::new().name("pdf".to_owned()).stack_size(STACK).spawn_scoped(scope, work) {
            Ok(thread) => thread.join().unwrap_or_else(|_| Err(ReadError::broken("a PDF", "its parts don't hold together"))),
            Err(_) => read_here(data.clone(), limits),
        }
    })
}

fn read_here(data: PdfData, limits: &Limits) -> Result<Document, ReadError> {
    let pdf = Pdf::new(data).map_err(|e| match e {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ReadError::password(),
        LoadPdfError::Decryption(_) => ReadError::broken("a PDF", "it is encrypted in an unknown way"),
        LoadPdfError::Invalid => ReadError::broken("a PDF", "it has no pages"),
    })?;
    // A page tree that holds itself has none.
    if pdf.pages().is_empty() {
        return Err(ReadError::broken("a PDF", "it has no pages"));
    }
    let mut reader = Reader::new(limits);
    let cache = InterpreterCache::new();
    for (number, page) in pdf.pages().iter().enumerate() {
        if number == limits.pages {
            let rest = pdf.pages().len() - limits.pages;
            reader
                .warnings
                .push(DocumentWarning::new("truncated", format!("only the first {} pages were read; {rest} more were left out", limits.pages)));
            break;
        }
        reader.page(page, &cache, &pdf)?;
    }
    reader.finish()
}

/// What was read so far.
struct Reader<'l> {
    limits: &'l Limits,
    codes: Codes,
    pages: Vec<PageLines>,
    warnings: Vec<DocumentWarning>,
    /// Bytes of drawing instructions so far.
    drawn: usize,
    glyphs: usize,
    unmapped: usize,
    /// Words that a reader can't see.
    hidden: usize,
    /// Whether a page has images and no text.
    pictures: bool,
}

impl<'l> Reader<'l> {
    fn new(limits: &'l Limits) -> Self {
        Self {
            limits,
            codes: Codes::default(),
            pages: Vec::new(),
            warnings: Vec::new(),
            drawn: 0,
            glyphs: 0,
            unmapped: 0,
            hidden: 0,
            pictures: false,
        }
    }

    fn page<'a>(&mut self, page: &'a Page<'a>, cache: &InterpreterCache<'a>, pdf: &'a Pdf) -> Result<(), ReadError> {
        self.drawn += page.page_stream().map_or(0, <[u8]>::len);
        if self.drawn > self.limits.expanded {
            return Err(ReadError::limit(&format!("more than {} MiB when unpacked", self.limits.expanded >> 20)));
        }
        let (width, height) = page.render_dimensions();
        let shown = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let place = Affine::new(page.initial_transform(true).as_coeffs());
        let mut context = Context::new(place, shown, cache, pdf.xref(), InterpreterSettings::default());
        let mut recorder = Recorder::new(f64::from(width), f64::from(height), &mut self.codes);
        interpret_page(page, &mut context, &mut recorder);
        let sheet = recorder.finish();
        let lines = self.lines(&sheet);
        self.pages.push(PageLines { lines, height });
        Ok(())
    }

    /// A page's lines; what is wrong with it is noted.
    fn lines(&mut self, sheet: &Sheet) -> Vec<Line> {
        let letters = |ink: &dyn Fn(Ink) -> bool| sheet.glyphs.iter().filter(|g| !g.text.is_blank() && ink(g.ink)).count();
        let seen = letters(&|ink| ink == Ink::Seen);
        let scan = letters(&|ink| matches!(ink, Ink::Unpainted | Ink::Behind));
        let ocr = sheet.pictured && scan > seen * 10;
        let read = |ink: Ink| ink == Ink::Seen || ocr && matches!(ink, Ink::Unpainted | Ink::Behind);
        let (shown, hidden): (Vec<Placed<'_>>, Vec<Placed<'_>>) = sheet.glyphs.iter().enumerate().partition(|(_, g)| read(g.ink));
        self.glyphs += shown.len();
        self.unmapped += sheet.unmapped;
        if ocr {
            self.warn(
                "ocr-layer",
                "the page is a picture with text that a scanner recognised; misread words are likely: use the file that the resume was written in",
            );
        }
        if hidden.iter().filter(|(_, g)| !g.text.is_blank()).count() > FEW_HIDDEN {
            let lines = lines_of(&hidden).0;
            let text: String = lines.iter().take(QUOTED_LINES).flat_map(|l| [l.text.as_str(), " "]).collect();
            let words = lines.iter().map(|l| l.text.split_whitespace().count()).sum();
            self.hidden += words;
            self.warn("hidden-text", &hidden_text(words, &text));
        }
        if let Some(text) = &sheet.spelled_out {
            self.warn("hidden-text", &hidden_text(text.split_whitespace().count(), text));
        }
        if sheet.pictures > 0 && seen > 0 {
            let pictures = counted(sheet.pictures, "picture");
            self.warn("image-without-text", &format!("{pictures} on the page; words in a picture are not read: write them out"));
        }
        if sheet.cut {
            self.warn("truncated", "the page holds more than any resume; the rest of it was left out");
        }
        if shown.iter().all(|(_, g)| g.text.is_blank()) && sheet.images {
            self.pictures = true;
            self.warn("image-without-text", "the page is a picture without text; nothing on it could be read");
        }
        let (mut lines, mixed) = lines_of(&shown);
        if mixed {
            self.warn(
                "columns-out-of-order",
                "the file draws the page's columns row by row, so that some screening systems mix them up: use one column",
            );
        }
        lines::dotted(&mut lines, &sheet.dots);
        lines::dashed(&mut lines);
        lines::split_labels(lines)
    }

    /// Notes something about the page that is being read.
    fn warn(&mut self, kind: &str, message: &str) {
        let mut warning = DocumentWarning::new(kind, message);
        warning.page = Some(self.pages.len() + 1);
        self.warnings.push(warning);
    }

    fn finish(mut self) -> Result<Document, ReadError> {
        if let Some(page) = furniture::remove(&mut self.pages) {
            let mut warning = DocumentWarning::new(
                "header-footer",
                "contact data stands in the header or footer of the pages, which some screening systems skip: write it on the page itself",
            );
            warning.page = Some(page);
            self.warnings.push(warning);
        }
        if self.unmapped * MAPPED_PER_UNMAPPED > self.glyphs {
            let message = format!(
                "{} of {} letters have no code in the file's fonts and could not be read; save it anew with its fonts embedded",
                self.unmapped, self.glyphs
            );
            self.warnings.push(DocumentWarning::new("unmapped-glyphs", message));
        }
        if self.codes.guessed() * CODED_PER_GUESSED > self.glyphs {
            let message = format!(
                "{} of {} letters could be told from the shapes in the file's fonts only; some screening systems read other letters there: save it anew with another font",
                self.codes.guessed(),
                self.glyphs
            );
            self.warnings.push(DocumentWarning::new("odd-font", message));
        }
        let (mut text, mut page_starts) = (String::new(), Vec::new());
        let mut last: Option<&Line> = None;
        for page in &self.pages {
            if let (Some(last), Some(first)) = (last, page.lines.first()) {
                text.push_str(if flow::turns(last, first) { "\n" } else { "\n\n" });
            }
            last = page.lines.last().or(last);
            page_starts.push(text.len());
            flow::write(&page.lines, &mut text);
            if text.len() >= self.limits.text {
                return Err(ReadError::too_large(self.limits.text));
            }
        }
        if text.chars().all(crate::text::is_blank) {
            return Err(if self.pictures { ReadError::scanned() } else { ReadError::no_text(self.hidden) });
        }
        text.push('\n');
        let mut document = Document::from_text(text);
        document.format = "pdf".to_owned();
        document.layout.page_starts = page_starts;
        document.warnings = self.warnings;
        Ok(document)
    }
}

/// The lines of a page's glyphs, those that run most ways first, and whether columns were drawn out of order.
fn lines_of(glyphs: &[Placed<'_>]) -> (Vec<Line>, bool) {
    let mut turns: Vec<(usize, Turn)> = [Turn::Level, Turn::Down, Turn::Over, Turn::Up, Turn::Slanted]
        .into_iter()
        .map(|turn| (glyphs.iter().filter(|(_, g)| g.turn == turn).count(), turn))
        .filter(|(count, _)| *count > 0)
        .collect();
    turns.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let (mut lines, mut mixed) = (Vec::new(), false);
    for (_, turn) in turns {
        let own: Vec<Placed<'_>> = glyphs.iter().copied().filter(|(_, g)| g.turn == turn).collect();
        let words = words::find(&own);
        let reading = columns::order(&words);
        mixed |= reading.mixed;
        let starts = lines::Starts::of(reading.lines.iter().filter_map(|line| Some(words[*line.first()?].start)));
        lines.extend(reading.lines.iter().filter_map(|line| {
            let edge = line.iter().map(|i| reading.edges[*i]).fold(f32::NEG_INFINITY, f32::max);
            let line: Vec<&words::Word> = line.iter().map(|i| &words[*i]).collect();
            lines::line(&line, edge, &starts)
        }));
    }
    (lines, mixed)
}
