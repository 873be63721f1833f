//! Runs code that may panic (the VM, Stwo) on threads of its own, and turns a panic into a value.

use std::panic;
use std::sync::{Once, mpsc};
use std::thread;
use std::time::{Duration, Instant};

const THREAD_NAME: &str = "zkthread-guarded";
const STACK_BYTES: usize = 16 << 20;

/// A panic of guarded code: its message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Panic(pub String);

/// Runs `work` on a guarded thread.
pub(crate) fn run<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T, Panic> {
    supervised(work, Duration::MAX, |_| ())
}

/// Runs `work` on a guarded pool with one thread for each processor, where Stwo's parallel parts run as well.
/// `tick` is called on the caller's thread each time `interval` has passed, with the time since the start.
pub(crate) fn run_parallel<T: Send>(
    work: impl FnOnce() -> T + Send,
    interval: Duration,
    tick: impl FnMut(Duration),
) -> Result<T, Panic> {
    let pool = rayon::ThreadPoolBuilder::new()
        .thread_name(|index| format!("{THREAD_NAME}-{index}"))
        .stack_size(STACK_BYTES)
        .build()
        .map_err(|error| Panic(format!("cannot start threads: {error}")))?;
    supervised(move || pool.install(work), interval, tick)
}

fn supervised<T: Send>(
    work: impl FnOnce() -> T + Send,
    interval: Duration,
    mut tick: impl FnMut(Duration),
) -> Result<T, Panic> {
    silence_guarded_threads();
    let started = Instant::now();
    thread::scope(|scope| {
        let (done, finished) = mpsc::channel::<()>();
        let worker = thread::Builder::new()
            .name(THREAD_NAME.to_owned())
            .stack_size(STACK_BYTES)
            .spawn_scoped(scope, move || {
                let _dropped_when_done = done;
                work()
            })
            .map_err(|error| Panic(format!("cannot start a thread: {error}")))?;
        while let Err(mpsc::RecvTimeoutError::Timeout) = finished.recv_timeout(interval) {
            tick(started.elapsed());
        }
        worker.join().map_err(|payload| {
            let text = payload
                .downcast_ref::<String>()
                .map(String::as_str)
                .or_else(|| payload.downcast_ref::<&str>().copied());
            Panic(text.unwrap_or("no message").to_owned())
        })
    })
}

/// The standard hook would print a message and a backtrace for a panic that becomes an error value here. The hook is
/// the whole process's, so it is wrapped once and decides by the thread's name.
fn silence_guarded_threads() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let guarded = thread::current().name().is_some_and(|name| name.starts_with(THREAD_NAME));
            if !guarded {
                previous(info);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_its_message() {
        let short: Result<(), Panic> = run(|| panic!("short"));
        assert_eq!(short, Err(Panic("short".to_owned())));
        let formatted: Result<(), Panic> = run(|| panic!("row {}", 7));
        assert_eq!(formatted, Err(Panic("row 7".to_owned())));
        assert_eq!(run(|| 5), Ok(5));
    }

    #[test]
    fn a_panic_inside_the_pool_becomes_its_message() {
        let work = || {
            rayon::join(|| (), || -> () { panic!("deep inside") });
        };
        let result = run_parallel(work, Duration::MAX, |_| ());
        assert_eq!(result, Err(Panic("deep inside".to_owned())));
    }

    #[test]
    fn ticks_come_while_the_work_goes_on() {
        let (go, wait) = mpsc::channel();
        let mut ticks = 0;
        let result = run_parallel(
            move || wait.recv().is_ok(),
            Duration::from_millis(1),
            |_| {
                ticks += 1;
                if ticks == 3 {
                    // The work ends only after the third tick.
                    assert_eq!(go.send(()), Ok(()));
                }
            },
        );
        assert_eq!(result, Ok(true));
        assert!(ticks >= 3);
    }
}
