// Written by compiler/tests/support/core_tables.rs; change it there.
//! Tuples in storage, up to 8 members: their members' cells one behind the other.

use crate::starknet::SyscallResult;
use super::{StorageBaseAddress, Store};

pub impl StoreTuple0 of Store<()> {
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

pub impl StoreTuple1<T0, impl S0: Store<T0>, +Drop<T0>> of Store<(T0,)> {
    #[inline]
    fn read(address_domain: u32, base: StorageBaseAddress) -> SyscallResult<(T0,)> {
        Self::read_at_offset(address_domain, base, 0)
    }
    #[inline]
    fn write(address_domain: u32, base: StorageBaseAddress, value: (T0,)) -> SyscallResult<()> {
        Self::write_at_offset(address_domain, base, 0, value)
    }
    #[inline]
    fn read_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8,
    ) -> SyscallResult<(T0,)> {
        let a0 = S0::read_at_offset(address_domain, base, offset)?;
        Ok((a0,))
    }
    #[inline]
    fn write_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8, value: (T0,),
    ) -> SyscallResult<()> {
        let (a0,) = value;
        S0::write_at_offset(address_domain, base, offset, a0)
    }
    #[inline]
    fn size() -> u8 {
        S0::size()
    }
}

pub impl StoreTuple2<
    T0, T1, impl S0: Store<T0>, impl S1: Store<T1>, +Drop<T0>, +Drop<T1>,
> of Store<(T0, T1)> {
    #[inline]
    fn read(address_domain: u32, base: StorageBaseAddress) -> SyscallResult<(T0, T1)> {
        Self::read_at_offset(address_domain, base, 0)
    }
    #[inline]
    fn write(address_domain: u32, base: StorageBaseAddress, value: (T0, T1)) -> SyscallResult<()> {
        Self::write_at_offset(address_domain, base, 0, value)
    }
    #[inline]
    fn read_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8,
    ) -> SyscallResult<(T0, T1)> {
        let a0 = S0::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S0::size();
        let a1 = S1::read_at_offset(address_domain, base, offset)?;
        Ok((a0, a1))
    }
    #[inline]
    fn write_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8, value: (T0, T1),
    ) -> SyscallResult<()> {
        let (a0, a1) = value;
        S0::write_at_offset(address_domain, base, offset, a0)?;
        let offset = offset + S0::size();
        S1::write_at_offset(address_domain, base, offset, a1)
    }
    #[inline]
    fn size() -> u8 {
        S0::size() + S1::size()
    }
}

pub impl StoreTuple3<
    T0,
    T1,
    T2,
    impl S0: Store<T0>,
    impl S1: Store<T1>,
    impl S2: Store<T2>,
    +Drop<T0>,
    +Drop<T1>,
    +Drop<T2>,
> of Store<(T0, T1, T2)> {
    #[inline]
    fn read(address_domain: u32, base: StorageBaseAddress) -> SyscallResult<(T0, T1, T2)> {
        Self::read_at_offset(address_domain, base, 0)
    }
    #[inline]
    fn write(
        address_domain: u32, base: StorageBaseAddress, value: (T0, T1, T2),
    ) -> SyscallResult<()> {
        Self::write_at_offset(address_domain, base, 0, value)
    }
    #[inline]
    fn read_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8,
    ) -> SyscallResult<(T0, T1, T2)> {
        let a0 = S0::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S0::size();
        let a1 = S1::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S1::size();
        let a2 = S2::read_at_offset(address_domain, base, offset)?;
        Ok((a0, a1, a2))
    }
    #[inline]
    fn write_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8, value: (T0, T1, T2),
    ) -> SyscallResult<()> {
        let (a0, a1, a2) = value;
        S0::write_at_offset(address_domain, base, offset, a0)?;
        let offset = offset + S0::size();
        S1::write_at_offset(address_domain, base, offset, a1)?;
        let offset = offset + S1::size();
        S2::write_at_offset(address_domain, base, offset, a2)
    }
    #[inline]
    fn size() -> u8 {
        S0::size() + S1::size() + S2::size()
    }
}

