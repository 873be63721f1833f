//! The types of generated contracts: their spelling, their literals, and their values as felts by the rules of Starknet's Serde, written
//! here once more so that the generator shares nothing with what it tests.

use num_bigint::BigInt;
use starknet_types_core::felt::Felt;

use super::calls::Word;
use super::random::Random;

/// A type.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Ty {
    Bool,
    Felt,
    /// Width in bits: 8 to 256.
    Unsigned(u32),
    /// Width in bits: 8 to 128.
    Signed(u32),
    Address,
    ClassHash,
    Bytes31,
    Text,
    Tuple(Vec<Ty>),
    /// Position in [`Types::structs`].
    Struct(usize),
    /// Position in [`Types::enums`].
    Enum(usize),
    Option(Box<Ty>),
    Array(Box<Ty>, usize),
    Vec(Box<Ty>),
}

/// The contract's own types.
#[derive(Clone, Debug, Default)]
pub struct Types {
    /// Field types; the struct is called `S` and its position, its fields `f0`, `f1`, ...
    pub structs: Vec<Vec<Ty>>,
    /// Values of each variant; the enum is called `E` and its position, its variants `V0`, `V1`, ...
    pub enums: Vec<Vec<Vec<Ty>>>,
    /// How many contracts there are whose addresses are among the values.
    pub contracts: usize,
}

/// Types that are one felt.
pub const SCALARS: [Ty; 15] = [
    Ty::Bool,
    Ty::Felt,
    Ty::Unsigned(8),
    Ty::Unsigned(16),
    Ty::Unsigned(32),
    Ty::Unsigned(64),
    Ty::Unsigned(128),
    Ty::Signed(8),
    Ty::Signed(16),
    Ty::Signed(32),
    Ty::Signed(64),
    Ty::Signed(128),
    Ty::Address,
    Ty::ClassHash,
    Ty::Bytes31,
];

