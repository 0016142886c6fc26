//! What of a configuration a runtime can honour that runs containers in virtual machines.
//!
//! Such runtimes (Kata Containers, runV, firecracker-containerd, `RunQ`, crun's krun,
//! hcsshim's LCOW) have a guest kernel between the container and the host. Most of what a configuration asks for
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
//! let found = profile.judge(config.root());
//! let pointers: Vec<_> = found.iter().map(|request| request.pointer.as_str()).collect();
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

mod advisories;
mod entry;
mod kata_like;
mod krun_like;
mod pattern;
mod requests;
#[cfg(test)]
mod tests;

use std::{borrow::Cow, fmt, ops::Range};

use oci_conformance::{Node, Place, Report};

use self::requests::{Candidate, Frame};
pub use self::{
    advisories::{APPLIES_TO_VM, NEEDS_HOST},
    entry::{Applies, Condition, Entry},
};

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

/// Something that a configuration asks for.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Request<'p> {
    /// The JSON pointer of what asks for it. It may point at a property that is missing, where it
    /// is that which asks for something of the host's.
    pub pointer: String,
    /// The bytes of that in the document or, for a property that is missing, of the object that
    /// lacks it.
    pub span: Range<usize>,
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
    /// the host. It has an entry for every property of config.md, config-linux.md and config-vm.md,
    /// and one for each section of another platform.
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
    pub fn judge(&self, config: Node<'_>) -> Vec<Request<'_>> {
        self.requests(config, Applies::NeedsHost)
    }

    /// Adds to a report what of a configuration needs the host, as breaches of [`NEEDS_HOST`], and
    /// what applies to the virtual machine, as breaches of [`APPLIES_TO_VM`]. `file` is what the
    /// report calls the configuration.
    ///
    /// [`Report::sort`] and [`Report::locate`] are left to the caller.
    pub fn advise(&self, config: Node<'_>, file: &str, report: &mut Report) {
        for (applies, clause) in [
            (Applies::NeedsHost, &NEEDS_HOST),
            (Applies::ToVm, &APPLIES_TO_VM),
        ] {
            report.case(clause);
            for request in self.requests(config, applies) {
                let message = request.entry.because();
                let place = Place::new(file, request.pointer, Some(request.span));
                report.breach(clause, place, message);
            }
        }
    }

    /// What a configuration asks for that applies there, in the order of the document. Of what is
    /// in something that is listed nothing is listed again.
    ///
    /// What is null or empty asks for nothing.
    #[must_use]
    pub fn requests(&self, config: Node<'_>, applies: Applies) -> Vec<Request<'_>> {
        let mut found = Vec::new();
        let all = self.entries().map(|entry| Candidate {
            entry,
            rest: &entry.pointer,
        });
        let mut frames: Vec<Frame<'_, '_>> = Vec::new();
        frames.extend(Frame::enter(config, all.collect(), applies, &mut found));
        while let Some(frame) = frames.last_mut() {
            match frame.next() {
                Some((child, candidates)) => {
                    frames.extend(Frame::enter(child, candidates, applies, &mut found));
                }
                None => {
                    frames.pop();
                }
            }
        }
        found
    }

    /// The entries that count for a value.
    fn at(&self, node: Node<'_>, path: &[String]) -> Vec<&Entry> {
        let found =
            |entry: &&Entry| pattern::matches(&entry.pointer, path) && entry.condition.holds(node);
        deciding(self.entries().filter(found).collect())
    }
}

/// Of the entries for a value those that count.
fn deciding(mut entries: Vec<&Entry>) -> Vec<&Entry> {
    let most = entries
        .iter()
        .map(|entry| pattern::literals(&entry.pointer))
        .max();
    entries.retain(|entry| Some(pattern::literals(&entry.pointer)) == most);
    let always = |entry: &&Entry| entry.condition == Condition::Always;
    if !entries.iter().all(always) {
        entries.retain(|entry| !always(entry));
    } else if let Some(last) = entries.pop() {
        entries = vec![last];
    }
    entries
}

/// One entry in a line.
impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.name)?;
        self.entries().try_for_each(|entry| writeln!(f, "{entry}"))
    }
}

impl fmt::Display for Request<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.pointer, self.entry.because())
    }
}
