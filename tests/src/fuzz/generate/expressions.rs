//! Expressions.

use super::numbers::fits;
use super::*;

impl Generator {
    pub(super) fn expr(&mut self, ty: &Ty, scope: &Scope, depth: usize) -> Expr {
        let depth = depth.min(scope.deepest);
        if depth == 0 {
            return self.leaf(ty, scope);
        }
        let special = match self.random.below(10) {
            0 | 1 => None,
            2 if scope.reads => self.read(ty, scope),
            3 if !scope.pure => self.call(ty, scope),
            4 if self.random.one_in(2) => Some(self.choice(ty, scope, depth)),
            5 => self.field(ty, scope),
            6 => self.unwrapped(ty, scope, depth),
            7 if self.random.one_in(3) => self.element(ty, scope, depth),
            8 => self.contract_call(ty, scope, depth),
            _ => None,
        };
        if let Some(found) = special {
            return found;
        }
        match ty {
            Ty::Bool => self.condition(scope, depth),
            Ty::Felt => self.felt(scope, depth),
            Ty::Unsigned(_) | Ty::Signed(_) => self.number(ty, scope, depth),
            Ty::Address if scope.context != Access::None && self.random.one_in(2) => {
                let what = if self.random.one_in(3) { "contract_address" } else { "caller" };
                Expr::leaf(ty, format!("cx.{what}()"))
            }
            Ty::Tuple(parts) => {
                let values: Vec<Expr> = parts.iter().map(|ty| self.expr(ty, scope, depth - 1)).collect();
                let text = format!("({})", vec!["{}"; values.len()].join(", "));
                expr(ty, &text, values)
            }
            Ty::Struct(id) => {
                let fields = self.part.types.structs[*id].clone();
                let values: Vec<Expr> = fields.iter().map(|ty| self.expr(ty, scope, depth - 1)).collect();
                let text: Vec<String> = (0..values.len()).map(|at| format!("f{at}: {{}}")).collect();
                // In a condition the braces would be taken for a block.
                expr(ty, &format!("(S{id} \u{1} {} \u{2})", text.join(", ")), values).unmark()
            }
            Ty::Enum(id) => {
                let variant = self.random.below(self.part.types.enums[*id].len());
                let values = self.part.types.enums[*id][variant].clone();
                if values.is_empty() {
                    return Expr::leaf(ty, format!("E{id}::V{variant}"));
                }
                let values: Vec<Expr> = values.iter().map(|ty| self.expr(ty, scope, depth - 1)).collect();
                expr(ty, &format!("E{id}::V{variant}({})", vec!["{}"; values.len()].join(", ")), values)
            }
            Ty::Option(inner) => self.optional(inner, scope, depth),
            Ty::Array(inner, length) => {
                if self.part.types.is_copy(inner) && self.random.one_in(4) {
                    let value = self.expr(inner, scope, depth - 1);
                    return expr(ty, &format!("[{{}}; {length}]"), vec![value]);
                }
                let values: Vec<Expr> = (0..*length).map(|_| self.expr(inner, scope, depth - 1)).collect();
                expr(ty, &format!("[{}]", vec!["{}"; *length].join(", ")), values)
            }
            Ty::Vec(inner) => {
                let length = if self.random.one_in(10) { self.random.between(4, 9) } else { self.random.below(4) };
                let values: Vec<Expr> = (0..length).map(|_| self.expr(inner, scope, depth - 1)).collect();
                expr(ty, &format!("vec![{}]", vec!["{}"; length].join(", ")), values)
            }
            _ => self.leaf(ty, scope),
        }
    }

    /// A local, a constant or a literal.
    pub(super) fn leaf(&mut self, ty: &Ty, scope: &Scope) -> Expr {
        let fitting: Vec<&Local> = scope.locals.iter().filter(|local| local.ty == *ty).collect();
        if self.random.below(4) > 0
            && let Some(local) = self.random.pick(&fitting)
        {
            return Expr::leaf(ty, self.value_of(local));
        }
        let constants: Vec<usize> =
            (0..self.part.constants.len()).filter(|at| self.part.constants[*at].0 == *ty).collect();
        if self.random.one_in(2)
            && let Some(at) = self.random.pick(&constants)
        {
            return Expr::leaf(ty, format!("C{at}"));
        }
        let text = self.part.types.literal(ty, &mut self.random);
        Expr::leaf(ty, if matches!(ty, Ty::Struct(_)) { format!("({text})") } else { text })
    }

    /// The local as a value that leaves it usable.
    pub(super) fn value_of(&self, local: &Local) -> String {
        match (local.passing, self.part.types.is_copy(&local.ty)) {
            (Passing::Value, true) => local.name.clone(),
            (_, false) => format!("{}.clone()", local.name),
            (_, true) => format!("(*{})", local.name),
        }
    }

    pub(super) fn choice(&mut self, ty: &Ty, scope: &Scope, depth: usize) -> Expr {
        let condition = Piece::Expr(self.expr(&Ty::Bool, scope, depth - 1));
        let arms = [0, 1].map(|_| {
            let mut inside = scope.clone();
            inside.depth += 1;
            let mut block =
                if !scope.pure && self.random.one_in(3) { self.block(&mut inside, 1) } else { Block::default() };
            block.tail = Some(Box::new(self.expr(ty, &inside, depth - 1)));
            Piece::Block(block)
        });
        let [then, otherwise] = arms;
        let held = pieces("(if {} {} else {})", vec![condition, then, otherwise]);
        Expr { ty: ty.clone(), pieces: held }
    }

