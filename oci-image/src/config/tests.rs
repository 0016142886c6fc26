use serde_json::Value as Json;

use super::*;

#[cfg(feature = "catalogue")]
mod proofs {
    use oci_conformance::{
        Clause, ClauseRef, Document, Example, Limits, Report, judge_node, proof,
    };

    use super::*;

    #[test]
    fn clauses_are_proven_by_their_examples() {
        assert_eq!(proof::prove(&DOCUMENT), []);
    }

    #[test]
    fn labels_are_held_to_the_rules_of_annotations() {
        let clause: &'static Clause = &execution::LABELS_ANNOTATION_RULES;
        for example in ClauseRef::from(clause).examples() {
            let (text, pointer) = match *example {
                Example::Pass(text) => (text, None),
                Example::Fail(text, pointer) => (text, Some(pointer)),
                _ => unreachable!(),
            };
            let mut report = Report::default();
            let document = Document::parse(text.as_bytes(), &Limits::DEFAULT).unwrap();
            let context = Context::default();
            judge_node(document.root(), &EXECUTION, &context, "", &mut report);
            assert_eq!(proof::problem(clause, &report, pointer), None, "{text}");
        }
    }
}

/// The example of config.md.
const EXAMPLE: &str = r#"{
    "created": "2015-10-31T22:22:56.015925234Z",
    "author": "Alyssa P. Hacker <alyspdev@example.com>",
    "architecture": "amd64",
    "os": "linux",
    "config": {
        "User": "alice",
        "ExposedPorts": {
            "8080/tcp": {}
        },
        "Env": [
            "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "FOO=oci_is_a",
            "BAR=well_written_spec"
        ],
        "Entrypoint": [
            "/bin/my-app-binary"
        ],
        "Cmd": [
            "--foreground",
            "--config",
            "/etc/my-app.d/default.cfg"
        ],
        "Volumes": {
            "/var/job-result-data": {},
            "/var/log/my-app-logs": {}
        },
        "WorkingDir": "/home/alice",
        "Labels": {
            "com.example.project.git.url": "https://example.com/project.git",
            "com.example.project.git.commit": "45a939b2999782a3f005621a8d0f29aa387e1d6b"
        }
    },
    "rootfs": {
      "diff_ids": [
        "sha256:c6f988f4874bb0add23a778f753c65efe992244e148a1d2ec2a8b664fb66bbd1",
        "sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef"
      ],
      "type": "layers"
    },
    "history": [
      {
        "created": "2015-10-31T22:22:54.690851953Z",
        "created_by": "/bin/sh -c #(nop) ADD file:a3bc1e842b69636f9df5256c49c5374fb4eef1e281fe3f282c65fb853ee171c5 in /"
      },
      {
        "created": "2015-10-31T22:22:55.613815829Z",
        "created_by": "/bin/sh -c #(nop) CMD [\"sh\"]",
        "empty_layer": true
      },
      {
        "created": "2015-10-31T22:22:56.329850019Z",
        "created_by": "/bin/sh -c apk add curl"
      }
    ]
}"#;

