//! glossary.md: JSON of every kind of damage.

use crate::{
    sound::LINUX,
    table::{
        Change::{Text, Whole},
        Expected::{Broken, Undetermined},
        Row, check,
    },
};

#[test]
fn what_is_no_json() {
    check(&LINUX, &[
        Row(
            "nothing at all",
            Whole(br#""#),
            Broken(&[("runtime.config.json.rfc8259", "")]),
        ),
        Row(
            "blanks",
            Whole(br#"  "#),
            Broken(&[("runtime.config.json.rfc8259", "")]),
        ),
        Row(
            "an open object",
            Whole(br#"{"ociVersion":"1.3.0""#),
            Broken(&[("runtime.config.json.rfc8259", "")]),
        ),
        Row(
            "a trailing comma",
            Text(r#""hostname": "host","#, r#""hostname": "host",,"#),
            Broken(&[("runtime.config.json.rfc8259", "")]),
        ),
        Row(
            "a comment",
            Text(r#""hostname": "host","#, r#""hostname": "host", // it"#),
            Broken(&[("runtime.config.json.rfc8259", "")]),
        ),
        Row(
            "more behind the end",
            Whole(br#"{} {}"#),
            Broken(&[("runtime.config.json.rfc8259", "")]),
        ),
        Row(
            "a mark of byte order",
            Whole(
                b"\xef\xbb\xbf{\"ociVersion\": \"1.3.0\", \"root\": {\"path\": \"rootfs\"}}",
            ),
            Broken(&[("runtime.config.json.utf8", "")]),
        ),
        Row(
            "UTF-16",
            Whole(b"{\x00}\x00"),
            Broken(&[("runtime.config.json.rfc8259", "")]),
        ),
        Row(
            "no UTF-8",
            Whole(
                b"{\"ociVersion\": \"1.3.0\", \"hostname\": \"\xff\", \"root\": {\"path\": \"rootfs\"}}",
            ),
            Broken(&[("runtime.config.json.utf8", "/hostname")]),
        ),
        Row(
            "a bare word",
            Whole(br#"config"#),
            Broken(&[("runtime.config.json.rfc8259", "")]),
        ),
    ]);
}

#[test]
fn what_is_no_object() {
    check(
        &LINUX,
        &[
            Row(
                "an array",
                Whole(br#"[]"#),
                Broken(&[("runtime.config.json-type", "")]),
            ),
            Row(
                "null",
                Whole(br#"null"#),
                Broken(&[("runtime.config.json-type", "")]),
            ),
            Row(
                "a string",
                Whole(br#""a""#),
                Broken(&[("runtime.config.json-type", "")]),
            ),
        ],
    );
}

#[test]
fn what_is_too_deep() {
    check(&LINUX, &[
        Row(
            "arrays in arrays",
            Whole(
                br#"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"#,
            ),
            Undetermined,
        ),
        Row(
            "arrays in arrays without an end",
            Whole(
                br#"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["#,
            ),
            Undetermined,
        ),
    ]);
}

#[test]
fn names_that_stand_twice() {
    check(
        &LINUX,
        &[
            Row(
                "at the top",
                Text(
                    r#""hostname": "host","#,
                    r#""hostname": "host", "hostname": "host","#,
                ),
                Broken(&[("runtime.config.json.no-duplicate-names", "/hostname")]),
            ),
            Row(
                "deep inside",
                Text(r#""umask": 18,"#, r#""umask": 18, "umask": 18,"#),
                Broken(&[(
                    "runtime.config.json.no-duplicate-names",
                    "/process/user/umask",
                )]),
            ),
            Row(
                "in another spelling",
                Text(r#""umask": 18,"#, r#""umask": 18, "um\u0061sk": 18,"#),
                Broken(&[(
                    "runtime.config.json.no-duplicate-names",
                    "/process/user/umask",
                )]),
            ),
        ],
    );
}
