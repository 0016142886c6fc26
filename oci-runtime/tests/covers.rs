//! What configurations ask for is held against what runtimes say that they support.
#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

mod covers {
    mod interop;
    mod linux;
    mod pointers;
    mod recorded;
    mod seccomp;
    mod table;
    mod top_level;
}
