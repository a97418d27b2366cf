//! A build that reads text formats only names what it leaves out.
#![cfg(not(any(feature = "office", feature = "pdf", feature = "web")))]

use resume_check_documents::read;

#[test]
fn text_formats_are_read() {
    for (bytes, format) in [
        (&b"Jo Doe\n"[..], "text"),
        (b"# Jo Doe\n\n## Skills\n", "markdown"),
        (b"{\\rtf1 Jo Doe}", "rtf"),
        (b"{\"basics\": {\"name\": \"Jo Doe\"}}", "json-resume"),
    ] {
        assert_eq!(read(bytes).map(|d| d.format).as_deref(), Ok(format));
    }
}

#[test]
fn others_say_which_feature_reads_them() {
    for (bytes, feature) in [
        (&b"PK\x03\x04\x14\0\x06\0\x08\0[Content_Types].xml word/document.xml"[..], "`office`"),
        (b"PK\x03\x04\x14\0\0\0\0\0mimetypeapplication/vnd.oasis.opendocument.text", "`office`"),
        (b"%PDF-1.7", "`pdf`"),
        (b"<html>Jo Doe</html>", "`web`"),
    ] {
        let error = read(bytes).expect_err("this build does not read it");
        assert!(error.to_string().contains(feature), "{error}");
    }
}
