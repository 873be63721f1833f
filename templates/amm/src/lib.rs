//! A constant-product pool.
//!
//! The contract below is ordinary Rust. The same text also becomes a Starknet contract and a provable thread program:
//! `cargo zkthread build`.

/// Swaps two assets, X and Y, so that the product of the reserves never falls. Both are balances inside the pool.
#[zkthread::contract]
pub mod amm {
    use zkthread::prelude::*;

    /// What a swap costs, in hundredths of a per cent.
    pub const FEE: u128 = 30;
    /// The whole, in hundredths of a per cent.
    pub const WHOLE: u128 = 10_000;
    /// Shares that nobody owns, so that a share is never worth much more than it cost.
    pub const LOCKED_SHARES: u128 = 1_000;

    /// One of the two assets.
    pub enum Asset {
        X,
        Y,
    }

    /// What the pool holds.
    pub struct Reserves {
        pub x: u128,
        pub y: u128,
    }

    /// What an account holds outside of the pool.
    pub struct Balance {
        pub x: u128,
        pub y: u128,
    }

    #[storage]
    pub struct Pool {
        /// Who credits balances.
        operator: ContractAddress,
        reserves: Reserves,
        total_shares: u128,
        balances: Map<ContractAddress, Balance>,
        shares: Map<ContractAddress, u128>,
    }

    /// Somebody swapped.
    #[event]
    pub struct Swapped {
        #[key]
        pub trader: ContractAddress,
        pub sold: Asset,
        pub amount_in: u128,
        pub amount_out: u128,
    }

    /// Liquidity came in.
    #[event]
    pub struct Added {
        #[key]
        pub provider: ContractAddress,
        pub x: u128,
        pub y: u128,
        pub shares: u128,
    }

    /// Liquidity went out.
    #[event]
    pub struct Removed {
        #[key]
        pub provider: ContractAddress,
        pub x: u128,
        pub y: u128,
        pub shares: u128,
    }

    #[error]
    pub enum PoolError {
        /// Only the operator credits balances.
        NotOperator,
        /// The account holds less than that.
        InsufficientBalance,
        /// The account owns fewer shares than that.
        InsufficientShares,
        /// The pool is empty, or would be.
        NoLiquidity,
        /// The price moved further than the caller allows.
        Slippage,
        /// An amount of zero.
        NothingToDo,
    }

    /// The square root, rounded down.
    fn square_root(value: u256) -> u256 {
        if value < 2 {
            return value;
        }
        // Newton's method from above: it falls until it is there.
        let mut root = value / 2 + 1;
        let mut next = (root + value / root) / 2;
        while next < root {
            root = next;
            next = (root + value / root) / 2;
        }
        root
    }

    /// `a * b / c`, rounded down.
    fn share_of(a: u128, b: u128, c: u128) -> u128 {
        u128::try_from(u256::from(a) * u256::from(b) / u256::from(c)).unwrap()
    }

    impl Reserves {
        /// What the pool pays for an amount, after its fee.
        fn amount_out(&self, sold: Asset, amount_in: u128) -> u128 {
            let (reserve_in, reserve_out) = match sold {
                Asset::X => (self.x, self.y),
                Asset::Y => (self.y, self.x),
            };
            let after_fee = u256::from(amount_in) * u256::from(WHOLE - FEE);
            let top = after_fee * u256::from(reserve_out);
            let bottom = u256::from(reserve_in) * u256::from(WHOLE) + after_fee;
            u128::try_from(top / bottom).unwrap()
        }
    }

    impl Pool {
        /// The operator brings assets in and out.
        #[constructor]
        pub fn new(&mut self, _cx: &mut Context, operator: ContractAddress) {
            self.operator = operator;
        }

        /// Gives an account an amount of both assets.
        #[external]
        pub fn credit(
            &mut self,
            cx: &mut Context,
            account: ContractAddress,
            x: u128,
            y: u128,
        ) -> Result<(), PoolError> {
            ensure!(cx.caller() == self.operator, PoolError::NotOperator);
            let held = self.balances.read(account);
            let balance = Balance {
                x: held.x + x,
                y: held.y + y,
            };
            self.balances.write(account, balance);
            Ok(())
        }

