//! The examples of clauses, which are what fuzzing begins with.

use oci_conformance::{Catalogue, ClauseRef, Example};

/// The examples of clauses and advisories about images.
pub fn of_images() -> impl Iterator<Item = Example> {
    of(&oci_image::CATALOGUE, oci_image::ADVISORIES)
}

/// The examples of clauses and advisories about runtimes.
pub fn of_runtimes() -> impl Iterator<Item = Example> {
    of(&oci_runtime::CATALOGUE, oci_runtime::ADVISORIES)
}

fn of(
    catalogue: &'static Catalogue,
    advisories: &'static [&'static oci_conformance::Clause],
) -> impl Iterator<Item = Example> {
    let advisories = advisories.iter().map(|&clause| ClauseRef::from(clause));
    let clauses = catalogue.clauses().chain(advisories);
    clauses.flat_map(|clause| clause.examples().iter().copied())
}

/// The text of an example that is a JSON document or a part of one.
pub fn text(example: Example) -> Option<&'static str> {
    match example {
        Example::Pass(text) | Example::Fail(text, _) => Some(text),
        _ => None,
    }
}

/// The files of an example that is a layout.
pub fn files(example: Example) -> Option<&'static [(&'static str, &'static str)]> {
    match example {
        Example::PassFiles(files) | Example::FailFiles(files, ..) => Some(files),
        _ => None,
    }
}

/// The files of all examples that are layouts.
pub fn layouts() -> Vec<&'static [(&'static str, &'static str)]> {
    of_images().filter_map(files).collect()
}
