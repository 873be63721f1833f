// Written by compiler/tests/support/core_tables.rs; change it there.
//! What arrays of values that are not copied can do, up to 16 elements.

pub impl MovedArray1Serde<T, +Serde<T>, +Drop<T>, -Copy<T>> of Serde<[T; 1]> {
    fn serialize(self: @[T; 1], ref output: Array<felt252>) {
        let [a0] = self;
        a0.serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<[T; 1]> {
        Option::Some([Serde::deserialize(ref serialized)?])
    }
}
pub impl MovedArray1Clone<T, +Clone<T>, +Drop<T>, -Copy<T>> of Clone<[T; 1]> {
    fn clone(self: @[T; 1]) -> [T; 1] {
        let [a0] = self;
        [a0.clone()]
    }
}

pub impl MovedArray2Serde<T, +Serde<T>, +Drop<T>, -Copy<T>> of Serde<[T; 2]> {
    fn serialize(self: @[T; 2], ref output: Array<felt252>) {
        let [a0, a1] = self;
        a0.serialize(ref output);
        a1.serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<[T; 2]> {
        Option::Some([Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?])
    }
}
pub impl MovedArray2Clone<T, +Clone<T>, +Drop<T>, -Copy<T>> of Clone<[T; 2]> {
    fn clone(self: @[T; 2]) -> [T; 2] {
        let [a0, a1] = self;
        [a0.clone(), a1.clone()]
    }
}

pub impl MovedArray3Serde<T, +Serde<T>, +Drop<T>, -Copy<T>> of Serde<[T; 3]> {
    fn serialize(self: @[T; 3], ref output: Array<felt252>) {
        let [a0, a1, a2] = self;
        a0.serialize(ref output);
        a1.serialize(ref output);
        a2.serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<[T; 3]> {
        Option::Some(
            [
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
            ],
        )
    }
}
pub impl MovedArray3Clone<T, +Clone<T>, +Drop<T>, -Copy<T>> of Clone<[T; 3]> {
    fn clone(self: @[T; 3]) -> [T; 3] {
        let [a0, a1, a2] = self;
        [a0.clone(), a1.clone(), a2.clone()]
    }
}

pub impl MovedArray4Serde<T, +Serde<T>, +Drop<T>, -Copy<T>> of Serde<[T; 4]> {
    fn serialize(self: @[T; 4], ref output: Array<felt252>) {
        let [a0, a1, a2, a3] = self;
        a0.serialize(ref output);
        a1.serialize(ref output);
        a2.serialize(ref output);
        a3.serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<[T; 4]> {
        Option::Some(
            [
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
            ],
        )
    }
}
pub impl MovedArray4Clone<T, +Clone<T>, +Drop<T>, -Copy<T>> of Clone<[T; 4]> {
    fn clone(self: @[T; 4]) -> [T; 4] {
        let [a0, a1, a2, a3] = self;
        [a0.clone(), a1.clone(), a2.clone(), a3.clone()]
    }
}

pub impl MovedArray5Serde<T, +Serde<T>, +Drop<T>, -Copy<T>> of Serde<[T; 5]> {
    fn serialize(self: @[T; 5], ref output: Array<felt252>) {
        let [a0, a1, a2, a3, a4] = self;
        a0.serialize(ref output);
        a1.serialize(ref output);
        a2.serialize(ref output);
        a3.serialize(ref output);
        a4.serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<[T; 5]> {
        Option::Some(
            [
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
            ],
        )
    }
}
pub impl MovedArray5Clone<T, +Clone<T>, +Drop<T>, -Copy<T>> of Clone<[T; 5]> {
    fn clone(self: @[T; 5]) -> [T; 5] {
        let [a0, a1, a2, a3, a4] = self;
        [a0.clone(), a1.clone(), a2.clone(), a3.clone(), a4.clone()]
    }
}

pub impl MovedArray6Serde<T, +Serde<T>, +Drop<T>, -Copy<T>> of Serde<[T; 6]> {
    fn serialize(self: @[T; 6], ref output: Array<felt252>) {
        let [a0, a1, a2, a3, a4, a5] = self;
        a0.serialize(ref output);
        a1.serialize(ref output);
        a2.serialize(ref output);
        a3.serialize(ref output);
        a4.serialize(ref output);
        a5.serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<[T; 6]> {
        Option::Some(
            [
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
            ],
        )
    }
}
pub impl MovedArray6Clone<T, +Clone<T>, +Drop<T>, -Copy<T>> of Clone<[T; 6]> {
    fn clone(self: @[T; 6]) -> [T; 6] {
        let [a0, a1, a2, a3, a4, a5] = self;
        [a0.clone(), a1.clone(), a2.clone(), a3.clone(), a4.clone(), a5.clone()]
    }
}

pub impl MovedArray7Serde<T, +Serde<T>, +Drop<T>, -Copy<T>> of Serde<[T; 7]> {
    fn serialize(self: @[T; 7], ref output: Array<felt252>) {
        let [a0, a1, a2, a3, a4, a5, a6] = self;
        a0.serialize(ref output);
        a1.serialize(ref output);
        a2.serialize(ref output);
        a3.serialize(ref output);
        a4.serialize(ref output);
        a5.serialize(ref output);
        a6.serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<[T; 7]> {
        Option::Some(
            [
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
            ],
        )
    }
}
pub impl MovedArray7Clone<T, +Clone<T>, +Drop<T>, -Copy<T>> of Clone<[T; 7]> {
    fn clone(self: @[T; 7]) -> [T; 7] {
        let [a0, a1, a2, a3, a4, a5, a6] = self;
        [a0.clone(), a1.clone(), a2.clone(), a3.clone(), a4.clone(), a5.clone(), a6.clone()]
    }
}

pub impl MovedArray8Serde<T, +Serde<T>, +Drop<T>, -Copy<T>> of Serde<[T; 8]> {
    fn serialize(self: @[T; 8], ref output: Array<felt252>) {
        let [a0, a1, a2, a3, a4, a5, a6, a7] = self;
        a0.serialize(ref output);
        a1.serialize(ref output);
        a2.serialize(ref output);
        a3.serialize(ref output);
        a4.serialize(ref output);
        a5.serialize(ref output);
        a6.serialize(ref output);
        a7.serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<[T; 8]> {
        Option::Some(
            [
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
            ],
        )
    }
}
pub impl MovedArray8Clone<T, +Clone<T>, +Drop<T>, -Copy<T>> of Clone<[T; 8]> {
    fn clone(self: @[T; 8]) -> [T; 8] {
        let [a0, a1, a2, a3, a4, a5, a6, a7] = self;
        [
            a0.clone(), a1.clone(), a2.clone(), a3.clone(), a4.clone(), a5.clone(), a6.clone(),
            a7.clone(),
        ]
    }
}

pub impl MovedArray9Serde<T, +Serde<T>, +Drop<T>, -Copy<T>> of Serde<[T; 9]> {
    fn serialize(self: @[T; 9], ref output: Array<felt252>) {
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8] = self;
        a0.serialize(ref output);
        a1.serialize(ref output);
        a2.serialize(ref output);
        a3.serialize(ref output);
        a4.serialize(ref output);
        a5.serialize(ref output);
        a6.serialize(ref output);
        a7.serialize(ref output);
        a8.serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<[T; 9]> {
        Option::Some(
            [
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
            ],
        )
    }
}
pub impl MovedArray9Clone<T, +Clone<T>, +Drop<T>, -Copy<T>> of Clone<[T; 9]> {
    fn clone(self: @[T; 9]) -> [T; 9] {
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8] = self;
        [
            a0.clone(), a1.clone(), a2.clone(), a3.clone(), a4.clone(), a5.clone(), a6.clone(),
            a7.clone(), a8.clone(),
        ]
    }
}

pub impl MovedArray10Serde<T, +Serde<T>, +Drop<T>, -Copy<T>> of Serde<[T; 10]> {
    fn serialize(self: @[T; 10], ref output: Array<felt252>) {
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8, a9] = self;
        a0.serialize(ref output);
        a1.serialize(ref output);
        a2.serialize(ref output);
        a3.serialize(ref output);
        a4.serialize(ref output);
        a5.serialize(ref output);
        a6.serialize(ref output);
        a7.serialize(ref output);
        a8.serialize(ref output);
        a9.serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<[T; 10]> {
        Option::Some(
            [
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
            ],
        )
    }
}
pub impl MovedArray10Clone<T, +Clone<T>, +Drop<T>, -Copy<T>> of Clone<[T; 10]> {
    fn clone(self: @[T; 10]) -> [T; 10] {
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8, a9] = self;
        [
            a0.clone(), a1.clone(), a2.clone(), a3.clone(), a4.clone(), a5.clone(), a6.clone(),
            a7.clone(), a8.clone(), a9.clone(),
        ]
    }
}

pub impl MovedArray11Serde<T, +Serde<T>, +Drop<T>, -Copy<T>> of Serde<[T; 11]> {
    fn serialize(self: @[T; 11], ref output: Array<felt252>) {
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10] = self;
        a0.serialize(ref output);
        a1.serialize(ref output);
        a2.serialize(ref output);
        a3.serialize(ref output);
        a4.serialize(ref output);
        a5.serialize(ref output);
        a6.serialize(ref output);
        a7.serialize(ref output);
        a8.serialize(ref output);
        a9.serialize(ref output);
        a10.serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<[T; 11]> {
        Option::Some(
            [
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
            ],
        )
    }
}
pub impl MovedArray11Clone<T, +Clone<T>, +Drop<T>, -Copy<T>> of Clone<[T; 11]> {
    fn clone(self: @[T; 11]) -> [T; 11] {
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10] = self;
        [
            a0.clone(), a1.clone(), a2.clone(), a3.clone(), a4.clone(), a5.clone(), a6.clone(),
            a7.clone(), a8.clone(), a9.clone(), a10.clone(),
        ]
    }
}

pub impl MovedArray12Serde<T, +Serde<T>, +Drop<T>, -Copy<T>> of Serde<[T; 12]> {
    fn serialize(self: @[T; 12], ref output: Array<felt252>) {
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11] = self;
        a0.serialize(ref output);
        a1.serialize(ref output);
        a2.serialize(ref output);
        a3.serialize(ref output);
        a4.serialize(ref output);
        a5.serialize(ref output);
        a6.serialize(ref output);
        a7.serialize(ref output);
        a8.serialize(ref output);
        a9.serialize(ref output);
        a10.serialize(ref output);
        a11.serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<[T; 12]> {
        Option::Some(
            [
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
            ],
        )
    }
}
pub impl MovedArray12Clone<T, +Clone<T>, +Drop<T>, -Copy<T>> of Clone<[T; 12]> {
    fn clone(self: @[T; 12]) -> [T; 12] {
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11] = self;
        [
            a0.clone(), a1.clone(), a2.clone(), a3.clone(), a4.clone(), a5.clone(), a6.clone(),
            a7.clone(), a8.clone(), a9.clone(), a10.clone(), a11.clone(),
        ]
    }
}

pub impl MovedArray13Serde<T, +Serde<T>, +Drop<T>, -Copy<T>> of Serde<[T; 13]> {
    fn serialize(self: @[T; 13], ref output: Array<felt252>) {
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12] = self;
        a0.serialize(ref output);
        a1.serialize(ref output);
        a2.serialize(ref output);
        a3.serialize(ref output);
        a4.serialize(ref output);
        a5.serialize(ref output);
        a6.serialize(ref output);
        a7.serialize(ref output);
        a8.serialize(ref output);
        a9.serialize(ref output);
        a10.serialize(ref output);
        a11.serialize(ref output);
        a12.serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<[T; 13]> {
        Option::Some(
            [
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
            ],
        )
    }
}
pub impl MovedArray13Clone<T, +Clone<T>, +Drop<T>, -Copy<T>> of Clone<[T; 13]> {
    fn clone(self: @[T; 13]) -> [T; 13] {
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12] = self;
        [
            a0.clone(), a1.clone(), a2.clone(), a3.clone(), a4.clone(), a5.clone(), a6.clone(),
            a7.clone(), a8.clone(), a9.clone(), a10.clone(), a11.clone(), a12.clone(),
        ]
    }
}

pub impl MovedArray14Serde<T, +Serde<T>, +Drop<T>, -Copy<T>> of Serde<[T; 14]> {
    fn serialize(self: @[T; 14], ref output: Array<felt252>) {
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13] = self;
        a0.serialize(ref output);
        a1.serialize(ref output);
        a2.serialize(ref output);
        a3.serialize(ref output);
        a4.serialize(ref output);
        a5.serialize(ref output);
        a6.serialize(ref output);
        a7.serialize(ref output);
        a8.serialize(ref output);
        a9.serialize(ref output);
        a10.serialize(ref output);
        a11.serialize(ref output);
        a12.serialize(ref output);
        a13.serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<[T; 14]> {
        Option::Some(
            [
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
            ],
        )
    }
}
pub impl MovedArray14Clone<T, +Clone<T>, +Drop<T>, -Copy<T>> of Clone<[T; 14]> {
    fn clone(self: @[T; 14]) -> [T; 14] {
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13] = self;
        [
            a0.clone(), a1.clone(), a2.clone(), a3.clone(), a4.clone(), a5.clone(), a6.clone(),
            a7.clone(), a8.clone(), a9.clone(), a10.clone(), a11.clone(), a12.clone(), a13.clone(),
        ]
    }
}

pub impl MovedArray15Serde<T, +Serde<T>, +Drop<T>, -Copy<T>> of Serde<[T; 15]> {
    fn serialize(self: @[T; 15], ref output: Array<felt252>) {
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14] = self;
        a0.serialize(ref output);
        a1.serialize(ref output);
        a2.serialize(ref output);
        a3.serialize(ref output);
        a4.serialize(ref output);
        a5.serialize(ref output);
        a6.serialize(ref output);
        a7.serialize(ref output);
        a8.serialize(ref output);
        a9.serialize(ref output);
        a10.serialize(ref output);
        a11.serialize(ref output);
        a12.serialize(ref output);
        a13.serialize(ref output);
        a14.serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<[T; 15]> {
        Option::Some(
            [
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?,
            ],
        )
    }
}
pub impl MovedArray15Clone<T, +Clone<T>, +Drop<T>, -Copy<T>> of Clone<[T; 15]> {
    fn clone(self: @[T; 15]) -> [T; 15] {
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14] = self;
        [
            a0.clone(), a1.clone(), a2.clone(), a3.clone(), a4.clone(), a5.clone(), a6.clone(),
            a7.clone(), a8.clone(), a9.clone(), a10.clone(), a11.clone(), a12.clone(), a13.clone(),
            a14.clone(),
        ]
    }
}

pub impl MovedArray16Serde<T, +Serde<T>, +Drop<T>, -Copy<T>> of Serde<[T; 16]> {
    fn serialize(self: @[T; 16], ref output: Array<felt252>) {
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15] = self;
        a0.serialize(ref output);
        a1.serialize(ref output);
        a2.serialize(ref output);
        a3.serialize(ref output);
        a4.serialize(ref output);
        a5.serialize(ref output);
        a6.serialize(ref output);
        a7.serialize(ref output);
        a8.serialize(ref output);
        a9.serialize(ref output);
        a10.serialize(ref output);
        a11.serialize(ref output);
        a12.serialize(ref output);
        a13.serialize(ref output);
        a14.serialize(ref output);
        a15.serialize(ref output);
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<[T; 16]> {
        Option::Some(
            [
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
                Serde::deserialize(ref serialized)?, Serde::deserialize(ref serialized)?,
            ],
        )
    }
}
pub impl MovedArray16Clone<T, +Clone<T>, +Drop<T>, -Copy<T>> of Clone<[T; 16]> {
    fn clone(self: @[T; 16]) -> [T; 16] {
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15] = self;
        [
            a0.clone(), a1.clone(), a2.clone(), a3.clone(), a4.clone(), a5.clone(), a6.clone(),
            a7.clone(), a8.clone(), a9.clone(), a10.clone(), a11.clone(), a12.clone(), a13.clone(),
            a14.clone(), a15.clone(),
        ]
    }
}
