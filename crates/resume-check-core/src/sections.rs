//! Sections: which part of the text is for what.
//!
//! A heading stands on a line of its own, opens a line (`CREDENTIALS: …`), or stands between sentences of a resume that is one long line.

use std::ops::Range;

use crate::kinds::{MentionKind, SectionKind};
use crate::lexicon::{FormRef, Found, Lexicon};
use crate::span::Span;
use crate::text::{Gap, Line, Text, TokenKind};

/// A part of the text under one heading. Sections are in text order, disjoint, and cover the text.
#[derive(Debug, Clone)]
pub(crate) struct Section {
    /// What it is for.
    pub kind: SectionKind,
    /// Its heading; none for what stands above the first.
    pub title: Option<Span>,
    /// From its heading to the next.
    pub span: Span,
    /// The tokens of its heading.
    pub heading: Range<usize>,
    /// The tokens after its heading.
    pub tokens: Range<usize>,
}

/// The most words of a heading.
const LONGEST: usize = 7;
/// A heading in no list holds a word of so many letters: `CPC` is none.
const SHORTEST_WORD: usize = 5;
/// A block of more tokens than this can be a whole resume on one line.
const ONE_LINE: usize = 80;
/// A line of the writer's own words with so many gaps heads columns and no section.
const COLUMNS: usize = 2;
/// How many lines are looked at for headings with slips of the pen.
const FUZZY_LINES: usize = 2000;

/// The section that holds this byte.
pub(crate) fn at(sections: &[Section], byte: usize) -> Option<&Section> {
    let next = sections.partition_point(|s| s.span.start <= byte);
    sections.get(next.checked_sub(1)?)
}

/// What the section that holds this byte is for; a text without headings is all header.
pub(crate) fn kind_at(sections: &[Section], byte: usize) -> SectionKind {
    at(sections, byte).map_or(SectionKind::Header, |s| s.kind)
}

/// The statement that holds this token, as far as it lies in the token's section: a text on one line has sections inside its sentences.
pub(crate) fn statement(text: &Text<'_>, sections: &[Section], token: usize) -> Range<usize> {
    let whole = text.statement_of(token).tokens.clone();
    let section = at(sections, text.tokens[token].span.start).filter(|s| s.tokens.contains(&token));
    section.map_or(whole.clone(), |s| whole.start.max(s.tokens.start)..whole.end.min(s.tokens.end))
}

/// Where a section begins.
#[derive(Debug)]
struct Start {
    kind: SectionKind,
    title: Option<Span>,
    heading: Range<usize>,
    /// Whether the heading opens a line that goes on with what it stands over.
    inline: bool,
    /// Whether it stands between the sentences of a text on one line.
    running: bool,
}

/// The sections of a text.
pub(crate) fn find(text: &Text<'_>, lexicon: &Lexicon) -> Vec<Section> {
    let mut starts: Vec<Start> = Vec::new();
    let mut blank = true;
    let mut told = 0;
    let (mut headings, mut in_capitals) = (0, 0);
    for (number, line) in text.lines.iter().enumerate() {
        if line.is_blank() {
            blank = true;
            continue;
        }
        let next = text.lines.get(number + 1);
        let inside = starts.last().is_some_and(|s| s.kind == SectionKind::Experience);
        let own = own_line(text, lexicon, line, blank, number)
            .filter(|s| !inside || !is_label(text, line, s.kind, blank, in_capitals > 0 && in_capitals == headings));
        let start = own.or_else(|| inline(text, lexicon, line)).or_else(|| {
            // Above a blank line a heading is told by the capitals that the others have.
            let like_others = line.capitals && in_capitals >= 2 && line.tokens.clone().any(|t| text.lower(t).len() >= SHORTEST_WORD);
            let over = like_others || next.is_some_and(|n| !n.is_blank());
            let free = blank && told >= 2 && (like_others || next.is_some());
            free.then(|| unknown(text, lexicon, line)).flatten().filter(|s| over || s.kind != SectionKind::Other)
        });
        headings += usize::from(start.as_ref().is_some_and(|s| !s.inline && s.kind != SectionKind::Other));
        in_capitals += usize::from(line.capitals && start.as_ref().is_some_and(|s| !s.inline && s.kind != SectionKind::Other));
        starts.extend(start);
        told += 1;
        blank = is_rule(text, line);
    }
    if starts.iter().filter(|s| s.kind != SectionKind::Header).count() < 3 {
        starts.extend(text.blocks.iter().filter(|b| b.tokens.len() > ONE_LINE).flat_map(|b| in_running_text(text, lexicon, b.tokens.clone())));
        starts.sort_by_key(|s| s.heading.start);
    }
    lay_out(text, starts)
}

