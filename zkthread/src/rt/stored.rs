//! Values as storage cells: the same number of felts for every value of a type.

use super::scalar::Scalar;
use crate::{Felt, u256};

/// A value that can stand in storage.
pub trait Stored: Sized {
    /// How many cells every value of the type has.
    const CELLS: usize;
    /// Reads the value from the front of the cells.
    ///
    /// # Errors
    /// The cell that the contract cannot have written.
    fn from_cells(cells: &mut Cells<'_>) -> Result<Self, BadCell>;
    /// Writes the value to the front of the cells. An enum leaves those that its variant does not use as they are.
    fn to_cells(&self, cells: &mut CellsMut<'_>);
}

/// A cell that holds no value of its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadCell {
    /// Its position in the record.
    pub position: usize,
    /// What it should be.
    pub name: &'static str,
}

/// The cells of a record that are left to read.
#[derive(Debug)]
pub struct Cells<'a> {
    cells: &'a [Felt],
    position: usize,
}

/// The cells of a record that are left to write.
#[derive(Debug)]
pub struct CellsMut<'a>(&'a mut [Felt]);

/// A felt past the record's end; `Stored::CELLS` keeps it from being read.
const BEYOND: Felt = Felt::ZERO;

impl<'a> Cells<'a> {
    pub(super) fn new(cells: &'a [Felt]) -> Self {
        Self { cells, position: 0 }
    }

    fn felt(&mut self) -> Felt {
        let felt = self.cells.get(self.position).copied().unwrap_or(BEYOND);
        self.position += 1;
        felt
    }

    /// The next value.
    ///
    /// # Errors
    /// As [`Stored::from_cells`].
    pub fn value<T: Stored>(&mut self) -> Result<T, BadCell> {
        T::from_cells(self)
    }

    /// The position of an enum's variant.
    ///
    /// # Errors
    /// When there are not so many.
    pub fn variant(&mut self, name: &'static str, variants: usize) -> Result<usize, BadCell> {
        let position = self.position;
        let variant = usize::try_from(self.felt()).ok().filter(|variant| *variant < variants);
        variant.ok_or(BadCell { position, name })
    }

    /// Runs `read`, then goes on `cells` cells after where it began: the values of a variant, in a place for the largest one.
    ///
    /// # Errors
    /// Those of `read`.
    pub fn within<T>(
        &mut self,
        cells: usize,
        read: impl FnOnce(&mut Self) -> Result<T, BadCell>,
    ) -> Result<T, BadCell> {
        let end = self.position + cells;
        let value = read(self)?;
        self.position = end;
        Ok(value)
    }
}

impl<'a> CellsMut<'a> {
    pub(super) fn new(cells: &'a mut [Felt]) -> Self {
        Self(cells)
    }

    /// Writes one cell.
    pub fn felt(&mut self, felt: Felt) {
        if let Some((first, rest)) = std::mem::take(&mut self.0).split_first_mut() {
            *first = felt;
            self.0 = rest;
        }
    }

    /// Leaves cells as they are.
    pub fn skip(&mut self, cells: usize) {
        self.0 = std::mem::take(&mut self.0).get_mut(cells..).unwrap_or_default();
    }
}

impl<T: Scalar> Stored for T {
    const CELLS: usize = 1;

    fn from_cells(cells: &mut Cells<'_>) -> Result<Self, BadCell> {
        let position = cells.position;
        T::from_felt(&cells.felt()).ok_or(BadCell { position, name: T::NAME })
    }

    fn to_cells(&self, cells: &mut CellsMut<'_>) {
        cells.felt(self.to_felt());
    }
}

impl Stored for u256 {
    const CELLS: usize = 2;

    fn from_cells(cells: &mut Cells<'_>) -> Result<Self, BadCell> {
        Ok(Self::new(cells.value()?, cells.value()?))
    }

    fn to_cells(&self, cells: &mut CellsMut<'_>) {
        self.low().to_cells(cells);
        self.high().to_cells(cells);
    }
}

impl<T: Stored> Stored for Option<T> {
    const CELLS: usize = 1 + T::CELLS;

