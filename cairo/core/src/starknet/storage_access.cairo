//! Addresses of storage cells, and how values lie in them.

use crate::RangeCheck;
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

impl StoreUnit of Store<()> {
    fn read(address_domain: u32, base: StorageBaseAddress) -> SyscallResult<()> {
        Ok(())
    }
    fn write(address_domain: u32, base: StorageBaseAddress, value: ()) -> SyscallResult<()> {
        Ok(())
    }
    fn read_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8,
    ) -> SyscallResult<()> {
        Ok(())
    }
    fn write_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8, value: (),
    ) -> SyscallResult<()> {
        Ok(())
    }
    fn size() -> u8 {
        0
    }
}

impl StorePair<
    A, B, impl First: Store<A>, impl Second: Store<B>, +Drop<A>, +Drop<B>,
> of Store<(A, B)> {
    #[inline]
    fn read(address_domain: u32, base: StorageBaseAddress) -> SyscallResult<(A, B)> {
        let first = First::read(address_domain, base)?;
        Ok((first, Second::read_at_offset(address_domain, base, First::size())?))
    }
    #[inline]
    fn write(address_domain: u32, base: StorageBaseAddress, value: (A, B)) -> SyscallResult<()> {
        let (first, second) = value;
        First::write(address_domain, base, first)?;
        Second::write_at_offset(address_domain, base, First::size(), second)
    }
    #[inline]
    fn read_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8,
    ) -> SyscallResult<(A, B)> {
        let first = First::read_at_offset(address_domain, base, offset)?;
        Ok((first, Second::read_at_offset(address_domain, base, offset + First::size())?))
    }
    #[inline]
    fn write_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8, value: (A, B),
    ) -> SyscallResult<()> {
        let (first, second) = value;
        First::write_at_offset(address_domain, base, offset, first)?;
        Second::write_at_offset(address_domain, base, offset + First::size(), second)
    }
    #[inline]
    fn size() -> u8 {
        First::size() + Second::size()
    }
}

/// Three values lie like a value and a pair.
impl TripleStorePacking<
    A, B, C, +Drop<A>, +Drop<B>, +Drop<C>,
> of StorePacking<(A, B, C), (A, (B, C))> {
    #[inline]
    fn pack(value: (A, B, C)) -> (A, (B, C)) {
        let (a, b, c) = value;
        (a, (b, c))
    }
    #[inline]
    fn unpack(value: (A, (B, C))) -> (A, B, C) {
        let (a, (b, c)) = value;
        (a, b, c)
    }
}
