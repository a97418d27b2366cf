//! Web pages: what a browser shows.

use crate::{check_bytes, check_error};

/// A page's body.
fn check(body: &str, text: &str) {
    check_bytes(format!("<!DOCTYPE html><title>T</title><body>{body}</body>").as_bytes(), "html", text, &[]);
}

fn check_hidden(body: &str, text: &str) {
    check_bytes(format!("<html><body>{body}").as_bytes(), "html", text, &["hidden-text"]);
}

#[test]
fn blocks_and_breaks() {
    check("<h1>Jo Doe</h1><h2>Skills</h2><p>Epic,\n  3M &amp; <b>Cod</b>ing<p>CPT&nbsp;codes", "Jo Doe\nSkills\nEpic, 3M & Coding\nCPT codes\n");
    check("<div>Jo<div>Doe</div>CPC</div>", "Jo\nDoe\nCPC\n");
    check("<p>Medical Coder<br>Example Clinic<br/>2021 - Present</p>", "Medical Coder\nExample Clinic\n2021 - Present\n");
    check("Coder<br><br>Biller", "Coder\n\nBiller\n");
    check("<section><p>One</p></section><section><p>Two</p></section>", "One\n\nTwo\n");
    check("<pre>Coder   2021\n  Clinic</pre>", "Coder   2021\nClinic\n");
    check("<p>Up<wbr>coding, co&shy;ding &#8211; 97&#x25;", "Upcoding, coding – 97%\n");
}

#[test]
fn lists() {
    check(
        "<p>Coder</p><ul><li>Coded<li>Audited <ul><li>Charts</ul><li>Taught</ul><p>Biller</p>",
        "Coder\n• Coded\n• Audited\n  • Charts\n• Taught\n\nBiller\n",
    );
    check("<ol><li><p>Coded</p></li></ol>", "• Coded\n");
    check("<ul><li>Coded<br>charts</li></ul>", "• Coded\n  charts\n");
    check("<ul><li><h3>Coder</h3><p>Clinic</p></li></ul>", "Coder\nClinic\n");
    check("<p class=MsoListParagraph><span style='font-family:Symbol'>·<span>&nbsp;&nbsp; </span></span>Coded</p>", "• Coded\n");
    check("<dl><dt>Epic<dd>2019<dt>Cerner<dd>2020</dl>", "Epic\n2019\nCerner\n2020\n");
}

#[test]
fn tables() {
    check("<table><tr><th>Credential<th>Body<th>Since<tr><td>CPC<td>AAPC<td>2019</table>", "Credential | Body | Since\nCPC | AAPC | 2019\n");
    check(
        "<table><tbody><tr><td>Medical Coder</td><td>2021 - Present</td></tr></tbody></table><p>Clinic",
        "Medical Coder | 2021 - Present\nClinic\n",
    );
    let layout = "<table><tr><td><h2>Skills</h2><p>Epic</p></td><td><h2>Experience</h2><p>Coder</p><ul><li>Coded</ul></td></tr></table>";
    check(layout, "Skills\nEpic\n\nExperience\nCoder\n• Coded\n");
    check("<table><tr><td><table><tr><td>A<td>B</table><td>C</table>", "A | B | C\n");
    check("<table><tr><td>2021 - 2023</td><td><b>Coder</b>, Clinic<ul><li>Coded</ul></td></tr></table>", "2021 - 2023 | Coder, Clinic\n• Coded\n");
    check("<table><tr><td>EXPERIENCE</td><td>Coder<ul><li>Coded</ul></td></tr></table>", "EXPERIENCE\nCoder\n• Coded\n");
}

#[test]
fn side_by_side() {
    check("<p><span>Coder</span><span style='float:right'>2021</span></p>", "Coder\t2021\n");
    check("<style>.row { display: flex }</style><div class=row><span>Coder</span><span>2021</span></div>", "Coder\t2021\n");
    check("<span>Med</span><span>ical</span> coder", "Medical coder\n");
}

#[test]
fn what_is_no_text() {
    check(
        "<script>if (a<b) x()</script><style>p { color: red }</style><noscript>on</noscript><svg><text>s</text></svg><p>Jo</p><!-- ICD-10 -->",
        "Jo\n",
    );
    check("<nav><a>Jobs</a></nav><p>Jo <button>Apply</button><select><option>1</select></p><iframe>x</iframe>", "Jo\n");
}

#[test]
fn hidden() {
    check_hidden("<p>Jo</p><p style='display:none'>ICD-10 CPT</p>", "Jo\n");
    check_hidden("<p>Jo</p><div hidden><p>ICD-10</p></div><p style='visibility: hidden'>CPT", "Jo\n");
    check_hidden("<p>Jo</p><p style='font-size:0'>CPT</p><font color=white>ICD", "Jo\n");
    check_hidden(
        "<style>/* x */ p, .keys { color: black } .keys { display: none !important } @media print { p { display: none } }</style><p>Jo</p><p class='a keys'>CPT",
        "Jo\n",
    );
    check_hidden("<p>Jo</p><p style='color:#ffffff'>CPT</p><p style='position:absolute;left:-9999px'>ICD</p>", "Jo\n");
    // White on a dark ground is a design.
    check("<div style='background:#1f3864'><h1 style='color:white'>Jo Doe</h1></div>", "Jo Doe\n");
    check("<style>header { background-color: navy } h1 { color: #fff }</style><header><h1>Jo Doe</h1></header><p>CPC", "Jo Doe\nCPC\n");
}

#[test]
fn encodings_and_fragments() {
    check_bytes(b"<html><meta charset=\"iso-8859-1\"><p>Jos\xe9 \x96 97%", "html", "José – 97%\n", &[]);
    check_bytes(b"<?xml version=\"1.0\"?>\n<!-- saved -->\n<!DOCTYPE html PUBLIC \"-//W3C//DTD\">\n<html><p>Jo", "html", "Jo\n", &[]);
    check_bytes(b"<div>Jo</div>", "html", "Jo\n", &[]);
    let text = "<5 days in A/R, <b>kept</b>\n";
    check_bytes(text.as_bytes(), "text", text, &[]);
}

#[test]
fn nothing_to_read() {
    check_error(b"<html><body><script>1</script></body></html>", "empty", "holds no text");
    check_error(b"<html><p hidden>Jo Doe</p></html>", "empty", "hidden from its readers");
    check_error(b"<html><img src=scan.png></html>", "scanned", "no text to read");
}

#[test]
fn tag_soup() {
    check("<p>Jo</b></p></td></table></div><p>Doe</i>", "Jo\nDoe\n");
    check("<b><p>Jo<p><i>Doe", "Jo\nDoe\n");
    check("<table><td>A</p></div><td>B</table>", "A | B\n");
}
