//! Whether an ambiguous form means what the lexicon says: its letters' case and the words around it decide.

use std::ops::Range;

use super::clues::Clues;
use super::distance;
use super::doubt::{Doubt, Letters, case_is_enough, letters_of_a_name, letters_only};
use super::spelled;
use super::subject::{About, Subject};
use super::sure::Sure;
use crate::kinds::{MentionKind, SectionKind};
use crate::lexicon::{ClueId, GuardClass, Lexicon};
use crate::sections::{self, Section};
use crate::text::{Gap, Text, TokenKind, overlap};

/// A block of at most this many words is an item of a list; the items beside it are its list.
const ITEM: usize = 12;
/// How many items on either side count as the same list.
const LIST: usize = 6;

/// What proves a form, weakest first. A number is the token that speaks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Proof {
    /// The whole text speaks of coding.
    Subject,
    /// The same letters mean it elsewhere in the text.
    Elsewhere,
    /// In a paragraph that speaks of coding.
    Paragraph(usize),
    /// In a list with a known name.
    List(usize),
    /// Beside a known name.
    Name(usize),
    /// Beside a word of its class.
    Beside(usize),
    /// After a word that a system's name follows.
    After(usize),
    /// After the person's name.
    AfterName,
    /// In a section of this kind.
    Section(SectionKind),
    /// A word of its own stands near.
    Near(ClueId),
    /// In exactly these letters.
    Letters,
    /// The form alone is enough.
    Plain,
}

impl Proof {
    /// How strong it is: a class of context, a word of its own, the form alone.
    pub(super) fn rank(self) -> u8 {
        match self {
            Self::Subject | Self::Elsewhere => 0,
            Self::Paragraph(_) | Self::List(_) | Self::Name(_) | Self::Beside(_) | Self::After(_) | Self::AfterName | Self::Section(_) => 1,
            Self::Near(_) => 2,
            Self::Letters | Self::Plain => 3,
        }
    }

    /// The reason in words.
    pub(super) fn why(self, text: &Text<'_>, lexicon: &Lexicon, form: &str) -> String {
        match self {
            Self::Plain => format!("“{form}” is unambiguous"),
            Self::Letters => format!("“{form}” in exactly these letters"),
            Self::Near(clue) => format!("“{form}” near “{}”", lexicon.entries.clues.text(clue)),
            Self::Section(SectionKind::Certifications) => format!("“{form}” in a section of credentials"),
            Self::Section(kind) => format!("“{form}” in a section of {kind}"),
            Self::AfterName => format!("“{form}” after the name"),
            Self::After(token) => format!("“{form}” after “{}”", text.lower(token)),
            Self::Beside(token) => format!("“{form}” beside “{}”", text.lower(token)),
            Self::Name(token) => format!("“{form}” beside “{}”", text.cased(token)),
            Self::List(token) => format!("“{form}” in a list with “{}”", text.cased(token)),
            Self::Paragraph(token) => format!("“{form}” in a paragraph with “{}”", text.cased(token)),
            Self::Elsewhere => format!("“{form}” as elsewhere in the text"),
            Self::Subject => format!("“{form}” in a text that speaks of coding"),
        }
    }
}

