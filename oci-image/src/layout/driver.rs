//! Driving the walk over a store, with several jobs at a time.

use std::{
    borrow::Cow,
    io::{self, Read},
    sync::{
        Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use oci_conformance::Report;

use super::{Answer, File, FileKind, Options, Task, Walk};

/// Where the files of a layout are read from.
pub trait Store: Sync {
    /// The files and directories at the layout's top, and everything below `blobs`.
    fn files(&self) -> io::Result<Vec<File>>;

    /// Opens a file, whose path has slashes; `None` if there is none.
    fn open(&self, file: &str) -> io::Result<Option<Box<dyn Read + '_>>>;
}

/// How many bytes a job reads at a time: what fits into a core's own cache beside the hash.
const BUFFER: usize = 64 * 1024;

/// Judges the layout in a store.
///
/// # Errors
///
/// Fails if the store cannot list its files. Files that cannot be read are obstacles in the report.
pub fn judge_store(store: &impl Store, options: &Options<'_>) -> io::Result<Report> {
    let files = store.files()?;
    if let Some(progress) = options.progress {
        let size = |file: &File| match file.kind {
            FileKind::Regular(size) if file.path.starts_with("blobs/") => size,
            _ => 0,
        };
        progress.total(files.iter().map(size).fold(0, u64::saturating_add));
    }
    let shared = Shared {
        walk: Mutex::new(Walk::with_files(options, &files)),
        answered: Condvar::new(),
        given_up: AtomicBool::new(false),
    };
    drop(files);
    std::thread::scope(|scope| {
        for _ in 1..options.jobs.get() {
            scope.spawn(|| shared.work(store, options));
        }
        shared.work(store, options);
    });
    let walk = shared
        .walk
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    let mut report = walk.finish();
    report.locate(|file| excerpt_source(store, file, options.context.limits.bytes).map(Cow::Owned));
    Ok(report)
}

struct Shared<'o> {
    walk: Mutex<Walk<'o>>,
    answered: Condvar,
    /// Whether a job has panicked, so that an answer will never come.
    given_up: AtomicBool,
}

/// Lets the other jobs end when this one panics.
struct GiveUp<'s, 'o>(&'s Shared<'o>);

impl Drop for GiveUp<'_, '_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.given_up.store(true, Ordering::SeqCst);
            // Whoever is about to wait holds the lock until then, and so is woken.
            drop(self.0.lock());
            self.0.answered.notify_all();
        }
    }
}

impl<'o> Shared<'o> {
    fn lock(&self) -> MutexGuard<'_, Walk<'o>> {
        self.walk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes tasks until there are no more.
    fn work(&self, store: &impl Store, options: &Options<'_>) {
        let _give_up = GiveUp(self);
        let mut buffer = vec![0; BUFFER];
        while let Some(task) = self.next() {
            let answer = answer(task, store, &mut buffer, options);
            self.lock().accept(answer);
            self.answered.notify_all();
        }
    }

    fn next(&self) -> Option<Task<'o>> {
        let mut walk = self.lock();
        loop {
            if let Some(task) = walk.next_task() {
                return Some(task);
            }
            if walk.is_done() || self.given_up.load(Ordering::SeqCst) {
                return None;
            }
            walk = self
                .answered
                .wait(walk)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
}

fn answer<'o>(
    task: Task<'o>,
    store: &impl Store,
    buffer: &mut [u8],
    options: &Options<'_>,
) -> Answer<'o> {
    let mut content = match store.open(task.file()) {
        Ok(Some(content)) => content,
        Ok(None) => return task.absent(),
        Err(error) => return task.unreadable(error.to_string()),
    };
    let mut reading = task.read();
    loop {
        match content.read(buffer) {
            Ok(0) => return reading.finish(),
            Ok(length) => {
                reading.update(buffer.get(..length).unwrap_or_default());
                if let Some(progress) = options.progress {
                    progress.advance(length as u64);
                }
                if reading.is_sated() {
                    return reading.finish();
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return reading.broken_off(error.to_string()),
        }
    }
}

/// The text of a document for excerpts, which were not kept while the graph was walked.
fn excerpt_source(store: &impl Store, file: &str, most: usize) -> Option<Vec<u8>> {
    let mut text = Vec::new();
    let content = store.open(file).ok()??;
    content.take(most as u64).read_to_end(&mut text).ok()?;
    Some(text)
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroUsize;

    use super::*;

    /// A store that panics at one of its files.
    struct Trap;

    impl Store for Trap {
        fn files(&self) -> io::Result<Vec<File>> {
            Ok(Vec::new())
        }

        fn open(&self, file: &str) -> io::Result<Option<Box<dyn Read + '_>>> {
            assert!(file != "index.json", "a trap");
            Ok(Some(Box::new(&b"{}"[..])))
        }
    }

    #[test]
    fn a_panic_of_a_store_reaches_the_caller() {
        let judged = std::panic::catch_unwind(|| {
            let options = Options {
                jobs: NonZeroUsize::new(4).unwrap(),
                ..Options::default()
            };
            judge_store(&Trap, &options).map(|report| report.conforms())
        });
        assert!(judged.is_err());
    }
}
