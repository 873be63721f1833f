//! Random contracts that the language accepts, and random transactions for them.
//!
//! Every loop has a small bound and functions call only earlier ones, so every program ends.

use super::random::Random;
use super::tree::{Block, Call, Expr, Function, Piece, Place, Program, Statement};
use super::types::{SCALARS, Ty, Types};

/// Accounts that send transactions: 1 to this.
const ACCOUNTS: usize = 4;

/// The program of a seed.
pub fn program(seed: u64) -> Program {
    let mut random = Random::new(seed);
    let types = own_types(&mut random);
    let fields = storage(&types, &mut random);
    let events = events(&types, &mut random);
    let constants = (0..random.below(4)).map(|_| {
        let ty = SCALARS[random.between(1, 11)].clone();
        let literal = types.literal(&ty, &mut random);
        (ty, literal)
    });
    let constants = constants.collect();
    let name = format!("Fuzz{seed}");
    let mut generator =
        Generator { random, types, fields, events, constants, functions: Vec::new(), names: 0, name: name.clone() };
    let bodies = generator.all_functions();
    let Generator { mut random, types, fields, events, constants, .. } = generator;
    let call = |function: &Function, random: &mut Random| Call {
        sender: random.between(1, ACCOUNTS) as u64,
        function: function.name.clone(),
        calldata: function.params.iter().flat_map(|ty| types.value(ty, random)).collect(),
    };
    let of = |place: Place| bodies.iter().filter(|function| function.place == place).collect::<Vec<_>>();
    let (externals, views) = (of(Place::External), of(Place::View));
    let transactions =
        (0..random.between(6, 12)).filter_map(|_| random.pick(&externals).copied().cloned()).collect::<Vec<_>>();
    let transactions = transactions.iter().map(|function| call(function, &mut random)).collect();
    let views = views.iter().map(|function| call(function, &mut random)).collect();
    let constants = constants
        .iter()
        .enumerate()
        .map(|(at, (ty, literal))| format!("pub const C{at}: {} = {literal};", types.name(ty)));
    Program {
        name,
        constants: constants.collect(),
        storage: fields.iter().map(|field| field.source(&types)).collect(),
        events: events.iter().enumerate().map(|(at, event)| event_source(at, event, &types)).collect(),
        errors: (0..3).map(|at| format!("Fault{at}")).collect(),
        functions: bodies,
        transactions,
        views,
        types,
    }
}

/// A storage field.
struct Field {
    name: String,
    /// As each `Map` of the source takes them.
    keys: Vec<Vec<Ty>>,
    is_list: bool,
    value: Ty,
}

impl Field {
    fn source(&self, types: &Types) -> String {
        let mut ty = types.name(&self.value);
        if self.is_list {
            ty = format!("Vec<{ty}>");
        }
        for keys in self.keys.iter().rev() {
            let names: Vec<String> = keys.iter().map(|key| types.name(key)).collect();
            let key = if names.len() == 1 { names.concat() } else { format!("({})", names.join(", ")) };
            ty = format!("Map<{key}, {ty}>");
        }
        format!("{}: {ty}", self.name)
    }
}

fn own_types(random: &mut Random) -> Types {
    let mut types = Types::default();
    for _ in 0..random.below(3) {
        let fields = (0..random.between(1, 4)).map(|_| types.stored(random, 1)).collect();
        types.structs.push(fields);
        if random.one_in(2) {
            let variants = (0..random.between(1, 4))
                .map(|_| (0..random.below(3)).map(|_| types.stored(random, 1)).collect())
                .collect();
            types.enums.push(variants);
        }
    }
    types
}

