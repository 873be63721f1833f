//! Functions: which ones there are, and their heads.

use super::declarations::peer;
use super::*;

/// What an ordinary function may do; what one of a circle may do in each of its rounds.
const MOST: Effort = Effort { statements: 400, nesting: 10, calls_contracts: true };
const MOST_IN_CIRCLE: Effort = Effort { statements: 50, nesting: 2, calls_contracts: true };
/// More than any function may do.
const ENDLESS: Effort = Effort { statements: 1_000_000, nesting: 1_000, calls_contracts: true };
/// Rounds of a circle, the first included.
pub(super) const ROUNDS: usize = 5;

/// A function that one contract has, or several.
struct Planned {
    contracts: Vec<usize>,
    place: Place,
    is_circle: bool,
}

impl Generator {
    pub(super) fn all_functions(&mut self) {
        for at in 0..self.parts.len() {
            self.turn_to(at);
            if self.parts.len() > 1 {
                self.join();
            }
        }
        for planned in self.plan() {
            self.group(&planned);
        }
        for at in 0..self.parts.len() {
            if self.random.one_in(2) {
                self.turn_to(at);
                let signature = self.signature("new".to_owned(), Place::Constructor, false);
                self.function(signature, false);
            }
        }
    }

    /// The functions in the order in which they are written: each calls only earlier ones.
    fn plan(&mut self) -> Vec<Planned> {
        let count = self.parts.len();
        let mut waiting: Vec<Vec<Place>> = Vec::new();
        for at in 0..count {
            let structs = if at == self.part.at { &self.part } else { &self.parts[at] }.types.structs.len();
            let mut places = vec![Place::Free; self.random.below(3)];
            if structs > 0 && self.random.one_in(2) {
                places.push(Place::Struct(self.random.below(structs)));
            }
            places.extend(vec![Place::Helper; self.random.below(3)]);
            places.extend(vec![Place::View; self.random.between(1, 2)]);
            places.extend(vec![Place::External; self.random.between(2, if count > 1 { 3 } else { 4 })]);
            places.reverse();
            waiting.push(places);
        }
        let mut plan = Vec::new();
        while waiting.iter().any(|places| !places.is_empty()) {
            let at = self.random.below(count);
            let Some(place) = waiting[at].pop() else { continue };
            let is_public = matches!(place, Place::External | Place::View);
            let mut contracts = vec![at];
            if is_public && count > 1 && self.random.one_in(6) {
                contracts.push((at + self.random.between(1, count - 1)) % count);
            }
            plan.push(Planned { contracts, place, is_circle: false });
        }
        if self.talks && self.random.below(3) > 0 {
            let first = self.random.below(count);
            let contracts = (first..first + self.random.between(1, count)).map(|at| at % count).collect();
            let place = if self.random.one_in(3) { Place::View } else { Place::External };
            let position = self.random.between(plan.len() / 2, plan.len());
            plan.insert(position, Planned { contracts, place, is_circle: true });
        }
        plan
    }

    /// Writes a function into each of its contracts, and offers it to the others.
    fn group(&mut self, Planned { contracts, place, is_circle }: &Planned) {
        self.turn_to(contracts[0]);
        let is_public = matches!(place, Place::External | Place::View);
        let is_offered = is_public && self.talks && (contracts.len() > 1 || *is_circle || self.random.below(5) > 0);
        let kind = match place {
            Place::View => "look",
            Place::Helper => "help",
            Place::Free => "free",
            Place::Struct(_) => "method",
            Place::External | Place::Constructor => "act",
        };
        // Names of what is not offered may meet those of other contracts.
        let name = match (is_circle, is_offered) {
            (true, _) => "circle".to_owned(),
            (false, true) => format!("{kind}_{}", self.offered.len()),
            (false, false) => format!("{kind}{}", self.part.functions.len()),
        };
        let mut signature = self.signature(name, *place, is_offered);
        if *is_circle {
            signature.params.insert(0, (Ty::Unsigned(8), Passing::Value));
            // Known while it is written, but only for the call of the next round.
            signature.effort = ENDLESS;
            self.offer(&signature, contracts.clone());
        }
        let mut effort = Effort::default();
        for at in contracts {
            self.turn_to(*at);
            signature.fallible = *place != Place::View && self.random.one_in(2);
            let one = self.function(signature.clone(), *is_circle);
            effort.statements = effort.statements.max(one.statements);
            effort.nesting = effort.nesting.max(one.nesting);
            effort.calls_contracts |= one.calls_contracts;
        }
        signature.effort = effort;
        if *is_circle {
            if let Some(own) = self.offered.iter_mut().find(|offered| offered.name == signature.name) {
                own.effort = effort;
            }
        } else if is_offered {
            self.offer(&signature, contracts.clone());
        }
    }

