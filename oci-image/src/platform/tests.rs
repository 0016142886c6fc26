use serde_json::{Value, json};

use super::*;

#[test]
fn a_platform_with_everything_is_written_as_it_was_read() {
    let text = json!({
        "architecture": "arm",
        "os": "windows",
        "os.version": "10.0.14393.1066",
        "os.features": ["win32k"],
        "variant": "v7",
        "features": ["sse4"],
        "com.example": {"a": [1, null]},
    });
    let platform: Platform = serde_json::from_value(text.clone()).unwrap();
    assert_eq!(platform.architecture, Architecture::ARM);
    assert_eq!(platform.os, Os::WINDOWS);
    assert_eq!(platform.variant, Some(Variant::V7));
    assert_eq!(platform.extra.len(), 2);
    assert_eq!(serde_json::to_value(&platform).unwrap(), text);
}

#[test]
fn what_go_leaves_out_may_be_null() {
    let text =
        r#"{"os":"o","architecture":"a","os.version":null,"os.features":null,"variant":null}"#;
    let platform: Platform = serde_json::from_str(text).unwrap();
    let written = serde_json::to_value(&platform).unwrap();
    assert_eq!(written, json!({"architecture": "a", "os": "o"}));
}

#[test]
fn a_platform_needs_an_architecture_and_an_operating_system() {
    for (text, problem) in [
        (json!({"os": "linux"}), "missing field `architecture`"),
        (json!({"architecture": "amd64"}), "missing field `os`"),
        (
            json!({"os": 1, "architecture": "amd64"}),
            "invalid type: integer `1`, expected a string",
        ),
        (
            json!("linux/amd64"),
            r#"invalid type: string "linux/amd64", expected a platform"#,
        ),
        (Value::Null, "invalid type: null, expected a platform"),
    ] {
        let error = serde_json::from_value::<Platform>(text.clone()).unwrap_err();
        assert_eq!(error.to_string(), problem, "{text}");
    }
}

#[test]
fn any_name_can_be_built() {
    let platform = Platform::builder("other", "unknown")
        .os_feature("a")
        .os_feature("b")
        .variant("v1")
        .build()
        .unwrap();
    assert_eq!(
        serde_json::to_string(&platform).unwrap(),
        r#"{"architecture":"unknown","os":"other","os.features":["a","b"],"variant":"v1"}"#,
    );
}
