//! A changeset held against what is simpler and slower.

use std::{collections::BTreeSet, sync::Arc};

use oci_conformance::{ClauseRef, Context, Report};
use proptest::prelude::*;

use super::{Changeset, Ways, listing::entries};
use crate::layer::{
    FORMAT_NO_DUPLICATE_PATHS, Limits,
    path::{parts, without_parents},
    verdict::LayerVerdict,
};

/// Judges a listing; with `forgetful`, goes to each entry from the root.
fn judge(listing: &str, limits: &Limits, forgetful: bool) -> Report {
    let mut verdict = LayerVerdict::new(Context::default(), Arc::from("layer"));
    let mut changeset = Changeset::new(limits);
    for entry in entries(listing) {
        if forgetful {
            changeset.ways = Ways::default();
        }
        changeset.entry(&entry, &mut verdict);
    }
    changeset.finish(true, &mut verdict);
    verdict.report
}

fn found(report: &Report) -> Vec<String> {
    report.findings().iter().map(ToString::to_string).collect()
}

/// Lines of a listing with few names, so that paths meet, and a few that mean something.
fn listing() -> impl Strategy<Value = String> {
    let name = "/?((a|b|\\.|\\.\\.|\\.wh\\.a|\\.wh\\.|\\.wh\\.\\.wh\\.\\.opq)/{1,2}){0,4}(a|b|\\.wh\\.b)?/?";
    let line = ("[-dlhc]", name, name).prop_map(|(kind, name, target)| match kind.as_str() {
        "l" | "h" => format!("{kind} {name} -> {target}"),
        _ => format!("{kind} {name}"),
    });
    prop::collection::vec(line, 0..12).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #[test]
    fn every_entry_but_the_first_for_a_path_is_a_duplicate(listing in listing()) {
        let report = judge(&listing, &Limits::DEFAULT, false);
        let paths: Vec<Vec<u8>> = entries(&listing)
            .iter()
            .map(|entry| {
                let path = without_parents(entry.name);
                parts(&path).collect::<Vec<&[u8]>>().join(&b'/')
            })
            .collect();
        let different: BTreeSet<&Vec<u8>> = paths.iter().collect();
        let tally = report.tally(ClauseRef::Clause(&FORMAT_NO_DUPLICATE_PATHS));
        let found = tally.map_or(0, |tally| tally.breaches);
        prop_assert_eq!(found, (paths.len().saturating_sub(different.len())) as u64);
    }

    #[test]
    fn remembering_the_way_changes_nothing(listing in listing()) {
        let quick = judge(&listing, &Limits::DEFAULT, false);
        let slow = judge(&listing, &Limits::DEFAULT, true);
        prop_assert_eq!(found(&quick), found(&slow));
    }

    #[test]
    fn what_is_below_a_limit_is_found_the_same(listing in listing(), entries in 0_u64..20) {
        let limits = Limits {
            entries,
            ..Limits::DEFAULT
        };
        let limited = judge(&listing, &limits, false);
        let all = judge(&listing, &Limits::DEFAULT, false);
        if limited.obstacles().is_empty() {
            prop_assert_eq!(found(&limited), found(&all));
        } else {
            prop_assert!(limited.breaches() <= all.breaches());
        }
    }
}
