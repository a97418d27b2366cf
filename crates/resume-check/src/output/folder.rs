//! A folder that takes one report for each resume.

use std::fs;
use std::io::Write;
use std::path::{Component, Path, PathBuf};

use super::{Whole, unwritable};
use crate::exit::Fault;

/// The ending of a page. None of them is `index.html`, whatever a resume is called.
const PAGE: &str = ".report.html";

/// Where the index of a folder of pages stands.
pub(crate) fn index(folder: &Path) -> PathBuf {
    folder.join("index.html")
}

/// Where the page of an input stands, seen from the index.
pub(crate) fn page(name: &str) -> PathBuf {
    Folder::new(Path::new(""), PAGE).place(name)
}

/// The folder, and the ending of its reports.
#[derive(Debug, Clone)]
pub(crate) struct Folder {
    path: PathBuf,
    ending: &'static str,
}

impl Folder {
    /// A folder of pages. It is made at once: the index stands in it from the beginning of a run.
    pub(crate) fn of_pages(path: &Path) -> Result<Self, Fault> {
        fs::create_dir_all(path).map_err(|e| unwritable(path, &e))?;
        Ok(Self::new(path, PAGE))
    }

    /// A folder that is made where there is none.
    pub(crate) fn new(path: &Path, ending: &'static str) -> Self {
        Self { path: path.to_owned(), ending }
    }

    /// Where the report on an input stands: at the input's path below the folder, with the format's ending behind.
    pub(crate) fn place(&self, name: &str) -> PathBuf {
        let mut place = self.path.clone();
        for part in Path::new(name).components() {
            match part {
                Component::Normal(part) => place.push(part),
                Component::ParentDir => place.push("_"),
                _ => {}
            }
        }
        place.as_mut_os_string().push(self.ending);
        place
    }

    /// Writes the report on an input, whole or not at all.
    pub(crate) fn write(&self, name: &str, text: &str) -> Result<(), Fault> {
        let place = self.place(name);
        let written = || {
            fs::create_dir_all(place.parent().unwrap_or(&self.path))?;
            let whole = Whole::new(&place)?;
            whole.writer()?.write_all(text.as_bytes())?;
            whole.put()
        };
        written().map_err(|e| unwritable(&place, &e))
    }
}