/// The tokens of a line without Markdown signs, brackets of rules, and a colon at the end.
fn core(text: &Text<'_>, line: &Line) -> Range<usize> {
    let mut tokens = line.tokens.clone();
    let sign = |t: usize| matches!(text.lower(t), "#" | ":" | "=" | "-" | "|" | "~" | "." | "+" | "<" | ">" | "/" | "\\");
    while tokens.start < tokens.end && sign(tokens.start) {
        tokens.start += 1;
    }
    while tokens.start < tokens.end && sign(tokens.end - 1) {
        tokens.end -= 1;
    }
    tokens
}

/// Whether a line is only a rule: dashes, equal signs.
fn is_rule(text: &Text<'_>, line: &Line) -> bool {
    core(text, line).is_empty()
}

/// A heading on a line of its own.
fn own_line(text: &Text<'_>, lexicon: &Lexicon, line: &Line, blank: bool, number: usize) -> Option<Start> {
    let tokens = core(text, line);
    if tokens.is_empty() || (line.bulleted && line.bullet > 0 && text.lower(line.tokens.start) != "-") || tokens.len() > 60 {
        return None;
    }
    let words = text.span(&tokens).of(text.source());
    let spaced = letter_spaced(text, &tokens);
    // A remark in brackets makes a heading no longer: `TARGET JOB (pasted from the posting)`.
    let words_in = |open: usize| (open + 1..tokens.end - 1).all(|t| text.tokens[t].kind != TokenKind::Number && text.lower(t) != ")");
    let remark = remark(text, &tokens).filter(|open| words_in(*open));
    let named = tokens.start..remark.unwrap_or(tokens.end);
    let behind_blanks = text.tokens[named.start + 1..named.end].iter().filter(|t| t.gap > Gap::Style);
    if !spaced && behind_blanks.count() >= LONGEST {
        return None;
    }
    let small = text.tokens[tokens.start].small;
    let marked =
        text.lower(line.tokens.start) == "#" || words.ends_with(':') || text.source()[line.span.start..line.span.end].trim_end().ends_with(':');
    let standing = !small || blank || marked;
    let known = lexicon.headings.kind(words).filter(|_| standing);
    let slip = || (number < FUZZY_LINES && !small && !line.bulleted && !words.contains(',')).then(|| lexicon.headings.kind_of_slip(words)).flatten();
    let bare = || remark.and_then(|_| lexicon.headings.kind(text.span(&named).of(text.source())));
    let kind = known.or_else(bare).or_else(slip)?;
    Some(Start { kind, title: Some(text.span(&tokens)), heading: line.tokens.clone(), inline: false, running: false })
}

/// The bracket that opens the remark at a line's end, where it is no more than that.
fn remark(text: &Text<'_>, tokens: &Range<usize>) -> Option<usize> {
    tokens.clone().skip(1).find(|t| text.lower(*t) == "(").filter(|_| text.lower(tokens.end - 1) == ")")
}

/// A label inside a job's entry that reads like a heading: `Selected results:`, or `Program` where the headings are capitals and marks stand below.
fn is_label(text: &Text<'_>, line: &Line, kind: SectionKind, blank: bool, capitals: bool) -> bool {
    let colon = !blank && text.lower(line.tokens.end - 1) == ":";
    let below = text.tokens.get(line.tokens.end).and_then(|t| text.lines.get(t.line as usize));
    let small = capitals && below.is_some_and(|l| l.bulleted);
    let inner = matches!(
        kind,
        SectionKind::Summary
            | SectionKind::Accomplishments
            | SectionKind::Projects
            | SectionKind::Skills
            | SectionKind::Systems
            | SectionKind::Advert
    );
    // A remark in brackets can be in small letters.
    let head = line.tokens.clone().take_while(|t| text.lower(*t) != "(");
    (colon || small) && inner && head.into_iter().any(|t| text.cased(t).chars().any(char::is_lowercase))
}

/// `E X P E R I E N C E`.
fn letter_spaced(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    tokens.len() >= 4 && tokens.clone().all(|t| text.tokens[t].kind == TokenKind::Word && text.tokens[t].text.len() == 1 || text.lower(t) == "&")
}

