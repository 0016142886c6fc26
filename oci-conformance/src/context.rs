//! What rules know beside the document.

use crate::{Limits, Version};

/// What a document is judged against: the version of the specification, the platform, the limits.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Context<'c> {
    /// The version of the specification: clauses that it does not have are not judged. `None` is
    /// the one that the document itself names or, if it names none, the newest text.
    pub version: Option<Version>,
    /// The platforms that the document is for: clauses that bind others are not judged, but for the
    /// types of properties, which are the same for all, and the form of objects that only others
    /// have. `None` are those that the document itself tells or, if its type cannot tell, all. If
    /// the list is empty, nothing is known, and clauses that bind particular platforms are not
    /// judged, but for the form of properties.
    pub platforms: Option<&'c [&'c str]>,
    /// How large a document may be.
    pub limits: Limits,
    /// How many findings of one clause a report keeps; it counts them all.
    pub findings: usize,
}

impl Context<'_> {
    /// How many findings of one clause a report keeps, unless told.
    pub const FINDINGS: usize = 100;
}

/// What the document itself says of version and platforms, the default limits.
impl Default for Context<'_> {
    fn default() -> Self {
        Self {
            version: None,
            platforms: None,
            limits: Limits::DEFAULT,
            findings: Self::FINDINGS,
        }
    }
}

impl<'c> Context<'c> {
    /// The same with another version of the specification.
    #[must_use]
    pub const fn at(mut self, version: Version) -> Self {
        self.version = Some(version);
        self
    }

    /// The same for these platforms.
    #[must_use]
    pub const fn on(mut self, platforms: &'c [&'c str]) -> Self {
        self.platforms = Some(platforms);
        self
    }

    /// The version of the specification; the newest text, unless told.
    #[must_use]
    pub const fn version(&self) -> Version {
        match self.version {
            Some(version) => version,
            None => Version::UNRELEASED,
        }
    }

    /// Whether the document is known to be for this platform.
    #[must_use]
    pub fn is_for(&self, platform: &str) -> bool {
        self.platforms
            .is_some_and(|platforms| platforms.contains(&platform))
    }

    /// The same with other limits.
    #[must_use]
    pub const fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }
}
