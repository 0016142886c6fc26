//! The lists of the specifications' clauses, and the catalogues.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use oci_conformance::{Catalogue, Held, Version};

/// A list of clauses, and the catalogue that has to have the same.
pub(crate) struct List {
    /// The file of the list.
    file: &'static str,
    /// The catalogue.
    pub(crate) catalogue: &'static Catalogue,
}

/// One row of a list.
pub(crate) struct Row {
    level: String,
    /// The platforms that it binds; all, if there are none.
    platforms: Vec<String>,
    section: String,
    since: Version,
    kind: String,
    /// What is to be said about the clause.
    pub(crate) notes: String,
}

/// The lists of both specifications.
pub(crate) static LISTS: [List; 2] = [
    List {
        file: "image-spec.tsv",
        catalogue: &oci_image::CATALOGUE,
    },
    List {
        file: "runtime-spec.tsv",
        catalogue: &oci_runtime::CATALOGUE,
    },
];

impl List {
    /// The rows by their ids; says so if the lists are not there.
    pub(crate) fn rows(&self) -> Option<BTreeMap<String, Row>> {
        let path = oci_testing::folder("OCI_CLAUSES")?.join(self.file);
        let text = fs::read_to_string(&path).expect("the list of clauses is readable");
        let mut lines = text
            .lines()
            .map(|line| line.split('\t').collect::<Vec<_>>());
        let names = lines.next().expect("the list has a head");
        let column = |name| names.iter().position(|found| *found == name);
        let rows = lines.map(|fields| {
            let field = |name| column(name).map(|column| fields[column]);
            let demanded = |name| field(name).unwrap_or_else(|| panic!("no column {name}"));
            let row = Row {
                level: demanded("level").to_owned(),
                platforms: platforms(field("platform").unwrap_or("all")),
                section: demanded("ref").to_owned(),
                since: since(demanded("since")),
                kind: demanded("kind").to_owned(),
                notes: demanded("notes").to_owned(),
            };
            (demanded("id").to_owned(), row)
        });
        Some(rows.collect())
    }
}

fn platforms(text: &str) -> Vec<String> {
    let names = match text {
        "all" => &[][..],
        "posix" => &["linux", "solaris", "freebsd", "zos"],
        name => &[name],
    };
    names.iter().map(|&name| name.to_owned()).collect()
}

fn since(text: &str) -> Version {
    match text {
        "unreleased" => Version::UNRELEASED,
        release => release.parse().expect("a version"),
    }
}

#[test]
fn every_listed_clause_is_in_its_catalogue_and_no_other() {
    for list in &LISTS {
        let Some(rows) = list.rows() else { return };
        assert!(rows.len() > 500, "{} has {} rows", list.file, rows.len());
        let ours: BTreeSet<String> = list.catalogue.clauses().map(|c| c.to_string()).collect();
        let theirs: BTreeSet<String> = rows.into_keys().collect();
        let missing: Vec<_> = theirs.difference(&ours).collect();
        let unknown: Vec<_> = ours.difference(&theirs).collect();
        assert!(missing.is_empty(), "missing: {missing:#?}");
        assert!(unknown.is_empty(), "unknown: {unknown:#?}");
    }
}

#[test]
fn key_words_sections_versions_and_platforms_are_those_of_the_lists() {
    let mut differences = Vec::new();
    for list in &LISTS {
        let Some(rows) = list.rows() else { return };
        for clause in list.catalogue.clauses() {
            let id = clause.to_string();
            let Some(row) = rows.get(&id) else { continue };
            let ours = (
                clause.keyword().as_str(),
                clause.section(),
                clause.since(),
                clause.platforms().to_vec(),
            );
            let platforms = row.platforms.iter().map(String::as_str).collect();
            let theirs = (
                row.level.as_str(),
                row.section.as_str(),
                row.since,
                platforms,
            );
            if ours != theirs {
                differences.push(format!("{id}: ours {ours:?}, listed {theirs:?}"));
            }
        }
    }
    assert!(differences.is_empty(), "{differences:#?}");
}

#[test]
fn what_the_lists_call_behaviour_no_check_judges() {
    const BEHAVIOUR: [&str; 4] = [
        "behaviour",
        "runtime-inside",
        "runtime-outside",
        "uncheckable",
    ];
    for list in &LISTS {
        let Some(rows) = list.rows() else { return };
        let mut met = 0;
        for clause in list.catalogue.clauses() {
            let Some(row) = rows.get(&clause.to_string()) else {
                continue;
            };
            if BEHAVIOUR.contains(&row.kind.as_str()) {
                let judged = matches!(clause.held(), Held::Judged(_) | Held::Permits);
                assert!(!judged, "{clause}: {:?}", clause.held());
                met += 1;
            }
        }
        assert!(met > 100, "{} has {met} clauses about behaviour", list.file);
    }
}
