//! config.md.

use crate::table::{
    Change::{Draft, Text, Whole},
    Expected::{Broken, Hints, Silence},
    Row, check,
};

#[test]
fn what_is_required() {
    check(&[
        Row(
            "an array",
            Whole("config-amd64", b"[]"),
            Broken(&["image.config.object"]),
        ),
        Row(
            "no architecture",
            Text("config-amd64", r#""architecture":"amd64","#, ""),
            Broken(&["image.config.architecture.required"]),
        ),
        Row(
            "an architecture that is null",
            Text(
                "config-amd64",
                r#""architecture":"amd64""#,
                r#""architecture":null"#,
            ),
            Broken(&["image.config.architecture.json-type"]),
        ),
        Row(
            "no os",
            Text("config-arm64", r#""os":"linux","#, ""),
            Broken(&["image.config.os.required"]),
        ),
        Row(
            "no rootfs",
            Text(
                "config-arm64",
                r#","rootfs":{"type":"layers","diff_ids":["<base-tar.digest>","<app-tar.digest>"]}"#,
                "",
            ),
            Broken(&["image.config.rootfs.required"]),
        ),
        Row(
            "no type",
            Text("config-arm64", r#""type":"layers","#, ""),
            Broken(&["image.config.rootfs.type.required"]),
        ),
        Row(
            "another type",
            Text("config-arm64", r#""type":"layers""#, r#""type":"flat""#),
            Broken(&["image.config.rootfs.type.layers"]),
        ),
        Row(
            "no DiffIDs",
            Text(
                "config-arm64",
                r#","diff_ids":["<base-tar.digest>","<app-tar.digest>"]"#,
                "",
            ),
            Broken(&["image.config.rootfs.diff-ids.required"]),
        ),
        Row(
            "DiffIDs that are null",
            Text(
                "config-arm64",
                r#"["<base-tar.digest>","<app-tar.digest>"]"#,
                "null",
            ),
            Broken(&["image.config.rootfs.diff-ids.json-type"]),
        ),
        Row(
            "a DiffID that is no digest",
            Text("config-arm64", "<app-tar.digest>", "<app-tar.hex>"),
            Broken(&["image.config.rootfs.diff-ids.digest-format"]),
        ),
        Row(
            "a DiffID that is missing",
            Text("config-arm64", r#","<app-tar.digest>""#, ""),
            Broken(&["image.config.rootfs.diff-ids.count"]),
        ),
        Row(
            "a DiffID too many",
            Text(
                "config-arm64",
                r#","<app-tar.digest>""#,
                r#","<app-tar.digest>","<app-tar.digest>""#,
            ),
            Broken(&["image.config.rootfs.diff-ids.count"]),
        ),
        Row(
            "a DiffID of another algorithm",
            Text("config-arm64", "<app-tar.digest>", "md6:abc"),
            Silence,
        ),
    ]);
}

#[test]
fn null_is_as_good_as_absent() {
    check(&[
        Row(
            "at the top",
            Text(
                "config-arm64",
                r#"{"architecture""#,
                r#"{"created":null,"author":null,"os.version":null,"os.features":null,"config":null,"history":null,"architecture""#,
            ),
            Silence,
        ),
        Row(
            "of the variant",
            Text("config-arm64", r#""variant":"v8""#, r#""variant":null"#),
            Silence,
        ),
        Row(
            "in the config",
            Text(
                "config-arm64",
                r#"{"architecture""#,
                r#"{"config":{"User":null,"ExposedPorts":null,"Env":null,"Entrypoint":null,"Cmd":null,"Volumes":null,"WorkingDir":null,"Labels":null,"StopSignal":null,"ArgsEscaped":null,"Memory":null,"MemorySwap":null,"CpuShares":null,"Healthcheck":null},"architecture""#,
            ),
            Silence,
        ),
        Row(
            "in the history",
            Text(
                "config-amd64",
                r#"{"created":"2024-02-29T12:00:00Z","created_by":"ADD base"}"#,
                r#"{"created":null,"author":null,"created_by":null,"comment":null,"empty_layer":null}"#,
            ),
            Silence,
        ),
        Row(
            "of Docker's extensions",
            Text(
                "config-arm64",
                r#"{"architecture""#,
                r#"{"config":{"OnBuild":null,"Shell":null,"Healthcheck":{"Test":null,"Interval":null}},"architecture""#,
            ),
            Silence,
        ),
        Row(
            "but not in a list",
            Text(
                "config-amd64",
                r#"["PATH=/bin","EMPTY="]"#,
                r#"["PATH=/bin",null]"#,
            ),
            Broken(&["image.config.config.env.json-type"]),
        ),
        Row(
            "but not for an empty object",
            Text("config-amd64", r#""8080/tcp":{}"#, r#""8080/tcp":null"#),
            Broken(&["image.config.config.exposed-ports.value-empty-object"]),
        ),
        Row(
            "but not as an entry of the history",
            Text(
                "config-amd64",
                r#"{"created_by":"ENV EMPTY=","empty_layer":true}"#,
                "null",
            ),
            Broken(&["image.config.history.json-type"]),
        ),
        Row(
            "but not of a label",
            Text(
                "config-amd64",
                r#""com.example.label":"1""#,
                r#""com.example.label":null"#,
            ),
            Broken(&["image.annotations.value.present"]),
        ),
    ]);
}

#[test]
fn execution_parameters() {
    const USER: &str = "image.config.config.user.linux-forms";
    check(&[
        Row(
            "a config that is an array",
            Text(
                "config-arm64",
                r#"{"architecture""#,
                r#"{"config":[],"architecture""#,
            ),
            Broken(&["image.config.config.json-type"]),
        ),
        Row(
            "an empty config",
            Text(
                "config-arm64",
                r#"{"architecture""#,
                r#"{"config":{},"architecture""#,
            ),
            Silence,
        ),
        Row(
            "a user that is a number",
            Text("config-amd64", r#""alice:staff""#, "1000"),
            Broken(&["image.config.config.user.json-type"]),
        ),
        Row(
            "a uid and a gid",
            Text("config-amd64", "alice:staff", "0:0"),
            Silence,
        ),
        Row(
            "a name with a dollar",
            Text("config-amd64", "alice:staff", "svc$"),
            Silence,
        ),
        Row("no user", Text("config-amd64", "alice:staff", ""), Silence),
        Row(
            "two groups",
            Text("config-amd64", "alice:staff", "a:b:c"),
            Broken(&[USER]),
        ),
        Row(
            "a group alone",
            Text("config-amd64", "alice:staff", ":staff"),
            Broken(&[USER]),
        ),
        Row(
            "a domain, on Windows",
            Draft(|draft| {
                draft.replace("config-amd64", "alice:staff", r"a:b:c\\d");
                draft.replace("config-amd64", r#""os":"linux""#, r#""os":"windows""#);
                draft.replace(
                    "nested",
                    r#"{"architecture":"amd64","os":"linux"}"#,
                    r#"{"architecture":"amd64","os":"windows"}"#,
                );
            }),
            Silence,
        ),
        Row(
            "ports in a list",
            Text(
                "config-amd64",
                r#"{"8080/tcp":{},"53/udp":{}}"#,
                r#"["8080/tcp"]"#,
            ),
            Broken(&["image.config.config.exposed-ports.json-type"]),
        ),
        Row(
            "a port with a value",
            Text(
                "config-amd64",
                r#""53/udp":{}"#,
                r#""53/udp":{"HostPort":53}"#,
            ),
            Broken(&["image.config.config.exposed-ports.value-empty-object"]),
        ),
        Row(
            "a port that is none",
            Text("config-amd64", "53/udp", "dns"),
            Hints(&["image.config.config.exposed-ports.key-format"]),
        ),
        Row(
            "a port alone",
            Text("config-amd64", "53/udp", "53"),
            Silence,
        ),
        Row(
            "an environment that is an object",
            Text(
                "config-amd64",
                r#"["PATH=/bin","EMPTY="]"#,
                r#"{"PATH":"/bin"}"#,
            ),
            Broken(&["image.config.config.env.json-type"]),
        ),
        Row(
            "a variable without a value",
            Text("config-amd64", r#""EMPTY=""#, r#""EMPTY""#),
            Broken(&["image.config.config.env.format"]),
        ),
        Row(
            "a variable without a name",
            Text("config-amd64", "PATH=/bin", "=C:=C:\\\\"),
            Broken(&["image.config.config.env.format"]),
        ),
        Row(
            "a value of two lines",
            Text("config-amd64", "PATH=/bin", r"PATH=a\nb=c"),
            Silence,
        ),
        Row(
            "the same variable twice",
            Text("config-amd64", r#""EMPTY=""#, r#""EMPTY=","EMPTY=""#),
            Silence,
        ),
        Row(
            "a command that is a string",
            Text("config-amd64", r#"["--help"]"#, r#""--help""#),
            Broken(&["image.config.config.cmd.json-type"]),
        ),
        Row(
            "an entrypoint of numbers",
            Text("config-amd64", r#"["/bin/app"]"#, "[1]"),
            Broken(&["image.config.config.entrypoint.json-type"]),
        ),
        Row(
            "an empty entrypoint",
            Text("config-amd64", r#"["/bin/app"]"#, "[]"),
            Silence,
        ),
        Row(
            "a volume with a value",
            Text("config-amd64", r#""/data":{}"#, r#""/data":"rw""#),
            Broken(&["image.config.config.volumes.value-empty-object"]),
        ),
        Row(
            "a volume on Windows",
            Text("config-amd64", r#""/data":{}"#, r#""C:\\data":{}"#),
            Silence,
        ),
        Row(
            "a label that is a number",
            Text(
                "config-amd64",
                r#""com.example.label":"1""#,
                r#""com.example.label":1"#,
            ),
            Broken(&["image.annotations.map.string-values"]),
        ),
        Row(
            "labels in a list",
            Text(
                "config-amd64",
                r#"{"com.example.label":"1"}"#,
                r#"["com.example.label=1"]"#,
            ),
            Broken(&["image.config.config.labels.json-type"]),
        ),
        Row(
            "a label without a domain",
            Text("config-amd64", "com.example.label", "maintainer"),
            Hints(&[
                "image.annotations.keys.namespaced",
                "image.annotations.keys.reverse-domain",
            ]),
        ),
        Row(
            "a reserved label",
            Text(
                "config-amd64",
                "com.example.label",
                "org.opencontainers.image.nothing",
            ),
            Broken(&["image.annotations.keys.reserved-org-opencontainers-image"]),
        ),
        Row(
            "a defined label",
            Text(
                "config-amd64",
                "com.example.label",
                "org.opencontainers.image.version",
            ),
            Silence,
        ),
        Row(
            "a signal by its number",
            Text("config-amd64", "SIGTERM", "9"),
            Hints(&["image.config.config.stop-signal.format"]),
        ),
        Row(
            "a memory limit that is a string",
            Text("config-amd64", r#""WorkingDir":"/""#, r#""Memory":"1G""#),
            Broken(&["image.config.config.memory.json-type"]),
        ),
        Row(
            "no memory limit for swap",
            Text("config-amd64", r#""WorkingDir":"/""#, r#""MemorySwap":-1"#),
            Silence,
        ),
    ]);
}

#[test]
fn times_and_history() {
    const TIME: &str = "image.config.created.rfc3339";
    check(&[
        Row(
            "no time",
            Text("config-amd64", "2024-02-29T23:59:59.123456789+01:00", ""),
            Broken(&[TIME]),
        ),
        Row(
            "a date alone",
            Text(
                "config-amd64",
                "2024-02-29T23:59:59.123456789+01:00",
                "2024-02-29",
            ),
            Broken(&[TIME]),
        ),
        Row(
            "no offset",
            Text(
                "config-amd64",
                "2024-02-29T23:59:59.123456789+01:00",
                "2024-02-29T23:59:59",
            ),
            Broken(&[TIME]),
        ),
        Row(
            "no leap year",
            Text(
                "config-amd64",
                "2024-02-29T23:59:59.123456789+01:00",
                "2023-02-29T23:59:59Z",
            ),
            Broken(&[TIME]),
        ),
        Row(
            "the year 1",
            Text(
                "config-amd64",
                "2024-02-29T23:59:59.123456789+01:00",
                "0001-01-01T00:00:00Z",
            ),
            Silence,
        ),
        Row(
            "small letters",
            Text(
                "config-amd64",
                "2024-02-29T23:59:59.123456789+01:00",
                "2024-02-29t23:59:59z",
            ),
            Silence,
        ),
        Row(
            "an unknown offset",
            Text(
                "config-amd64",
                "2024-02-29T23:59:59.123456789+01:00",
                "2024-02-29T23:59:59-00:00",
            ),
            Silence,
        ),
        Row(
            "a time that is a number",
            Text(
                "config-amd64",
                r#""2024-02-29T23:59:59.123456789+01:00""#,
                "1709247599",
            ),
            Broken(&["image.config.created.json-type"]),
        ),
        Row(
            "a time in the history",
            Text("config-amd64", "2024-02-29T12:00:00Z", "yesterday"),
            Broken(&["image.config.history.created.rfc3339"]),
        ),
        Row(
            "a history that is an object",
            Text(
                "config-arm64",
                r#"{"architecture""#,
                r#"{"history":{},"architecture""#,
            ),
            Broken(&["image.config.history.json-type"]),
        ),
        Row(
            "a flag in quotes",
            Text(
                "config-amd64",
                r#""empty_layer":true"#,
                r#""empty_layer":"true""#,
            ),
            Broken(&["image.config.history.empty-layer.json-type"]),
        ),
        Row(
            "an entry too many",
            Text("config-amd64", r#","empty_layer":true"#, ""),
            Broken(&["image.config.history.empty-layer.meaning"]),
        ),
        Row(
            "an entry too few",
            Text(
                "config-amd64",
                r#"{"created":"2024-02-29T12:00:00Z","created_by":"ADD base"},"#,
                "",
            ),
            Hints(&["image.config.history.matches-layers"]),
        ),
        Row(
            "an empty history",
            Text(
                "config-arm64",
                r#"{"architecture""#,
                r#"{"history":[],"architecture""#,
            ),
            Hints(&["image.config.history.matches-layers"]),
        ),
        Row(
            "an older entry behind",
            Text(
                "config-amd64",
                r#"{"created_by":"ENV EMPTY=","#,
                r#"{"created":"1999-01-01T00:00:00Z","#,
            ),
            Silence,
        ),
    ]);
}
