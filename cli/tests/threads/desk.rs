//! Takes from the vault for customers.

#[zkthread::contract]
pub mod desk {
    use zkthread::prelude::*;

    #[zkthread::interface]
    pub trait Vault {
        fn take(&mut self, cx: &mut Context, amount: u64) -> u64;
    }

    #[storage]
    pub struct Desk {
        vault: ContractAddress,
        served: u64,
    }

    #[event]
    pub struct Served {
        #[key]
        pub customer: ContractAddress,
        pub left: u64,
    }

    #[error]
    pub enum DeskError {
        NothingAskedFor,
    }

    impl Desk {
        #[constructor]
        pub fn new(&mut self, _cx: &mut Context, vault: ContractAddress) {
            self.vault = vault;
        }

        #[external]
        pub fn serve(&mut self, cx: &mut Context, amount: u64) -> Result<(), DeskError> {
            ensure!(amount > 0, DeskError::NothingAskedFor);
            let left = Vault::at(self.vault).take(cx, amount);
            self.served += 1;
            cx.emit(Served { customer: cx.caller(), left });
            Ok(())
        }

        #[view]
        pub fn served(&self) -> u64 {
            self.served
        }
    }
}
