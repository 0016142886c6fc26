//! `uidMappings` and `gidMappings`: [config.md#posix-platform-mounts](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#posix-platform-mounts).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Node, Property, Shape, Value, Verdict,
};

use crate::{
    platform,
    specification::{V1_1_0, V1_2_0},
};

const SECTION: &str = "config.md#posix-platform-mounts";

/// The shape of an entry of `uidMappings` of a mount.
pub static UID_MAPPING: Shape = Shape::new(
    "mapping of user ids",
    SECTION,
    &[
        Property::required(
            "containerID",
            "runtime.config.mounts.uid-mappings.container-id",
            Value::UINT32,
        ),
        Property::required(
            "hostID",
            "runtime.config.mounts.uid-mappings.host-id",
            Value::UINT32,
        ),
        Property::required(
            "size",
            "runtime.config.mounts.uid-mappings.size",
            Value::UINT32,
        )
        .note("Neither 0 nor ranges that overlap are forbidden; the kernel refuses both."),
    ],
)
.since(V1_1_0)
.on(platform::LINUX);

/// The shape of an entry of `gidMappings` of a mount.
pub static GID_MAPPING: Shape = Shape::new(
    "mapping of group ids",
    SECTION,
    &[
        Property::required(
            "containerID",
            "runtime.config.mounts.gid-mappings.container-id",
            Value::UINT32,
        ),
        Property::required(
            "hostID",
            "runtime.config.mounts.gid-mappings.host-id",
            Value::UINT32,
        ),
        Property::required(
            "size",
            "runtime.config.mounts.gid-mappings.size",
            Value::UINT32,
        )
        .note("Neither 0 nor ranges that overlap are forbidden; the kernel refuses both."),
    ],
)
.since(V1_1_0)
.on(platform::LINUX);

