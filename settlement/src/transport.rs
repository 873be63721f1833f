//! HTTP to a node, with an end to waiting, and without the node's address in errors: the address of a paid node carries
//! its key.

use std::pin::Pin;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use starknet_rust::providers::ProviderRequestData;
use starknet_rust::providers::jsonrpc::{
    HttpTransport, HttpTransportError, JsonRpcMethod, JsonRpcResponse, JsonRpcTransport,
};
use url::Url;

/// The slowest answers are those about large classes, which a local node compiles first.
const TIMEOUT: Duration = Duration::from_secs(180);

/// Transport of the RPC client.
#[derive(Clone, Debug)]
pub(crate) struct NodeTransport(HttpTransport);

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NodeTransportError {
    #[error("no answer within {} s", TIMEOUT.as_secs())]
    Timeout,
    #[error("{}", without_address(.0))]
    Http(HttpTransportError),
}

impl NodeTransport {
    pub(crate) fn new(url: &Url) -> Self {
        Self(HttpTransport::new(url.clone()))
    }
}

type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, NodeTransportError>> + Send + 'a>>;

impl JsonRpcTransport for NodeTransport {
    type Error = NodeTransportError;

    fn send_request<'a, 'b, P, R>(&'a self, method: JsonRpcMethod, params: P) -> Answer<'b, JsonRpcResponse<R>>
    where
        'a: 'b,
        P: Serialize + Send + Sync + 'b,
        R: DeserializeOwned + Send + 'b,
    {
        Box::pin(in_time(self.0.send_request(method, params)))
    }

    fn send_requests<'a, 'b, R>(&'a self, requests: R) -> Answer<'b, Vec<JsonRpcResponse<serde_json::Value>>>
    where
        'a: 'b,
        R: AsRef<[ProviderRequestData]> + Send + Sync + 'b,
    {
        Box::pin(in_time(self.0.send_requests(requests)))
    }
}

async fn in_time<T>(answer: impl Future<Output = Result<T, HttpTransportError>>) -> Result<T, NodeTransportError> {
    match tokio::time::timeout(TIMEOUT, answer).await {
        Ok(answer) => answer.map_err(NodeTransportError::Http),
        Err(_) => Err(NodeTransportError::Timeout),
    }
}

fn without_address(error: &HttpTransportError) -> String {
    let HttpTransportError::Reqwest(error) = error else { return error.to_string() };
    if error.is_connect() {
        return "nothing accepts connections there".to_owned();
    }
    // reqwest puts the address into its own words.
    match error.url() {
        Some(url) => error.to_string().replace(url.as_str(), &shown(url)),
        None => error.to_string(),
    }
}

/// A node's address without what may be secret in it.
pub(crate) fn shown(url: &Url) -> String {
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    format!("{}://{}{port}", url.scheme(), url.host_str().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_shown_without_keys() {
        let url = Url::parse("https://user:pass@node.example:8080/v3/secret?key=secret").expect("an address");
        assert_eq!(shown(&url), "https://node.example:8080");
    }

    #[tokio::test]
    async fn errors_do_not_show_keys() {
        let url = Url::parse("http://127.0.0.1:1/v3/secret").expect("an address");
        let answer = NodeTransport::new(&url).send_request::<_, String>(JsonRpcMethod::ChainId, [(); 0]).await;
        let error = answer.expect_err("nothing listens there").to_string();
        assert!(!error.contains("secret"), "{error}");
    }
}
