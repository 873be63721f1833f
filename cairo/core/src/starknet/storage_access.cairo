//! Addresses of storage cells, and how values lie in them.

mod tuples;
pub use tuples::*;
use crate::RangeCheck;
use crate::fixed_size_array::from_array;
use crate::internal::OneFelt;
use super::SyscallResult;
use super::syscalls::{storage_read_syscall, storage_write_syscall};

/// The address of a storage cell, below 2^251.
pub extern type StorageAddress;

impl StorageAddressCopy of Copy<StorageAddress>;
impl StorageAddressDrop of Drop<StorageAddress>;

/// The address of a value's first cell, below 2^251 - 256: 256 cells fit behind it.
pub extern type StorageBaseAddress;

impl StorageBaseAddressCopy of Copy<StorageBaseAddress>;
impl StorageBaseAddressDrop of Drop<StorageBaseAddress>;

/// The base address that the generic argument names.
pub extern fn storage_base_address_const<const address: felt252>() -> StorageBaseAddress nopanic;

/// The felt modulo 2^251 - 256 as a base address.
pub extern fn storage_base_address_from_felt252(
    addr: felt252,
) -> StorageBaseAddress implicits(RangeCheck) nopanic;

/// The cell's address as a felt.
pub extern fn storage_address_to_felt252(address: StorageAddress) -> felt252 nopanic;

/// The felt as a cell's address, if it is below 2^251.
pub extern fn storage_address_try_from_felt252(
    address: felt252,
) -> Option<StorageAddress> implicits(RangeCheck) nopanic;

/// The first cell.
pub extern fn storage_address_from_base(base: StorageBaseAddress) -> StorageAddress nopanic;

/// The cell at an offset from the first.
pub extern fn storage_address_from_base_and_offset(
    base: StorageBaseAddress, offset: u8,
) -> StorageAddress nopanic;

impl StorageAddressIntoFelt252 of Into<StorageAddress, felt252> {
    fn into(self: StorageAddress) -> felt252 {
        storage_address_to_felt252(self)
    }
}

impl Felt252TryIntoStorageAddress of TryInto<felt252, StorageAddress> {
    fn try_into(self: felt252) -> Option<StorageAddress> {
        storage_address_try_from_felt252(self)
    }
}

impl StorageBaseAddressIntoFelt252 of Into<StorageBaseAddress, felt252> {
    fn into(self: StorageBaseAddress) -> felt252 {
        storage_address_to_felt252(storage_address_from_base(self))
    }
}

/// How a type lies in storage: `size` cells in a row. Derived with `#[derive(starknet::Store)]`.
pub trait Store<T> {
    /// Reads a value whose first cell is at `base`.
    fn read(address_domain: u32, base: StorageBaseAddress) -> SyscallResult<T>;
    /// Writes a value whose first cell is at `base`.
    fn write(address_domain: u32, base: StorageBaseAddress, value: T) -> SyscallResult<()>;
    /// Reads a value whose first cell is `offset` cells behind `base`.
    fn read_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8,
    ) -> SyscallResult<T>;
    /// Writes a value whose first cell is `offset` cells behind `base`.
    fn write_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8, value: T,
    ) -> SyscallResult<()>;
    /// How many cells a value takes.
    fn size() -> u8;
}

/// Lets a type be stored as another: several small fields in one felt, for example.
pub trait StorePacking<T, PackedT> {
    /// The stored form.
    fn pack(value: T) -> PackedT;
    /// The value again.
    fn unpack(value: PackedT) -> T;
}

impl StoreUsingPacking<
    T, PackedT, impl Packing: StorePacking<T, PackedT>, impl Packed: Store<PackedT>, +Drop<PackedT>,
> of Store<T> {
    #[inline]
    fn read(address_domain: u32, base: StorageBaseAddress) -> SyscallResult<T> {
        Ok(Packing::unpack(Packed::read(address_domain, base)?))
    }
    #[inline]
    fn write(address_domain: u32, base: StorageBaseAddress, value: T) -> SyscallResult<()> {
        Packed::write(address_domain, base, Packing::pack(value))
    }
    #[inline]
    fn read_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8,
    ) -> SyscallResult<T> {
        Ok(Packing::unpack(Packed::read_at_offset(address_domain, base, offset)?))
    }
    #[inline]
    fn write_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8, value: T,
    ) -> SyscallResult<()> {
        Packed::write_at_offset(address_domain, base, offset, Packing::pack(value))
    }
    #[inline]
    fn size() -> u8 {
        Packed::size()
    }
}

