//! The configuration as a whole, its root, mounts, hooks and annotations; the state.

use oci_conformance::generate::{Choices, Form, Make};
use serde_json::{Map, Value, json};

use super::{
    grammar::{
        date_time, environment, guid, has_windows_paths, line, path, posix_path, version,
        windows_path,
    },
    words,
};
use crate::{
    PLATFORMS, config,
    config::{MountOption, MountType},
    config_linux, platform,
    state::{self, Status},
};

pub(super) const FORMS: &[Form] = &[
    Form::of(&config::SHAPE)
        .with(&[("ociVersion", version)])
        .settled(agree),
    Form::of(&config::ROOT)
        .with(&[("path", root_path)])
        .settled(writable_on_windows),
    Form::of(&config::MOUNT)
        .with(&[
            ("destination", path),
            ("type", |choices| {
                choices.known_or(MountType::KNOWN, Choices::word).into()
            }),
            ("source", source),
            ("options", options),
        ])
        .settled(map_both),
    Form::of(&config::PRESTART_HOOK).with(HOOK),
    Form::of(&config::CREATE_RUNTIME_HOOK).with(HOOK),
    Form::of(&config::ANNOTATIONS).rest(annotation),
    Form::of(&state::SHAPE)
        .with(&[
            ("ociVersion", version),
            ("pid", |choices| choices.number(0, i64::MAX.into())),
            ("bundle", path),
            ("annotations", |choices| {
                let annotations = choices.list(0..=3, annotation);
                Value::Object(annotations.into_iter().collect())
            }),
        ])
        .settled(require_pid),
    Form::of(&config_linux::CONTAINER_PROCESS_STATE_SHAPE).with(&[("ociVersion", version)]),
];

const HOOK: &[(&str, Make)] = &[
    ("path", posix_path),
    ("env", environment),
    ("timeout", |choices| choices.number(1, i64::MAX.into())),
];

fn root_path(choices: &mut Choices<'_>) -> Value {
    if has_windows_paths(choices) {
        return format!(r"\\?\Volume{{{}}}\", guid(choices)).into();
    }
    let path = [
        "rootfs".to_owned(),
        format!("/{}/rootfs", choices.word()),
        choices.word(),
    ];
    choices.pick(&path).clone().into()
}

/// Windows has no read-only root filesystems.
fn writable_on_windows(root: &mut Map<String, Value>, choices: &mut Choices<'_>) {
    if has_windows_paths(choices)
        && let Some(readonly) = root.get_mut("readonly")
    {
        *readonly = false.into();
    }
}

fn source(choices: &mut Choices<'_>) -> Value {
    if choices.is_for("windows") {
        windows_path(choices).into()
    } else {
        choices.text().into()
    }
}

fn options(choices: &mut Choices<'_>) -> Value {
    let option =
        |choices: &mut Choices<'_>| choices.known_or(MountOption::KNOWN, words::mount_option);
    choices.list(0..=4, option).into()
}

/// A mount maps both kinds of ids or none.
fn map_both(mount: &mut Map<String, Value>, _: &mut Choices<'_>) {
    let [users, groups] = ["uidMappings", "gidMappings"];
    for (one, other) in [(users, groups), (groups, users)] {
        if let Some(mappings) = mount.get(one).cloned() {
            mount.entry(other).or_insert(mappings);
        }
    }
}

fn annotation(choices: &mut Choices<'_>) -> (String, Value) {
    let image = [
        ("created", date_time(choices)),
        ("author", line(choices)),
        ("os", "linux".to_owned()),
        ("architecture", "amd64".to_owned()),
        ("stopSignal", "SIGTERM".to_owned()),
    ];
    let own = choices.maybe(|choices| choices.pick(&image).clone());
    if let Some((key, value)) = own {
        return (format!("org.opencontainers.image.{key}"), value.into());
    }
    let value = choices.maybe(Choices::text).unwrap_or_default();
    (format!("com.example.{}", choices.word()), value.into())
}

/// Makes the sections agree with the platforms, and what is outside of them with the sections.
fn agree(config: &mut Map<String, Value>, choices: &mut Choices<'_>) {
    config.retain(|name, _| !PLATFORMS.contains(&name.as_str()) || choices.is_for(name));
    if choices.is_for("windows") {
        config
            .entry("windows")
            .or_insert_with(|| json!({"layerFolders": [r"C:\layer"]}));
        let windows = config.get("windows");
        if windows.is_some_and(|windows| windows.get("hyperv").is_some()) {
            config.remove("root");
        } else {
            require_root(config, choices);
        }
        if has_windows_paths(choices) {
            divide_mounts(config);
        } else if let Some(name) = platform::POSIX.iter().find(|name| choices.is_for(name)) {
            // Only the section tells that the paths are those of POSIX.
            config.entry(*name).or_insert_with(|| json!({}));
        }
    } else {
        require_root(config, choices);
    }
}

fn require_root(config: &mut Map<String, Value>, choices: &mut Choices<'_>) {
    let path = root_path(choices);
    config
        .entry("root")
        .or_insert_with(|| json!({"path": path}));
}

/// No mount of Windows is inside of another.
fn divide_mounts(config: &mut Map<String, Value>) {
    let mounts = config.get_mut("mounts").and_then(Value::as_array_mut);
    for (index, mount) in mounts.into_iter().flatten().enumerate() {
        if let Some(destination) = mount.get_mut("destination") {
            *destination = format!(r"C:\{index}").into();
        }
    }
}

/// On Linux, a container that has a process tells its id.
fn require_pid(state: &mut Map<String, Value>, choices: &mut Choices<'_>) {
    let has_process = [Status::CREATED, Status::RUNNING]
        .iter()
        .any(|status| state.get("status") == Some(&status.as_str().into()));
    if has_process && choices.is_for("linux") {
        let pid = choices.number(1, i64::MAX.into());
        state.insert("pid".to_owned(), pid);
    }
}
