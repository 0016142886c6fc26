//! Open vocabularies: strings of which the specification names some, and keeps the others.

/// Makes a string type with the specification's values as constants, and an enum of them.
///
/// Reading compares with the known values before it allocates, so that one value has one spelling
/// and known ones cost nothing.
#[macro_export]
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
        #[derive(Clone, Eq, Hash, PartialEq)]
        pub struct $name($crate::model::Word<$known>);

        impl $name {
            $($(#[doc = $doc])+ pub const $constant: Self = Self($crate::model::Word::Known($known::$variant));)+

            /// The values that the specification names, in its order.
            pub const KNOWN: &'static [&'static str] = &[$($text),+];

            /// The text.
            #[inline]
            #[must_use]
            pub const fn as_str(&self) -> &str {
                match &self.0 {
                    $crate::model::Word::Known(known) => known.as_str(),
                    $crate::model::Word::Other(text) => text,
                }
            }

            /// Which of the specification's own values this is, if it is one.
            #[must_use]
            pub const fn known(&self) -> Option<$known> {
                match self.0 {
                    $crate::model::Word::Known(known) => Some(known),
                    $crate::model::Word::Other(_) => None,
                }
            }
        }

        $(#[$known_meta])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        pub enum $known { $($(#[doc = $doc])+ $variant,)+ }

        impl $known {
            /// All of them, in the specification's order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The value that is spelled so.
            #[must_use]
            pub fn of(text: &str) -> Option<Self> {
                Some(match text { $($text => Self::$variant,)+ _ => return None })
            }

            /// The text.
            #[inline]
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }

        impl From<$known> for $name {
            fn from(known: $known) -> Self {
                Self($crate::model::Word::Known(known))
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                match $known::of(text) {
                    Some(known) => known.into(),
                    None => Self($crate::model::Word::Other(text.into())),
                }
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                match $known::of(&text) {
                    Some(known) => known.into(),
                    None => Self($crate::model::Word::Other(text.into())),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_tuple(stringify!($name)).field(&self.as_str()).finish()
            }
        }

        /// By the text.
        impl Ord for $name {
            fn cmp(&self, other: &Self) -> std::cmp::Ordering {
                self.as_str().cmp(other.as_str())
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }

        impl $crate::model::serde_core::Serialize for $name {
            fn serialize<S: $crate::model::serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl $crate::model::FromText for $name {
            const EXPECTED: &'static str = "a string";

            fn from_text<E: $crate::model::serde_core::de::Error>(text: &str) -> Result<Self, E> {
                Ok(text.into())
            }

            fn from_string<E: $crate::model::serde_core::de::Error>(text: String) -> Result<Self, E> {
                Ok(text.into())
            }
        }

        impl<'de> $crate::model::serde_core::Deserialize<'de> for $name {
            fn deserialize<D: $crate::model::serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str($crate::model::WordText(std::marker::PhantomData))
            }
        }

        $crate::__vocabulary_schema!($name);
        $crate::__vocabulary_generated!($known);
    };
}

/// Any of the known values is one.
#[cfg(feature = "generate")]
#[doc(hidden)]
#[macro_export]
macro_rules! __vocabulary_generated {
    ($known:ident) => {
        $crate::generated! { $known: |choices| *choices.pick(Self::ALL); }
    };
}

#[cfg(not(feature = "generate"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __vocabulary_generated {
    ($known:ident) => {};
}

/// Any string is a value; the known ones are examples.
#[cfg(feature = "schema")]
#[doc(hidden)]
#[macro_export]
macro_rules! __vocabulary_schema {
    ($name:ident) => {
        impl $crate::schema::schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($name)).into()
            }

            fn json_schema(
                _: &mut $crate::schema::schemars::SchemaGenerator,
            ) -> $crate::schema::schemars::Schema {
                $crate::schema::schemars::json_schema!({
                    "type": "string",
                    "examples": Self::KNOWN,
                })
            }
        }
    };
}

#[cfg(not(feature = "schema"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __vocabulary_schema {
    ($name:ident) => {};
}

/// A known value, or another text. A known one is never kept as a text, so that each value has one
/// form: equality and hash can be those of the form.
#[derive(Clone, Eq, Hash, PartialEq)]
pub enum Word<K> {
    /// One of the known values.
    Known(K),
    /// Any other text.
    Other(Box<str>),
}

/// Reads a string into what can be made of one, without a copy on the way.
pub struct WordText<T>(pub std::marker::PhantomData<T>);

impl<T: for<'t> From<&'t str> + From<String>> serde_core::de::Visitor<'_> for WordText<T> {
    type Value = T;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: serde_core::de::Error>(self, text: &str) -> Result<T, E> {
        Ok(text.into())
    }

    fn visit_string<E: serde_core::de::Error>(self, text: String) -> Result<T, E> {
        Ok(text.into())
    }
}