/// A heading that opens a line: before a colon, a pipe or a column.
fn inline(text: &Text<'_>, lexicon: &Lexicon, line: &Line) -> Option<Start> {
    if line.bulleted || text.tokens[line.tokens.start].small {
        return None;
    }
    let tokens = line.tokens.start + usize::from(text.lower(line.tokens.start) == "|")..line.tokens.end;
    for at in tokens.clone().skip(1).take(12) {
        let token = &text.tokens[at];
        let mark = matches!(text.lower(at), ":" | "|");
        if !mark && token.gap != Gap::Wide {
            continue;
        }
        let words = text.span(&(tokens.start..at)).of(text.source());
        let Some(kind) = lexicon.headings.kind(words).filter(|_| at + usize::from(mark) < tokens.end) else {
            if mark {
                return None;
            }
            continue;
        };
        let heading = line.tokens.start..at + usize::from(mark);
        return Some(Start { kind, title: Some(text.span(&(tokens.start..at))), heading, inline: true, running: false });
    }
    None
}

/// A short line that stands free above others and names nothing known: a heading of the writer's own.
fn unknown(text: &Text<'_>, lexicon: &Lexicon, line: &Line) -> Option<Start> {
    let mut tokens = core(text, line);
    // A remark in brackets says more of it: `POSTING I ANSWER (copied in November)`.
    if let Some(open) = remark(text, &tokens) {
        tokens.end = open;
    }
    let words = tokens.len();
    if words == 0 || words > LONGEST {
        return None;
    }
    // `Item      Result      Goal` heads the columns of a table.
    if text.tokens[tokens.start..tokens.end].iter().skip(1).filter(|t| t.gap == Gap::Wide).count() >= COLUMNS {
        return None;
    }
    let plain = tokens.clone().all(|t| text.tokens[t].kind == TokenKind::Word || matches!(text.lower(t), "&" | "'" | "-" | "/"));
    let ends = text.source()[line.span.start..line.span.end].trim_end().ends_with(['.', ',', ';']);
    let shaped = line.capitals || !text.tokens[tokens.start].small;
    if line.bulleted || !plain || ends || !shaped || line.indent > 40 {
        return None;
    }
    // A title or an employer heads an entry, not a section; in capitals, `SYSTEMS` is a word of headings before it is one of firms.
    let firm = |f: Found<'_, _>| !line.capitals || lexicon.headings.kind_by_word(text.span(&f.tokens).of(text.source())).is_none();
    let named = lexicon.titles.forms.any_within(text, line.tokens.clone())
        || lexicon.titles.employers.find_within(text, line.tokens.clone()).any(firm)
        || lexicon.titles.others.any_within(text, line.tokens.clone());
    // Each word with a capital: a heading that can say what it stands over.
    let headed = tokens.clone().all(|t| {
        !text.tokens[t].small || matches!(text.lower(t), "and" | "of" | "in" | "the" | "for" | "at" | "with" | "s" | "i" | "am" | "on" | "to" | "my")
    });
    let told = || lexicon.headings.kind_by_word(text.span(&tokens).of(text.source()));
    let kind = if headed { told().unwrap_or(SectionKind::Other) } else { SectionKind::Other };
    // `CPC` on a line of its own is an item of a list, as profiles write it.
    let credential = |f: &Found<'_, FormRef>| f.tokens == tokens && lexicon.entries.get(f.value.entry).kind == MentionKind::Credential;
    let item = lexicon.entries.forms.find_within(text, tokens.clone()).any(|f| credential(&f));
    (!named && !item).then(|| Start { kind, title: Some(text.span(&tokens)), heading: line.tokens.clone(), inline: false, running: false })
}

