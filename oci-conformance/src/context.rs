//! What rules know beside the document.

use crate::{Limits, Version};

/// What a document is judged against: the version of the specification, the platform, the limits.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Context<'c> {
    /// The version of the specification: clauses that it does not have are not judged.
    pub version: Version,
    /// The platform that the document is for, where its rules depend on that and the document does
    /// not say it itself.
    pub platform: Option<&'c str>,
    /// How large a document may be.
    pub limits: Limits,
    /// How many findings of one clause a report keeps; it counts them all.
    pub findings: usize,
}

impl Context<'_> {
    /// How many findings of one clause a report keeps, unless told.
    pub const FINDINGS: usize = 100;
}

/// The newest text of the specification, any platform, the default limits.
impl Default for Context<'_> {
    fn default() -> Self {
        Self {
            version: Version::UNRELEASED,
            platform: None,
            limits: Limits::DEFAULT,
            findings: Self::FINDINGS,
        }
    }
}

impl<'c> Context<'c> {
    /// The same with another version of the specification.
    #[must_use]
    pub const fn at(mut self, version: Version) -> Self {
        self.version = version;
        self
    }

    /// The same for a platform.
    #[must_use]
    pub const fn on(mut self, platform: &'c str) -> Self {
        self.platform = Some(platform);
        self
    }

    /// The same with other limits.
    #[must_use]
    pub const fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }
}
