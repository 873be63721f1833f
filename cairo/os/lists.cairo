//! Elements of lists and arrays in memory.

/// The element at a position; a position behind the last is a fault.
#[inline(always)]
pub fn at<T>(list: Span<T>, index: u32) -> Result<@T, felt252> {
    match list.get(index) {
        Some(element) => Ok(element.unbox()),
        None => Err('Index out of bounds'),
    }
}
