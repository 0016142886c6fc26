//! Configurations: [config.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md).

pub mod annotations;
mod extensibility;
pub(crate) mod hooks;
mod hostname;
pub(crate) mod mounts;
mod platform_sections;
pub mod process;
pub(crate) mod root;
mod specification_version;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use oci_conformance::{
    Context, DocumentType, Facet, Heading, Invalid, Property, Rejected, Shape, Value, builder,
    model, object,
};

pub use self::{
    annotations::ANNOTATIONS,
    hooks::{
        CREATE_RUNTIME_HOOK, HOOKS, HOOKS_ON_WINDOWS, Hook, HookBuilder, Hooks, HooksBuilder,
        PRESTART_HOOK,
    },
    mounts::{
        BIND_WITHOUT_SOURCE, GID_MAPPING, IDMAP_WITHOUT_MAPPING, KnownMountOption, KnownMountType,
        MOUNT, Mount, MountBuilder, MountOption, MountType, UID_MAPPING,
    },
    process::Process,
    root::{ROOT, Root, RootBuilder},
    specification_version::{EARLY_VERSION, UNRELEASED_VERSION},
};
use crate::{
    Extra,
    config_freebsd::{FREEBSD, Freebsd},
    config_linux::{LINUX, Linux},
    config_solaris::{SOLARIS, Solaris},
    config_vm::{VM, Vm},
    config_windows::{WINDOWS, Windows},
    config_zos::{ZOS, Zos},
    glossary, platform,
    specification::{V1_0_0, V1_0_0_RC5, V1_0_2, V1_1_0, V1_3_0},
};

/// The configuration of a container, the content of `config.json`.
///
/// [config.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md)
///
/// ```
/// use oci_runtime::{
///     Config,
///     config::{
///         Hook, Hooks, Mount, MountOption, MountType, Process, Root,
///         process::{Capabilities, Capability, Rlimit, RlimitType, User},
///     },
///     config_linux::{Linux, Namespace, NamespaceType},
/// };
///
/// let process = Process::builder("/srv")
///     .args(["httpd", "-f"])
///     .env_var("PATH", "/usr/bin:/bin")
///     .user(User::new(33, 33))
///     .capabilities(Capabilities::of_all_sets([Capability::NET_BIND_SERVICE]))
///     .rlimit(Rlimit::new(RlimitType::NOFILE, 1024, 4096))
///     .no_new_privileges(true)
///     .build()?;
/// let proc = Mount::builder("/proc").kind(MountType::PROC).source("proc").build()?;
/// let tmp = Mount::builder("/tmp")
///     .kind(MountType::TMPFS)
///     .source("tmpfs")
///     .options(["nosuid", "nodev", "mode=1777", "size=64m"])
///     .build()?;
/// let data = Mount::rbind("/var/lib/web", "/srv").option(MountOption::RO).build()?;
/// let new = [
///     NamespaceType::PID,
///     NamespaceType::NETWORK,
///     NamespaceType::IPC,
///     NamespaceType::UTS,
///     NamespaceType::MOUNT,
/// ];
/// let linux = Linux::builder()
///     .namespaces(new.map(Namespace::new))
///     .cgroups_path("/web/1")
///     .masked_paths(["/proc/kcore", "/proc/keys"])
///     .readonly_path("/proc/sys")
///     .build()?;
/// let hooks = Hooks::builder()
///     .create_runtime_hook(Hook::builder("/usr/bin/setup-network").timeout(10).build()?)
///     .build()?;
///
/// let config = Config::builder(Config::NEWEST_VERSION)
///     .root(Root::builder("rootfs").readonly(true).build()?)
///     .mounts([proc, tmp, data])
///     .process(process)
///     .hostname("web-1")
///     .linux(linux)
///     .hooks(hooks)
///     .annotation("com.example.owner", "web")
///     .build()?;
///
/// let text = serde_json::to_vec(&config).unwrap();
/// assert_eq!(Config::from_slice(&text).unwrap(), config);
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Config {
    /// The version of the specification that it complies with.
    pub oci_version: String,
    /// The root filesystem.
    pub root: Option<Root>,
    /// What is mounted over the root filesystem, in this order.
    pub mounts: Vec<Mount>,
    /// What runs in the container.
    pub process: Option<Process>,
    /// What processes in the container see as the name of their host.
    pub hostname: Option<String>,
    /// What processes in the container see as the name of their domain.
    pub domainname: Option<String>,
    /// What is particular to FreeBSD.
    pub freebsd: Option<Freebsd>,
    /// What is particular to Linux.
    pub linux: Option<Linux>,
    /// What is particular to Solaris.
    pub solaris: Option<Solaris>,
    /// What is particular to virtual machines.
    pub vm: Option<Vm>,
    /// What is particular to Windows.
    pub windows: Option<Windows>,
    /// What is particular to z/OS.
    pub zos: Option<Zos>,
    /// Programs that are run when something happens to the container.
    pub hooks: Option<Hooks>,
    /// Arbitrary metadata.
    pub annotations: BTreeMap<String, String>,
    /// Properties that the specification does not name.
    pub extra: Extra<Config>,
}

