//! The specification that clauses come from.

use crate::Version;

/// A specification: its name, where it is published, and what has been released of it.
#[derive(Debug)]
pub struct Specification {
    /// The name that the Open Container Initiative gives it, such as `image-spec`.
    pub name: &'static str,
    /// Where its text lives, without a slash at the end.
    pub repository: &'static str,
    /// Its releases that clauses know of, oldest first.
    pub releases: &'static [Version],
}

impl Specification {
    /// The address of `section` (`file.md#anchor`), in the newest release or, for what has none
    /// yet, in the newest text. A section that is an address itself stays what it is.
    #[must_use]
    pub fn link(&self, section: &str, since: Version) -> String {
        if section.contains("://") {
            return section.to_owned();
        }
        let tag = match self.releases.last() {
            Some(newest) if since <= *newest => format!("v{newest}"),
            _ => "main".to_owned(),
        };
        format!("{}/blob/{tag}/{section}", self.repository)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPECIFICATION: Specification = Specification {
        name: "some-spec",
        repository: "https://example.com/some-spec",
        releases: &[Version::new(1, 0, 0), Version::new(1, 1, 1)],
    };

    #[test]
    fn links_go_to_the_newest_release_that_can_have_the_clause() {
        assert_eq!(
            SPECIFICATION.link("descriptor.md#digests", Version::new(1, 0, 0)),
            "https://example.com/some-spec/blob/v1.1.1/descriptor.md#digests",
        );
        assert_eq!(
            SPECIFICATION.link("descriptor.md#blake3", Version::UNRELEASED),
            "https://example.com/some-spec/blob/main/descriptor.md#blake3",
        );
    }
}
