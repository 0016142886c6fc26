//! The names of properties: those of the shapes, of the official JSON Schemas, and of what the lists
//! of clauses note about both and about the Go types.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use serde_json::Value;

use crate::{
    clause_lists::LISTS,
    places::Place,
    schemas::{Schemas, upstream},
    subjects::{SUBJECTS, Subject},
};

/// Places that the official schemas lack: of which types of documents, what is in them, the clause
/// about them, and what the note of that clause says of the schema and the Go type.
const OURS_ALONE: &[(&str, &str, &str, &str)] = &[
    (
        "image-spec",
        "/platform",
        "image.descriptor.platform.shape-anywhere",
        "[go-only] From specs-go/v1/descriptor.go only",
    ),
    (
        "image-spec/index",
        "/manifests/*/artifactType",
        "image.index.manifests.descriptor-rules",
        "omits data and artifactType",
    ),
    (
        "image-spec/index",
        "/manifests/*/data",
        "image.index.manifests.descriptor-rules",
        "omits data and artifactType",
    ),
    (
        "image-spec/config",
        "/config/CpuShares",
        "image.config.config.cpu-shares.json-type",
        "neither config-schema.json nor the Go type",
    ),
    (
        "image-spec/config",
        "/config/Healthcheck",
        "image.config.config.healthcheck.json-type",
        "neither config-schema.json nor the Go type",
    ),
    (
        "image-spec/config",
        "/config/MemorySwap",
        "image.config.config.memory-swap.json-type",
        "neither config-schema.json nor the Go type",
    ),
    (
        "image-spec/config",
        "/config/Memory",
        "image.config.config.memory.json-type",
        "neither config-schema.json nor the Go type",
    ),
    (
        "runtime-spec/config",
        "/linux/intelRdt/enableCMT",
        "runtime.linux.intel-rdt.enable-cmt.json-type",
        "REMOVED in v1.3.0",
    ),
    (
        "runtime-spec/config",
        "/linux/intelRdt/enableMBM",
        "runtime.linux.intel-rdt.enable-mbm.json-type",
        "REMOVED in v1.3.0",
    ),
    (
        "runtime-spec/config",
        "/linux/timeOffsets/*/",
        "runtime.linux.time-offsets.json-type",
        "Schema types only the members boottime and monotonic",
    ),
    (
        "runtime-spec/config",
        "/windows/resources/cpu/affinity/*/",
        "runtime.windows.resources.cpu.affinity.json-type",
        "types it as one object",
    ),
    (
        "runtime-spec/features",
        "/linux/intelRdt/monitoring",
        "runtime.features.linux.intel-rdt.monitoring.json-type",
        "missing from features-linux.json",
    ),
    (
        "runtime-spec/features",
        "/linux/intelRdt/schemata",
        "runtime.features.linux.intel-rdt.schemata.json-type",
        "missing from features-linux.json",
    ),
    (
        "runtime-spec/features",
        "/linux/memoryPolicy",
        "runtime.features.linux.memory-policy.json-type",
        "features-linux.json does not mention memoryPolicy",
    ),
];

/// Places that only the official schemas have: the schema of a map has entries by name, and what is
/// a list to the prose is one object to the schema. The clauses are those above.
const THEIRS_ALONE: &[(&str, &str)] = &[
    ("runtime-spec/config", "/linux/timeOffsets/boottime"),
    ("runtime-spec/config", "/linux/timeOffsets/monotonic"),
    (
        "runtime-spec/config",
        "/windows/resources/cpu/affinity/group",
    ),
    (
        "runtime-spec/config",
        "/windows/resources/cpu/affinity/mask",
    ),
];

/// The places of properties that a schema describes, with `*` for items, and for entries of maps.
struct Described<'s> {
    schemas: &'s Schemas,
    files: BTreeMap<String, Value>,
    found: BTreeSet<String>,
}