object!(Config, "the configuration of a container", {
    "ociVersion" => oci_version: required_text,
    "root" => root: part,
    "mounts" => mounts: list,
    "process" => process: part,
    "hostname" => hostname: text,
    "domainname" => domainname: text,
    "freebsd" => freebsd: part,
    "linux" => linux: part,
    "solaris" => solaris: part,
    "vm" => vm: part,
    "windows" => windows: part,
    "zos" => zos: part,
    "hooks" => hooks: part,
    "annotations" => annotations: collection,
});

builder! {
    /// Makes a [`Config`].
    pub struct ConfigBuilder(Config);
    option root: Root;
    list mounts/mount: Mount;
    option process: Process;
    option hostname: String;
    option domainname: String;
    option freebsd: Freebsd;
    option linux: Linux;
    option solaris: Solaris;
    option vm: Vm;
    option windows: Windows;
    option zos: Zos;
    option hooks: Hooks;
    map annotations/annotation: String;
    value extra: Extra<Config>;
}

impl Config {
    /// The newest release of the specification, as `ociVersion` names it.
    pub const NEWEST_VERSION: &'static str = "1.3.0";

    /// Starts a configuration for a version of the specification, such as
    /// [`Config::NEWEST_VERSION`].
    pub fn builder(oci_version: impl Into<String>) -> ConfigBuilder {
        ConfigBuilder(Self {
            oci_version: oci_version.into(),
            root: None,
            mounts: Vec::new(),
            process: None,
            hostname: None,
            domainname: None,
            freebsd: None,
            linux: None,
            solaris: None,
            vm: None,
            windows: None,
            zos: None,
            hooks: None,
            annotations: BTreeMap::new(),
            extra: Extra::default(),
        })
    }

    /// Reads a configuration; one that cannot be read is held against every clause.
    #[inline]
    pub fn from_slice(text: &[u8]) -> Result<Self, Rejected> {
        model::read(text, &DOCUMENT, |_| Ok(()))
    }

    /// Changes a configuration as a shim does: reads `text`, lets `change` change what was read, and
    /// returns the text with these changes and no others.
    ///
    /// White space, the order of properties, unknown properties, explicit nulls and the spelling of
    /// numbers stay as they are in everything that does not change. See
    /// [`bundle::write_text`](crate::bundle::write_text) for how to put it in the place of the old one.
    ///
    /// ```
    /// use oci_runtime::Config;
    ///
    /// let text = r#"{"ociVersion": "1.0.2", "com.example": 1e0, "hostname": "a"}"#;
    /// let text = Config::rewrite(text.as_bytes(), |config| config.hostname = Some("b".to_owned()))?;
    /// assert_eq!(
    ///     String::from_utf8_lossy(&text),
    ///     r#"{"ociVersion": "1.0.2", "com.example": 1e0, "hostname": "b"}"#,
    /// );
    /// # Ok::<(), oci_runtime::Rejected>(())
    /// ```
    #[inline]
    pub fn rewrite(text: &[u8], change: impl FnOnce(&mut Self)) -> Result<Vec<u8>, Rejected> {
        model::rewrite(text, &DOCUMENT, change)
    }
}

impl ConfigBuilder {
    /// Ends the configuration, or names the clauses of its version and its platforms that it would
    /// break.
    #[inline]
    pub fn build(self) -> Result<Config, Invalid> {
        self.build_for(&Context::default())
    }

    /// Ends the configuration for a version of the specification and platforms, or names the clauses
    /// that it would break.
    #[inline]
    pub fn build_for(self, context: &Context<'_>) -> Result<Config, Invalid> {
        Invalid::or_document(self.0, &DOCUMENT, context)
    }
}

/// A configuration, `config.json`.
pub static DOCUMENT: DocumentType = DocumentType {
    name: "config",
    shape: &SHAPE,
    syntax: &glossary::RFC8259,
    text: glossary::TEXT,
    covers: &[],
    terms: Some(platform::terms_of_config),
    newer: Some(&specification_version::NAMES_COMPLIED_VERSION),
};

