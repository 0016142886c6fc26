//! Files that are generated from the code: `BLESS=1 cargo test --test generated` rewrites them.
#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::{
    env,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use oci_conformance::{Catalogue, ClauseRef, Held, Origin};

/// Compares a file with what it should be, or rewrites it.
#[track_caller]
fn agrees(file: &str, expected: &str) {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if env::var_os("BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, expected).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == expected,
        "{file} is out of date: run `BLESS=1 cargo test --test generated`"
    );
}

fn document(catalogue: &Catalogue, advisories: &[ClauseRef]) -> String {
    let specification = catalogue.specification;
    let mut text = format!(
        "# The clauses of the {0}\n\n\
         Every normative sentence of the [{0}]({1}), how it is held, and what is to be said about \
         it. This file is generated. `oci-tool explain ID` shows a clause with its examples.\n\n",
        specification.name, specification.repository,
    );
    counts(&mut text, catalogue);
    let mut file = "";
    for heading in catalogue.headings {
        // A long document of the specification has several headings here.
        if heading.file != file {
            file = heading.file;
            write!(text, "\n## {file}\n").unwrap();
        }
        for clause in heading.clauses() {
            entry(&mut text, clause, catalogue);
        }
    }
    text.push_str("\n## Advisories\n\nNo sentence forbids these; they never decide conformance.\n");
    for &clause in advisories {
        entry(&mut text, clause, catalogue);
    }
    text
}

fn counts(text: &mut String, catalogue: &Catalogue) {
    let count = |is: fn(Held) -> bool| catalogue.clauses().filter(|c| is(c.held())).count();
    let rows = [
        ("judged", count(|held| matches!(held, Held::Judged(_)))),
        (
            "declared, not judged yet",
            count(|held| matches!(held, Held::Declared(_))),
        ),
        ("permits", count(|held| held == Held::Permits)),
        ("binds behaviour", count(|held| held == Held::Behaviour)),
        (
            "uncheckable",
            count(|held| matches!(held, Held::Uncheckable(_))),
        ),
    ];
    text.push_str("| held | clauses |\n|---|---|\n");
    for (held, clauses) in rows {
        writeln!(text, "| {held} | {clauses} |").unwrap();
    }
    writeln!(text, "| all | {} |", catalogue.clauses().count()).unwrap();
}

fn entry(text: &mut String, clause: ClauseRef, catalogue: &Catalogue) {
    let link = clause.link(catalogue.specification);
    let since = match clause.since() {
        version if version.is_unreleased() => "not yet released".to_owned(),
        version => format!("since {version}"),
    };
    let level = match clause.origin() {
        Origin::Specification => clause.keyword().as_str(),
        Origin::Advisory { .. } => "advisory",
    };
    let held = match clause.held() {
        Held::Judged(subject) => format!("judged ({subject:?})").to_lowercase(),
        Held::Declared(subject) => format!("not judged yet ({subject:?})").to_lowercase(),
        Held::Permits => "permits".to_owned(),
        Held::Behaviour => "binds behaviour".to_owned(),
        Held::Uncheckable(reason) => format!("uncheckable: {reason}"),
    };
    write!(text, "\n### `{clause}`\n\n").unwrap();
    let platforms = match clause.platforms() {
        [] => String::new(),
        names => format!("{} · ", names.join(", ")),
    };
    writeln!(
        text,
        "{level} · [{}]({link}) · {since} · {platforms}{held}\n",
        clause.section()
    )
    .unwrap();
    writeln!(text, "{}", clause.summary()).unwrap();
    if let Some(softened) = clause.softened() {
        let severity = softened.severity;
        writeln!(text, "\nA breach is a {severity}: {}.", softened.reason).unwrap();
    }
    if !clause.note().is_empty() {
        writeln!(text, "\n> {}", clause.note()).unwrap();
    }
    if let Origin::Advisory {
        vulnerability: Some(id),
    } = clause.origin()
    {
        writeln!(text, "\nIt guards against {id}.").unwrap();
    }
}

#[test]
fn the_catalogue_of_the_image_spec() {
    let advisories = oci_image::ADVISORIES.iter();
    let advisories: Vec<ClauseRef> = advisories.map(|&clause| clause.into()).collect();
    agrees(
        "docs/clauses/image-spec.md",
        &document(&oci_image::CATALOGUE, &advisories),
    );
}

#[test]
fn the_catalogue_of_the_runtime_spec() {
    let advisories = oci_runtime::ADVISORIES.iter();
    let advisories: Vec<ClauseRef> = advisories.map(|&clause| clause.into()).collect();
    agrees(
        "docs/clauses/runtime-spec.md",
        &document(&oci_runtime::CATALOGUE, &advisories),
    );
}

/// What the tool prints.
#[track_caller]
fn printed(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_oci-tool"));
    let output = command.args(arguments).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_schemas() {
    let list = printed(&["schema"]);
    let names: Vec<_> = list
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(names.len(), 10, "{list}");
    for name in &names {
        agrees(
            &format!("schemas/{name}.schema.json"),
            &printed(&["schema", name]),
        );
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
    for entry in fs::read_dir(folder).unwrap() {
        let file = entry.unwrap().file_name().into_string().unwrap();
        let name = file.strip_suffix(".schema.json").unwrap_or(&file);
        assert!(names.contains(&name), "nothing makes schemas/{file}");
    }
}
