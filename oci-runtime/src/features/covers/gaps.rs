//! Gaps as they are found.

use std::{collections::HashSet, fmt};

use oci_conformance::shortened;

use super::{Gap, Support};

/// What was found so far.
#[derive(Default)]
pub(super) struct Gaps(Vec<Gap>);

impl Gaps {
    /// Adds one.
    pub(super) fn add(
        &mut self,
        config: fmt::Arguments<'_>,
        features: &str,
        support: Support,
        message: String,
    ) {
        self.0.push(Gap {
            config: config.to_string(),
            features: features.to_owned(),
            support,
            message,
        });
    }

    /// Adds one about `what`, unless it is supported; `None` is what the features do not tell.
    pub(super) fn expect(
        &mut self,
        supported: Option<bool>,
        what: fmt::Arguments<'_>,
        config: fmt::Arguments<'_>,
        features: &str,
    ) {
        let (support, message) = match supported {
            Some(true) => return,
            Some(false) => (
                Support::Unsupported,
                format!("the runtime does not support {what}"),
            ),
            None => (
                Support::Unknown,
                format!("the features do not tell whether the runtime supports {what}"),
            ),
        };
        self.add(config, features, support, message);
    }

    /// Adds one if a list does not have a word.
    pub(super) fn expect_word(&mut self, list: &Words<'_>, word: &str, config: fmt::Arguments<'_>) {
        let supported = list.have(word);
        if supported != Some(true) {
            let what = format_args!("the {} `{}`", list.what, shortened(word));
            self.expect(supported, what, config, list.pointer);
        }
    }

    /// All of them.
    pub(super) fn into_vec(self) -> Vec<Gap> {
        self.0
    }
}

/// A list of the features, ready for many questions.
pub(super) struct Words<'f> {
    /// What its words name.
    what: &'static str,
    /// Where it is in the features.
    pointer: &'static str,
    known: Option<HashSet<&'f str>>,
}

impl<'f> Words<'f> {
    pub(super) fn new<W: AsRef<str>>(
        what: &'static str,
        pointer: &'static str,
        words: Option<&'f Vec<W>>,
    ) -> Self {
        Self {
            what,
            pointer,
            known: words.map(|words| words.iter().map(AsRef::as_ref).collect()),
        }
    }

    /// Whether the list has a word; `None` if there is no list.
    pub(super) fn have(&self, word: &str) -> Option<bool> {
        let known = self.known.as_ref()?;
        Some(known.contains(word))
    }
}
