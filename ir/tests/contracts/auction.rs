#[zkthread::contract]
pub mod auction {
    use zkthread::prelude::*;

    /// Longest time for which a lot may be offered.
    const LONGEST: u64 = 7 * 24 * 60 * 60;

    /// What is offered, and how far it is.
    pub struct Lot {
        pub seller: ContractAddress,
        pub title: felt252,
        pub least: u128,
        pub end: u64,
        pub state: State,
    }

    /// The first variant is what storage holds that was never written.
    pub enum State {
        Open,
        Led(Bid),
        Sold(ContractAddress, u128),
        Unsold,
    }

    pub struct Bid {
        pub by: ContractAddress,
        pub amount: u128,
    }

    #[storage]
    pub struct Auction {
        owner: ContractAddress,
        lots: Vec<Lot>,
        credits: Map<ContractAddress, u128>,
        bids: Map<u64, Vec<Bid>>,
        wins: Map<ContractAddress, Map<felt252, u64>>,
    }

    #[event]
    pub struct Offered {
        #[key]
        pub lot: u64,
        pub title: felt252,
        pub note: String,
    }

    #[event]
    pub struct Closed {
        #[key]
        pub lot: u64,
        pub state: State,
    }

    #[error]
    pub enum AuctionError {
        NotOwner,
        TooLong,
        TooLow,
        NoCredit,
        NotOver,
        Over,
    }

    /// The next bid after one of this amount: a twentieth more, at least one.
    fn raised(amount: u128) -> u128 {
        amount + (amount / 20).max(1)
    }

    impl Lot {
        pub fn leader(&self) -> Option<Bid> {
            match self.state {
                State::Led(bid) => Some(bid),
                State::Open | State::Unsold => None,
                State::Sold(by, amount) => Some(Bid { by, amount }),
            }
        }

        pub fn next_bid(&self) -> u128 {
            let Some(bid) = self.leader() else { return self.least };
            raised(bid.amount)
        }

        pub fn close(&mut self) {
            self.state = match self.leader() {
                Some(bid) => State::Sold(bid.by, bid.amount),
                None => State::Unsold,
            };
        }
    }

    impl Auction {
        #[constructor]
        pub fn new(&mut self, _cx: &mut Context, owner: ContractAddress) {
            self.owner = owner;
        }

        #[external]
        pub fn grant(&mut self, cx: &mut Context, credits: Vec<(ContractAddress, u128)>) -> Result<(), AuctionError> {
            ensure!(cx.caller() == self.owner, AuctionError::NotOwner);
            for (to, amount) in &credits {
                self.give(*to, *amount);
            }
            Ok(())
        }

        /// Offers something for some seconds; gives the lot's number.
        #[external]
        pub fn offer(
            &mut self,
            cx: &mut Context,
            title: felt252,
            note: String,
            least: u128,
            seconds: u64,
        ) -> Result<u64, AuctionError> {
            ensure!(seconds <= LONGEST, AuctionError::TooLong);
            let number = self.lots.len();
            let end = cx.timestamp() + seconds;
            self.lots.push(Lot { seller: cx.caller(), title, least, end, state: State::Open });
            cx.emit(Offered { lot: number, title, note });
            Ok(number)
        }

        #[external]
        pub fn bid(&mut self, cx: &mut Context, number: u64, amount: u128) -> Result<(), AuctionError> {
            let mut lot = self.lots.read(number);
            ensure!(cx.timestamp() < lot.end, AuctionError::Over);
            ensure!(amount >= lot.next_bid(), AuctionError::TooLow);
            if let Some(before) = lot.leader() {
                self.give(before.by, before.amount);
            }
            self.take(cx.caller(), amount)?;
            let bid = Bid { by: cx.caller(), amount };
            lot.state = State::Led(bid);
            self.lots.write(number, lot);
            self.bids.entry(number).push(bid);
            Ok(())
        }

        /// After its end: pays the seller and counts what the winner has won of this title.
        #[external]
        pub fn close(&mut self, cx: &mut Context, number: u64) -> Result<(), AuctionError> {
            let mut lot = self.lots.read(number);
            ensure!(cx.timestamp() >= lot.end, AuctionError::NotOver);
            match lot.state {
                State::Open | State::Led(_) => {}
                _ => return Err(AuctionError::Over),
            }
            lot.close();
            if let State::Sold(winner, amount) = lot.state {
                self.give(lot.seller, amount);
                let wins = self.wins.entry(winner).read(lot.title);
                self.wins.entry(winner).write(lot.title, wins + 1);
            }
            self.lots.write(number, lot);
            cx.emit(Closed { lot: number, state: lot.state });
            Ok(())
        }

        #[view]
        pub fn lot(&self, number: u64) -> Lot {
            self.lots.read(number)
        }

        /// The highest bid of each of these lots; 0 for one without.
        #[view]
        pub fn prices(&self, numbers: Vec<u64>) -> Vec<u128> {
            let mut prices: Vec<u128> = Vec::new();
            for number in &numbers {
                let leader = self.lots.read(*number).leader();
                prices.push(match leader {
                    Some(bid) => bid.amount,
                    None => 0,
                });
            }
            prices
        }

        /// How often somebody bid for a lot.
        #[view]
        pub fn bids_of(&self, number: u64, bidder: ContractAddress) -> u64 {
            let mut count: u64 = 0;
            for i in 0..self.bids.entry(number).len() {
                if self.bids.entry(number).read(i).by == bidder {
                    count += 1;
                }
            }
            count
        }
    }

    impl Auction {
        fn give(&mut self, to: ContractAddress, amount: u128) {
            self.credits.write(to, self.credits.read(to) + amount);
        }

        fn take(&mut self, from: ContractAddress, amount: u128) -> Result<(), AuctionError> {
            let left = self.credits.read(from).checked_sub(amount).ok_or(AuctionError::NoCredit)?;
            self.credits.write(from, left);
            Ok(())
        }
    }
}
