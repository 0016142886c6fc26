//! The files that reviewers of a claim of conformance are given.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use oci_runtime::bundle;

use crate::{
    error::Error,
    judging::{Judged, Settings},
    name::Name,
    render::{Render, results},
};

/// A directory of result files, under the names that the conformance suite of the distribution-spec
/// gives them.
///
/// They are kept in memory until all is judged, and then written one after the other, each in one
/// step: who reads one finds it whole, whatever happens.
pub(crate) struct Results<'s> {
    directory: PathBuf,
    files: Vec<ResultFile<'s>>,
}

struct ResultFile<'s> {
    name: &'static str,
    render: Box<dyn Render + 's>,
    text: Vec<u8>,
}

impl<'s> Results<'s> {
    /// Makes the directory, if it is missing, so that no one waits in vain.
    pub(crate) fn begin(
        directory: &Path,
        settings: &'s Settings<'s>,
        time: &str,
    ) -> Result<Self, Error> {
        fs::create_dir_all(directory).map_err(|cause| unwritable(directory, cause))?;
        let mut files = Vec::new();
        for (name, mut render) in results(settings, time) {
            let mut text = Vec::new();
            render.begin(&mut text)?;
            files.push(ResultFile { name, render, text });
        }
        Ok(Self {
            directory: directory.to_owned(),
            files,
        })
    }

    /// Adds the report of one path.
    pub(crate) fn judged(&mut self, judged: &Judged) -> Result<(), Error> {
        for ResultFile { render, text, .. } in &mut self.files {
            render.judged(judged, text)?;
        }
        Ok(())
    }

    /// Adds that a path could not be judged at all.
    pub(crate) fn failed(&mut self, name: &Name, error: &Error) -> Result<(), Error> {
        for ResultFile { render, text, .. } in &mut self.files {
            render.failed(name, error, text)?;
        }
        Ok(())
    }

    /// Writes the files.
    pub(crate) fn write(self) -> Result<(), Error> {
        for mut file in self.files {
            file.render.end(&mut file.text)?;
            let path = self.directory.join(file.name);
            let written = bundle::write_text(&file.text, &path);
            written.map_err(|cause| unwritable(&path, cause))?;
        }
        Ok(())
    }
}

fn unwritable(path: &Path, cause: io::Error) -> Error {
    Error::WriteFile {
        name: Name::of(path),
        cause,
    }
}
