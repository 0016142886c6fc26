//! The schema of reports: that of the library, and what this tool says in them.

use oci_conformance::{Catalogue, Record, Version, schema::schemars::Schema};
use serde_json::{Value, json};

use crate::{
    judging::{
        UNREAD,
        image::{LAYER, LAYOUT},
        runtime::BUNDLE,
    },
    listing::RULEBOOKS,
};

const DESCRIPTION: &str = "What `oci-tool image validate --format json` and `oci-tool runtime \
    validate --format json` print: one such object for each path that could be judged, each in a \
    line of its own.";

pub(super) fn schema() -> Schema {
    let mut schema = Record::schema();
    narrow(&mut schema, "", "description", DESCRIPTION.into());
    let defs = "/$defs";
    let id = "^(image|runtime|advisory)(\\.[a-z0-9-]+)+$";
    narrow(
        &mut schema,
        &format!("{defs}/clause_id"),
        "pattern",
        id.into(),
    );
    let name = env!("CARGO_PKG_NAME");
    narrow(
        &mut schema,
        &format!("{defs}/tool/properties/name"),
        "const",
        name.into(),
    );
    let types = format!("{defs}/subject/properties/type");
    narrow(&mut schema, &types, "enum", kinds().into());
    let time = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$";
    narrow(&mut schema, "/properties/time", "pattern", time.into());
    narrow(
        &mut schema,
        "/properties/time",
        "format",
        "date-time".into(),
    );
    narrow(
        &mut schema,
        "/properties",
        "options",
        json!({
            "description": "The options that the verdict depends on, and that were given; missing \
                if there are none.",
            "type": "array",
            "items": { "type": "string", "pattern": "^--[a-z]" },
            "minItems": 1,
        }),
    );
    if let Some(Value::Array(required)) = schema.pointer_mut("/required") {
        required.push("time".into());
    }
    let names = RULEBOOKS.map(|rules| rules.catalogue.specification.name);
    let spec = format!("{defs}/spec");
    narrow(
        &mut schema,
        &format!("{spec}/properties/name"),
        "enum",
        json!(names),
    );
    let versions = RULEBOOKS.map(|rules| versions(rules.catalogue));
    narrow(&mut schema, &spec, "allOf", json!(versions));
    schema
}

/// Says more of the values at this place of the schema.
fn narrow(schema: &mut Schema, pointer: &str, keyword: &str, says: Value) {
    if let Some(Value::Object(part)) = schema.pointer_mut(pointer) {
        part.insert(keyword.to_owned(), says);
    } else if pointer.is_empty() {
        schema.insert(keyword.to_owned(), says);
    }
}

/// What can be judged: documents, what holds them, and what nobody can tell.
fn kinds() -> Vec<&'static str> {
    let documents = oci_image::DOCUMENT_TYPES
        .iter()
        .chain(oci_runtime::DOCUMENT_TYPES);
    let mut kinds = vec![LAYOUT, LAYER, BUNDLE, UNREAD];
    for document in documents {
        // Two specifications have a config.
        if !kinds.contains(&document.name) {
            kinds.push(document.name);
        }
    }
    kinds
}

/// That the version is one of those of the specification, where it is that.
fn versions(catalogue: &Catalogue) -> Value {
    let specification = catalogue.specification;
    let releases = specification.releases.iter().copied();
    let versions = releases
        .chain([Version::UNRELEASED])
        .map(|version| version.to_string());
    json!({
        "if": { "properties": { "name": { "const": specification.name } } },
        "then": { "properties": { "version": { "enum": versions.collect::<Vec<_>>() } } },
    })
}
