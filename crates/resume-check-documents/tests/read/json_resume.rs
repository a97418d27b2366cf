//! JSON Resume: its fields as a resume's text.

use crate::{check_bytes, check_error};

fn check(json: &str, text: &str) {
    check_bytes(json.as_bytes(), "json-resume", text, &[]);
}

#[test]
fn basics() {
    check(
        r#"{"basics": {"name": "Jo Doe, CPC", "label": "Medical Coder", "email": "jo@mail.example", "phone": "555-0100",
            "location": {"city": "Madison", "region": "WI"}, "profiles": [{"network": "LinkedIn", "url": "https://in.example/jo"}], "summary": "Coder since 2019."}}"#,
        "Jo Doe, CPC\nMedical Coder\nMadison, WI | 555-0100 | jo@mail.example | https://in.example/jo\n\nSUMMARY\nCoder since 2019.\n",
    );
}

#[test]
fn work_and_dates() {
    check(
        r#"{"basics": {}, "work": [
            {"name": "Example Clinic", "position": "Medical Coder", "startDate": "2021-03", "highlights": ["Coded 60 ED charts a day", "97% accuracy"]},
            {"name": "Other Clinic", "position": "Biller", "startDate": "2019-01-15", "endDate": "2021-02-28", "summary": "Billing for two doctors."},
            {"name": "Old Clinic", "position": "Clerk", "startDate": "2017", "endDate": "2018"}]}"#,
        "EXPERIENCE\nMedical Coder, Example Clinic | Mar 2021 - Present\n• Coded 60 ED charts a day\n• 97% accuracy\n\n\
         Biller, Other Clinic | Jan 2019 - Feb 2021\nBilling for two doctors.\n\nClerk, Old Clinic | 2017 - 2018\n",
    );
}

#[test]
fn other_sections() {
    check(
        r#"{"basics": {}, "education": [{"institution": "Lakes College", "area": "HIM", "studyType": "A.A.S.", "endDate": "2018-05", "score": "3.6"}],
            "certificates": [{"name": "CPC", "issuer": "AAPC", "date": "2019-06-01"}],
            "skills": [{"name": "Encoders", "level": "Advanced", "keywords": ["3M 360 Encompass", "EncoderPro"]}, {"name": "Epic"}],
            "languages": [{"language": "Spanish", "fluency": "fluent"}], "proMemberships": [{"org": "AAPC", "since": 2019}, "AHIMA"], "meta": {"version": "v1"}}"#,
        "EDUCATION\nA.A.S., HIM, Lakes College, GPA 3.6 | May 2018\n\nCERTIFICATIONS\nCPC, AAPC, Jun 2019\n\n\
         SKILLS\n• Encoders (Advanced): 3M 360 Encompass, EncoderPro\n• Epic\n\nLANGUAGES\n• Spanish (fluent)\n\nPRO MEMBERSHIPS\n• AAPC, 2019\n• AHIMA\n",
    );
}

#[test]
fn wrong_shapes_and_other_json() {
    check(
        r#"{"basics": {"name": "Jo Doe", "email": 7, "location": "Madison"}, "work": "none", "skills": [3, null, "Epic"]}"#,
        "Jo Doe\n\nSKILLS\n• Epic\n",
    );
    check_error(br#"{"basics": {"name": "Jo Doe", "#, "broken", "a JSON Resume that can't be read: EOF");
    check_error(format!("{{\"basics\": {}1{}}}", "[".repeat(500), "]".repeat(500)).as_bytes(), "broken", "recursion limit");
    check_error(format!("{{\"basics\": [{}]}}", "1,".repeat(600_000)).as_bytes(), "limit", "more than 500000 values");
    check_error(br#"{"basics": {}}"#, "empty", "holds no text");
    let other = "{\"name\": \"Jo Doe\", \"role\": \"Coder\"}\n";
    check_bytes(other.as_bytes(), "text", other, &[]);
}