impl Types {
    /// Whether values are copied rather than moved.
    pub fn is_copy(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Text | Ty::Vec(_) => false,
            Ty::Tuple(parts) => parts.iter().all(|ty| self.is_copy(ty)),
            Ty::Struct(id) => self.structs[*id].iter().all(|ty| self.is_copy(ty)),
            Ty::Enum(id) => self.enums[*id].iter().flatten().all(|ty| self.is_copy(ty)),
            Ty::Option(inner) | Ty::Array(inner, _) => self.is_copy(inner),
            _ => true,
        }
    }

    /// A random type that can be stored.
    pub fn stored(&self, random: &mut Random, depth: usize) -> Ty {
        let scalar = |random: &mut Random| SCALARS[random.below(SCALARS.len())].clone();
        if depth == 0 {
            return scalar(random);
        }
        match random.below(12) {
            0 => Ty::Unsigned(256),
            1 => Ty::Tuple((0..random.between(2, 3)).map(|_| self.stored(random, depth - 1)).collect()),
            2 | 3 if !self.structs.is_empty() => Ty::Struct(random.below(self.structs.len())),
            4 | 5 if !self.enums.is_empty() => Ty::Enum(random.below(self.enums.len())),
            6 => Ty::Option(Box::new(self.stored(random, depth - 1))),
            7 => Ty::Array(Box::new(self.stored(random, depth - 1)), random.between(1, 3)),
            8 | 9 => Ty::Unsigned([8, 16, 32, 64, 128][random.below(5)]),
            _ => scalar(random),
        }
    }

    /// A random type of arguments, results and locals.
    pub fn any(&self, random: &mut Random, depth: usize) -> Ty {
        match random.below(10) {
            0 if depth > 0 => Ty::Vec(Box::new(self.stored(random, depth - 1))),
            1 => Ty::Text,
            _ => self.stored(random, depth),
        }
    }

    /// The type as the source spells it.
    pub fn name(&self, ty: &Ty) -> String {
        match ty {
            Ty::Bool => "bool".into(),
            Ty::Felt => "felt252".into(),
            Ty::Unsigned(bits) => format!("u{bits}"),
            Ty::Signed(bits) => format!("i{bits}"),
            Ty::Address => "ContractAddress".into(),
            Ty::ClassHash => "ClassHash".into(),
            Ty::Bytes31 => "bytes31".into(),
            Ty::Text => "String".into(),
            Ty::Tuple(parts) => {
                format!("({})", parts.iter().map(|ty| self.name(ty)).collect::<Vec<_>>().join(", "))
            }
            Ty::Struct(id) => format!("S{id}"),
            Ty::Enum(id) => format!("E{id}"),
            Ty::Option(inner) => format!("Option<{}>", self.name(inner)),
            Ty::Array(inner, length) => format!("[{}; {length}]", self.name(inner)),
            Ty::Vec(inner) => format!("Vec<{}>", self.name(inner)),
        }
    }

    /// A literal expression of the type.
    pub fn literal(&self, ty: &Ty, random: &mut Random) -> String {
        let list = |types: &[Ty], random: &mut Random| {
            types.iter().map(|ty| self.literal(ty, random)).collect::<Vec<_>>().join(", ")
        };
        match ty {
            Ty::Bool => random.one_in(2).to_string(),
            Ty::Felt if random.one_in(6) => format!("short_string!(\"{}\")", word(random)),
            Ty::Felt => integer(128, random).to_string(),
            Ty::Unsigned(bits) => integer(*bits, random).to_string(),
            Ty::Signed(bits) => signed(*bits, random).to_string(),
            Ty::Address => "ContractAddress::ZERO".into(),
            Ty::ClassHash => "ClassHash::ZERO".into(),
            Ty::Bytes31 => format!("bytes31::try_from(short_string!(\"{}\")).unwrap()", word(random)),
            Ty::Text => format!("String::from(\"{}\")", word(random).repeat(random.below(9))),
            Ty::Tuple(parts) => format!("({})", list(parts, random)),
            Ty::Struct(id) => {
                let fields = self.structs[*id].iter().enumerate();
                let fields: Vec<String> =
                    fields.map(|(at, ty)| format!("f{at}: {}", self.literal(ty, random))).collect();
                format!("S{id} {{ {} }}", fields.join(", "))
            }
            Ty::Enum(id) => {
                let variant = random.below(self.enums[*id].len());
                let values = &self.enums[*id][variant];
                if values.is_empty() {
                    format!("E{id}::V{variant}")
                } else {
                    format!("E{id}::V{variant}({})", list(values, random))
                }
            }
            Ty::Option(_) if random.one_in(2) => "None".into(),
            Ty::Option(inner) => format!("Some({})", self.literal(inner, random)),
            Ty::Array(inner, length) => format!("[{}]", list(&vec![(**inner).clone(); *length], random)),
            Ty::Vec(inner) => format!("vec![{}]", list(&vec![(**inner).clone(); length(random)], random)),
        }
    }

    /// A value of the type as felts.
    pub fn value(&self, ty: &Ty, random: &mut Random) -> Vec<Word> {
        let all = |types: &[Ty], random: &mut Random| -> Vec<Word> {
            types.iter().flat_map(|ty| self.value(ty, random)).collect()
        };
        let one = |felt: Felt| vec![Word::Felt(felt)];
        match ty {
            Ty::Bool => one(Felt::from(random.below(2))),
            Ty::Felt => one(match random.below(4) {
                0 => Felt::from(random.below(5)),
                1 => Felt::MAX,
                2 => Felt::from(random.wide()) * Felt::from(random.wide()),
                _ => Felt::from_bytes_be_slice(word(random).as_bytes()),
            }),
            Ty::Unsigned(256) => {
                let value = integer(256, random);
                let low: BigInt = &value & &((BigInt::from(1) << 128) - 1);
                [low, value >> 128].map(|half| Word::Felt(half.into())).to_vec()
            }
            Ty::Unsigned(bits) => one(integer(*bits, random).into()),
            Ty::Signed(bits) => one(signed(*bits, random).into()),
            Ty::Address if self.contracts > 0 && random.below(3) > 0 => {
                vec![Word::Contract(random.below(self.contracts))]
            }
            // The accounts that call are among them.
            Ty::Address | Ty::ClassHash => one(Felt::from(random.below(6))),
            Ty::Bytes31 => one(Felt::from_bytes_be_slice(word(random).as_bytes())),
            Ty::Text => byte_array(&word(random).repeat(random.below(9))).into_iter().map(Word::Felt).collect(),
            Ty::Tuple(parts) => all(parts, random),
            Ty::Struct(id) => all(&self.structs[*id], random),
            Ty::Enum(id) => {
                let variant = random.below(self.enums[*id].len());
                [one(Felt::from(variant)), all(&self.enums[*id][variant], random)].concat()
            }
            Ty::Option(_) if random.one_in(2) => one(Felt::ONE),
            Ty::Option(inner) => [one(Felt::ZERO), self.value(inner, random)].concat(),
            Ty::Array(inner, length) => all(&vec![(**inner).clone(); *length], random),
            Ty::Vec(inner) => {
                let length = length(random);
                [one(Felt::from(length)), all(&vec![(**inner).clone(); length], random)].concat()
            }
        }
    }
}

/// How long a list is: mostly short.
fn length(random: &mut Random) -> usize {
    if random.one_in(8) { random.between(5, 16) } else { random.below(5) }
}

/// Small, at the edges, or anything.
fn integer(bits: u32, random: &mut Random) -> BigInt {
    let top = BigInt::from(1) << bits;
    match random.below(24) {
        0 => top - 1 - random.below(3),
        1 => (BigInt::from(1) << (bits / 2)) - random.below(2),
        2 => ((BigInt::from(random.wide()) << 128) + random.wide()) % top,
        _ => BigInt::from(random.below(12)),
    }
}

fn signed(bits: u32, random: &mut Random) -> BigInt {
    let half = BigInt::from(1) << (bits - 1);
    match random.below(24) {
        0 => half - 1 - random.below(3),
        1 => -half + random.below(3),
        2 => (BigInt::from(random.wide()) % (BigInt::from(1) << bits)) - half,
        _ => BigInt::from(random.below(12)) - 5,
    }
}

fn word(random: &mut Random) -> String {
    (0..random.between(1, 9)).map(|_| char::from(b'a' + random.below(26) as u8)).collect()
}

/// A `ByteArray` as Serde writes it.
fn byte_array(text: &str) -> Vec<Felt> {
    let words = text.as_bytes().chunks_exact(31);
    let rest = words.remainder();
    let mut felts = vec![Felt::from(words.len())];
    felts.extend(words.map(Felt::from_bytes_be_slice));
    felts.extend([Felt::from_bytes_be_slice(rest), Felt::from(rest.len())]);
    felts
}
