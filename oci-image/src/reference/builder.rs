//! A reference from its parts.

use oci_digest::Digest;

use super::error::Problem;
use super::{ParseReferenceError, Reference, domain, path, tag};

/// The parts of a reference to be, from [`Reference::builder`].
#[derive(Debug, Clone)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct ReferenceBuilder<'a> {
    path: &'a str,
    domain: Option<&'a str>,
    tag: Option<&'a str>,
    digest: Option<Digest>,
}

impl<'a> ReferenceBuilder<'a> {
    pub(super) fn new(path: &'a str) -> Self {
        Self {
            path,
            domain: None,
            tag: None,
            digest: None,
        }
    }

    /// Sets the domain, with its port if there is one.
    pub fn domain(mut self, domain: &'a str) -> Self {
        self.domain = Some(domain);
        self
    }

    /// Sets the tag.
    pub fn tag(mut self, tag: &'a str) -> Self {
        self.tag = Some(tag);
        self
    }

    /// Sets the digest.
    pub fn digest(mut self, digest: Digest) -> Self {
        self.digest = Some(digest);
        self
    }

    /// Checks the parts and joins them.
    ///
    /// The reference that comes of it, printed and parsed again, has the same parts. This is why
    /// a path whose first component could be a domain needs a domain before it: `library/ubuntu`
    /// alone is refused as [`AmbiguousPath`]. The offset of an error counts from the start of the
    /// part at fault, and the parts are checked in the order in which they are written.
    ///
    /// [`AmbiguousPath`]: super::ParseReferenceErrorKind::AmbiguousPath
    pub fn build(self) -> Result<Reference, ParseReferenceError> {
        let name = self.name()?;
        if let Some(tag) = self.tag {
            tag::check(tag)?;
        }
        let path_start = name.len().saturating_sub(self.path.len());
        Ok(Reference::assemble(
            &name,
            path_start,
            self.tag,
            self.digest,
        ))
    }

    fn name(&self) -> Result<String, Problem> {
        if let Some(domain) = self.domain {
            domain::check(domain)?;
            path::check(self.path)?;
            return Ok([domain, "/", self.path].concat());
        }
        path::check(self.path)?;
        match self.path.split_once('/') {
            Some((first, _)) if domain::is_domain(first) => Err(Problem::ReadAsDomain {
                offset: first.len(),
            }),
            _ => Ok(self.path.to_owned()),
        }
    }
}
