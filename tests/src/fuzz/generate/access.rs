//! Reads and writes of storage.

use super::*;

impl Generator {
    /// The text of a field up to its last key, which is still to come, and the keys' expressions.
    pub(super) fn entry(&mut self, field: usize, scope: &Scope) -> (String, Vec<Expr>) {
        let keys = self.part.fields[field].keys.clone();
        let mut text = format!("self.{}", self.part.fields[field].name);
        let mut parts = Vec::new();
        let all = if self.part.fields[field].is_list { keys.len() } else { keys.len().saturating_sub(1) };
        for keys in &keys[..all] {
            text.push_str(".entry({})");
            parts.extend(keys.iter().map(|key| self.key(key, scope)));
        }
        (text, parts)
    }

    /// Keys mostly meet.
    pub(super) fn key(&mut self, ty: &Ty, scope: &Scope) -> Expr {
        if self.random.one_in(3) {
            self.expr(ty, scope, 1)
        } else {
            match ty {
                Ty::Unsigned(_) | Ty::Signed(_) | Ty::Felt => Expr::leaf(ty, self.random.below(3).to_string()),
                Ty::Address => Expr::leaf(ty, "cx.caller()"),
                _ => Expr::leaf(ty, self.part.types.literal(ty, &mut self.random)),
            }
        }
    }

    pub(super) fn write(&mut self, scope: &Scope) -> Statement {
        let field = self.random.below(self.part.fields.len());
        let (mut text, mut parts) = self.entry(field, scope);
        let Field { keys, is_list, value, .. } = &self.part.fields[field];
        let keys_of_list = keys.len();
        let (last, is_list, value) = (keys.last().cloned(), *is_list, value.clone());
        if is_list {
            let push = self.random.below(3) > 0;
            if push {
                text.push_str(".push({});");
            } else {
                let index = self.random.below(2);
                // Most indices should be there.
                if keys_of_list == 0 && self.random.below(4) > 0 {
                    text = format!("if {text}.len() > {index} \u{1} {text}.write({index}, {{}}); \u{2}");
                } else {
                    text.push_str(&format!(".write({index}, {{}});"));
                }
            }
        } else if let Some(last) = last {
            let places = vec!["{}"; last.len()].join(", ");
            let places = if last.len() == 1 { places } else { format!("({places})") };
            text.push_str(&format!(".write({places}, {{}});"));
            parts.extend(last.iter().map(|key| self.key(key, scope)).collect::<Vec<_>>());
        } else {
            text.push_str(" = {};");
        }
        parts.push(self.expr(&value, scope, 3));
        statement(&text, parts).unmark()
    }

    /// A field that is read into a local, and written back when that has changed: it looks like the assignment of a part, and is not.
    pub(super) fn changed_field(&mut self, scope: &mut Scope) -> Option<Vec<Statement>> {
        let is_plain = |field: &Field| field.keys.is_empty() && !field.is_list;
        let plain: Vec<usize> = (0..self.part.fields.len()).filter(|at| is_plain(&self.part.fields[*at])).collect();
        let field = *self.random.pick(&plain)?;
        let (stored, _) = self.entry(field, scope);
        let ty = self.part.fields[field].value.clone();
        let name = self.fresh();
        let (mut place, mut changed) = (name.clone(), ty.clone());
        while let Ty::Struct(id) = changed {
            let fields = &self.part.types.structs[id];
            let at = self.random.below(fields.len());
            place = format!("{place}.f{at}");
            changed = fields[at].clone();
        }
        let value = self.expr(&changed, scope, 3);
        scope.locals.push(Local { name: name.clone(), ty, is_mutable: true, passing: Passing::Value });
        Some(vec![
            statement(&format!("let mut {name} = {stored};"), Vec::new()),
            statement(&format!("{place} = {{}};"), vec![value]),
            statement(&format!("{stored} = {name};"), Vec::new()),
        ])
    }

    /// A read of storage of the type.
    pub(super) fn read(&mut self, ty: &Ty, scope: &Scope) -> Option<Expr> {
        let fitting: Vec<usize> = (0..self.part.fields.len()).filter(|at| self.part.fields[*at].value == *ty).collect();
        let field = *self.random.pick(&fitting)?;
        let (mut text, mut parts) = self.entry(field, scope);
        let Field { keys, is_list, .. } = &self.part.fields[field];
        let (last, is_list) = (keys.last().cloned(), *is_list);
        if is_list {
            let index = self.random.below(2);
            if parts.is_empty() && self.random.below(6) > 0 {
                let otherwise = self.part.types.literal(ty, &mut self.random);
                text = format!(
                    "(if {text}.len() > {index} \u{1} {text}.read({index}) \u{2} else \u{1} {otherwise} \u{2})"
                );
                let text = text.replace("{}", "{ }");
                return Some(expr(ty, &text, parts).unmark());
            }
            text.push_str(&format!(".read({index})"));
        } else if let Some(last) = last {
            let places = vec!["{}"; last.len()].join(", ");
            text.push_str(&if last.len() == 1 { format!(".read({places})") } else { format!(".read(({places}))") });
            parts.extend(last.iter().map(|key| self.key(key, scope)).collect::<Vec<_>>());
        }
        Some(expr(ty, &text, parts))
    }
}
