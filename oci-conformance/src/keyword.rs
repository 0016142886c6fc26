//! The key words of RFC 2119, and the three levels that they amount to.

use std::fmt;

/// How binding a clause is.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Level {
    /// Permission: nothing can break it.
    May,
    /// Advice: there can be reasons to do otherwise.
    Should,
    /// An absolute requirement or prohibition.
    Must,
}

impl Level {
    /// The level in the capitals of RFC 2119.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::May => "MAY",
            Self::Should => "SHOULD",
            Self::Must => "MUST",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

macro_rules! keywords {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal, $level:ident;)+) => {
        /// The key word of [RFC 2119](https://www.rfc-editor.org/rfc/rfc2119) that a clause uses.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        pub enum Keyword { $($(#[doc = $doc])+ $name,)+ }

        impl Keyword {
            /// Every key word, the strictest first.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The key word as the specification writes it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }

            /// How binding the key word is.
            #[must_use]
            pub const fn level(self) -> Level {
                match self { $(Self::$name => Level::$level,)+ }
            }
        }
    };
}

keywords! {
    /// An absolute requirement.
    Must = "MUST", Must;
    /// An absolute prohibition.
    MustNot = "MUST NOT", Must;
    /// An absolute requirement, mostly of a property's presence.
    Required = "REQUIRED", Must;
    /// What there must be a good reason not to do.
    Should = "SHOULD", Should;
    /// What there must be a good reason to do.
    ShouldNot = "SHOULD NOT", Should;
    /// What there must be a good reason not to do.
    Recommended = "RECOMMENDED", Should;
    /// A free choice.
    May = "MAY", May;
    /// A free choice, mostly of a property's presence.
    Optional = "OPTIONAL", May;
}

impl fmt::Display for Keyword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_word_has_the_level_that_it_begins_like() {
        for &keyword in Keyword::ALL {
            assert_eq!(keyword.to_string(), keyword.as_str());
        }
        for (level, word) in [
            (Level::May, "MAY"),
            (Level::Should, "SHOULD"),
            (Level::Must, "MUST"),
        ] {
            assert_eq!(level.to_string(), word);
            for keyword in Keyword::ALL {
                if keyword.as_str().starts_with(word) {
                    assert_eq!(keyword.level(), level);
                }
            }
        }
        assert_eq!(Keyword::Required.level(), Level::Must);
        assert_eq!(Keyword::Recommended.level(), Level::Should);
        assert_eq!(Keyword::Optional.level(), Level::May);
    }
}
