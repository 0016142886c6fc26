//! Open vocabularies: strings of which the specification names some, and keeps the others.

/// Makes a string type with the specification's values as constants, and an enum of them.
///
/// Reading compares with the known values before it allocates, so that one value has one spelling
/// and known ones cost nothing.
macro_rules! vocabulary {
    (
        $(#[$meta:meta])*
        pub struct $name:ident;
        $(#[$known_meta:meta])*
        pub enum $known:ident {
            $($(#[doc = $doc:literal])+ $constant:ident / $variant:ident = $text:literal,)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub struct $name(std::borrow::Cow<'static, str>);

        impl $name {
            $($(#[doc = $doc])+ pub const $constant: Self = Self(std::borrow::Cow::Borrowed($text));)+

            /// The values that the specification names, in its order.
            pub const KNOWN: &'static [&'static str] = &[$($text),+];

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Which of the specification's own values this is, if it is one.
            #[must_use]
            pub fn known(&self) -> Option<$known> {
                $known::of(&self.0)
            }
        }

        $(#[$known_meta])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        pub enum $known { $($(#[doc = $doc])+ $variant,)+ }

        impl $known {
            /// The value that is spelled so.
            #[must_use]
            pub fn of(text: &str) -> Option<Self> {
                Some(match text { $($text => Self::$variant,)+ _ => return None })
            }

            /// The text.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }

        impl From<$known> for $name {
            fn from(known: $known) -> Self {
                Self(std::borrow::Cow::Borrowed(known.as_str()))
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                $known::of(text).map_or_else(|| Self(text.to_owned().into()), Self::from)
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                $known::of(&text).map_or_else(|| Self(text.into()), Self::from)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(crate::vocabulary::Text(std::marker::PhantomData))
            }
        }
    };
}

pub(crate) use vocabulary;

/// Reads a string into what can be made of one, without a copy on the way.
pub(crate) struct Text<T>(pub(crate) std::marker::PhantomData<T>);

impl<T: for<'t> From<&'t str> + From<String>> serde::de::Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        Ok(text.into())
    }

    fn visit_string<E: serde::de::Error>(self, text: String) -> Result<T, E> {
        Ok(text.into())
    }
}