    pub(super) fn field(&mut self, ty: &Ty, scope: &Scope) -> Option<Expr> {
        let mut found = Vec::new();
        for local in &scope.locals {
            let parts: Vec<(String, Ty)> = match &local.ty {
                Ty::Struct(id) => {
                    let fields = self.part.types.structs[*id].iter().enumerate();
                    fields.map(|(at, ty)| (format!("f{at}"), ty.clone())).collect()
                }
                Ty::Tuple(parts) => parts.iter().enumerate().map(|(at, ty)| (at.to_string(), ty.clone())).collect(),
                _ => continue,
            };
            found.extend(
                parts.into_iter().filter(|(_, part)| part == ty).map(|(name, _)| format!("{}.{name}", local.name)),
            );
        }
        let text = self.random.pick(&found)?;
        let clone = if self.part.types.is_copy(ty) { "" } else { ".clone()" };
        Some(Expr::leaf(ty, format!("{text}{clone}")))
    }

    pub(super) fn element(&mut self, ty: &Ty, scope: &Scope, depth: usize) -> Option<Expr> {
        let lists: Vec<Local> = scope
            .locals
            .iter()
            .filter(|local| matches!(&local.ty, Ty::Vec(inner) | Ty::Array(inner, _) if **inner == *ty))
            .cloned()
            .collect();
        let list = self.random.pick(&lists)?.clone();
        let index = if self.random.one_in(4) {
            self.expr(&Ty::Unsigned(32), scope, depth - 1)
        } else {
            Expr::leaf(&Ty::Unsigned(32), self.random.below(3).to_string())
        };
        let clone = if self.part.types.is_copy(ty) { "" } else { ".clone()" };
        Some(expr(ty, &format!("{}[{{}}]{clone}", list.name), vec![index]))
    }

    pub(super) fn unwrapped(&mut self, ty: &Ty, scope: &Scope, depth: usize) -> Option<Expr> {
        if matches!(ty, Ty::Vec(_) | Ty::Text) {
            return None;
        }
        let option = self.typed(&Ty::Option(Box::new(ty.clone())), scope, depth - 1);
        Some(if self.random.below(25) > 0 {
            let value = self.expr(ty, scope, depth - 1);
            expr(ty, "{}.unwrap_or({})", vec![option, value])
        } else {
            expr(ty, "{}.unwrap()", vec![option])
        })
    }

    pub(super) fn optional(&mut self, inner: &Ty, scope: &Scope, depth: usize) -> Expr {
        let ty = Ty::Option(Box::new(inner.clone()));
        match (inner, self.random.below(4)) {
            (Ty::Unsigned(_), 0) => {
                let operator = ["add", "sub", "mul", "div", "rem"][self.random.below(5)];
                let parts = vec![self.typed(inner, scope, depth - 1), self.expr(inner, scope, depth - 1)];
                expr(&ty, &format!("{{}}.checked_{operator}({{}})"), parts)
            }
            (Ty::Unsigned(_) | Ty::Signed(_), 1) => {
                let from = self.any_number();
                if fits(&from, inner) {
                    return expr(&ty, "Some({})", vec![self.leaf(inner, scope)]);
                }
                let value = self.typed(&from, scope, depth - 1);
                expr(&ty, &format!("{}::try_from({{}}).ok()", self.part.types.name(inner)), vec![value])
            }
            (Ty::Address | Ty::ClassHash | Ty::Bytes31, 0 | 1) => {
                let value = self.typed(&Ty::Felt, scope, depth - 1);
                expr(&ty, &format!("{}::try_from({{}}).ok()", self.part.types.name(inner)), vec![value])
            }
            (_, 2) => Expr::leaf(&ty, "None"),
            _ => {
                let value = self.expr(inner, scope, depth - 1);
                expr(&ty, "Some({})", vec![value])
            }
        }
    }

    pub(super) fn any_number(&mut self) -> Ty {
        match self.random.below(3) {
            0 => Ty::Signed([8, 16, 32, 64, 128][self.random.below(5)]),
            _ => Ty::Unsigned([8, 16, 32, 64, 128, 256][self.random.below(6)]),
        }
    }

    /// An expression whose type does not depend on where it stands.
    pub(super) fn typed(&mut self, ty: &Ty, scope: &Scope, depth: usize) -> Expr {
        let fitting: Vec<Local> = scope.locals.iter().filter(|local| local.ty == *ty).cloned().collect();
        if self.random.one_in(2)
            && let Some(local) = self.random.pick(&fitting)
        {
            return Expr::leaf(ty, self.value_of(local));
        }
        let (name, value) = (self.fresh(), self.expr(ty, scope, depth));
        expr(ty, &format!("(\u{1} let {name}: {} = {{}}; {name} \u{2})", self.part.types.name(ty)), vec![value])
            .unmark()
    }
}
