//! One sound layout, and many with one known fault or oddity each: what the judge must say of each,
//! and what it must not.
//!
//! A table's row names the fault, makes it, and lists the MUST clauses that it breaks: these and no
//! others have to be found, each as often as it is listed. Digests and sizes up the graph are made
//! to fit again, so that the fault is the only one.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what fails here fails the test"
)]
#![allow(
    clippy::too_many_lines,
    clippy::needless_raw_string_hashes,
    reason = "tables are as long as they are, and their cells look alike"
)]

mod annotations;
mod archives;
mod configs;
mod damage;
mod descriptors;
mod draft;
mod files;
mod graph;
mod indexes;
mod jobs;
mod json;
mod manifests;
mod oddities;
mod selection;
mod sound;
mod table;
