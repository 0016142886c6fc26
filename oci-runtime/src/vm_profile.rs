//! What of a configuration a runtime can honour that runs containers in virtual machines.
//!
//! Such runtimes (Kata Containers, runV, firecracker-containerd, `RunQ`, crun's krun,
//! hcsshim's LCOW)
//! have a guest kernel between the container and the host. Most of what a configuration asks for
//! the guest does; some the runtime does to the virtual machine from outside; and some cannot be
//! had, as it takes the host's own kernel. A [`Profile`] says which is which, property by property,
//! why, and who says so. It is no part of the specification, and nothing in it is a clause.
//!
//! ```
//! use oci_conformance::{Document, Limits};
//! use oci_runtime::vm_profile::{Applies, Entry, Profile};
//!
//! let text = br#"{"linux":{"namespaces":[{"type":"network"},{"type":"pid","path":"/proc/7/ns/pid"},
//!     {"type":"ipc"},{"type":"uts"}],"intelRdt":{"closID":"guaranteed"}}}"#;
//! let config = Document::parse(text, &Limits::DEFAULT).unwrap();
//! let profile = Profile::kata_like();
//! let gaps = profile.judge(config.root());
//! let pointers: Vec<_> = gaps.iter().map(|gap| gap.pointer.as_str()).collect();
//! assert_eq!(pointers, ["/linux/namespaces/1/path", "/linux/intelRdt"]);
//!
//! // A runtime that puts its hypervisor into a class of service:
//! let ours = Entry::to_vm(
//!     "/linux/intelRdt",
//!     "the hypervisor is put into the class of service",
//!     "https://example.com/documentation",
//! );
//! let profile = profile.with([ours]);
//! assert_eq!(profile.entry("/linux/intelRdt/closID").unwrap().applies, Applies::ToVm);
//! assert_eq!(profile.judge(config.root()).len(), 1);
//! ```

mod entry;
mod kata_like;
mod krun_like;
mod pattern;
#[cfg(test)]
mod tests;

use std::{borrow::Cow, fmt};

use oci_conformance::Node;

pub use self::entry::{Applies, Condition, Entry};

/// Which properties of a configuration apply where, for one runtime or a kind of runtimes.
///
/// An entry speaks of the value that it points at, and of everything in it that has no entry of its
/// own. Of several entries for a value the one with fewer `*` counts, of these those whose
/// condition holds before those without one, and of these the last.
#[derive(Clone, Debug)]
pub struct Profile {
    name: Cow<'static, str>,
    tables: &'static [&'static [Entry]],
    added: Vec<Entry>,
}

/// Something that a configuration asks for and that takes the host's own kernel.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Gap<'p> {
    /// The JSON pointer of what asks for it. It may point at a property that is missing, where it
    /// is that which asks for something of the host's.
    pub pointer: String,
    /// What the profile says of it.
    pub entry: &'p Entry,
}

impl Profile {
    /// A profile that says nothing yet.
    #[must_use]
    pub fn new(name: impl Into<Cow<'static, str>>) -> Self {
        Self {
            name: name.into(),
            tables: &[],
            added: Vec::new(),
        }
    }

    /// What is common to runtimes that are built as Kata Containers is: with an agent in a Linux
    /// guest that makes the containers, a filesystem that is shared with it, and hooks that run on
    /// the host. It has an entry for every property of config.md, config-linux.md and config-vm.md.
    #[must_use]
    pub fn kata_like() -> Self {
        Self {
            name: Cow::Borrowed("kata-like"),
            tables: kata_like::TABLES,
            added: Vec::new(),
        }
    }

    /// What is common to runtimes that are built as crun's krun is: with a hypervisor in an ordinary
    /// container of the host, and a guest that runs the process and nothing else.
    #[must_use]
    pub fn krun_like() -> Self {
        Self {
            name: Cow::Borrowed("krun-like"),
            tables: krun_like::TABLES,
            added: Vec::new(),
        }
    }

    /// The same under another name.
    #[must_use]
    pub fn named(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.name = name.into();
        self
    }

    /// The same with further entries, which replace those with the same pointer and condition.
    #[must_use]
    pub fn with(mut self, entries: impl IntoIterator<Item = Entry>) -> Self {
        for entry in entries {
            self.added
                .retain(|added| !added.is_about_the_same_as(&entry));
            self.added.push(entry);
        }
        self
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The entries, in the order in which they were stated.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        let replaced = |entry: &&Entry| {
            let mut added = self.added.iter();
            added.any(|added| added.is_about_the_same_as(entry))
        };
        let tables = self.tables.iter().copied().flatten();
        let kept = tables.filter(move |entry| !replaced(entry));
        kept.chain(&self.added)
    }

