#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "an example that reads files and measures")]
//! x
fn main() { let mut a = std::env::args().skip(1); let out = a.next().unwrap(); for f in a { let r = resume_check_documents::read(&std::fs::read(&f).unwrap()); let t = match r { Ok(d) => { if out != "-" { for w in &d.warnings { println!("{f}: {} {:?}", w.kind, w.page); } } else { println!("{:?}", d.warnings) }; d.text } Err(e) => { println!("{f}: {e}"); String::new() } };
 if out == "-" { println!("{t}") } else { let n = std::path::Path::new(&f).with_extension("txt"); std::fs::write(std::path::Path::new(&out).join(n.file_name().unwrap()), t).unwrap() } } }