pub(super) static UID_MAPPINGS_REQUIRES_GID_MAPPINGS: Clause = Clause::must(
    "runtime.config.mounts.uid-mappings.requires-gid-mappings",
    SECTION,
    "A mount with `uidMappings` has `gidMappings`, too.",
)
.since(V1_2_0)
.on(platform::LINUX)
.note(
    "The JSON Schema and the Go type take one without the other, and the table of options speaks \
     of either. An empty list is taken for one that is there.",
)
.check(
    |mount, _, verdict| accompanied(mount, "uidMappings", "gidMappings", verdict),
    &[
        Pass(r#"{"destination":"/x","uidMappings":[],"gidMappings":[]}"#),
        Fail(r#"{"destination":"/x","uidMappings":[]}"#, "/gidMappings"),
    ],
);

pub(super) static UID_MAPPINGS_IDMAP_OPTION: Clause = Clause::should(
    "runtime.config.mounts.uid-mappings.idmap-option",
    SECTION,
    "A mount with `uidMappings` has the option `idmap` or `ridmap`.",
)
.since(V1_2_0)
.on(platform::LINUX)
.note("Without the option, older runtimes ignore the mappings and say nothing.")
.check(
    |mount, _, verdict| has_option(mount, "uidMappings", verdict),
    &[
        Pass(r#"{"destination":"/x","options":["bind","idmap"],"uidMappings":[]}"#),
        Pass(r#"{"destination":"/x","options":["rbind","ridmap"],"uidMappings":[]}"#),
        Fail(
            r#"{"destination":"/x","options":["bind"],"uidMappings":[]}"#,
            "/options",
        ),
        Fail(r#"{"destination":"/x","uidMappings":[]}"#, "/options"),
    ],
);

pub(super) static UID_MAPPINGS_MOUNT_SETATTR: Clause = Clause::should(
    "runtime.config.mounts.uid-mappings.mount-setattr",
    SECTION,
    "User ids are mapped with `mount_setattr(MOUNT_ATTR_IDMAP)`.",
)
.since(V1_2_0)
.on(platform::LINUX)
.uncheckable("it shows only in the calls that the runtime makes");

pub(super) static UID_MAPPINGS_CONVERTS_IDS: Clause = Clause::must(
    "runtime.config.mounts.uid-mappings.converts-ids",
    SECTION,
    "With `uidMappings`, the files of a mount have the user ids that theirs are mapped to.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("Whether that goes for mounts without `idmap` and `ridmap`, too, the text does not say.");

pub(super) static GID_MAPPINGS_REQUIRES_UID_MAPPINGS: Clause = Clause::must(
    "runtime.config.mounts.gid-mappings.requires-uid-mappings",
    SECTION,
    "A mount with `gidMappings` has `uidMappings`, too.",
)
.since(V1_2_0)
.on(platform::LINUX)
.note("It is judged as `uidMappings` is.")
.check(
    |mount, _, verdict| accompanied(mount, "gidMappings", "uidMappings", verdict),
    &[
        Pass(r#"{"destination":"/x","uidMappings":[],"gidMappings":[]}"#),
        Fail(r#"{"destination":"/x","gidMappings":[]}"#, "/uidMappings"),
    ],
);

pub(super) static GID_MAPPINGS_IDMAP_OPTION: Clause = Clause::should(
    "runtime.config.mounts.gid-mappings.idmap-option",
    SECTION,
    "A mount with `gidMappings` has the option `idmap` or `ridmap`.",
)
.since(V1_2_0)
.on(platform::LINUX)
.note("Without the option, older runtimes ignore the mappings and say nothing.")
.check(
    |mount, _, verdict| has_option(mount, "gidMappings", verdict),
    &[
        Pass(r#"{"destination":"/x","options":["bind","idmap"],"gidMappings":[]}"#),
        Fail(
            r#"{"destination":"/x","options":["bind"],"gidMappings":[]}"#,
            "/options",
        ),
    ],
);

pub(super) static GID_MAPPINGS_MOUNT_SETATTR: Clause = Clause::should(
    "runtime.config.mounts.gid-mappings.mount-setattr",
    SECTION,
    "Group ids are mapped with `mount_setattr(MOUNT_ATTR_IDMAP)`.",
)
.since(V1_2_0)
.on(platform::LINUX)
.uncheckable("it shows only in the calls that the runtime makes");

pub(super) static GID_MAPPINGS_CONVERTS_IDS: Clause = Clause::must(
    "runtime.config.mounts.gid-mappings.converts-ids",
    SECTION,
    "With `gidMappings`, the files of a mount have the group ids that theirs are mapped to.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("Whether that goes for mounts without `idmap` and `ridmap`, too, the text does not say.");

/// Judges that the one list of mappings does not come without the other.
fn accompanied(
    mount: Node<'_>,
    mappings: &'static str,
    other: &'static str,
    verdict: &mut Verdict<'_>,
) {
    if verdict.case(mount.at(mappings)).is_none() {
        return;
    }
    let missing = mount.at(other);
    if !missing.exists() {
        verdict.breach(missing, format!("there are `{mappings}`, but no `{other}`"));
    }
}

/// Judges that a mount with mappings says how far they reach.
fn has_option(mount: Node<'_>, mappings: &'static str, verdict: &mut Verdict<'_>) {
    if verdict.case(mount.at(mappings)).is_none() {
        return;
    }
    let options = mount.at("options");
    let mut all = options.items();
    if !all.any(|option| option.is_str("idmap") || option.is_str("ridmap")) {
        let message = format!("there are `{mappings}`, but neither `idmap` nor `ridmap`");
        verdict.breach(options, message);
    }
}

/// Tells of mounts whose ids are to be mapped without anything that says how.
pub static IDMAP_WITHOUT_MAPPING: Clause = Clause::advisory(
    "advisory.runtime.idmap-without-mapping",
    "config.md#linux-mount-options",
    "A mount with `idmap` or `ridmap` has mappings, or the container has a user namespace.",
    None,
)
.since(V1_2_0)
.on(platform::LINUX)
.note("A runtime has to fail otherwise, so that the container cannot be created.")
.check(
    |config, _, verdict| {
        let mut namespaces = config.at("linux").at("namespaces").items();
        if namespaces.any(|namespace| namespace.at("type").is_str("user")) {
            return;
        }
        for mount in config.at("mounts").items() {
            let mut options = mount.at("options").items();
            let mapped = options.find(|option| option.is_str("idmap") || option.is_str("ridmap"));
            let Some(option) = mapped else { continue };
            verdict.count_case();
            if mount.at("uidMappings").is_empty() && mount.at("gidMappings").is_empty() {
                verdict.breach(
                    option,
                    "there are neither mappings nor a user namespace that has some",
                );
            }
        }
    },
    &[
        Pass(
            r#"{"mounts":[{"destination":"/x","options":["idmap"],"uidMappings":[{}],"gidMappings":[{}]}]}"#,
        ),
        Fail(
            r#"{"mounts":[{"destination":"/x","options":["bind","idmap"]}],"linux":{"namespaces":[{"type":"mount"}]}}"#,
            "/mounts/0/options/1",
        ),
        Fail(
            r#"{"mounts":[{"destination":"/x","options":["ridmap"],"uidMappings":[]}]}"#,
            "/mounts/0/options/0",
        ),
    ],
);
