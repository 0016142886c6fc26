//! `status`: [runtime.md#state](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/runtime.md#state).

use oci_conformance::vocabulary;

vocabulary! {
    /// What became of a container so far. A runtime may have further values.
    ///
    /// [runtime.md#state](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/runtime.md#state)
    pub struct Status;
    /// A status that the specification defines.
    pub enum KnownStatus {
        /// The container is being created.
        CREATING / Creating = "creating",
        /// The container has been created, and its program has not been executed.
        CREATED / Created = "created",
        /// The program has been executed, and the container process has not exited.
        RUNNING / Running = "running",
        /// The container process has exited.
        STOPPED / Stopped = "stopped",
    }
}
