use schemars::{JsonSchema, schema_for};
use serde_json::{Value as Json, json};

use super::{DocumentSchema, Governed, Grammar, SchemaSource};
use crate::{
    Catalogue, Clause, Facet, Heading, Property, Severity, Shape, Specification, Value, Version,
};

static OBJECT: Clause = Clause::must("link.object", "link.md#link", "A link is an object.");
static NAME_SHORT: Clause = Clause::must("link.name.short", "link.md#name", "A name is short.")
    .judged(crate::Subject::Document, &[]);
static NAME_SHOWN: Clause = Clause::must("link.name.shown", "link.md#name", "Tools show names.");
static BOTH: Clause = Clause::must("link.both", "link.md#link", "There is not only a peer.");

static LINK: Shape = Shape::new(
    "link",
    "link.md#link",
    &[
        Property::required("name", "link.name", Value::String).note("In Latin."),
        Property::required("index", "link.index", Value::UINT64).on(&["linux"]),
        Property::required("mtu", "link.mtu", Value::UINT32).softened(
            Facet::Presence,
            Severity::Warning,
            "0 is left out",
        ),
        Property::optional("mode", "link.mode", Value::Enum(&["up", "down"])).nullable(),
        Property::optional("kind", "link.kind", Value::Enum(&["veth"]))
            .softened(Facet::Enum, Severity::Note, "there may be more")
            .since(Version::new(1, 1, 0)),
        Property::optional("flags", "link.flags", Value::STRINGS).nullable(),
        Property::optional("peer", "link.peer", Value::Shape(&PEER)),
        Property::optional("labels", "link.labels", Value::Shape(&LABELS)),
        Property::optional("version", "link.version", Value::Integer(2, 2)),
    ],
)
.object(&OBJECT)
.rules(&[&NAME_SHORT, &BOTH]);

static PEER: Shape = Shape::new(
    "peer",
    "link.md#peer",
    &[Property::required(
        "index",
        "link.peer.index",
        Value::UINT64,
    )],
)
.extends(&LINK);

static LABELS: Shape = Shape::new("labels", "link.md#labels", &[]).rest(&Value::Any);

static CATALOGUE: Catalogue = Catalogue {
    specification: &Specification {
        name: "link-spec",
        repository: "https://example.com/link",
        releases: &[Version::new(1, 0, 0), Version::new(1, 1, 0)],
    },
    headings: &[&Heading {
        file: "link.md",
        shapes: &[&LINK, &PEER],
        clauses: &[&NAME_SHOWN],
    }],
};

static SOURCE: SchemaSource = SchemaSource {
    catalogue: &CATALOGUE,
    parts: PARTS,
    grammars: &[
        Grammar {
            of: Governed::Property("link.flags"),
            schema: |_| schemars::json_schema!({ "type": "string", "pattern": "^[A-Z]+$" }),
        },
        Grammar {
            of: Governed::Rest(&LABELS),
            schema: |generator| generator.subschema_for::<String>(),
        },
    ],
};

struct Link;

shape_schemas! {
    static PARTS from SOURCE;
    types { "Link" = Link => &LINK, }
    parts { "Peer" = Peer => &PEER, }
}

fn part<T: JsonSchema>(pointer: &str) -> Json {
    let schema = schema_for!(T);
    schema.pointer(pointer).cloned().unwrap_or_default()
}

#[test]
fn a_schema_demands_what_is_an_error_everywhere() {
    assert_eq!(part::<Link>("/required"), json!(["name"]));
    assert_eq!(
        part::<Link>("/$defs/Peer/required"),
        json!(["name", "index"])
    );
}

#[test]
fn closed_lists_are_closed_and_others_are_not() {
    let mode = part::<Link>("/properties/mode/anyOf");
    assert_eq!(
        mode,
        json!([{ "type": "string", "enum": ["up", "down"] }, { "type": "null" }])
    );
    assert_eq!(part::<Link>("/properties/kind/enum"), Json::Null);
    assert_eq!(part::<Link>("/properties/kind/examples"), json!(["veth"]));
    assert_eq!(part::<Link>("/properties/version/const"), json!(2));
}

#[test]
fn grammars_are_those_of_what_is_in_a_value() {
    assert_eq!(
        part::<Link>("/properties/flags/type"),
        json!(["array", "null"])
    );
    assert_eq!(
        part::<Link>("/properties/flags/items/pattern"),
        json!("^[A-Z]+$")
    );
    let labels = part::<Link>("/properties/labels/additionalProperties");
    assert_eq!(labels, json!({ "type": "string" }));
}

#[test]
fn annotations_say_which_clauses_bind_what() {
    let clauses = part::<Link>("/properties/name/x-oci-clauses");
    assert_eq!(
        clauses,
        json!([
            "link.name.json-type",
            "link.name.required",
            "link.name.short"
        ])
    );
    assert_eq!(
        part::<Link>("/x-oci-clauses"),
        json!(["link.object", "link.both"])
    );
    let section = part::<Link>("/properties/name/x-oci-section");
    assert_eq!(section, "https://example.com/link/blob/v1.1.0/link.md#link");
    assert_eq!(part::<Link>("/properties/kind/x-oci-since"), "1.1.0");
    assert_eq!(part::<Link>("/properties/name/x-oci-since"), Json::Null);
    assert_eq!(
        part::<Link>("/properties/name/description"),
        "A name is short.\n\nIn Latin."
    );
    let facets = "`index` is an integer. `index` is there.";
    assert_eq!(part::<Link>("/properties/index/description"), facets);
}

#[test]
fn a_shape_may_lead_back_to_itself() {
    assert_eq!(part::<Link>("/properties/peer/$ref"), "#/$defs/Peer");
    assert_eq!(
        part::<Link>("/$defs/Peer/properties/peer/$ref"),
        "#/$defs/Peer"
    );
}

#[test]
fn a_document_has_an_id_and_a_title() {
    let schema = DocumentSchema::of::<Link>("link", "A Link").schema();
    assert_eq!(schema.get("$id"), Some(&json!("urn:oci-tool:schema:link")));
    assert_eq!(schema.get("title"), Some(&json!("A Link")));
    let draft = "https://json-schema.org/draft/2020-12/schema";
    assert_eq!(schema.get("$schema"), Some(&json!(draft)));
}
