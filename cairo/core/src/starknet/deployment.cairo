//! Parameters of the `deploy_for_test` functions that the compiler writes for contracts in tests.

/// How a contract is deployed.
#[derive(Copy, Drop, Serde)]
pub struct DeploymentParams {
    /// Goes into the contract's address.
    pub salt: felt252,
    /// Keeps the deployer out of the contract's address.
    pub deploy_from_zero: bool,
}

impl DeploymentParamsDefault of Default<DeploymentParams> {
    fn default() -> DeploymentParams {
        DeploymentParams { salt: 0, deploy_from_zero: false }
    }
}
