use std::sync::Arc;

use oci_conformance::{Clause, ClauseRef, Context, Report, Severity, Version};

use super::{
    listing::{entries, entry},
    *,
};
use crate::layer::{Attribute, HARD_LINK_DANGLING, HARD_LINK_ORDER};

fn judge_with(limits: &Limits, version: Version, text: &str) -> Report {
    let mut verdict = LayerVerdict::new(Context::default().at(version), Arc::from("layer"));
    let mut changeset = Changeset::new(limits);
    for entry in entries(text) {
        changeset.entry(&entry, &mut verdict);
    }
    changeset.finish(true, &mut verdict);
    verdict.report
}

fn judge(text: &str) -> Report {
    judge_with(&Limits::DEFAULT, Version::UNRELEASED, text)
}

/// Name of the entry, and the last part of the id of what it breaks.
fn found(report: &Report) -> Vec<(String, String)> {
    let mut found: Vec<(u64, String, String)> = report
        .findings()
        .iter()
        .map(|finding| {
            let place = finding.place.entry.clone().unwrap();
            let clause = finding.clause.to_string();
            let clause = clause.strip_prefix("image.layer.").unwrap_or(&clause);
            let clause = clause.strip_prefix("advisory.").unwrap_or(clause);
            (place.offset, place.name, clause.to_owned())
        })
        .collect();
    found.sort();
    found
        .into_iter()
        .map(|(_, name, clause)| (name, clause))
        .collect()
}

