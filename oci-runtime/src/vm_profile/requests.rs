//! The walk over a configuration, which looks at nothing that no entry is about.

use oci_conformance::{Children, Kind, Node};

use super::{
    Request, deciding,
    entry::{Applies, Condition, Entry},
    pattern,
};

/// An entry that is about a value or about something in it.
#[derive(Clone, Copy)]
pub(super) struct Candidate<'p> {
    pub(super) entry: &'p Entry,
    /// What is left of its pointer; empty if it is about the value itself.
    pub(super) rest: &'p str,
}

/// A value whose items or members are looked at.
pub(super) struct Frame<'d, 'p> {
    children: Children<'d>,
    candidates: Vec<Candidate<'p>>,
}

impl<'d, 'p> Frame<'d, 'p> {
    /// Looks at a value, and then at what is in it, unless all of it has been found.
    pub(super) fn enter(
        node: Node<'d>,
        candidates: Vec<Candidate<'p>>,
        applies: Applies,
        found: &mut Vec<Request<'p>>,
    ) -> Option<Self> {
        let here = candidates.iter().filter(|own| own.rest.is_empty());
        let here = here.map(|own| own.entry);
        let here = here.filter(|entry| entry.condition.holds(node)).collect();
        let mut whole = false;
        for entry in deciding(here) {
            let lacks = matches!(entry.condition, Condition::Lacks(..));
            if entry.applies == applies && (lacks || asks(node)) {
                whole |= !lacks;
                found.push(Request {
                    pointer: node.pointer(),
                    span: node.span(),
                    entry,
                });
            }
        }
        if whole {
            return None;
        }
        for own in &candidates {
            find_missing(node, *own, applies, found);
        }
        let children = match node.kind() {
            Some(Kind::Array) => node.items(),
            _ => node.members(),
        };
        Some(Self {
            children,
            candidates,
        })
    }

    /// The next item or member that an entry is about, or something in it, and these entries.
    pub(super) fn next(&mut self) -> Option<(Node<'d>, Vec<Candidate<'p>>)> {
        let candidates = &self.candidates;
        let children = self.children.by_ref().filter(|child| !child.is_null());
        let mut children = children.map(|child| (child, below(child, candidates)));
        children.find(|(_, below)| !below.is_empty())
    }
}

/// The entries that are about a child of the value that `candidates` are about, or about something
/// in that child.
fn below<'p>(child: Node<'_>, candidates: &[Candidate<'p>]) -> Vec<Candidate<'p>> {
    let index = child.item_index().map(|index| index.to_string());
    let name = child.name();
    let token = index.as_deref().or(name.as_deref()).unwrap_or_default();
    let step = |own: &Candidate<'p>| {
        let rest = pattern::step(own.rest, token)?;
        Some(Candidate { rest, ..*own })
    };
    candidates.iter().filter_map(step).collect()
}

/// Finds a list that is missing altogether, and with it what it would have to have.
fn find_missing<'p>(
    object: Node<'_>,
    candidate: Candidate<'p>,
    applies: Applies,
    found: &mut Vec<Request<'p>>,
) {
    let Candidate { entry, rest } = candidate;
    let lacks = matches!(entry.condition, Condition::Lacks(..));
    if !lacks || entry.applies != applies || object.kind() != Some(Kind::Object) {
        return;
    }
    let tokens = pattern::tokens(rest);
    let Some([name]) = tokens.as_deref() else {
        return;
    };
    if name != "*" && object.get(name).is_none_or(Node::is_null) {
        found.push(Request {
            pointer: format!("{object}{rest}"),
            span: object.span(),
            entry,
        });
    }
}

/// Whether a value asks for something.
fn asks(node: Node<'_>) -> bool {
    match node.kind() {
        None | Some(Kind::Null) => false,
        Some(Kind::Array | Kind::Object) => !node.is_empty(),
        Some(_) => !node.is_str(""),
    }
}
