// Client of the contract `Shop`: calls for starknet-rust with typed arguments, and what comes back.
// `cargo zkthread build` makes this file; it needs the crates `zkthread` and `starknet-rust`.

use starknet_rust::core::types as starknet;
#[allow(unused_imports)]
use zkthread::{ClassHash, ContractAddress, bytes31, felt252, rt, u256};

/// A shop, for the test of generated clients.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shop {
    /// Where it is deployed.
    pub address: ContractAddress,
}

impl Shop {
    /// Opens the shop.
    ///
    /// The constructor's calldata.
    #[allow(clippy::new_ret_no_self)]
    pub fn new(zkthread_manager: ContractAddress, zkthread_admin: ContractAddress, owner: ContractAddress, class: ClassHash) -> Vec<felt252> {
        [rt::encode(&zkthread_manager), rt::encode(&zkthread_admin), rt::encode(&owner), rt::encode(&class)].concat()
    }

    /// Places an order.
    pub fn place(&self, order: Order, calldata: u64) -> starknet::Call {
        starknet::Call {
            to: self.address.into(),
            selector: felt252::from_hex_unchecked("0x129c019b45159b88c8e6c0617c2393de2243e782f46184949ef2c37f63dac9"),
            calldata: [rt::encode(&order), rt::encode(&calldata)].concat(),
        }
    }

    /// Calls `write`.
    pub fn write(&self, _note: Note) -> starknet::Call {
        starknet::Call {
            to: self.address.into(),
            selector: felt252::from_hex_unchecked("0x1fa01c26207c18282c14b44c5f0897b971e27a185537fe05a841a47d4b51454"),
            calldata: rt::encode(&_note),
        }
    }

    /// Calls `close`.
    pub fn close(&self) -> starknet::Call {
        starknet::Call {
            to: self.address.into(),
            selector: felt252::from_hex_unchecked("0x17dad84f3ef5ddb7141b9b8136dbbc01811c675193af768a2d15292576500a3"),
            calldata: Vec::new(),
        }
    }

    /// The order that came last.
    pub fn last(&self) -> View_<Order> {
        View_::new(
            self.address,
            "0x26923606c6e1c49cd954a874ef22bd005744fa776d4e42c0812e0e030ebd525",
            Vec::new(),
        )
    }

    /// Reads `looks`.
    pub fn looks(&self, view: View, flag: bool) -> View_<View> {
        View_::new(
            self.address,
            "0x263ffd12da955f4a913642b03f577b51e264b40e1e9231f841b745d9e2ba8bf",
            [rt::encode(&view), rt::encode(&flag)].concat(),
        )
    }
}

/// Which way an order goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Into the book.
    Buy,
    /// `Sell`
    Sell,
    /// `Limit`
    Limit(u64),
    /// `Range`
    Range(u64, i8),
}

impl rt::Encode for Side {
    fn encode(&self, felts: &mut Vec<felt252>) {
        match self {
            Self::Buy => {
                felts.push(0_u64.into());
            }
            Self::Sell => {
                felts.push(1_u64.into());
            }
            Self::Limit(value_0) => {
                felts.push(2_u64.into());
                rt::Encode::encode(value_0, felts);
            }
            Self::Range(value_0, value_1) => {
                felts.push(3_u64.into());
                rt::Encode::encode(value_0, felts);
                rt::Encode::encode(value_1, felts);
            }
        }
    }
}

impl rt::Decode for Side {
    fn decode(felts: &mut rt::Felts<'_>) -> Result<Self, rt::DecodeError> {
        match felts.variant("Side", 4)? {
            0 => Ok(Self::Buy),
            1 => Ok(Self::Sell),
            2 => Ok(Self::Limit(felts.value()?)),
            _ => Ok(Self::Range(felts.value()?, felts.value()?)),
        }
    }
}

/// `Order` of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// In the smallest unit.
    pub price: u256,
    /// `side`
    pub side: Side,
    /// `memo`
    pub memo: Option<bytes31>,
}

impl rt::Encode for Order {
    fn encode(&self, felts: &mut Vec<felt252>) {
        rt::Encode::encode(&self.price, felts);
        rt::Encode::encode(&self.side, felts);
        rt::Encode::encode(&self.memo, felts);
    }
}

