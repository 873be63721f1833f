//! Calls of own functions, and of other contracts.

use super::declarations::peer;
use super::*;

impl Generator {
    /// Whether there is room for what a call may lead to, and takes it.
    fn can_afford(&self, effort: Effort, levels: usize, scope: &Scope) -> bool {
        self.effort.statements + effort.statements.saturating_mul(scope.repeats) <= self.most.statements
            && effort.nesting + levels <= self.most.nesting
            && (!effort.calls_contracts || scope.talks)
    }

    fn pay(&mut self, effort: Effort, levels: usize, scope: &Scope) {
        self.effort.statements += effort.statements * scope.repeats;
        self.effort.nesting = self.effort.nesting.max(effort.nesting + levels);
        self.effort.calls_contracts |= effort.calls_contracts || levels > 0;
    }

    /// Own functions that can be called here.
    fn callable(&self, scope: &Scope) -> Vec<Signature> {
        let fits = |function: &&Signature| {
            (!function.fallible || scope.fallible)
                && (!function.writes || scope.writes)
                && (scope.reads || matches!(function.place, Place::Free | Place::Struct(_)))
                && function.context <= scope.context
                && self.can_afford(function.effort, 0, scope)
        };
        self.part.functions.iter().filter(fits).cloned().collect()
    }

    /// A call of an earlier function that returns the type.
    pub(super) fn call(&mut self, ty: &Ty, scope: &Scope) -> Option<Expr> {
        let mut fitting = self.callable(scope);
        fitting.retain(|function| function.returns.as_ref() == Some(ty));
        let function = self.random.pick(&fitting)?.clone();
        self.call_of(&function, scope)
    }

    /// Calls any function, of this contract or another, after making the locals that it takes by reference; mostly keeps what it returns.
    pub(super) fn call_statement(&mut self, scope: &mut Scope) -> Option<Vec<Statement>> {
        if scope.talks && self.random.below(3) > 0 {
            let mut offered = self.affordable(scope);
            // Views are called in expressions too.
            if self.random.one_in(2) && offered.iter().any(|at| !self.offered[*at].is_view) {
                offered.retain(|at| !self.offered[*at].is_view);
            }
            let function = *self.random.pick(&offered)?;
            let call = self.contract_call_of(function, scope, 2);
            let returns = self.offered[function].returns.clone();
            return Some(vec![self.kept(call, returns, scope)]);
        }
        let fitting = self.callable(scope);
        let function = self.random.pick(&fitting)?.clone();
        let own = match function.place {
            Place::Struct(id) => Some((Ty::Struct(id), Passing::Mutable)),
            _ => None,
        };
        let mut made = Vec::new();
        for (ty, passing) in own.iter().chain(&function.params) {
            let has = |local: &&Local| {
                local.ty == *ty && local.name != "self" && (local.is_mutable || local.passing == Passing::Mutable)
            };
            if *passing != Passing::Value && (self.random.one_in(3) || !scope.locals.iter().any(|local| has(&local))) {
                let (name, value) = (self.fresh(), self.expr(ty, scope, 2));
                made.push(statement(&format!("let mut {name}: {} = {{}};", self.part.types.name(ty)), vec![value]));
                scope.locals.push(Local { name, ty: ty.clone(), is_mutable: true, passing: Passing::Value });
            }
        }
        if let Some(call) = self.call_of(&function, scope) {
            made.push(self.kept(call, function.returns, scope));
        }
        Some(made)
    }

    /// The call as a statement.
    fn kept(&mut self, call: Expr, returns: Option<Ty>, scope: &mut Scope) -> Statement {
        let Some(ty) = returns.filter(|_| self.random.below(4) > 0) else { return statement("{};", vec![call]) };
        let name = self.fresh();
        let text = format!("let {name}: {} = {{}};", self.part.types.name(&ty));
        scope.locals.push(Local { name, ty, is_mutable: false, passing: Passing::Value });
        statement(&text, vec![call])
    }

    /// A mutable local of the type that is not taken.
    fn mutable(&mut self, ty: &Ty, taken: &[String], scope: &Scope) -> Option<Local> {
        let fits = |local: &&Local| {
            local.ty == *ty
                && !taken.contains(&local.name)
                && local.name != "self"
                && (local.is_mutable || local.passing == Passing::Mutable)
        };
        let can: Vec<&Local> = scope.locals.iter().filter(fits).collect();
        self.random.pick(&can).map(|local| (*local).clone())
    }

