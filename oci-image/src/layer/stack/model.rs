//! Searches held against a naive model of applying layers.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{
    Footprint, Layer,
    search::{Found, Search},
    tests::footprint,
};

/// What layers leave, one path after the other.
#[derive(Debug, Default)]
struct Applied(BTreeMap<String, Found>);

impl Applied {
    fn remove(&mut self, path: &str, itself: bool) {
        let below = if path.is_empty() {
            String::new()
        } else {
            format!("{path}/")
        };
        self.0
            .retain(|other, _| !(other.starts_with(&below) || itself && other == path));
    }

    fn make_directories(&mut self, path: &str) {
        for (end, _) in path.match_indices('/') {
            let directory = path.get(..end).unwrap_or_default();
            self.0.insert(directory.to_owned(), Found::Directory);
        }
    }

    fn apply(&mut self, layer: &[(String, char)]) {
        for (path, kind) in layer {
            match kind {
                'w' => self.remove(path, true),
                'o' => self.remove(path.trim_end_matches("/."), false),
                _ => {}
            }
        }
        for (path, kind) in layer {
            self.make_directories(path);
            match kind {
                '-' => {
                    self.remove(path, true);
                    self.0.insert(path.clone(), Found::File);
                }
                'd' => drop(self.0.insert(path.clone(), Found::Directory)),
                _ => {}
            }
        }
    }
}

/// Paths of a layer with what is there: a file, a directory, a whiteout, or (for `path/.`) an opaque
/// whiteout in it. Nothing is below a file.
fn layer() -> impl Strategy<Value = Vec<(String, char)>> {
    let kind = prop::sample::select(vec!['-', '-', 'd', 'w', 'o']);
    let entry = ("[ab](/[ab]){0,3}", kind);
    prop::collection::vec(entry, 0..6).prop_map(|all| {
        let mut kept: Vec<(String, char)> = Vec::new();
        for (path, kind) in all {
            let path = if kind == 'o' {
                format!("{path}/.")
            } else {
                path
            };
            let below = |one: &str, other: &str| one.starts_with(&format!("{other}/"));
            let clashes = |(other, other_kind): &(String, char)| {
                let twice =
                    kind == *other_kind || matches!((kind, other_kind), ('-' | 'd', '-' | 'd'));
                (twice && path == *other)
                    || (below(&path, other) && *other_kind == '-')
                    || (below(other, &path) && kind == '-')
            };
            if !kept.iter().any(clashes) {
                kept.push((path, kind));
            }
        }
        kept
    })
}

fn listing(layer: &[(String, char)]) -> String {
    let lines = layer.iter().map(|(path, kind)| {
        let (directory, last) = path.rsplit_once('/').unwrap_or((".", path));
        match kind {
            'w' => format!("- {directory}/.wh.{last}"),
            'o' => format!("- {directory}/.wh..wh..opq"),
            kind => format!("{kind} {path}"),
        }
    });
    lines.collect::<Vec<String>>().join("\n")
}

proptest! {
    #[test]
    fn a_search_finds_what_applying_leaves(
        layers in prop::collection::vec(layer(), 0..5),
        path in "[ab](/[ab]){0,3}",
    ) {
        let mut applied = Applied::default();
        for layer in &layers {
            applied.apply(layer);
        }
        let footprints: Vec<Footprint> =
            layers.iter().map(|layer| footprint(&listing(layer), true)).collect();
        let layers: Vec<Layer<'_>> =
            footprints.iter().map(|footprint| ("", Some(footprint))).collect();
        let found = Search::new(path.as_bytes(), &mut u64::MAX.clone()).below(&layers);
        let expected = applied.0.get(&path).copied().unwrap_or(Found::Nothing);
        prop_assert_eq!(found, expected);
    }
}
