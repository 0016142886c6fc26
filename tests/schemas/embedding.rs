//! Types of others that have ours within them.

use oci_conformance::schema::schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::json;

/// What a builder of images keeps of each.
#[derive(JsonSchema)]
#[allow(dead_code, reason = "only its schema is of interest")]
struct Built {
    descriptor: oci_image::Descriptor,
    config: oci_image::ImageConfig,
    base: Option<oci_image::Digest>,
    layer_type: oci_image::MediaType,
    runtime: oci_runtime::Config,
    mounts: Vec<oci_runtime::config::Mount>,
    capability: oci_runtime::config::process::Capability,
}

#[test]
fn derive_works() {
    let schema = SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<Built>();
    let refers = |property: &str| schema.pointer(&format!("/properties/{property}/$ref"));
    assert_eq!(refers("descriptor"), Some(&json!("#/$defs/Descriptor")));
    assert_eq!(refers("runtime"), Some(&json!("#/$defs/Config")));
    let examples = schema.pointer("/$defs/Capability/examples").unwrap();
    assert!(
        examples
            .as_array()
            .unwrap()
            .contains(&json!("CAP_SYS_ADMIN"))
    );
    let validator = jsonschema::draft202012::new(schema.as_value()).unwrap();
    let mut built = json!({
        "descriptor": {
            "mediaType": "application/vnd.oci.image.manifest.v1+json",
            "digest": "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "size": 0,
        },
        "config": {
            "architecture": "amd64",
            "os": "linux",
            "rootfs": { "type": "layers", "diff_ids": [] },
        },
        "base": null,
        "layer_type": "application/vnd.oci.image.layer.v1.tar",
        "runtime": { "ociVersion": "1.3.0" },
        "mounts": [{ "destination": "/tmp", "options": ["ro"] }],
        "capability": "CAP_OF_TOMORROW",
    });
    assert!(validator.is_valid(&built));
    built["mounts"][0]["options"] = json!("ro");
    assert!(!validator.is_valid(&built));
}

/// Both specifications have annotations and platforms, which are not the same.
#[test]
fn namesakes_of_the_two_specifications_stay_apart() {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    generator.subschema_for::<oci_image::Descriptor>();
    generator.subschema_for::<oci_runtime::Config>();
    let definitions = generator.definitions();
    let first = &definitions["Annotations"]["x-oci-section"];
    let second = &definitions["Annotations2"]["x-oci-section"];
    assert!(first.as_str().unwrap().contains("image-spec"), "{first}");
    assert!(
        second.as_str().unwrap().contains("runtime-spec"),
        "{second}"
    );
}