    /// A call, when there are locals for what is passed by reference.
    fn call_of(&mut self, function: &Signature, scope: &Scope) -> Option<Expr> {
        self.pay(function.effort, 0, scope);
        let mut taken: Vec<String> = Vec::new();
        let mut text = function.name.clone();
        let mut arguments: Vec<String> = Vec::new();
        match function.place {
            Place::Free => {}
            Place::Struct(id) => {
                let receiver = self.mutable(&Ty::Struct(id), &taken, scope)?;
                text = format!("{}.{text}", receiver.name);
                taken.push(receiver.name);
            }
            _ => text = format!("self.{text}"),
        }
        if function.context != Access::None {
            arguments.push("cx".into());
        }
        let mut values = Vec::new();
        for (ty, passing) in &function.params {
            match passing {
                Passing::Mutable => {
                    let local = self.mutable(ty, &taken, scope)?;
                    arguments.push(match local.passing {
                        Passing::Mutable => local.name.clone(),
                        _ => format!("&mut {}", local.name),
                    });
                    taken.push(local.name);
                }
                Passing::Shared => {
                    let fits = |local: &&Local| {
                        local.ty == *ty && !taken.contains(&local.name) && local.passing == Passing::Value
                    };
                    let can: Vec<&Local> = scope.locals.iter().filter(fits).collect();
                    let name = self.random.pick(&can)?.name.clone();
                    arguments.push(format!("&{name}"));
                    taken.push(name);
                }
                Passing::Value => {
                    arguments.push("{}".into());
                    values.push(ty.clone());
                }
            }
        }
        // What is lent is not looked at beside.
        let mut others = scope.clone();
        others.locals.retain(|local| !taken.contains(&local.name));
        let parts = values.iter().map(|ty| self.expr(ty, &others, 2)).collect();
        let question = if function.fallible { "?" } else { "" };
        let ty = function.returns.clone().unwrap_or(Ty::Bool);
        Some(expr(&ty, &format!("{text}({}){question}", arguments.join(", ")), parts))
    }

    /// Offered functions that can be called here.
    fn affordable(&self, scope: &Scope) -> Vec<usize> {
        let fits = |function: &Offered| {
            (function.is_view || scope.context == Access::Mutable) && self.can_afford(function.effort, 1, scope)
        };
        (0..self.offered.len()).filter(|at| fits(&self.offered[*at])).collect()
    }

    /// A call through an interface that returns the type.
    pub(super) fn contract_call(&mut self, ty: &Ty, scope: &Scope, depth: usize) -> Option<Expr> {
        if !scope.talks || scope.pure {
            return None;
        }
        let mut fitting = self.affordable(scope);
        fitting.retain(|at| self.offered[*at].returns.as_ref() == Some(ty));
        let function = *self.random.pick(&fitting)?;
        Some(self.contract_call_of(function, scope, depth))
    }

    fn contract_call_of(&mut self, function: usize, scope: &Scope, depth: usize) -> Expr {
        let Offered { contracts, name, params, returns, effort, .. } = self.offered[function].clone();
        self.pay(effort, 1, scope);
        let mut parts = vec![self.address(&contracts, scope)];
        parts.extend(params.iter().map(|ty| self.expr(ty, scope, depth.saturating_sub(1).max(1))));
        let interface = self.interface(function);
        let arguments = ", {}".repeat(params.len());
        expr(&returns.unwrap_or(Ty::Bool), &format!("I{interface}::at({{}}).{name}(cx{arguments})"), parts)
    }

    /// The call that a function of a circle makes, one round less; `turns` is its counter.
    pub(super) fn next_round(&mut self, own: &Signature, turns: &str, scope: &Scope) -> Statement {
        let function = self.offered.iter().position(|offered| offered.name == own.name).unwrap_or_default();
        let Offered { contracts, name, params, .. } = self.offered[function].clone();
        let left = self.fresh();
        let mut parts = vec![self.address(&contracts, scope)];
        parts.extend(params.iter().skip(1).map(|ty| self.expr(ty, scope, 1)));
        let interface = self.interface(function);
        let arguments = ", {}".repeat(params.len() - 1);
        let most = super::functions::ROUNDS - 1;
        let kept = if own.returns.is_some() { format!("let {} = ", self.fresh()) } else { String::new() };
        let text = format!(
            "if {turns} > 0 \u{1}\nlet {left}: u8 = {turns}.min({most}) - 1;\n{kept}I{interface}::at({{}}).{name}(cx, {left}{arguments});\n\u{2}"
        );
        statement(&text, parts).unmark()
    }

    /// The address of one of these contracts, mostly.
    fn address(&mut self, contracts: &[usize], scope: &Scope) -> Expr {
        let ty = Ty::Address;
        let wanted = self.random.pick(contracts).copied().unwrap_or_default();
        if self.random.below(8) > 0 {
            if wanted == self.part.at {
                return Expr::leaf(&ty, "cx.contract_address()");
            }
            if scope.reads {
                return Expr::leaf(&ty, format!("self.{}", peer(wanted)));
            }
        }
        let others: Vec<usize> = (0..self.parts.len()).filter(|other| *other != self.part.at).collect();
        match self.random.pick(&others) {
            Some(other) if scope.reads && self.random.one_in(2) => Expr::leaf(&ty, format!("self.{}", peer(*other))),
            _ => self.expr(&ty, scope, 1),
        }
    }

    /// The interface of the growing contract that has the function.
    fn interface(&mut self, function: usize) -> usize {
        let interfaces = &mut self.part.interfaces;
        if let Some(known) = interfaces.iter().position(|functions| functions.contains(&function)) {
            return known;
        }
        if interfaces.is_empty() || self.random.one_in(2) {
            interfaces.push(vec![function]);
            return interfaces.len() - 1;
        }
        let at = self.random.below(interfaces.len());
        interfaces[at].push(function);
        at
    }
}
