//! A file that is written whole or not at all: beside its place, and then put there.
#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the command line writes for the core")]

use std::fs::{self, File, Permissions};
use std::io;
use std::path::{Path, PathBuf};

/// A file that is not in its place yet. It is gone again where it is never put there.
#[derive(Debug)]
pub(crate) struct Whole {
    file: File,
    /// Its place.
    path: PathBuf,
    /// Where it is written; none where its place is a pipe or a device, which has no whole.
    beside: Option<PathBuf>,
    /// Those of the file that it takes the place of.
    permissions: Option<Permissions>,
}

impl Whole {
    /// A file to be put at this path.
    pub(crate) fn new(path: &Path) -> io::Result<Self> {
        // The file that a link points to, not the link, is replaced.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let there = fs::metadata(&path).ok();
        if there.as_ref().is_some_and(|m| m.is_dir()) {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if there.as_ref().is_some_and(|m| !m.is_file()) {
            return Ok(Self { file: File::options().write(true).open(&path)?, path, beside: None, permissions: None });
        }
        let name = path.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "it names no file"))?;
        let beside = path.with_file_name(format!(".{}.{}.tmp", name.to_string_lossy(), std::process::id()));
        Ok(Self { file: File::create_new(&beside)?, path, beside: Some(beside), permissions: there.map(|m| m.permissions()) })
    }

    /// Its place.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// What it is written through.
    pub(crate) fn writer(&self) -> io::Result<File> {
        self.file.try_clone()
    }

    /// Puts it in its place.
    pub(crate) fn put(mut self) -> io::Result<()> {
        let Some(beside) = &self.beside else { return Ok(()) };
        if let Some(permissions) = self.permissions.take() {
            self.file.set_permissions(permissions)?;
        }
        self.file.sync_all()?;
        fs::rename(beside, &self.path)?;
        self.beside = None;
        Ok(())
    }
}

impl Drop for Whole {
    fn drop(&mut self) {
        if let Some(beside) = &self.beside {
            // What is left of it helps nobody; the first fault is the one to tell.
            let _ = fs::remove_file(beside);
        }
    }
}
