use oci_conformance::{Property, Value as Kind};
use oci_runtime::config;
use serde_json::json;

use super::*;

static NAMESPACE: Shape = Shape::new(
    "namespace",
    "",
    &[
        Property::required("type", "", Kind::String),
        Property::optional("path", "", Kind::String),
    ],
);

static CONFIG: Shape = Shape::new(
    "config",
    "",
    &[
        Property::optional("hostname", "", Kind::String),
        Property::optional("args", "", Kind::STRINGS),
        Property::optional("umask", "", Kind::UINT32),
        Property::optional("readonly", "", Kind::Bool),
        Property::optional("annotations", "", Kind::Map(&Kind::String)),
        Property::optional("namespaces", "", Kind::List(&Kind::Shape(&NAMESPACE))),
        Property::optional("devices", "", Kind::Map(&Kind::Shape(&NAMESPACE))),
        Property::optional("spec", "", Kind::Any),
    ],
);

fn changed(document: Value, assignment: &str) -> Result<Value, String> {
    let mut document = document;
    let done = set(&mut document, &CONFIG, &assignment.parse().unwrap());
    done.map(|()| document).map_err(|error| error.to_string())
}

#[test]
fn what_leads_to_a_value_is_made() {
    for (assignment, expected) in [
        ("hostname=a", json!({"hostname": "a"})),
        ("hostname=\"1\"", json!({"hostname": "1"})),
        ("hostname=1", json!({"hostname": "1"})),
        ("/umask=18", json!({"umask": 18})),
        ("umask=0o22", json!({"umask": 18})),
        ("readonly=true", json!({"readonly": true})),
        ("args=[\"a\"]", json!({"args": ["a"]})),
        ("args.-=a", json!({"args": ["a"]})),
        ("args.0=a", json!({"args": ["a"]})),
        ("args[=a]=a", json!({"args": ["a"]})),
        (
            "annotations.com.example.key=v",
            json!({"annotations": {"com.example.key": "v"}}),
        ),
        (
            "annotations.\"a b\"=v",
            json!({"annotations": {"a b": "v"}}),
        ),
        ("/annotations/a~1b=v", json!({"annotations": {"a/b": "v"}})),
        (
            "namespaces[type=pid].path=/x",
            json!({"namespaces": [{"type": "pid", "path": "/x"}]}),
        ),
        (
            "devices.eth0.type=v",
            json!({"devices": {"eth0": {"type": "v"}}}),
        ),
        ("spec.a.b=[1]", json!({"spec": {"a": {"b": [1]}}})),
    ] {
        assert_eq!(changed(json!({}), assignment), Ok(expected), "{assignment}");
    }
}

#[test]
fn what_is_there_is_changed_in_its_place() {
    let document = || json!({"namespaces": [{"type": "pid"}, {"type": "net"}], "x": 1});
    assert_eq!(
        changed(document(), "namespaces[type=net].path=/n"),
        Ok(json!({"namespaces": [{"type": "pid"}, {"type": "net", "path": "/n"}], "x": 1})),
    );
    assert_eq!(
        changed(document(), "namespaces.-={\"type\":\"ipc\"}"),
        Ok(json!({"namespaces": [{"type": "pid"}, {"type": "net"}, {"type": "ipc"}], "x": 1})),
    );
}

#[test]
fn an_error_says_what_was_expected_and_where() {
    for (assignment, error) in [
        (
            "hostnam=a",
            "the document has no property `hostnam`; the nearest is `hostname`",
        ),
        (
            "read-only=a",
            "the document has no property `read-only`; the nearest is `readonly`",
        ),
        ("zzz=a", "the document has no property `zzz`"),
        (
            "hostname.a=b",
            "`hostname` is a string: nothing is below it",
        ),
        (
            "umask=-1",
            "expected an integer from 0 to 4294967295 for `umask`, found `-1`",
        ),
        (
            "umask=a",
            "expected an integer from 0 to 4294967295 for `umask`, found `a`",
        ),
        (
            "umask=4294967296",
            "expected an integer from 0 to 4294967295 for `umask`, found `4294967296`",
        ),
        (
            "umask=99999999999999999999",
            "expected an integer from 0 to 4294967295 for `umask`, found `99999999999999999999`",
        ),
        (
            "umask=022",
            "expected an integer from 0 to 4294967295 for `umask`, found `022`; octal is `0o22`",
        ),
        (
            "umask=08",
            "expected an integer from 0 to 4294967295 for `umask`, found `08`",
        ),
        (
            "readonly=yes",
            "expected a boolean for `readonly`, found `yes`",
        ),
        (
            "args=a",
            "expected an array of strings for `args`, found `a`",
        ),
        ("args=[1]", "expected a string for `args[0]`, found `1`"),
        (
            "args.1=a",
            "`args` has 0 items, which are counted from 0, and no item 1",
        ),
        (
            "args.a=a",
            "`args` is a list: expected the number of an item, `-` for a new one, or a \
             condition such as `[type=network]`, found `a`",
        ),
        (
            "namespaces=[{\"typ\":1}]",
            "`namespaces[0]` has no property `typ`; the nearest is `type`",
        ),
        (
            "hostname[a=b]=c",
            "`hostname` is a string: nothing is below it",
        ),
        ("[a=b]=c", "the path is empty"),
    ] {
        let found = match assignment.parse() {
            Ok(assignment) => set(&mut json!({}), &CONFIG, &assignment)
                .unwrap_err()
                .to_string(),
            Err(_) => "the path is empty".to_owned(),
        };
        assert_eq!(found, error, "{assignment}");
    }
    assert_eq!(
        changed(json!({"args": 1}), "args.-=a"),
        Err("`args` is not a list in the document that is changed".to_owned()),
    );
}