fn storage(types: &Types, random: &mut Random) -> Vec<Field> {
    let key = |random: &mut Random| match random.below(5) {
        0 => Ty::Unsigned(256),
        1 => Ty::Address,
        2 => SCALARS[random.below(SCALARS.len())].clone(),
        _ => Ty::Unsigned([8, 32, 64, 128][random.below(4)]),
    };
    (0..random.between(3, 7))
        .map(|at| {
            let keys = match random.below(8) {
                0..4 => vec![],
                4 | 5 => vec![vec![key(random)]],
                6 => vec![vec![key(random), key(random)]],
                _ => vec![vec![key(random)]; random.between(2, 3)],
            };
            let is_list = random.one_in(4) && keys.iter().all(|keys| keys.len() == 1);
            Field { name: format!("s{at}"), keys, is_list, value: types.stored(random, 2) }
        })
        .collect()
}

fn events(types: &Types, random: &mut Random) -> Vec<Vec<(bool, Ty)>> {
    (0..random.between(1, 3))
        .map(|_| (0..random.below(4)).map(|_| (random.one_in(3), types.any(random, 1))).collect())
        .collect()
}

fn event_source(at: usize, fields: &[(bool, Ty)], types: &Types) -> String {
    let fields = fields
        .iter()
        .enumerate()
        .map(|(at, (is_key, ty))| format!("{}pub e{at}: {},", if *is_key { "#[key]\n" } else { "" }, types.name(ty)));
    format!("#[event]\npub struct Event{at} {{\n{}\n}}", fields.collect::<Vec<_>>().join("\n"))
}

/// What a generated function can be called with.
#[derive(Clone)]
struct Signature {
    name: String,
    params: Vec<(Ty, Passing)>,
    returns: Option<Ty>,
    place: Place,
    fallible: bool,
    writes: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Passing {
    Value,
    Shared,
    Mutable,
}

/// A local in scope.
#[derive(Clone)]
struct Local {
    name: String,
    ty: Ty,
    is_mutable: bool,
    passing: Passing,
}

struct Generator {
    random: Random,
    types: Types,
    fields: Vec<Field>,
    events: Vec<Vec<(bool, Ty)>>,
    constants: Vec<(Ty, String)>,
    functions: Vec<Signature>,
    names: usize,
    name: String,
}

/// What a body may do.
#[derive(Clone)]
struct Scope {
    locals: Vec<Local>,
    /// Has the contract's `self`.
    reads: bool,
    /// Has `&mut self` and the context.
    writes: bool,
    fallible: bool,
    in_loop: bool,
    /// Expressions change nothing.
    pure: bool,
    depth: usize,
}

/// Builds a piece list: text with `{}` for each part in order.
fn pieces(template: &str, parts: Vec<Piece>) -> Vec<Piece> {
    let mut parts = parts.into_iter();
    let mut result = Vec::new();
    for (at, text) in template.split("{}").enumerate() {
        if at > 0 {
            result.extend(parts.next());
        }
        if !text.is_empty() {
            result.push(Piece::Text(text.to_owned()));
        }
    }
    result
}

fn expr(ty: &Ty, template: &str, parts: Vec<Expr>) -> Expr {
    Expr { ty: ty.clone(), pieces: pieces(template, parts.into_iter().map(Piece::Expr).collect()) }
}

fn statement(template: &str, parts: Vec<Expr>) -> Statement {
    Statement(pieces(template, parts.into_iter().map(Piece::Expr).collect()))
}

impl Generator {
    fn fresh(&mut self) -> String {
        self.names += 1;
        format!("v{}", self.names)
    }

    fn all_functions(&mut self) -> Vec<Function> {
        let mut plan = vec![];
        for _ in 0..self.random.below(3) {
            plan.push(Place::Free);
        }
        if !self.types.structs.is_empty() && self.random.one_in(2) {
            plan.push(Place::Struct(self.random.below(self.types.structs.len())));
        }
        for _ in 0..self.random.below(3) {
            plan.push(Place::Helper);
        }
        for _ in 0..self.random.between(1, 2) {
            plan.push(Place::View);
        }
        for _ in 0..self.random.between(2, 4) {
            plan.push(Place::External);
        }
        plan.into_iter().enumerate().map(|(at, place)| self.function(at, place)).collect()
    }

