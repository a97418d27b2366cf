//! Whether an ambiguous form means what the lexicon says: its letters' case and the words around it decide.

use std::ops::Range;

use crate::kinds::{MentionKind, SectionKind};
use crate::lexicon::{ClueId, FormRef, Found, Guard, GuardClass, Lexicon};
use crate::sections::{self, Section};
use crate::text::{Gap, Text, TokenKind, tokenize};

/// How many tokens on either side of a form can speak for it; a statement is seldom longer, and a text on one line stays linear.
const REACH: usize = 60;
/// A block of at most this many tokens is an item of a list; the items beside it are its list.
const ITEM: usize = 12;
/// How many items on either side count as the same list.
const LIST: usize = 6;

/// A form that counts, with what proves it.
#[derive(Debug, Clone)]
pub(super) struct Proven<'s> {
    /// The tokens that it takes.
    pub tokens: Range<usize>,
    /// The form.
    pub form: &'s FormRef,
    /// What proves it, weakest first.
    pub proof: Proof,
    /// The words that prove it.
    pub why: String,
}

/// How well a form is proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Proof {
    /// Its context is of the right class.
    Class,
    /// A word of its own stands near.
    Near,
    /// The form alone is enough.
    Plain,
}

/// The forms that count, in text order.
pub(super) fn prove<'s>(text: &Text<'_>, lexicon: &'s Lexicon, sections: &[Section]) -> Vec<Proven<'s>> {
    let found = lexicon.entries.forms.find(text);
    let words = Words::of(text, lexicon);
    let mut proven: Vec<Option<Proven<'s>>> = found.iter().map(|f| plain(text, lexicon, &words, f)).collect();
    // A form that is itself in doubt speaks for another only once it is proven: two rounds settle chains of them.
    for _ in 0..2 {
        let sure = Sure::of(text, lexicon, &words, &found, &proven);
        for (at, f) in found.iter().enumerate() {
            if proven[at].is_none() {
                let context = Context { text, lexicon, sections, words: &words, sure: &sure, found: f };
                proven[at] = context.decide();
            }
        }
    }
    proven.into_iter().flatten().collect()
}

/// A form that needs no context.
fn plain<'s>(text: &Text<'_>, lexicon: &'s Lexicon, words: &Words<'s>, found: &Found<'s, FormRef>) -> Option<Proven<'s>> {
    let form = found.value;
    let why = match form.guard {
        None => format!("“{}” is unambiguous", form.text),
        Some(guard) => {
            let guard = &lexicon.entries.guards[guard];
            let capitals = in_capitals(text, &found.tokens);
            let letters = form.text.chars().filter(|c| c.is_alphabetic()).count();
            let alone = guard.class == GuardClass::ExactCase && (!capitals || letters >= 4);
            if !alone || !sign_fits(text, found) || !case_fits(text, found, guard.exact, capitals) || words.ruled_out(text, guard, found).is_some() {
                return None;
            }
            format!("“{}” in exactly these letters", form.text)
        }
    };
    Some(Proven { tokens: found.tokens.clone(), form, proof: Proof::Plain, why })
}

fn in_capitals(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    let line = &text.lines[text.tokens[tokens.start].line as usize];
    line.capitals && line.tokens.len() > tokens.len() + 2
}

/// A form with a trademark sign asks for the sign: folding drops it, so that `CPT®` and `CPT` look alike.
fn sign_fits(text: &Text<'_>, found: &Found<'_, FormRef>) -> bool {
    const SIGNS: [char; 3] = ['\u{ae}', '\u{2122}', '\u{2120}'];
    let after = text.source().get(text.span(&found.tokens).end..).unwrap_or_default();
    !found.value.text.contains(SIGNS) || after.starts_with(SIGNS)
}

