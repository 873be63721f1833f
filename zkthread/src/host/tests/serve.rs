use std::cell::RefCell;
use std::io::{self, Cursor, Write};
use std::rc::Rc;

use super::{CONTRACT, Purse, call, job};
use crate::Felt;
use crate::host::protocol::{Hello, HostedContract, ReadAnswer, Reply, Request, VERSION};
use crate::host::{Construction, HostError, serve};
use crate::rt::ContractType;

#[derive(Clone, Default)]
struct Sink(Rc<RefCell<Vec<u8>>>);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What the host says to these lines, and how it ends.
fn talk(lines: &[String]) -> (Vec<Reply>, io::Result<()>) {
    let sink = Sink::default();
    let ended = serve(&[ContractType::of::<Purse>()], Cursor::new(lines.join("\n").into_bytes()), sink.clone());
    let text = String::from_utf8(sink.0.take()).unwrap_or_default();
    (text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{line}: {e}"))).collect(), ended)
}

fn line(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn hello() -> String {
    line(&Request::Hello { protocol: VERSION })
}

#[test]
fn the_host_says_who_it_is() {
    let (replies, ended) = talk(&[hello()]);
    assert!(ended.is_ok());
    assert!(
        matches!(&replies[..], [Reply::Hello(Hello { contracts, .. })] if *contracts == [HostedContract { name: "Purse".into(), fingerprint: "f00d".into() }]),
        "{replies:?}"
    );
    let (replies, _) = talk(&[line(&Request::Hello { protocol: 99 })]);
    assert_eq!(replies, [Reply::Error(HostError::Protocol { host: VERSION, batcher: 99 })]);
}

#[test]
fn bad_requests_get_an_error_and_the_next_is_served() {
    let bad =
        ["{", "null", "[]", "\u{0}", "{\"hello\":{}}", "{\"hello\":{\"protocol\":1},\"x\":1}", "{\"execute\":{}}"];
    for text in bad {
        let (replies, ended) = talk(&[text.to_owned(), String::new(), hello()]);
        assert!(ended.is_ok(), "{text}");
        assert!(
            matches!(&replies[..], [Reply::Error(HostError::BadRequest { .. }), Reply::Hello(_)]),
            "{text}: {replies:?}"
        );
    }
}

#[test]
fn reads_are_asked_and_answered_in_the_stream() {
    let request = Request::Execute(job(vec![call(1, "transfer", &[2, 30])]));
    let answers = [ReadAnswer::Value(Felt::from(100)), ReadAnswer::Value(Felt::ZERO)];
    let (replies, _) = talk(&[line(&request), line(&answers[0]), line(&answers[1])]);
    assert!(
        matches!(&replies[..], [Reply::Read { contract, .. }, Reply::Read { .. }, Reply::Built(built)] if *contract == CONTRACT && built.executed == 1),
        "{replies:?}"
    );
}

#[test]
fn an_answer_that_cannot_be_used_ends_the_request_not_the_host() {
    let request = line(&Request::Execute(job(vec![call(1, "transfer", &[2, 30])])));
    for answer in [line(&ReadAnswer::Unavailable("away".into())), "7".to_owned(), String::new()] {
        let (replies, ended) = talk(&[request.clone(), answer.clone(), hello()]);
        assert!(ended.is_ok(), "{answer}");
        assert!(
            matches!(&replies[..], [Reply::Read { .. }, Reply::Error(HostError::Storage { .. }), Reply::Hello(_)]),
            "{answer}: {replies:?}"
        );
    }
}

#[test]
fn a_batcher_that_leaves_in_the_middle_is_an_io_error() {
    let call = Construction {
        chain_id: Felt::ONE,
        contracts: vec![CONTRACT],
        position: 0,
        caller: Felt::ONE,
        timestamp: 0,
        calldata: vec![Felt::ONE],
    };
    let (replies, ended) = talk(&[line(&Request::Construct(call))]);
    assert!(matches!(&replies[..], [Reply::Read { .. }]), "{replies:?}");
    assert_eq!(ended.map_err(|error| error.kind()), Err(io::ErrorKind::UnexpectedEof));
}
