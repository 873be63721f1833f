#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
        open: bool,
        tag: felt252,
        owner: ContractAddress,
        balances: Map<ContractAddress, u128>,
        allowances: Map<(ContractAddress, ContractAddress), u128>,
    }

    #[event]
    pub struct Transferred {
        #[key]
        to: ContractAddress,
        amount: u128,
    }

    #[error]
    pub enum TokenError {
        Refused,
    }
    use std::collections::BTreeMap;
    use zkthread::prelude::Map as Table;

    impl Token {

    }
}
