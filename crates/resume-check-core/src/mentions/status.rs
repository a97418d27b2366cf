//! How the writer stands to a mention: theirs, under way, lapsed, disclaimed, or somebody else's.
//!
//! Cues of `contexts.toml` tell; each reaches over a few words of its own statement, and the nearest one that reaches a mention decides.

use std::ops::Range;

use super::Mention;
use super::choose::Chosen;
use super::whose::Whose;
use crate::kinds::{MentionKind, SectionKind, Status};
use crate::lexicon::{Cue, EntryId, Found, Lexicon};
use crate::month::Month;
use crate::sections::{self, Section};
use crate::text::{Block, Text, TokenKind};

/// Words past which no cue reaches.
const BARRIERS: &[&str] = &["but", "however", "though", "although", "while", "whereas", "hold", "holds", "holding", "except", "besides"];
/// Words of the writer's own doing, past which a cue ahead does not reach.
const OWN: &[&str] = &["i", "am", "myself"];
/// Marks past which a cue reaches only where a line tells of one credential.
const PARTING: &[&str] = &[";", "|", "\u{b7}", "\u{2022}"];
/// Words that join the names of a list.
const JOINING: &[&str] = &["and", "or", "nor", "the", "a", "an", "my", "any", "either", "with", "in", "both", "for", "exam", "credential", "full"];
/// Words that make a year to come the end of a credential's term and not its exam's date.
const LASTING: &[&str] =
    &["expires", "exp", "through", "thru", "until", "valid", "renewal", "renew", "renews", "to", "-", "cycle", "recertify", "due"];
/// How far behind a credential the quotation that holds it can close.
const LONGEST_QUOTATION: usize = 60;
/// A row of at most so many tokens that names one thing speaks of that alone: `Cerner | never used`.
const SHORT_ROW: usize = 14;
/// The same where credentials are listed.
const LONGEST_ROW: usize = 40;
/// How many words farther a cue reaches in a row that tells of one credential alone, unless its reach is a short one.
const ROW_REACH: usize = 10;
/// A line that names a credential holds at most so many tokens more.
const LONGEST_LABEL: usize = 4;
/// How many lines below a credential still tell of it: who awarded it, and when.
const LINES_BELOW: usize = 3;
/// How far behind a credential a year to come still tells of its exam.
const YEAR_REACH: usize = 8;

/// The mentions with their status, in text order.
pub(super) fn tell(text: &Text<'_>, lexicon: &Lexicon, sections: &[Section], chosen: Vec<Chosen<'_>>, as_of: Month) -> Vec<Mention> {
    let cues = longest(lexicon.contexts.cues.find(text));
    let mut names = vec![None; text.tokens.len()];
    for c in &chosen {
        let entry = lexicon.entries.get(c.entry);
        let kind = entry.kind;
        // The body that awards a credential stands beside it and is no name of a list.
        if !matches!(kind, MentionKind::Specialty | MentionKind::Skill) && !entry.is_membership() {
            names[c.tokens.clone()].fill(Some(kind));
        }
    }
    let teller = Teller { text, lexicon, sections, cues: &cues, names: &names, as_of };
    let mut mentions: Vec<Mention> = chosen.into_iter().map(|c| teller.mention(c)).collect();
    end_apprenticeships(text, lexicon, sections, &mut mentions);
    mentions
}

/// An apprentice's letters end where the same section tells of the full ones: `CPC-A 2022, then CPC 2024`.
fn end_apprenticeships(text: &Text<'_>, lexicon: &Lexicon, sections: &[Section], mentions: &mut [Mention]) {
    let place = |m: &Mention| sections.partition_point(|s| s.span.start <= m.span.start);
    let telling =
        |m: &Mention| sections::at(sections, m.span.start).is_some_and(|s| matches!(s.kind, SectionKind::Certifications | SectionKind::Education));
    let exam = |m: &Mention| matches!(text.lower(m.tokens.end), "exam" | "examination" | "test");
    let held = |m: &Mention| m.kind == MentionKind::Credential && m.status == Status::Held && telling(m);
    let full: Vec<(usize, EntryId)> = mentions.iter().filter(|m| held(m) && !exam(m)).map(|m| (place(m), m.entry)).collect();
    for mention in mentions.iter_mut().filter(|m| held(m)) {
        if full_letters(lexicon, mention.entry).is_some_and(|base| full.contains(&(place(mention), base))) {
            mention.status = Status::Expired;
            mention.why.push_str("; expired: the full letters are held");
        }
    }
}

