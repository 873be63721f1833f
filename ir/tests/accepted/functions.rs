#[zkthread::contract]
mod functions {
    use zkthread::prelude::*;

    pub struct Order {
        owner: ContractAddress,
        left: u128,
    }

    #[storage]
    pub struct Functions {
        total: u128,
        orders: Map<u64, Order>,
    }

    #[event]
    pub struct Filled {
        amount: u128,
    }

    #[error]
    pub enum FunctionsError {
        Refused,
    }

    impl Functions {
        #[external]
        pub fn run(&mut self, cx: &mut Context, id: u64, amount: u128) -> Result<(), FunctionsError> {
            let mut order = self.orders.read(id);
            let filled = order.fill(cx, amount)?;
            self.orders.write(id, order);
            let twice = double(filled) + Functions::thrice(filled) + Self::thrice(1);
            let mut a = twice;
            raise(&mut a);
            raise_twice(&mut a);
            checked(cx, a)?;
            self.total = Order::open(cx, a).left + self.read_only();
            let b = self.orders.read(id).is_mine(cx) || Order::is_mine(&order, cx);
            for_effect(cx);
            tail(cx, amount)
        }

        fn thrice(x: u128) -> u128 {
            x * 3
        }
    }

    impl Functions {
        fn read_only(&self) -> u128 {
            self.total
        }
    }

    impl Order {
        pub fn open(cx: &Context, amount: u128) -> Order {
            Order { owner: cx.caller(), left: amount }
        }

        fn fill(&mut self, cx: &mut Context, amount: u128) -> Result<u128, FunctionsError> {
            ensure!(self.owner != cx.caller(), FunctionsError::Refused);
            let filled = self.left.min(amount);
            self.left -= filled;
            cx.emit(Filled { amount: filled });
            Ok(filled)
        }

        fn is_mine(&self, cx: &Context) -> bool {
            self.owner == cx.caller()
        }
    }

    fn double(x: u128) -> u128 {
        x * 2
    }

    fn raise(x: &mut u128) {
        *x += 1;
    }

    fn raise_twice(x: &mut u128) {
        raise(x);
        raise(&mut *x);
        let y = *x;
        *x = double(y);
    }

    fn checked(cx: &Context, x: u128) -> Result<u128, FunctionsError> {
        if cx.timestamp() > 5 {
            return Err(FunctionsError::Refused);
        }
        Ok(poseidon(x))
    }

    fn poseidon(x: u128) -> u128 {
        let a = poseidon_hash(&[1, felt252::from(x)]);
        let b = pedersen_hash(a, 2);
        let c = keccak_hash(&[u256::from(x), 7]);
        u128::try_from(b).unwrap_or(0)
    }

    fn for_effect(cx: &mut Context) {
        cx.emit(Filled { amount: 0 });
    }

    fn tail(cx: &Context, amount: u128) -> Result<(), FunctionsError> {
        if amount > 5 { nothing(cx) } else { Ok(nothing(cx)?) }
    }

    fn nothing(cx: &Context) -> Result<(), FunctionsError> {
        let all = (cx.contract_address(), cx.chain_id(), cx.caller(), cx.timestamp(), cx.sub_block_number());
        Ok(())
    }
}