/// Every form of the text; those that count hold what proves them.
pub(super) fn prove<'s>(text: &Text<'_>, lexicon: &'s Lexicon, sections: &[Section]) -> Vec<Doubt<'s>> {
    let clues = Clues::of(text, lexicon);
    let mut forms: Vec<Doubt<'s>> = lexicon
        .entries
        .forms
        .find(text)
        .map(|f| Doubt::of(text, lexicon, sections, f))
        .filter(|d| d.letters != Letters::Wrong && !d.is_of_spaced_letters(text))
        .collect();
    spelled::out(text, lexicon, &mut forms);
    for form in &mut forms {
        form.against = form.guard(lexicon).and_then(|guard| {
            let state = guard.state && form.is_a_state(text);
            if state { Some(0) } else { clues.ruled_out(text, guard, form) }
        });
        form.proven = plain(lexicon, form);
    }
    let about = About::of(text, lexicon, &forms);
    forms.retain(|f| f.proven == Some(Proof::Plain) || about.allows(lexicon.entries.get(f.form.entry)));
    // A form that is itself in doubt speaks for another only once it is proven: two rounds settle chains of them.
    let rounds = [Round::Near, Round::Near, Round::Whole];
    let wanted = if about.subject == Subject::Coding { 3 } else { 2 };
    let (mut sure, mut news) = (Sure::default(), true);
    for round in rounds.into_iter().take(wanted) {
        if news {
            sure = Sure::of(text, lexicon, &forms);
        } else if round == Round::Near {
            // The same look at the same proofs tells nothing more.
            continue;
        }
        let decide = |doubt: &Doubt<'s>| {
            let context = Context { text, lexicon, sections, clues: &clues, sure: &sure, doubt };
            match round {
                Round::Near => context.decide(),
                Round::Whole => context.by_the_whole_text(),
            }
        };
        let decided: Vec<Option<Proof>> = forms.iter().map(|d| d.proven.or_else(|| decide(d))).collect();
        news = false;
        for (form, proof) in forms.iter_mut().zip(decided) {
            news |= form.proven != proof;
            form.proven = proof;
        }
    }
    forms
}

/// What a round of decisions looks at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Round {
    /// The words near the form.
    Near,
    /// The whole text, where the words near it say nothing.
    Whole,
}

/// A form that needs no context.
fn plain(lexicon: &Lexicon, doubt: &Doubt<'_>) -> Option<Proof> {
    let Some(guard) = doubt.guard(lexicon) else { return Some(Proof::Plain) };
    let letters = doubt.form.text.chars().filter(|c| c.is_alphabetic()).count();
    let alone = case_is_enough(guard) && (doubt.letters == Letters::Right || letters >= 4);
    (alone && doubt.against.is_none()).then_some(Proof::Letters)
}

/// Whether a block is an item of a list: few words, and marks beside them, as in `| CPT | ●●●●○ 80% |`.
fn is_item(text: &Text<'_>, block: usize) -> bool {
    let tokens = &text.blocks[block].tokens;
    let words = || tokens.clone().filter(|t| text.tokens[*t].kind != TokenKind::Mark).count();
    tokens.len() <= ITEM || tokens.len() <= 2 * ITEM && words() <= ITEM / 2
}

struct Context<'c, 's, 't> {
    text: &'c Text<'t>,
    lexicon: &'c Lexicon,
    sections: &'c [Section],
    clues: &'c Clues<'s>,
    sure: &'c Sure,
    doubt: &'c Doubt<'s>,
}