pub impl StoreTuple4<
    T0,
    T1,
    T2,
    T3,
    impl S0: Store<T0>,
    impl S1: Store<T1>,
    impl S2: Store<T2>,
    impl S3: Store<T3>,
    +Drop<T0>,
    +Drop<T1>,
    +Drop<T2>,
    +Drop<T3>,
> of Store<(T0, T1, T2, T3)> {
    #[inline]
    fn read(address_domain: u32, base: StorageBaseAddress) -> SyscallResult<(T0, T1, T2, T3)> {
        Self::read_at_offset(address_domain, base, 0)
    }
    #[inline]
    fn write(
        address_domain: u32, base: StorageBaseAddress, value: (T0, T1, T2, T3),
    ) -> SyscallResult<()> {
        Self::write_at_offset(address_domain, base, 0, value)
    }
    #[inline]
    fn read_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8,
    ) -> SyscallResult<(T0, T1, T2, T3)> {
        let a0 = S0::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S0::size();
        let a1 = S1::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S1::size();
        let a2 = S2::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S2::size();
        let a3 = S3::read_at_offset(address_domain, base, offset)?;
        Ok((a0, a1, a2, a3))
    }
    #[inline]
    fn write_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8, value: (T0, T1, T2, T3),
    ) -> SyscallResult<()> {
        let (a0, a1, a2, a3) = value;
        S0::write_at_offset(address_domain, base, offset, a0)?;
        let offset = offset + S0::size();
        S1::write_at_offset(address_domain, base, offset, a1)?;
        let offset = offset + S1::size();
        S2::write_at_offset(address_domain, base, offset, a2)?;
        let offset = offset + S2::size();
        S3::write_at_offset(address_domain, base, offset, a3)
    }
    #[inline]
    fn size() -> u8 {
        S0::size() + S1::size() + S2::size() + S3::size()
    }
}

pub impl StoreTuple5<
    T0,
    T1,
    T2,
    T3,
    T4,
    impl S0: Store<T0>,
    impl S1: Store<T1>,
    impl S2: Store<T2>,
    impl S3: Store<T3>,
    impl S4: Store<T4>,
    +Drop<T0>,
    +Drop<T1>,
    +Drop<T2>,
    +Drop<T3>,
    +Drop<T4>,
> of Store<(T0, T1, T2, T3, T4)> {
    #[inline]
    fn read(address_domain: u32, base: StorageBaseAddress) -> SyscallResult<(T0, T1, T2, T3, T4)> {
        Self::read_at_offset(address_domain, base, 0)
    }
    #[inline]
    fn write(
        address_domain: u32, base: StorageBaseAddress, value: (T0, T1, T2, T3, T4),
    ) -> SyscallResult<()> {
        Self::write_at_offset(address_domain, base, 0, value)
    }
    #[inline]
    fn read_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8,
    ) -> SyscallResult<(T0, T1, T2, T3, T4)> {
        let a0 = S0::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S0::size();
        let a1 = S1::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S1::size();
        let a2 = S2::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S2::size();
        let a3 = S3::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S3::size();
        let a4 = S4::read_at_offset(address_domain, base, offset)?;
        Ok((a0, a1, a2, a3, a4))
    }
    #[inline]
    fn write_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8, value: (T0, T1, T2, T3, T4),
    ) -> SyscallResult<()> {
        let (a0, a1, a2, a3, a4) = value;
        S0::write_at_offset(address_domain, base, offset, a0)?;
        let offset = offset + S0::size();
        S1::write_at_offset(address_domain, base, offset, a1)?;
        let offset = offset + S1::size();
        S2::write_at_offset(address_domain, base, offset, a2)?;
        let offset = offset + S2::size();
        S3::write_at_offset(address_domain, base, offset, a3)?;
        let offset = offset + S3::size();
        S4::write_at_offset(address_domain, base, offset, a4)
    }
    #[inline]
    fn size() -> u8 {
        S0::size() + S1::size() + S2::size() + S3::size() + S4::size()
    }
}

