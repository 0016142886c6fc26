//! Versions of specifications.

use std::{fmt, str::FromStr};

/// A version of a specification: a release, a release candidate, or the text that has no release yet.
///
/// Versions are ordered as [Semantic Versioning](https://semver.org) orders them, and
/// [`Version::UNRELEASED`] is newer than every release.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Version {
    major: u16,
    minor: u16,
    patch: u16,
    /// `u16::MAX` is the release itself, so that it sorts behind its candidates.
    candidate: u16,
}

impl Version {
    /// The newest text of a specification, of which no release has all.
    pub const UNRELEASED: Self = Self {
        major: u16::MAX,
        minor: u16::MAX,
        patch: u16::MAX,
        candidate: u16::MAX,
    };

    /// A release.
    #[must_use]
    pub const fn new(major: u16, minor: u16, patch: u16) -> Self {
        Self {
            major,
            minor,
            patch,
            candidate: u16::MAX,
        }
    }

    /// A candidate for a release.
    #[must_use]
    pub const fn candidate(self, number: u16) -> Self {
        Self {
            candidate: number,
            ..self
        }
    }

    /// Whether this is the text that no release has yet.
    #[must_use]
    pub const fn is_unreleased(self) -> bool {
        self.major == u16::MAX
    }
}

/// Writes `1.1.0`, `1.0.0-rc5`, or `main` for what has no release yet.
impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_unreleased() {
            return f.write_str("main");
        }
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)?;
        match self.candidate {
            u16::MAX => Ok(()),
            number => write!(f, "-rc{number}"),
        }
    }
}

#[cfg(feature = "generate")]
crate::generated! {
    Version: |choices| match choices.below(4) {
        0 => Self::UNRELEASED,
        kind => {
            let mut number = || choices.below(u16::MAX.into()).try_into().unwrap_or_default();
            let release = Self::new(number(), number(), number());
            if kind == 1 { release.candidate(number()) } else { release }
        }
    };
}

/// A text that names no version of a specification.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ParseVersionError {
    text: String,
}

impl fmt::Display for ParseVersionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "expected a version such as `1.1.0`, `1.0.0-rc5` or `main`, found `{}`",
            self.text,
        )
    }
}

impl std::error::Error for ParseVersionError {}

/// Reads what [`Display`](fmt::Display) writes, with or without a leading `v`.
impl FromStr for Version {
    type Err = ParseVersionError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse(text).ok_or_else(|| ParseVersionError {
            text: text.chars().take(40).collect(),
        })
    }
}

fn parse(text: &str) -> Option<Version> {
    if text == "main" {
        return Some(Version::UNRELEASED);
    }
    let text = text.strip_prefix('v').unwrap_or(text);
    let (release, candidate) = match text.split_once("-rc") {
        None => (text, u16::MAX),
        Some((release, number)) => (release, number_below_max(number)?),
    };
    let mut parts = release.split('.').map(number_below_max);
    let version = Version {
        major: parts.next()??,
        minor: parts.next()??,
        patch: parts.next()??,
        candidate,
    };
    parts.next().is_none().then_some(version)
}

fn number_below_max(text: &str) -> Option<u16> {
    let canonical = text == "0" || !text.starts_with(['0', '+']);
    text.parse().ok().filter(|&n| canonical && n != u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for text in ["1.0.0", "1.0.0-rc5", "1.1.1", "main", "0.10.65534"] {
            assert_eq!(text.parse::<Version>().unwrap().to_string(), text);
        }
        assert_eq!("v1.1.0".parse(), Ok(Version::new(1, 1, 0)));
    }

    #[test]
    fn refuses_what_is_no_version() {
        for text in [
            "",
            "1",
            "1.0",
            "1.0.0.0",
            "1.0.-1",
            "01.0.0",
            "+1.0.0",
            "65535.0.0",
            "1.0.0-rc",
        ] {
            assert_eq!(
                text.parse::<Version>().unwrap_err().to_string(),
                format!(
                    "expected a version such as `1.1.0`, `1.0.0-rc5` or `main`, found `{text}`"
                ),
            );
        }
    }

    #[test]
    fn candidates_come_before_their_release_and_main_comes_last() {
        let ordered = [
            Version::new(1, 0, 0).candidate(5),
            Version::new(1, 0, 0).candidate(6),
            Version::new(1, 0, 0),
            Version::new(1, 0, 1),
            Version::new(1, 1, 0),
            Version::UNRELEASED,
        ];
        assert!(ordered.is_sorted());
    }
}
