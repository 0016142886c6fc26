//! How strings are spelled.

use std::collections::BTreeSet;

use oci_conformance::generate::Choices;
use serde_json::{Map, Value};

use crate::platform;

const DIGITS: &str = "0123456789";

/// A version that the objects being made are of.
pub(super) fn version(choices: &mut Choices<'_>) -> Value {
    let versions: &[&str] = if choices.version().is_unreleased() {
        &["1.3.1", "1.4.0-rc.1", "2.0.0+a.1"]
    } else {
        &["1.3.0", "1.3.0+build"]
    };
    (*choices.pick(versions)).into()
}

/// A path of POSIX that is absolute.
pub(super) fn posix_path(choices: &mut Choices<'_>) -> Value {
    posix_path_text(choices).into()
}

pub(super) fn posix_path_text(choices: &mut Choices<'_>) -> String {
    let components = choices.list(0..=3, |choices| choices.text().replace('/', "."));
    format!("/{}", components.join("/"))
}

/// A path of Windows that is absolute.
pub(super) fn windows_path(choices: &mut Choices<'_>) -> String {
    let components = choices.list(0..=3, Choices::word);
    format!(r"C:\{}", components.join(r"\"))
}

/// An absolute path of the platform in the container.
pub(super) fn path(choices: &mut Choices<'_>) -> Value {
    path_text(choices).into()
}

pub(super) fn path_text(choices: &mut Choices<'_>) -> String {
    if has_windows_paths(choices) {
        windows_path(choices)
    } else {
        posix_path_text(choices)
    }
}

/// Whether the paths of the container are those of Windows, which a Linux container there does not
/// have.
pub(super) fn has_windows_paths(choices: &Choices<'_>) -> bool {
    let is_posix = platform::POSIX.iter().any(|name| choices.is_for(name));
    choices.is_for("windows") && !is_posix
}

/// A GUID without braces.
pub(super) fn guid(choices: &mut Choices<'_>) -> String {
    let parts = [4, 2, 2, 2, 6].map(|length| choices.hexadecimal(length));
    parts.join("-")
}

/// A list of numbers and of ranges, as `0-3,7`.
pub(super) fn number_list(choices: &mut Choices<'_>) -> Value {
    let items = choices.list(1..=3, |choices| {
        let first = choices.below(64);
        let length = choices.maybe(|choices| choices.below(8));
        let range = length.map(|length| format!("{first}-{}", first.saturating_add(length)));
        range.unwrap_or_else(|| first.to_string())
    });
    items.join(",").into()
}

/// A date and time as RFC 3339 writes it.
pub(super) fn date_time(choices: &mut Choices<'_>) -> String {
    let day = choices.below(28).saturating_add(1);
    let fraction = choices.maybe(|choices| format!(".{}", choices.letters(DIGITS, 1..=9)));
    let offset = choices.pick(&["Z", "+05:30"]);
    let fraction = fraction.unwrap_or_default();
    format!("2026-01-{day:02}T12:00:59{fraction}{offset}")
}

/// `NAME=value`, several times.
pub(super) fn environment(choices: &mut Choices<'_>) -> Value {
    let variables = choices.list(0..=3, |choices| {
        let value = choices.maybe(Choices::text).unwrap_or_default();
        format!("{}={value}", choices.word().to_uppercase())
    });
    variables.into()
}

/// A number of bytes as Solaris writes it, such as `1.5T`.
pub(super) fn scaled(choices: &mut Choices<'_>) -> Value {
    let number = choices.below(1 << 20);
    let scale = choices.pick(&["", "K", "M", "G", "T", "m"]);
    format!("{number}{scale}").into()
}

/// Each of these at most once, in any order.
pub(super) fn some_of(choices: &mut Choices<'_>, words: &[&str]) -> Vec<String> {
    let mut some = choices.list(0..=4, |choices| (*choices.pick(words)).to_owned());
    let mut known = BTreeSet::new();
    some.retain(|word| known.insert(word.clone()));
    some
}

/// Keeps the first of those entries of a list that have the same properties.
pub(super) fn retain_first(object: &mut Map<String, Value>, list: &str, properties: &[&str]) {
    if let Some(Value::Array(entries)) = object.get_mut(list) {
        let mut known = BTreeSet::new();
        entries.retain(|entry| {
            let values = properties
                .iter()
                .map(|name| entry.get(name).map(ToString::to_string));
            known.insert(values.collect::<Vec<_>>())
        });
    }
}

/// Text of one line.
pub(super) fn line(choices: &mut Choices<'_>) -> String {
    choices.text().replace('\n', " ")
}
