//! The clauses about the execution parameters.

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Held, Kind, Node, Severity, Subject, Verdict, shortened,
};

use crate::specification::V1_1_0;

pub(in crate::config) static AS_BASE: Clause = Clause::should(
    "image.config.config.as-base",
    "config.md#properties",
    "Whoever runs a container from the image starts from the execution parameters.",
);

pub(in crate::config) static OMITTED: Clause = Clause::should(
    "image.config.config.omitted",
    "config.md#properties",
    "If there is no `config`, the execution parameters are given when a container is made.",
);

pub(in crate::config) static USER_DEFAULT_VALUE: Clause = Clause::must(
    "image.config.config.user.default-value",
    "config.md#properties",
    "`User` counts only if no user is given when a container is made.",
);

pub(in crate::config) static USER_LINUX_FORMS: Clause = Clause::must(
    "image.config.config.user.linux-forms",
    "config.md#properties",
    "On Linux, `User` is a user or uid, and may have a colon and a group or gid behind it.",
)
.note(
    "Nothing is said of how names are made and of how large numbers may be, so that all that is \
     looked at is that there is one colon at most and something on each side of it. An empty \
     `User` passes, as it is how tools write that there is none.",
)
.check(
    user_linux_forms,
    &[
        Pass(r#"{"os":"linux","config":{"User":"alice"}}"#),
        Pass(r#"{"os":"linux","config":{"User":"1000:staff"}}"#),
        Pass(r#"{"os":"linux","config":{"User":""}}"#),
        Fail(
            r#"{"os":"linux","config":{"User":"alice:staff:wheel"}}"#,
            "/config/User",
        ),
        Fail(
            r#"{"os":"linux","config":{"User":":staff"}}"#,
            "/config/User",
        ),
        Fail(
            r#"{"os":"linux","config":{"User":"1000:"}}"#,
            "/config/User",
        ),
    ],
);

fn user_linux_forms(config: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let user = config.at("config").at("User");
    let Some(text) = user.str().filter(|_| config.at("os").is_str("linux")) else {
        return;
    };
    verdict.count_case();
    let Some((name, group)) = text.split_once(':') else {
        return;
    };
    let problem = if name.is_empty() {
        "there is no user before the colon"
    } else if group.is_empty() {
        "there is no group behind the colon"
    } else if group.contains(':') {
        "there is more than one colon"
    } else {
        return;
    };
    verdict.breach(user, format!("`{}`: {problem}", shortened(&text)));
}

pub(in crate::config) static USER_GROUPS_FROM_CONTAINER: Clause = Clause::must(
    "image.config.config.user.groups-from-container",
    "config.md#properties",
    "Without a group in `User`, the process has the default group and the supplementary groups \
     that the container's `/etc/passwd` and `/etc/group` give the user.",
)
.note(
    "conversion.md advises to leave the supplementary groups alone where the user is a number; \
     this text, which binds more strongly, gives them to numbers as well. `/etc/group` is named \
     since v1.1.0.",
);

pub(in crate::config) static USER_GROUP_GIVEN: Clause = Clause::must(
    "image.config.config.user.group-given",
    "config.md#properties",
    "With a group in `User`, the process has no supplementary groups from the container.",
)
.since(V1_1_0);

pub(super) static EXPOSED_PORTS_KEY_FORMAT: Clause = Clause::should(
    "image.config.config.exposed-ports.key-format",
    "config.md#properties",
    "The names in `ExposedPorts` are a port, a port and `/tcp`, or a port and `/udp`.",
)
.note(
    "The text says that they can be so, without a key word, and the JSON Schema takes any name. A \
     port is a number from 0 to 65535. Other protocols and ranges are in use, and are not among \
     the forms.",
)
.check(
    |ports, _, verdict| {
        for port in ports.members() {
            let Some(name) = port.name() else { continue };
            verdict.count_case();
            if !is_port(&name) {
                let name = shortened(&name);
                verdict.breach(
                    port,
                    format!("`{name}` is no port with or without protocol"),
                );
            }
        }
    },
    &[
        Pass(r#"{"80":{},"8080/tcp":{},"53/udp":{}}"#),
        Fail(r#"{"http":{}}"#, "/http"),
        Fail(r#"{"65536/tcp":{}}"#, "/65536~1tcp"),
        Fail(r#"{"8000-8010":{}}"#, "/8000-8010"),
        Fail(r#"{"80/sctp":{}}"#, "/80~1sctp"),
        Fail(r#"{"80/TCP":{}}"#, "/80~1TCP"),
        Fail(r#"{"+80":{}}"#, "/+80"),
    ],
);

fn is_port(name: &str) -> bool {
    let (port, protocol) = name.split_once('/').unwrap_or((name, "tcp"));
    let digits = port.bytes().all(|byte| byte.is_ascii_digit());
    digits && port.parse::<u16>().is_ok() && matches!(protocol, "tcp" | "udp")
}

pub(in crate::config) static EXPOSED_PORTS_MERGE: Clause = Clause::must(
    "image.config.config.exposed-ports.merge",
    "config.md#properties",
    "`ExposedPorts` are joined with the ports that are given when a container is made.",
);

pub(super) static EXPOSED_PORTS_VALUE_EMPTY_OBJECT: Clause = Clause::must(
    "image.config.config.exposed-ports.value-empty-object",
    "config.md#properties",
    "Every value in `ExposedPorts` is an empty object.",
)
.note(VALUE_EMPTY_OBJECT)
.check(
    |ports, _, verdict| values_are_empty_objects(ports, verdict),
    &[
        Pass(r#"{"8080/tcp":{}}"#),
        Fail(r#"{"8080/tcp":null}"#, "/8080~1tcp"),
        Fail(r#"{"8080/tcp":[]}"#, "/8080~1tcp"),
        Fail(r#"{"8080/tcp":{"HostPort":"80"}}"#, "/8080~1tcp"),
    ],
);

const VALUE_EMPTY_OBJECT: &str = "The JSON Schema takes objects with properties, and anything \
    under the empty name; the prose, which says empty, is followed.";

fn values_are_empty_objects(map: Node<'_>, verdict: &mut Verdict<'_>) {
    for value in map.members() {
        verdict.count_case();
        let problem = match value.kind() {
            Some(Kind::Object) if value.is_empty() => continue,
            Some(Kind::Object) => "has properties",
            _ => "is no object",
        };
        let name = value.name().unwrap_or_default();
        verdict.breach(
            value,
            format!("the value of `{}` {problem}", shortened(&name)),
        );
    }
}

pub(super) static ENV_FORMAT: Clause = Clause::must(
    "image.config.config.env.format",
    "config.md#properties",
    "Each of `Env` is a name, `=`, and a value, which may be empty and may have anything in it.",
)
.note(
    "The JSON Schema takes any string, and an expression in the code that accompanies the \
     specification refuses values of several lines; the prose has neither. A name may be there \
     twice. U+0000 passes, although no environment can hold it.",
)
.check(
    |parameters, _, verdict| {
        for entry in parameters.at("Env").items() {
            let Some(text) = entry.str() else { continue };
            verdict.count_case();
            let problem = match text.split_once('=') {
                None => "has no `=`",
                Some(("", _)) => "has no name before the `=`",
                Some(_) => continue,
            };
            verdict.breach(entry, format!("`{}` {problem}", shortened(&text)));
        }
    },
    &[
        Pass(r#"{"Env":["PATH=/bin","EMPTY=","LINES=1\n2","OPTIONS=a=b"]}"#),
        Fail(r#"{"Env":["PATH"]}"#, "/Env/0"),
        Fail(r#"{"Env":["PATH=/bin","=value"]}"#, "/Env/1"),
        Fail(r#"{"Env":[""]}"#, "/Env/0"),
    ],
);

pub(in crate::config) static ENV_MERGE: Clause = Clause::must(
    "image.config.config.env.merge",
    "config.md#properties",
    "`Env` is joined with the variables that are given when a container is made.",
);

pub(in crate::config) static ENTRYPOINT_DEFAULT: Clause = Clause::may(
    "image.config.config.entrypoint.default",
    "config.md#properties",
    "Another entrypoint may be given when a container is made.",
)
.held(Held::Behaviour);

pub(in crate::config) static CMD_DEFAULT: Clause = Clause::may(
    "image.config.config.cmd.default",
    "config.md#properties",
    "Other arguments may be given when a container is made.",
)
.held(Held::Behaviour);

pub(in crate::config) static CMD_FIRST_IS_EXECUTABLE: Clause = Clause::should(
    "image.config.config.cmd.first-is-executable",
    "config.md#properties",
    "Without `Entrypoint`, the first of `Cmd` is what is run.",
);

pub(super) static VOLUMES_KEYS_DIRECTORIES: Clause = Clause::should(
    "image.config.config.volumes.keys-directories",
    "config.md#properties",
    "The names in `Volumes` are those of directories.",
)
.note(
    "Nothing says that they are absolute. A name that is absolute neither on Unix nor on Windows \
     is reported, as there is nothing that it could be relative to.",
)
.check(
    |volumes, _, verdict| {
        for volume in volumes.members() {
            let Some(name) = volume.name() else { continue };
            verdict.count_case();
            if !is_absolute(&name) {
                verdict.breach(
                    volume,
                    format!("`{}` is no absolute path", shortened(&name)),
                );
            }
        }
    },
    &[
        Pass(r#"{"/var/log/my-app-logs":{},"C:\\data":{}}"#),
        Fail(r#"{"logs":{}}"#, "/logs"),
        Fail(r#"{"":{}}"#, "/"),
    ],
);

/// Whether a path is absolute on some platform: from a root, from a drive, or as Windows names
/// devices and shares.
fn is_absolute(path: &str) -> bool {
    let mut bytes = path.bytes();
    let mut next = || bytes.next();
    match (next(), next(), next()) {
        (Some(b'/' | b'\\'), _, _) => true,
        (Some(drive), Some(b':'), None | Some(b'/' | b'\\')) => drive.is_ascii_alphabetic(),
        _ => false,
    }
}

pub(super) static VOLUMES_VALUE_EMPTY_OBJECT: Clause = Clause::must(
    "image.config.config.volumes.value-empty-object",
    "config.md#properties",
    "Every value in `Volumes` is an empty object.",
)
.note(VALUE_EMPTY_OBJECT)
.check(
    |volumes, _, verdict| values_are_empty_objects(volumes, verdict),
    &[
        Pass(r#"{"/var/log/my-app-logs":{}}"#),
        Fail(r#"{"/data":"rw"}"#, "/~1data"),
        Fail(r#"{"/data":{"size":1}}"#, "/~1data"),
    ],
);

pub(in crate::config) static WORKING_DIR_DEFAULT: Clause = Clause::may(
    "image.config.config.working-dir.default",
    "config.md#properties",
    "Another working directory may be given when a container is made.",
)
.held(Held::Behaviour);

pub(in crate::config) static LABELS_ANNOTATION_RULES: Clause = Clause::must(
    "image.config.config.labels.annotation-rules",
    "config.md#properties",
    "`Labels` obeys the rules of annotations.md.",
)
.note(
    "Those want an object or nothing, but config.md lets null stand for every optional property; \
     null passes. Names without a domain, as they are common, break no more than advice.",
)
.judged(
    Subject::Document,
    &[
        Pass(r#"{"Labels":{"com.example.key":""}}"#),
        Pass(r#"{"Labels":{"maintainer":"alice"}}"#),
        Fail(
            r#"{"Labels":{"com.example.key":1}}"#,
            "/Labels/com.example.key",
        ),
        Fail(
            r#"{"Labels":{"org.opencontainers.image.example":""}}"#,
            "/Labels/org.opencontainers.image.example",
        ),
    ],
);

pub(super) static STOP_SIGNAL_FORMAT: Clause = Clause::should(
    "image.config.config.stop-signal.format",
    "config.md#properties",
    "`StopSignal` is a name of the form `SIGNAME`, such as `SIGKILL` or `SIGRTMIN+3`.",
)
.note(
    "The text says that it can be so, without a key word. Numbers and names without `SIG` are in \
     use, and are not of the form. Which signals a system has is not looked into.",
)
.check(
    |parameters, _, verdict| {
        let signal = parameters.at("StopSignal");
        let Some(text) = signal.str() else { return };
        verdict.count_case();
        if !is_signal(&text) {
            let text = shortened(&text);
            verdict.breach(signal, format!("`{text}` is no name of a signal"));
        }
    },
    &[
        Pass(r#"{"StopSignal":"SIGKILL"}"#),
        Pass(r#"{"StopSignal":"SIGRTMIN+3"}"#),
        Fail(r#"{"StopSignal":"KILL"}"#, "/StopSignal"),
        Fail(r#"{"StopSignal":"9"}"#, "/StopSignal"),
        Fail(r#"{"StopSignal":"SIGRTMIN+"}"#, "/StopSignal"),
        Fail(r#"{"StopSignal":"sigkill"}"#, "/StopSignal"),
    ],
);

fn is_signal(text: &str) -> bool {
    let Some(name) = text.strip_prefix("SIG") else {
        return false;
    };
    let (name, distance) = name.split_once(['+', '-']).unwrap_or((name, "0"));
    let of = |part: &str, is: fn(&u8) -> bool| !part.is_empty() && part.as_bytes().iter().all(is);
    of(name, |byte| {
        byte.is_ascii_uppercase() || byte.is_ascii_digit()
    }) && of(distance, u8::is_ascii_digit)
}

pub(super) static ARGS_ESCAPED_DEPRECATED: Clause = Clause::should_not(
    "image.config.config.args-escaped.deprecated",
    "config.md#properties",
    "New images do without `ArgsEscaped`.",
)
.since(V1_1_0)
.note("The sentence has its key word in small letters. False is the same as nothing, and passes.")
.softened(
    Severity::Note,
    "the sentence has its key word in small letters, and old images are to have it",
)
.check(
    |parameters, _, verdict| {
        let escaped = parameters.at("ArgsEscaped");
        let Some(value) = escaped.bool() else { return };
        verdict.count_case();
        if value {
            verdict.breach(escaped, "`ArgsEscaped` is deprecated");
        }
    },
    &[
        Pass(r#"{"ArgsEscaped":false}"#),
        Fail(r#"{"ArgsEscaped":true}"#, "/ArgsEscaped"),
    ],
);

pub(in crate::config) static ARGS_ESCAPED_AS_IS: Clause = Clause::should(
    "image.config.config.args-escaped.as-is",
    "config.md#properties",
    "If `ArgsEscaped` is true, the command is run as it is, without being escaped once more.",
)
.since(V1_1_0)
.note("It concerns Windows only, and the details are left to Docker's code.");