#[test]
fn what_is_there_can_be_removed() {
    let document = json!({"args": ["a", "b"], "annotations": {"a.b": "c"}, "hostname": "h"});
    let without = |path: &str| {
        let mut document = document.clone();
        let done = unset(&mut document, &CONFIG, &path.parse().unwrap());
        done.map(|()| document).map_err(|error| error.to_string())
    };
    let expected = [
        (
            "args[=a]",
            json!({"args": ["b"], "annotations": {"a.b": "c"}, "hostname": "h"}),
        ),
        (
            "annotations.a.b",
            json!({"args": ["a", "b"], "annotations": {}, "hostname": "h"}),
        ),
        (
            "hostname",
            json!({"args": ["a", "b"], "annotations": {"a.b": "c"}}),
        ),
        ("args[=z]", document.clone()),
        (
            "args.1",
            json!({"args": ["a"], "annotations": {"a.b": "c"}, "hostname": "h"}),
        ),
        ("args.2", document.clone()),
        ("args.9", document.clone()),
        ("namespaces[type=pid].path", document.clone()),
    ];
    for (path, expected) in expected {
        assert_eq!(without(path), Ok(expected), "{path}");
    }
    let error = "the document has no property `hostnames`; the nearest is `hostname`";
    assert_eq!(without("hostnames"), Err(error.to_owned()));
    let error = "`-` stands for a new item of `args`, and there is none to remove";
    assert_eq!(without("args.-"), Err(error.to_owned()));

    let mut document = json!({"namespaces": [
        {"type": "a", "path": "x"}, {"type": "b"}, {"path": "y", "type": "a"}
    ]});
    let path = "namespaces[type=a]".parse().unwrap();
    unset(&mut document, &CONFIG, &path).unwrap();
    assert_eq!(document, json!({"namespaces": [{"type": "b"}]}));
}

#[test]
fn annotations_are_text() {
    let mut document = json!({});
    for assignment in ["annotations.a.b=1", "annotations={\"a\":1}"] {
        let done = set(&mut document, &config::SHAPE, &assignment.parse().unwrap());
        assert_eq!(document, json!({"annotations": {"a.b": "1"}}));
        if let Err(error) = done {
            let expected = "expected a string for `annotations.a`, found `1`";
            assert_eq!(error.to_string(), expected);
        }
    }
}

#[test]
fn a_condition_names_a_property_and_has_its_type() {
    for (assignment, expected) in [
        (
            "linux.namespaces[typ=network].path=/a",
            "`linux.namespaces[0]` has no property `typ`; the nearest is `type`",
        ),
        (
            "linux.devices[major=a].minor=1",
            "expected an integer from -9223372036854775808 to 9223372036854775807 for \
             `linux.devices[0].major`, found `a`",
        ),
        (
            "process.user.additionalGids[=a]=1",
            "expected an integer from 0 to 4294967295 for `process.user.additionalGids[0]`, \
             found `a`",
        ),
    ] {
        let assignment = assignment.parse().unwrap();
        let error = set(&mut json!({}), &config::SHAPE, &assignment).unwrap_err();
        assert_eq!(error.to_string(), expected);
    }
    let mut document = json!({});
    let path = "linux.hugepageLimits";
    let found = unset(&mut document, &config::SHAPE, &path.parse().unwrap());
    let error = "`linux` has no property `hugepageLimits`";
    assert!(found.unwrap_err().to_string().starts_with(error));
    let assignment = "linux.resources.devices[major=10].allow=true"
        .parse()
        .unwrap();
    set(&mut document, &config::SHAPE, &assignment).unwrap();
    let expected = json!({"linux": {"resources": {"devices": [{"major": 10, "allow": true}]}}});
    assert_eq!(document, expected);
}

#[test]
fn what_the_document_has_can_be_changed_though_nobody_knows_it() {
    let document = || json!({"com.example": {"a": [1]}, "hostname": "h"});
    assert_eq!(
        changed(document(), "\"com.example\".a.-=2"),
        Ok(json!({"com.example": {"a": [1, 2]}, "hostname": "h"})),
    );
}
