//! What is left, and who takes of it.

#[zkthread::contract]
pub mod vault {
    use zkthread::prelude::*;

    #[storage]
    pub struct Vault {
        owner: ContractAddress,
        left: u64,
    }

    #[event]
    pub struct Taken {
        #[key]
        pub by: ContractAddress,
        pub amount: u64,
    }

    #[error]
    pub enum VaultError {
        NotEnough,
    }

    impl Vault {
        #[constructor]
        pub fn new(&mut self, _cx: &mut Context, owner: ContractAddress, left: u64) {
            self.owner = owner;
            self.left = left;
        }

        /// Gives what is left then.
        #[external]
        pub fn take(&mut self, cx: &mut Context, amount: u64) -> Result<u64, VaultError> {
            let left = self.left;
            ensure!(amount <= left, VaultError::NotEnough);
            self.left = left - amount;
            cx.emit(Taken { by: cx.caller(), amount });
            Ok(left - amount)
        }

        #[view]
        pub fn owner(&self) -> ContractAddress {
            self.owner
        }
    }
}
