//! What generated and derived code calls.

pub mod bounded_int;
pub mod num;

/// Makes a function carry an implicit although nothing in it uses one.
pub extern fn require_implicit<Implicit>() implicits(Implicit) nopanic;
/// Forgets what is known about the allocation pointer.
pub extern fn revoke_ap_tracking() nopanic;
/// Tells the runner that the program passed here.
pub(crate) extern fn trace<const FLAG: felt252>() nopanic;

/// How a loop ended that may also return from the function around it.
pub(crate) enum LoopResult<N, E> {
    Normal: N,
    EarlyReturn: E,
}

/// Marks types that are one felt in calldata, hashes and storage: those with `Into<T, felt252>` and
/// `TryInto<felt252, T>`. One marker keeps the generic impls of `Serde`, `Hash` and `Store` apart
/// from all others.
pub trait OneFelt<T>;

/// Lets derived code drop a member whose type is known.
#[derive(Drop)]
pub struct InferDrop<T> {
    pub value: T,
}
/// Lets derived code drop a member of a generic type.
pub struct DropWith<T, impl D: Drop<T>> {
    pub value: T,
}
impl DropWithDrop<T, impl D: Drop<T>> of Drop<DropWith<T, D>>;
/// Lets derived code destruct a member whose type is known.
#[derive(Destruct)]
pub struct InferDestruct<T> {
    pub value: T,
}
/// Lets derived code destruct a member of a generic type.
pub struct DestructWith<T, impl D: Destruct<T>> {
    pub value: T,
}
impl DestructWithDestruct<T, impl D: Destruct<T>> of Destruct<DestructWith<T, D>> {
    #[inline(always)]
    fn destruct(self: DestructWith<T, D>) nopanic {
        D::destruct(self.value);
    }
}