impl rt::Decode for Order {
    fn decode(felts: &mut rt::Felts<'_>) -> Result<Self, rt::DecodeError> {
        Ok(Self { price: felts.value()?, side: felts.value()?, memo: felts.value()? })
    }
}

/// `Note` of the contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// `text`
    pub text: String,
    /// `felts`
    pub felts: Vec<felt252>,
}

impl rt::Encode for Note {
    fn encode(&self, felts: &mut Vec<felt252>) {
        rt::Encode::encode(&self.text, felts);
        rt::Encode::encode(&self.felts, felts);
    }
}

impl rt::Decode for Note {
    fn decode(felts: &mut rt::Felts<'_>) -> Result<Self, rt::DecodeError> {
        Ok(Self { text: felts.value()?, felts: felts.value()? })
    }
}

/// Takes the name that clients have for a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// `pair`
    pub pair: (u8, [u16; 2]),
}

impl rt::Encode for View {
    fn encode(&self, felts: &mut Vec<felt252>) {
        rt::Encode::encode(&self.pair, felts);
    }
}

impl rt::Decode for View {
    fn decode(felts: &mut rt::Felts<'_>) -> Result<Self, rt::DecodeError> {
        Ok(Self { pair: felts.value()? })
    }
}

/// An order came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// `order`
    pub order: Order,
    /// `by`
    pub by: ContractAddress,
    /// `count`
    pub count: u64,
}

impl Placed {
    /// `sn_keccak` of its name, the first key on L2.
    pub const SELECTOR: felt252 = felt252::from_hex_unchecked("0x620c87887eda4d674a0c84358443b594660ceed6c98c979aa91926be6313a2");

    /// The event of these keys and data; none when they are another event's.
    ///
    /// # Errors
    /// When they begin as this event and are not one.
    pub fn decode(keys: &[felt252], data: &[felt252]) -> Option<Result<Self, rt::DecodeError>> {
        let (first, keys) = keys.split_first()?;
        (*first == Self::SELECTOR).then(|| Self::fields(rt::Felts::new(keys), rt::Felts::new(data)))
    }

    #[allow(unused_mut)]
    fn fields(mut keys: rt::Felts<'_>, mut data: rt::Felts<'_>) -> Result<Self, rt::DecodeError> {
        let event = Self { order: data.value()?, by: keys.value()?, count: data.value()? };
        keys.finish()?;
        data.finish()?;
        Ok(event)
    }
}

/// The event `Closed`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {}

impl Closed {
    /// `sn_keccak` of its name, the first key on L2.
    pub const SELECTOR: felt252 = felt252::from_hex_unchecked("0xc88684a804b14e318564313c3bfc0d7d4ff9e45e623318bac37f250db6c25e");

    /// The event of these keys and data; none when they are another event's.
    ///
    /// # Errors
    /// When they begin as this event and are not one.
    pub fn decode(keys: &[felt252], data: &[felt252]) -> Option<Result<Self, rt::DecodeError>> {
        let (first, keys) = keys.split_first()?;
        (*first == Self::SELECTOR).then(|| Self::fields(rt::Felts::new(keys), rt::Felts::new(data)))
    }

    #[allow(unused_mut)]
    fn fields(mut keys: rt::Felts<'_>, mut data: rt::Felts<'_>) -> Result<Self, rt::DecodeError> {
        let event = Self {};
        keys.finish()?;
        data.finish()?;
        Ok(event)
    }
}

/// A call that only reads, and the type of its value.
#[derive(Clone, Debug)]
pub struct View_<T> {
    /// What to ask a node for.
    pub call: starknet::FunctionCall,
    value: std::marker::PhantomData<fn() -> T>,
}

#[allow(dead_code)]
impl<T: rt::Decode> View_<T> {
    fn new(contract: ContractAddress, selector: &str, calldata: Vec<felt252>) -> Self {
        let entry_point_selector = felt252::from_hex_unchecked(selector);
        let call = starknet::FunctionCall { contract_address: contract.into(), entry_point_selector, calldata };
        Self { call, value: std::marker::PhantomData }
    }

    /// The value of a node's answer.
    ///
    /// # Errors
    /// When the answer is none of the type.
    pub fn value(&self, answer: &[felt252]) -> Result<T, rt::DecodeError> {
        let mut felts = rt::Felts::new(answer);
        let value = felts.value()?;
        felts.finish()?;
        Ok(value)
    }
}
