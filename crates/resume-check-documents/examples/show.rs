#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "an example that reads files and measures")]
//! x
fn main() { for f in std::env::args().skip(1) { match resume_check_documents::read(&std::fs::read(f).unwrap()) { Ok(d) => println!("{}\n{:?}", d.text, d.warnings), Err(e) => println!("{e}") } } }
