//! `destination`, and the order of mounts: [config.md#mounts](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#mounts).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Subject, Verdict, shortened,
};

use crate::{
    platform,
    specification::{V1_0_0_RC5, V1_2_0},
};

pub(super) static LISTED_ORDER: Clause = Clause::must(
    "runtime.config.mounts.listed-order",
    "config.md#mounts",
    "The runtime mounts in the order of the list, so that a later mount hides an earlier one.",
)
.since(V1_0_0_RC5);

pub(super) static LINUX_MOUNT_2: Clause = Clause::must(
    "runtime.config.mounts.linux.mount-2",
    "config.md#mounts",
    "`destination`, `type`, `source` and `options` mean what the parameters of mount(2) mean.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(super) static SOLARIS_FS_RESOURCE: Clause = Clause::must(
    "runtime.config.mounts.solaris.fs-resource",
    "config.md#mounts",
    "A mount is an `fs` resource of zonecfg(1M): `destination` is its `dir`, `source` its `special`.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS)
.note("`type` and `options` are called the same there.");

pub(super) static LINUX_ABSOLUTE: Clause = Clause::should(
    "runtime.config.mounts.destination.linux.absolute",
    "config.md#mounts",
    "`destination` is an absolute path.",
)
.since(V1_2_0)
.on(platform::LINUX)
.also(&[&LINUX_RELATIVE_DEPRECATED])
.note("Up to v1.1.0 it was a MUST, as it still is elsewhere.")
.check(
    |mount, _, verdict| judge_path(mount, verdict, &[], platform::is_absolute_posix),
    &[
        Pass(r#"{"destination":"/tmp"}"#),
        Fail(r#"{"destination":"tmp"}"#, "/destination"),
        Fail(r#"{"destination":""}"#, "/destination"),
    ],
);

pub(super) static LINUX_RELATIVE_ALLOWED: Clause = Clause::may(
    "runtime.config.mounts.destination.linux.relative-allowed",
    "config.md#mounts",
    "For old tools and configurations, `destination` may be a relative path.",
)
.since(V1_2_0)
.on(platform::LINUX)
.note("It is no breach of a MUST; the clauses that advise against it warn of it.");

pub(super) static LINUX_RELATIVE_DEPRECATED: Clause = Clause::should_not(
    "runtime.config.mounts.destination.linux.relative-deprecated",
    "config.md#mounts",
    "`destination` is no relative path: they are deprecated.",
)
.since(V1_2_0)
.on(platform::LINUX)
.judged(
    Subject::Document,
    &[
        Pass(r#"{"destination":"/mnt/x"}"#),
        Fail(r#"{"destination":"mnt/x"}"#, "/destination"),
    ],
);

pub(super) static LINUX_RELATIVE_FROM_ROOT: Clause = Clause::must(
    "runtime.config.mounts.destination.linux.relative-from-root",
    "config.md#mounts",
    "A relative `destination` is relative to `/` of the container.",
)
.since(V1_2_0)
.on(platform::LINUX);

pub(super) static WINDOWS_ABSOLUTE: Clause = Clause::must(
    "runtime.config.mounts.destination.windows.absolute",
    "config.md#mounts",
    "`destination` is an absolute path of Windows.",
)
.since(V1_0_0_RC5)
.on(platform::WINDOWS)
.note(
    "It has a drive and begins at its root, with either slash, or it is a device path such as that \
     of a named pipe. The text does not say which forms count. Linux containers on Windows have \
     the paths of Linux.",
)
.check(
    |mount, context, verdict| {
        if !platform::is_posix(context) {
            let also = elsewhere(context.is_for("windows"));
            judge_path(mount, verdict, also, platform::is_absolute_windows);
        }
    },
    &[
        Pass(r#"{"destination":"C:\\folder-inside-container"}"#),
        Pass(r#"{"destination":"c:/folder"}"#),
        Pass(r#"{"destination":"\\\\.\\pipe\\docker_engine"}"#),
        Fail(r#"{"destination":"folder"}"#, "/destination"),
        Fail(r#"{"destination":"C:folder"}"#, "/destination"),
        Fail(r#"{"destination":"/folder"}"#, "/destination"),
        Fail(r#"{"destination":"\\folder"}"#, "/destination"),
    ],
);

pub(in crate::config) static NOT_NESTED: Clause = Clause::must_not(
    "runtime.config.mounts.destination.windows.not-nested",
    "config.md#mounts",
    "No `destination` is inside of another.",
)
.since(V1_0_0_RC5)
.on(platform::WINDOWS)
.note(
    "Paths are compared by their components, whatever the case of their letters. Equal ones are \
     not nested.",
)
.check(
    not_nested,
    &[
        Pass(r#"{"mounts":[{"destination":"C:\\foo"},{"destination":"C:\\foobar"}]}"#),
        Pass(r#"{"mounts":[{"destination":"C:\\foo"},{"destination":"D:\\foo\\bar"}]}"#),
        Fail(
            r#"{"mounts":[{"destination":"C:\\Foo"},{"destination":"c:\\foo\\bar"}]}"#,
            "/mounts/1/destination",
        ),
        Fail(
            r#"{"mounts":[{"destination":"C:/foo/bar"},{"destination":"C:\\foo\\"}]}"#,
            "/mounts/0/destination",
        ),
    ],
);

fn not_nested(config: Node<'_>, context: &Context<'_>, verdict: &mut Verdict<'_>) {
    if platform::is_posix(context) {
        return;
    }
    let destinations = config.at("mounts").items().filter_map(|mount| {
        let destination = mount.at("destination");
        let path = components(&destination.str()?);
        (!path.is_empty()).then_some((path, destination))
    });
    let mut sorted: Vec<_> = destinations.collect();
    sorted.sort_by(|(a, _), (b, _)| a.cmp(b));
    // In this order a path comes right before all that is inside of it.
    let mut around: Option<(Vec<String>, String)> = None;
    for (path, destination) in sorted {
        verdict.count_case();
        let outer = around.as_ref().filter(|(outer, _)| path.starts_with(outer));
        match outer {
            Some((outer, shown)) if outer.len() < path.len() => {
                verdict.breach(
                    destination,
                    format!("it is inside of the mount at `{shown}`"),
                );
            }
            Some(_) => {}
            None => {
                let shown = shortened(&destination.str().unwrap_or_default());
                around = Some((path, shown));
            }
        }
    }
}

/// The components of a path of Windows, in small letters.
fn components(path: &str) -> Vec<String> {
    let parts = path.split(['\\', '/']).filter(|part| !part.is_empty());
    parts.map(str::to_lowercase).collect()
}

pub(super) static SOLARIS_ABSOLUTE: Clause = Clause::must(
    "runtime.config.mounts.destination.solaris.absolute",
    "config.md#mounts",
    "`destination` is an absolute path on Solaris.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS)
.check(
    |mount, context, verdict| {
        let also = elsewhere(context.is_for("solaris"));
        judge_path(mount, verdict, also, platform::is_absolute_posix);
    },
    &[
        Pass(r#"{"destination":"/opt/local"}"#),
        Fail(r#"{"destination":"opt/local"}"#, "/destination"),
    ],
);

pub(super) static OTHER_PLATFORMS_ABSOLUTE: Clause = Clause::must(
    "runtime.config.mounts.destination.other-platforms.absolute",
    "config.md#mounts",
    "`destination` is an absolute path on every platform but Linux.",
)
.since(V1_0_0_RC5)
.note(
    "Up to v1.1.0 Linux was no exception. A virtual machine with a guest of Linux is judged as \
     Linux is. If nothing tells the platform, paths are judged only by versions in which all \
     platforms agree.",
)
.check(
    absolute_elsewhere,
    &[
        Pass(r#"{"destination":"/mnt"}"#),
        Fail(r#"{"destination":"mnt"}"#, "/destination"),
        Fail(r#"{"destination":""}"#, "/destination"),
    ],
);

/// Judges what neither [`WINDOWS_ABSOLUTE`] nor [`SOLARIS_ABSOLUTE`] does.
fn absolute_elsewhere(mount: Node<'_>, context: &Context<'_>, verdict: &mut Verdict<'_>) {
    let may_be_linux = |platforms: &[&str]| platforms.is_empty() || platforms.contains(&"linux");
    let lenient = context.version() >= V1_2_0 && context.platforms.is_some_and(may_be_linux);
    if lenient || platform::has_windows_paths(context) || context.is_for("solaris") {
        return;
    }
    let known = context.platforms.is_some_and(|names| !names.is_empty());
    judge_path(mount, verdict, &[], |path| {
        platform::is_absolute_posix(path) || (!known && platform::is_absolute_windows(path))
    });
}

/// What a clause of a platform says together with [`OTHER_PLATFORMS_ABSOLUTE`], if the document is
/// known to be for that platform.
fn elsewhere(known: bool) -> &'static [&'static Clause] {
    static ALSO: &[&Clause] = &[&OTHER_PLATFORMS_ABSOLUTE];
    if known { ALSO } else { &[] }
}

fn judge_path(
    mount: Node<'_>,
    verdict: &mut Verdict<'_>,
    also: &[&'static Clause],
    is_absolute: impl Fn(&str) -> bool,
) {
    let destination = mount.at("destination");
    let Some(path) = destination.str() else {
        return;
    };
    verdict.count_case();
    for clause in also {
        verdict.count_case_of(clause);
    }
    if !is_absolute(&path) {
        let path = shortened(&path);
        verdict.breach_also(destination, format!("`{path}` is no absolute path"), also);
    }
}
