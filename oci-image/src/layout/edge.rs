//! The descriptors by which documents refer to content.

use std::{ops::Range, sync::Arc};

use oci_conformance::{Kind, Node, Place};
use oci_digest::Digest;

use super::task::{Role, Task};
use crate::MediaType;

/// A descriptor in a document, as far as the walk needs it once the document is gone.
#[derive(Clone, Debug)]
pub(super) struct Edge {
    /// The file of the document.
    pub(super) file: Arc<str>,
    pub(super) position: Position,
    pub(super) pointer: String,
    pub(super) span: Range<usize>,
    pub(super) media_type: Spanned<MediaType>,
    pub(super) digest: Spanned<Digest>,
    /// What the descriptor says, where that is an integer.
    pub(super) size: Option<Spanned<i128>>,
    pub(super) artifact_type: Option<Spanned<String>>,
    pub(super) platform: Option<Spanned<PlatformFacts>>,
    /// Whether the selected part of the layout begins at or above it.
    pub(super) selected: bool,
}

/// Where in its document a descriptor stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Position {
    /// In an index.
    Entry,
    Config,
    Layer,
    Subject,
}

/// A value, and the bytes that it was read from.
#[derive(Clone, Debug)]
pub(super) struct Spanned<T> {
    pub(super) value: T,
    pub(super) span: Range<usize>,
}

/// What a descriptor or a config says of its platform.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct PlatformFacts {
    pub(super) os: Option<String>,
    pub(super) architecture: Option<String>,
    pub(super) variant: Option<String>,
}

impl PlatformFacts {
    pub(super) fn of(node: Node<'_>) -> Self {
        let text = |name| node.at(name).str().map(std::borrow::Cow::into_owned);
        Self {
            os: text("os"),
            architecture: text("architecture"),
            variant: text("variant"),
        }
    }
}

impl Edge {
    /// A property of the descriptor.
    pub(super) fn place(&self, property: &str, span: &Range<usize>) -> Place {
        let pointer = format!("{}/{property}", self.pointer);
        Place::new(&*self.file, pointer, Some(span.clone()))
    }

    /// Where the descriptor stands, as `file#pointer`.
    pub(super) fn via(&self) -> String {
        format!("{}#{}", self.file, self.pointer)
    }

    /// What the content is judged as.
    pub(super) fn role(&self) -> Role {
        let what = match self.position {
            Position::Entry => "content",
            Position::Config => "config",
            Position::Layer => "layer",
            // A subject is only loosely associated: it is no part of what refers to it.
            Position::Subject => return Role::Content("subject"),
        };
        Role::of(&self.media_type.value, what)
    }
}

/// The descriptors of a document that the walk can follow: those whose digest is one.
pub(super) fn edges(document: Node<'_>, task: &Task<'_>) -> Vec<Edge> {
    let mut edges = Vec::new();
    let mut add = |node, position| edges.extend(edge(node, position, task));
    match task.role {
        Role::Entry | Role::Index => {
            for entry in document.at("manifests").items() {
                add(entry, Position::Entry);
            }
            add(document.at("subject"), Position::Subject);
        }
        Role::Manifest => {
            add(document.at("config"), Position::Config);
            for layer in document.at("layers").items() {
                add(layer, Position::Layer);
            }
            add(document.at("subject"), Position::Subject);
        }
        _ => {}
    }
    edges
}

fn edge(node: Node<'_>, position: Position, task: &Task<'_>) -> Option<Edge> {
    let digest = node.at("digest");
    let media_type = node.at("mediaType");
    let size = node.at("size");
    let artifact_type = node.at("artifactType");
    let platform = node.at("platform");
    let matches = || {
        task.options
            .select
            .iter()
            .all(|selector| selector.matches(node))
    };
    Some(Edge {
        file: Arc::clone(&task.file),
        position,
        pointer: node.pointer(),
        span: node.span(),
        media_type: Spanned {
            value: MediaType::from(media_type.str().unwrap_or_default().as_ref()),
            span: media_type.span(),
        },
        digest: Spanned {
            value: digest.parse().and_then(Result::ok)?,
            span: digest.span(),
        },
        size: size.int().map(|value| Spanned {
            value,
            span: size.span(),
        }),
        artifact_type: artifact_type.str().map(|value| Spanned {
            value: value.into_owned(),
            span: artifact_type.span(),
        }),
        platform: (platform.kind() == Some(Kind::Object)).then(|| Spanned {
            value: PlatformFacts::of(platform),
            span: platform.span(),
        }),
        selected: task.selected || (position == Position::Entry && matches()),
    })
}