    fn function(&mut self, at: usize, place: Place) -> Function {
        let name = format!(
            "{}{at}",
            match place {
                Place::External => "act",
                Place::View => "look",
                Place::Helper => "help",
                Place::Free => "free",
                Place::Struct(_) => "method",
            }
        );
        let is_public = matches!(place, Place::External | Place::View);
        let mut params = Vec::new();
        for _ in 0..self.random.below(4) {
            let ty = self.types.any(&mut self.random, 2);
            let passing = match self.random.below(6) {
                0 if !is_public => Passing::Shared,
                1 if !is_public => Passing::Mutable,
                _ => Passing::Value,
            };
            params.push((ty, passing));
        }
        let own_self = match place {
            Place::Struct(id) => Some(Local {
                name: "self".into(),
                ty: Ty::Struct(id),
                is_mutable: false,
                passing: if self.random.one_in(2) { Passing::Shared } else { Passing::Mutable },
            }),
            _ => None,
        };
        let writes = match place {
            Place::External => true,
            Place::Helper => self.random.one_in(2),
            _ => false,
        };
        let fallible = place != Place::View && self.random.one_in(2);
        let returns = match (place, self.random.below(3)) {
            (Place::External, 0) => None,
            _ => Some(self.types.any(&mut self.random, 2)),
        };
        let locals = params.iter().map(|(ty, passing)| Local {
            name: self.fresh_param(),
            ty: ty.clone(),
            is_mutable: false,
            passing: *passing,
        });
        let locals: Vec<Local> = locals.collect::<Vec<_>>();
        let mut head = match place {
            Place::External => "#[external]\npub fn ".to_owned(),
            Place::View => "#[view]\npub fn ".to_owned(),
            _ => "fn ".to_owned(),
        };
        head.push_str(&name);
        head.push('(');
        let mut arguments = Vec::new();
        match place {
            Place::External => arguments.push("&mut self, cx: &mut Context".to_owned()),
            Place::View => arguments.push("&self, cx: &Context".to_owned()),
            Place::Helper if writes => arguments.push("&mut self, cx: &mut Context".to_owned()),
            Place::Helper => arguments.push("&self, cx: &Context".to_owned()),
            Place::Free => {}
            Place::Struct(_) => arguments.push(match own_self.as_ref().map(|local| local.passing) {
                Some(Passing::Mutable) => "&mut self".to_owned(),
                _ => "&self".to_owned(),
            }),
        }
        for local in &locals {
            let reference = match local.passing {
                Passing::Value => "",
                Passing::Shared => "&",
                Passing::Mutable => "&mut ",
            };
            arguments.push(format!("{}: {reference}{}", local.name, self.types.name(&local.ty)));
        }
        head.push_str(&arguments.join(", "));
        head.push(')');
        let success = returns.as_ref().map_or("()".to_owned(), |ty| self.types.name(ty));
        if fallible {
            head.push_str(&format!(" -> Result<{success}, {}Error>", self.name));
        } else if returns.is_some() {
            head.push_str(&format!(" -> {success}"));
        }
        let mut scope = Scope {
            locals: own_self.iter().cloned().chain(locals).collect(),
            reads: !matches!(place, Place::Free | Place::Struct(_)),
            writes,
            fallible,
            in_loop: false,
            pure: false,
            depth: 0,
        };
        let mut body = self.block(&mut scope, if is_public { 7 } else { 4 });
        let value = returns.as_ref().map(|ty| self.expr(ty, &scope, 3));
        body.tail = match (value, fallible) {
            (Some(value), false) => Some(Box::new(value)),
            (Some(value), true) => {
                let ty = value.ty.clone();
                Some(Box::new(expr(&ty, "Ok({})", vec![value])))
            }
            (None, true) => Some(Box::new(Expr::leaf(&Ty::Bool, "Ok(())"))),
            (None, false) => None,
        };
        self.functions.push(Signature { name: name.clone(), params: params.clone(), returns, place, fallible, writes });
        Function { name, head, params: params.into_iter().map(|(ty, _)| ty).collect(), body, place }
    }

    fn fresh_param(&mut self) -> String {
        self.names += 1;
        format!("p{}", self.names)
    }