/// The shape of a configuration.
pub static SHAPE: Shape = Shape::new(
    "config",
    "config.md#configuration",
    &[
        Property::required("ociVersion", "runtime.config.oci-version", Value::String)
            .section("config.md#specification-version")
            .note("The Go type takes a missing version for an empty text."),
        Property::optional("root", "runtime.config.root", Value::Shape(&ROOT))
            .section("config.md#root")
            .facets_since(&[(Facet::Presence, V1_0_0)])
            .note(
                "It may be missing only from Hyper-V containers, where it has to be; other clauses \
                 demand it. The JSON Schema does not.",
            ),
        Property::optional(
            "mounts",
            "runtime.config.mounts",
            Value::List(&Value::Shape(&MOUNT)),
        )
        .section("config.md#mounts"),
        Property::optional(
            "process",
            "runtime.config.process",
            Value::Shape(&process::PROCESS),
        )
        .section("config.md#process")
        .facets_since(&[(Facet::Presence, V1_0_0)])
        .note(
            "Without it a container can be created, but not started. Some runtimes refuse to create \
             it.",
        ),
        Property::optional("hostname", "runtime.config.hostname", Value::String)
            .section("config.md#hostname"),
        Property::optional("domainname", "runtime.config.domainname", Value::String)
            .section("config.md#domainname")
            .since(V1_1_0),
        Property::optional("freebsd", "runtime.config.freebsd", Value::Shape(&FREEBSD)).section(platform_sections::SECTION)
            .since(V1_3_0),
        Property::optional("linux", "runtime.config.linux", Value::Shape(&LINUX)).section(platform_sections::SECTION),
        Property::optional("solaris", "runtime.config.solaris", Value::Shape(&SOLARIS)).section(platform_sections::SECTION),
        Property::optional("vm", "runtime.config.vm", Value::Shape(&VM)).section(platform_sections::SECTION).since(V1_0_2),
        Property::optional("windows", "runtime.config.windows", Value::Shape(&WINDOWS)).section(platform_sections::SECTION)
            .note("A configuration for Windows has to have it; another clause says so."),
        Property::optional("zos", "runtime.config.zos", Value::Shape(&ZOS)).section(platform_sections::SECTION).since(V1_1_0),
        Property::optional("hooks", "runtime.config.hooks", Value::Shape(&HOOKS))
            .section("config.md#posix-platform-hooks"),
        Property::optional(
            "annotations",
            "runtime.config.annotations",
            Value::Shape(&ANNOTATIONS),
        )
        .section("config.md#annotations")
        .typed_by(&annotations::JSON_TYPE),
    ],
)
.since(V1_0_0_RC5)
.object(&extensibility::JSON_TYPE)
.rules(&[
    &extensibility::PLATFORM_SCOPE,
    &specification_version::SEMVER,
    &root::WINDOWS_SERVER_REQUIRED,
    &root::HYPERV_ABSENT,
    &root::OTHER_PLATFORMS_REQUIRED,
    &mounts::NOT_NESTED,
    &hostname::HOSTNAME_LINUX_SHARED_UTS,
    &hostname::DOMAINNAME_LINUX_SHARED_UTS,
    &platform_sections::FREEBSD_MAY_BE_SET,
    &platform_sections::LINUX_MAY_BE_SET,
    &platform_sections::SOLARIS_MAY_BE_SET,
    &platform_sections::VM_MAY_BE_SET,
    &platform_sections::WINDOWS_REQUIRED_ON_WINDOWS,
    &platform_sections::ZOS_MAY_BE_SET,
    &annotations::JSON_TYPE,
    &annotations::ABSENT_OR_EMPTY,
    &extensibility::UNKNOWN_PROPERTY_VALID_DOCUMENT,
])
.rules_elsewhere(&[
    &[
        &UNRELEASED_VERSION,
        &EARLY_VERSION,
        &IDMAP_WITHOUT_MAPPING,
        &HOOKS_ON_WINDOWS,
    ],
    &[&glossary::ORDER_INSIGNIFICANT],
]);

/// The clauses of config.md about the configuration as a whole.
pub(crate) static HEADING: Heading = Heading {
    file: "config.md",
    shapes: &[&SHAPE, &ROOT],
    clauses: &[
        &extensibility::PROSE_IS_CANONICAL,
        &specification_version::NAMES_COMPLIED_VERSION,
        &specification_version::COMPATIBILITY,
        &root::PATH_POSIX_RELATIVE_TO_BUNDLE,
        &root::PATH_DIRECTORY_EXISTS,
        &root::READONLY_DEFAULT_FALSE,
        &root::READONLY_ENFORCED,
        &hostname::HOSTNAME_APPLIED,
        &hostname::DOMAINNAME_APPLIED,
        &hooks::POSIX_ONLY,
        &extensibility::UNKNOWN_PROPERTY_LOG,
        &extensibility::UNKNOWN_PROPERTY_IGNORED,
        &extensibility::UNKNOWN_PROPERTY_NO_ERROR,
        &extensibility::INVALID_ERROR,
        &extensibility::SUBSET,
    ],
};
