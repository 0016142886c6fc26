//! What documents of runtimes look like where their shapes leave it open, for the features
//! `proptest` and `arbitrary`.

mod config;
mod features;
mod grammar;
mod linux;
mod platforms;
mod process;
mod types;
mod words;

use oci_conformance::{
    Shape, Version,
    generate::{Choices, Forms, Platforms},
};
use serde_core::{Serialize, de::DeserializeOwned};

use crate::specification::V1_3_0;

static FORMS: Forms = Forms(&[
    config::FORMS,
    process::FORMS,
    linux::FORMS,
    platforms::FORMS,
    features::FORMS,
]);

/// The platforms that one configuration can be for; the first is the simplest.
const TOGETHER: &[&[&str]] = &[
    &["linux"],
    &["windows"],
    &["solaris"],
    &["freebsd"],
    &["zos"],
    &["vm"],
    &["linux", "vm"],
    &["windows", "vm"],
    &["linux", "windows"],
];

/// The versions that documents are of: the newest release, and the text behind it.
const VERSIONS: &[Version] = &[V1_3_0, Version::UNRELEASED];

/// Makes an object for platforms; for any that have such objects, unless told.
fn part<T: Serialize + DeserializeOwned>(
    shape: &'static Shape,
    choices: &mut Choices<'_>,
    platforms: Platforms,
) -> T {
    let platforms = match platforms.0 {
        Some(platforms) => platforms,
        None => any_platforms(shape, choices),
    };
    choices.be_for(platforms);
    FORMS.make(shape, choices)
}

/// Makes a document of one of the versions.
fn document<T: Serialize + DeserializeOwned>(
    shape: &'static Shape,
    choices: &mut Choices<'_>,
    platforms: Platforms,
) -> T {
    let version = *choices.pick(VERSIONS);
    choices.be_of(version);
    part(shape, choices, platforms)
}

fn any_platforms(shape: &'static Shape, choices: &mut Choices<'_>) -> &'static [&'static str] {
    let own = shape.platforms();
    let is_own = |together: &&'static [&'static str]| {
        own.is_empty() || together.iter().any(|platform| own.contains(platform))
    };
    let together: Vec<&'static [&'static str]> = TOGETHER.iter().copied().filter(is_own).collect();
    choices.pick::<&'static [&'static str]>(&together)
}
