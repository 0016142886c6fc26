//! considerations.md: what is JSON, and what is I-JSON.

use crate::table::{
    Change::{Draft, Text, Whole},
    Expected::{Broken, Hints, Silence},
    Row, check,
};

const NO_JSON: &str = "image.considerations.json.plus-json-types";
const DUPLICATE: &str = "image.considerations.json.no-duplicate-names";
const SURROGATE: &str = "image.considerations.json.no-surrogates";
const UTF8: &str = "image.considerations.json.utf8";
const NUMBERS: &str = "image.considerations.json.numbers";

#[test]
fn what_is_no_json_is_no_document() {
    check(&[
        Row(
            "empty config",
            Whole("config-amd64", b""),
            Broken(&[NO_JSON]),
        ),
        Row(
            "cut short",
            Whole("amd64", br#"{"schemaVersion":2,"#),
            Broken(&[NO_JSON]),
        ),
        Row(
            "trailing comma",
            Text("nested", r#""manifests":["#, r#""x":[1,],"manifests":["#),
            Broken(&[NO_JSON]),
        ),
        Row(
            "bytes behind the value",
            Draft(|draft| draft.replace("artifact", "12:00:00Z\"}}", "12:00:00Z\"}}{}")),
            Broken(&[NO_JSON]),
        ),
        Row(
            "zero bytes behind the value",
            Text("oci-layout", r#""1.0.0"}"#, "\"1.0.0\"}\0\0"),
            Broken(&[NO_JSON]),
        ),
        Row(
            "a leading zero",
            Text(
                "config-arm64",
                r#"{"architecture""#,
                r#"{"x":01,"architecture""#,
            ),
            Broken(&[NO_JSON]),
        ),
        Row(
            "a comment",
            Text(
                "index.json",
                r#"{"schemaVersion":2,"#,
                r#"{/**/"schemaVersion":2,"#,
            ),
            Broken(&[NO_JSON]),
        ),
        Row(
            "single quotes",
            Whole("oci-layout", b"{'imageLayoutVersion':'1.0.0'}"),
            Broken(&[NO_JSON]),
        ),
        Row("UTF-16", Whole("oci-layout", b"{\0}\0"), Broken(&[NO_JSON])),
        Row(
            "a line break in a string",
            Text(
                "index.json",
                r#""com.example.index":"top""#,
                "\"com.example.index\":\"t\nop\"",
            ),
            Broken(&[NO_JSON]),
        ),
        Row(
            "NaN",
            Text(
                "amd64",
                r#"{"schemaVersion":2"#,
                r#"{"x":NaN,"schemaVersion":2"#,
            ),
            Broken(&[NO_JSON]),
        ),
    ]);
}

#[test]
fn whitespace_and_order_mean_nothing() {
    check(&[
        Row(
            "blanks around",
            Text(
                "oci-layout",
                r#"{"imageLayoutVersion":"1.0.0"}"#,
                "\r\n\t {\"imageLayoutVersion\" :\n\"1.0.0\"} \n",
            ),
            Silence,
        ),
        Row(
            "another order",
            Text(
                "index.json",
                r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","#,
                r#"{"mediaType":"application/vnd.oci.image.index.v1+json","schemaVersion":2,"#,
            ),
            Silence,
        ),
        Row(
            "an escaped name",
            Text("amd64", r#""config":{"#, r#""\u0063onfig":{"#),
            Silence,
        ),
        Row(
            "an escaped value",
            Text(
                "nested",
                r#""os":"linux","variant""#,
                r#""os":"\u006cinux","variant""#,
            ),
            Silence,
        ),
        Row(
            "an escaped slash",
            Text(
                "artifact",
                "https://example.com/sbom",
                r"https:\/\/example.com\/sbom",
            ),
            Silence,
        ),
        Row(
            "characters beyond the first plane",
            Text("index.json", r#""top""#, r#""\ud83d\ude00 😀""#),
            Silence,
        ),
        Row(
            "U+0000, escaped",
            Text("index.json", r#""top""#, r#""\u0000""#),
            Silence,
        ),
        Row(
            "U+FFFD and U+FEFF in a string",
            Text("index.json", r#""top""#, "\"\u{fffd}\u{feff}\""),
            Silence,
        ),
    ]);
}

#[test]
fn names_are_not_repeated_at_any_depth() {
    check(&[
        Row(
            "at the top",
            Text(
                "amd64",
                r#"{"schemaVersion":2,"#,
                r#"{"schemaVersion":2,"schemaVersion":2,"#,
            ),
            Broken(&[DUPLICATE]),
        ),
        Row(
            "escaped",
            Text(
                "amd64",
                r#"{"schemaVersion":2,"#,
                r#"{"schemaVersion":2,"\u0073chemaVersion":2,"#,
            ),
            Broken(&[DUPLICATE]),
        ),
        Row(
            "in a descriptor",
            Text("arm64", r#"<app>}"#, r#"<app>,"size":<app.size>}"#),
            Broken(&[DUPLICATE]),
        ),
        Row(
            "in a platform",
            Text(
                "nested",
                r#"{"architecture":"amd64","#,
                r#"{"os":"linux","architecture":"amd64","#,
            ),
            Broken(&[DUPLICATE]),
        ),
        Row(
            "in what nobody knows",
            Text(
                "config-arm64",
                r#"{"architecture""#,
                r#"{"x":[{"y":{"":1,"":2}}],"architecture""#,
            ),
            Broken(&[DUPLICATE]),
        ),
        Row(
            "three times",
            Text("oci-layout", r#"{"#, r#"{"x":1,"x":2,"x":3,"#),
            Broken(&[DUPLICATE, DUPLICATE]),
        ),
        Row(
            "with values that differ, of which the last counts",
            Text(
                "amd64",
                r#"{"schemaVersion":2,"#,
                r#"{"schemaVersion":1,"schemaVersion":2,"#,
            ),
            Broken(&[DUPLICATE]),
        ),
        Row(
            "with a last value that is wrong",
            Text(
                "amd64",
                r#"{"schemaVersion":2,"#,
                r#"{"schemaVersion":2,"schemaVersion":1,"#,
            ),
            Broken(&[DUPLICATE, "image.manifest.schema-version.value"]),
        ),
        Row(
            "of ports",
            Text("config-amd64", r#""53/udp":{}"#, r#""8080\/tcp":{}"#),
            Broken(&[DUPLICATE]),
        ),
        Row(
            "in different case alone",
            Text(
                "index.json",
                r#""com.example.index":"top""#,
                r#""com.example.index":"","com.example.Index":"""#,
            ),
            Silence,
        ),
    ]);
}

#[test]
fn text_is_unicode() {
    check(&[
        Row(
            "half a surrogate pair",
            Text("index.json", r#""top""#, r#""\ud83d""#),
            Broken(&[SURROGATE]),
        ),
        Row(
            "the halves the wrong way round",
            Text("config-amd64", "ADD base", r"\ude00\ud83d"),
            Broken(&[SURROGATE, SURROGATE]),
        ),
        Row(
            "half a pair in a name",
            Text(
                "amd64",
                r#"{"schemaVersion":2"#,
                r#"{"\udfff":1,"schemaVersion":2"#,
            ),
            Broken(&[SURROGATE]),
        ),
        Row(
            "a noncharacter",
            Text("index.json", r#""top""#, "\"\u{fdd0}\""),
            Broken(&[SURROGATE]),
        ),
        Row(
            "a noncharacter, escaped",
            Text("index.json", r#""top""#, r#""\uFFFE""#),
            Broken(&[SURROGATE]),
        ),
        Row(
            "a noncharacter beyond the first plane",
            Text("index.json", r#""top""#, r#""\ud83f\udfff""#),
            Broken(&[SURROGATE]),
        ),
        Row(
            "a byte order mark",
            Draft(|draft| {
                draft.replace(
                    "nested",
                    r#"{"schemaVersion""#,
                    "\u{feff}{\"schemaVersion\"",
                );
            }),
            Broken(&[UTF8]),
        ),
        Row(
            "Latin-1",
            Draft(|draft| draft.replace("config-amd64", "Alice <", b"Zo\xeb <")),
            Broken(&[UTF8]),
        ),
        Row(
            "an overlong form",
            Draft(|draft| draft.replace("index.json", "top", b"\xc0\xaf")),
            Broken(&[UTF8]),
        ),
        Row(
            "a surrogate, encoded",
            Draft(|draft| draft.replace("index.json", "top", b"\xed\xa0\x80")),
            Broken(&[UTF8]),
        ),
        Row(
            "Latin-1 in a name",
            Draft(|draft| draft.replace("oci-layout", "{", b"{\"\xeb\":1,")),
            Broken(&[UTF8]),
        ),
    ]);
}

#[test]
fn numbers_have_a_range_and_a_precision() {
    check(&[
        Row(
            "1e400",
            Text("oci-layout", "{", r#"{"x":1e400,"#),
            Hints(&[NUMBERS]),
        ),
        Row(
            "2^53-1",
            Text("oci-layout", "{", r#"{"x":9007199254740991,"#),
            Silence,
        ),
        Row(
            "2^53+1",
            Text("oci-layout", "{", r#"{"x":9007199254740993,"#),
            Hints(&[NUMBERS]),
        ),
        Row(
            "0.1",
            Text("oci-layout", "{", r#"{"x":0.1,"y":-0,"z":1E2,"#),
            Silence,
        ),
    ]);
}