/// Whether the letters have the form's case, where that is asked for and proves anything.
fn case_fits(text: &Text<'_>, found: &Found<'_, FormRef>, exact: bool, capitals: bool) -> bool {
    if !exact || capitals {
        return true;
    }
    let (folded, _, tokens) = tokenize(&found.value.text);
    let form: String = tokens.iter().map(|t| &folded[t.text.clone()]).filter(|t| *t != "-").collect();
    let written: String = found.tokens.clone().map(|t| text.cased(t)).filter(|t| *t != "-").collect();
    written == form || written.strip_suffix('s') == Some(&form)
}

/// The words of context in a text: where they stand.
struct Words<'s> {
    /// Words that guards name, by where they begin.
    clues: Vec<Found<'s, ClueId>>,
    lexicon: &'s Lexicon,
    post_nominal: Vec<usize>,
    coding: Vec<usize>,
    coding_block: Vec<usize>,
    system: Vec<usize>,
    system_before: Vec<usize>,
}

impl<'s> Words<'s> {
    fn of(text: &Text<'_>, lexicon: &'s Lexicon) -> Self {
        let starts = |phrases: &crate::lexicon::Phrases<String>| phrases.find(text).iter().map(|f| f.tokens.start).collect();
        let contexts = &lexicon.contexts;
        Self {
            clues: lexicon.entries.clues.forms.find(text),
            lexicon,
            post_nominal: starts(&contexts.post_nominal),
            coding: starts(&contexts.coding),
            coding_block: starts(&contexts.coding_block),
            system: starts(&contexts.system),
            system_before: contexts.system_before.find(text).iter().map(|f| f.tokens.end).collect(),
        }
    }

    /// The clues among `wanted` that stand within these tokens, in the case that they ask for.
    fn clues(&self, text: &Text<'_>, wanted: &[ClueId], within: &Range<usize>) -> impl Iterator<Item = &Found<'s, ClueId>> {
        let from = self.clues.partition_point(|c| c.tokens.start < within.start);
        let near = self.clues[from..].iter().take_while(|c| c.tokens.start < within.end);
        near.filter(|c| {
            c.tokens.end <= within.end && wanted.binary_search(c.value).is_ok() && cased_word(text, c, self.lexicon.entries.clues.text(*c.value))
        })
    }

    /// How far the nearest word that rules the form out stands, if any does; 0 where a phrase holds the form itself.
    fn ruled_out(&self, text: &Text<'_>, guard: &Guard, found: &Found<'_, FormRef>) -> Option<usize> {
        let tokens = &found.tokens;
        let statement = clip(&text.statement_of(tokens.start).tokens, tokens);
        // `excels` must not rule out `Excel`.
        let itself = |c: &Found<'_, ClueId>| {
            c.tokens == *tokens
                && self.lexicon.entries.clues.text(*c.value).strip_suffix('s').is_some_and(|w| w.eq_ignore_ascii_case(&found.value.text))
        };
        let against = self.clues(text, &guard.not_near, &statement).filter(|c| !itself(c));
        against.map(|n| if overlaps(&n.tokens, tokens) { 0 } else { distance(&n.tokens, tokens) }).min()
    }
}

/// What is proven so far, by token.
struct Sure {
    /// Where a proven mention of each kind begins, in order.
    mentions: Vec<(usize, MentionKind, usize)>,
    /// Whether each token belongs to a form in doubt.
    doubtful: Vec<bool>,
    /// Where a form in doubt begins that has its case and that nothing rules out.
    in_doubt: Vec<(usize, MentionKind, usize)>,
}

