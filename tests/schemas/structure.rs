//! What the schemas are made of.

use std::{collections::BTreeSet, ptr};

use oci_conformance::{
    Catalogue, DocumentType, Property, Shape,
    schema::{DocumentSchema, Governed, SchemaSource, schemars::generate::SchemaSettings},
};
use serde_json::Value;

use super::all;

const SOURCES: [(&SchemaSource, &[&DocumentType]); 2] = [
    (&oci_image::schema::SOURCE, oci_image::DOCUMENT_TYPES),
    (&oci_runtime::schema::SOURCE, oci_runtime::DOCUMENT_TYPES),
];

/// Calls `visit` with every object in a schema, and where it is.
fn walk(schema: &Value, at: &str, visit: &mut impl FnMut(&str, &Value)) {
    match schema {
        Value::Object(members) => {
            visit(at, schema);
            for (name, member) in members {
                walk(member, &format!("{at}/{name}"), visit);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(item, &format!("{at}/{index}"), visit);
            }
        }
        _ => {}
    }
}

#[test]
fn each_is_a_schema_of_draft_2020_12() {
    for schema in all() {
        let name = schema.name;
        let schema = schema.schema().to_value();
        assert!(jsonschema::draft202012::meta::is_valid(&schema), "{name}");
        assert_eq!(
            schema["$schema"],
            "https://json-schema.org/draft/2020-12/schema"
        );
        assert_eq!(schema["$id"], format!("urn:oci-tool:schema:{name}"));
        assert_eq!(schema["type"], "object", "{name}");
        for part in schema
            .get("$defs")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            let (part, schema) = part;
            assert!(
                part.chars().all(|c| c.is_ascii_alphabetic()),
                "{name}: {part}"
            );
            assert!(
                schema.get("title").is_some() || schema.get("const").is_some(),
                "{part}"
            );
        }
    }
}

#[test]
fn each_type_of_document_has_one() {
    let types = SOURCES.iter().map(|(_, types)| types.len());
    assert_eq!(all().count(), types.sum::<usize>());
    let ids: BTreeSet<_> = all().map(DocumentSchema::id).collect();
    assert_eq!(ids.len(), all().count());
}

#[test]
fn an_object_has_the_properties_of_its_shape_and_no_other() {
    for (source, _) in SOURCES {
        for part in source.parts {
            let mut generator = SchemaSettings::draft2020_12().into_generator();
            let reference = (part.schema)(&mut generator).to_value();
            let name = reference["$ref"].as_str().unwrap();
            let schema = &generator.definitions()[name.strip_prefix("#/$defs/").unwrap()];
            let properties = schema.get("properties").and_then(Value::as_object);
            let found: BTreeSet<_> = properties
                .into_iter()
                .flatten()
                .map(|(name, _)| name.as_str())
                .collect();
            let lineage = part.shape.lineage().flat_map(Shape::properties);
            let expected: BTreeSet<_> = lineage.map(Property::name).collect();
            assert_eq!(found, expected, "{name}");
            let bound = found.iter().filter(|&&property| {
                let clauses = schema["properties"][property].get("x-oci-clauses");
                clauses
                    .and_then(Value::as_array)
                    .is_some_and(|ids| !ids.is_empty())
            });
            assert_eq!(
                bound.count(),
                expected.len(),
                "{name}: a property that no clause binds"
            );
        }
    }
}

/// A shape that only adds advisories to another says nothing that a schema could.
fn only_advises(shape: &'static Shape) -> bool {
    shape.lineage().count() > 1 && shape.properties().is_empty()
}

#[test]
fn every_shape_has_a_schema_of_its_own() {
    for (source, types) in SOURCES {
        let shapes = types.iter().flat_map(|kind| kind.shape.reachable());
        for shape in shapes.filter(|&shape| !only_advises(shape)) {
            let parts = source.parts.iter();
            let known = parts.filter(|part| ptr::eq(part.shape, shape)).count();
            assert_eq!(known, 1, "{shape:?}");
        }
    }
}

#[test]
fn every_grammar_is_of_something() {
    for (source, _) in SOURCES {
        let schemas: Vec<_> = all().map(|schema| schema.schema().to_value()).collect();
        for grammar in source.grammars {
            let there = match grammar.of {
                Governed::Rest(shape) => source.parts.iter().any(|part| ptr::eq(part.shape, shape)),
                Governed::Property(base) => {
                    let facet = format!("{base}.");
                    let mut found = false;
                    for schema in &schemas {
                        walk(schema, "", &mut |_, object| {
                            let ids = object.get("x-oci-clauses").and_then(Value::as_array);
                            let mut ids = ids.into_iter().flatten().filter_map(Value::as_str);
                            found |= object.get("properties").is_none()
                                && ids.any(|id| {
                                    id.strip_prefix(&facet).is_some_and(|f| !f.contains('.'))
                                });
                        });
                    }
                    found
                }
            };
            assert!(there, "{grammar:?}");
        }
    }
}

#[test]
fn annotations_name_clauses_and_sections_that_there_are() {
    let catalogues: [&Catalogue; 2] = [&oci_image::CATALOGUE, &oci_runtime::CATALOGUE];
    let clauses = catalogues.iter().flat_map(|catalogue| catalogue.clauses());
    let known: BTreeSet<_> = clauses.map(|clause| clause.to_string()).collect();
    for schema in all() {
        let mut named = 0;
        walk(
            &schema.schema().to_value(),
            schema.name,
            &mut |at, object| {
                let ids = object.get("x-oci-clauses").and_then(Value::as_array);
                for id in ids.into_iter().flatten() {
                    named += 1;
                    assert!(known.contains(id.as_str().unwrap()), "{at}: {id}");
                }
                if let Some(section) = object.get("x-oci-section") {
                    let section = section.as_str().unwrap();
                    assert!(
                        section.starts_with("https://github.com/opencontainers/"),
                        "{at}: {section}"
                    );
                    assert!(section.contains(".md#"), "{at}: {section}");
                }
            },
        );
        assert!(named > 3, "{}", schema.name);
    }
}

/// The specifications have null in configs of images and in features, in both at every level, and
/// nowhere else but for a list that writers in Go write so.
#[test]
fn null_is_where_the_specifications_have_it() {
    for schema in all() {
        let mut nulls = Vec::new();
        walk(&schema.schema().to_value(), "", &mut |at, object| {
            let kind = &object.get("type");
            let listed = kind
                .and_then(Value::as_array)
                .is_some_and(|all| all.contains(&"null".into()));
            if listed || *kind == Some(&"null".into()) {
                nulls.push(at.to_owned());
            }
        });
        match schema.name {
            "image-config" | "runtime-features" => assert!(nulls.len() > 20, "{nulls:?}"),
            "container-process-state" => assert_eq!(nulls, ["/properties/fds"]),
            name => assert!(nulls.is_empty(), "{name}: {nulls:?}"),
        }
    }
}

/// What a specification does not name may be in every object.
#[test]
fn no_object_is_closed() {
    for schema in all() {
        walk(
            &schema.schema().to_value(),
            schema.name,
            &mut |at, object| {
                assert_ne!(
                    object.get("additionalProperties"),
                    Some(&false.into()),
                    "{at}"
                );
            },
        );
    }
}
