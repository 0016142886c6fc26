//! Drives the walk over a layout whose blobs are fetched asynchronously, several at a time: the
//! walk itself never does I/O.
//!
//! `cargo run --example async_store`

use std::{collections::BTreeMap, io};

use oci_conformance::Report;
use oci_image::{
    Digest,
    layout::{Answer, Options, Task, Walk},
};
use tokio::{
    io::{AsyncRead, AsyncReadExt},
    task::JoinSet,
};

/// Some remote store. This one keeps its content in memory, and takes a while.
#[derive(Clone, Debug, Default)]
struct Remote(BTreeMap<String, Vec<u8>>);

impl Remote {
    async fn open(&self, file: &str) -> io::Result<Option<impl AsyncRead + Unpin + use<>>> {
        tokio::task::yield_now().await;
        Ok(self.0.get(file).cloned().map(io::Cursor::new))
    }
}

/// Fetches what one task needs.
async fn fetch(remote: Remote, task: Task<'static>) -> Answer<'static> {
    let opened = remote.open(task.file()).await;
    let mut content = match opened {
        Ok(Some(content)) => content,
        Ok(None) => return task.absent(),
        Err(error) => return task.unreadable(error.to_string()),
    };
    let mut reading = task.read();
    let mut piece = vec![0; 64 * 1024];
    loop {
        match content.read(&mut piece).await {
            Ok(0) => return reading.finish(),
            Ok(length) => reading.update(piece.get(..length).unwrap_or_default()),
            Err(error) => return reading.broken_off(error.to_string()),
        }
    }
}

/// Judges a layout in a remote store, with up to `jobs` fetches at a time.
async fn judge(remote: &Remote, options: &'static Options<'static>, jobs: usize) -> Report {
    let mut walk = Walk::new(options);
    let mut fetches = JoinSet::new();
    loop {
        while fetches.len() < jobs {
            let Some(task) = walk.next_task() else { break };
            fetches.spawn(fetch(remote.clone(), task));
        }
        match fetches.join_next().await {
            Some(Ok(answer)) => walk.accept(answer),
            Some(Err(panicked)) => std::panic::resume_unwind(panicked.into_panic()),
            None if walk.is_done() => return walk.finish().report,
            None => {}
        }
    }
}

/// A store with an index of one blob that nothing knows the type of.
fn example(content: &[u8]) -> Remote {
    let digest = Digest::sha256_of(b"hello");
    let index = format!(
        r#"{{"schemaVersion":2,"manifests":[{{"mediaType":"text/plain","digest":"{digest}","size":5}}]}}"#
    );
    let header = r#"{"imageLayoutVersion":"1.0.0"}"#;
    Remote(BTreeMap::from([
        ("oci-layout".to_owned(), header.into()),
        ("index.json".to_owned(), index.into()),
        (digest.blob_path().to_string(), content.to_vec()),
    ]))
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let options: &'static Options<'static> = Box::leak(Box::default());
    for content in [b"hello", b"hallo"] {
        let report = judge(&example(content), options, 4).await;
        println!("{}", report.conformance());
        for finding in report.findings() {
            println!("  {finding}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn content_is_verified() {
        let options: &'static Options<'static> = Box::leak(Box::default());
        assert!(judge(&example(b"hello"), options, 4).await.conforms());
        let report = judge(&example(b"hallo"), options, 1).await;
        let found = report
            .findings()
            .iter()
            .map(|finding| finding.clause.to_string());
        assert!(
            found
                .into_iter()
                .any(|id| id == "image.descriptor.digest.calculation")
        );
    }
}