/// Every property, in the specification's order, and others at every level behind these.
const MAXIMAL: &str = r#"{
    "created": "2015-10-31T22:22:56.015925234Z",
    "author": "alice",
    "architecture": "arm",
    "os": "linux",
    "os.version": "6.1",
    "os.features": ["a", "b"],
    "variant": "v7",
    "config": {
        "User": "alice:1000",
        "ExposedPorts": {"53/udp": {}, "8080/tcp": {"com.example": 1}},
        "Env": ["FOO=oci_is_a", "EMPTY="],
        "Entrypoint": ["/bin/my-app-binary"],
        "Cmd": ["--foreground"],
        "Volumes": {"/var/log": {"com.example": [null]}},
        "WorkingDir": "/home/alice",
        "Labels": {"com.example.a": "", "com.example.b": "b"},
        "StopSignal": "SIGRTMIN+3",
        "ArgsEscaped": false,
        "Memory": 9223372036854775807,
        "MemorySwap": -1,
        "CpuShares": 0,
        "Healthcheck": {
            "Test": ["CMD", "true"],
            "Interval": 30000000000,
            "Timeout": 2,
            "StartPeriod": 3,
            "StartInterval": 4,
            "Retries": 5,
            "com.example": {}
        },
        "OnBuild": ["RUN true"],
        "Shell": ["/bin/bash", "-c"],
        "Hostname": ""
    },
    "rootfs": {
        "type": "layers",
        "diff_ids": [
            "sha256:c6f988f4874bb0add23a778f753c65efe992244e148a1d2ec2a8b664fb66bbd1",
            "sha512:ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
        ],
        "com.example": "a"
    },
    "history": [
        {
            "created": "2015-10-31t22:22:54z",
            "author": "alice",
            "created_by": "ENV",
            "comment": "none",
            "empty_layer": true,
            "com.example": {"nested": {"deeply": [1, 2.5]}}
        },
        {"empty_layer": false},
        {}
    ],
    "container_config": {"Hostname": "a"},
    "docker_version": "20.10"
}"#;

#[test]
fn nothing_is_lost() {
    for text in [EXAMPLE, MAXIMAL] {
        let config = ImageConfig::from_slice(text.as_bytes()).unwrap();
        let written = serde_json::to_vec(&config).unwrap();
        let value: Json = serde_json::from_slice(&written).unwrap();
        assert_eq!(value, serde_json::from_str::<Json>(text).unwrap());
        assert_eq!(ImageConfig::from_slice(&written).unwrap(), config);
        let report = oci_conformance::judge(text.as_bytes(), &DOCUMENT, &Context::default(), "");
        assert_eq!(report.breaches() > 0, text == MAXIMAL);
    }
}

#[test]
fn properties_are_written_in_the_order_of_the_specification() {
    let config = ImageConfig::from_slice(MAXIMAL.as_bytes()).unwrap();
    let compact: String = MAXIMAL.lines().map(str::trim).collect();
    let compact = compact.replace(": ", ":").replace(", ", ",");
    assert_eq!(serde_json::to_string(&config).unwrap(), compact);
}

#[test]
fn null_is_the_same_as_nothing() {
    let nulls = r#"{"created":null,"author":null,"architecture":"amd64","os":"linux","os.version":null,"os.features":null,"variant":null,"config":null,"rootfs":{"type":"layers","diff_ids":[]},"history":null}"#;
    let bare = r#"{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}"#;
    let config = ImageConfig::from_slice(nulls.as_bytes()).unwrap();
    assert_eq!(config, ImageConfig::from_slice(bare.as_bytes()).unwrap());
    assert_eq!(serde_json::to_string(&config).unwrap(), bare);

    let nulls = |shape: &Shape| {
        let names: Vec<_> = shape.properties().iter().map(Property::name).collect();
        format!("{{\"{}\":null}}", names.join("\":null,\""))
    };
    let entry: History = serde_json::from_str(&nulls(&HISTORY)).unwrap();
    assert_eq!(entry, History::builder().build().unwrap());
    let parameters: ExecutionParameters = serde_json::from_str(&nulls(&EXECUTION)).unwrap();
    assert_eq!(parameters, ExecutionParameters::builder().build().unwrap());
}

