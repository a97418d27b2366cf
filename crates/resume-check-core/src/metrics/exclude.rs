//! Numbers that are something else: dates, codes, names, phones, beds, speeds.

use std::ops::Range;

use super::Amount;
use super::numbers::Quantity;
use super::signs::Signs;
use crate::kinds::{Bound, MentionKind, Per};
use crate::lexicon::{Around, Sort, WordClass};
use crate::mentions::Mention;
use crate::text::{Gap, Text, TokenKind};
use crate::timeline::Timeline;

/// A sample in brackets holds no more than this.
const LARGEST_SAMPLE: f64 = 300.0;

/// How far before a sample the share stands that was found in it.
const SHARE_REACH: usize = 24;

/// For each token, whether it is taken by something that is no count: a date, a name, a code, a telephone number.
pub(super) fn tokens(text: &Text<'_>, mentions: &[Mention], timeline: &Timeline, signs: &Signs<'_>) -> Vec<bool> {
    let mut taken = vec![false; text.tokens.len()];
    for date in &timeline.dates {
        // A bare year before a noun counts that noun: `2000 charts`.
        let counts = date.len() == 1 && signs.noun_at(date.end).is_some_and(|n| n.value.sort != Sort::Years);
        if !counts {
            taken[date.clone()].fill(true);
        }
    }
    for role in &timeline.roles {
        sizes(text, signs, text.tokens_in(role.span), &role.title, &mut taken);
    }
    for m in mentions.iter().filter(|m| !matches!(m.kind, MentionKind::Skill | MentionKind::Specialty)) {
        taken[m.tokens.clone()].fill(true);
    }
    for at in 0..text.tokens.len() {
        if text.tokens[at].kind != TokenKind::Number {
            continue;
        }
        if is_code(text, at) || is_long(text, at, signs) {
            taken[at] = true;
        }
        // `24/7`
        if text.lower(at) == "24" && text.lower(at + 1) == "/" && text.lower(at + 2) == "7" {
            taken[at..at + 3].fill(true);
        }
        if let Some(end) = telephone(text, at) {
            taken[at..end].fill(true);
        }
    }
    taken
}

/// `Mercy Hospital (Level I trauma, 98,000 visits a year)`: in the head of a job that tells of the place; right behind the title it tells of the work.
fn sizes(text: &Text<'_>, signs: &Signs<'_>, head: Range<usize>, title: &str, taken: &mut [bool]) {
    let (mut part, mut inside) = (head.start, false);
    for at in head.clone() {
        match text.lower(at) {
            "(" => {
                let before = text.span(&(head.start..at)).of(text.source());
                (part, inside) = (at, !before.trim_end().ends_with(title));
            }
            ")" => inside = false,
            "," | ";" if !joined(text, at + 1) => part = at,
            _ => {}
        }
        if inside && signs.period_at(at).is_some_and(|p| *p.value == Per::Year) {
            taken[part..=at].fill(true);
            part = at;
        }
    }
}

fn joined(text: &Text<'_>, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|t| t.gap == Gap::None)
}

/// `E11.9`, `J1885`, `V28`: digits that go on in a word, and what a point joins to them.
fn is_code(text: &Text<'_>, at: usize) -> bool {
    let behind_letters = |t: usize| t > 0 && joined(text, t) && text.tokens[t - 1].kind == TokenKind::Word;
    let decimal = at >= 2
        && joined(text, at)
        && joined(text, at - 1)
        && matches!(text.lower(at - 1), "." | "-")
        && text.tokens[at - 2].kind == TokenKind::Number
        && behind_letters(at - 2);
    behind_letters(at) || decimal
}

/// Five digits and more without a noun: a procedure code, a ZIP, an identifier.
fn is_long(text: &Text<'_>, at: usize, signs: &Signs<'_>) -> bool {
    let digits = text.tokens[at].text.len();
    let counts = (at + 1..at + 3).any(|t| signs.noun_at(t).is_some());
    let money = at > 0 && text.lower(at - 1) == "$";
    let sign = at > 0 && text.lower(at - 1) == "#";
    let share = joined(text, at + 1) && matches!(text.lower(at + 1), "," | "%");
    sign || digits >= 5 && !(counts || money || share)
}