impl Context<'_, '_, '_> {
    fn decide(&self) -> Option<Proof> {
        let guard = self.doubt.guard(self.lexicon)?;
        if self.after_currency() {
            return None;
        }
        let near = self.near(&guard.near);
        if let Some(against) = self.doubt.against {
            let nearer = near.is_some_and(|(distance, _)| distance < against);
            if against == 0 || !nearer {
                return None;
            }
        }
        if let Some((_, clue)) = near {
            return Some(Proof::Near(clue));
        }
        if self.doubt.elsewhere {
            return None;
        }
        let mute = self.doubt.letters != Letters::Right;
        match guard.class {
            GuardClass::ExactCase if mute => self.of_class(self.class_of_kind()),
            class => self.of_class(class),
        }
    }

    /// In a coder's text: the letters alone, unless something speaks against them.
    fn by_the_whole_text(&self) -> Option<Proof> {
        let guard = self.doubt.guard(self.lexicon)?;
        if self.doubt.elsewhere || self.after_currency() || self.doubt.against.is_some() {
            return None;
        }
        let letters = letters_only(&self.doubt.form.text);
        match guard.class {
            // Too ordinary for that: a list of known names alone will do.
            GuardClass::NeedsNear => self.listed(guard.exact),
            // `cpt, icd-9, ub 04` among the small letters of a list.
            GuardClass::ExactCase | GuardClass::CodingContext if self.doubt.letters == Letters::Small && letters => self.as_elsewhere(),
            GuardClass::ExactCase => None,
            _ if self.doubt.letters != Letters::Right || self.inside_a_name() => None,
            GuardClass::PostNominal if letters || self.behind_a_name() => self.as_elsewhere(),
            GuardClass::CodingContext if letters || !guard.exact => self.as_elsewhere(),
            GuardClass::SystemList if self.is_written_as_a_name() => self.as_elsewhere(),
            GuardClass::SystemList if guard.exact && (letters || self.inside_a_sentence()) => self.as_elsewhere(),
            GuardClass::SystemList if guard.exact => self.item_beside_a_name(),
            _ => self.sure.means_it(self.doubt).then_some(Proof::Elsewhere).filter(|_| guard.class == GuardClass::PostNominal),
        }
    }

    fn as_elsewhere(&self) -> Option<Proof> {
        Some(if self.sure.means_it(self.doubt) { Proof::Elsewhere } else { Proof::Subject })
    }

    /// Whether a product stands in a list of its own statement with one that is known.
    fn listed(&self, exact: bool) -> Option<Proof> {
        let systems = [MentionKind::Ehr, MentionKind::Encoder, MentionKind::Tool];
        let product = exact && systems.contains(&self.lexicon.entries.get(self.doubt.form.entry).kind) && letters_of_a_name(&self.doubt.form.text);
        let list = product.then(|| self.doubt.list(self.text))?;
        self.sure.mention_in(&list, &systems, self.doubt).map(Proof::List)
    }

    /// Whether the letters are a product's as it writes itself, with a capital inside: `NextGen`.
    fn is_written_as_a_name(&self) -> bool {
        let form = &self.doubt.form.text;
        let inside = form.chars().skip(1).any(char::is_uppercase) && form.chars().any(char::is_lowercase) && !form.contains(' ');
        inside && self.doubt.tokens.clone().map(|t| self.text.cased(t)).collect::<String>() == *form
    }

    /// A whole item of a list that holds any known name: `CPC or CCS, Epic, 3 years`.
    fn item_beside_a_name(&self) -> Option<Proof> {
        let own = &self.doubt.tokens;
        let parts = |t: usize| matches!(self.text.lower(t), "," | ";" | "|" | "/" | "\u{2022}");
        let opens = own.start > self.doubt.statement.start && parts(own.start - 1);
        let closes = own.end >= self.doubt.statement.end || parts(own.end) || matches!(self.text.lower(own.end), "." | "(");
        let names = [MentionKind::CodeSet, MentionKind::Credential, MentionKind::Encoder, MentionKind::Ehr, MentionKind::Tool];
        (opens && closes).then(|| self.sure.mention_in(&self.doubt.list(self.text), &names, self.doubt)).flatten().map(Proof::List)
    }

    /// Whether it is part of somebody's or something's name: `CPT Alvarez`, `Prairie Rose RMC`.
    fn inside_a_name(&self) -> bool {
        let own = &self.doubt.tokens;
        let title = |t: usize| {
            let token = &self.text.tokens[t];
            let initial = token.text.len() == 1 && self.text.lower(t + 1) == ".";
            token.kind == TokenKind::Word && !token.small && (initial || self.text.cased(t).chars().any(char::is_lowercase))
        };
        let touches = |t: usize| self.text.tokens[t].gap <= Gap::Blank;
        own.end < self.doubt.statement.end && touches(own.end) && title(own.end)
    }

    /// Behind a comma and a capitalised word: `Nell Osgood, RN`.
    fn behind_a_name(&self) -> bool {
        let start = self.doubt.tokens.start;
        let name = |t: usize| self.text.tokens[t].kind == TokenKind::Word && !self.text.tokens[t].small;
        start >= self.doubt.statement.start + 3 && self.text.lower(start - 1) == "," && name(start - 2) && name(start - 3)
    }

    /// Whether a capitalised word stands among small ones: a name, and no heading, employer or first word.
    fn inside_a_sentence(&self) -> bool {
        let (text, own, statement) = (self.text, &self.doubt.tokens, &self.doubt.statement);
        let small = |t: usize| text.tokens[t].kind == TokenKind::Word && text.tokens[t].small;
        let before = own.start > statement.start && small(own.start - 1);
        let after = own.end >= statement.end || text.tokens[own.end].kind != TokenKind::Word || small(own.end);
        before && after
    }

    /// What a form asks for where its letters say nothing, by its kind.
    fn class_of_kind(&self) -> GuardClass {
        match self.lexicon.entries.get(self.doubt.form.entry).kind {
            MentionKind::Credential => GuardClass::PostNominal,
            MentionKind::Ehr | MentionKind::Encoder | MentionKind::Tool => GuardClass::SystemList,
            MentionKind::CodeSet | MentionKind::Specialty | MentionKind::Skill => GuardClass::CodingContext,
        }
    }

    fn of_class(&self, class: GuardClass) -> Option<Proof> {
        match class {
            GuardClass::ExactCase | GuardClass::NeedsNear => None,
            GuardClass::PostNominal => self.post_nominal(),
            GuardClass::CodingContext => self.coding_context(),
            GuardClass::SystemList => self.system_list(),
        }
    }

    /// `$3M` is money.
    fn after_currency(&self) -> bool {
        let start = self.doubt.tokens.start;
        start > 0 && self.text.tokens[start].gap == Gap::None && self.text.lower(start - 1) == "$"
    }

    /// The tokens that speak for the form: its statement, and its list where it is an item of one.
    fn reach(&self) -> Vec<Range<usize>> {
        let text = self.text;
        let mut ranges = vec![self.doubt.statement.clone()];
        let block = text.statement_of(self.doubt.tokens.start).block;
        if !is_item(text, block) {
            return ranges;
        }
        let section = self.section();
        let inside = |b: &usize| section.is_none_or(|s| s.tokens.start <= text.blocks[*b].tokens.start && text.blocks[*b].tokens.end <= s.tokens.end);
        let item = |b: &usize| is_item(text, *b) && inside(b);
        ranges.extend((0..block).rev().take(LIST).take_while(item).map(|b| text.blocks[b].tokens.clone()));
        ranges.extend((block + 1..text.blocks.len()).take(LIST).take_while(item).map(|b| text.blocks[b].tokens.clone()));
        ranges
    }

    /// The nearest word of `near` that speaks for the form: its distance in tokens, and the word.
    fn near(&self, wanted: &[ClueId]) -> Option<(usize, ClueId)> {
        let own = &self.doubt.tokens;
        let mut list: Option<Range<usize>> = None;
        let mut best: Option<(usize, ClueId)> = None;
        for near in self.clues.among(self.text, wanted, &self.doubt.statement) {
            if overlap(&near.tokens, own) {
                continue;
            }
            // A word that is itself in doubt proves nothing, but in a list the two bear each other out.
            if self.sure.doubtful[near.tokens.clone()].contains(&true) {
                let list = list.get_or_insert_with(|| self.doubt.list(self.text));
                if !(list.contains(&near.tokens.start) && self.sure.stands_in_doubt(near.tokens.start)) {
                    continue;
                }
            }
            let distance = distance(&near.tokens, own);
            if best.is_none_or(|(d, _)| distance < d) {
                best = Some((distance, *near.value));
            }
        }
        best
    }

    fn section(&self) -> Option<&Section> {
        sections::at(self.sections, self.text.tokens[self.doubt.tokens.start].span.start)
    }

    fn section_kind(&self) -> Option<SectionKind> {
        self.section().map(|s| s.kind)
    }

    /// A word of context in these ranges that is no part of a form in doubt.
    fn word_in(&self, starts: &[usize], ranges: &[Range<usize>]) -> Option<usize> {
        let own = &self.doubt.tokens;
        ranges.iter().find_map(|r| {
            let from = starts.partition_point(|s| *s < r.start);
            let mut words = starts[from..].iter().copied().take_while(|s| *s < r.end);
            words.find(|s| !own.contains(s) && !self.sure.doubtful[*s])
        })
    }

    fn mention_in(&self, ranges: &[Range<usize>], kinds: &[MentionKind]) -> Option<usize> {
        ranges.iter().find_map(|r| self.sure.mention_in(r, kinds, self.doubt))
    }

    fn post_nominal(&self) -> Option<Proof> {
        match self.section_kind() {
            Some(kind @ SectionKind::Certifications) => return Some(Proof::Section(kind)),
            Some(kind @ SectionKind::Education) if self.doubt.statement.len() <= 40 => return Some(Proof::Section(kind)),
            _ => {}
        }
        if self.after_name() {
            return Some(Proof::AfterName);
        }
        let reach = self.reach();
        let word = self.word_in(&self.clues.post_nominal, &reach[..1]).map(Proof::Beside);
        word.or_else(|| self.mention_in(&reach, &[MentionKind::Credential]).map(Proof::Name))
    }

    /// In the first lines, behind a comma or in brackets or alone, as letters after a name stand.
    fn after_name(&self) -> bool {
        let text = self.text;
        let start = self.doubt.tokens.start;
        let line = text.tokens[start].line as usize;
        let header = self.section_kind().is_none_or(|s| s == SectionKind::Header);
        let told = |lines: usize| text.lines.iter().take(lines).filter(|l| !l.is_blank()).count();
        if !header || start == 0 || line > 12 || told(line) > 3 {
            return false;
        }
        let first = text.lines[line].tokens.start;
        start == first
            || matches!(text.lower(start - 1), "," | "|" | "(" | "/" | "-" | "\u{2022}" | ":" | "\u{b7}" | "&" | ";" | ".")
            || text.tokens[start].gap >= Gap::Wide
    }

    fn coding_context(&self) -> Option<Proof> {
        let reach = self.reach();
        if let Some(word) = self.word_in(&self.clues.coding, &reach) {
            return Some(Proof::Beside(word));
        }
        let names = [MentionKind::CodeSet, MentionKind::Credential, MentionKind::Encoder];
        if let Some(name) = self.mention_in(&reach, &names) {
            return Some(Proof::Name(name));
        }
        let block = &self.text.blocks[self.text.statement_of(self.doubt.tokens.start).block];
        let paragraph = [super::clip(&block.tokens, &self.doubt.tokens)];
        let word = self.word_in(&self.clues.coding_block, &paragraph).or_else(|| self.mention_in(&paragraph, &[MentionKind::CodeSet]));
        word.map(Proof::Paragraph)
    }

    fn system_list(&self) -> Option<Proof> {
        if let Some(kind @ SectionKind::Systems) = self.section_kind() {
            return Some(Proof::Section(kind));
        }
        let start = self.doubt.tokens.start;
        let name = self.doubt.letters != Letters::Small;
        if name && self.clues.system_before.binary_search(&start).is_ok() && self.text.tokens[start].gap != Gap::Wide {
            return Some(Proof::After(start - 1));
        }
        let reach = self.reach();
        if let Some(word) = self.word_in(&self.clues.system, &reach[..1]) {
            return Some(Proof::Beside(word));
        }
        let systems = [MentionKind::Ehr, MentionKind::Encoder, MentionKind::Tool];
        let sure = self.mention_in(&reach, &systems);
        // Two names in doubt bear each other out where they stand in one list.
        let listed = || self.sure.doubtful_in(&self.doubt.list(self.text), &systems, self.doubt);
        sure.or_else(listed).map(Proof::List)
    }
}