impl Sure {
    fn of(text: &Text<'_>, lexicon: &Lexicon, words: &Words<'_>, found: &[Found<'_, FormRef>], proven: &[Option<Proven<'_>>]) -> Self {
        let mut mentions = Vec::new();
        let mut doubtful = vec![false; text.tokens.len()];
        let mut in_doubt = Vec::new();
        for (f, p) in found.iter().zip(proven) {
            let entry = lexicon.entries.get(f.value.entry);
            match p {
                Some(_) if !entry.not_a_coding_credential && !matches!(entry.kind, MentionKind::Specialty | MentionKind::Skill) => {
                    mentions.push((f.tokens.start, entry.kind, f.value.entry.0));
                }
                Some(_) => {}
                None => {
                    doubtful[f.tokens.clone()].fill(true);
                    let guard = f.value.guard.map(|g| &lexicon.entries.guards[g]);
                    if guard.is_some_and(|g| case_fits(text, f, g.exact, false) && sign_fits(text, f) && words.ruled_out(text, g, f).is_none()) {
                        in_doubt.push((f.tokens.start, entry.kind, f.value.entry.0));
                    }
                }
            }
        }
        // One form in doubt does not cast doubt on another that is proven by the same words (`EPIC` on `Epic`).
        for p in proven.iter().flatten() {
            doubtful[p.tokens.clone()].fill(false);
        }
        Self { mentions, doubtful, in_doubt }
    }
}

impl Sure {
    /// Whether a form in doubt that nothing rules out begins at this token.
    fn stands_in_doubt(&self, token: usize) -> bool {
        self.in_doubt.binary_search_by_key(&token, |d| d.0).is_ok()
    }
}

struct Context<'c, 's, 't> {
    text: &'c Text<'t>,
    lexicon: &'s Lexicon,
    sections: &'c [Section],
    words: &'c Words<'s>,
    sure: &'c Sure,
    found: &'c Found<'s, FormRef>,
}

