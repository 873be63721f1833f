//! Statements and blocks.

use super::*;

impl Generator {
    pub(super) fn block(&mut self, scope: &mut Scope, most: usize) -> Block {
        let count = self.random.between(1, most);
        let mut block = Block::default();
        for _ in 0..count {
            self.effort.statements += scope.repeats;
            // Calls matter most where contracts talk.
            if self.random.one_in(if scope.talks { 3 } else { 7 })
                && let Some(made) = self.call_statement(scope)
            {
                block.statements.extend(made);
            } else if scope.writes
                && self.random.one_in(9)
                && let Some(made) = self.changed_field(scope)
            {
                block.statements.extend(made);
            } else {
                let made = self.statement(scope);
                block.statements.push(made);
            }
        }
        block
    }

    /// A block with a scope of its own.
    pub(super) fn inner(&mut self, scope: &Scope, most: usize, in_loop: bool) -> Block {
        let mut scope = scope.clone();
        scope.depth += 1;
        if in_loop {
            scope.in_loop = true;
            scope.repeats *= 4;
        }
        self.block(&mut scope, most)
    }

    pub(super) fn statement(&mut self, scope: &mut Scope) -> Statement {
        let nested = scope.depth < 2;
        match self.random.below(21) {
            0..3 => self.let_statement(scope),
            20 if scope.context == Access::Mutable => self.emit(scope),
            3 | 4 => self.assignment(scope).unwrap_or_else(|| self.let_statement(scope)),
            5..8 if scope.writes => self.write(scope),
            8 | 9 if scope.context == Access::Mutable => self.emit(scope),
            10 if scope.fallible => {
                let condition = self.expr(&Ty::Bool, scope, 2);
                let error = format!("{}Error::Fault{}", self.part.name, self.random.below(3));
                match self.random.below(3) {
                    0 => statement(&format!("if {{}} \u{1} return Err({error}); \u{2}"), vec![condition]).unmark(),
                    // Seldom false.
                    1 => statement(&format!("ensure!({{}}, {error});"), vec![condition]),
                    _ => statement(&format!("ensure!({{}} || true, {error});"), vec![condition]),
                }
            }
            11 | 12 if nested => {
                let condition = Piece::Expr(self.expr(&Ty::Bool, scope, 2));
                let then = Piece::Block(self.inner(scope, 3, false));
                if self.random.one_in(2) {
                    let otherwise = Piece::Block(self.inner(scope, 3, false));
                    Statement(pieces("if {} {} else {}", vec![condition, then, otherwise]))
                } else {
                    Statement(pieces("if {} {}", vec![condition, then]))
                }
            }
            13 | 14 if nested => self.looped(scope),
            15 | 16 if nested => self.matched(scope),
            17 if scope.in_loop => {
                let condition = self.expr(&Ty::Bool, scope, 1);
                let word = if self.random.one_in(2) { "break" } else { "continue" };
                statement(&format!("if {{}} \u{1} {word}; \u{2}"), vec![condition]).unmark()
            }
            18 => self.destructure(scope),
            _ => self.let_statement(scope),
        }
    }

    pub(super) fn let_statement(&mut self, scope: &mut Scope) -> Statement {
        let ty = self.part.types.any(&mut self.random, 2);
        let value = self.expr(&ty, scope, 3);
        let is_mutable = self.random.one_in(2);
        let name = self.fresh();
        let spelled = self.part.types.name(&ty);
        let mutable = if is_mutable { "mut " } else { "" };
        scope.locals.push(Local { name: name.clone(), ty, is_mutable, passing: Passing::Value });
        statement(&format!("let {mutable}{name}: {spelled} = {{}};"), vec![value])
    }

    pub(super) fn destructure(&mut self, scope: &mut Scope) -> Statement {
        let parts: Vec<Ty> = (0..2).map(|_| self.part.types.any(&mut self.random, 1)).collect();
        let value = self.typed(&Ty::Tuple(parts.clone()), scope, 2);
        let names: Vec<String> = parts.iter().map(|_| self.fresh()).collect();
        for (name, ty) in names.iter().zip(parts) {
            scope.locals.push(Local { name: name.clone(), ty, is_mutable: false, passing: Passing::Value });
        }
        statement(&format!("let ({}) = {{}};", names.join(", ")), vec![value])
    }