impl Described<'_> {
    /// Follows a schema that stands in `file`.
    fn schema(&mut self, file: &str, schema: &Value, at: &str) {
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            let (other, pointer) = reference.split_once('#').unwrap_or((reference, ""));
            let file = if other.is_empty() { file } else { other };
            let whole = self.file(file);
            let target = whole.pointer(pointer);
            let target = target.unwrap_or_else(|| panic!("{reference} leads nowhere"));
            self.schema(file, target, at);
        }
        for keyword in ["oneOf", "anyOf", "allOf"] {
            for part in schema
                .get(keyword)
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
            {
                self.schema(file, part, at);
            }
        }
        for (name, property) in members(schema, "properties") {
            let at = format!("{at}/{name}");
            self.found.insert(at.clone());
            self.schema(file, property, &at);
        }
        let entries = members(schema, "patternProperties").map(|(_, entry)| entry);
        let more = [schema.get("items"), schema.get("additionalProperties")];
        for inner in entries.chain(more.into_iter().flatten()) {
            self.schema(file, inner, &format!("{at}/*"));
        }
    }

    fn file(&mut self, file: &str) -> Value {
        let read = || self.schemas.read(file).expect("the official schema");
        self.files
            .entry(file.to_owned())
            .or_insert_with(read)
            .clone()
    }
}

fn members<'v>(schema: &'v Value, keyword: &str) -> impl Iterator<Item = (&'v String, &'v Value)> {
    schema
        .get(keyword)
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
}

fn described(upstream: &Path, subject: &Subject, file: &str) -> BTreeSet<String> {
    let schemas = Schemas::of(upstream, subject.specification);
    let mut described = Described {
        schemas: &schemas,
        files: BTreeMap::new(),
        found: BTreeSet::new(),
    };
    let whole = described.file(file);
    described.schema(file, &whole, "");
    described.found
}

/// The places of properties that the shapes describe.
fn ours(subject: &'static Subject) -> BTreeSet<String> {
    let places = Place::all(subject)
        .into_iter()
        .map(|place| place.pattern.clone());
    places
        .filter(|pattern| !pattern.is_empty() && !pattern.ends_with('*'))
        .collect()
}

#[test]
fn shapes_and_official_schemas_name_the_same_properties() {
    let Some(upstream) = upstream() else { return };
    let mut unknown = Vec::new();
    let mut ours_met = BTreeSet::new();
    let mut theirs_met = BTreeSet::new();
    for subject in &SUBJECTS {
        let Some(file) = subject.schema else { continue };
        let theirs = described(&upstream, subject, file);
        let ours = ours(subject);
        assert!(theirs.len() > 20 || ours.len() < 20, "{file}: {theirs:?}");
        for pattern in ours.difference(&theirs) {
            let known = OURS_ALONE.iter().position(|(of, part, ..)| {
                subject.name().starts_with(of) && pattern.contains(part)
            });
            match known {
                Some(index) => drop(ours_met.insert(index)),
                None => unknown.push(format!("{}{pattern}: in no schema", subject.name())),
            }
        }
        for pattern in theirs.difference(&ours) {
            let known = THEIRS_ALONE
                .iter()
                .position(|(of, begin)| subject.name() == *of && pattern.starts_with(begin));
            match known {
                Some(index) => drop(theirs_met.insert(index)),
                None => unknown.push(format!("{}{pattern}: in no shape", subject.name())),
            }
        }
    }
    assert!(unknown.is_empty(), "{unknown:#?}");
    assert_eq!(
        ours_met.len(),
        OURS_ALONE.len(),
        "no longer so: all but {ours_met:?}"
    );
    assert_eq!(
        theirs_met.len(),
        THEIRS_ALONE.len(),
        "no longer so: all but {theirs_met:?}"
    );
}

#[test]
fn the_notes_of_the_lists_say_which_properties_schemas_and_go_types_lack() {
    const LACKING: [&str; 4] = [
        "neither config-schema.json nor the Go type",
        "missing from features-linux.json",
        "omits data and artifactType",
        "types it as one object",
    ];
    let mut notes = BTreeMap::new();
    for list in &LISTS {
        let Some(rows) = list.rows() else { return };
        notes.extend(rows.into_iter().map(|(id, row)| (id, row.notes)));
    }
    for (_, place, id, phrase) in OURS_ALONE {
        let note = &notes[*id];
        assert!(
            note.contains(phrase),
            "{place}: the note of {id} says {note}"
        );
    }
    for (id, note) in &notes {
        let lacking = LACKING.iter().any(|phrase| note.contains(phrase));
        let known = OURS_ALONE.iter().any(|(_, _, known, _)| known == id);
        assert!(!lacking || known, "{id} is not in the table: {note}");
    }
}
