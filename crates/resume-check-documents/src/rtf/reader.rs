//! What an RTF document's groups and words do to its text.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::group::{Ends, Group, Into};
use super::tables::{Tables, code_page};
use crate::block::Kind;
use crate::draft::Draft;
use crate::error::ReadError;
use crate::furniture::Place;
use crate::limits::Limits;
use crate::look::UNREADABLE;
use crate::symbols;

/// Reads a document.
#[derive(Debug)]
pub(crate) struct Reader {
    limits: Limits,
    tables: Tables,
    body: Draft,
    around: Vec<(Place, Draft)>,
    /// Whether a header or footer is being read: the last of `around`.
    aside: bool,
    groups: Vec<Group>,
    now: Group,
    /// Whether the group's first word is still to come, and whether it may be left out if it is not known.
    opened: bool,
    starred: bool,
    /// Bytes of one encoding that wait for more.
    bytes: Vec<u8>,
    page: &'static Encoding,
    /// Half of a character beyond the basic plane.
    half: Option<u32>,
    /// How many bytes to leave out: what stands for a character that was given by its number.
    spare: usize,
    /// Whether the paragraph has the sign of a list.
    sign: bool,
    instruction: String,
    counts_pages: bool,
    /// Whether a table is open, here and around text boxes and notes.
    in_table: Vec<bool>,
    /// Whether a row is being set, and whether one of its cells has a dark ground.
    row: bool,
    row_backed: bool,
    /// How many notes are open.
    notes: usize,
    done: bool,
}