    fn block(&mut self, scope: &mut Scope, most: usize) -> Block {
        let count = self.random.between(1, most);
        let mut block = Block::default();
        for _ in 0..count {
            let made = self.statement(scope);
            block.statements.push(made);
        }
        block
    }

    /// A block with a scope of its own.
    fn inner(&mut self, scope: &Scope, most: usize, in_loop: bool) -> Block {
        let mut scope = scope.clone();
        scope.depth += 1;
        scope.in_loop |= in_loop;
        self.block(&mut scope, most)
    }

    fn statement(&mut self, scope: &mut Scope) -> Statement {
        let nested = scope.depth < 2;
        match self.random.below(20) {
            0..3 => self.let_statement(scope),
            3 | 4 => self.assignment(scope).unwrap_or_else(|| self.let_statement(scope)),
            5..8 if scope.writes => self.write(scope),
            8 | 9 if scope.writes => self.emit(scope),
            10 if scope.fallible => {
                let condition = self.expr(&Ty::Bool, scope, 2);
                let error = format!("{}Error::Fault{}", self.name, self.random.below(3));
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

    fn let_statement(&mut self, scope: &mut Scope) -> Statement {
        let ty = self.types.any(&mut self.random, 2);
        let value = self.expr(&ty, scope, 3);
        let is_mutable = self.random.one_in(2);
        let name = self.fresh();
        let spelled = self.types.name(&ty);
        let mutable = if is_mutable { "mut " } else { "" };
        scope.locals.push(Local { name: name.clone(), ty, is_mutable, passing: Passing::Value });
        statement(&format!("let {mutable}{name}: {spelled} = {{}};"), vec![value])
    }

    fn destructure(&mut self, scope: &mut Scope) -> Statement {
        let parts: Vec<Ty> = (0..2).map(|_| self.types.any(&mut self.random, 1)).collect();
        let value = self.typed(&Ty::Tuple(parts.clone()), scope, 2);
        let names: Vec<String> = parts.iter().map(|_| self.fresh()).collect();
        for (name, ty) in names.iter().zip(parts) {
            scope.locals.push(Local { name: name.clone(), ty, is_mutable: false, passing: Passing::Value });
        }
        statement(&format!("let ({}) = {{}};", names.join(", ")), vec![value])
    }

    /// Something that can be assigned: text and type.
    fn place(&mut self, scope: &Scope) -> Option<(String, Ty)> {
        let can: Vec<&Local> =
            scope.locals.iter().filter(|local| local.is_mutable || local.passing == Passing::Mutable).collect();
        let local = (*self.random.pick(&can)?).clone();
        let mut ty = local.ty;
        let mut text = local.name;
        let mut is_field = false;
        while self.random.one_in(2) {
            let next = match &ty {
                Ty::Struct(id) => {
                    let fields = &self.types.structs[*id];
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

    fn assignment(&mut self, scope: &Scope) -> Option<Statement> {
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

    /// The text of a field up to its last key, which is still to come, and the keys' expressions.
    fn entry(&mut self, field: usize, scope: &Scope) -> (String, Vec<Expr>) {
        let keys = self.fields[field].keys.clone();
        let mut text = format!("self.{}", self.fields[field].name);
        let mut parts = Vec::new();
        let all = if self.fields[field].is_list { keys.len() } else { keys.len().saturating_sub(1) };
        for keys in &keys[..all] {
            text.push_str(".entry({})");
            parts.extend(keys.iter().map(|key| self.key(key, scope)));
        }
        (text, parts)
    }

    /// Keys mostly meet.
    fn key(&mut self, ty: &Ty, scope: &Scope) -> Expr {
        if self.random.one_in(3) {
            self.expr(ty, scope, 1)
        } else {
            match ty {
                Ty::Unsigned(_) | Ty::Signed(_) | Ty::Felt => Expr::leaf(ty, self.random.below(3).to_string()),
                Ty::Address => Expr::leaf(ty, "cx.caller()"),
                _ => Expr::leaf(ty, self.types.literal(ty, &mut self.random)),
            }
        }
    }

    fn write(&mut self, scope: &Scope) -> Statement {
        let field = self.random.below(self.fields.len());
        let (mut text, mut parts) = self.entry(field, scope);
        let Field { keys, is_list, value, .. } = &self.fields[field];
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

    /// A read of storage of the type.
    fn read(&mut self, ty: &Ty, scope: &Scope) -> Option<Expr> {
        let fitting: Vec<usize> = (0..self.fields.len()).filter(|at| self.fields[*at].value == *ty).collect();
        let field = *self.random.pick(&fitting)?;
        let (mut text, mut parts) = self.entry(field, scope);
        let Field { keys, is_list, .. } = &self.fields[field];
        let (last, is_list) = (keys.last().cloned(), *is_list);
        if is_list {
            let index = self.random.below(2);
            if parts.is_empty() && self.random.below(6) > 0 {
                let otherwise = self.types.literal(ty, &mut self.random);
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

    fn emit(&mut self, scope: &Scope) -> Statement {
        let event = self.random.below(self.events.len());
        let mut order: Vec<usize> = (0..self.events[event].len()).collect();
        if self.random.one_in(3) {
            order.reverse();
        }
        let fields: Vec<(usize, Ty)> = order.iter().map(|at| (*at, self.events[event][*at].1.clone())).collect();
        let parts = fields.iter().map(|(_, ty)| self.expr(ty, scope, 2)).collect();
        let text: Vec<String> = fields.iter().map(|(at, _)| format!("e{at}: {{}}")).collect();
        statement(&format!("cx.emit(Event{event} \u{1} {} \u{2});", text.join(", ")), parts).unmark()
    }

    fn looped(&mut self, scope: &Scope) -> Statement {
        let name = self.fresh();
        let ty = Ty::Unsigned([8, 32, 64, 128][self.random.below(4)]);
        let mut inside = scope.clone();
        let counter = Local { name: name.clone(), ty: ty.clone(), is_mutable: false, passing: Passing::Value };
        match self.random.below(5) {
            0 => {
                let mut body = self.inner(scope, 2, true);
                let step = format!("{name} += 1;");
                body.statements.insert(0, statement(&step, vec![]));
                let spelled = self.types.name(&ty);
                let head = format!("let mut {name}: {spelled} = 0;\nwhile {name} < {} {{}}", self.random.between(1, 4));
                Statement(pieces(&head, vec![Piece::Block(body)]))
            }
            1 => {
                let mut body = self.inner(scope, 2, true);
                let most = self.random.between(1, 4);
                body.statements.insert(0, statement(&format!("if {name} == {most} {{ break; }}"), vec![]));
                body.statements.insert(1, statement(&format!("{name} += 1;"), vec![]));
                let spelled = self.types.name(&ty);
                Statement(pieces(&format!("let mut {name}: {spelled} = 0;\nloop {{}}"), vec![Piece::Block(body)]))
            }
            2 => {
                let element = self.types.stored(&mut self.random, 1);
                let list = self.expr(&Ty::Vec(Box::new(element.clone())), scope, 1);
                let held = self.fresh();
                let spelled = self.types.name(&Ty::Vec(Box::new(element.clone())));
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
                let spelled = self.types.name(&ty);
                let head = format!("for {name} in {first}_{spelled}{dots}{last} {{}}");
                Statement(pieces(&head, vec![Piece::Block(body)]))
            }
        }
    }

    fn matched(&mut self, scope: &Scope) -> Statement {
        match self.random.below(3) {
            0 if !self.types.enums.is_empty() => {
                let id = self.random.below(self.types.enums.len());
                let value = self.expr(&Ty::Enum(id), scope, 1);
                let mut text = "match {} \u{1}\n".to_owned();
                let mut parts = vec![Piece::Expr(value)];
                let variants = self.types.enums[id].clone();
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
                let inner = self.types.stored(&mut self.random, 1);
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

    fn expr(&mut self, ty: &Ty, scope: &Scope, depth: usize) -> Expr {
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
            _ => None,
        };
        if let Some(found) = special {
            return found;
        }
        match ty {
            Ty::Bool => self.condition(scope, depth),
            Ty::Felt => self.felt(scope, depth),
            Ty::Unsigned(_) | Ty::Signed(_) => self.number(ty, scope, depth),
            Ty::Address if scope.reads && self.random.one_in(2) => {
                let what = if self.random.one_in(3) { "contract_address" } else { "caller" };
                Expr::leaf(ty, format!("cx.{what}()"))
            }
            Ty::Tuple(parts) => {
                let values: Vec<Expr> = parts.iter().map(|ty| self.expr(ty, scope, depth - 1)).collect();
                let text = format!("({})", vec!["{}"; values.len()].join(", "));
                expr(ty, &text, values)
            }
            Ty::Struct(id) => {
                let fields = self.types.structs[*id].clone();
                let values: Vec<Expr> = fields.iter().map(|ty| self.expr(ty, scope, depth - 1)).collect();
                let text: Vec<String> = (0..values.len()).map(|at| format!("f{at}: {{}}")).collect();
                // In a condition the braces would be taken for a block.
                expr(ty, &format!("(S{id} \u{1} {} \u{2})", text.join(", ")), values).unmark()
            }
            Ty::Enum(id) => {
                let variant = self.random.below(self.types.enums[*id].len());
                let values = self.types.enums[*id][variant].clone();
                if values.is_empty() {
                    return Expr::leaf(ty, format!("E{id}::V{variant}"));
                }
                let values: Vec<Expr> = values.iter().map(|ty| self.expr(ty, scope, depth - 1)).collect();
                expr(ty, &format!("E{id}::V{variant}({})", vec!["{}"; values.len()].join(", ")), values)
            }
            Ty::Option(inner) => self.optional(inner, scope, depth),
            Ty::Array(inner, length) => {
                if self.types.is_copy(inner) && self.random.one_in(4) {
                    let value = self.expr(inner, scope, depth - 1);
                    return expr(ty, &format!("[{{}}; {length}]"), vec![value]);
                }
                let values: Vec<Expr> = (0..*length).map(|_| self.expr(inner, scope, depth - 1)).collect();
                expr(ty, &format!("[{}]", vec!["{}"; *length].join(", ")), values)
            }
            Ty::Vec(inner) => {
                let length = self.random.below(4);
                let values: Vec<Expr> = (0..length).map(|_| self.expr(inner, scope, depth - 1)).collect();
                expr(ty, &format!("vec![{}]", vec!["{}"; length].join(", ")), values)
            }
            _ => self.leaf(ty, scope),
        }
    }

    /// A local, a constant or a literal.
    fn leaf(&mut self, ty: &Ty, scope: &Scope) -> Expr {
        let fitting: Vec<&Local> = scope.locals.iter().filter(|local| local.ty == *ty).collect();
        if self.random.below(4) > 0
            && let Some(local) = self.random.pick(&fitting)
        {
            return Expr::leaf(ty, self.value_of(local));
        }
        let constants: Vec<usize> = (0..self.constants.len()).filter(|at| self.constants[*at].0 == *ty).collect();
        if self.random.one_in(2)
            && let Some(at) = self.random.pick(&constants)
        {
            return Expr::leaf(ty, format!("C{at}"));
        }
        let text = self.types.literal(ty, &mut self.random);
        Expr::leaf(ty, if matches!(ty, Ty::Struct(_)) { format!("({text})") } else { text })
    }

    /// The local as a value that leaves it usable.
    fn value_of(&self, local: &Local) -> String {
        match (local.passing, self.types.is_copy(&local.ty)) {
            (Passing::Value, true) => local.name.clone(),
            (_, false) => format!("{}.clone()", local.name),
            (_, true) => format!("(*{})", local.name),
        }
    }

    fn choice(&mut self, ty: &Ty, scope: &Scope, depth: usize) -> Expr {
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

    fn field(&mut self, ty: &Ty, scope: &Scope) -> Option<Expr> {
        let mut found = Vec::new();
        for local in &scope.locals {
            let parts: Vec<(String, Ty)> = match &local.ty {
                Ty::Struct(id) => {
                    let fields = self.types.structs[*id].iter().enumerate();
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
        let clone = if self.types.is_copy(ty) { "" } else { ".clone()" };
        Some(Expr::leaf(ty, format!("{text}{clone}")))
    }

    fn element(&mut self, ty: &Ty, scope: &Scope, depth: usize) -> Option<Expr> {
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
        let clone = if self.types.is_copy(ty) { "" } else { ".clone()" };
        Some(expr(ty, &format!("{}[{{}}]{clone}", list.name), vec![index]))
    }

    fn unwrapped(&mut self, ty: &Ty, scope: &Scope, depth: usize) -> Option<Expr> {
        if matches!(ty, Ty::Vec(_) | Ty::Text) {
            return None;
        }
        let option = self.typed(&Ty::Option(Box::new(ty.clone())), scope, depth - 1);
        Some(if self.random.below(10) > 0 {
            let value = self.expr(ty, scope, depth - 1);
            expr(ty, "{}.unwrap_or({})", vec![option, value])
        } else {
            expr(ty, "{}.unwrap()", vec![option])
        })
    }

    fn optional(&mut self, inner: &Ty, scope: &Scope, depth: usize) -> Expr {
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
                expr(&ty, &format!("{}::try_from({{}}).ok()", self.types.name(inner)), vec![value])
            }
            (Ty::Address | Ty::ClassHash | Ty::Bytes31, 0 | 1) => {
                let value = self.typed(&Ty::Felt, scope, depth - 1);
                expr(&ty, &format!("{}::try_from({{}}).ok()", self.types.name(inner)), vec![value])
            }
            (_, 2) => Expr::leaf(&ty, "None"),
            _ => {
                let value = self.expr(inner, scope, depth - 1);
                expr(&ty, "Some({})", vec![value])
            }
        }
    }

    fn any_number(&mut self) -> Ty {
        match self.random.below(3) {
            0 => Ty::Signed([8, 16, 32, 64, 128][self.random.below(5)]),
            _ => Ty::Unsigned([8, 16, 32, 64, 128, 256][self.random.below(6)]),
        }
    }

    /// An expression whose type does not depend on where it stands.
    fn typed(&mut self, ty: &Ty, scope: &Scope, depth: usize) -> Expr {
        let fitting: Vec<Local> = scope.locals.iter().filter(|local| local.ty == *ty).cloned().collect();
        if self.random.one_in(2)
            && let Some(local) = self.random.pick(&fitting)
        {
            return Expr::leaf(ty, self.value_of(local));
        }
        let (name, value) = (self.fresh(), self.expr(ty, scope, depth));
        expr(ty, &format!("(\u{1} let {name}: {} = {{}}; {name} \u{2})", self.types.name(ty)), vec![value]).unmark()
    }

    fn number(&mut self, ty: &Ty, scope: &Scope, depth: usize) -> Expr {
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
                expr(ty, &format!("{}::from({{}})", self.types.name(ty)), vec![value])
            }
            3 => {
                let from = self.any_number();
                if fits(&from, ty) {
                    return self.leaf(ty, scope);
                }
                let value = self.typed(&from, scope, below);
                if self.random.below(10) > 0 {
                    let otherwise = self.leaf(ty, scope);
                    let text = format!("{}::try_from({{}}).unwrap_or({{}})", self.types.name(ty));
                    return expr(ty, &text, vec![value, otherwise]);
                }
                expr(ty, &format!("{}::try_from({{}}).unwrap()", self.types.name(ty)), vec![value])
            }
            4 if *ty == Ty::Unsigned(64) && scope.reads => {
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

    fn felt(&mut self, scope: &Scope, depth: usize) -> Expr {
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
            4 if scope.reads => Expr::leaf(ty, "cx.chain_id()"),
            _ => {
                let operator = ["+", "-", "*"][self.random.below(3)];
                let parts = vec![self.expr(ty, scope, below), self.expr(ty, scope, below)];
                expr(ty, &format!("({{}} {operator} {{}})"), parts)
            }
        }
    }

    fn condition(&mut self, scope: &Scope, depth: usize) -> Expr {
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
                let of = self.types.any(&mut self.random, 1);
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

    /// A call of an earlier function that returns the type.
    fn call(&mut self, ty: &Ty, scope: &Scope) -> Option<Expr> {
        let fitting: Vec<Signature> = self
            .functions
            .iter()
            .filter(|function| {
                function.returns.as_ref() == Some(ty)
                    && (!function.fallible || scope.fallible)
                    && (!function.writes || scope.writes)
                    && match function.place {
                        Place::Helper | Place::View => scope.reads,
                        Place::Free | Place::Struct(_) => true,
                        Place::External => scope.writes,
                    }
            })
            .cloned()
            .collect();
        let function = self.random.pick(&fitting)?.clone();
        let mut taken: Vec<String> = Vec::new();
        let mutable = |taken: &[String], ty: &Ty, random: &mut Random| {
            let can: Vec<&Local> = scope
                .locals
                .iter()
                .filter(|local| local.ty == *ty && !taken.contains(&local.name) && local.name != "self")
                .filter(|local| local.is_mutable || local.passing == Passing::Mutable)
                .collect();
            random.pick(&can).map(|local| (*local).clone())
        };
        let (mut text, mut parts) = (String::new(), Vec::new());
        let mut arguments: Vec<String> = Vec::new();
        match function.place {
            Place::Free => text.push_str(&function.name),
            Place::Struct(id) => {
                let receiver = mutable(&taken, &Ty::Struct(id), &mut self.random)?;
                taken.push(receiver.name.clone());
                text.push_str(&format!("{}.{}", receiver.name, function.name));
            }
            _ => {
                text.push_str(&format!("self.{}", function.name));
                arguments.push("cx".into());
            }
        }
        for (ty, passing) in &function.params {
            match passing {
                Passing::Mutable => {
                    let local = mutable(&taken, ty, &mut self.random)?;
                    taken.push(local.name.clone());
                    arguments.push(match local.passing {
                        Passing::Mutable => local.name,
                        _ => format!("&mut {}", local.name),
                    });
                }
                Passing::Shared => {
                    let can: Vec<&Local> = scope
                        .locals
                        .iter()
                        .filter(|local| {
                            local.ty == *ty && !taken.contains(&local.name) && local.passing == Passing::Value
                        })
                        .collect();
                    let local = (*self.random.pick(&can)?).clone();
                    taken.push(local.name.clone());
                    arguments.push(format!("&{}", local.name));
                }
                Passing::Value => {
                    arguments.push("{}".into());
                    // No local, so that none is borrowed twice.
                    parts.push(Expr::leaf(ty, self.types.literal(ty, &mut self.random)));
                }
            }
        }
        let question = if function.fallible { "?" } else { "" };
        Some(expr(ty, &format!("{text}({}){question}", arguments.join(", ")), parts))
    }
}

/// Whether every value of one integer type is one of another; then `try_from` is refused.
fn fits(from: &Ty, to: &Ty) -> bool {
    match (from, to) {
        (Ty::Unsigned(from), Ty::Unsigned(to)) | (Ty::Signed(from), Ty::Signed(to)) => from <= to,
        (Ty::Unsigned(from), Ty::Signed(to)) => from < to,
        _ => false,
    }
}

impl Statement {
    /// Puts braces where the marks stand.
    fn unmark(mut self) -> Self {
        self.0.iter_mut().for_each(unmark);
        self
    }
}

impl Expr {
    fn unmark(mut self) -> Self {
        self.pieces.iter_mut().for_each(unmark);
        self
    }
}

fn unmark(piece: &mut Piece) {
    if let Piece::Text(text) = piece {
        *text = text.replace('\u{1}', "{").replace('\u{2}', "}");
    }
}