/// Three, three and four digits, or three and four: a telephone number.
fn telephone(text: &Text<'_>, at: usize) -> Option<usize> {
    let digits = |t: usize, n: usize| text.tokens.get(t).is_some_and(|t| t.kind == TokenKind::Number && t.text.len() == n);
    let mark = |t: usize| t < text.tokens.len() && matches!(text.lower(t), "-" | "." | ")" | "/");
    if !digits(at, 3) {
        return None;
    }
    let second = at + 1 + usize::from(mark(at + 1));
    let third = second + 1 + usize::from(mark(second + 1));
    if digits(second, 3) && digits(third, 4) {
        return Some(third + 1);
    }
    (mark(at + 1) && text.lower(at + 1) == "-" && digits(at + 2, 4)).then_some(at + 3)
}

/// Whether the words right beside a number make it a name, a speed, a size or pay.
pub(super) fn is_no_result(text: &Text<'_>, signs: &Signs<'_>, q: &Quantity) -> bool {
    if q.sort == Sort::Money && q.per == Some(Per::Hour) {
        return true;
    }
    let before = q.tokens.start.checked_sub(1);
    // `one clinic` is no count; a `one-day turnaround` and `the lag is one day` are.
    let lasts = matches!(q.sort, Sort::Days | Sort::Hours)
        && (q.compound
            || q.bound.is_some()
            || before.is_some_and(|b| matches!(text.lower(b), "is" | "was" | "to" | "under" | "within" | "turnaround" | "lag" | ":")));
    if q.worded && q.amount == Amount::Value(1.0) && !lasts && !matches!(q.sort, Sort::Percent | Sort::Points | Sort::Years) {
        return true;
    }
    // `the last 3 audits`, `0.9 FTE per 1,000 claims`; `in nine of ten audits`.
    let sample = before.is_some_and(|b| signs.class(text, b, WordClass::Samples))
        && !matches!(q.sort, Sort::Money | Sort::Percent | Sort::Years | Sort::Codes);
    let often = q.ratio && before.is_some_and(|b| text.lower(b) == "in");
    if sample || often && signs.noun_at(q.tokens.end).is_some_and(|n| matches!(n.value.sort, Sort::Audits | Sort::Reviews)) {
        return true;
    }
    // `in half a year`.
    let span = q.worded && q.sort == Sort::Percent && text.tokens.get(q.tokens.end).is_some_and(|_| matches!(text.lower(q.tokens.end), "a" | "an"));
    if span {
        return true;
    }
    // `eight of them`: told before. `835 files`: a transaction.
    let of = text.tokens.get(q.tokens.end).is_some_and(|_| text.lower(q.tokens.end) == "of");
    if of && q.sort != Sort::Percent && q.per.is_none() && signs.class(text, q.tokens.end + 1, WordClass::Them)
        || signs.class(text, q.tokens.start, WordClass::Transactions)
    {
        return true;
    }
    // `within 1% of 98%`, `within 2% of target`: how near.
    let to_what =
        text.tokens.get(q.tokens.end + 1).is_some_and(|t| t.kind == TokenKind::Number) || signs.phrase_end(q.tokens.end + 1, Around::Goal).is_some();
    if of && to_what && q.sort == Sort::Percent && q.bound == Some(Bound::AtMost) && matches!(q.amount, Amount::Value(v) if v <= 10.0) {
        return true;
    }
    // `A/R over 90 days`: how old, and not how fast; `by more than 30 days` is how far.
    let bucket = matches!(q.amount, Amount::Value(v) if [30.0, 45.0, 60.0, 90.0, 120.0, 150.0, 180.0, 365.0].contains(&v));
    let step = before.is_some_and(|b| signs.class(text, b, WordClass::Steps));
    if q.sort == Sort::Days && bucket && q.bound == Some(Bound::AtLeast) && !step {
        return true;
    }
    if is_size_or_rank(text, signs, q) {
        return true;
    }
    // `fifty charts pulled`, `97% on the outside review (40 charts)`: how many were looked at; `coded 40 charts drawn from three sites` were worked.
    let were = usize::from(matches!(text.lower(q.tokens.end), "were" | "was"));
    let worked = before.is_some_and(|b| signs.class(text, b, WordClass::Did));
    let pulled = !worked && matches!(text.lower(q.tokens.end + were), "pulled" | "sampled" | "drawn");
    let aside = before.is_some_and(|b| text.lower(b) == "(") && text.lower(q.tokens.end) == ")";
    if q.sort == Sort::Work && q.per.is_none() && (pulled || aside && q.amount.least() <= LARGEST_SAMPLE) {
        return true;
    }
    // `ICD-10 (2 years)`: a skill with its age, as job sites set it.
    if q.sort == Sort::Years && aside {
        return true;
    }
    // `15 providers, 10 encounters each`: a sample of every one.
    let listed = before.is_some_and(|b| matches!(text.lower(b), "," | ";"));
    let each = text.tokens.get(q.tokens.end).is_some_and(|_| matches!(text.lower(q.tokens.end), "each" | "apiece"));
    if listed && each && q.per.is_none() && q.sort == Sort::Work {
        return true;
    }
    // `Last outside review, 150 records: 97.3%`, `Payer audit of 2021, forty charts: no repayment`: what the review looked at.
    let comma = before.filter(|_| listed && text.lower(q.tokens.end) == ":");
    let review = |comma: usize| (comma.saturating_sub(3)..comma).any(|t| matches!(text.lower(t), "review" | "audit" | "sample"));
    if comma.is_some_and(review) && q.sort == Sort::Work && q.per.is_none() {
        return true;
    }
    // `97.1% at code level in its review of 600 accounts`: what the share was found in; `led the 97% review of 600 accounts` was work.
    let looked = before.filter(|b| {
        let review = *b > 1 && text.lower(*b) == "of" && matches!(text.lower(*b - 1), "review" | "audit" | "sample" | "look");
        review && text.tokens[*b - 2].kind != TokenKind::Mark && !signs.class(text, *b - 2, WordClass::Did)
    });
    let statement = text.statement_of(q.tokens.start).tokens.start;
    let share = |from: usize| (statement.max(from.saturating_sub(SHARE_REACH))..from).any(|t| matches!(text.lower(t), "%" | "percent"));
    if q.sort == Sort::Work && q.per.is_none() && looked.is_some_and(share) {
        return true;
    }
    // `10 charts per provider` is a rule, `97.3% on 120 records` tells of a sample.
    let people = |t: usize| signs.noun_at(t).is_some_and(|n| matches!(n.value.sort, Sort::People | Sort::Providers));
    if text.lower(q.tokens.end) == "per" && people(q.tokens.end + 1) {
        return true;
    }
    let on = before.filter(|b| text.lower(*b) == "on" && q.per.is_none() && q.sort == Sort::Work);
    if on.is_some_and(|on| on > 0 && !signs.class(text, on - 1, WordClass::Did)) {
        return true;
    }
    // `the top 10% of the class`; `Four Lakes University Hospital`.
    if q.sort == Sort::Percent && before.is_some_and(|b| text.lower(b) == "top") || is_part_of_a_name(text, q) {
        return true;
    }
    // `80 WPM`, `350-bed`, `100% remote`, `40 hours a week`.
    let behind = signs.around(q.tokens.start + 1..q.tokens.end + 3).any(|f| {
        let between = q.tokens.end..f.tokens.start.max(q.tokens.end);
        let rules_out = matches!(f.value, Around::Nothing) || matches!(f.value, Around::NoShare) && matches!(q.sort, Sort::Percent | Sort::Hours);
        let inside = signs.noun_at(f.tokens.start).is_some_and(|n| n.tokens.len() > f.tokens.len());
        let total = q.ratio && f.tokens.end <= q.tokens.end;
        // `74% of the payers' findings` is a share of theirs.
        let share = q.sort == Sort::Percent && of && text.lower(f.tokens.end) == "'";
        // `in an eight-hour shift`: how long the period is.
        let timed = q.per.is_some() && f.tokens.end <= q.tokens.end;
        rules_out
            && !inside
            && !total
            && !share
            && !timed
            && between.into_iter().all(|t| matches!(text.lower(t), "-" | "a" | "the" | "on" | "or" | "of"))
    });
    if behind {
        return true;
    }
    // `95th`.
    if text.tokens.get(q.tokens.end).is_some_and(|t| t.gap == Gap::None && t.kind == TokenKind::Word)
        && matches!(text.lower(q.tokens.end), "th" | "st" | "nd" | "rd")
    {
        return true;
    }
    // `DRG 470`, `modifier 25`, `level 4`, `GPA 3.9`.
    let named = signs.around(q.tokens.start.saturating_sub(4)..q.tokens.start).any(|f| {
        let between = f.tokens.end..q.tokens.start;
        matches!(f.value, Around::Names) && between.len() <= 2 && between.into_iter().all(|t| matches!(text.lower(t), "-" | "#" | "." | ":" | "of"))
    });
    named && matches!(q.sort, Sort::Bare | Sort::Index)
}

