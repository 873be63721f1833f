//! The builtins of modular circuits, as far as they must have a name.

/// Range checks of 96 bits.
pub extern type RangeCheck96;
/// Modular addition.
pub extern type AddMod;
/// Modular multiplication.
pub extern type MulMod;
