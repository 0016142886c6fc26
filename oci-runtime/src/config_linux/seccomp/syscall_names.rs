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
    /// Where in the text each of them ends.
    ends: Vec<usize>,
}

impl SyscallNames {
    /// No names.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            text: String::new(),
            ends: Vec::new(),
        }
    }

    /// Adds a name.
    pub fn push(&mut self, name: impl AsRef<str>) {
        self.text.push_str(name.as_ref());
        self.ends.push(self.text.len());
    }

    /// How many names there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are no names.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// A name by its place, from 0.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let before = index.checked_sub(1);
        let start = before.and_then(|before| self.ends.get(before).copied());
        self.text.get(start.unwrap_or(0)..end)
    }

    /// Whether this is one of the names.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.iter().any(|own| own == name)
    }

    /// The names in their order.
    #[must_use]
    pub fn iter(&self) -> Iter<'_> {
        Iter {
            rest: &self.text,
            start: 0,
            ends: self.ends.iter(),
        }
    }
}

/// The names of a [`SyscallNames`].
#[derive(Clone, Debug)]
pub struct Iter<'n> {
    /// The text from `start` on.
    rest: &'n str,
    start: usize,
    ends: std::slice::Iter<'n, usize>,
}

impl<'n> Iterator for Iter<'n> {
    type Item = &'n str;

    fn next(&mut self) -> Option<&'n str> {
        let end = *self.ends.next()?;
        let (name, rest) = self.rest.split_at_checked(end.checked_sub(self.start)?)?;
        (self.rest, self.start) = (rest, end);
        Some(name)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.ends.size_hint()
    }
}

impl ExactSizeIterator for Iter<'_> {}
impl FusedIterator for Iter<'_> {}

impl<'n> IntoIterator for &'n SyscallNames {
    type Item = &'n str;
    type IntoIter = Iter<'n>;

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
        serializer.collect_seq(self)
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
