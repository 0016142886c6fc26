//! What a configuration asks for, and a runtime does not say that it supports.

use oci_conformance::Clause;

use crate::{Config, Features};

/// Something that a configuration asks for and a runtime does not say that it supports.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Gap {
    /// The JSON pointer into the configuration: what asks for it.
    pub config: String,
    /// The JSON pointer into the features: what does not have it.
    pub features: String,
    /// Whether the runtime is known not to support it.
    pub support: Support,
    /// What it is, in words.
    pub message: String,
}

/// Whether a runtime is known not to support something.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Support {
    /// The features do not tell: the property is missing or null.
    Unknown,
    /// The features tell that it is not supported.
    Unsupported,
}

impl Features {
    /// What `config` asks for and this runtime does not say that it supports, in the order of the
    /// configuration.
    #[must_use]
    pub fn covers(&self, _config: &Config) -> Vec<Gap> {
        Vec::new()
    }
}

/// Advises against what the features of a runtime say that it does not support.
pub static UNSUPPORTED: Clause = Clause::advisory(
    "advisory.features.unsupported",
    "features.md#features-structure",
    "The configuration asks for nothing that the runtime says that it does not support.",
    None,
)
.held(oci_conformance::Held::Judged(
    oci_conformance::Subject::Document,
));

/// Advises against what the features of a runtime do not tell of.
pub static UNKNOWN_SUPPORT: Clause = Clause::advisory(
    "advisory.features.unknown",
    "features.md#features-structure",
    "The configuration asks for nothing of which the features do not tell whether the runtime \
     supports it.",
    None,
)
.softened(
    oci_conformance::Severity::Note,
    "what is not known may well be supported",
)
.held(oci_conformance::Held::Judged(
    oci_conformance::Subject::Document,
));
