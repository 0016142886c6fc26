//! Operating systems.

use oci_conformance::vocabulary;

vocabulary! {
    /// An operating system, as Go's `GOOS` names it.
    pub struct Os;

    /// The operating systems that Go knows, which the specification refers to:
    /// [image-index.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions).
    pub enum KnownOs {
        /// IBM AIX.
        AIX / Aix = "aix",
        /// Android.
        ANDROID / Android = "android",
        /// Apple's macOS.
        DARWIN / Darwin = "darwin",
        /// `DragonFly` BSD.
        DRAGONFLY / Dragonfly = "dragonfly",
        /// FreeBSD.
        FREEBSD / Freebsd = "freebsd",
        /// GNU Hurd.
        HURD / Hurd = "hurd",
        /// illumos.
        ILLUMOS / Illumos = "illumos",
        /// Apple's iOS.
        IOS / Ios = "ios",
        /// A JavaScript engine.
        JS / Js = "js",
        /// Linux.
        LINUX / Linux = "linux",
        /// Native Client.
        NACL / Nacl = "nacl",
        /// NetBSD.
        NETBSD / Netbsd = "netbsd",
        /// OpenBSD.
        OPENBSD / Openbsd = "openbsd",
        /// Plan 9 from Bell Labs.
        PLAN9 / Plan9 = "plan9",
        /// Oracle Solaris.
        SOLARIS / Solaris = "solaris",
        /// The WebAssembly System Interface, first preview.
        WASIP1 / Wasip1 = "wasip1",
        /// Microsoft Windows.
        WINDOWS / Windows = "windows",
        /// IBM z/OS.
        ZOS / Zos = "zos",
    }
}
