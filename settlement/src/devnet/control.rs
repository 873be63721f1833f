//! The calls that only a devnet has. They are plain JSON-RPC over HTTP to a local address, and the RPC client of
//! starknet-rust knows the standard methods only, so this speaks the few lines of HTTP itself.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};
use starknet_types_core::felt::Felt;
use url::Url;

use crate::credentials::Credentials;
use crate::error::SettlementError;

const TIMEOUT: Duration = Duration::from_secs(60);
/// Far more than any answer to the calls below.
const MAX_ANSWER: u64 = 4 << 20;

/// Control calls of the devnet at a URL, whoever started it.
#[derive(Clone, Debug)]
pub struct DevnetControl {
    url: Url,
}

#[derive(Deserialize)]
struct PredeployedAccount {
    address: Felt,
    private_key: Felt,
}

impl DevnetControl {
    /// Control of the devnet at `url`, an `http://` address.
    pub fn new(url: &Url) -> Self {
        Self { url: url.clone() }
    }

    /// The funded accounts, in the seed's order.
    pub async fn accounts(&self) -> Result<Vec<Credentials>, SettlementError> {
        let answer = self.request("devnet_getPredeployedAccounts", json!({})).await?;
        let accounts: Vec<PredeployedAccount> =
            serde_json::from_value(answer).map_err(|error| self.failed("devnet_getPredeployedAccounts", error))?;
        Ok(accounts.into_iter().map(|account| Credentials::new(account.address, account.private_key)).collect())
    }

    /// Sets the clock, in Unix seconds, and makes a block with that time.
    pub async fn set_time(&self, timestamp: u64) -> Result<(), SettlementError> {
        self.request("devnet_setTime", json!({ "time": timestamp, "generate_block": true })).await.map(drop)
    }

    /// Makes a block.
    pub async fn create_block(&self) -> Result<(), SettlementError> {
        self.request("devnet_createBlock", json!({})).await.map(drop)
    }

    /// Remembers the whole state; the answer is the name for [`Self::restore`].
    pub async fn snapshot(&self) -> Result<String, SettlementError> {
        match self.request("devnet_snapshot", json!({})).await? {
            Value::String(id) => Ok(id),
            other => Err(self.failed("devnet_snapshot", format!("not a name: {other}"))),
        }
    }

    /// Goes back to a remembered state, which is forgotten by that.
    pub async fn restore(&self, snapshot: &str) -> Result<(), SettlementError> {
        match self.request("devnet_revert", json!({ "snapshot_id": snapshot })).await? {
            Value::Bool(true) => Ok(()),
            _ => Err(self.failed("devnet_revert", format!("there is no snapshot '{snapshot}'"))),
        }
    }

    async fn request(&self, method: &'static str, params: Value) -> Result<Value, SettlementError> {
        let url = self.url.clone();
        let answered = tokio::task::spawn_blocking(move || post(&url, method, &params)).await;
        let answer = answered.unwrap_or_else(|error| Err(error.to_string()));
        answer.map_err(|reason| self.failed(method, reason))
    }

    fn failed(&self, method: &str, reason: impl ToString) -> SettlementError {
        SettlementError::Devnet { reason: format!("{method} at {}: {}", self.url, reason.to_string()) }
    }
}

fn post(url: &Url, method: &str, params: &Value) -> Result<Value, String> {
    if url.scheme() != "http" {
        return Err("a devnet is reached over http".to_owned());
    }
    let addresses = url.socket_addrs(|| None).map_err(|error| error.to_string())?;
    let address = addresses.first().ok_or("the host has no address")?;
    let body = json!({ "jsonrpc": "2.0", "id": 0, "method": method, "params": params }).to_string();
    let head = format!(
        "POST {} HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        url.path(),
        body.len()
    );
    let answer = exchange(address, head + &body).map_err(|error| error.to_string())?;
    parse_answer(&answer)
}

fn exchange(address: &std::net::SocketAddr, request: String) -> std::io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect_timeout(address, TIMEOUT)?;
    stream.set_read_timeout(Some(TIMEOUT))?;
    stream.set_write_timeout(Some(TIMEOUT))?;
    stream.write_all(request.as_bytes())?;
    let mut answer = Vec::new();
    stream.take(MAX_ANSWER).read_to_end(&mut answer)?;
    Ok(answer)
}

fn parse_answer(answer: &[u8]) -> Result<Value, String> {
    let answer = std::str::from_utf8(answer).map_err(|_| "the answer is not text")?;
    let (head, body) = answer.split_once("\r\n\r\n").ok_or("the answer is not HTTP")?;
    let status = head.lines().next().unwrap_or_default();
    if status.split(' ').nth(1) != Some("200") {
        return Err(format!("the server answered '{status}'"));
    }
    let mut answer: Value = serde_json::from_str(body).map_err(|error| format!("the answer is not JSON: {error}"))?;
    if let Some(error) = answer.get("error") {
        let message = error.get("message").and_then(Value::as_str).unwrap_or("no message");
        return Err(message.to_owned());
    }
    answer.get_mut("result").map(Value::take).ok_or_else(|| "the answer has no result".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read_or_named() {
        let ok = b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{\"result\":[1]}";
        assert_eq!(parse_answer(ok), Ok(json!([1])));
        for (answer, message) in [
            (&b"HTTP/1.1 404 Not Found\r\n\r\n"[..], "404"),
            (b"SSH-2.0", "not HTTP"),
            (b"HTTP/1.1 200 OK\r\n\r\n<html>", "not JSON"),
            (b"HTTP/1.1 200 OK\r\n\r\n{}", "no result"),
            (b"HTTP/1.1 200 OK\r\n\r\n{\"error\":{\"message\":\"Method not found\"}}", "Method not found"),
            (b"\xff", "not text"),
        ] {
            let error = parse_answer(answer).expect_err("refused");
            assert!(error.contains(message), "{error}");
        }
    }
}
