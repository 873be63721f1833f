//! Gas.

/// The gas counter.
pub extern type GasBuiltin;
/// The prices of builtins.
pub extern type BuiltinCosts;

impl BuiltinCostsCopy of Copy<BuiltinCosts>;
impl BuiltinCostsDrop of Drop<BuiltinCosts>;

/// Pays for the code up to the next payment; `None` when there is too little gas.
pub extern fn withdraw_gas() -> Option<()> implicits(RangeCheck, GasBuiltin) nopanic;
/// As [`withdraw_gas`], with prices at hand.
pub extern fn withdraw_gas_all(
    costs: BuiltinCosts,
) -> Option<()> implicits(RangeCheck, GasBuiltin) nopanic;
/// Gives back what was paid for a branch not taken.
pub extern fn redeposit_gas() implicits(GasBuiltin) nopanic;
/// The prices of builtins.
#[must_use]
pub extern fn get_builtin_costs() -> BuiltinCosts nopanic;