/// The credential that an apprentice's letters become.
fn full_letters(lexicon: &Lexicon, entry: EntryId) -> Option<EntryId> {
    lexicon.entries.find(MentionKind::Credential, lexicon.entries.get(entry).id.strip_suffix("-a")?)
}

/// The letters with which an apprentice holds the credential.
fn apprentice_letters(lexicon: &Lexicon, entry: EntryId) -> Option<EntryId> {
    lexicon.entries.find(MentionKind::Credential, &format!("{}-a", lexicon.entries.get(entry).id))
}

/// The cues that lie in no longer one, in text order.
fn longest<'s>(found: impl Iterator<Item = Found<'s, Cue>>) -> Vec<Found<'s, Cue>> {
    let mut end = 0;
    let mut start = 0;
    let mut kept: Vec<Found<'s, Cue>> = Vec::new();
    for f in found {
        while kept.last().is_some_and(|k| k.tokens.start == f.tokens.start && k.tokens.end < f.tokens.end) {
            kept.pop();
            end = 0;
        }
        let inside = f.tokens.end <= end && f.tokens != (start..end);
        if !inside {
            (start, end) = (f.tokens.start, f.tokens.end.max(end));
            kept.push(f);
        }
    }
    kept
}

struct Teller<'c, 's, 't> {
    text: &'c Text<'t>,
    lexicon: &'s Lexicon,
    sections: &'c [Section],
    cues: &'c [Found<'s, Cue>],
    names: &'c [Option<MentionKind>],
    as_of: Month,
}

