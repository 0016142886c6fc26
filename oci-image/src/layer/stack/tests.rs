use std::sync::Arc;

use oci_conformance::{ClauseRef, Severity};

use super::*;
use crate::layer::{
    Limits,
    changeset::{Changeset, listing::entries},
    verdict::LayerVerdict,
};

pub(super) fn footprint(listing: &str, complete: bool) -> Footprint {
    let mut verdict = LayerVerdict::new(Context::default(), Arc::from("layer"));
    let mut changeset = Changeset::new(&Limits::DEFAULT);
    for entry in entries(listing) {
        changeset.entry(&entry, &mut verdict);
    }
    changeset.finish(complete, &mut verdict)
}

fn judge(stack: &mut Stack, layers: &[(&str, Option<&Footprint>)]) -> Report {
    let mut report = Report::default();
    stack.judge(layers, &Context::default(), &mut report);
    report
}

/// What is found in the last of these layers. A layer that is only `?` is not known, one that ends
/// in `?` not to its end.
#[track_caller]
fn expect(listings: &[&str], expected: &[(&str, &str)]) {
    let footprints: Vec<Option<Footprint>> = listings
        .iter()
        .map(|&listing| match listing.strip_suffix('?') {
            Some("") => None,
            Some(listing) => Some(footprint(listing, false)),
            None => Some(footprint(listing, true)),
        })
        .collect();
    let names: Vec<String> = (0..listings.len()).map(|index| index.to_string()).collect();
    let layers: Vec<Layer<'_>> = names
        .iter()
        .zip(&footprints)
        .map(|(name, footprint)| (name.as_str(), footprint.as_ref()))
        .collect();
    let report = judge(&mut Stack::default(), &layers);
    let last = names.last().unwrap();
    let found: Vec<(String, String)> = report
        .findings()
        .iter()
        .filter(|finding| finding.place.file == *last)
        .map(|finding| {
            let id = finding.clause.to_string();
            let id = id.rsplit('.').next().unwrap_or_default().to_owned();
            (finding.place.entry.clone().unwrap().name, id)
        })
        .collect();
    let found: Vec<(&str, &str)> = found.iter().map(|(name, id)| (&**name, &**id)).collect();
    assert_eq!(found, expected, "{listings:#?}");
}

const ACROSS: &str = "hard-link-across-layers";
const DANGLING: &str = "hard-link-dangling";
const DIRECTORY: &str = "not-directories";
const NOTHING: &str = "whiteout-of-nothing";

#[test]
fn hard_links_to_lower_layers() {
    let link = "h l -> ./a/b";
    expect(&["- a/b", link], &[("l", ACROSS)]);
    expect(&["l a/b -> c", link], &[("l", ACROSS)]);
    expect(&["d a\n- a/b", "- c", "d a/", link], &[("l", ACROSS)]);
    expect(&["d a/b", link], &[("l", DIRECTORY)]);
    expect(&["- a/b/c", link], &[("l", DIRECTORY)]);
    expect(&["- a/b", "- a/b/c", link], &[("l", DIRECTORY)]);
    expect(&["l a/b -> x", "- a/b/c", link], &[("l", ACROSS)]);
    expect(&["- a/c", link], &[("l", DANGLING)]);
    expect(&[link], &[("l", DANGLING)]);
    // What something in this layer implies is a directory, unless it is a link below.
    expect(&["- a/b/c\nh l -> a/b"], &[("l", DIRECTORY)]);
    expect(&["l a/b -> x", "- a/b/c\nh l -> a/b"], &[("l", ACROSS)]);
}

#[test]
fn hard_links_to_what_is_gone() {
    let link = "h l -> a/b";
    for over in [
        "- a/.wh.b",
        "- .wh.a",
        "- a/.wh..wh..opq",
        "- .wh..wh..opq",
        "- a",
        "- .wh.a\nd a/",
    ] {
        expect(&["d a\n- a/b", over, link], &[("l", DANGLING)]);
        expect(
            &["d a\n- a/b", "- x", over, "- y", link],
            &[("l", DANGLING)],
        );
    }
    for own in ["- a/.wh.b", "- .wh.a", "- a/.wh..wh..opq"] {
        expect(
            &["d a\n- a/b", &format!("{own}\n{link}")],
            &[("l", DANGLING)],
        );
    }
    // What comes back, and whiteouts beside it.
    expect(&["d a\n- a/b", "- .wh.a\n- a/b", link], &[("l", ACROSS)]);
    expect(
        &["d a\n- a/b", "- a/.wh.c\n- .wh.b", link],
        &[("l", ACROSS)],
    );
    expect(
        &["d a\n- a/b", "- a/b/.wh..wh..opq", link],
        &[("l", DIRECTORY)],
    );
}

