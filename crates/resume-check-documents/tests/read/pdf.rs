//! What PDFs are read as: small ones, written here by hand.

use resume_check_core::Document;
use resume_check_documents::{ReadError, read};

use crate::check_error;

/// A page: its drawing instructions and what its dictionary says beside them.
struct Page<'p>(&'p str, &'p str);

/// A PDF of these pages. `/F` is Helvetica, `/C` a font whose codes have no letters but those of `objects`; the first of `objects` has number 9.
fn pdf(pages: &[Page<'_>], objects: &[&str]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    let first_page = 9 + objects.len();
    let kids: String = (0..pages.len()).map(|i| format!("{} 0 R ", first_page + 2 * i)).collect();
    let mut object = |number: usize, body: &str| {
        places.push((number, file.len()));
        file.extend(format!("{number} 0 obj\n{body}\nendobj\n").bytes());
    };
    object(1, "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[5 0 R]/D<</OFF[5 0 R]>>>>>>");
    object(2, &format!("<</Type/Pages/Kids[{kids}]/Count {}/MediaBox[0 0 612 792]>>", pages.len()));
    object(3, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
    object(4, "<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>\nstream\n\u{7f}\nendstream");
    object(5, "<</Type/OCG/Name(off)>>");
    for (i, body) in objects.iter().enumerate() {
        object(9 + i, body);
    }
    for (i, Page(draw, more)) in pages.iter().enumerate() {
        let fonts = if objects.is_empty() { "/F 3 0 R" } else { "/F 3 0 R/C 9 0 R" };
        let resources = format!("<</Font<<{fonts}>>/XObject<</I 4 0 R>>/Properties<</O 5 0 R>>>>");
        let number = first_page + 2 * i;
        object(number, &format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R/Resources{resources}{more}>>", number + 1));
        object(number + 1, &format!("<</Length {}>>\nstream\n{draw}\nendstream", draw.len()));
    }
    let (xref, many) = (file.len(), first_page + 2 * pages.len());
    let mut table = format!("xref\n0 {many}\n0000000000 65535 f \n");
    for number in 1..many {
        let place = places.iter().find(|(n, _)| *n == number);
        table += &place.map_or("0000000000 65535 f \n".to_owned(), |(_, at)| format!("{at:010} 00000 n \n"));
    }
    file.extend(format!("{table}trailer\n<</Size {many}/Root 1 0 R>>\nstartxref\n{xref}\n%%EOF\n").bytes());
    file
}

/// Instructions that set each text at its place in 10 points.
fn set(texts: &[(i32, i32, &str)]) -> String {
    texts.iter().map(|(x, y, text)| format!("BT /F 10 Tf {x} {y} Td ({text}) Tj ET\n")).collect()
}

fn one(draw: &str) -> Vec<u8> {
    pdf(&[Page(draw, "")], &[])
}

fn read_one(bytes: &[u8]) -> Document {
    read(bytes).unwrap_or_else(|e: ReadError| panic!("{e}"))
}

/// The text, and the kind and page of each warning.
fn check(bytes: &[u8], text: &str, warnings: &[(&str, Option<usize>)]) {
    let document = read_one(bytes);
    assert_eq!(document.text.trim_end(), text);
    assert_eq!(document.format, "pdf");
    let got: Vec<(&str, Option<usize>)> = document.warnings.iter().map(|w| (w.kind.as_str(), w.page)).collect();
    assert_eq!(got, warnings, "warnings of {text:?}");
}

#[test]
fn lines_and_words() {
    check(&one(&set(&[(72, 700, "Jo Doe, CPC"), (72, 688, "Coder")])), "Jo Doe, CPC\nCoder", &[]);
    // One word a piece, without blanks; the last drawn first.
    check(&one(&set(&[(103, 700, "charts"), (72, 700, "Coded"), (136, 700, "daily")])), "Coded charts daily", &[]);
    // A gap as wide as that of a tab parts cells.
    check(&one(&set(&[(72, 700, "Coder, Mercy Clinic"), (400, 700, "2019 - 2022")])), "Coder, Mercy Clinic\t2019 - 2022", &[]);
    // Drawn twice for a bold look.
    check(&one(&set(&[(72, 700, "Skills")]).replace("72 700", "72.2 700").repeat(2)), "Skills", &[]);
    check(&one("BT /F 10 Tf 6 Tc 72 700 Td (WORK HISTORY) Tj ET"), "WORK HISTORY", &[]);
    check(&one("BT /F 10 Tf 72 700 Td (the 1) Tj /F 6 Tf 4 Ts (st) Tj /F 10 Tf 0 Ts ( of May) Tj ET"), "the 1st of May", &[]);
}

#[test]
fn bullets() {
    check(&one(&set(&[(72, 700, "\\225"), (84, 700, "Coded 25 charts"), (72, 688, "\\225 Audited")])), "• Coded 25 charts\n• Audited", &[]);
    let dot = "70 702 m 73 702 l 73 705 l 71 706 l 70 705 l h f\n";
    check(&one(&(dot.to_owned() + &set(&[(84, 700, "Coded 25 charts"), (84, 688, "a day")]))), "• Coded 25 charts\na day", &[]);
}

#[test]
fn wrapped_lines() {
    let lines = [(72, 700, "Coded inpatient charts of all"), (72, 688, "specialties, and audited"), (72, 676, "others."), (72, 652, "Next block")];
    check(&one(&set(&lines)), "Coded inpatient charts of all specialties, and audited others.\n\nNext block", &[]);
}

const LEFT: [&str; 6] = ["SKILLS", "Coding of charts", "Auditing of them", "EDUCATION", "A college of note", "2014, with honors"];
const RIGHT: [&str; 6] = [
    "EXPERIENCE",
    "Coder at a clinic since 2019",
    "Coded 25 charts a day there",
    "Audited nine coders a month",
    "Biller before, for two years",
    "Posted payments by hand",
];

#[test]
fn columns_in_any_order() {
    let cells =
        |side: &[&'static str; 6], x: i32, down: i32| -> Vec<(i32, i32, &str)> { (0..6).map(|i| (x, 700 - down - 15 * i as i32, side[i])).collect() };
    let (left, right) = (cells(&LEFT, 72, 0), cells(&RIGHT, 220, 4));
    let text = [LEFT.join("\n"), RIGHT.join("\n")].join("\n\n");
    check(&one(&set(&[left.clone(), right.clone()].concat())), &text, &[]);
    let rows: Vec<(i32, i32, &str)> = left.iter().zip(&right).flat_map(|(l, r)| [*l, *r]).collect();
    check(&one(&set(&rows)), &text, &[("columns-out-of-order", Some(1))]);
    let backwards: Vec<(i32, i32, &str)> = rows.into_iter().rev().collect();
    check(&one(&set(&backwards)), &text, &[("columns-out-of-order", Some(1))]);
    let first = [RIGHT.join("\n"), LEFT.join("\n")].join("\n\n");
    check(&one(&set(&[right, left].concat())), &first, &[]);
}

#[test]
fn tables_keep_their_rows() {
    let rows = [
        ("2019 - 2022", "Coder, Mercy"),
        ("2016 - 2019", "Biller, Alder"),
        ("2013 - 2016", "Clerk, Fir"),
        ("2010 - 2013", "Clerk, Oak"),
        ("2008 - 2010", "Intern, Elm"),
    ];
    let cells: Vec<(i32, i32, &str)> =
        rows.iter().enumerate().flat_map(|(i, (a, b))| [(72, 700 - 14 * i as i32, *a), (220, 700 - 14 * i as i32, *b)]).collect();
    check(&one(&set(&cells)), &rows.map(|(a, b)| format!("{a}\t{b}")).join("\n"), &[]);
}

#[test]
fn dates_that_are_drawn_first() {
    let jobs = [
        (72, 700, "Coder, Mercy"),
        (72, 688, "Coded 25 charts a day"),
        (72, 676, "Audited nine coders"),
        (72, 664, "Biller, Alder"),
        (72, 652, "Posted payments by hand"),
    ];
    let dates = [(400, 700, "2019 - 2022"), (400, 664, "2016 - 2019")];
    let text = "Coder, Mercy\t2019 - 2022\nCoded 25 charts a day\nAudited nine coders\nBiller, Alder\t2016 - 2019\nPosted payments by hand";
    check(&one(&set(&[&dates[..], &jobs].concat())), text, &[]);
    check(&one(&set(&[&jobs[..], &dates].concat())), text, &[]);
}

#[test]
fn headings_that_are_drawn_first() {
    let headings = [(72, 700, "WORK"), (72, 652, "SCHOOL")];
    let texts = [
        (80, 688, "Coder, Mercy Clinic, since 2019"),
        (80, 676, "Coded 25 charts a day"),
        (80, 640, "A college of note, with honors"),
        (80, 628, "2014"),
    ];
    let text = "WORK\nCoder, Mercy Clinic, since 2019\nCoded 25 charts a day\n\nSCHOOL\nA college of note, with honors 2014";
    check(&one(&set(&[&headings[..], &texts].concat())), text, &[]);
    check(&one(&set(&[&texts[..], &headings].concat())), text, &[]);
}

#[test]
fn the_title_comes_first() {
    let side: Vec<(i32, i32, &str)> = (0..6).map(|i| (72, 700 - 15 * i as i32, LEFT[i])).collect();
    let main: Vec<(i32, i32, &str)> = (0..6).map(|i| (220, 670 - 15 * i as i32, RIGHT[i])).collect();
    let name = "BT /F 20 Tf 220 698 Td (Jo Doe, CPC) Tj ET\n";
    let text = ["Jo Doe, CPC", "", &RIGHT.join("\n"), "", &LEFT.join("\n")].join("\n");
    check(&one(&(set(&side) + name + &set(&main))), &text, &[]);
}

#[test]
fn headings_with_letters_apart_beside_a_column() {
    let lines: Vec<(i32, i32, &str)> = (0..6).map(|i| (72, 700 - 12 * i as i32, RIGHT[i])).collect();
    let side: Vec<(i32, i32, &str)> = (1..6).map(|i| (220, 700 - 12 * i as i32, LEFT[i])).collect();
    let spaced = "BT /F 10 Tf 2 Tc 220 700 Td (SKILLS) Tj 0 Tc ET\n";
    check(&one(&(set(&lines) + spaced + &set(&side))), &[RIGHT.join("\n"), LEFT.join("\n")].join("\n\n"), &[]);
}

#[test]
fn dashes_at_one_place_are_bullets() {
    let lines = [(72, 700, "- Coded 25 charts a day"), (72, 688, "- Audited nine coders a month"), (72, 676, "- Posted payments by hand")];
    check(&one(&set(&lines)), "• Coded 25 charts a day\n• Audited nine coders a month\n• Posted payments by hand", &[]);
    // A range of dates that is wrapped at its dash is none.
    let dates = [(72, 700, "May 2019"), (72, 688, "- May 2022"), (72, 660, "June 2016"), (72, 648, "- May 2019")];
    check(&one(&set(&dates)), "May 2019\n- May 2022\n\nJune 2016\n- May 2019", &[]);
}

#[test]
fn labels_beside_their_text() {
    // Near their text, and each ending at the same place; one has two lines.
    let near = [
        (86, 700, "WORK"),
        (128, 700, "Coder at a clinic"),
        (128, 688, "Coded 25 charts a day there"),
        (128, 676, "Audited nine coders a month"),
        (77, 652, "CODES"),
        (128, 652, "ICD-10-CM and CPT"),
        (86, 644, "USED"),
        (128, 638, "HCPCS Level II"),
        (128, 626, "Modifiers of all kinds"),
        (128, 614, "Edits"),
        (128, 602, "Denials"),
    ];
    let text = "WORK\nCoder at a clinic\nCoded 25 charts a day there\nAudited nine coders a month\n\nCODES USED\nICD-10-CM and CPT\nHCPCS Level II\nModifiers of all kinds\nEdits\nDenials";
    check(&one(&set(&near)), text, &[]);

    let cells =
        [(72, 700, "SKILLS"), (180, 700, "ICD-10-CM and CPT, with"), (180, 688, "codes of HCPCS too"), (72, 660, "TOOLS"), (180, 660, "Epic")];
    check(&one(&set(&cells)), "SKILLS\nICD-10-CM and CPT, with codes of HCPCS too\n\nTOOLS\nEpic", &[]);
}

#[test]
fn rotated_pages_and_text() {
    let draw = "BT /F 10 Tf 0 1 -1 0 100 72 Tm (Jo Doe, CPC) Tj ET BT /F 10 Tf 0 1 -1 0 112 72 Tm (Coder) Tj ET";
    check(&pdf(&[Page(draw, "/Rotate 90")], &[]), "Jo Doe, CPC\nCoder", &[]);
    check(&one(draw), "Jo Doe, CPC\nCoder", &[]);
    let flipped = "BT /F 10 Tf -1 0 0 -1 500 72 Tm (Jo Doe, CPC) Tj ET";
    check(&pdf(&[Page(flipped, "/Rotate 180")], &[]), "Jo Doe, CPC", &[]);
}

#[test]
fn hidden_text_is_kept_apart() {
    let seen = set(&[(72, 700, "Jo Doe, CPC")]);
    for trick in [
        "1 g BT /F 10 Tf 72 600 Td (Epic Cerner) Tj ET",
        "BT /F 1 Tf 72 600 Td (Epic Cerner) Tj ET",
        "BT /F 10 Tf 900 600 Td (Epic Cerner) Tj ET",
        "BT /F 10 Tf 3 Tr 72 600 Td (Epic Cerner) Tj ET",
        "BT /F 10 Tf 72 600 Td (Epic Cerner) Tj ET 1 g 60 590 200 30 re f",
        "BT /F 10 Tf 72 600 Td (Epic Cerner) Tj ET q 200 0 0 30 60 590 cm /I Do Q",
        "q 0 0 50 50 re W n BT /F 10 Tf 72 600 Td (Epic Cerner) Tj ET Q",
    ] {
        let document = read_one(&one(&(seen.clone() + trick)));
        assert_eq!(document.text.trim_end(), "Jo Doe, CPC", "{trick}");
        assert_eq!(document.warnings.iter().map(|w| w.kind.as_str()).collect::<Vec<_>>(), ["hidden-text"], "{trick}");
        assert!(document.warnings[0].message.contains("2 words, \"Epic Cerner\""), "{}", document.warnings[0].message);
    }
    let spelled = "/Span <</ActualText(Epic Cerner Meditech Athena NextGen eClinicalWorks)>> BDC BT /F 10 Tf 72 700 Td (Jo) Tj ET EMC";
    check(&one(spelled), "Jo", &[("hidden-text", Some(1))]);
    // What is off is off.
    check(&one(&(seen + "/OC /O BDC BT /F 10 Tf 72 600 Td (Epic Cerner) Tj ET EMC")), "Jo Doe, CPC", &[]);
    // White on a dark ground is seen, and so is light grey on white.
    check(&one("0.1 0.1 0.4 rg 60 590 300 130 re f 1 g BT /F 10 Tf 72 700 Td (Jo Doe) Tj ET"), "Jo Doe", &[]);
    check(&one("0.7 g BT /F 10 Tf 72 700 Td (Jo Doe) Tj ET"), "Jo Doe", &[]);
}

#[test]
fn scans() {
    let picture = "q 612 0 0 792 0 0 cm /I Do Q\n";
    check_error(&one(picture), "scanned", "no text to read");
    let layer = picture.to_owned() + "BT /F 10 Tf 3 Tr 72 700 Td (Jo Doe, CPC) Tj ET";
    check(&one(&layer), "Jo Doe, CPC", &[("ocr-layer", Some(1))]);
    check_error(&one(""), "empty", "no text");
    let strip = "q 300 0 0 20 72 740 cm /I Do Q\n".to_owned() + &set(&[(72, 700, "Jo Doe")]);
    check(&one(&strip), "Jo Doe", &[("image-without-text", Some(1))]);
    let some = pdf(&[Page(&set(&[(72, 700, "Jo Doe")]), ""), Page(picture, "")], &[]);
    check(&some, "Jo Doe", &[("image-without-text", Some(2))]);
}

#[test]
fn headers_footers_and_page_numbers() {
    let page =
        |number: usize, body: &str| set(&[(72, 760, "Jo Doe, jo@mailbox.example"), (72, 400, body), (300, 30, &format!("Page {number} of 2"))]);
    let file = pdf(&[Page(&page(1, "Coded charts."), ""), Page(&page(2, "Audited them."), "")], &[]);
    check(&file, "Jo Doe, jo@mailbox.example\n\nCoded charts.\n\nAudited them.", &[("header-footer", Some(1))]);
    assert_eq!(read_one(&file).layout.page_starts, [0, 43]);
    let own = set(&[(72, 700, "Jo Doe, CPC"), (72, 688, "Coded charts."), (72, 30, "Jo Doe - 1")]);
    check(&one(&own), "Jo Doe, CPC\nCoded charts.", &[]);
}

#[test]
fn codes() {
    let map = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n3 beginbfchar <01> <00660069> <02> <006E> <03> <f0b7> endbfchar endcmap";
    let stream = format!("<</Length {}>>\nstream\n{map}\nendstream", map.len());
    let font = "<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 0/LastChar 255/Widths 11 0 R/CharProcs<<>>/Encoding<</Differences[]>>/ToUnicode 10 0 R>>";
    let widths = format!("[{}]", "500 ".repeat(256));
    let with = |draw: &str| pdf(&[Page(draw, "")], &[font, &stream, &widths]);
    // A ligature is spelled out; a private bullet is one; codes without letters are said.
    check(&with("BT /C 10 Tf 72 700 Td <010202> Tj ET"), "finn", &[]);
    check(&with("BT /C 10 Tf 72 700 Td <03> Tj /F 10 Tf 12 0 Td (Coded) Tj ET"), "• Coded", &[]);
    check(&with("BT /C 10 Tf 72 700 Td <9091> Tj ET"), "\u{fffd}\u{fffd}", &[("unmapped-glyphs", None)]);
    let spelled = "BT /F 10 Tf 72 700 Td (Call ) Tj ET /Span <</ActualText<feff00500068006f006e0065>>> BDC BT /C 10 Tf 100 700 Td <90> Tj ET EMC";
    check(&with(spelled), "Call Phone", &[]);
    // A font of bitmaps without a map: its codes are told as TeX sets them.
    let mapless = font.replace("/ToUnicode 10 0 R", "");
    let draw = "BT /C 10 Tf 72 700 Td (Coder) Tj ET";
    check(&pdf(&[Page(draw, "")], &[&mapless, &stream, &widths]), "Coder", &[("odd-font", None)]);
}

#[test]
fn limits() {
    let text = set(&[(72, 700, "Jo Doe, again")]);
    let file = pdf(&(0..230).map(|_| Page(&text, "")).collect::<Vec<_>>(), &[]);
    let document = read_one(&file);
    assert_eq!(document.layout.page_starts.len(), 200);
    assert_eq!(document.warnings.iter().map(|w| w.kind.as_str()).collect::<Vec<_>>(), ["truncated"]);
    assert!(document.warnings[0].message.contains("30 more"), "{}", document.warnings[0].message);
}

#[test]
fn broken_files() {
    check_error(b"%PDF-1.7\nnothing here", "broken", "a PDF");
    let cells: Vec<(i32, i32, &str)> = (0..6).flat_map(|i| [(72, 700 - 15 * i as i32, LEFT[i]), (220, 696 - 15 * i as i32, RIGHT[i])]).collect();
    let whole = pdf(&[Page(&set(&cells), ""), Page("q 612 0 0 792 0 0 cm /I Do Q", "")], &[]);
    for part in 0..64 {
        let _ = read(&whole[..whole.len() * part / 64]);
    }
    let mut seed = 7u32;
    for _ in 0..200 {
        let mut bytes = whole.clone();
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let place = seed as usize % (bytes.len() - 5) + 5;
        bytes[place] ^= 1 << (seed >> 29);
        let _ = read(&bytes);
    }
}