/// Headings between the sentences of a text that is one long line.
fn in_running_text(text: &Text<'_>, lexicon: &Lexicon, tokens: Range<usize>) -> Vec<Start> {
    let mut starts: Vec<Start> = Vec::new();
    for found in lexicon.headings.forms.find_within(text, tokens.clone()) {
        let (first, last) = (found.tokens.start, found.tokens.end - 1);
        let capitals = found.tokens.clone().all(|t| !text.tokens[t].small || matches!(text.lower(t), "and" | "of" | "in"));
        let before = (first > tokens.start).then(|| text.lower(first - 1));
        let after = (last + 1 < tokens.end).then(|| last + 1);
        let opens = text.tokens[first].gap >= Gap::Wide
            || before.is_none_or(|b| matches!(b, "." | "\u{2022}" | "|" | "!" | ")" | ";"))
            || text.tokens[first].gap == Gap::Blank;
        let goes_on = after.is_some_and(|a| text.tokens[a].small || matches!(text.lower(a), "," | ";" | ")" | "/"));
        let of_phrase =
            before.is_some_and(|b| matches!(b, "of" | "in" | "and" | "&" | "the" | "with" | "for" | "," | "'" | "-" | "/" | "(" | "a" | "my" | "to"));
        if !capitals || !opens || goes_on || of_phrase || in_a_name(text, lexicon, first, last) {
            continue;
        }
        let start = Start { kind: *found.value, title: Some(text.span(&found.tokens)), heading: found.tokens.clone(), inline: true, running: true };
        match starts.last() {
            // The longest of the forms that begin here, and none inside another.
            Some(s) if s.heading.start == first => {
                starts.pop();
                starts.push(start);
            }
            Some(s) if first < s.heading.end => {}
            _ => starts.push(start),
        }
    }
    let mut kinds: Vec<SectionKind> = starts.iter().map(|s| s.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.len() >= 3 { starts } else { Vec::new() }
}

/// Whether one word that could be a heading is part of a name: `Organ Pipe Community Clinic`, `Rio Puerco College`.
fn in_a_name(text: &Text<'_>, lexicon: &Lexicon, first: usize, last: usize) -> bool {
    let capital = |t: usize| text.tokens.get(t).is_some_and(|t| t.kind == TokenKind::Word && !t.small);
    let named = |t: usize| t < text.tokens.len() && lexicon.titles.employers.any_within(text, t..t + 1);
    first == last && first > 0 && capital(first - 1) && text.tokens[first].gap <= Gap::Blank && (named(first) || named(last + 1))
}

/// Sections from where they begin; what stands above the first is the header.
fn lay_out(text: &Text<'_>, starts: Vec<Start>) -> Vec<Section> {
    let own = starts.iter().filter(|s| !s.inline).count();
    let begins: Vec<usize> = starts.iter().map(|s| s.heading.start).chain([text.tokens.len()]).collect();
    let mut all = vec![Start { kind: SectionKind::Header, title: None, heading: 0..0, inline: false, running: false }];
    let mut enclosing = SectionKind::Header;
    for (start, next) in starts.into_iter().zip(begins.into_iter().skip(1)) {
        // In a resume with headings of their own, `Systems: Epic, 3M` inside a job is a line of that job and no more.
        let local = start.inline && own >= 3 && matches!(enclosing, SectionKind::Experience | SectionKind::Practicum | SectionKind::Other);
        let block = text.statement_of(start.heading.start).block;
        let mut end = text.blocks[block].tokens.end;
        // `Letters: CRC, CPC` near the top is a paragraph of its own kind and no more; jobs and studies go on over blank lines.
        let long = matches!(start.kind, SectionKind::Experience | SectionKind::Practicum | SectionKind::Education | SectionKind::Advert);
        let paragraph = start.inline && !long && enclosing == SectionKind::Header && !start.running;
        if paragraph {
            end = paragraph_end(text, block);
        }
        let local = local || paragraph;
        if !local {
            enclosing = start.kind;
        }
        all.push(start);
        if local && end < next {
            all.push(Start { kind: enclosing, title: None, heading: end..end, inline: true, running: false });
        }
    }
    if all.get(1).is_some_and(|first| first.heading.start == 0) {
        all.remove(0);
    }
    let byte = |token: usize| text.tokens.get(token).map_or(text.source().len(), |t| t.span.start);
    let ends: Vec<usize> = all.iter().skip(1).map(|s| s.heading.start).chain([text.tokens.len()]).collect();
    let mut from = 0;
    let mut sections = Vec::with_capacity(all.len());
    for (start, end) in all.into_iter().zip(ends) {
        let to = if end == text.tokens.len() { text.source().len() } else { byte(end) };
        let tokens = start.heading.end.min(end)..end;
        sections.push(Section { kind: start.kind, title: start.title, span: Span::new(from, to), heading: start.heading, tokens });
        from = to;
    }
    sections
}

/// The end of the lines that follow a block without a blank one between.
fn paragraph_end(text: &Text<'_>, block: usize) -> usize {
    let mut last = block;
    while text.blocks.get(last + 1).is_some_and(|next| next.lines.start == text.blocks[last].lines.end) {
        last += 1;
    }
    text.blocks[last].tokens.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon;

    #[test]
    fn sections_of_cases() {
        let lexicon = Lexicon::read(&lexicon::built_in()).expect("the built-in lexicons hold together");
        insta::glob!("../../../fixtures/cases/sections", "*.txt", |path| {
            let source = std::fs::read_to_string(path).expect("a case");
            let folded = crate::text::Folded::of(&source);
            let text = crate::text::read(&folded, &lexicon.words);
            let found = find(&text, &lexicon);
            assert_eq!(found.iter().map(|s| s.span.end).next_back().unwrap_or(0), source.len(), "sections cover the text");
            assert!(found.windows(2).all(|w| w[0].span.end == w[1].span.start), "sections touch");
            let labels: Vec<_> = found.iter().filter_map(|s| Some((s.title?, s.kind.to_string()))).collect();
            insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../../../fixtures/cases/sections"}, {
                insta::assert_snapshot!(crate::show::carets(&source, &labels));
            });
        });
    }
}
