//! What a profile says of one property.

use std::{borrow::Cow, fmt};

use oci_conformance::Node;

/// Where a property applies if the container runs in a virtual machine.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Applies {
    /// In the guest, whose kernel does what the host's would do.
    InGuest,
    /// Outside of the guest: to the virtual machine, or to what the runtime does on the host.
    ToVm,
    /// To the host's own kernel or namespaces alone, which a guest does not have: it cannot be
    /// honoured.
    NeedsHost,
}

impl Applies {
    /// The same in words.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InGuest => "in the guest",
            Self::ToVm => "to the virtual machine",
            Self::NeedsHost => "needs the host",
        }
    }
}

impl fmt::Display for Applies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Which values of a property an [`Entry`] is about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Condition {
    /// All.
    Always,
    /// Those that are one of these texts.
    Is(&'static [&'static str]),
    /// Those beside which a property of this name is one of these texts.
    Beside(&'static str, &'static [&'static str]),
    /// Lists without an item whose property of this name is this text; and if there is no such list
    /// at all, that.
    Lacks(&'static str, &'static str),
}

impl Condition {
    /// Whether the condition holds for a value that is there.
    pub(super) fn holds(self, node: Node<'_>) -> bool {
        let one_of = |node: Node<'_>, texts: &[&str]| texts.iter().any(|text| node.is_str(text));
        match self {
            Self::Always => true,
            Self::Is(texts) => one_of(node, texts),
            Self::Beside(name, texts) => {
                let beside = node.parent().and_then(|object| object.get(name));
                beside.is_some_and(|beside| one_of(beside, texts))
            }
            Self::Lacks(name, text) => !node.items().any(|item| {
                let value = item.get(name);
                value.is_some_and(|value| value.is_str(text))
            }),
        }
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Always => Ok(()),
            Self::Is(texts) => write!(f, "if it is {}", texts.join(" or ")),
            Self::Beside(name, texts) => write!(f, "if `{name}` is {}", texts.join(" or ")),
            Self::Lacks(name, text) => write!(f, "if no `{name}` is {text}"),
        }
    }
}

/// What a profile says of one property.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Entry {
    /// A JSON pointer, in which `*` stands for any item of a list and any name in a map.
    pub pointer: Cow<'static, str>,
    /// Which values it is about.
    pub condition: Condition,
    /// Where the property applies.
    pub applies: Applies,
    /// Why.
    pub reason: Cow<'static, str>,
    /// The address of a document that says so, or that describes what follows from.
    pub citation: Cow<'static, str>,
}

impl Entry {
    const fn new_static(
        applies: Applies,
        pointer: &'static str,
        reason: &'static str,
        citation: &'static str,
    ) -> Self {
        Self {
            pointer: Cow::Borrowed(pointer),
            condition: Condition::Always,
            applies,
            reason: Cow::Borrowed(reason),
            citation: Cow::Borrowed(citation),
        }
    }

    /// An entry whose texts are made at run time.
    #[must_use]
    pub fn new(
        applies: Applies,
        pointer: impl Into<Cow<'static, str>>,
        reason: impl Into<Cow<'static, str>>,
        citation: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self {
            pointer: pointer.into(),
            condition: Condition::Always,
            applies,
            reason: reason.into(),
            citation: citation.into(),
        }
    }

    /// The guest honours the property: its pointer, why, and who says so.
    #[must_use]
    pub const fn in_guest(
        pointer: &'static str,
        reason: &'static str,
        citation: &'static str,
    ) -> Self {
        Self::new_static(Applies::InGuest, pointer, reason, citation)
    }

    /// The runtime honours the property outside of the guest: its pointer, why, and who says so.
    #[must_use]
    pub const fn to_vm(
        pointer: &'static str,
        reason: &'static str,
        citation: &'static str,
    ) -> Self {
        Self::new_static(Applies::ToVm, pointer, reason, citation)
    }

    /// The property cannot be honoured: its pointer, why, and who says so.
    #[must_use]
    pub const fn needs_host(
        pointer: &'static str,
        reason: &'static str,
        citation: &'static str,
    ) -> Self {
        Self::new_static(Applies::NeedsHost, pointer, reason, citation)
    }

    /// The same, but only about some values.
    #[must_use]
    pub const fn when(mut self, condition: Condition) -> Self {
        self.condition = condition;
        self
    }

    /// Where the property applies, why, and who says so.
    pub(super) fn because(&self) -> String {
        let Self {
            applies,
            reason,
            citation,
            ..
        } = self;
        let applies = match applies {
            Applies::InGuest => "it applies in the guest",
            Applies::ToVm => "it applies to the virtual machine",
            Applies::NeedsHost => "it needs the host",
        };
        format!("{applies}: {reason} ({citation})")
    }

    /// Whether the two speak of the same values of the same property.
    pub(super) fn is_about_the_same_as(&self, other: &Self) -> bool {
        self.pointer == other.pointer && self.condition == other.condition
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            pointer,
            condition,
            applies,
            reason,
            citation,
        } = self;
        let space = if *condition == Condition::Always {
            ""
        } else {
            " "
        };
        write!(
            f,
            "{pointer}{space}{condition}: {applies}: {reason} ({citation})"
        )
    }
}
