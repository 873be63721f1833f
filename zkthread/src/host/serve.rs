//! The host process: requests from standard input, replies to standard output.

use std::cell::RefCell;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Read, Write};
use std::process::ExitCode;
use std::rc::Rc;

use super::protocol::{Hello, HostedContract, MAX_LINE, ReadAnswer, Reply, Request, VERSION};
use super::{HostError, construct, execute, view};
use crate::Felt;
use crate::rt::{ContractType, Source};

/// The `main` of a host binary for the contracts of a thread, by position. Serves until standard input ends.
pub fn main(contracts: &[ContractType]) -> ExitCode {
    if io::stdin().is_terminal() {
        let names: Vec<_> = contracts.iter().map(|contract| format!("`{}`", contract.name)).collect();
        let _ = writeln!(
            io::stderr(),
            "error: this is the native host of {}; it is started by the batcher\nhelp: cargo zkthread run TRANSACTIONS",
            names.join(", ")
        );
        return ExitCode::from(2);
    }
    match serve(contracts, BufReader::new(io::stdin()), BufWriter::new(io::stdout())) {
        Ok(()) => ExitCode::SUCCESS,
        // The batcher is gone; there is nobody to tell but whoever reads stderr.
        Err(error) => {
            let _ = writeln!(io::stderr(), "error: the connection to the batcher broke: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Serves requests until `input` ends. A bad request gets an error reply; the next one is served.
///
/// # Errors
/// When a stream breaks.
pub fn serve(
    contracts: &[ContractType],
    input: impl BufRead + 'static,
    output: impl Write + 'static,
) -> io::Result<()> {
    let pipe = Rc::new(RefCell::new(Pipe { input: Box::new(input), output: Box::new(output), broken: None }));
    loop {
        let line = pipe.borrow_mut().receive()?;
        let reply = match line {
            Line::End => return Ok(()),
            Line::Blank => continue,
            Line::Bad(message) => Reply::Error(HostError::BadRequest { message }),
            Line::Text(text) => match serde_json::from_slice(&text) {
                Ok(request) => answer(contracts, request, &pipe).unwrap_or_else(Reply::Error),
                Err(error) => Reply::Error(HostError::BadRequest { message: error.to_string() }),
            },
        };
        let mut pipe = pipe.borrow_mut();
        if let Some(error) = pipe.broken.take() {
            return Err(error);
        }
        pipe.send(&reply)?;
    }
}

fn answer(contracts: &[ContractType], request: Request, pipe: &Rc<RefCell<Pipe>>) -> Result<Reply, HostError> {
    let storage = Box::new(Remote(Rc::clone(pipe)));
    match request {
        Request::Hello { protocol: VERSION } => Ok(Reply::Hello(Hello {
            protocol: VERSION,
            toolkit: env!("CARGO_PKG_VERSION").to_owned(),
            contracts: contracts.iter().map(hosted).collect(),
        })),
        Request::Hello { protocol } => Err(HostError::Protocol { host: VERSION, batcher: protocol }),
        Request::Execute(job) => Ok(Reply::Built(Box::new(execute(contracts, &job, storage)?))),
        Request::Construct(call) => Ok(Reply::Constructed(construct(contracts, &call, storage)?)),
        Request::View(call) => Ok(Reply::Viewed(view(contracts, &call, storage)?)),
    }
}

fn hosted(contract: &ContractType) -> HostedContract {
    HostedContract { name: contract.name.to_owned(), fingerprint: contract.fingerprint.to_owned() }
}

/// Both streams; shared with the storage that reads through them.
struct Pipe {
    input: Box<dyn BufRead>,
    output: Box<dyn Write>,
    /// The first failure while a request ran.
    broken: Option<io::Error>,
}

enum Line {
    Text(Vec<u8>),
    Blank,
    Bad(String),
    End,
}

impl Pipe {
    fn receive(&mut self) -> io::Result<Line> {
        let mut line = Vec::new();
        let read = self.input.by_ref().take(MAX_LINE).read_until(b'\n', &mut line)? as u64;
        if read == 0 {
            return Ok(Line::End);
        }
        if read == MAX_LINE && !line.ends_with(b"\n") {
            self.skip_line()?;
            return Ok(Line::Bad(format!("a line is longer than {MAX_LINE} bytes")));
        }
        Ok(if line.trim_ascii().is_empty() { Line::Blank } else { Line::Text(line) })
    }

    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let buffer = self.input.fill_buf()?;
            let (length, done) = match buffer.iter().position(|byte| *byte == b'\n') {
                Some(end) => (end + 1, true),
                None => (buffer.len(), buffer.is_empty()),
            };
            self.input.consume(length);
            if done {
                return Ok(());
            }
        }
    }

    fn send(&mut self, reply: &Reply) -> io::Result<()> {
        serde_json::to_writer(&mut self.output, reply)?;
        self.output.write_all(b"\n")?;
        self.output.flush()
    }

    fn ask(&mut self, contract: Felt, key: Felt) -> io::Result<ReadAnswer> {
        self.send(&Reply::Read { contract, key })?;
        match self.receive()? {
            Line::Text(text) => Ok(serde_json::from_slice(&text)
                .unwrap_or_else(|error| ReadAnswer::Unavailable(format!("the answer cannot be read: {error}")))),
            Line::Blank => Ok(ReadAnswer::Unavailable("the answer is an empty line".into())),
            Line::Bad(message) => Ok(ReadAnswer::Unavailable(message)),
            Line::End => Err(io::ErrorKind::UnexpectedEof.into()),
        }
    }
}

/// Canonical storage at the batcher's end.
struct Remote(Rc<RefCell<Pipe>>);

impl Source for Remote {
    fn read(&mut self, contract: &Felt, key: &Felt) -> Result<Felt, String> {
        let mut pipe = self.0.borrow_mut();
        match pipe.ask(*contract, *key) {
            Ok(ReadAnswer::Value(value)) => Ok(value),
            Ok(ReadAnswer::Unavailable(message)) => Err(message),
            Err(error) => {
                let message = error.to_string();
                pipe.broken = Some(error);
                Err(message)
            }
        }
    }
}