impl Reader {
    /// A reader.
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            limits: *limits,
            tables: Tables::default(),
            body: Draft::new(limits),
            around: Vec::new(),
            aside: false,
            groups: Vec::new(),
            now: Group::new(),
            opened: false,
            starred: false,
            bytes: Vec::new(),
            page: WINDOWS_1252,
            half: None,
            spare: 0,
            sign: false,
            instruction: String::new(),
            counts_pages: false,
            in_table: vec![false],
            row: false,
            row_backed: false,
            notes: 0,
            done: false,
        }
    }

    /// Whether the last group came to its end.
    pub(crate) fn is_done(&self) -> bool {
        self.done
    }

    /// The body, and the headers and footers.
    pub(crate) fn end(mut self) -> (Draft, Vec<(Place, Draft)>) {
        self.flush();
        self.aside = false;
        self.end_paragraph(false);
        (self.body, self.around)
    }

    /// A group opens.
    pub(crate) fn open(&mut self) -> Result<(), ReadError> {
        self.flush();
        if self.groups.len() >= self.limits.nesting {
            return Err(ReadError::too_deep(self.limits.nesting));
        }
        let inner = Group { ends: Ends::Nothing, ..self.now.clone() };
        self.groups.push(std::mem::replace(&mut self.now, inner));
        (self.opened, self.starred, self.spare) = (true, false, 0);
        Ok(())
    }

    /// A group closes.
    pub(crate) fn close(&mut self) {
        self.flush();
        self.spare = 0;
        self.opened = false;
        match self.now.ends {
            Ends::Nothing => {}
            Ends::Instruction => {
                let instruction = std::mem::take(&mut self.instruction).to_ascii_uppercase();
                let word = instruction.split_whitespace().next().unwrap_or_default();
                self.counts_pages = word.contains("PAGE") && word != "PAGEREF";
            }
            Ends::Box => {
                self.end_paragraph(false);
                self.end_table();
                self.in_table.pop();
                self.draft().close_box();
            }
            Ends::Furniture => {
                self.end_paragraph(false);
                self.end_table();
                self.in_table.pop();
                self.aside = false;
            }
            Ends::Note => {
                self.notes -= 1;
                self.write(")");
            }
        }
        if let Some(outer) = self.groups.pop() {
            self.now = outer;
        }
        self.done = self.groups.is_empty();
    }

    /// A byte of text.
    pub(crate) fn byte(&mut self, byte: u8) {
        if self.spare > 0 {
            self.spare -= 1;
            return;
        }
        self.opened = false;
        match self.now.into {
            Into::Nothing => {}
            Into::Colours if byte == b';' => self.tables.end_colour(),
            Into::Fonts if byte == b';' => self.tables.end_font(),
            Into::Styles if byte == b';' => self.tables.end_style(),
            Into::Fonts | Into::Styles => self.tables.letter(byte),
            Into::Colours => {}
            Into::Sign => self.sign = true,
            Into::Instruction => self.instruction.push(char::from(byte)),
            Into::Page => self.bytes.push(byte),
        }
    }

    /// A control sign.
    pub(crate) fn sign(&mut self, sign: u8) {
        match sign {
            b'*' if self.opened => self.starred = true,
            b'\\' | b'{' | b'}' => self.byte(sign),
            b'~' => self.write(" "),
            b'_' => self.write("-"),
            b'\r' | b'\n' => self.word("par", None),
            b'\t' => self.write("\t"),
            _ => {}
        }
    }

    /// A control word with its number.
    pub(crate) fn word(&mut self, word: &str, number: Option<i32>) {
        if self.spare > 0 && word != "u" {
            self.spare -= 1;
            return;
        }
        self.flush();
        let first = std::mem::take(&mut self.opened);
        let starred = std::mem::take(&mut self.starred) && first;
        if self.now.into == Into::Nothing || first && self.begins(word, starred) {
            return;
        }
        let value = number.unwrap_or(0);
        match self.now.into {
            Into::Fonts => return self.tables.font_word(word, value),
            Into::Colours => return self.tables.colour_word(word, value),
            Into::Styles => return self.tables.style_word(word, value),
            _ => {}
        }
        if word != "u" {
            self.half = None;
        }
        if !self.layout(word) && !self.character(word, number) {
            self.setting(word, number);
        }
    }

    /// What a group is for, by its first word; whether that was all the word says.
    fn begins(&mut self, word: &str, starred: bool) -> bool {
        let (into, ends) = match word {
            "fonttbl" => (Into::Fonts, Ends::Nothing),
            "colortbl" => (Into::Colours, Ends::Nothing),
            "stylesheet" => (Into::Styles, Ends::Nothing),
            "listtext" | "pntext" => (Into::Sign, Ends::Nothing),
            "fldinst" => (Into::Instruction, Ends::Instruction),
            "fldrslt" if std::mem::take(&mut self.counts_pages) => (Into::Nothing, Ends::Nothing),
            "headerf" => return self.begin_furniture(Place::FirstHeader),
            "header" | "headerr" | "headerl" => return self.begin_furniture(Place::Header),
            "footer" | "footerf" | "footerr" | "footerl" => return self.begin_furniture(Place::Footer),
            "footnote" if self.now.into == Into::Page => {
                self.write(" (");
                self.notes += 1;
                (Into::Page, Ends::Note)
            }
            "shptxt" | "dptxbxtext" if self.now.into == Into::Page => {
                self.draft().open_box();
                self.in_table.push(false);
                self.now.pard();
                (Into::Page, Ends::Box)
            }
            "pict" => {
                self.draft().picture();
                (Into::Nothing, Ends::Nothing)
            }
            // The shape as older programs see it, and a picture's second form.
            "info" | "shprslt" | "nonshppict" | "sp" | "filetbl" | "ftnsep" | "ftnsepc" | "ftncn" | "aftnsep" | "aftnsepc" | "aftncn" | "xe"
            | "tc" | "rxe" | "txe" | "template" => (Into::Nothing, Ends::Nothing),
            "shpinst" | "do" | "shppict" => (self.now.into, Ends::Nothing),
            _ if starred => (Into::Nothing, Ends::Nothing),
            _ => return false,
        };
        (self.now.into, self.now.ends) = (into, ends);
        true
    }

    fn begin_furniture(&mut self, place: Place) -> bool {
        if !self.aside {
            self.around.push((place, Draft::new(&self.limits)));
            self.in_table.push(false);
            self.now.pard();
            (self.aside, self.now.ends) = (true, Ends::Furniture);
        }
        true
    }

    /// Words that end something or stand for a place.
    fn layout(&mut self, word: &str) -> bool {
        match word {
            "par" if self.notes > 0 => self.write(" "),
            "par" | "sect" => {
                self.enter();
                self.end_paragraph(true);
            }
            "line" | "page" | "column" | "lbr" => self.write("\n"),
            "tab" | "nestcell" => self.write("\t"),
            "nestrow" => self.end_paragraph(false),
            "cell" => {
                self.enter();
                self.end_paragraph(false);
                self.draft().close_cell();
            }
            "row" => {
                self.end_paragraph(false);
                self.draft().close_row();
                (self.row, self.row_backed) = (false, false);
            }
            "trowd" => (self.row, self.row_backed) = (true, false),
            "pard" => self.now.pard(),
            "plain" => self.now.plain(),
            _ => return false,
        }
        true
    }

    /// Words that stand for a character.
    fn character(&mut self, word: &str, number: Option<i32>) -> bool {
        let text = match word {
            "u" => {
                self.code(number.unwrap_or(0));
                return true;
            }
            "emdash" => "—",
            "endash" => "–",
            "bullet" => "•",
            "lquote" => "‘",
            "rquote" => "’",
            "ldblquote" => "“",
            "rdblquote" => "”",
            "emspace" | "enspace" | "qmspace" => " ",
            _ => return false,
        };
        self.write(text);
        true
    }

    /// Words that set how text looks.
    fn setting(&mut self, word: &str, number: Option<i32>) {
        let value = number.unwrap_or(0);
        match word {
            "ansicpg" => self.page = code_page(value).unwrap_or(WINDOWS_1252),
            "mac" => self.page = encoding_rs::MACINTOSH,
            "clcbpat" => self.row_backed |= self.tables.backs_white(value),
            _ => self.now.set(word, number, &self.tables),
        }
    }

    /// A character by its number; such above 32,767 are written as negative ones.
    fn code(&mut self, number: i32) {
        let unit = u32::try_from(number).unwrap_or_else(|_| number.wrapping_add(0x1_0000).unsigned_abs());
        let code = match (self.half.take(), unit) {
            (_, 0xd800..=0xdbff) => {
                self.half = Some(unit);
                None
            }
            (Some(high), 0xdc00..=0xdfff) => Some(0x1_0000 + ((high - 0xd800) << 10) + (unit - 0xdc00)),
            _ => Some(unit),
        };
        if let Some(c) = code.and_then(char::from_u32) {
            match self.now.into {
                Into::Page => self.write(c.encode_utf8(&mut [0; 4])),
                Into::Sign => self.sign = true,
                _ => {}
            }
        }
        self.spare = self.now.spare;
    }

    /// Writes the bytes that wait.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let font = self.tables.font(self.now.font);
        let text = match font.and_then(|f| f.symbols.as_ref()) {
            Some(name) => bytes.iter().filter_map(|b| symbols::sign(name, u32::from(*b))).collect::<String>(),
            None => font.and_then(|f| f.encoding).unwrap_or(self.page).decode_without_bom_handling(&bytes).0.into_owned(),
        };
        self.write(&text);
        // The room is used again.
        self.bytes = bytes;
        self.bytes.clear();
    }

    fn write(&mut self, text: &str) {
        self.flush();
        if self.now.into != Into::Page || self.now.deleted {
            return;
        }
        if self.is_hidden() {
            return self.draft().hide(text);
        }
        self.enter();
        self.draft().text(text);
    }

    fn is_hidden(&self) -> bool {
        let tiny = self.now.half_points as f32 / 2.0 <= UNREADABLE;
        let white = || self.tables.is_white(self.now.colour) && !self.now.ground && !self.now.shaded && !self.row_backed && self.in_table.len() == 1;
        self.now.vanish || tiny || white()
    }

    fn draft(&mut self) -> &mut Draft {
        match self.around.last_mut().filter(|_| self.aside) {
            Some((_, draft)) => draft,
            None => &mut self.body,
        }
    }

    /// Opens or ends a table, as the paragraph stands in one or not.
    fn enter(&mut self) {
        let inside = self.now.cell || self.row;
        let open = self.in_table.last().copied().unwrap_or(false);
        if inside && !open {
            self.draft().open_table();
            self.in_table.iter_mut().last().into_iter().for_each(|open| *open = true);
        } else if !inside {
            self.end_table();
        }
    }

    fn end_table(&mut self) {
        if let Some(open) = self.in_table.last_mut().filter(|open| **open) {
            *open = false;
            self.draft().close_table();
        }
    }

    fn end_paragraph(&mut self, blank_counts: bool) {
        let listed = std::mem::take(&mut self.sign) || self.now.list;
        let kind = match () {
            () if self.now.heading => Kind::Heading,
            () if listed => Kind::Bullet(self.now.level),
            () => Kind::Plain,
        };
        let (before, after) = (self.now.before, self.now.after);
        let draft = self.draft();
        draft.kind(kind);
        draft.space(before, after);
        if blank_counts { draft.end_paragraph() } else { draft.end_if_any() }
    }
}