    fn offer(&mut self, signature: &Signature, contracts: Vec<usize>) {
        self.offered.push(Offered {
            contracts,
            name: signature.name.clone(),
            params: signature.params.iter().map(|(ty, _)| ty.clone()).collect(),
            returns: signature.returns.clone(),
            is_view: signature.place == Place::View,
            effort: signature.effort,
        });
    }

    /// The head of a function: of types that all contracts have, when it is offered.
    fn signature(&mut self, name: String, place: Place, is_offered: bool) -> Signature {
        let types = if is_offered { &self.shared } else { &self.part.types };
        let random = &mut self.random;
        let is_public = matches!(place, Place::External | Place::View | Place::Constructor);
        let mut params = Vec::new();
        for _ in 0..random.below(4) {
            let ty = if is_offered && random.one_in(8) { Ty::Address } else { types.any(random, 2) };
            let passing = match random.below(4) {
                0 if !is_public => Passing::Shared,
                1 if !is_public => Passing::Mutable,
                _ => Passing::Value,
            };
            params.push((ty, passing));
        }
        let own_self = if random.one_in(2) { Passing::Shared } else { Passing::Mutable };
        let writes = match place {
            Place::External | Place::Constructor => true,
            Place::Helper => random.one_in(2),
            _ => false,
        };
        let context = match place {
            Place::External | Place::Constructor => Access::Mutable,
            Place::View => Access::Shared,
            Place::Helper if writes => Access::Mutable,
            Place::Helper => Access::Shared,
            Place::Free => [Access::None, Access::None, Access::Shared, Access::Mutable][random.below(4)],
            Place::Struct(_) => Access::None,
        };
        let fallible = !matches!(place, Place::View | Place::Constructor) && random.one_in(2);
        let returns = match (place, random.below(3)) {
            (Place::Constructor, _) | (Place::External, 0) => None,
            _ => Some(types.any(random, 2)),
        };
        Signature { name, place, params, own_self, returns, fallible, writes, context, effort: Effort::default() }
    }