#[test]
fn what_cannot_be_read_is_judged() {
    for (text, clause) in [
        (
            r#"{"os":"linux","rootfs":{"type":"layers","diff_ids":[]}}"#,
            "image.config.architecture.required",
        ),
        (
            r#"{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":null}}"#,
            "image.config.rootfs.diff-ids.json-type",
        ),
        (
            r#"{"architecture":"amd64","os":"linux","rootfs":{"type":"other","diff_ids":[]}}"#,
            "image.config.rootfs.type.layers",
        ),
        (
            r#"{"created":"yesterday","architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}"#,
            "image.config.created.rfc3339",
        ),
        (
            r#"{"architecture":"amd64","os":"linux","config":{"ExposedPorts":{"80":null}},"rootfs":{"type":"layers","diff_ids":[]}}"#,
            "image.config.config.exposed-ports.value-empty-object",
        ),
        (
            r#"{"architecture":"amd64","os":"linux","config":{"Labels":[]},"rootfs":{"type":"layers","diff_ids":[]}}"#,
            "image.config.config.labels.json-type",
        ),
    ] {
        let rejected = ImageConfig::from_slice(text.as_bytes()).unwrap_err();
        let found: Vec<_> = rejected
            .report()
            .findings()
            .iter()
            .map(|finding| finding.clause.to_string())
            .collect();
        assert!(
            found.iter().any(|found| found == clause),
            "{rejected}: {found:?}"
        );
    }
}

#[test]
fn builders_end_in_documents_that_conform() {
    let layers = || RootFs::of_layers([DiffId::of(b"...")]);
    let config = ImageConfig::builder(Os::LINUX, Architecture::ARM64, layers())
        .created("2015-10-31T22:22:56Z".parse::<DateTime>().unwrap())
        .step(History::builder().created_by("ADD").build().unwrap())
        .build()
        .unwrap();
    assert_eq!(
        config.chain_id().unwrap().digest(),
        DiffId::of(b"...").digest()
    );

    let surplus = (0..2).map(|_| History::builder().build().unwrap());
    let invalid = ImageConfig::builder(Os::LINUX, Architecture::ARM64, layers())
        .history(surplus.collect::<Vec<_>>())
        .build()
        .unwrap_err();
    assert_eq!(
        invalid.to_string(),
        "1:166 (/history/1): this entry is to stand for a layer, of which there are only 1 \
         [image.config.history.empty-layer.meaning]"
    );
    let invalid = ExecutionParameters::builder()
        .env_var("", "value")
        .build()
        .unwrap_err();
    assert!(
        invalid
            .to_string()
            .contains("image.config.config.env.format")
    );
}