#[test]
fn whiteouts_of_nothing() {
    expect(&["- .wh.a"], &[(".wh.a", NOTHING)]);
    expect(&["- a", "- .wh.a"], &[]);
    expect(&["- a/b", "- .wh.a"], &[]);
    expect(&["- a/b", "- /a//.wh.b/"], &[]);
    expect(
        &["- b", "- .wh.a\n- a/.wh.b"],
        &[(".wh.a", NOTHING), ("a/.wh.b", NOTHING)],
    );
    expect(&["- a", "- .wh.a", "- .wh.a"], &[(".wh.a", NOTHING)]);
    // An opaque whiteout has nothing to name.
    expect(&["- .wh..wh..opq"], &[]);
}

#[test]
fn each_question_is_a_case() {
    let (lower, upper) = (
        footprint("- a\n- b", true),
        footprint("- .wh.a\nh l -> b", true),
    );
    let layers = [("0", Some(&lower)), ("1", Some(&upper))];
    let report = judge(&mut Stack::default(), &layers);
    for clause in [
        &WHITEOUT_OF_NOTHING,
        &HARDLINKS_NOT_DIRECTORIES,
        &HARD_LINK_DANGLING,
        &HARD_LINK_ACROSS_LAYERS,
    ] {
        let tally = report.tally(ClauseRef::Clause(clause));
        assert_eq!(tally.map(|tally| tally.cases), Some(1), "{}", clause.id());
    }
}

#[test]
fn a_footprint_knows_how_much_memory_it_takes() {
    let bytes = |listing: &str| footprint(listing, true).bytes();
    let empty = bytes("");
    assert!(empty >= size_of::<Footprint>());
    assert!(bytes("- a\n- b\n- c") >= empty + 3 * 8);
    assert!(bytes("- .wh.abcdefgh") >= bytes("- .wh.a") + 7);
    assert!(bytes("h a -> bcdefgh") >= bytes("h a -> b") + 6);
}

#[test]
fn nothing_is_said_of_what_is_not_known() {
    expect(&["?", "h l -> a\n- .wh.b"], &[]);
    expect(&["- a", "?", "h l -> a\n- .wh.b"], &[]);
    expect(&["?", "- a\n- b", "h l -> a\n- .wh.b"], &[("l", ACROSS)]);
    expect(&["- b?", "h l -> a\n- .wh.c"], &[]);
    expect(&["- a\n- b?", "h l -> a\n- .wh.b"], &[("l", ACROSS)]);
    expect(
        &["?", "- .wh.a", "h l -> a\n- .wh.a"],
        &[("l", DANGLING), (".wh.a", NOTHING)],
    );
    // Readers differ in whether they follow links.
    expect(&["- x/a", "l d -> x", "h l -> d/a\n- d/.wh.b"], &[]);
    let upper = footprint("h l -> a", true);
    let report = judge(&mut Stack::default(), &[("0", None), ("1", Some(&upper))]);
    let tally = report
        .tally(ClauseRef::Clause(&HARDLINKS_NOT_DIRECTORIES))
        .unwrap();
    assert!(tally.unjudged.contains(Reason::Prerequisite));
}

#[test]
fn a_layer_is_judged_once_over_the_same_layers() {
    let (base, other, top) = (
        footprint("- a", true),
        footprint("- b", true),
        footprint("- .wh.c", true),
    );
    let mut stack = Stack::default();
    let image = [("base", Some(&base)), ("top", Some(&top))];
    let larger = [image[0], image[1], ("other", Some(&other))];
    let different = [("other", Some(&other)), ("top", Some(&top))];
    let unknown = [("base", None), ("top", Some(&top))];
    for (layers, findings) in [
        (&image[..], 1),
        (&image[..], 0),
        (&larger[..], 0),
        (&different[..], 1),
        (&unknown[..], 0),
    ] {
        assert_eq!(judge(&mut stack, layers).breaches(), findings);
    }
}

#[test]
fn work_is_limited() {
    let (base, top) = (footprint("- a", true), footprint("h l -> b\n- .wh.c", true));
    let layers = [("base", Some(&base)), ("top", Some(&top))];
    for left in 0..10 {
        let mut stack = Stack {
            left,
            ..Stack::default()
        };
        let report = judge(&mut stack, &layers);
        let limited = |clause: &'static Clause| {
            let tally = report.tally(clause.into());
            tally.is_some_and(|tally| tally.unjudged.contains(Reason::Limit))
        };
        let judged = report.breaches();
        let open =
            u64::from(limited(&HARD_LINK_DANGLING)) + u64::from(limited(&WHITEOUT_OF_NOTHING));
        assert_eq!(judged + open, 2, "{left}");
        assert!(!report.fails(Severity::Note));
    }
}
