// Written by compiler/tests/support/core_tables.rs; change it there.
//! What tuples can do, up to 8 members.

use crate::fmt::{Debug, Error, Formatter};
use crate::hash::{Hash, HashStateTrait};

impl UnitDebug of Debug<()> {
    fn fmt(self: @(), ref f: Formatter) -> Result<(), Error> {
        write!(f, "()")
    }
}

impl Tuple0Copy of Copy<()>;
impl Tuple0Drop of Drop<()>;
impl Tuple0PartialEq of PartialEq<()> {
    #[inline]
    fn eq(lhs: @(), rhs: @()) -> bool {
        true
    }
}
impl Tuple0Default of Default<()> {
    fn default() -> () {
        ()
    }
}
impl Tuple0Serde of Serde<()> {
    fn serialize(self: @(), ref output: Array<felt252>) {}
    fn deserialize(ref serialized: Span<felt252>) -> Option<()> {
        Option::Some(())
    }
}
impl Tuple0Hash<S, +HashStateTrait<S>, +Drop<S>> of Hash<(), S> {
    #[inline]
    fn update_state(state: S, value: ()) -> S {
        state
    }
}

impl Tuple1Copy<T0, +Copy<T0>> of Copy<(T0,)>;
impl Tuple1Drop<T0, +Drop<T0>> of Drop<(T0,)>;
impl Tuple1Destruct<T0, +Destruct<T0>, -Drop<(T0,)>> of Destruct<(T0,)> {
    #[inline(always)]
    fn destruct(self: (T0,)) nopanic {
        let (a0,) = self;
        a0.destruct();
    }
}
impl Tuple1PartialEq<T0, +PartialEq<T0>> of PartialEq<(T0,)> {
    #[inline]
    fn eq(lhs: @(T0,), rhs: @(T0,)) -> bool {
        let (a0,) = lhs;
        let (b0,) = rhs;
        a0 == b0
    }
}
impl Tuple1Default<T0, +Default<T0>, +Drop<T0>> of Default<(T0,)> {
    fn default() -> (T0,) {
        (Default::default(),)
    }
}
impl Tuple1Serde<T0, +Serde<T0>, +Drop<T0>> of Serde<(T0,)> {
    fn serialize(self: @(T0,), ref output: Array<felt252>) {
        let (a0,) = self;
        a0.serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<(T0,)> {
        Option::Some((Serde::deserialize(ref serialized)?,))
    }
}
impl Tuple1Hash<T0, S, +HashStateTrait<S>, +Drop<S>, +Hash<T0, S>, +Drop<T0>> of Hash<(T0,), S> {
    #[inline]
    fn update_state(state: S, value: (T0,)) -> S {
        let (a0,) = value;
        let state = Hash::update_state(state, a0);
        state
    }
}
impl Tuple1Debug<T0, +Debug<T0>> of Debug<(T0,)> {
    fn fmt(self: @(T0,), ref f: Formatter) -> Result<(), Error> {
        let (a0,) = self;
        write!(f, "(")?;
        Debug::fmt(a0, ref f)?;
        write!(f, ",)")
    }
}
impl Tuple1Clone<T0, +Clone<T0>, +Drop<T0>, -Copy<(T0,)>> of Clone<(T0,)> {
    fn clone(self: @(T0,)) -> (T0,) {
        let (a0,) = self;
        (a0.clone(),)
    }
}

impl Tuple2Copy<T0, T1, +Copy<T0>, +Copy<T1>> of Copy<(T0, T1)>;
impl Tuple2Drop<T0, T1, +Drop<T0>, +Drop<T1>> of Drop<(T0, T1)>;
impl Tuple2Destruct<T0, T1, +Destruct<T0>, +Destruct<T1>, -Drop<(T0, T1)>> of Destruct<(T0, T1)> {
    #[inline(always)]
    fn destruct(self: (T0, T1)) nopanic {
        let (a0, a1) = self;
        a0.destruct();
        a1.destruct();
    }
}
impl Tuple2PartialEq<T0, T1, +PartialEq<T0>, +PartialEq<T1>> of PartialEq<(T0, T1)> {
    #[inline]
    fn eq(lhs: @(T0, T1), rhs: @(T0, T1)) -> bool {
        let (a0, a1) = lhs;
        let (b0, b1) = rhs;
        a0 == b0 && a1 == b1
    }
}
impl Tuple2Default<T0, T1, +Default<T0>, +Default<T1>, +Drop<T0>, +Drop<T1>> of Default<(T0, T1)> {
    fn default() -> (T0, T1) {
        (Default::default(), Default::default())
    }
}
impl Tuple2Serde<T0, T1, +Serde<T0>, +Serde<T1>, +Drop<T0>, +Drop<T1>> of Serde<(T0, T1)> {
    fn serialize(self: @(T0, T1), ref output: Array<felt252>) {
        let (a0, a1) = self;
        a0.serialize(ref output);
        a1.serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<(T0, T1)> {
        Option::Some((Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?))
    }
}
impl Tuple2Hash<
    T0, T1, S, +HashStateTrait<S>, +Drop<S>, +Hash<T0, S>, +Drop<T0>, +Hash<T1, S>, +Drop<T1>,
> of Hash<(T0, T1), S> {
    #[inline]
    fn update_state(state: S, value: (T0, T1)) -> S {
        let (a0, a1) = value;
        let state = Hash::update_state(state, a0);
        let state = Hash::update_state(state, a1);
        state
    }
}
impl Tuple2Debug<T0, T1, +Debug<T0>, +Debug<T1>> of Debug<(T0, T1)> {
    fn fmt(self: @(T0, T1), ref f: Formatter) -> Result<(), Error> {
        let (a0, a1) = self;
        write!(f, "(")?;
        Debug::fmt(a0, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a1, ref f)?;
        write!(f, ")")
    }
}
impl Tuple2Clone<
    T0, T1, +Clone<T0>, +Clone<T1>, +Drop<T0>, +Drop<T1>, -Copy<(T0, T1)>,
> of Clone<(T0, T1)> {
    fn clone(self: @(T0, T1)) -> (T0, T1) {
        let (a0, a1) = self;
        (a0.clone(), a1.clone())
    }
}

impl Tuple3Copy<T0, T1, T2, +Copy<T0>, +Copy<T1>, +Copy<T2>> of Copy<(T0, T1, T2)>;
impl Tuple3Drop<T0, T1, T2, +Drop<T0>, +Drop<T1>, +Drop<T2>> of Drop<(T0, T1, T2)>;
impl Tuple3Destruct<
    T0, T1, T2, +Destruct<T0>, +Destruct<T1>, +Destruct<T2>, -Drop<(T0, T1, T2)>,
> of Destruct<(T0, T1, T2)> {
    #[inline(always)]
    fn destruct(self: (T0, T1, T2)) nopanic {
        let (a0, a1, a2) = self;
        a0.destruct();
        a1.destruct();
        a2.destruct();
    }
}
impl Tuple3PartialEq<
    T0, T1, T2, +PartialEq<T0>, +PartialEq<T1>, +PartialEq<T2>,
> of PartialEq<(T0, T1, T2)> {
    #[inline]
    fn eq(lhs: @(T0, T1, T2), rhs: @(T0, T1, T2)) -> bool {
        let (a0, a1, a2) = lhs;
        let (b0, b1, b2) = rhs;
        a0 == b0 && a1 == b1 && a2 == b2
    }
}
impl Tuple3Default<
    T0, T1, T2, +Default<T0>, +Default<T1>, +Default<T2>, +Drop<T0>, +Drop<T1>, +Drop<T2>,
> of Default<(T0, T1, T2)> {
    fn default() -> (T0, T1, T2) {
        (Default::default(), Default::default(), Default::default())
    }
}
impl Tuple3Serde<
    T0, T1, T2, +Serde<T0>, +Serde<T1>, +Serde<T2>, +Drop<T0>, +Drop<T1>, +Drop<T2>,
> of Serde<(T0, T1, T2)> {
    fn serialize(self: @(T0, T1, T2), ref output: Array<felt252>) {
        let (a0, a1, a2) = self;
        a0.serialize(ref output);
        a1.serialize(ref output);
        a2.serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<(T0, T1, T2)> {
        Option::Some(
            (
                Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
            ),
        )
    }
}
impl Tuple3Hash<
    T0,
    T1,
    T2,
    S,
    +HashStateTrait<S>,
    +Drop<S>,
    +Hash<T0, S>,
    +Drop<T0>,
    +Hash<T1, S>,
    +Drop<T1>,
    +Hash<T2, S>,
    +Drop<T2>,
> of Hash<(T0, T1, T2), S> {
    #[inline]
    fn update_state(state: S, value: (T0, T1, T2)) -> S {
        let (a0, a1, a2) = value;
        let state = Hash::update_state(state, a0);
        let state = Hash::update_state(state, a1);
        let state = Hash::update_state(state, a2);
        state
    }
}
impl Tuple3Debug<T0, T1, T2, +Debug<T0>, +Debug<T1>, +Debug<T2>> of Debug<(T0, T1, T2)> {
    fn fmt(self: @(T0, T1, T2), ref f: Formatter) -> Result<(), Error> {
        let (a0, a1, a2) = self;
        write!(f, "(")?;
        Debug::fmt(a0, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a1, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a2, ref f)?;
        write!(f, ")")
    }
}
impl Tuple3Clone<
    T0,
    T1,
    T2,
    +Clone<T0>,
    +Clone<T1>,
    +Clone<T2>,
    +Drop<T0>,
    +Drop<T1>,
    +Drop<T2>,
    -Copy<(T0, T1, T2)>,
> of Clone<(T0, T1, T2)> {
    fn clone(self: @(T0, T1, T2)) -> (T0, T1, T2) {
        let (a0, a1, a2) = self;
        (a0.clone(), a1.clone(), a2.clone())
    }
}

impl Tuple4Copy<
    T0, T1, T2, T3, +Copy<T0>, +Copy<T1>, +Copy<T2>, +Copy<T3>,
> of Copy<(T0, T1, T2, T3)>;
impl Tuple4Drop<
    T0, T1, T2, T3, +Drop<T0>, +Drop<T1>, +Drop<T2>, +Drop<T3>,
> of Drop<(T0, T1, T2, T3)>;
impl Tuple4Destruct<
    T0,
    T1,
    T2,
    T3,
    +Destruct<T0>,
    +Destruct<T1>,
    +Destruct<T2>,
    +Destruct<T3>,
    -Drop<(T0, T1, T2, T3)>,
> of Destruct<(T0, T1, T2, T3)> {
    #[inline(always)]
    fn destruct(self: (T0, T1, T2, T3)) nopanic {
        let (a0, a1, a2, a3) = self;
        a0.destruct();
        a1.destruct();
        a2.destruct();
        a3.destruct();
    }
}
impl Tuple4PartialEq<
    T0, T1, T2, T3, +PartialEq<T0>, +PartialEq<T1>, +PartialEq<T2>, +PartialEq<T3>,
> of PartialEq<(T0, T1, T2, T3)> {
    #[inline]
    fn eq(lhs: @(T0, T1, T2, T3), rhs: @(T0, T1, T2, T3)) -> bool {
        let (a0, a1, a2, a3) = lhs;
        let (b0, b1, b2, b3) = rhs;
        a0 == b0 && a1 == b1 && a2 == b2 && a3 == b3
    }
}
impl Tuple4Default<
    T0,
    T1,
    T2,
    T3,
    +Default<T0>,
    +Default<T1>,
    +Default<T2>,
    +Default<T3>,
    +Drop<T0>,
    +Drop<T1>,
    +Drop<T2>,
    +Drop<T3>,
> of Default<(T0, T1, T2, T3)> {
    fn default() -> (T0, T1, T2, T3) {
        (Default::default(), Default::default(), Default::default(), Default::default())
    }
}
impl Tuple4Serde<
    T0,
    T1,
    T2,
    T3,
    +Serde<T0>,
    +Serde<T1>,
    +Serde<T2>,
    +Serde<T3>,
    +Drop<T0>,
    +Drop<T1>,
    +Drop<T2>,
    +Drop<T3>,
> of Serde<(T0, T1, T2, T3)> {
    fn serialize(self: @(T0, T1, T2, T3), ref output: Array<felt252>) {
        let (a0, a1, a2, a3) = self;
        a0.serialize(ref output);
        a1.serialize(ref output);
        a2.serialize(ref output);
        a3.serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<(T0, T1, T2, T3)> {
        Option::Some(
            (
                Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
            ),
        )
    }
}
impl Tuple4Hash<
    T0,
    T1,
    T2,
    T3,
    S,
    +HashStateTrait<S>,
    +Drop<S>,
    +Hash<T0, S>,
    +Drop<T0>,
    +Hash<T1, S>,
    +Drop<T1>,
    +Hash<T2, S>,
    +Drop<T2>,
    +Hash<T3, S>,
    +Drop<T3>,
> of Hash<(T0, T1, T2, T3), S> {
    #[inline]
    fn update_state(state: S, value: (T0, T1, T2, T3)) -> S {
        let (a0, a1, a2, a3) = value;
        let state = Hash::update_state(state, a0);
        let state = Hash::update_state(state, a1);
        let state = Hash::update_state(state, a2);
        let state = Hash::update_state(state, a3);
        state
    }
}
impl Tuple4Debug<
    T0, T1, T2, T3, +Debug<T0>, +Debug<T1>, +Debug<T2>, +Debug<T3>,
> of Debug<(T0, T1, T2, T3)> {
    fn fmt(self: @(T0, T1, T2, T3), ref f: Formatter) -> Result<(), Error> {
        let (a0, a1, a2, a3) = self;
        write!(f, "(")?;
        Debug::fmt(a0, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a1, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a2, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a3, ref f)?;
        write!(f, ")")
    }
}
impl Tuple4Clone<
    T0,
    T1,
    T2,
    T3,
    +Clone<T0>,
    +Clone<T1>,
    +Clone<T2>,
    +Clone<T3>,
    +Drop<T0>,
    +Drop<T1>,
    +Drop<T2>,
    +Drop<T3>,
    -Copy<(T0, T1, T2, T3)>,
> of Clone<(T0, T1, T2, T3)> {
    fn clone(self: @(T0, T1, T2, T3)) -> (T0, T1, T2, T3) {
        let (a0, a1, a2, a3) = self;
        (a0.clone(), a1.clone(), a2.clone(), a3.clone())
    }
}

impl Tuple5Copy<
    T0, T1, T2, T3, T4, +Copy<T0>, +Copy<T1>, +Copy<T2>, +Copy<T3>, +Copy<T4>,
> of Copy<(T0, T1, T2, T3, T4)>;
impl Tuple5Drop<
    T0, T1, T2, T3, T4, +Drop<T0>, +Drop<T1>, +Drop<T2>, +Drop<T3>, +Drop<T4>,
> of Drop<(T0, T1, T2, T3, T4)>;
impl Tuple5Destruct<
    T0,
    T1,
    T2,
    T3,
    T4,
    +Destruct<T0>,
    +Destruct<T1>,
    +Destruct<T2>,
    +Destruct<T3>,
    +Destruct<T4>,
    -Drop<(T0, T1, T2, T3, T4)>,
> of Destruct<(T0, T1, T2, T3, T4)> {
    #[inline(always)]
    fn destruct(self: (T0, T1, T2, T3, T4)) nopanic {
        let (a0, a1, a2, a3, a4) = self;
        a0.destruct();
        a1.destruct();
        a2.destruct();
        a3.destruct();
        a4.destruct();
    }
}
impl Tuple5PartialEq<
    T0,
    T1,
    T2,
    T3,
    T4,
    +PartialEq<T0>,
    +PartialEq<T1>,
    +PartialEq<T2>,
    +PartialEq<T3>,
    +PartialEq<T4>,
> of PartialEq<(T0, T1, T2, T3, T4)> {
    #[inline]
    fn eq(lhs: @(T0, T1, T2, T3, T4), rhs: @(T0, T1, T2, T3, T4)) -> bool {
        let (a0, a1, a2, a3, a4) = lhs;
        let (b0, b1, b2, b3, b4) = rhs;
        a0 == b0 && a1 == b1 && a2 == b2 && a3 == b3 && a4 == b4
    }
}
impl Tuple5Default<
    T0,
    T1,
    T2,
    T3,
    T4,
    +Default<T0>,
    +Default<T1>,
    +Default<T2>,
    +Default<T3>,
    +Default<T4>,
    +Drop<T0>,
    +Drop<T1>,
    +Drop<T2>,
    +Drop<T3>,
    +Drop<T4>,
> of Default<(T0, T1, T2, T3, T4)> {
    fn default() -> (T0, T1, T2, T3, T4) {
        (
            Default::default(),
            Default::default(),
            Default::default(),
            Default::default(),
            Default::default(),
        )
    }
}
impl Tuple5Serde<
    T0,
    T1,
    T2,
    T3,
    T4,
    +Serde<T0>,
    +Serde<T1>,
    +Serde<T2>,
    +Serde<T3>,
    +Serde<T4>,
    +Drop<T0>,
    +Drop<T1>,
    +Drop<T2>,
    +Drop<T3>,
    +Drop<T4>,
> of Serde<(T0, T1, T2, T3, T4)> {
    fn serialize(self: @(T0, T1, T2, T3, T4), ref output: Array<felt252>) {
        let (a0, a1, a2, a3, a4) = self;
        a0.serialize(ref output);
        a1.serialize(ref output);
        a2.serialize(ref output);
        a3.serialize(ref output);
        a4.serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<(T0, T1, T2, T3, T4)> {
        Option::Some(
            (
                Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
            ),
        )
    }
}
impl Tuple5Hash<
    T0,
    T1,
    T2,
    T3,
    T4,
    S,
    +HashStateTrait<S>,
    +Drop<S>,
    +Hash<T0, S>,
    +Drop<T0>,
    +Hash<T1, S>,
    +Drop<T1>,
    +Hash<T2, S>,
    +Drop<T2>,
    +Hash<T3, S>,
    +Drop<T3>,
    +Hash<T4, S>,
    +Drop<T4>,
> of Hash<(T0, T1, T2, T3, T4), S> {
    #[inline]
    fn update_state(state: S, value: (T0, T1, T2, T3, T4)) -> S {
        let (a0, a1, a2, a3, a4) = value;
        let state = Hash::update_state(state, a0);
        let state = Hash::update_state(state, a1);
        let state = Hash::update_state(state, a2);
        let state = Hash::update_state(state, a3);
        let state = Hash::update_state(state, a4);
        state
    }
}
impl Tuple5Debug<
    T0, T1, T2, T3, T4, +Debug<T0>, +Debug<T1>, +Debug<T2>, +Debug<T3>, +Debug<T4>,
> of Debug<(T0, T1, T2, T3, T4)> {
    fn fmt(self: @(T0, T1, T2, T3, T4), ref f: Formatter) -> Result<(), Error> {
        let (a0, a1, a2, a3, a4) = self;
        write!(f, "(")?;
        Debug::fmt(a0, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a1, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a2, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a3, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a4, ref f)?;
        write!(f, ")")
    }
}
impl Tuple5Clone<
    T0,
    T1,
    T2,
    T3,
    T4,
    +Clone<T0>,
    +Clone<T1>,
    +Clone<T2>,
    +Clone<T3>,
    +Clone<T4>,
    +Drop<T0>,
    +Drop<T1>,
    +Drop<T2>,
    +Drop<T3>,
    +Drop<T4>,
    -Copy<(T0, T1, T2, T3, T4)>,
> of Clone<(T0, T1, T2, T3, T4)> {
    fn clone(self: @(T0, T1, T2, T3, T4)) -> (T0, T1, T2, T3, T4) {
        let (a0, a1, a2, a3, a4) = self;
        (a0.clone(), a1.clone(), a2.clone(), a3.clone(), a4.clone())
    }
}

impl Tuple6Copy<
    T0, T1, T2, T3, T4, T5, +Copy<T0>, +Copy<T1>, +Copy<T2>, +Copy<T3>, +Copy<T4>, +Copy<T5>,
> of Copy<(T0, T1, T2, T3, T4, T5)>;
impl Tuple6Drop<
    T0, T1, T2, T3, T4, T5, +Drop<T0>, +Drop<T1>, +Drop<T2>, +Drop<T3>, +Drop<T4>, +Drop<T5>,
> of Drop<(T0, T1, T2, T3, T4, T5)>;
impl Tuple6Destruct<
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    +Destruct<T0>,
    +Destruct<T1>,
    +Destruct<T2>,
    +Destruct<T3>,
    +Destruct<T4>,
    +Destruct<T5>,
    -Drop<(T0, T1, T2, T3, T4, T5)>,
> of Destruct<(T0, T1, T2, T3, T4, T5)> {
    #[inline(always)]
    fn destruct(self: (T0, T1, T2, T3, T4, T5)) nopanic {
        let (a0, a1, a2, a3, a4, a5) = self;
        a0.destruct();
        a1.destruct();
        a2.destruct();
        a3.destruct();
        a4.destruct();
        a5.destruct();
    }
}
impl Tuple6PartialEq<
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    +PartialEq<T0>,
    +PartialEq<T1>,
    +PartialEq<T2>,
    +PartialEq<T3>,
    +PartialEq<T4>,
    +PartialEq<T5>,
> of PartialEq<(T0, T1, T2, T3, T4, T5)> {
    #[inline]
    fn eq(lhs: @(T0, T1, T2, T3, T4, T5), rhs: @(T0, T1, T2, T3, T4, T5)) -> bool {
        let (a0, a1, a2, a3, a4, a5) = lhs;
        let (b0, b1, b2, b3, b4, b5) = rhs;
        a0 == b0 && a1 == b1 && a2 == b2 && a3 == b3 && a4 == b4 && a5 == b5
    }
}
impl Tuple6Default<
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    +Default<T0>,
    +Default<T1>,
    +Default<T2>,
    +Default<T3>,
    +Default<T4>,
    +Default<T5>,
    +Drop<T0>,
    +Drop<T1>,
    +Drop<T2>,
    +Drop<T3>,
    +Drop<T4>,
    +Drop<T5>,
> of Default<(T0, T1, T2, T3, T4, T5)> {
    fn default() -> (T0, T1, T2, T3, T4, T5) {
        (
            Default::default(),
            Default::default(),
            Default::default(),
            Default::default(),
            Default::default(),
            Default::default(),
        )
    }
}
impl Tuple6Serde<
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    +Serde<T0>,
    +Serde<T1>,
    +Serde<T2>,
    +Serde<T3>,
    +Serde<T4>,
    +Serde<T5>,
    +Drop<T0>,
    +Drop<T1>,
    +Drop<T2>,
    +Drop<T3>,
    +Drop<T4>,
    +Drop<T5>,
> of Serde<(T0, T1, T2, T3, T4, T5)> {
    fn serialize(self: @(T0, T1, T2, T3, T4, T5), ref output: Array<felt252>) {
        let (a0, a1, a2, a3, a4, a5) = self;
        a0.serialize(ref output);
        a1.serialize(ref output);
        a2.serialize(ref output);
        a3.serialize(ref output);
        a4.serialize(ref output);
        a5.serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<(T0, T1, T2, T3, T4, T5)> {
        Option::Some(
            (
                Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
            ),
        )
    }
}
impl Tuple6Hash<
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    S,
    +HashStateTrait<S>,
    +Drop<S>,
    +Hash<T0, S>,
    +Drop<T0>,
    +Hash<T1, S>,
    +Drop<T1>,
    +Hash<T2, S>,
    +Drop<T2>,
    +Hash<T3, S>,
    +Drop<T3>,
    +Hash<T4, S>,
    +Drop<T4>,
    +Hash<T5, S>,
    +Drop<T5>,
> of Hash<(T0, T1, T2, T3, T4, T5), S> {
    #[inline]
    fn update_state(state: S, value: (T0, T1, T2, T3, T4, T5)) -> S {
        let (a0, a1, a2, a3, a4, a5) = value;
        let state = Hash::update_state(state, a0);
        let state = Hash::update_state(state, a1);
        let state = Hash::update_state(state, a2);
        let state = Hash::update_state(state, a3);
        let state = Hash::update_state(state, a4);
        let state = Hash::update_state(state, a5);
        state
    }
}
impl Tuple6Debug<
    T0, T1, T2, T3, T4, T5, +Debug<T0>, +Debug<T1>, +Debug<T2>, +Debug<T3>, +Debug<T4>, +Debug<T5>,
> of Debug<(T0, T1, T2, T3, T4, T5)> {
    fn fmt(self: @(T0, T1, T2, T3, T4, T5), ref f: Formatter) -> Result<(), Error> {
        let (a0, a1, a2, a3, a4, a5) = self;
        write!(f, "(")?;
        Debug::fmt(a0, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a1, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a2, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a3, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a4, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a5, ref f)?;
        write!(f, ")")
    }
}
impl Tuple6Clone<
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    +Clone<T0>,
    +Clone<T1>,
    +Clone<T2>,
    +Clone<T3>,
    +Clone<T4>,
    +Clone<T5>,
    +Drop<T0>,
    +Drop<T1>,
    +Drop<T2>,
    +Drop<T3>,
    +Drop<T4>,
    +Drop<T5>,
    -Copy<(T0, T1, T2, T3, T4, T5)>,
> of Clone<(T0, T1, T2, T3, T4, T5)> {
    fn clone(self: @(T0, T1, T2, T3, T4, T5)) -> (T0, T1, T2, T3, T4, T5) {
        let (a0, a1, a2, a3, a4, a5) = self;
        (a0.clone(), a1.clone(), a2.clone(), a3.clone(), a4.clone(), a5.clone())
    }
}

impl Tuple7Copy<
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
    +Copy<T0>,
    +Copy<T1>,
    +Copy<T2>,
    +Copy<T3>,
    +Copy<T4>,
    +Copy<T5>,
    +Copy<T6>,
> of Copy<(T0, T1, T2, T3, T4, T5, T6)>;
impl Tuple7Drop<
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
    +Drop<T0>,
    +Drop<T1>,
    +Drop<T2>,
    +Drop<T3>,
    +Drop<T4>,
    +Drop<T5>,
    +Drop<T6>,
> of Drop<(T0, T1, T2, T3, T4, T5, T6)>;
impl Tuple7Destruct<
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
    +Destruct<T0>,
    +Destruct<T1>,
    +Destruct<T2>,
    +Destruct<T3>,
    +Destruct<T4>,
    +Destruct<T5>,
    +Destruct<T6>,
    -Drop<(T0, T1, T2, T3, T4, T5, T6)>,
> of Destruct<(T0, T1, T2, T3, T4, T5, T6)> {
    #[inline(always)]
    fn destruct(self: (T0, T1, T2, T3, T4, T5, T6)) nopanic {
        let (a0, a1, a2, a3, a4, a5, a6) = self;
        a0.destruct();
        a1.destruct();
        a2.destruct();
        a3.destruct();
        a4.destruct();
        a5.destruct();
        a6.destruct();
    }
}
impl Tuple7PartialEq<
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
    +PartialEq<T0>,
    +PartialEq<T1>,
    +PartialEq<T2>,
    +PartialEq<T3>,
    +PartialEq<T4>,
    +PartialEq<T5>,
    +PartialEq<T6>,
> of PartialEq<(T0, T1, T2, T3, T4, T5, T6)> {
    #[inline]
    fn eq(lhs: @(T0, T1, T2, T3, T4, T5, T6), rhs: @(T0, T1, T2, T3, T4, T5, T6)) -> bool {
        let (a0, a1, a2, a3, a4, a5, a6) = lhs;
        let (b0, b1, b2, b3, b4, b5, b6) = rhs;
        a0 == b0 && a1 == b1 && a2 == b2 && a3 == b3 && a4 == b4 && a5 == b5 && a6 == b6
    }
}
impl Tuple7Default<
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
    +Default<T0>,
    +Default<T1>,
    +Default<T2>,
    +Default<T3>,
    +Default<T4>,
    +Default<T5>,
    +Default<T6>,
    +Drop<T0>,
    +Drop<T1>,
    +Drop<T2>,
    +Drop<T3>,
    +Drop<T4>,
    +Drop<T5>,
    +Drop<T6>,
> of Default<(T0, T1, T2, T3, T4, T5, T6)> {
    fn default() -> (T0, T1, T2, T3, T4, T5, T6) {
        (
            Default::default(),
            Default::default(),
            Default::default(),
            Default::default(),
            Default::default(),
            Default::default(),
            Default::default(),
        )
    }
}
impl Tuple7Serde<
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
    +Serde<T0>,
    +Serde<T1>,
    +Serde<T2>,
    +Serde<T3>,
    +Serde<T4>,
    +Serde<T5>,
    +Serde<T6>,
    +Drop<T0>,
    +Drop<T1>,
    +Drop<T2>,
    +Drop<T3>,
    +Drop<T4>,
    +Drop<T5>,
    +Drop<T6>,
> of Serde<(T0, T1, T2, T3, T4, T5, T6)> {
    fn serialize(self: @(T0, T1, T2, T3, T4, T5, T6), ref output: Array<felt252>) {
        let (a0, a1, a2, a3, a4, a5, a6) = self;
        a0.serialize(ref output);
        a1.serialize(ref output);
        a2.serialize(ref output);
        a3.serialize(ref output);
        a4.serialize(ref output);
        a5.serialize(ref output);
        a6.serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<(T0, T1, T2, T3, T4, T5, T6)> {
        Option::Some(
            (
                Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
            ),
        )
    }
}
impl Tuple7Hash<
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
    S,
    +HashStateTrait<S>,
    +Drop<S>,
    +Hash<T0, S>,
    +Drop<T0>,
    +Hash<T1, S>,
    +Drop<T1>,
    +Hash<T2, S>,
    +Drop<T2>,
    +Hash<T3, S>,
    +Drop<T3>,
    +Hash<T4, S>,
    +Drop<T4>,
    +Hash<T5, S>,
    +Drop<T5>,
    +Hash<T6, S>,
    +Drop<T6>,
> of Hash<(T0, T1, T2, T3, T4, T5, T6), S> {
    #[inline]
    fn update_state(state: S, value: (T0, T1, T2, T3, T4, T5, T6)) -> S {
        let (a0, a1, a2, a3, a4, a5, a6) = value;
        let state = Hash::update_state(state, a0);
        let state = Hash::update_state(state, a1);
        let state = Hash::update_state(state, a2);
        let state = Hash::update_state(state, a3);
        let state = Hash::update_state(state, a4);
        let state = Hash::update_state(state, a5);
        let state = Hash::update_state(state, a6);
        state
    }
}
impl Tuple7Debug<
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
    +Debug<T0>,
    +Debug<T1>,
    +Debug<T2>,
    +Debug<T3>,
    +Debug<T4>,
    +Debug<T5>,
    +Debug<T6>,
> of Debug<(T0, T1, T2, T3, T4, T5, T6)> {
    fn fmt(self: @(T0, T1, T2, T3, T4, T5, T6), ref f: Formatter) -> Result<(), Error> {
        let (a0, a1, a2, a3, a4, a5, a6) = self;
        write!(f, "(")?;
        Debug::fmt(a0, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a1, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a2, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a3, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a4, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a5, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a6, ref f)?;
        write!(f, ")")
    }
}
impl Tuple7Clone<
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
    +Clone<T0>,
    +Clone<T1>,
    +Clone<T2>,
    +Clone<T3>,
    +Clone<T4>,
    +Clone<T5>,
    +Clone<T6>,
    +Drop<T0>,
    +Drop<T1>,
    +Drop<T2>,
    +Drop<T3>,
    +Drop<T4>,
    +Drop<T5>,
    +Drop<T6>,
    -Copy<(T0, T1, T2, T3, T4, T5, T6)>,
> of Clone<(T0, T1, T2, T3, T4, T5, T6)> {
    fn clone(self: @(T0, T1, T2, T3, T4, T5, T6)) -> (T0, T1, T2, T3, T4, T5, T6) {
        let (a0, a1, a2, a3, a4, a5, a6) = self;
        (a0.clone(), a1.clone(), a2.clone(), a3.clone(), a4.clone(), a5.clone(), a6.clone())
    }
}

impl Tuple8Copy<
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
    T7,
    +Copy<T0>,
    +Copy<T1>,
    +Copy<T2>,
    +Copy<T3>,
    +Copy<T4>,
    +Copy<T5>,
    +Copy<T6>,
    +Copy<T7>,
> of Copy<(T0, T1, T2, T3, T4, T5, T6, T7)>;
impl Tuple8Drop<
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
    T7,
    +Drop<T0>,
    +Drop<T1>,
    +Drop<T2>,
    +Drop<T3>,
    +Drop<T4>,
    +Drop<T5>,
    +Drop<T6>,
    +Drop<T7>,
> of Drop<(T0, T1, T2, T3, T4, T5, T6, T7)>;
impl Tuple8Destruct<
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
    T7,
    +Destruct<T0>,
    +Destruct<T1>,
    +Destruct<T2>,
    +Destruct<T3>,
    +Destruct<T4>,
    +Destruct<T5>,
    +Destruct<T6>,
    +Destruct<T7>,
    -Drop<(T0, T1, T2, T3, T4, T5, T6, T7)>,
> of Destruct<(T0, T1, T2, T3, T4, T5, T6, T7)> {
    #[inline(always)]
    fn destruct(self: (T0, T1, T2, T3, T4, T5, T6, T7)) nopanic {
        let (a0, a1, a2, a3, a4, a5, a6, a7) = self;
        a0.destruct();
        a1.destruct();
        a2.destruct();
        a3.destruct();
        a4.destruct();
        a5.destruct();
        a6.destruct();
        a7.destruct();
    }
}
impl Tuple8PartialEq<
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
    T7,
    +PartialEq<T0>,
    +PartialEq<T1>,
    +PartialEq<T2>,
    +PartialEq<T3>,
    +PartialEq<T4>,
    +PartialEq<T5>,
    +PartialEq<T6>,
    +PartialEq<T7>,
> of PartialEq<(T0, T1, T2, T3, T4, T5, T6, T7)> {
    #[inline]
    fn eq(lhs: @(T0, T1, T2, T3, T4, T5, T6, T7), rhs: @(T0, T1, T2, T3, T4, T5, T6, T7)) -> bool {
        let (a0, a1, a2, a3, a4, a5, a6, a7) = lhs;
        let (b0, b1, b2, b3, b4, b5, b6, b7) = rhs;
        a0 == b0 && a1 == b1 && a2 == b2 && a3 == b3 && a4 == b4 && a5 == b5 && a6 == b6 && a7 == b7
    }
}
impl Tuple8Default<
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
    T7,
    +Default<T0>,
    +Default<T1>,
    +Default<T2>,
    +Default<T3>,
    +Default<T4>,
    +Default<T5>,
    +Default<T6>,
    +Default<T7>,
    +Drop<T0>,
    +Drop<T1>,
    +Drop<T2>,
    +Drop<T3>,
    +Drop<T4>,
    +Drop<T5>,
    +Drop<T6>,
    +Drop<T7>,
> of Default<(T0, T1, T2, T3, T4, T5, T6, T7)> {
    fn default() -> (T0, T1, T2, T3, T4, T5, T6, T7) {
        (
            Default::default(),
            Default::default(),
            Default::default(),
            Default::default(),
            Default::default(),
            Default::default(),
            Default::default(),
            Default::default(),
        )
    }
}
impl Tuple8Serde<
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
    T7,
    +Serde<T0>,
    +Serde<T1>,
    +Serde<T2>,
    +Serde<T3>,
    +Serde<T4>,
    +Serde<T5>,
    +Serde<T6>,
    +Serde<T7>,
    +Drop<T0>,
    +Drop<T1>,
    +Drop<T2>,
    +Drop<T3>,
    +Drop<T4>,
    +Drop<T5>,
    +Drop<T6>,
    +Drop<T7>,
> of Serde<(T0, T1, T2, T3, T4, T5, T6, T7)> {
    fn serialize(self: @(T0, T1, T2, T3, T4, T5, T6, T7), ref output: Array<felt252>) {
        let (a0, a1, a2, a3, a4, a5, a6, a7) = self;
        a0.serialize(ref output);
        a1.serialize(ref output);
        a2.serialize(ref output);
        a3.serialize(ref output);
        a4.serialize(ref output);
        a5.serialize(ref output);
        a6.serialize(ref output);
        a7.serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<(T0, T1, T2, T3, T4, T5, T6, T7)> {
        Option::Some(
            (
                Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
            ),
        )
    }
}
impl Tuple8Hash<
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
    T7,
    S,
    +HashStateTrait<S>,
    +Drop<S>,
    +Hash<T0, S>,
    +Drop<T0>,
    +Hash<T1, S>,
    +Drop<T1>,
    +Hash<T2, S>,
    +Drop<T2>,
    +Hash<T3, S>,
    +Drop<T3>,
    +Hash<T4, S>,
    +Drop<T4>,
    +Hash<T5, S>,
    +Drop<T5>,
    +Hash<T6, S>,
    +Drop<T6>,
    +Hash<T7, S>,
    +Drop<T7>,
> of Hash<(T0, T1, T2, T3, T4, T5, T6, T7), S> {
    #[inline]
    fn update_state(state: S, value: (T0, T1, T2, T3, T4, T5, T6, T7)) -> S {
        let (a0, a1, a2, a3, a4, a5, a6, a7) = value;
        let state = Hash::update_state(state, a0);
        let state = Hash::update_state(state, a1);
        let state = Hash::update_state(state, a2);
        let state = Hash::update_state(state, a3);
        let state = Hash::update_state(state, a4);
        let state = Hash::update_state(state, a5);
        let state = Hash::update_state(state, a6);
        let state = Hash::update_state(state, a7);
        state
    }
}
impl Tuple8Debug<
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
    T7,
    +Debug<T0>,
    +Debug<T1>,
    +Debug<T2>,
    +Debug<T3>,
    +Debug<T4>,
    +Debug<T5>,
    +Debug<T6>,
    +Debug<T7>,
> of Debug<(T0, T1, T2, T3, T4, T5, T6, T7)> {
    fn fmt(self: @(T0, T1, T2, T3, T4, T5, T6, T7), ref f: Formatter) -> Result<(), Error> {
        let (a0, a1, a2, a3, a4, a5, a6, a7) = self;
        write!(f, "(")?;
        Debug::fmt(a0, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a1, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a2, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a3, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a4, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a5, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a6, ref f)?;
        write!(f, ", ")?;
        Debug::fmt(a7, ref f)?;
        write!(f, ")")
    }
}
impl Tuple8Clone<
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
    T7,
    +Clone<T0>,
    +Clone<T1>,
    +Clone<T2>,
    +Clone<T3>,
    +Clone<T4>,
    +Clone<T5>,
    +Clone<T6>,
    +Clone<T7>,
    +Drop<T0>,
    +Drop<T1>,
    +Drop<T2>,
    +Drop<T3>,
    +Drop<T4>,
    +Drop<T5>,
    +Drop<T6>,
    +Drop<T7>,
    -Copy<(T0, T1, T2, T3, T4, T5, T6, T7)>,
> of Clone<(T0, T1, T2, T3, T4, T5, T6, T7)> {
    fn clone(self: @(T0, T1, T2, T3, T4, T5, T6, T7)) -> (T0, T1, T2, T3, T4, T5, T6, T7) {
        let (a0, a1, a2, a3, a4, a5, a6, a7) = self;
        (
            a0.clone(),
            a1.clone(),
            a2.clone(),
            a3.clone(),
            a4.clone(),
            a5.clone(),
            a6.clone(),
            a7.clone(),
        )
    }
}
