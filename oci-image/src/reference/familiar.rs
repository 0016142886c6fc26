//! Names as people type them.

use super::Reference;
use super::error::Problem;
use super::layout::{self, Layout};
use super::path::PATH_MAX;

const HUB: &str = "docker.io/";
const HUB_LIBRARY: &str = "docker.io/library/";

/// Reads a familiar name, and puts before it what it leaves out.
pub(super) fn read(name: &str) -> Result<Reference, Problem> {
    if name.is_empty() {
        return Err(Problem::Empty);
    }
    if is_identifier(name) {
        return Err(Problem::Identifier);
    }
    match name.split_once('/') {
        Some((hub @ ("docker.io" | "index.docker.io"), _)) => {
            on_hub(name, hub.len().saturating_add(1))
        }
        Some((first, _)) if is_registry(first) => {
            let layout = layout::read(name)?;
            Ok(Reference {
                text: name.into(),
                layout,
            })
        }
        _ => on_hub(name, 0),
    }
}

/// Whether the first component of a name names a registry, rather than a user of the Hub.
pub(super) fn is_registry(first: &str) -> bool {
    first == "localhost"
        || first
            .bytes()
            .any(|byte| matches!(byte, b'.' | b':') || byte.is_ascii_uppercase())
}

/// Reads `name` from `start` on as a path on the Hub.
///
/// It is read where it stands, so that offsets are those of what was typed, and nothing is copied
/// before it is known to be good.
fn on_hub(name: &str, start: usize) -> Result<Reference, Problem> {
    let typed = name.get(start..).unwrap_or_default();
    let prefix = if typed.contains('/') {
        HUB
    } else {
        HUB_LIBRARY
    };
    let limit = PATH_MAX.saturating_sub(prefix.len().saturating_sub(HUB.len()));
    let read = layout::read_path(name, start, limit)?;
    let moved = |offset: usize| offset.saturating_sub(start).saturating_add(prefix.len());
    let layout = Layout {
        path_start: HUB.len(),
        name_end: moved(read.name_end),
        tagged_end: moved(read.tagged_end),
        digest: read.digest,
    };
    Ok(Reference {
        text: [prefix, typed].concat().into_boxed_str(),
        layout,
    })
}

fn is_identifier(name: &str) -> bool {
    name.len() == 64
        && name
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
