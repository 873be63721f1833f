//! Integers, felts and conditions.

use super::super::types::SCALARS;
use super::*;

impl Generator {
    pub(super) fn number(&mut self, ty: &Ty, scope: &Scope, depth: usize) -> Expr {
        let below = depth - 1;
        let is_unsigned = matches!(ty, Ty::Unsigned(_));
        // Most transactions should get somewhere before they fault.
        if self.random.one_in(3) {
            return self.leaf(ty, scope);
        }
        match self.random.below(12) {
            0 if !is_unsigned => {
                let value = self.typed(ty, scope, below);
                expr(ty, "(-{})", vec![value])
            }
            0 => {
                let value = self.typed(ty, scope, below);
                expr(ty, "(!{})", vec![value])
            }
            1 => {
                let method = if self.random.one_in(2) { "min" } else { "max" };
                let parts = vec![self.typed(ty, scope, below), self.expr(ty, scope, below)];
                expr(ty, &format!("{{}}.{method}({{}})"), parts)
            }
            2 => {
                let from = match ty {
                    Ty::Unsigned(bits) => Ty::Unsigned((*bits / 2).max(8)),
                    Ty::Signed(bits) => Ty::Signed((*bits / 2).max(8)),
                    _ => return self.leaf(ty, scope),
                };
                if from == *ty {
                    return self.leaf(ty, scope);
                }
                let value = self.typed(&from, scope, below);
                expr(ty, &format!("{}::from({{}})", self.part.types.name(ty)), vec![value])
            }
            3 => {
                let from = self.any_number();
                if fits(&from, ty) {
                    return self.leaf(ty, scope);
                }
                let value = self.typed(&from, scope, below);
                if self.random.below(25) > 0 {
                    let otherwise = self.leaf(ty, scope);
                    let text = format!("{}::try_from({{}}).unwrap_or({{}})", self.part.types.name(ty));
                    return expr(ty, &text, vec![value, otherwise]);
                }
                expr(ty, &format!("{}::try_from({{}}).unwrap()", self.part.types.name(ty)), vec![value])
            }
            4 if *ty == Ty::Unsigned(64) && scope.context != Access::None => {
                let what = if self.random.one_in(2) { "timestamp" } else { "sub_block_number" };
                Expr::leaf(ty, format!("cx.{what}()"))
            }
            4 if *ty == Ty::Unsigned(32) => {
                let lists: Vec<Local> = scope
                    .locals
                    .iter()
                    .filter(|local| matches!(local.ty, Ty::Vec(_) | Ty::Text | Ty::Array(..)))
                    .cloned()
                    .collect();
                match self.random.pick(&lists) {
                    Some(list) => Expr::leaf(ty, format!("{}.len()", list.name)),
                    None => self.leaf(ty, scope),
                }
            }
            5 if *ty == Ty::Unsigned(256) && self.random.one_in(8) => {
                let parts = vec![self.expr(ty, scope, below), self.expr(ty, scope, below)];
                expr(ty, "keccak_hash(&[{}, {}])", parts)
            }
            _ => {
                let operators: &[&str] =
                    if is_unsigned { &["+", "-", "*", "+", "-", "/", "%", "&", "|", "^"] } else { &["+", "-", "*"] };
                let operator = operators[self.random.below(operators.len())];
                let right = if self.random.below(3) > 0 {
                    Expr::leaf(ty, self.random.between(1, 3).to_string())
                } else {
                    self.expr(ty, scope, below)
                };
                // Subtracting from a small number would nearly always fault.
                let left = if operator == "-" && is_unsigned && self.random.below(4) > 0 {
                    Expr::leaf(ty, self.random.between(3, 100).to_string())
                } else {
                    self.expr(ty, scope, below)
                };
                expr(ty, &format!("({{}} {operator} {{}})"), vec![left, right])
            }
        }
    }

    pub(super) fn felt(&mut self, scope: &Scope, depth: usize) -> Expr {
        let (ty, below) = (&Ty::Felt, depth - 1);
        match self.random.below(8) {
            0 => {
                let parts = vec![self.expr(ty, scope, below), self.expr(ty, scope, below)];
                expr(ty, "pedersen_hash({}, {})", parts)
            }
            1 => {
                let count = self.random.between(1, 4);
                let parts: Vec<Expr> = (0..count).map(|_| self.expr(ty, scope, below)).collect();
                expr(ty, &format!("poseidon_hash(&[{}])", vec!["{}"; count].join(", ")), parts)
            }
            2 | 3 => {
                let from = SCALARS[self.random.below(SCALARS.len())].clone();
                if from == Ty::Felt {
                    return self.leaf(ty, scope);
                }
                let value = self.typed(&from, scope, below);
                expr(ty, "felt252::from({})", vec![value])
            }
            4 if scope.context != Access::None => Expr::leaf(ty, "cx.chain_id()"),
            _ => {
                let operator = ["+", "-", "*"][self.random.below(3)];
                let parts = vec![self.expr(ty, scope, below), self.expr(ty, scope, below)];
                expr(ty, &format!("({{}} {operator} {{}})"), parts)
            }
        }
    }

    pub(super) fn condition(&mut self, scope: &Scope, depth: usize) -> Expr {
        let below = depth - 1;
        let ty = &Ty::Bool;
        match self.random.below(8) {
            0 => {
                let value = self.expr(ty, scope, below);
                expr(ty, "(!{})", vec![value])
            }
            1 | 2 => {
                let operator = if self.random.one_in(2) { "&&" } else { "||" };
                let parts = vec![self.expr(ty, scope, below), self.expr(ty, scope, below)];
                expr(ty, &format!("({{}} {operator} {{}})"), parts)
            }
            3 => {
                let of = self.part.types.any(&mut self.random, 1);
                let operator = if self.random.one_in(2) { "==" } else { "!=" };
                let parts = vec![self.typed(&of, scope, below), self.expr(&of, scope, below)];
                expr(ty, &format!("({{}} {operator} {{}})"), parts)
            }
            4 => {
                let options: Vec<Local> =
                    scope.locals.iter().filter(|local| matches!(local.ty, Ty::Option(_))).cloned().collect();
                match self.random.pick(&options) {
                    Some(option) => {
                        let method = if self.random.one_in(2) { "is_some" } else { "is_none" };
                        Expr::leaf(ty, format!("{}.{method}()", option.name))
                    }
                    None => self.leaf(ty, scope),
                }
            }
            _ => {
                let of = self.any_number();
                let operator = ["<", "<=", ">", ">="][self.random.below(4)];
                let parts = vec![self.typed(&of, scope, below), self.expr(&of, scope, below)];
                expr(ty, &format!("({{}} {operator} {{}})"), parts)
            }
        }
    }
}

/// Whether every value of one integer type is one of another; then `try_from` is refused.
pub(super) fn fits(from: &Ty, to: &Ty) -> bool {
    match (from, to) {
        (Ty::Unsigned(from), Ty::Unsigned(to)) | (Ty::Signed(from), Ty::Signed(to)) => from <= to,
        (Ty::Unsigned(from), Ty::Signed(to)) => from < to,
        _ => false,
    }
}