impl<'s> Context<'_, 's, '_> {
    fn decide(&self) -> Option<Proven<'s>> {
        let form = self.found.value;
        let guard = &self.lexicon.entries.guards[form.guard?];
        let tokens = &self.found.tokens;
        let capitals = in_capitals(self.text, tokens);
        if !sign_fits(self.text, self.found) || !case_fits(self.text, self.found, guard.exact, capitals) || self.after_currency() {
            return None;
        }
        let near = self.near(guard);
        if let Some(against) = self.words.ruled_out(self.text, guard, self.found) {
            let nearer = near.as_ref().is_some_and(|(distance, _)| *distance < against);
            if against == 0 || !nearer {
                return None;
            }
        }
        if let Some((_, word)) = near {
            return Some(self.proven(Proof::Near, format!("“{}” near “{word}”", form.text)));
        }
        let class = if capitals && guard.class == GuardClass::ExactCase { self.class_of_kind() } else { guard.class };
        let why = match class {
            GuardClass::ExactCase | GuardClass::NeedsNear => None,
            GuardClass::PostNominal => self.post_nominal(),
            GuardClass::CodingContext => self.coding_context(),
            GuardClass::SystemList => self.system_list(),
        }?;
        Some(self.proven(Proof::Class, format!("“{}” {why}", form.text)))
    }

    fn proven(&self, proof: Proof, why: String) -> Proven<'s> {
        Proven { tokens: self.found.tokens.clone(), form: self.found.value, proof, why }
    }

    /// What a form asks for in a line of capitals, by its kind.
    fn class_of_kind(&self) -> GuardClass {
        match self.lexicon.entries.get(self.found.value.entry).kind {
            MentionKind::Credential => GuardClass::PostNominal,
            MentionKind::Ehr | MentionKind::Encoder | MentionKind::Tool => GuardClass::SystemList,
            MentionKind::CodeSet | MentionKind::Specialty | MentionKind::Skill => GuardClass::CodingContext,
        }
    }

    /// `$3M` is money.
    fn after_currency(&self) -> bool {
        let start = self.found.tokens.start;
        start > 0 && self.text.tokens[start].gap == Gap::None && self.text.lower(start - 1) == "$"
    }

    /// The tokens that speak for the form: its statement, and its list where it is an item of one.
    fn reach(&self) -> Vec<Range<usize>> {
        let text = self.text;
        let tokens = &self.found.tokens;
        let statement = clip(&text.statement_of(tokens.start).tokens, tokens);
        let mut ranges = vec![statement];
        let block = text.statement_of(tokens.start).block;
        if text.blocks[block].tokens.len() > ITEM {
            return ranges;
        }
        let section = sections::at(self.sections, text.tokens[tokens.start].span.start);
        let inside = |b: &usize| section.is_none_or(|s| s.tokens.start <= text.blocks[*b].tokens.start && text.blocks[*b].tokens.end <= s.tokens.end);
        let item = |b: &usize| text.blocks[*b].tokens.len() <= ITEM && inside(b);
        ranges.extend((0..block).rev().take(LIST).take_while(item).map(|b| text.blocks[b].tokens.clone()));
        ranges.extend((block + 1..text.blocks.len()).take(LIST).take_while(item).map(|b| text.blocks[b].tokens.clone()));
        ranges
    }

    /// The nearest word of `near` that speaks for the form: its distance in tokens, and the word.
    fn near(&self, guard: &Guard) -> Option<(usize, String)> {
        let tokens = &self.found.tokens;
        let statement = clip(&self.text.statement_of(tokens.start).tokens, tokens);
        let list = self.is_list(&statement);
        let mut best: Option<(usize, String)> = None;
        for near in self.words.clues(self.text, &guard.near, &statement) {
            if overlaps(&near.tokens, tokens) {
                continue;
            }
            // A word that is itself in doubt proves nothing, but in a list the two bear each other out.
            let doubtful = self.sure.doubtful[near.tokens.clone()].contains(&true);
            if doubtful && !(list && self.sure.stands_in_doubt(near.tokens.start)) {
                continue;
            }
            let distance = distance(&near.tokens, tokens);
            if best.as_ref().is_none_or(|(d, _)| distance < *d) {
                best = Some((distance, self.lexicon.entries.clues.text(*near.value).to_owned()));
            }
        }
        best
    }

    /// Whether the statement is a list of names: parted by commas or the like, with few words to an item.
    fn is_list(&self, statement: &Range<usize>) -> bool {
        let marks = statement.clone().filter(|t| matches!(self.text.lower(*t), "," | "|" | "/" | "\u{2022}" | ";" | "+")).count();
        let words = statement.clone().filter(|t| self.text.tokens[*t].kind != TokenKind::Mark).count();
        marks >= 1 && words <= (marks + 1) * 4
    }

    fn section(&self) -> Option<SectionKind> {
        sections::at(self.sections, self.text.tokens[self.found.tokens.start].span.start).map(|s| s.kind)
    }

    fn word_in(&self, starts: &[usize], ranges: &[Range<usize>]) -> Option<String> {
        let own = &self.found.tokens;
        ranges.iter().find_map(|r| {
            let from = starts.partition_point(|s| *s < r.start);
            let mut words = starts[from..].iter().take_while(|s| **s < r.end);
            words.find(|s| !own.contains(s) && !self.sure.doubtful[**s]).map(|s| self.text.lower(*s).to_owned())
        })
    }

    fn mention_in(&self, ranges: &[Range<usize>], kinds: &[MentionKind]) -> Option<String> {
        let own = &self.found.tokens;
        ranges.iter().find_map(|r| {
            let from = self.sure.mentions.partition_point(|m| m.0 < r.start);
            let mentions = self.sure.mentions[from..].iter().take_while(|m| m.0 < r.end);
            mentions
                .clone()
                .find(|m| !own.contains(&m.0) && kinds.contains(&m.1) && m.2 != self.found.value.entry.0)
                .map(|m| self.text.cased(m.0).to_owned())
        })
    }

    fn doubtful_in(&self, range: &Range<usize>, kinds: &[MentionKind]) -> Option<String> {
        let from = self.sure.in_doubt.partition_point(|m| m.0 < range.start);
        let mut others = self.sure.in_doubt[from..].iter().take_while(|m| m.0 < range.end);
        others
            .find(|m| !self.found.tokens.contains(&m.0) && kinds.contains(&m.1) && m.2 != self.found.value.entry.0)
            .map(|m| self.text.cased(m.0).to_owned())
    }

    fn post_nominal(&self) -> Option<String> {
        match self.section() {
            Some(SectionKind::Certifications) => return Some("in a section of credentials".to_owned()),
            Some(SectionKind::Education) if !self.in_long_statement() => return Some("in a section of education".to_owned()),
            _ => {}
        }
        if self.after_name() {
            return Some("after the name".to_owned());
        }
        let reach = self.reach();
        if let Some(word) = self.word_in(&self.words.post_nominal, &reach[..1]) {
            return Some(format!("beside “{word}”"));
        }
        self.mention_in(&reach, &[MentionKind::Credential]).map(|m| format!("beside the credential “{m}”"))
    }

    fn in_long_statement(&self) -> bool {
        self.text.statement_of(self.found.tokens.start).tokens.len() > 40
    }

    /// In the first lines, behind a comma or in brackets or alone, as letters after a name stand.
    fn after_name(&self) -> bool {
        let text = self.text;
        let start = self.found.tokens.start;
        let line = text.tokens[start].line as usize;
        let header = self.section().is_none_or(|s| s == SectionKind::Header);
        let told = |lines: usize| text.lines.iter().take(lines).filter(|l| !l.is_blank()).count();
        if !header || start == 0 || line > 12 || told(line) > 3 {
            return false;
        }
        let first = text.lines[line].tokens.start;
        start == first
            || matches!(text.lower(start - 1), "," | "|" | "(" | "/" | "-" | "\u{2022}" | ":" | "\u{b7}" | "&" | ";" | ".")
            || text.tokens[start].gap >= Gap::Wide
    }

    fn coding_context(&self) -> Option<String> {
        let reach = self.reach();
        if let Some(word) = self.word_in(&self.words.coding, &reach) {
            return Some(format!("beside “{word}”"));
        }
        let names = [MentionKind::CodeSet, MentionKind::Credential, MentionKind::Encoder];
        if let Some(name) = self.mention_in(&reach, &names) {
            return Some(format!("beside “{name}”"));
        }
        let block = &self.text.blocks[self.text.statement_of(self.found.tokens.start).block];
        let paragraph = [clip(&block.tokens, &self.found.tokens)];
        let word = self.word_in(&self.words.coding_block, &paragraph).or_else(|| self.mention_in(&paragraph, &[MentionKind::CodeSet]));
        word.map(|w| format!("in a paragraph with “{w}”"))
    }

    fn system_list(&self) -> Option<String> {
        if self.section() == Some(SectionKind::Systems) {
            return Some("in a section of systems".to_owned());
        }
        let start = self.found.tokens.start;
        if self.words.system_before.binary_search(&start).is_ok() && self.text.tokens[start].gap != Gap::Wide {
            return Some(format!("after “{}”", self.text.lower(start - 1)));
        }
        let reach = self.reach();
        if let Some(word) = self.word_in(&self.words.system, &reach[..1]) {
            return Some(format!("beside “{word}”"));
        }
        let systems = [MentionKind::Ehr, MentionKind::Encoder, MentionKind::Tool];
        let sure = self.mention_in(&reach, &systems);
        // Two names in doubt bear each other out where they stand in one list.
        let listed = || self.is_list(&reach[0]).then(|| self.doubtful_in(&reach[0], &systems)).flatten();
        sure.or_else(listed).map(|m| format!("in a list with “{m}”"))
    }
}

/// A word without a small letter (`DRG`) needs its case; every other compares without.
fn cased_word(text: &Text<'_>, found: &Found<'_, ClueId>, word: &str) -> bool {
    if !word.chars().any(char::is_alphabetic) || word.chars().any(char::is_lowercase) {
        return true;
    }
    found.tokens.clone().all(|t| !text.cased(t).trim_end_matches('s').chars().any(char::is_lowercase))
}

fn clip(statement: &Range<usize>, around: &Range<usize>) -> Range<usize> {
    statement.start.max(around.start.saturating_sub(REACH))..statement.end.min(around.end + REACH)
}

fn overlaps(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// How many tokens lie between two ranges, and one.
fn distance(a: &Range<usize>, b: &Range<usize>) -> usize {
    if a.start >= b.end { a.start - b.end + 1 } else { b.start.saturating_sub(a.end) + 1 }
}
