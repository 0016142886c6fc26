//! JSON Schemas of what shapes describe.

use oci_conformance::{
    Facet, Keyword, Property, Record, Severity, Shape, Value,
    schema::{
        DocumentSchema, Governed, Grammar, Part, SchemaSource,
        schemars::{generate::SchemaSettings, json_schema},
    },
};
use serde_json::{Value as Json, json};

use crate::specification::*;

static SOURCE: SchemaSource = SchemaSource {
    catalogue: &CATALOGUE,
    parts: &[Part {
        shape: &CONFIG,
        schema: |_| json_schema!({ "$ref": "#" }),
    }],
    grammars: &[
        Grammar {
            of: Governed::Property("part.data"),
            schema: |_| json_schema!({ "type": "string", "pattern": "^a*$" }),
        },
        Grammar {
            of: Governed::Rest(&NOTES),
            schema: |_| json_schema!({ "type": "string", "minLength": 1 }),
        },
    ],
};

fn object(shape: &'static Shape) -> Json {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    SOURCE.object(shape, &mut generator).to_value()
}

fn all() -> String {
    let shapes = [&PART, &LIST, &CONFIG, &OWN, &ONE_PLATFORM];
    let objects = shapes.map(|shape| (shape.name().to_owned(), object(shape)));
    let objects = Json::Object(objects.into_iter().collect());
    serde_json::to_string_pretty(&objects).unwrap() + "\n"
}

/// `BLESS=1` writes them anew.
#[test]
fn schemas_say_what_shapes_and_clauses_say() {
    let path = "tests/engine/schemas.json";
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, all()).unwrap();
    }
    assert_eq!(all(), std::fs::read_to_string(path).unwrap());
}

#[test]
fn a_document_has_an_id_and_a_title() {
    static OF_TYPE: DocumentSchema = DocumentSchema::of::<String>("text", "A text");
    static MADE: DocumentSchema =
        DocumentSchema::new("made", "Made", || json_schema!({ "type": "null" })).version(7);
    assert_eq!(
        OF_TYPE.schema().to_value(),
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": "urn:oci-tool:schema:text",
            "title": "A text",
            "type": "string",
        })
    );
    assert_eq!(
        MADE.schema().to_value(),
        json!({ "$id": "urn:oci-tool:schema:made:7", "title": "Made", "type": "null" })
    );
}

#[test]
fn a_report_has_a_schema() {
    let schema = Record::schema().to_value();
    let at = |pointer: &str| schema.pointer(pointer).cloned().unwrap_or_default();
    assert_eq!(
        at("/properties/format_version/const"),
        json!(Record::FORMAT_VERSION)
    );
    assert_eq!(
        at("/$defs/severity/enum"),
        json!(["error", "warning", "note"])
    );
    let verdicts = json!(["conformant", "not-conformant", "undetermined"]);
    assert_eq!(at("/$defs/verdict/enum"), verdicts);
    let words = json!(["held", "broken", "not-applicable", "permits", "not-checked"]);
    assert_eq!(at("/$defs/outcome/enum"), words);
    let description = at("/properties/verdict/description");
    assert!(
        description
            .as_str()
            .is_some_and(|text| !text.contains('\n'))
    );
}

/// With what the shapes of the small specifications have none of.
static OWN: Shape = Shape::new(
    "own",
    "config.md#own",
    &[
        Property::required("a", "own.a", Value::Bool).softened(
            Facet::Presence,
            Severity::Warning,
            "it is a matter of taste",
        ),
        Property::required("b", "own.b", Value::Enum(&["x"]))
            .softened(Facet::Enum, Severity::Warning, "others are known")
            .nullable(),
        Property::optional("c", "own.c", Value::Integer(1, 5))
            .ranged()
            .softened(Facet::Range, Severity::Note, "it is advice")
            .nullable(),
        Property::required("d", "own.d", Value::Integer(7, 7))
            .on(&["linux"])
            .note("A note."),
        Property::required("e", "own.e", Value::Any)
            .since(V1_1)
            .keyword(Keyword::Should),
        Property::optional("f", "own.f", Value::Integer(0, 5)).nullable(),
        Property::required("g", "own.g", Value::Map(&Value::Bool)).presence_unstated(),
        Property::required("h", "own.h", Value::List(&Value::Integer(1, 3)))
            .present_by(&PART_OBJECT),
    ],
);

static ONE_PLATFORM: Shape = Shape::new(
    "one platform",
    "config.md#one",
    &[
        Property::required("a", "one.a", Value::Bool),
        Property::required("b", "one.b", Value::Bool).on(&["linux", "vm"]),
        Property::required("c", "one.c", Value::Bool).on(&["vm"]),
    ],
)
.on(&["linux"]);