pub impl StoreTuple6<
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    impl S0: Store<T0>,
    impl S1: Store<T1>,
    impl S2: Store<T2>,
    impl S3: Store<T3>,
    impl S4: Store<T4>,
    impl S5: Store<T5>,
    +Drop<T0>,
    +Drop<T1>,
    +Drop<T2>,
    +Drop<T3>,
    +Drop<T4>,
    +Drop<T5>,
> of Store<(T0, T1, T2, T3, T4, T5)> {
    #[inline]
    fn read(
        address_domain: u32, base: StorageBaseAddress,
    ) -> SyscallResult<(T0, T1, T2, T3, T4, T5)> {
        Self::read_at_offset(address_domain, base, 0)
    }
    #[inline]
    fn write(
        address_domain: u32, base: StorageBaseAddress, value: (T0, T1, T2, T3, T4, T5),
    ) -> SyscallResult<()> {
        Self::write_at_offset(address_domain, base, 0, value)
    }
    #[inline]
    fn read_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8,
    ) -> SyscallResult<(T0, T1, T2, T3, T4, T5)> {
        let a0 = S0::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S0::size();
        let a1 = S1::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S1::size();
        let a2 = S2::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S2::size();
        let a3 = S3::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S3::size();
        let a4 = S4::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S4::size();
        let a5 = S5::read_at_offset(address_domain, base, offset)?;
        Ok((a0, a1, a2, a3, a4, a5))
    }
    #[inline]
    fn write_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8, value: (T0, T1, T2, T3, T4, T5),
    ) -> SyscallResult<()> {
        let (a0, a1, a2, a3, a4, a5) = value;
        S0::write_at_offset(address_domain, base, offset, a0)?;
        let offset = offset + S0::size();
        S1::write_at_offset(address_domain, base, offset, a1)?;
        let offset = offset + S1::size();
        S2::write_at_offset(address_domain, base, offset, a2)?;
        let offset = offset + S2::size();
        S3::write_at_offset(address_domain, base, offset, a3)?;
        let offset = offset + S3::size();
        S4::write_at_offset(address_domain, base, offset, a4)?;
        let offset = offset + S4::size();
        S5::write_at_offset(address_domain, base, offset, a5)
    }
    #[inline]
    fn size() -> u8 {
        S0::size() + S1::size() + S2::size() + S3::size() + S4::size() + S5::size()
    }
}

pub impl StoreTuple7<
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
    impl S0: Store<T0>,
    impl S1: Store<T1>,
    impl S2: Store<T2>,
    impl S3: Store<T3>,
    impl S4: Store<T4>,
    impl S5: Store<T5>,
    impl S6: Store<T6>,
    +Drop<T0>,
    +Drop<T1>,
    +Drop<T2>,
    +Drop<T3>,
    +Drop<T4>,
    +Drop<T5>,
    +Drop<T6>,
> of Store<(T0, T1, T2, T3, T4, T5, T6)> {
    #[inline]
    fn read(
        address_domain: u32, base: StorageBaseAddress,
    ) -> SyscallResult<(T0, T1, T2, T3, T4, T5, T6)> {
        Self::read_at_offset(address_domain, base, 0)
    }
    #[inline]
    fn write(
        address_domain: u32, base: StorageBaseAddress, value: (T0, T1, T2, T3, T4, T5, T6),
    ) -> SyscallResult<()> {
        Self::write_at_offset(address_domain, base, 0, value)
    }
    #[inline]
    fn read_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8,
    ) -> SyscallResult<(T0, T1, T2, T3, T4, T5, T6)> {
        let a0 = S0::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S0::size();
        let a1 = S1::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S1::size();
        let a2 = S2::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S2::size();
        let a3 = S3::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S3::size();
        let a4 = S4::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S4::size();
        let a5 = S5::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S5::size();
        let a6 = S6::read_at_offset(address_domain, base, offset)?;
        Ok((a0, a1, a2, a3, a4, a5, a6))
    }
    #[inline]
    fn write_at_offset(
        address_domain: u32,
        base: StorageBaseAddress,
        offset: u8,
        value: (T0, T1, T2, T3, T4, T5, T6),
    ) -> SyscallResult<()> {
        let (a0, a1, a2, a3, a4, a5, a6) = value;
        S0::write_at_offset(address_domain, base, offset, a0)?;
        let offset = offset + S0::size();
        S1::write_at_offset(address_domain, base, offset, a1)?;
        let offset = offset + S1::size();
        S2::write_at_offset(address_domain, base, offset, a2)?;
        let offset = offset + S2::size();
        S3::write_at_offset(address_domain, base, offset, a3)?;
        let offset = offset + S3::size();
        S4::write_at_offset(address_domain, base, offset, a4)?;
        let offset = offset + S4::size();
        S5::write_at_offset(address_domain, base, offset, a5)?;
        let offset = offset + S5::size();
        S6::write_at_offset(address_domain, base, offset, a6)
    }
    #[inline]
    fn size() -> u8 {
        S0::size() + S1::size() + S2::size() + S3::size() + S4::size() + S5::size() + S6::size()
    }
}

