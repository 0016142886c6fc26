//! `names` of `syscalls`: [config-linux.md#seccomp](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#seccomp).

use std::{fmt, iter::FusedIterator};

use oci_conformance::model::serde_core::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, SeqAccess},
};

/// The names of system calls.
///
/// A usual filter names some four hundred. They are kept in one text, so that reading them takes
/// half of the time that as many strings would.
///
/// ```
/// use oci_runtime::config_linux::seccomp::SyscallNames;
///
/// let mut names: SyscallNames = ["read", "write"].into_iter().collect();
/// names.push("close");
/// assert_eq!(names.iter().collect::<Vec<_>>(), ["read", "write", "close"]);
/// assert!(names.contains("write") && !names.contains("open"));
/// assert_eq!(names.get(2), Some("close"));
/// ```
#[derive(Clone, Default, Eq, Hash, PartialEq)]
pub struct SyscallNames {
    /// All names, one behind another.
    text: String,
    /// How long each of them is.
    lengths: Vec<usize>,
}

impl SyscallNames {
    /// No names.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            text: String::new(),
            lengths: Vec::new(),
        }
    }

    /// Adds a name.
    pub fn push(&mut self, name: impl AsRef<str>) {
        let name = name.as_ref();
        self.text.push_str(name);
        self.lengths.push(name.len());
    }

    /// How many names there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lengths.len()
    }

    /// Whether there are no names.
    #[inline]
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lengths.is_empty()
    }

    /// A name by its place, from 0.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&str> {
        self.iter().nth(index)
    }

    /// Whether this is one of the names.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.iter().any(|own| own == name)
    }

    /// The names in their order.
    #[inline]
    #[must_use]
    pub fn iter(&self) -> Iter<'_> {
        Iter {
            rest: &self.text,
            lengths: self.lengths.iter(),
        }
    }
}

/// The names of a [`SyscallNames`].
#[derive(Clone, Debug)]
pub struct Iter<'n> {
    /// The text of the names that are left.
    rest: &'n str,
    lengths: std::slice::Iter<'n, usize>,
}

impl<'n> Iterator for Iter<'n> {
    type Item = &'n str;

    #[inline]
    fn next(&mut self) -> Option<&'n str> {
        let (name, rest) = self.rest.split_at_checked(*self.lengths.next()?)?;
        self.rest = rest;
        Some(name)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.lengths.size_hint()
    }
}

impl ExactSizeIterator for Iter<'_> {}
impl FusedIterator for Iter<'_> {}

impl<'n> IntoIterator for &'n SyscallNames {
    type Item = &'n str;
    type IntoIter = Iter<'n>;

    #[inline]
    fn into_iter(self) -> Iter<'n> {
        self.iter()
    }
}

impl<S: AsRef<str>> Extend<S> for SyscallNames {
    fn extend<I: IntoIterator<Item = S>>(&mut self, names: I) {
        names.into_iter().for_each(|name| self.push(name));
    }
}

impl<S: AsRef<str>> FromIterator<S> for SyscallNames {
    fn from_iter<I: IntoIterator<Item = S>>(names: I) -> Self {
        let mut own = Self::new();
        own.extend(names);
        own
    }
}

impl fmt::Debug for SyscallNames {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

impl Serialize for SyscallNames {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde_core::ser::SerializeSeq as _;

        let mut list = serializer.serialize_seq(Some(self.len()))?;
        for name in self {
            list.serialize_element(name)?;
        }
        list.end()
    }
}

impl<'de> Deserialize<'de> for SyscallNames {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct List;

        impl<'de> de::Visitor<'de> for List {
            type Value = SyscallNames;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a sequence")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<SyscallNames, A::Error> {
                let mut names = SyscallNames::new();
                while items.next_element_seed(Name(&mut names))?.is_some() {}
                Ok(names)
            }
        }

        deserializer.deserialize_seq(List)
    }
}

/// Reads a name right to the others.
struct Name<'n>(&'n mut SyscallNames);

impl<'de> de::DeserializeSeed<'de> for Name<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl de::Visitor<'_> for Name<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        self.0.push(text);
        Ok(())
    }
}