    /// What it says of a property, whatever its value: the entry without a condition for the
    /// pointer, or else for what the property is in. A `*` in the pointer stands for any item or
    /// name.
    #[must_use]
    pub fn entry(&self, pointer: &str) -> Option<&Entry> {
        let mut path = pattern::tokens(pointer)?;
        loop {
            let entries = self
                .entries()
                .filter(|entry| entry.condition == Condition::Always);
            let entries = entries.filter(|entry| pattern::matches(&entry.pointer, &path));
            // Of several that are the greatest this finds the last.
            let found = entries.max_by_key(|entry| pattern::literals(&entry.pointer));
            if found.is_some() || path.pop().is_none() {
                return found;
            }
        }
    }

    /// What it says of a value in a configuration, or of a property that is missing there: the entry
    /// for it, or else for what it is in.
    #[must_use]
    pub fn entry_of(&self, value: Node<'_>) -> Option<&Entry> {
        value.ancestors().find_map(|node| {
            let path = pattern::tokens(&node.pointer())?;
            self.at(node, &path).first().copied()
        })
    }

    /// What a configuration asks for that takes the host's own kernel, in the order of the document.
    ///
    /// What is null or empty asks for nothing.
    #[must_use]
    pub fn judge(&self, config: Node<'_>) -> Vec<Gap<'_>> {
        let mut gaps = Vec::new();
        let mut left = vec![(config, Vec::new())];
        while let Some((node, path)) = left.pop() {
            let mut whole = false;
            for entry in self.at(node, &path) {
                let lacks = matches!(entry.condition, Condition::Lacks(..));
                if entry.applies == Applies::NeedsHost && (lacks || asks(node)) {
                    whole |= !lacks;
                    let pointer = node.pointer();
                    gaps.push(Gap { pointer, entry });
                }
            }
            if whole {
                continue;
            }
            self.judge_missing(node, &path, &mut gaps);
            let mut children = children(node, &path);
            children.reverse();
            left.append(&mut children);
        }
        gaps
    }

    /// The entries that count for a value.
    fn at(&self, node: Node<'_>, path: &[String]) -> Vec<&Entry> {
        let found =
            |entry: &&Entry| pattern::matches(&entry.pointer, path) && entry.condition.holds(node);
        let mut entries: Vec<&Entry> = self.entries().filter(found).collect();
        let most = entries
            .iter()
            .map(|entry| pattern::literals(&entry.pointer))
            .max();
        entries.retain(|entry| Some(pattern::literals(&entry.pointer)) == most);
        if entries
            .iter()
            .any(|entry| entry.condition != Condition::Always)
        {
            entries.retain(|entry| entry.condition != Condition::Always);
        } else if let Some(last) = entries.pop() {
            entries = vec![last];
        }
        entries
    }

    /// Finds lists that are missing altogether, and with them what they would have to have.
    fn judge_missing<'p>(&'p self, object: Node<'_>, path: &[String], gaps: &mut Vec<Gap<'p>>) {
        for entry in self.entries() {
            if entry.applies != Applies::NeedsHost
                || !matches!(entry.condition, Condition::Lacks(..))
            {
                continue;
            }
            let Some(mut tokens) = pattern::tokens(&entry.pointer) else {
                continue;
            };
            let Some(name) = tokens.pop() else { continue };
            let here = pattern::matches_tokens(&tokens, path);
            if here
                && name != "*"
                && object.kind() == Some(oci_conformance::Kind::Object)
                && object.get(&name).is_none_or(Node::is_null)
            {
                let pointer = format!("{object}/{}", pattern::escape(&name));
                gaps.push(Gap { pointer, entry });
            }
        }
    }
}

/// Whether a value asks for something.
fn asks(node: Node<'_>) -> bool {
    use oci_conformance::Kind::{Array, Null, Object};
    match node.kind() {
        None | Some(Null) => false,
        Some(Array | Object) => !node.is_empty(),
        Some(_) => !node.is_str(""),
    }
}

/// The items or members of a value that are not null, with their paths.
fn children<'d>(node: Node<'d>, path: &[String]) -> Vec<(Node<'d>, Vec<String>)> {
    let below = |token: String| {
        let mut path = path.to_vec();
        path.push(token);
        path
    };
    let items = node.items().enumerate();
    let items = items.map(|(index, item)| (item, below(index.to_string())));
    let members = node.members().map(|member| {
        let name = member.name().unwrap_or_default();
        (member, below(name.into_owned()))
    });
    items
        .chain(members)
        .filter(|(child, _)| !child.is_null())
        .collect()
}

/// One entry in a line.
impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.name)?;
        self.entries().try_for_each(|entry| writeln!(f, "{entry}"))
    }
}

impl fmt::Display for Gap<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Entry {
            reason, citation, ..
        } = self.entry;
        write!(f, "{}: {reason} ({citation})", self.pointer)
    }
}