    /// Something that can be assigned: text and type.
    pub(super) fn place(&mut self, scope: &Scope) -> Option<(String, Ty)> {
        let can: Vec<&Local> =
            scope.locals.iter().filter(|local| local.is_mutable || local.passing == Passing::Mutable).collect();
        let local = (*self.random.pick(&can)?).clone();
        let mut ty = local.ty;
        let mut text = local.name;
        let mut is_field = false;
        while self.random.one_in(2) {
            let next = match &ty {
                Ty::Struct(id) => {
                    let fields = &self.part.types.structs[*id];
                    let at = self.random.below(fields.len());
                    (format!("f{at}"), fields[at].clone())
                }
                Ty::Tuple(parts) => {
                    let at = self.random.below(parts.len());
                    (at.to_string(), parts[at].clone())
                }
                _ => break,
            };
            is_field = true;
            text = format!("{text}.{}", next.0);
            ty = next.1;
        }
        if local.passing == Passing::Mutable && !is_field {
            text = format!("*{text}");
        }
        Some((text, ty))
    }

    pub(super) fn assignment(&mut self, scope: &Scope) -> Option<Statement> {
        let (place, ty) = self.place(scope)?;
        Some(match &ty {
            Ty::Vec(inner) if self.random.one_in(2) && !place.starts_with('*') => {
                let value = self.expr(inner, scope, 2);
                statement(&format!("{place}.push({{}});"), vec![value])
            }
            Ty::Text if self.random.one_in(2) && !place.starts_with('*') => {
                let value = self.expr(&Ty::Text, scope, 1);
                statement(&format!("{place}.push_str(&{{}});"), vec![value])
            }
            Ty::Unsigned(_) | Ty::Signed(_) | Ty::Felt if self.random.one_in(2) => {
                let operators: &[&str] = match ty {
                    Ty::Unsigned(_) => &["+", "-", "*", "/", "%", "&", "|", "^"],
                    _ => &["+", "-", "*"],
                };
                let operator = operators[self.random.below(operators.len())];
                let value = self.expr(&ty, &Scope { pure: true, ..scope.clone() }, 2);
                statement(&format!("{place} {operator}= {{}};"), vec![value])
            }
            _ => {
                let value = self.expr(&ty, scope, 3);
                statement(&format!("{place} = {{}};"), vec![value])
            }
        })
    }

    pub(super) fn emit(&mut self, scope: &Scope) -> Statement {
        let event = self.random.below(self.part.events.len());
        let mut order: Vec<usize> = (0..self.part.events[event].len()).collect();
        if self.random.one_in(3) {
            order.reverse();
        }
        let fields: Vec<(usize, Ty)> = order.iter().map(|at| (*at, self.part.events[event][*at].1.clone())).collect();
        let parts = fields.iter().map(|(_, ty)| self.expr(ty, scope, 2)).collect();
        let text: Vec<String> = fields.iter().map(|(at, _)| format!("e{at}: {{}}")).collect();
        statement(&format!("cx.emit(Event{event} \u{1} {} \u{2});", text.join(", ")), parts).unmark()
    }

