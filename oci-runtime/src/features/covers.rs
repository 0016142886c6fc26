//! What a configuration asks for, and a runtime does not say that it supports.

mod annotations;
mod apparmor;
mod capabilities;
mod control_groups;
mod gaps;
mod hooks;
mod intel_rdt;
mod memory_policy;
mod mounts;
mod namespaces;
mod net_devices;
mod seccomp;
mod selinux;
mod versions;

use oci_conformance::{Clause, Held, Severity, Subject};

use self::gaps::{Gaps, Words};
use crate::{Config, Features, specification::V1_2_0};

/// Something that a configuration asks for and a runtime does not say that it supports, or an
/// annotation that may change what it does.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Gap {
    /// The JSON pointer into the configuration: what asks for it.
    pub config: String,
    /// The JSON pointer into the features: what does not have it, or where it would be told if it
    /// were.
    pub features: String,
    /// What the features say of it.
    pub support: Support,
    /// What it is, in words.
    pub message: String,
}

/// What features say of something that a configuration asks for.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Support {
    /// The features do not tell: the property is missing or null.
    Unknown,
    /// The features tell that it is not supported.
    Unsupported,
    /// The features tell that it may change what the runtime does. Only annotations can.
    Unsafe,
}

impl Features {
    /// What `config` asks for and this runtime does not say that it supports, and which of its
    /// annotations may change what the runtime does.
    ///
    /// The order is that of the configuration, with its properties in the order in which a [`Config`]
    /// is written. What is empty asks for nothing, but for an `intelRdt`, whose mere presence counts.
    ///
    /// ```
    /// use oci_runtime::{Config, Features, features::Support};
    ///
    /// let features = br#"{
    ///     "ociVersionMin": "1.0.0", "ociVersionMax": "1.2.0",
    ///     "hooks": ["poststop"], "mountOptions": null
    /// }"#;
    /// let config = br#"{
    ///     "ociVersion": "1.0.2", "root": {"path": "rootfs"},
    ///     "mounts": [{"destination": "/data", "type": "tmpfs", "options": ["ro", "size=1g"]}],
    ///     "hooks": {"poststart": [{"path": "/bin/true"}]}
    /// }"#;
    /// let (features, config) = (Features::from_slice(features)?, Config::from_slice(config)?);
    /// let gaps = features.covers(&config);
    /// assert_eq!(gaps.len(), 2);
    ///
    /// assert_eq!(gaps[0].config, "/mounts/0/options/0");
    /// assert_eq!(gaps[0].features, "/mountOptions");
    /// assert_eq!(gaps[0].support, Support::Unknown);
    ///
    /// assert_eq!(gaps[1].config, "/hooks/poststart");
    /// assert_eq!(gaps[1].features, "/hooks");
    /// assert_eq!(gaps[1].support, Support::Unsupported);
    /// assert_eq!(gaps[1].message, "the runtime does not support the hook `poststart`");
    /// # Ok::<(), oci_runtime::Rejected>(())
    /// ```
    #[must_use]
    pub fn covers(&self, config: &Config) -> Vec<Gap> {
        let mut gaps = Gaps::default();
        versions::find(config, self, &mut gaps);
        mounts::find(&config.mounts, self, &mut gaps);
        let features = self.linux.as_ref();
        if let Some(process) = &config.process {
            apparmor::find(process, features, &mut gaps);
            capabilities::find(process, features, &mut gaps);
            selinux::find_process_label(process, features, &mut gaps);
        }
        if let Some(linux) = &config.linux {
            namespaces::find(linux, features, &mut gaps);
            net_devices::find(linux, features, &mut gaps);
            control_groups::find(linux, features, &mut gaps);
            intel_rdt::find(linux, features, &mut gaps);
            memory_policy::find(linux, features, &mut gaps);
            seccomp::find(linux, features, &mut gaps);
            selinux::find_mount_label(linux, features, &mut gaps);
        }
        hooks::find(config, self, &mut gaps);
        annotations::find(config, self, &mut gaps);
        gaps.into_vec()
    }
}

/// Advises against what the features of a runtime say that it does not support.
pub static UNSUPPORTED: Clause = Clause::advisory(
    "advisory.features.unsupported",
    "features.md#features-structure",
    "The configuration asks for nothing that the runtime says that it does not support.",
    None,
)
.note(
    "A list that does not have a word says that it is not supported, and so does an empty one. What \
     a runtime supports the host need not have. Options of mounts count only if the specification \
     knows them: any other is told to the filesystem, and no runtime lists it. `idmap` and `ridmap` \
     may also be known by `mountExtensions`, for some runtimes support them and do not list them.",
)
.held(Held::Judged(Subject::Document));

/// Advises against what the features of a runtime do not tell of.
pub static UNKNOWN_SUPPORT: Clause = Clause::advisory(
    "advisory.features.unknown",
    "features.md#features-structure",
    "The configuration asks for nothing of which the features do not tell whether the runtime \
     supports it.",
    None,
)
.note(
    "A property that is missing or null tells nothing. Runtimes leave out what the version of the \
     specification that they were made for did not have yet.",
)
.softened(Severity::Note, "what is not known may well be supported")
.held(Held::Judged(Subject::Document));

/// Advises against annotations that may change what the runtime does.
pub static UNSAFE_ANNOTATION: Clause = Clause::advisory(
    "advisory.features.unsafe-annotation",
    "features.md#unsafe-annotations-in-configjson",
    "The configuration has no annotation of which the features say that it may change what the \
     runtime does.",
    None,
)
.since(V1_2_0)
.note(
    "Whoever runs configurations of others wants to know. An entry that ends in `.` stands for all \
     annotations that begin so.",
)
.held(Held::Judged(Subject::Document));