    fn from_cells(cells: &mut Cells<'_>) -> Result<Self, BadCell> {
        match cells.variant("Option", 2)? {
            0 => cells.within(T::CELLS, |_| Ok(None)),
            _ => Ok(Some(cells.value()?)),
        }
    }

    fn to_cells(&self, cells: &mut CellsMut<'_>) {
        match self {
            None => {
                cells.felt(Felt::ZERO);
                cells.skip(T::CELLS);
            }
            Some(value) => {
                cells.felt(Felt::ONE);
                value.to_cells(cells);
            }
        }
    }
}

impl<T: Stored, const N: usize> Stored for [T; N] {
    const CELLS: usize = T::CELLS * N;

    fn from_cells(cells: &mut Cells<'_>) -> Result<Self, BadCell> {
        let position = cells.position;
        let elements = (0..N).map(|_| cells.value()).collect::<Result<Vec<T>, _>>()?;
        elements.try_into().map_err(|_| BadCell { position, name: "array" })
    }

    fn to_cells(&self, cells: &mut CellsMut<'_>) {
        self.iter().for_each(|element| element.to_cells(cells));
    }
}

macro_rules! tuples {
    ($(($($name:ident)*))*) => {$(
        #[allow(non_snake_case)]
        impl<$($name: Stored),*> Stored for ($($name,)*) {
            const CELLS: usize = 0 $(+ $name::CELLS)*;

            fn from_cells(cells: &mut Cells<'_>) -> Result<Self, BadCell> {
                Ok(($(cells.value::<$name>()?,)*))
            }

            fn to_cells(&self, cells: &mut CellsMut<'_>) {
                let ($($name,)*) = self;
                $($name.to_cells(cells);)*
            }
        }
    )*};
}

tuples! { (A B) (A B C) (A B C D) (A B C D E) (A B C D E F) (A B C D E F G) (A B C D E F G H) }

#[cfg(test)]
mod tests {
    use super::*;

    type Record = (u8, Option<(u256, bool)>, [i8; 2]);

    fn felts(cells: &[i64]) -> Vec<Felt> {
        cells.iter().map(|cell| Felt::from(*cell)).collect()
    }

    fn read(cells: &[i64]) -> Result<Record, BadCell> {
        Record::from_cells(&mut Cells::new(&felts(cells)))
    }

    #[test]
    fn parts_lie_in_consecutive_cells() {
        assert_eq!(Record::CELLS, 7);
        assert_eq!(read(&[5, 1, 2, 3, 1, -1, 7]), Ok((5, Some((u256::new(2, 3), true)), [-1, 7])));
        assert_eq!(read(&[0; 7]), Ok((0, None, [0, 0])));
        // What a variant does not use is not looked at.
        assert_eq!(read(&[5, 0, -1, -1, 9, -1, 7]), Ok((5, None, [-1, 7])));
    }

    #[test]
    fn unused_cells_stay_as_they_are() {
        let mut cells = felts(&[9; 7]);
        (5, None, [-1, 7]).to_cells_of(&mut cells);
        assert_eq!(cells, felts(&[5, 0, 9, 9, 9, -1, 7]));
        (5, Some((u256::new(2, 3), true)), [-1, 7]).to_cells_of(&mut cells);
        assert_eq!(cells, felts(&[5, 1, 2, 3, 1, -1, 7]));
    }

    #[test]
    fn the_bad_cell_is_named() {
        assert_eq!(read(&[256, 0, 0, 0, 0, 0, 0]), Err(BadCell { position: 0, name: "u8" }));
        assert_eq!(read(&[0, 2, 0, 0, 0, 0, 0]), Err(BadCell { position: 1, name: "Option" }));
        assert_eq!(read(&[0, 1, 0, 0, 2, 0, 0]), Err(BadCell { position: 4, name: "bool" }));
        assert_eq!(read(&[0, 0, 0, 0, 0, 0, 128]), Err(BadCell { position: 6, name: "i8" }));
    }

    trait ToCells {
        fn to_cells_of(&self, cells: &mut [Felt]);
    }

    impl ToCells for Record {
        fn to_cells_of(&self, cells: &mut [Felt]) {
            self.to_cells(&mut CellsMut::new(cells));
        }
    }
}