#[track_caller]
fn expect(text: &str, expected: &[(&str, &str)]) {
    let found = found(&judge(text));
    let found: Vec<(&str, &str)> = found.iter().map(|(name, id)| (&**name, &**id)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn sound_layers() {
    expect("", &[]);
    expect(
        "d ./\nd ./etc/\n- ./etc/passwd\nl ./bin -> usr/bin\nd ./usr/\n- ./usr/sh",
        &[],
    );
    expect(
        "- .wh.a\nd a/\n- a/.wh.b\n- a/b\nh c -> a/b\nl d -> /a\nh e -> d",
        &[],
    );
    // Names without their directories, a file whose whiteout is in the same layer, any order.
    expect("- a/b/c/d\nd a/b/\nd a/\nd .", &[]);
    expect("c dev/null\nb dev/loop0\np run/fifo", &[]);
    expect("h a -> x/y/z", &[]);
}

#[test]
fn duplicates() {
    for again in ["a/b", "./a/b", "/a/b", "a//b", "a/./b", "a/b/"] {
        let found = found(&judge(&format!("- a/b\n- {again}")));
        let duplicate = (again.to_owned(), "format.no-duplicate-paths".to_owned());
        assert!(found.contains(&duplicate), "{again}: {found:?}");
    }
    let id = "format.no-duplicate-paths";
    expect("d ./\nd .", &[(".", id)]);
    expect("d a/\n- a/x\nd a/\n- a/x", &[("a/", id), ("a/x", id)]);
    expect("- .wh.a\n- .wh.a", &[(".wh.a", id)]);
    expect("- a/..b\n- a/b\n- a/B\n- b", &[]);
}

#[test]
fn names() {
    expect("- /a", &[("/a", "create.relative-paths")]);
    expect("- a/../b", &[("a/../b", "layer.escaping-name")]);
    expect("- ../b\n- ..b\n- b..", &[("../b", "layer.escaping-name")]);
    // It leads to the same path as the other, if to any.
    expect(
        "- b\n- a/../b",
        &[
            ("a/../b", "format.no-duplicate-paths"),
            ("a/../b", "layer.escaping-name"),
        ],
    );
    expect(
        "l . -> /\n- a",
        &[
            (".", "layer.root-directory"),
            ("a", "layer.below-outward-link"),
        ],
    );
}

#[test]
fn what_is_below_something_else() {
    let (outward, inward, file) = (
        "layer.below-outward-link",
        "layer.below-inward-link",
        "layer.below-non-directory",
    );
    expect(
        "l l -> /etc\n- l/a\n- l/b/c",
        &[("l/a", outward), ("l/b/c", outward)],
    );
    expect("l a/l -> ..\n- a/l/b", &[("a/l/b", inward)]);
    expect("l a/l -> ../..\n- a/l/b", &[("a/l/b", outward)]);
    expect(
        "l a -> b\nl a/c -> /\n- a/c/d",
        &[("a/c", inward), ("a/c/d", outward)],
    );
    expect("- l/a\nl l -> /etc", &[("l", file)]);
    expect("- a\n- a/b", &[("a/b", file)]);
    expect("- a/b\n- a", &[("a", file)]);
    expect("- a/b/c\nh a -> d", &[("a", file)]);
    // Once there was a link.
    expect(
        "l l -> /etc\nd l\n- l/a",
        &[("l", "format.no-duplicate-paths"), ("l/a", outward)],
    );
    // Whiteouts go the same way.
    expect("l l -> /etc\n- l/.wh.a", &[("l/.wh.a", outward)]);
}

#[test]
fn whiteouts() {
    expect(
        "d .wh.a/\n- .wh.a/b\n- .wh.a/c",
        &[
            (".wh.a/", "whiteout.regular-file"),
            (".wh.a/b", "whiteout.reserved-prefix"),
        ],
    );
    expect(
        "- a/.wh.b/c/d\n- a/.wh.b/e",
        &[("a/.wh.b/c/d", "whiteout.reserved-prefix")],
    );
    expect("- .wh.", &[(".wh.", "whiteout.no-basename-invalid")]);
    expect(
        "- a/.wh...",
        &[("a/.wh...", "whiteout.no-basename-invalid")],
    );
    expect("- .wh..wh.orph", &[(".wh..wh.orph", "layer.aufs-name")]);
    expect(
        "- .wh..wh..opq",
        &[(".wh..wh..opq", "opaque.generate-explicit")],
    );
    expect(
        "- a\n- .wh.b\n- .wh.c",
        &[(".wh.b", "whiteout.order"), (".wh.c", "whiteout.order")],
    );
    // What is deeper is no sibling, and neither is another whiteout.
    expect("- a/b/c\n- a/.wh.d\n- a/.wh.e", &[]);
    let overlay = Entry {
        device: (Attribute::Value(0), Attribute::Value(0)),
        ..entry(EntryKind::CharacterDevice, b"a")
    };
    let mut verdict = LayerVerdict::new(Context::default(), Arc::from("layer"));
    Changeset::new(&Limits::DEFAULT).entry(&overlay, &mut verdict);
    assert_eq!(
        found(&verdict.report),
        [("a".to_owned(), "layer.overlay-whiteout".to_owned())]
    );
}

#[test]
fn older_versions_know_less_of_whiteouts() {
    let old = Version::new(1, 0, 0);
    for (text, id) in [
        ("- .wh.", "whiteout.name"),
        ("d .wh.a", "whiteout.reserved-prefix"),
    ] {
        let report = judge_with(&Limits::DEFAULT, old, text);
        let ids: Vec<String> = found(&report).into_iter().map(|(_, id)| id).collect();
        assert_eq!(ids, [id], "{text}");
        assert!(
            report
                .findings()
                .iter()
                .all(|finding| finding.also.is_empty())
        );
    }
    let report = judge("- .wh.");
    let also: Vec<String> = report.findings()[0]
        .also
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(also, ["image.layer.whiteout.name"]);
}

#[test]
fn hard_links() {
    let (directory, order, dangling, escaping) = (
        "hardlinks.not-directories",
        "layer.hard-link-order",
        "layer.hard-link-dangling",
        "layer.escaping-name",
    );
    expect("d a\nh b -> a", &[("b", directory)]);
    expect("h b -> a\nd a", &[("b", directory), ("b", order)]);
    expect("h b -> .", &[("b", directory)]);
    // A lower layer may have a symbolic link there.
    expect("- a/b\nh c -> a", &[]);
    expect("h b -> a\n- a", &[("b", order)]);
    expect("h b -> b", &[("b", order)]);
    expect(
        "- b\nh b -> ./b",
        &[("b", "format.no-duplicate-paths"), ("b", order)],
    );
    expect(
        "h b -> .wh.a\n- .wh.a",
        &[("b", dangling), ("b", order), (".wh.a", "whiteout.order")],
    );
    expect("- a\nh b -> a/c", &[("b", dangling)]);
    expect("- a\nh b -> /a", &[("b", "layer.hard-link-absolute")]);
    expect("- a\nh b -> c/../a", &[("b", escaping)]);
    expect("l l -> /\nh b -> l/a", &[("b", "layer.below-outward-link")]);
    expect("h b -> l/a\nl l -> x", &[("b", "layer.below-inward-link")]);
    expect("h b", &[("b", "attributes.hardlink")]);
}

#[test]
fn attributes() {
    let bad = Entry {
        mode: Attribute::Missing,
        uid: Attribute::Malformed,
        gid: Attribute::Missing,
        mtime: Attribute::Malformed,
        ..entry(EntryKind::Regular, b"a")
    };
    let whiteout = Entry {
        name: b".wh.b",
        ..bad
    };
    for (entry, count) in [(bad, 4), (whiteout, 0)] {
        let mut verdict = LayerVerdict::new(Context::default(), Arc::from("layer"));
        Changeset::new(&Limits::DEFAULT).entry(&entry, &mut verdict);
        assert_eq!(verdict.report.findings().len(), count);
    }
    expect("l a", &[("a", "attributes.symlink")]);
    expect("7 a", &[("a", "file-types")]);
}

#[test]
fn limits_are_reached_once_and_end_it() {
    let limits = Limits {
        entries: 4,
        path_depth: 3,
        names_bytes: 6,
        ..Limits::DEFAULT
    };
    for (text, limit) in [
        ("- a\n- b\n- c\n- d\n- e\n- a", "`entries`"),
        ("- a\n- a\n- a\n- a\n- a", "`entries`"),
        ("- a/b/c\n- d/e", "`entries`"),
        ("- a/b/c/d\n- a\n- a", "`path_depth`"),
        ("- abc\n- defg", "`names_bytes`"),
    ] {
        let report = judge_with(&limits, Version::UNRELEASED, text);
        let [obstacle] = report.obstacles() else {
            panic!("{text}: {:?}", report.obstacles())
        };
        assert!(obstacle.message.contains(limit), "{text}: {obstacle:?}");
        let tally = report
            .tally(ClauseRef::Clause(&FORMAT_NO_DUPLICATE_PATHS))
            .unwrap();
        assert!(tally.unjudged.contains(Reason::Limit), "{text}");
    }
    for text in [
        "- a/b/c\n- ./a/b/d\n- a/b",
        "- a\n- a\n- a\n- a",
        "- abc\n- def",
    ] {
        let report = judge_with(&limits, Version::UNRELEASED, text);
        assert!(report.obstacles().is_empty(), "{text}");
    }
}

#[test]
fn of_many_entries_for_a_path_the_first_is_named() {
    let report = judge("- b\n- a\n- a\n- a");
    let message = "an entry for the same path begins at byte 512 already";
    let found: Vec<_> = report.findings().iter().map(|f| &*f.message).collect();
    assert_eq!(found, [message, message]);
}

#[test]
fn entries_are_counted() {
    let mut verdict = LayerVerdict::new(Context::default(), Arc::from("layer"));
    let mut changeset = Changeset::new(&Limits::DEFAULT);
    for (count, entry) in (1..).zip(entries("- a\nd b/c\n- a")) {
        changeset.entry(&entry, &mut verdict);
        assert_eq!(changeset.entries(), count);
    }
}

#[test]
fn messages_say_what_is_in_the_way() {
    for (text, message) in [
        ("- ./", "the root is a regular file"),
        ("l ./ -> a", "the root is a symbolic link"),
        ("h ./ -> a", "the root is a hard link"),
        ("p ./", "the root is a FIFO"),
        ("c ./", "the root is a character device"),
        ("b ./", "the root is a block device"),
        ("7 ./", "the root is of another type"),
        ("d .wh.a", "the whiteout is a directory"),
        (
            "- .wh.a/b/c",
            "it is in `.wh.a`, which has the name of a whiteout",
        ),
        (
            "- a/b\n- a/b/c/d",
            "it is below `a/b`, which is no directory in the same layer",
        ),
        (
            "- a/b\nh c -> a/b/d",
            "the target `a/b/d` is below `a/b`, which is no directory",
        ),
    ] {
        let report = judge(text);
        let messages: Vec<_> = report.findings().iter().map(|f| &*f.message).collect();
        assert!(messages.contains(&message), "{text}: {messages:#?}");
    }
}

#[test]
fn what_only_lower_layers_have_is_left_to_them() {
    let report = judge("h a -> b");
    for clause in [&HARD_LINK_DANGLING, &HARD_LINK_ORDER] {
        let tally = report.tally(ClauseRef::Clause(clause));
        assert!(tally.is_none_or(|tally| tally.unjudged.iter().next().is_none()));
    }
}

#[test]
fn more_whiteouts_than_are_kept_leave_one_question_open() {
    let unjudged = |text: &str| {
        let report = judge(text);
        let tally = report.tally(ClauseRef::Clause(&WHITEOUT_OF_NOTHING));
        tally.is_some_and(|tally| tally.unjudged.contains(Reason::Limit))
    };
    let directory = "d".repeat(3_900);
    let whiteouts = |count: u32| {
        let lines = (0..count).map(|number| format!("- {directory}/.wh.{number}\n"));
        lines.collect::<String>()
    };
    assert!(!unjudged(&whiteouts(1_000)));
    assert!(unjudged(&whiteouts(1_100)));
}

#[test]
fn of_an_archive_without_an_end_nothing_is_said_to_be_missing() {
    for (complete, unjudged) in [(true, false), (false, true)] {
        let mut verdict = LayerVerdict::new(Context::default(), Arc::from("layer"));
        let mut changeset = Changeset::new(&Limits::DEFAULT);
        for entry in entries("h a -> b") {
            changeset.entry(&entry, &mut verdict);
        }
        changeset.finish(complete, &mut verdict);
        let clause: &'static Clause = &HARDLINKS_NOT_DIRECTORIES;
        let tally = verdict.report.tally(clause.into());
        let reason = |tally: &oci_conformance::Tally| tally.unjudged.contains(Reason::Prerequisite);
        assert_eq!(tally.is_some_and(reason), unjudged);
        assert!(!verdict.report.fails(Severity::Note));
    }
}

#[test]
fn the_way_to_the_entry_before_is_not_taken_where_it_has_changed() {
    let below = "layer.below-non-directory";
    let link = "layer.below-outward-link";
    let again = "format.no-duplicate-paths";
    expect(
        "- a/b/c\nl a -> /\n- a/b/d",
        &[("a", below), ("a/b/d", link)],
    );
    expect(
        "l a -> b\n- a/b/c\nl a -> /\n- a/b/d",
        &[
            ("a/b/c", "layer.below-inward-link"),
            ("a", again),
            ("a", below),
            ("a/b/d", link),
        ],
    );
    expect(
        "- a\n- a/b/c\nd a\n- a/b/d",
        &[("a/b/c", below), ("a", again)],
    );
    for text in [
        "- a/.wh.b/c\n- a/.wh.b/d\n- a/.wh.b/e/f",
        "- a/.wh.b/c/d\n- a/.wh.b/c/e",
    ] {
        let first = text.lines().next().and_then(|line| line.strip_prefix("- "));
        expect(text, &[(first.unwrap(), "whiteout.reserved-prefix")]);
    }
    expect(
        "- a/b/c\nl a/b/ -> /\n- a/b/d",
        &[("a/b/", below), ("a/b/d", link)],
    );
    expect(
        "- a\n- .\n- b",
        &[(".", below), (".", "layer.root-directory"), ("b", below)],
    );
}
