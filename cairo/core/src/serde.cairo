//! Values as felts: the form of calldata, results and events.

use crate::array::array_slice;
use crate::internal::OneFelt;
use crate::metaprogramming::TypeEqual;

/// Values that can be written as felts and read back.
pub trait Serde<T> {
    /// Writes the value at the end of `output`.
    fn serialize(self: @T, ref output: Array<felt252>);
    /// Reads a value from the start of `serialized`.
    fn deserialize(ref serialized: Span<felt252>) -> Option<T>;
}

impl OneFeltSerde<T, +OneFelt<T>, +Into<T, felt252>, +TryInto<felt252, T>, +Copy<T>> of Serde<T> {
    #[inline]
    fn serialize(self: @T, ref output: Array<felt252>) {
        output.append((*self).into());
    }
    #[inline]
    fn deserialize(ref serialized: Span<felt252>) -> Option<T> {
        (*serialized.pop_front()?).try_into()
    }
}

impl SnapshotSerde<T, +Serde<T>, +Drop<T>> of Serde<@T> {
    fn serialize(self: @@T, ref output: Array<felt252>) {
        (*self).serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<@T> {
        let value: T = Serde::deserialize(ref serialized)?;
        Option::Some(@value)
    }
}

impl ArraySerde<T, +Serde<T>, +Drop<T>, -TypeEqual<T, felt252>> of Serde<Array<T>> {
    fn serialize(self: @Array<T>, ref output: Array<felt252>) {
        self.span().serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<Array<T>> {
        let length = *serialized.pop_front()?;
        let mut values = array![];
        read_values(ref serialized, ref values, length)?;
        Option::Some(values)
    }
}
/// Reads `left` values. The count is a felt: a false one runs out of felts before it runs out of
/// itself.
fn read_values<T, +Serde<T>, +Drop<T>>(
    ref serialized: Span<felt252>, ref values: Array<T>, left: felt252,
) -> Option<()> {
    if left == 0 {
        return Option::Some(());
    }
    values.append(Serde::deserialize(ref serialized)?);
    read_values(ref serialized, ref values, left - 1)
}

impl SpanSerde<T, +Serde<T>, +Drop<T>, -TypeEqual<T, felt252>> of Serde<Span<T>> {
    fn serialize(self: @Span<T>, ref output: Array<felt252>) {
        output.append((*self).len().into());
        for value in *self {
            value.serialize(ref output);
        }
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<Span<T>> {
        let values: Array<T> = Serde::deserialize(ref serialized)?;
        Option::Some(values.span())
    }
}

/// Felts lie in the list as they are.
impl FeltSpanSerde of Serde<Span<felt252>> {
    fn serialize(self: @Span<felt252>, ref output: Array<felt252>) {
        output.append((*self).len().into());
        output.append_span(*self);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<Span<felt252>> {
        let length: usize = (*serialized.pop_front()?).try_into()?;
        let values = array_slice(serialized.snapshot, 0, length)?;
        serialized = serialized.slice(length, serialized.len() - length);
        Option::Some(Span { snapshot: values })
    }
}
impl FeltArraySerde of Serde<Array<felt252>> {
    fn serialize(self: @Array<felt252>, ref output: Array<felt252>) {
        self.span().serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<Array<felt252>> {
        let values: Span<felt252> = Serde::deserialize(ref serialized)?;
        Option::Some(values.into())
    }
}

impl BoxSerde<T, +Serde<T>, +Copy<T>, +Drop<T>> of Serde<Box<T>> {
    fn serialize(self: @Box<T>, ref output: Array<felt252>) {
        (*self).unbox().serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<Box<T>> {
        Option::Some(BoxTrait::new(Serde::deserialize(ref serialized)?))
    }
}

impl NonZeroSerde<
    T, +Serde<T>, +Copy<T>, +Drop<T>, +TryInto<T, crate::zeroable::NonZero<T>>,
> of Serde<crate::zeroable::NonZero<T>> {
    fn serialize(self: @crate::zeroable::NonZero<T>, ref output: Array<felt252>) {
        let value: T = (*self).into();
        value.serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<crate::zeroable::NonZero<T>> {
        let value: T = Serde::deserialize(ref serialized)?;
        value.try_into()
    }
}