impl Teller<'_, '_, '_> {
    fn mention(&self, chosen: Chosen<'_>) -> Mention {
        let kind = self.lexicon.entries.get(chosen.entry).kind;
        let (status, told) = self.status(&chosen.tokens, kind, chosen.entry);
        let mut why = chosen.proof.why(self.text, self.lexicon, chosen.form);
        if let Some(told) = told {
            why = format!("{why}; {status}: {told}");
        }
        Mention { kind, entry: chosen.entry, span: self.text.span(&chosen.tokens), tokens: chosen.tokens, status, why }
    }

    fn status(&self, tokens: &Range<usize>, kind: MentionKind, entry: EntryId) -> (Status, Option<String>) {
        let section = sections::at(self.sections, self.text.tokens[tokens.start].span.start);
        // `WHAT OTHERS ASK FOR`, and under it `Cerner | never used`: a writer answers what a posting asks.
        let answered = || self.nearest(tokens, kind).is_some_and(|cue| cue.value.status == Status::Negated);
        if section.is_some_and(|s| s.kind == SectionKind::Advert) && !answered() {
            return (Status::Other, Some("in a posting that the resume quotes".to_owned()));
        }
        if kind == MentionKind::Credential && section.is_some_and(|s| s.kind == SectionKind::References) {
            return (Status::Other, Some("held by a person who gives a reference".to_owned()));
        }
        if kind == MentionKind::Credential && self.in_quotation(tokens.start) {
            return (Status::Other, Some("in another person's words".to_owned()));
        }
        if self.lexicon.entries.get(entry).is_membership() {
            return (Status::Other, Some("a membership is no credential".to_owned()));
        }
        let statement = || sections::statement(self.text, self.sections, tokens.start);
        let whose = || Whose::of(self.text, self.lexicon).told(&statement(), tokens);
        if let Some(others) = (kind == MentionKind::Credential).then(whose).flatten() {
            return (Status::Other, Some(format!("“{}”", self.text.span(&others).of(self.text.source()))));
        }
        if let Some(no) = self.denied(tokens) {
            return (Status::Negated, Some(format!("“{}” behind the question", self.text.lower(no))));
        }
        if let Some(cue) = self.nearest(tokens, kind).filter(|c| !self.is_past(c)) {
            // `CPC, apprentice status removed 2024` is held: of `CPC-A` that is the end, and `RHIT, letters dropped` has ended.
            let ends = match self.text.lower(cue.tokens.end - 1) {
                "removed" | "off" | "gone" => full_letters(self.lexicon, entry).is_some(),
                "dropped" => apprentice_letters(self.lexicon, entry).is_none(),
                _ => false,
            };
            let status = if ends && cue.value.status == Status::Held { Status::Expired } else { cue.value.status };
            return (status, Some(format!("“{}”", self.text.span(&cue.tokens).of(self.text.source()))));
        }
        if kind != MentionKind::Credential {
            return (Status::Held, None);
        }
        if let Some(cue) = self.below(tokens, section) {
            return (cue.value.status, Some(format!("“{}” below", self.text.span(&cue.tokens).of(self.text.source()))));
        }
        if let Some(year) = self.year_to_come(tokens) {
            return (Status::InProgress, Some(format!("{year} is still to come")));
        }
        let heading = section.and_then(|s| self.cue_in(s.heading.clone(), kind));
        match heading {
            Some(cue) if cue.status != Status::Held => (cue.status, Some("by the heading above".to_owned())),
            _ => (Status::Held, None),
        }
    }

    /// The no behind a question: `Do I know Cerner? Nope.`
    fn denied(&self, tokens: &Range<usize>) -> Option<usize> {
        let statement = self.text.statement_of(tokens.start);
        let answer = statement.tokens.end;
        let asked = self.text.lower(answer.saturating_sub(1)) == "?" && answer < self.text.blocks[statement.block].tokens.end;
        let alone = answer + 1 >= self.text.tokens.len() || self.text.tokens[answer + 1].kind == TokenKind::Mark;
        (asked && alone && matches!(self.text.lower(answer), "no" | "nope" | "never")).then_some(answer)
    }

    /// An exam whose year is over (`by exam in 2022`) is no exam to come.
    fn is_past(&self, cue: &Found<'_, Cue>) -> bool {
        let year = |t: usize| self.text.lower(t).parse::<u16>().is_ok_and(|y| (1980..self.as_of.year()).contains(&y));
        let end = self.text.statement_of(cue.tokens.start).tokens.end.min(cue.tokens.end + 2);
        cue.value.status == Status::InProgress && !cue.value.before && (cue.tokens.end..end).any(year)
    }

    /// In a paragraph that opens with words in quotation marks, in them or behind them: they are another person's, and that person is named there.
    fn in_quotation(&self, token: usize) -> bool {
        let block = &self.text.blocks[self.text.statement_of(token).block].tokens;
        let quote = |t: usize| self.text.lower(t) == "\"";
        block.start < token && quote(block.start) && (block.start + 4..block.end.min(token + LONGEST_QUOTATION)).any(quote)
    }

    /// What the lines below a credential that has a line of its own say of it, as profiles list them: `CCA`, and below it `Planned for 2027`.
    fn below(&self, tokens: &Range<usize>, section: Option<&Section>) -> Option<&Found<'_, Cue>> {
        let section = section.filter(|s| s.kind == SectionKind::Certifications)?;
        let block = self.text.statement_of(tokens.start).block;
        let own = &self.text.blocks[block].tokens;
        if own.len() > tokens.len() + LONGEST_LABEL {
            return None;
        }
        let plain = |b: &&Block| b.tokens.end <= section.tokens.end && self.names[b.tokens.clone()].iter().all(Option::is_none);
        let below = self.text.blocks[block + 1..].iter().take(LINES_BELOW).take_while(plain).map(|b| b.tokens.clone());
        below.into_iter().find_map(|block| {
            let from = self.cues.partition_point(|c| c.tokens.start < block.start);
            let mut cues = self.cues[from..].iter().take_while(|c| c.tokens.end <= block.end);
            cues.find(|c| {
                // `CCRN, expired 2022` is a line of another one.
                let labelled = (block.start..c.tokens.start).any(|t| self.text.tokens[t].text.len() > 2 && is_capitals(self.text.cased(t)));
                let told = !labelled && !c.value.before && c.value.of == Some(MentionKind::Credential);
                told && matches!(c.value.status, Status::InProgress | Status::Expired) && !self.is_past(c)
            })
        })
    }

    fn cue_in(&self, tokens: Range<usize>, kind: MentionKind) -> Option<&Cue> {
        let from = self.cues.partition_point(|c| c.tokens.start < tokens.start);
        self.cues[from..]
            .iter()
            .take_while(|c| c.tokens.end <= tokens.end)
            // `Certifications and Memberships` stands over both.
            .filter(|c| !self.text.lower(c.tokens.start).starts_with("member"))
            .map(|c| c.value)
            .find(|c| c.of.is_none_or(|of| of == kind))
    }

    /// The cue that decides: the nearest ahead of the mention, or the last of those behind it (`lapsed 2019, renewed 2021`) if one stands nearer.
    fn nearest(&self, tokens: &Range<usize>, kind: MentionKind) -> Option<&Found<'_, Cue>> {
        let statement = sections::statement(self.text, self.sections, tokens.start);
        let window = statement.start.max(tokens.start.saturating_sub(40))..statement.end.min(tokens.end + 40);
        let from = self.cues.partition_point(|c| c.tokens.start < window.start);
        let near = self.cues[from..].iter().take_while(|c| c.tokens.start < window.end);
        let reaching = near.filter(|c| c.tokens.end <= window.end && c.value.of.is_none_or(|of| of == kind));
        let (ahead, behind): (Vec<_>, Vec<_>) = reaching.filter_map(|c| Some((self.reaches(c, tokens, kind)?, c))).partition(|(_, c)| c.value.before);
        // Whose it is goes before how far they are: `students go on to sit for the CPC`.
        let whose = ahead.iter().filter(|(_, c)| c.value.status == Status::Other && c.value.of.is_some()).min_by_key(|(d, _)| *d);
        let ahead = whose.or_else(|| ahead.iter().min_by_key(|(d, _)| *d)).copied();
        // Of the same words, those that speak of credentials alone.
        let last = behind.iter().max_by_key(|(_, c)| (c.tokens.start, c.tokens.end, c.value.of.is_some())).copied();
        // `CPC prep class: 92% passed on the first try` is of others to its end.
        let touching = behind.iter().find(|(d, c)| *d == 0 && c.value.status == Status::Other && c.value.of.is_some()).copied();
        let last = touching.or(last);
        match (ahead, behind.iter().map(|(d, _)| *d).min()) {
            (Some((_, cue)), Some(_))
                if whose.is_some() && last.is_some_and(|(_, l)| matches!(l.value.status, Status::Held | Status::InProgress)) =>
            {
                Some(cue)
            }
            (Some((distance, cue)), behind) if behind.is_none_or(|d| distance < d) => Some(cue),
            _ => last.map(|(_, cue)| cue),
        }
    }

    /// How many tokens lie between the cue and the mention, if it reaches it.
    fn reaches(&self, cue: &Found<'_, Cue>, tokens: &Range<usize>, kind: MentionKind) -> Option<usize> {
        let value = cue.value;
        if self.names[cue.tokens.clone()].iter().any(Option::is_some) {
            return None;
        }
        let ahead = cue.tokens.end <= tokens.start;
        let between = if ahead { cue.tokens.end..tokens.start } else { tokens.end..cue.tokens.start };
        if ahead != value.before || cue.tokens.start < tokens.end && !ahead {
            return None;
        }
        // `CEMC: sat in August, 68% (you need 70), retake scheduled for January`: the row tells of one.
        let far = value.status == Status::InProgress && !value.before && value.reach >= Cue::REACH && between.len() > value.reach;
        let row = far && value.of == Some(kind) && self.alone(tokens.start);
        let reach = value.reach + if row { ROW_REACH } else { 0 };
        if between.len() > reach + 6 {
            return None;
        }
        let mut lie = self.between(&between);
        // `Have seen Epic demonstrated but have never worked in it`.
        lie.barrier &= !(value.status == Status::Negated && self.text.lower(cue.tokens.end - 1) == "it");
        // `No inpatient or ICD-10-PCS experience`.
        let or = value.status == Status::Negated && between.len() == 2 && self.text.lower(between.end - 1) == "or";
        if lie.parted && !self.alone(tokens.start) {
            lie.barrier = true;
        }
        let reaches = if value.before {
            let belongs_behind = self.tells_of_one_before(cue, kind);
            // What a posting says goes on over commas.
            let listed = lie.commas == 0 || lie.names > 0 || value.status != Status::Other || value.reach > Cue::REACH;
            !belongs_behind
                && !lie.own
                && listed
                && (lie.words <= value.reach || or)
                && lie.words_after_name <= 1
                && (lie.brackets == 0 || value.status != Status::Expired)
        } else {
            let listed = lie.names == 0 || lie.words == lie.joining && (lie.commas == 0 || value.status == Status::Other);
            listed && lie.words <= reach && !self.tells_of_one_behind(cue, kind)
        };
        (reaches && !lie.barrier).then_some(between.len())
    }

    /// Whether the same words, read backwards, tell of a mention before them: `CCS in progress, RHIT`.
    fn tells_of_one_before(&self, cue: &Found<'_, Cue>, kind: MentionKind) -> bool {
        let same = |c: &&Found<'_, Cue>| c.tokens == cue.tokens && !c.value.before;
        let at = self.cues.partition_point(|c| c.tokens.start < cue.tokens.start);
        let both = self.cues[at..].iter().take_while(|c| c.tokens.start == cue.tokens.start).any(|c| same(&c));
        let start = self.text.statement_of(cue.tokens.start).tokens.start.max(cue.tokens.start.saturating_sub(4));
        let own = (start..cue.tokens.start).rev().take_while(|t| !matches!(self.text.lower(*t), "," | ";"));
        both && own.into_iter().any(|t| self.names[t] == Some(kind))
    }

    /// Whether the same words, read forwards, tell of a mention behind them: `CPC, pursuing CPMA`.
    fn tells_of_one_behind(&self, cue: &Found<'_, Cue>, kind: MentionKind) -> bool {
        let same = |c: &&Found<'_, Cue>| c.tokens == cue.tokens && c.value.before;
        let at = self.cues.partition_point(|c| c.tokens.start < cue.tokens.start);
        let both = self.cues[at..].iter().take_while(|c| c.tokens.start == cue.tokens.start).any(|c| same(&c));
        let end = self.text.statement_of(cue.tokens.start).tokens.end.min(cue.tokens.end + 3);
        let own = (cue.tokens.end..end.max(cue.tokens.end)).take_while(|t| !matches!(self.text.lower(*t), "," | ";" | "|" | "."));
        both && own.into_iter().any(|t| self.names[t] == Some(kind))
    }

    /// Whether a line of credentials, or a short row, tells of one alone: all that it says is said of that one.
    fn alone(&self, token: usize) -> bool {
        let section = sections::at(self.sections, self.text.tokens[token].span.start);
        let statement = &self.text.statement_of(token).tokens;
        let names = statement.clone().filter(|t| self.names[*t].is_some() && (*t == statement.start || self.names[*t - 1].is_none())).count();
        let longest = if section.is_some_and(|s| s.kind == SectionKind::Certifications) { LONGEST_ROW } else { SHORT_ROW };
        names == 1 && statement.len() <= longest
    }

    fn between(&self, tokens: &Range<usize>) -> Between {
        let mut lie = Between::default();
        let mut name = false;
        for at in tokens.clone() {
            if self.names[at].is_some() {
                lie.names += usize::from(!name);
                name = true;
                continue;
            }
            name = false;
            let word = self.text.lower(at);
            lie.barrier |= BARRIERS.contains(&word);
            // `Coder I, Epic`: a grade, and no word of the writer's.
            let grade = word == "i" && self.text.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Mark);
            lie.own |= OWN.contains(&word) && !grade;
            lie.parted |= PARTING.contains(&word);
            match self.text.tokens[at].kind {
                TokenKind::Mark => {
                    lie.commas += usize::from(word == ",");
                    lie.brackets += usize::from(word == "(");
                }
                _ => {
                    lie.words += 1;
                    let joining = JOINING.contains(&word);
                    lie.joining += usize::from(joining);
                    lie.words_after_name += usize::from(lie.names > 0 && !joining);
                }
            }
        }
        lie
    }

    /// A year after `as_of` that is told with the credential: it is not earned yet.
    fn year_to_come(&self, tokens: &Range<usize>) -> Option<String> {
        let end = self.text.statement_of(tokens.start).tokens.end.min(tokens.end + YEAR_REACH);
        for at in tokens.end..end.max(tokens.end) {
            let word = self.text.lower(at);
            let lasting = LASTING.contains(&word);
            let parts = PARTING.contains(&word) && !self.alone(tokens.start);
            if self.names[at].is_some() || BARRIERS.contains(&word) || parts || lasting && at > tokens.end {
                return None;
            }
            let year = self.text.tokens[at].kind == TokenKind::Number && word.len() == 4;
            if year && word.parse::<u16>().is_ok_and(|y| (self.as_of.year() + 1..self.as_of.year() + 12).contains(&y)) {
                return Some(word.to_owned());
            }
        }
        None
    }
}

/// Whether a word is written in capitals.
fn is_capitals(word: &str) -> bool {
    word.chars().all(char::is_uppercase)
}

/// What lies between a cue and a mention.
#[derive(Default)]
struct Between {
    barrier: bool,
    own: bool,
    parted: bool,
    names: usize,
    commas: usize,
    brackets: usize,
    words: usize,
    joining: usize,
    words_after_name: usize,
}
