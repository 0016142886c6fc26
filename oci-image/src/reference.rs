//! Image references: the names by which people and tools call an image in a registry.
//!
//! ```text
//! reference = [ domain "/" ] path [ ":" tag ] [ "@" digest ]
//! domain    = ( label *( "." label ) / "[" 1*( hexdig / ":" ) "]" ) [ ":" 1*digit ]
//! label     = alnum *( *"-" alnum )                        ; letters of either case
//! path      = component *( "/" component )                 ; at most 255 bytes
//! component = 1*lower *( ( "." / "_" / "__" / 1*"-" ) 1*lower )  ; a-z and 0-9
//! tag       = ( alnum / "_" ) *127( alnum / "_" / "." / "-" )
//! ```
//!
//! The grammar, and how a text is divided by it, are those of the Go package
//! [distribution/reference], which the registries and the clients in use share. What is not
//! obvious about it:
//!
//! - What stands before the first `/` is the domain whenever it can be one: the domain of
//!   `library/ubuntu` is `library`. Whether a registry is meant, says
//!   [`Reference::is_fully_qualified`]; the reading that people expect of what they type is
//!   [`Reference::parse_familiar`].
//! - Without a `/` there is no domain: `example.com:5000` is the path `example.com` with the tag
//!   `5000`, and `sha256:` before 64 digits is the path `sha256` with a long tag.
//! - Ports, addresses and the length of a domain are not looked into: `a:99999/b` and `[:]/b` are
//!   references.
//!
//! One thing is read otherwise: the digest is an [`oci_digest::Digest`], in the grammar of the OCI
//! image specification. There, and so here, an algorithm need not be registered, and what follows
//! it need not be 32 or more hexadecimal digits; the Go package refuses what it cannot verify.
//! Both refuse a registered algorithm with a value that it cannot have.
//!
//! Reading takes time linear in the length of the text, and copies nothing of what it refuses.
//!
//! [distribution/reference]: https://github.com/distribution/reference

mod builder;
mod conversions;
mod cursor;
mod domain;
mod error;
mod familiar;
mod layout;
mod path;
mod tag;
#[cfg(test)]
mod tests;

use std::ops::Range;

use oci_digest::Digest;

pub use self::builder::ReferenceBuilder;
pub use self::domain::is_domain;
pub use self::error::{ParseReferenceError, ParseReferenceErrorKind};
pub use self::path::{PATH_MAX, is_path};
pub use self::tag::{TAG_MAX, is_tag};

use self::layout::Layout;

/// The name of an image in a registry: a path, with or without domain, tag and digest.
///
/// It keeps the text it was parsed from and prints as exactly that. Two references are equal when
/// their texts are, and are ordered as their texts; nothing is folded, so `ubuntu` and
/// `docker.io/library/ubuntu` differ until [`Reference::parse_familiar`] has read both.
///
/// See the [module](self) for the grammar.
///
/// ```
/// use oci_image::reference::Reference;
///
/// let reference: Reference = "registry.example.com:5000/team/app:v1.2".parse()?;
/// assert_eq!(reference.domain(), Some("registry.example.com:5000"));
/// assert_eq!(reference.path(), "team/app");
/// assert_eq!(reference.tag(), Some("v1.2"));
/// assert_eq!(reference.digest(), None);
/// assert_eq!(reference.to_string(), "registry.example.com:5000/team/app:v1.2");
/// # Ok::<(), oci_image::reference::ParseReferenceError>(())
/// ```
#[derive(Clone)]
pub struct Reference {
    text: Box<str>,
    layout: Layout,
}

