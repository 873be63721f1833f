#[zkthread::contract]
pub mod arena {
    use zkthread::prelude::*;

    /// What the arena needs of the world.
    #[zkthread::interface]
    pub trait World {
        /// How strong a player is.
        fn power_of(&self, cx: &Context, player: ContractAddress) -> u32;
        fn items(&self, context: &Context, owners: Vec<ContractAddress>, kind: Kind) -> Vec<Item>;
        fn award(&mut self, cx: &mut Context, player: ContractAddress, item: u32);
        fn take(&mut self, cx: &mut Context, wanted: Option<Item>, note: String) -> Item;
        fn push(&mut self, cx: &mut Context, amount: u8);
        fn entry(&self, cx: &Context) -> u8;
    }

    #[interface]
    trait Bank {
        fn owner(&self, cx: &Context) -> ContractAddress;
    }

    pub enum Kind {
        Sword,
        Shield,
    }

    pub struct Item {
        pub kind: Kind,
        pub amount: u64,
    }

    #[storage]
    pub struct Arena {
        world: ContractAddress,
        worlds: Map<u8, ContractAddress>,
        total: u64,
    }

    #[error]
    pub enum ArenaError {
        Weak,
    }

    fn strength(cx: &Context, world: ContractAddress) -> u32 {
        World::at(world).power_of(cx, cx.caller())
    }

    impl Item {
        fn worth(&self, cx: &Context, bank: ContractAddress) -> bool {
            Bank::at(bank).owner(cx) == cx.caller() && self.amount > 5
        }
    }

    impl Arena {
        #[constructor]
        pub fn new(&mut self, _cx: &mut Context, world: ContractAddress) {
            self.world = world;
        }

        #[external]
        pub fn duel(&mut self, cx: &mut Context, other: ContractAddress) -> Result<u64, ArenaError> {
            let power = World::at(self.world).power_of(cx, cx.caller());
            self.total = 7;
            World::at(self.world).award(cx, other, 7);
            World::at(self.world).award(cx, cx.caller(), strength(cx, self.world));
            World::at(self.world).push(cx, self.count(cx, 3));
            if World::at(self.world).entry(cx) == 1 && World::at(self.world).power_of(cx, other) < power {
                let _ = World::at(self.world).entry(cx);
            }
            World::at(self.worlds.read(2)).power_of(cx, other);
            let least = 5;
            ensure!(World::at((self.world)).power_of(cx, other) > least, ArenaError::Weak);
            let item = World::at(self.world).take(cx, None, String::from("all"));
            let mut sum = 0;
            for item in &World::at(self.world).items(cx, vec![other, cx.caller()], Kind::Shield) {
                sum += item.amount;
            }
            let before = World::at(cx.contract_address()).entry(cx);
            self.total += sum + u64::from(power) + item.amount + u64::from(before);
            if item.worth(cx, Bank::at(self.world).owner(cx)) {
                return Ok(1);
            }
            Ok(self.total)
        }

        fn count(&mut self, cx: &mut Context, more: u8) -> u8 {
            World::at(self.world).push(cx, more);
            more + World::at(self.world).entry(cx)
        }

        #[view]
        pub fn power(&self, cx: &Context) -> u32 {
            World::at(self.world).power_of(cx, Bank::at(self.world).owner(cx)) + strength(cx, self.world)
        }
    }
}