/// The most tokens from a whole to the mark behind which its parts stand: `five people report to me: three auditors, two educators`.
const PARTS_REACH: usize = 5;

/// Leaves out the parts of a whole that is told before them: `five direct reports (three auditors, two educators)`.
pub(super) fn leave_out_parts(text: &Text<'_>, signs: &Signs<'_>, quantities: &mut Vec<Quantity>) {
    let mut whole: Option<(Range<usize>, f64)> = None;
    quantities.retain(|q| {
        let people = q.sort == Sort::People && q.per.is_none();
        let open = |w: &Range<usize>| {
            let mark = (w.end..(w.end + PARTS_REACH).min(q.tokens.start)).find(|t| matches!(text.lower(*t), "(" | ":"));
            // `12 coders (trained 4 in ICD-10-PCS)`, `15 coders: onboarding 6 a year` tell of another deed.
            let verb = |t: usize| matches!(text.lower(t), "train" | "training" | "onboarding" | "mentoring" | "hiring");
            let deed = |t: usize| signs.class(text, t, WordClass::Did) || verb(t);
            let ends = |t: usize| matches!(text.lower(t), ")" | "." | ";") || deed(t);
            mark.is_some_and(|m| !(m..q.tokens.start).any(ends))
        };
        let part = people && whole.as_ref().is_some_and(|(w, count)| open(w) && q.amount.least() < *count);
        if people && !part {
            whole = Some((q.tokens.clone(), q.amount.least()));
        }
        !part
    });
}