impl StoreOneFelt<T, +OneFelt<T>, +Into<T, felt252>, +TryInto<felt252, T>, +Drop<T>> of Store<T> {
    #[inline]
    fn read(address_domain: u32, base: StorageBaseAddress) -> SyscallResult<T> {
        let value = storage_read_syscall(address_domain, storage_address_from_base(base))?;
        Ok(unwrap_stored(value.try_into()))
    }
    #[inline]
    fn write(address_domain: u32, base: StorageBaseAddress, value: T) -> SyscallResult<()> {
        storage_write_syscall(address_domain, storage_address_from_base(base), value.into())
    }
    #[inline]
    fn read_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8,
    ) -> SyscallResult<T> {
        let address = storage_address_from_base_and_offset(base, offset);
        let value = storage_read_syscall(address_domain, address)?;
        Ok(unwrap_stored(value.try_into()))
    }
    #[inline]
    fn write_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8, value: T,
    ) -> SyscallResult<()> {
        let address = storage_address_from_base_and_offset(base, offset);
        storage_write_syscall(address_domain, address, value.into())
    }
    #[inline]
    fn size() -> u8 {
        1
    }
}

fn unwrap_stored<T>(value: Option<T>) -> T {
    value.expect('Store: value out of range')
}

/// The low half lies in the first cell, the high half in the second.
impl U256StorePacking of StorePacking<u256, (u128, u128)> {
    #[inline]
    fn pack(value: u256) -> (u128, u128) {
        (value.low, value.high)
    }
    #[inline]
    fn unpack(value: (u128, u128)) -> u256 {
        let (low, high) = value;
        u256 { low, high }
    }
}

/// The first cell tells which: 0 for none, 1 for the value in the cells behind it.
impl StoreOption<T, impl Inner: Store<T>, +Drop<T>> of Store<Option<T>> {
    fn read(address_domain: u32, base: StorageBaseAddress) -> SyscallResult<Option<T>> {
        Self::read_at_offset(address_domain, base, 0)
    }
    fn write(address_domain: u32, base: StorageBaseAddress, value: Option<T>) -> SyscallResult<()> {
        Self::write_at_offset(address_domain, base, 0, value)
    }
    fn read_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8,
    ) -> SyscallResult<Option<T>> {
        match Store::<felt252>::read_at_offset(address_domain, base, offset)? {
            0 => Ok(Option::None),
            1 => Ok(Option::Some(Inner::read_at_offset(address_domain, base, offset + 1)?)),
            _ => Err(array!['Store: value out of range']),
        }
    }
    fn write_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8, value: Option<T>,
    ) -> SyscallResult<()> {
        match value {
            Option::Some(value) => {
                Store::<felt252>::write_at_offset(address_domain, base, offset, 1)?;
                Inner::write_at_offset(address_domain, base, offset + 1, value)
            },
            Option::None => Store::<felt252>::write_at_offset(address_domain, base, offset, 0),
        }
    }
    fn size() -> u8 {
        1 + Inner::size()
    }
}

/// The elements lie one behind the other.
impl StoreFixedSizeArray<
    T,
    const SIZE: usize,
    impl Inner: Store<T>,
    +Copy<T>,
    +Drop<T>,
    impl View: ToSpanTrait<[T; SIZE], T>,
> of Store<[T; SIZE]> {
    fn read(address_domain: u32, base: StorageBaseAddress) -> SyscallResult<[T; SIZE]> {
        Self::read_at_offset(address_domain, base, 0)
    }
    fn write(address_domain: u32, base: StorageBaseAddress, value: [T; SIZE]) -> SyscallResult<()> {
        Self::write_at_offset(address_domain, base, 0, value)
    }
    fn read_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8,
    ) -> SyscallResult<[T; SIZE]> {
        let mut values = array![];
        read_elements::<T, Inner>(address_domain, base, offset, SIZE, ref values)?;
        Ok(from_array(values))
    }
    fn write_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8, value: [T; SIZE],
    ) -> SyscallResult<()> {
        write_elements::<T, Inner>(address_domain, base, offset, View::span(@value))
    }
    fn size() -> u8 {
        let size: usize = SIZE * Inner::size().into();
        size.try_into().expect('Store: value too large')
    }
}
fn read_elements<T, impl Inner: Store<T>, +Drop<T>>(
    address_domain: u32, base: StorageBaseAddress, offset: u8, left: usize, ref values: Array<T>,
) -> SyscallResult<()> {
    values.append(Inner::read_at_offset(address_domain, base, offset)?);
    if left == 1 {
        return Ok(());
    }
    read_elements::<T, Inner>(address_domain, base, offset + Inner::size(), left - 1, ref values)
}
fn write_elements<T, impl Inner: Store<T>, +Copy<T>, +Drop<T>>(
    address_domain: u32, base: StorageBaseAddress, offset: u8, values: Span<T>,
) -> SyscallResult<()> {
    let mut values = values;
    let Some(value) = values.pop_front() else {
        return Ok(());
    };
    Inner::write_at_offset(address_domain, base, offset, *value)?;
    if values.is_empty() {
        return Ok(());
    }
    write_elements::<T, Inner>(address_domain, base, offset + Inner::size(), values)
}