#[test]
fn properties_of_docker_are_read_where_they_are_what_docker_writes() {
    let config = ImageConfig::from_slice(MAXIMAL.as_bytes()).unwrap();
    let parameters = config.config.unwrap();
    assert_eq!(parameters.shell, ["/bin/bash", "-c"]);
    assert_eq!(parameters.on_build, ["RUN true"]);
    let vars: Vec<_> = parameters.env_vars().collect();
    assert_eq!(vars, [("FOO", "oci_is_a"), ("EMPTY", "")]);
    let command: Vec<_> = parameters.command().collect();
    assert_eq!(command, ["/bin/my-app-binary", "--foreground"]);
    let other: ExecutionParameters =
        serde_json::from_str(r#"{"Shell":"/bin/sh","OnBuild":[1]}"#).unwrap();
    assert!(other.shell.is_empty() && other.on_build.is_empty());
}

#[test]
fn what_docker_means_otherwise_is_kept_and_written_once() {
    let text = r#"{"OnBuild":[1],"Shell":"/bin/sh"}"#;
    let mut other: ExecutionParameters = serde_json::from_str(text).unwrap();
    other.shell = vec!["/bin/bash".to_owned()];
    assert_eq!(serde_json::to_string(&other).unwrap(), text);
    let null: ExecutionParameters = serde_json::from_str(r#"{"Shell":null}"#).unwrap();
    assert!(null.shell.is_empty() && null.extra.is_empty());
}

#[test]
fn a_negative_zero_is_an_integer() {
    let zero: ExecutionParameters = serde_json::from_str(r#"{"Memory":-0}"#).unwrap();
    assert_eq!(zero.memory, Some(0));
    for number in ["0.0", "1.5", "1e3", "9223372036854775808"] {
        let text = format!(r#"{{"Memory":{number}}}"#);
        let error = serde_json::from_str::<ExecutionParameters>(&text).unwrap_err();
        assert!(
            error
                .to_string()
                .contains("expected an integer in its range"),
            "{error}"
        );
    }
}

#[test]
fn says_what_was_expected_instead() {
    const START: &str = r#"{"architecture":"a","os":"b","rootfs":{"type":"layers","diff_ids":[]},"#;
    let problems = [
        r#""author":1"#,
        r#""author":{}"#,
        r#""created":[]"#,
        r#""history":{}"#,
        r#""history":[{},null]"#,
        r#""history":[{"created":1}]"#,
        r#""history":[{"comment":true}]"#,
    ]
    .map(|property| {
        let text = format!("{START}{property}}}");
        let error = serde_json::from_str::<ImageConfig>(&text).unwrap_err();
        error.to_string()
    });
    assert_eq!(
        problems,
        [
            "invalid type: integer `1`, expected a string at line 1 column 80",
            "invalid type: map, expected a string at line 1 column 79",
            "invalid type: sequence, expected a date and time at line 1 column 80",
            "invalid type: map, expected a sequence at line 1 column 80",
            "invalid type: null, expected an entry of the history at line 1 column 88",
            "invalid type: integer `1`, expected a date and time at line 1 column 93",
            "invalid type: boolean `true`, expected a string at line 1 column 96",
        ]
    );
}

#[test]
fn a_step_makes_a_layer_unless_it_says_otherwise() {
    let step = |text: &str| serde_json::from_str::<History>(text).unwrap();
    for (text, empty) in [
        ("{}", false),
        (r#"{"empty_layer":false}"#, false),
        (r#"{"empty_layer":true}"#, true),
    ] {
        assert_eq!(step(text).is_empty_layer(), empty, "{text}");
    }
}

#[test]
fn parts_say_what_was_expected_instead() {
    fn problem<T: serde::de::DeserializeOwned + std::fmt::Debug>(text: &str) -> String {
        serde_json::from_str::<T>(text).unwrap_err().to_string()
    }
    assert_eq!(
        [
            problem::<RootFsKind>("\"tree\""),
            problem::<RootFsKind>("1"),
            problem::<EmptyObject>("1"),
            problem::<Healthcheck>("1"),
        ],
        [
            "invalid value: string \"tree\", expected `layers` at line 1 column 6",
            "invalid type: integer `1`, expected `layers` at line 1 column 1",
            "invalid type: integer `1`, expected an empty object at line 1 column 1",
            "invalid type: integer `1`, expected a health check at line 1 column 1",
        ]
    );
}

#[test]
fn what_stands_behind_a_port_says_nothing() {
    let text = r#"{"architecture":"a","os":"b","rootfs":{"type":"layers","diff_ids":[]},
        "config":{"ExposedPorts":{"1":{},"2":{"a":1},"3":[]}}}"#;
    let report = oci_conformance::judge(text.as_bytes(), &DOCUMENT, &Context::default(), "");
    let id = "image.config.config.exposed-ports.value-empty-object";
    let findings = report.findings().iter();
    let found = findings.filter(|finding| finding.clause.to_string() == id);
    assert_eq!(
        found.map(|finding| &*finding.message).collect::<Vec<_>>(),
        [
            "the value of `2` has properties",
            "the value of `3` is no object"
        ],
    );
}

#[test]
fn null_is_absent() {
    let value = serde_json::json!({
        "created": null,
        "author": null,
        "architecture": "a",
        "os": "b",
        "rootfs": {"type": "layers", "diff_ids": []},
        "history": null,
    });
    let from_value: ImageConfig = serde_json::from_value(value.clone()).unwrap();
    assert_eq!((&from_value.author, &from_value.created), (&None, &None));
    assert!(from_value.history.is_empty());
    assert_eq!(
        ImageConfig::from_slice(value.to_string().as_bytes()).unwrap(),
        from_value
    );
}