/// A number in words with a capital behind a mark, and a capital word behind it that it doesn't count: `Coder, Four Lakes University Hospital`.
fn is_part_of_a_name(text: &Text<'_>, q: &Quantity) -> bool {
    let capital = |t: usize| text.tokens.get(t).is_some_and(|t| t.kind == TokenKind::Word && !t.small);
    let (first, next) = (q.tokens.start, q.tokens.start + 1);
    let named = q.worded && capital(first) && capital(next) && capital(next + 1) && next + 1 < q.tokens.end;
    let line = text.tokens.get(first).and_then(|t| text.lines.get(t.line as usize));
    named && line.is_some_and(|l| !l.capitals && first > l.tokens.start)
}

/// `level 5 visits` are of a rank, `a center seeing 96,000 visits a year` and `a clinic with 12,000 visits` tell the size of a place.
fn is_size_or_rank(text: &Text<'_>, signs: &Signs<'_>, q: &Quantity) -> bool {
    let start = q.tokens.start;
    let told =
        |kind: Around| signs.around(start.saturating_sub(4)..start).any(|f| *f.value == kind && f.tokens.end <= start && f.tokens.end + 1 >= start);
    let joins = |range: Range<usize>| range.into_iter().all(|t| matches!(text.lower(t), "-" | "#"));
    let rank = signs.around(start.saturating_sub(4)..start).any(|f| *f.value == Around::Rank && f.tokens.end <= start && joins(f.tokens.end..start));
    let place = start.checked_sub(1).filter(|b| matches!(text.lower(*b), "with" | "of")).and_then(|b| signs.noun_before(b));
    let size = told(Around::Size) || place.is_some_and(|n| n.value.sort == Sort::Facilities);
    rank && q.sort != Sort::Percent || size && q.sort == Sort::Work
}