impl Reference {
    /// Reads a name as people type it, and spells out what they leave out.
    ///
    /// What stands before the first `/` is taken for a domain if it holds a `.`, a `:` or an
    /// upper-case letter, or is `localhost`. Any other name is one of Docker Hub, and gets the
    /// domain `docker.io`; a Hub name of one component is an official image, and gets `library/`
    /// before it, which counts towards [`PATH_MAX`]. The Hub's old domain `index.docker.io` becomes
    /// `docker.io`. No tag is added.
    ///
    /// A name of exactly 64 lower-case hexadecimal digits is refused, as it is more likely the
    /// identifier of an image. Two names come out otherwise than one might guess, as they do from
    /// the function `ParseNormalizedNamed` of [distribution/reference]: `example.com` is the
    /// official image of that name, as there is no `/`; and `a_b.c/d` keeps no domain, as
    /// `a_b.c` cannot be one.
    ///
    /// ```
    /// use oci_image::reference::Reference;
    ///
    /// let familiar = |name| Reference::parse_familiar(name).map(String::from);
    /// assert_eq!(familiar("ubuntu")?, "docker.io/library/ubuntu");
    /// assert_eq!(familiar("team/app:v1")?, "docker.io/team/app:v1");
    /// assert_eq!(familiar("localhost/app")?, "localhost/app");
    /// # Ok::<(), oci_image::reference::ParseReferenceError>(())
    /// ```
    ///
    /// [distribution/reference]: https://pkg.go.dev/github.com/distribution/reference#ParseNormalizedNamed
    pub fn parse_familiar(name: &str) -> Result<Self, ParseReferenceError> {
        Ok(familiar::read(name)?)
    }

    /// A builder of a reference to the repository `path`.
    ///
    /// ```
    /// use oci_image::reference::Reference;
    ///
    /// let reference = Reference::builder("team/app").domain("localhost:5000").tag("v1").build()?;
    /// assert_eq!(reference.as_ref(), "localhost:5000/team/app:v1");
    /// # Ok::<(), oci_image::reference::ParseReferenceError>(())
    /// ```
    pub fn builder(path: &str) -> ReferenceBuilder<'_> {
        ReferenceBuilder::new(path)
    }

    /// The domain with its port, if there is one: what stands before the first `/`, unless it can
    /// only be the first component of the path.
    #[must_use]
    pub fn domain(&self) -> Option<&str> {
        let slash = self.layout.path_start.checked_sub(1)?;
        Some(self.part(0..slash))
    }

    /// The path of the repository, without the domain: 1 to [`PATH_MAX`] bytes.
    ///
    /// With a domain before it, this is what the distribution specification calls `<name>`.
    #[must_use]
    pub fn path(&self) -> &str {
        self.part(self.layout.path_start..self.layout.name_end)
    }

    /// The name of the repository: the domain, if there is one, and the path.
    #[must_use]
    pub fn name(&self) -> &str {
        self.part(0..self.layout.name_end)
    }

    /// The tag, if there is one: 1 to [`TAG_MAX`] bytes.
    #[must_use]
    pub fn tag(&self) -> Option<&str> {
        self.part(self.layout.name_end..self.layout.tagged_end)
            .strip_prefix(':')
    }

    /// The digest, if there is one.
    ///
    /// With both a tag and a digest, it is the digest that says which image is meant.
    #[must_use]
    pub fn digest(&self) -> Option<&Digest> {
        self.layout.digest.as_ref()
    }

    /// Whether the domain names a registry beyond doubt: it holds a `.`, a `:` or an upper-case
    /// letter, or is `localhost`.
    ///
    /// Of any other domain [`Reference::parse_familiar`] would make the first component of a path.
    #[must_use]
    pub fn is_fully_qualified(&self) -> bool {
        self.domain().is_some_and(familiar::is_registry)
    }

    /// This reference with `tag` in place of its tag, or as its tag.
    ///
    /// The offset of an error counts from the start of `tag`.
    pub fn with_tag(&self, tag: &str) -> Result<Self, ParseReferenceError> {
        tag::check(tag)?;
        Ok(Self::assemble(
            self.name(),
            self.layout.path_start,
            Some(tag),
            self.layout.digest.clone(),
        ))
    }

    /// This reference with `digest` in place of its digest, or as its digest.
    #[must_use]
    pub fn with_digest(&self, digest: Digest) -> Self {
        Self::assemble(
            self.name(),
            self.layout.path_start,
            self.tag(),
            Some(digest),
        )
    }

    /// Joins parts that have been checked.
    fn assemble(name: &str, path_start: usize, tag: Option<&str>, digest: Option<Digest>) -> Self {
        let mut text = String::from(name);
        if let Some(tag) = tag {
            text.push(':');
            text.push_str(tag);
        }
        let tagged_end = text.len();
        if let Some(digest) = &digest {
            text.push('@');
            text.push_str(&digest.to_string());
        }
        let layout = Layout {
            path_start,
            name_end: name.len(),
            tagged_end,
            digest,
        };
        Self {
            text: text.into_boxed_str(),
            layout,
        }
    }

    /// The text at `range`, which lies between ASCII characters of the text by construction.
    fn part(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }
}