pub impl StoreTuple8<
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
    T7,
    impl S0: Store<T0>,
    impl S1: Store<T1>,
    impl S2: Store<T2>,
    impl S3: Store<T3>,
    impl S4: Store<T4>,
    impl S5: Store<T5>,
    impl S6: Store<T6>,
    impl S7: Store<T7>,
    +Drop<T0>,
    +Drop<T1>,
    +Drop<T2>,
    +Drop<T3>,
    +Drop<T4>,
    +Drop<T5>,
    +Drop<T6>,
    +Drop<T7>,
> of Store<(T0, T1, T2, T3, T4, T5, T6, T7)> {
    #[inline]
    fn read(
        address_domain: u32, base: StorageBaseAddress,
    ) -> SyscallResult<(T0, T1, T2, T3, T4, T5, T6, T7)> {
        Self::read_at_offset(address_domain, base, 0)
    }
    #[inline]
    fn write(
        address_domain: u32, base: StorageBaseAddress, value: (T0, T1, T2, T3, T4, T5, T6, T7),
    ) -> SyscallResult<()> {
        Self::write_at_offset(address_domain, base, 0, value)
    }
    #[inline]
    fn read_at_offset(
        address_domain: u32, base: StorageBaseAddress, offset: u8,
    ) -> SyscallResult<(T0, T1, T2, T3, T4, T5, T6, T7)> {
        let a0 = S0::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S0::size();
        let a1 = S1::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S1::size();
        let a2 = S2::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S2::size();
        let a3 = S3::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S3::size();
        let a4 = S4::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S4::size();
        let a5 = S5::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S5::size();
        let a6 = S6::read_at_offset(address_domain, base, offset)?;
        let offset = offset + S6::size();
        let a7 = S7::read_at_offset(address_domain, base, offset)?;
        Ok((a0, a1, a2, a3, a4, a5, a6, a7))
    }
    #[inline]
    fn write_at_offset(
        address_domain: u32,
        base: StorageBaseAddress,
        offset: u8,
        value: (T0, T1, T2, T3, T4, T5, T6, T7),
    ) -> SyscallResult<()> {
        let (a0, a1, a2, a3, a4, a5, a6, a7) = value;
        S0::write_at_offset(address_domain, base, offset, a0)?;
        let offset = offset + S0::size();
        S1::write_at_offset(address_domain, base, offset, a1)?;
        let offset = offset + S1::size();
        S2::write_at_offset(address_domain, base, offset, a2)?;
        let offset = offset + S2::size();
        S3::write_at_offset(address_domain, base, offset, a3)?;
        let offset = offset + S3::size();
        S4::write_at_offset(address_domain, base, offset, a4)?;
        let offset = offset + S4::size();
        S5::write_at_offset(address_domain, base, offset, a5)?;
        let offset = offset + S5::size();
        S6::write_at_offset(address_domain, base, offset, a6)?;
        let offset = offset + S6::size();
        S7::write_at_offset(address_domain, base, offset, a7)
    }
    #[inline]
    fn size() -> u8 {
        S0::size()
            + S1::size()
            + S2::size()
            + S3::size()
            + S4::size()
            + S5::size()
            + S6::size()
            + S7::size()
    }
}