        /// Sells an amount of one asset for at least `least` of the other. Returns what it brought.
        #[external]
        pub fn swap(
            &mut self,
            cx: &mut Context,
            sold: Asset,
            amount_in: u128,
            least: u128,
        ) -> Result<u128, PoolError> {
            ensure!(amount_in > 0, PoolError::NothingToDo);
            let mut reserves = self.reserves;
            ensure!(reserves.x > 0 && reserves.y > 0, PoolError::NoLiquidity);
            let amount_out = reserves.amount_out(sold, amount_in);
            ensure!(amount_out >= least, PoolError::Slippage);

            let trader = cx.caller();
            let mut balance = self.balances.read(trader);
            match sold {
                Asset::X => {
                    ensure!(balance.x >= amount_in, PoolError::InsufficientBalance);
                    balance.x -= amount_in;
                    balance.y += amount_out;
                    reserves.x += amount_in;
                    reserves.y -= amount_out;
                }
                Asset::Y => {
                    ensure!(balance.y >= amount_in, PoolError::InsufficientBalance);
                    balance.y -= amount_in;
                    balance.x += amount_out;
                    reserves.y += amount_in;
                    reserves.x -= amount_out;
                }
            }
            self.balances.write(trader, balance);
            self.reserves = reserves;
            cx.emit(Swapped {
                trader,
                sold,
                amount_in,
                amount_out,
            });
            Ok(amount_out)
        }

        /// Brings both assets in at the pool's price, at most the given amounts. Returns the new shares.
        #[external]
        pub fn add_liquidity(
            &mut self,
            cx: &mut Context,
            most_x: u128,
            most_y: u128,
        ) -> Result<u128, PoolError> {
            ensure!(most_x > 0 && most_y > 0, PoolError::NothingToDo);
            let provider = cx.caller();
            let reserves = self.reserves;
            let total = self.total_shares;
            let (x, y, shares) = if total == 0 {
                let root = square_root(u256::from(most_x) * u256::from(most_y));
                let shares = u128::try_from(root).unwrap();
                ensure!(shares > LOCKED_SHARES, PoolError::NoLiquidity);
                self.total_shares = LOCKED_SHARES;
                (most_x, most_y, shares - LOCKED_SHARES)
            } else {
                let y = share_of(most_x, reserves.y, reserves.x);
                let (x, y) = if y <= most_y {
                    (most_x, y)
                } else {
                    (share_of(most_y, reserves.x, reserves.y), most_y)
                };
                let shares = share_of(x, total, reserves.x).min(share_of(y, total, reserves.y));
                (x, y, shares)
            };
            ensure!(shares > 0, PoolError::NothingToDo);

            let mut balance = self.balances.read(provider);
            ensure!(
                balance.x >= x && balance.y >= y,
                PoolError::InsufficientBalance
            );
            balance.x -= x;
            balance.y -= y;
            self.balances.write(provider, balance);
            self.reserves = Reserves {
                x: reserves.x + x,
                y: reserves.y + y,
            };
            self.total_shares += shares;
            self.shares
                .write(provider, self.shares.read(provider) + shares);
            cx.emit(Added {
                provider,
                x,
                y,
                shares,
            });
            Ok(shares)
        }

        /// Takes the assets of an amount of shares out. Returns them.
        #[external]
        pub fn remove_liquidity(
            &mut self,
            cx: &mut Context,
            shares: u128,
        ) -> Result<(u128, u128), PoolError> {
            ensure!(shares > 0, PoolError::NothingToDo);
            let provider = cx.caller();
            let owned = self.shares.read(provider);
            ensure!(owned >= shares, PoolError::InsufficientShares);
            let total = self.total_shares;
            let reserves = self.reserves;
            let x = share_of(reserves.x, shares, total);
            let y = share_of(reserves.y, shares, total);
            self.shares.write(provider, owned - shares);
            self.total_shares = total - shares;
            self.reserves = Reserves {
                x: reserves.x - x,
                y: reserves.y - y,
            };
            let mut balance = self.balances.read(provider);
            balance.x += x;
            balance.y += y;
            self.balances.write(provider, balance);
            cx.emit(Removed {
                provider,
                x,
                y,
                shares,
            });
            Ok((x, y))
        }

        /// What a swap would bring now.
        #[view]
        pub fn quote(&self, sold: Asset, amount_in: u128) -> u128 {
            self.reserves.amount_out(sold, amount_in)
        }

        /// What the pool holds.
        #[view]
        pub fn reserves(&self) -> Reserves {
            self.reserves
        }

        /// What an account holds outside of the pool.
        #[view]
        pub fn balance_of(&self, account: ContractAddress) -> Balance {
            self.balances.read(account)
        }

        /// The shares of an account.
        #[view]
        pub fn shares_of(&self, account: ContractAddress) -> u128 {
            self.shares.read(account)
        }
    }
}