    pub(super) fn looped(&mut self, scope: &Scope) -> Statement {
        let name = self.fresh();
        let ty = Ty::Unsigned([8, 32, 64, 128][self.random.below(4)]);
        let mut inside = scope.clone();
        let counter = Local { name: name.clone(), ty: ty.clone(), is_mutable: false, passing: Passing::Value };
        match self.random.below(5) {
            0 => {
                let mut body = self.inner(scope, 2, true);
                let step = format!("{name} += 1;");
                body.statements.insert(0, statement(&step, vec![]));
                let spelled = self.part.types.name(&ty);
                let head = format!("let mut {name}: {spelled} = 0;\nwhile {name} < {} {{}}", self.random.between(1, 4));
                Statement(pieces(&head, vec![Piece::Block(body)]))
            }
            1 => {
                let mut body = self.inner(scope, 2, true);
                let most = self.random.between(1, 4);
                body.statements.insert(0, statement(&format!("if {name} == {most} {{ break; }}"), vec![]));
                body.statements.insert(1, statement(&format!("{name} += 1;"), vec![]));
                let spelled = self.part.types.name(&ty);
                Statement(pieces(&format!("let mut {name}: {spelled} = 0;\nloop {{}}"), vec![Piece::Block(body)]))
            }
            2 => {
                let element = self.part.types.stored(&mut self.random, 1);
                let list = self.expr(&Ty::Vec(Box::new(element.clone())), scope, 1);
                let held = self.fresh();
                let spelled = self.part.types.name(&Ty::Vec(Box::new(element.clone())));
                inside.locals.push(Local {
                    name: name.clone(),
                    ty: element,
                    is_mutable: false,
                    passing: Passing::Shared,
                });
                let body = self.inner(&inside, 2, true);
                let head = format!("let {held}: {spelled} = {{}};\nfor {name} in &{held} {{}}");
                Statement(pieces(&head, vec![Piece::Expr(list), Piece::Block(body)]))
            }
            _ => {
                inside.locals.push(counter);
                let body = self.inner(&inside, 2, true);
                let dots = if self.random.one_in(3) { "..=" } else { ".." };
                let first = self.random.below(2);
                let last = self.random.between(1, 4);
                let spelled = self.part.types.name(&ty);
                let head = format!("for {name} in {first}_{spelled}{dots}{last} {{}}");
                Statement(pieces(&head, vec![Piece::Block(body)]))
            }
        }
    }

    pub(super) fn matched(&mut self, scope: &Scope) -> Statement {
        match self.random.below(3) {
            0 if !self.part.types.enums.is_empty() => {
                let id = self.random.below(self.part.types.enums.len());
                let value = self.expr(&Ty::Enum(id), scope, 1);
                let mut text = "match {} \u{1}\n".to_owned();
                let mut parts = vec![Piece::Expr(value)];
                let variants = self.part.types.enums[id].clone();
                let has_rest = variants.len() > 1 && self.random.one_in(3);
                let named = if has_rest { variants.len() - 1 } else { variants.len() };
                for (at, values) in variants.iter().take(named).enumerate() {
                    let names: Vec<String> = values.iter().map(|_| self.fresh()).collect();
                    let mut inside = scope.clone();
                    for (name, ty) in names.iter().zip(values) {
                        inside.locals.push(Local {
                            name: name.clone(),
                            ty: ty.clone(),
                            is_mutable: false,
                            passing: Passing::Value,
                        });
                    }
                    let pattern = if names.is_empty() { String::new() } else { format!("({})", names.join(", ")) };
                    text.push_str(&format!("E{id}::V{at}{pattern} => {{}}\n"));
                    parts.push(Piece::Block(self.inner(&inside, 2, false)));
                }
                if has_rest {
                    text.push_str("_ => {}\n");
                    parts.push(Piece::Block(self.inner(scope, 2, false)));
                }
                text.push('\u{2}');
                Statement(pieces(&text, parts)).unmark()
            }
            1 => {
                let ty = Ty::Unsigned([8, 64, 128][self.random.below(3)]);
                let value = self.typed(&ty, scope, 2);
                let mut parts = vec![Piece::Expr(value)];
                for _ in 0..3 {
                    parts.push(Piece::Block(self.inner(scope, 2, false)));
                }
                Statement(pieces("match {} \u{1}\n0 => {}\n1 | 7 => {}\n_ => {}\n\u{2}", parts)).unmark()
            }
            _ => {
                let inner = self.part.types.stored(&mut self.random, 1);
                let value = self.typed(&Ty::Option(Box::new(inner.clone())), scope, 2);
                let name = self.fresh();
                let mut inside = scope.clone();
                inside.locals.push(Local { name: name.clone(), ty: inner, is_mutable: false, passing: Passing::Value });
                let then = self.inner(&inside, 2, false);
                let otherwise = self.inner(scope, 2, false);
                let parts = vec![Piece::Expr(value), Piece::Block(then), Piece::Block(otherwise)];
                match self.random.below(2) {
                    0 => Statement(pieces(&format!("if let Some({name}) = {{}} {{}} else {{}}"), parts)),
                    _ => {
                        let text = format!("match {{}} \u{1}\nSome({name}) => {{}}\nNone => {{}}\n\u{2}");
                        Statement(pieces(&text, parts)).unmark()
                    }
                }
            }
        }
    }
}
