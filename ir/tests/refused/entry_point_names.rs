#[zkthread::contract]
mod arena {
    use zkthread::prelude::*;

    #[storage]
    pub struct Arena {
        world: ContractAddress,
        total: u128,
        ZkThread_nonces: u64,
    }

    #[event]
    pub struct KeyAuthorized {}

    #[event]
    pub struct KeyRevoked {}

    impl Arena {
        #[view]
        pub fn deref(&self) -> u128 {
            self.total
        }

        #[external]
        pub fn deref_mut(&mut self, _cx: &mut Context) {
            self.total = 1;
        }

        fn destruct(&self) {}

        #[external]
        pub fn authorize_key(&mut self, _cx: &mut Context) {
            self.total = 1;
        }

        #[external]
        pub fn revoke_key(&mut self, _cx: &mut Context) {
            self.total = 1;
        }

        #[view]
        pub fn authorized_keys(&self) -> u128 {
            self.total
        }

        #[view]
        pub fn thread_nonce(&self) -> u128 {
            self.total
        }
    }
}