    /// Writes a function of the contract that grows; gives what calling it may lead to.
    fn function(&mut self, mut signature: Signature, is_circle: bool) -> Effort {
        let place = signature.place;
        let is_constructor = place == Place::Constructor;
        if is_constructor {
            let known = (0..self.part.at).map(|_| (Ty::Address, Passing::Value));
            signature.params.splice(0..0, known);
        }
        let params = signature.params.iter().map(|(ty, passing)| {
            self.names += 1;
            Local { name: format!("p{}", self.names), ty: ty.clone(), is_mutable: false, passing: *passing }
        });
        let params: Vec<Local> = params.collect();
        let own_self = match place {
            Place::Struct(id) => {
                Some(Local { name: "self".into(), ty: Ty::Struct(id), is_mutable: false, passing: signature.own_self })
            }
            _ => None,
        };
        let head = self.head(&signature, &params);
        let mut scope = Scope {
            locals: own_self.into_iter().chain(params.iter().cloned()).collect(),
            reads: !matches!(place, Place::Free | Place::Struct(_)),
            writes: signature.writes,
            context: signature.context,
            fallible: signature.fallible,
            in_loop: false,
            pure: false,
            talks: self.talks && !is_constructor && signature.context != Access::None,
            // A constructor that faults leaves nothing to compare.
            deepest: if is_constructor { 1 } else { 3 },
            repeats: 1,
            depth: 0,
        };
        self.effort = Effort { statements: 1, ..Effort::default() };
        self.most = if is_circle { MOST_IN_CIRCLE } else { MOST };
        let mut body = match place {
            Place::Constructor => {
                let known = (0..self.part.at).zip(&params);
                let known =
                    known.map(|(other, param)| statement(&format!("self.{} = {};", peer(other), param.name), vec![]));
                let known: Vec<Statement> = known.collect();
                let more = (0..self.random.between(1, 4)).map(|_| self.write(&scope));
                Block { statements: known.into_iter().chain(more).collect(), tail: None }
            }
            Place::External | Place::View => self.block(&mut scope, 7),
            _ => self.block(&mut scope, 4),
        };
        if is_circle {
            body.statements.push(self.next_round(&signature, &params[0].name, &scope));
            self.effort.statements *= ROUNDS;
            self.effort.nesting += ROUNDS;
            self.effort.calls_contracts = true;
        }
        let value = signature.returns.as_ref().map(|ty| self.expr(ty, &scope, 3));
        body.tail = match (value, signature.fallible) {
            (Some(value), false) => Some(Box::new(value)),
            (Some(value), true) => {
                let ty = value.ty.clone();
                Some(Box::new(expr(&ty, "Ok({})", vec![value])))
            }
            (None, true) => Some(Box::new(Expr::leaf(&Ty::Bool, "Ok(())"))),
            (None, false) => None,
        };
        signature.effort = self.effort;
        let params = params.into_iter().map(|param| param.ty).collect();
        self.part.written.push(Function { name: signature.name.clone(), head, params, body, place });
        if !is_constructor {
            self.part.functions.push(signature);
        }
        self.effort
    }

    fn head(&self, signature: &Signature, params: &[Local]) -> String {
        let attribute = match signature.place {
            Place::Constructor => "#[constructor]\npub ",
            Place::External => "#[external]\npub ",
            Place::View => "#[view]\npub ",
            _ => "",
        };
        let receiver = match signature.place {
            Place::Struct(_) if signature.own_self == Passing::Mutable => "&mut self",
            Place::Struct(_) => "&self",
            Place::Free => "",
            _ if signature.writes => "&mut self",
            _ => "&self",
        };
        let context = match signature.context {
            Access::None => "",
            Access::Shared => "cx: &Context",
            Access::Mutable => "cx: &mut Context",
        };
        let mut arguments = vec![receiver.to_owned(), context.to_owned()];
        arguments.retain(|argument| !argument.is_empty());
        for Local { name, ty, passing, .. } in params {
            let reference = match passing {
                Passing::Value => "",
                Passing::Shared => "&",
                Passing::Mutable => "&mut ",
            };
            arguments.push(format!("{name}: {reference}{}", self.part.types.name(ty)));
        }
        let success = signature.returns.as_ref().map_or("()".to_owned(), |ty| self.part.types.name(ty));
        let returns = match (&signature.returns, signature.fallible) {
            (_, true) => format!(" -> Result<{success}, {}Error>", self.part.name),
            (Some(_), false) => format!(" -> {success}"),
            (None, false) => String::new(),
        };
        format!("{attribute}fn {}({}){returns}", signature.name, arguments.join(", "))
    }

    /// The external that tells a contract where the others are.
    fn join(&mut self) {
        let others: Vec<usize> = (0..self.parts.len()).filter(|other| *other != self.part.at).collect();
        let params: Vec<String> = others.iter().map(|other| format!(", p{other}: ContractAddress")).collect();
        let statements = others.iter().map(|other| statement(&format!("self.{} = p{other};", peer(*other)), vec![]));
        self.part.written.push(Function {
            name: "join".to_owned(),
            head: format!("#[external]\npub fn join(&mut self, cx: &mut Context{})", params.concat()),
            params: vec![Ty::Address; others.len()],
            body: Block { statements: statements.collect(), tail: None },
            place: Place::External,
        });
    }
}
