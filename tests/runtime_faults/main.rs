//! One sound document for each platform and of each type, and many with one known fault or oddity
//! each: what the judge must say of each, and what it must not.
//!
//! A table's row names the fault, makes it, and lists the MUST clauses that it breaks, each with
//! its place: these and no others have to be found.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what fails here fails the test"
)]
#![allow(
    clippy::too_many_lines,
    clippy::needless_raw_string_hashes,
    reason = "tables are as long as they are, and their cells look alike"
)]

mod bundles;
mod configs;
mod features;
mod hooks;
mod json;
mod linux;
mod oddities;
mod other_platforms;
mod platforms;
mod process;
mod resources;
mod seccomp;
mod sound;
mod states;
mod table;
mod versions;
mod vm;
