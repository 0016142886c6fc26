//! Dates and times, which the crates of both specifications read on their own, and which our JSON
//! Schemas have a pattern for.

use std::str::FromStr;

use oci_conformance::{Context, judge};
use oci_image::config::DateTime;
use proptest::prelude::*;
use serde_json::json;

use crate::{schemas::Validators, subjects::SUBJECTS};

/// Whether an annotation of a configuration may have this for the time at which an image was made.
fn may_be_created(text: &str) -> bool {
    let annotations = json!({"org.opencontainers.image.created": text});
    let config = json!({"ociVersion": "1.3.0", "annotations": annotations}).to_string();
    let kind = &oci_runtime::config::DOCUMENT;
    let report = judge(config.as_bytes(), kind, &Context::default(), "");
    let created = "runtime.config.annotations.opencontainers.image.created.value";
    let mut findings = report.findings().iter();
    !findings.any(|finding| finding.clause.to_string() == created)
}

/// Parts that are right, in the order in which they are, and in place of each now and then another.
fn almost_a_date() -> impl Strategy<Value = String> {
    let part = |right: &'static str| {
        let wrong = "[0-9]{1,4}|[-+:.TtZz é]?";
        prop_oneof![30 => right.boxed(), 1 => wrong.boxed()]
    };
    let parts = [
        "[0-9]{4}",
        "-",
        "0[0-9]|1[0-3]",
        "-",
        "0[01]|2[89]|3[0-2]",
        "[Tt]",
        "0[0-9]|1[0-9]|2[0-4]",
        ":",
        "[0-6][0-9]|59",
        ":",
        "[0-5][0-9]|6[01]",
        "(\\.[0-9]{0,12})?",
        "[Zz]|[+-](0[0-9]|1[0-9]|2[0-4]):([0-6][0-9]|59)",
    ];
    let parts: Vec<_> = parts.map(part).into();
    parts.prop_map(|parts| parts.concat())
}

/// The last and the first minutes of months, days and years, in other offsets.
fn leap_second() -> impl Strategy<Value = String> {
    let near = (
        0..=9_999_u16,
        1..=12_u8,
        "0[12]|2[789]|3[01]",
        "00|01|22|23",
        "00|01|29|30|59",
    );
    let offset = "Z|[+-](00|01|05|23):(00|30|59)";
    (near, offset).prop_map(|((year, month, day, hour, minute), offset)| {
        format!("{year:04}-{month:02}-{day}T{hour}:{minute}:60{offset}")
    })
}

proptest! {
    #[test]
    fn both_take_the_same(almost in almost_a_date(), leap in leap_second()) {
        for text in [almost, leap] {
            prop_assert_eq!(DateTime::from_str(&text).is_ok(), may_be_created(&text), "{}", text);
        }
    }
}

/// For texts that are next to its borders. It takes second 60 at any time.
#[test]
fn the_pattern_of_our_schema_takes_what_can_be_read() {
    let validators = Validators::ours();
    let config = SUBJECTS.iter().find(|s| s.ours == "image-config").unwrap();
    let rootfs = json!({"type": "layers", "diff_ids": []});
    let is_valid = |created: &str| {
        let text =
            json!({"created": created, "architecture": "", "os": "", "rootfs": rootfs}).to_string();
        validators.judge(config, &text).unwrap().is_empty()
    };
    let mut accepted = 0;
    for year in ["0000", "1900", "2000", "2023", "2024", "20234"] {
        for month in ["00", "01", "02", "04", "09", "10", "11", "12", "13", "1"] {
            for day in ["00", "01", "28", "29", "30", "31", "32"] {
                for time in [
                    "T00:00:00Z",
                    "t23:59:59.123z",
                    "T24:00:00Z",
                    "T12:60:00Z",
                    "T12:00:61Z",
                    "T12:00:00.Z",
                    "T12:00:00+23:59",
                    "T12:00:00-24:00",
                    "T12:00:00",
                    " 12:00:00Z",
                ] {
                    let text = format!("{year}-{month}-{day}{time}");
                    let parses = text.parse::<DateTime>().is_ok();
                    assert_eq!(is_valid(&text), parses, "{text}");
                    accepted += usize::from(parses);
                }
            }
        }
    }
    assert!(accepted > 100, "{accepted}");
}
