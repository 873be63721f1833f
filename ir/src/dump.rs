//! The IR as text, without places and comments: for reading, and for the fingerprint that ties macro and tools together.

use std::fmt::Write;

use sha3::{Digest, Keccak256};

use crate::model::{
    BinaryOp, Block, Builtin, Case, Contract, Expr, ExprKind, Function, FunctionKind, FunctionPlace, LocalId, Passing,
    Pattern, Place, Receiver, Row, Statement, StatementKind, Type, TypeDefKind, TypeId,
};

/// Hash of the contract's meaning, 64 hex digits: [`dump`] of the same contract always has the same one, whatever its
/// formatting and comments.
pub fn fingerprint(contract: &Contract) -> String {
    let digest = Keccak256::digest(dump(contract).as_bytes());
    digest.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The contract as readable text: one line for each declaration and statement, expressions as lists.
pub fn dump(contract: &Contract) -> String {
    let mut dump = Dump { contract, function: None, text: String::from("zkthread-ir 2\n"), indent: 0 };
    dump.contract();
    dump.text
}

struct Dump<'a> {
    contract: &'a Contract,
    function: Option<&'a Function>,
    text: String,
    indent: usize,
}

impl<'a> Dump<'a> {
    fn line(&mut self, text: &str) {
        self.text.extend(std::iter::repeat_n("  ", self.indent));
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn contract(&mut self) {
        let contract = self.contract;
        self.line(&format!("contract {} in {}", contract.name, contract.module));
        for ty in &contract.types {
            let parts: Vec<String> = match &ty.kind {
                TypeDefKind::Struct(fields) => {
                    fields.iter().map(|field| format!("{}: {}", field.name, self.ty(&field.ty))).collect()
                }
                TypeDefKind::Enum(variants) => variants
                    .iter()
                    .map(|variant| format!("{}({})", variant.name, self.types(&variant.payload)))
                    .collect(),
            };
            let kind = if matches!(ty.kind, TypeDefKind::Struct(_)) { "struct" } else { "enum" };
            self.line(&format!("{kind} {} {{ {} }}", ty.name, parts.join(", ")));
        }
        for constant in &contract.constants {
            let value = self.expr(&constant.value);
            self.line(&format!("const {}: {} = {value}", constant.name, self.ty(&constant.ty)));
        }
        for variable in &contract.storage {
            let (keys, value) = (self.types(&variable.keys), self.ty(&variable.value));
            let value = if variable.is_list { format!("list of {value}") } else { value };
            let nested =
                if variable.nesting.len() > 1 { format!(" nested {:?}", variable.nesting) } else { String::new() };
            self.line(&format!("storage {}({keys}): {value}{nested}", variable.name));
        }
        for event in &contract.events {
            let fields = event.fields.iter().map(|field| {
                format!("{}{}: {}", if field.is_key { "key " } else { "" }, field.name, self.ty(&field.ty))
            });
            self.line(&format!("event {}({})", event.name, fields.collect::<Vec<_>>().join(", ")));
        }
        for error in &contract.errors {
            let of = contract.error_enum.as_deref().unwrap_or_default();
            self.line(&format!("error {of}::{} {:?}", error.name, error.message));
        }
        for interface in &contract.interfaces {
            for function in &interface.functions {
                let receiver = if function.receiver == Receiver::Write { "&mut self" } else { "&self" };
                let params = function.params.iter().map(|(name, ty)| format!("{name}: {}", self.ty(ty)));
                let all: Vec<String> = [receiver.to_owned()].into_iter().chain(params).collect();
                let returns = self.ty(&function.returns);
                self.line(&format!("interface {}::{}({}) -> {returns}", interface.name, function.name, all.join(", ")));
            }
        }
        for function in &contract.functions {
            self.function(function);
        }
    }

    fn function(&mut self, function: &'a Function) {
        self.function = Some(function);
        let kind = match function.kind {
            FunctionKind::Constructor => "constructor",
            FunctionKind::External => "external",
            FunctionKind::View => "view",
            FunctionKind::Helper => "helper",
        };
        let receiver = match function.receiver {
            Receiver::None => None,
            Receiver::Read => Some("&self".to_owned()),
            Receiver::Write => Some("&mut self".to_owned()),
        };
        let params = function.params.iter().map(|param| self.declared(*param));
        let all: Vec<String> = receiver.into_iter().chain(function.context.clone()).chain(params).collect();
        let fails = if function.fallible { " or fails" } else { "" };
        let returns = self.ty(&function.returns);
        let name = self.function_name(function);
        self.line(&format!("{kind} {name}({}) -> {returns}{fails}, {} rows", all.join(", "), function.rows));
        self.block(&function.body);
    }

    fn name(&self, local: LocalId) -> String {
        let name = self.function.and_then(|function| function.locals.get(local.0)).map(|local| local.name.as_str());
        format!("{}.{}", name.unwrap_or_default(), local.0)
    }

    fn declared(&self, local: LocalId) -> String {
        let info = self.function.and_then(|function| function.locals.get(local.0));
        let Some(info) = info else { return String::new() };
        let mutable = if info.mutable { "mut " } else { "" };
        let passing = match info.passing {
            Passing::Value => "",
            Passing::Shared => "&",
            Passing::Mutable => "&mut ",
        };
        format!("{mutable}{}: {passing}{}", self.name(local), self.ty(&info.ty))
    }

    fn ty(&self, ty: &Type) -> String {
        self.contract.type_name(ty)
    }

    fn types(&self, types: &[Type]) -> String {
        types.iter().map(|ty| self.ty(ty)).collect::<Vec<_>>().join(", ")
    }

    /// The name by which a function is called: `Order::total` for a function of an own type, `::total` for a free one.
    fn function_name(&self, function: &Function) -> String {
        match function.place {
            FunctionPlace::Contract => function.name.clone(),
            FunctionPlace::Free => format!("::{}", function.name),
            FunctionPlace::Type(id) => format!("{}::{}", self.contract.type_def(id).name, function.name),
        }
    }

    fn place(&self, place: &Place) -> String {
        place.path.iter().fold(self.name(place.local), |text, position| format!("{text}.{position}"))
    }

    fn pattern(&self, pattern: &Pattern) -> String {
        match pattern {
            Pattern::Wildcard => "_".to_owned(),
            Pattern::Bind(local) => self.declared(*local),
            Pattern::Tuple(parts) => format!("({})", self.patterns(parts)),
            Pattern::Struct(id, parts) => format!("{} {{ {} }}", self.type_def(*id), self.patterns(parts)),
        }
    }

    fn patterns(&self, patterns: &[Pattern]) -> String {
        patterns.iter().map(|pattern| self.pattern(pattern)).collect::<Vec<_>>().join(", ")
    }

    fn case(&mut self, case: &Case) -> String {
        match case {
            Case::Variant(id, variant, parts) => format!("{}({})", self.variant(*id, *variant), self.patterns(parts)),
            Case::Some(pattern) => format!("some {}", self.pattern(pattern)),
            Case::None => "none".to_owned(),
            Case::Literal(literal) => self.expr(literal),
            Case::Any(pattern) => format!("any {}", self.pattern(pattern)),
        }
    }

    fn type_def(&self, id: TypeId) -> &'a str {
        &self.contract.type_def(id).name
    }

    fn variant(&self, id: TypeId, variant: usize) -> String {
        let def = self.contract.type_def(id);
        let name = match &def.kind {
            TypeDefKind::Enum(variants) => variants.get(variant).map(|variant| variant.name.as_str()),
            TypeDefKind::Struct(_) => None,
        };
        format!("{}::{}", def.name, name.unwrap_or_default())
    }

    fn block(&mut self, block: &Block) {
        self.indent += 1;
        for statement in &block.statements {
            self.statement(statement);
        }
        if let Some(tail) = &block.tail {
            let tail = self.expr(tail);
            self.line(&format!("= {tail}"));
        }
        self.indent -= 1;
    }

    fn statement(&mut self, statement: &Statement) {
        let text = match &statement.kind {
            StatementKind::Let { pattern, value } => format!("let {} = {}", self.pattern(pattern), self.expr(value)),
            StatementKind::Assign { place, value } => format!("{} = {}", self.place(place), self.expr(value)),
            StatementKind::Push { list, value } => format!("push {} to {}", self.expr(value), self.place(list)),
            StatementKind::PushStr { string, value } => {
                format!("append {} to {}", self.expr(value), self.place(string))
            }
            StatementKind::ListPush { variable, keys, value, length, row } => {
                let keys = self.list(keys);
                let value = self.expr(value);
                format!("push {value} to {} element {}", self.cell(variable.0, &keys, *length), row_name(*row))
            }
            StatementKind::ListWrite { variable, keys, index, value, length, row } => {
                let keys = self.list(keys);
                let (index, value) = (self.expr(index), self.expr(value));
                let list = self.cell(variable.0, &keys, *length);
                format!("{list} at {index} element {} = {value}", row_name(*row))
            }
            StatementKind::Loop { body } => {
                self.line("loop");
                return self.block(body);
            }
            StatementKind::ForEach { local, list, body } => {
                let (local, list) = (self.declared(*local), self.expr(list));
                self.line(&format!("for {local} in each of {list}"));
                return self.block(body);
            }
            StatementKind::Break => "break".to_owned(),
            StatementKind::Continue => "continue".to_owned(),
            StatementKind::Write { variable, keys, value, row } => {
                let keys = self.list(keys);
                let value = self.expr(value);
                format!("{} = {value}", self.cell(variable.0, &keys, *row))
            }
            StatementKind::While { condition, body } => {
                let condition = self.expr(condition);
                self.line(&format!("while {condition}"));
                return self.block(body);
            }
            StatementKind::For { local, start, end, inclusive, body } => {
                let (start, end) = (self.expr(start), self.expr(end));
                let dots = if *inclusive { "..=" } else { ".." };
                let local = self.declared(*local);
                self.line(&format!("for {local} in {start} {dots} {end}"));
                return self.block(body);
            }
            StatementKind::Ensure { condition, error } => {
                format!("ensure {} else {}", self.expr(condition), self.error(error.0))
            }
            StatementKind::Emit { event, fields, order } => {
                let name = self.contract.events.get(event.0).map_or("", |event| event.name.as_str());
                format!("emit {name}({}) in order {order:?}", self.list(fields))
            }
            StatementKind::Return(None) => "return".to_owned(),
            StatementKind::Return(Some(value)) => format!("return {}", self.expr(value)),
            StatementKind::Expr(expr) => self.expr(expr),
        };
        self.line(&text);
    }

    fn list(&mut self, exprs: &[Expr]) -> String {
        exprs.iter().map(|expr| self.expr(expr)).collect::<Vec<_>>().join(", ")
    }

    fn cell(&self, variable: usize, keys: &str, row: Row) -> String {
        let name = self.contract.storage.get(variable).map_or("", |variable| variable.name.as_str());
        format!("self.{name}[{keys}] {}", row_name(row))
    }

    fn error(&self, error: usize) -> &'a str {
        self.contract.errors.get(error).map_or("", |error| error.name.as_str())
    }

    /// An expression; arms and blocks, which hold statements, take lines of their own.
    fn expr(&mut self, expr: &Expr) -> String {
        match &expr.kind {
            ExprKind::Integer(number) => format!("{number}_{}", self.ty(&expr.ty)),
            ExprKind::Bool(truth) => truth.to_string(),
            ExprKind::ShortString(text) => format!("'{text}'"),
            ExprKind::StringLiteral(text) => format!("{text:?}"),
            ExprKind::Constant(id) => {
                self.contract.constants.get(id.0).map_or_else(String::new, |constant| constant.name.clone())
            }
            ExprKind::Unit => "()".to_owned(),
            ExprKind::Local(local) => self.name(*local),
            ExprKind::Read { variable, keys, row } => {
                let keys = self.list(keys);
                format!("({})", self.cell(variable.0, &keys, *row))
            }
            ExprKind::Call { function, arguments } => {
                let callee = self.contract.functions.get(function.0);
                let name = callee.map_or_else(String::new, |callee| self.function_name(callee));
                format!("{name}({})", self.list(arguments))
            }
            ExprKind::ContractCall { interface, function, address, arguments } => {
                let interface = self.contract.interfaces.get(interface.0);
                let callee = interface.and_then(|interface| interface.functions.get(*function));
                let [of, name] = [interface.map(|found| &found.name), callee.map(|found| &found.name)];
                let [of, name] = [of, name].map(|name| name.map_or("", String::as_str));
                format!("({of} at {}).{name}({})", self.expr(address), self.list(arguments))
            }
            ExprKind::ListLen { variable, keys, row } => {
                let keys = self.list(keys);
                format!("(length of {})", self.cell(variable.0, &keys, *row))
            }
            ExprKind::ListRead { variable, keys, index, length, row } => {
                let keys = self.list(keys);
                let index = self.expr(index);
                format!("({} at {index} element {})", self.cell(variable.0, &keys, *length), row_name(*row))
            }
            ExprKind::Builtin { function, arguments } => format!("{}({})", builtin(*function), self.list(arguments)),
            ExprKind::OkOr { value, error } => format!("({} or fail {})", self.expr(value), self.error(error.0)),
            ExprKind::Tuple(parts) => format!("({})", self.list(parts)),
            ExprKind::Struct { id, fields, order } => {
                format!("{} {{ {} }} in order {order:?}", self.type_def(*id), self.list(fields))
            }
            ExprKind::Variant { id, variant, values } => {
                format!("{}({})", self.variant(*id, *variant), self.list(values))
            }
            ExprKind::Some(inner) => format!("(some {})", self.expr(inner)),
            ExprKind::None => format!("none_{}", self.ty(&expr.ty)),
            ExprKind::List(parts) => format!("{} [{}]", self.ty(&expr.ty), self.list(parts)),
            ExprKind::Repeat(inner) => format!("{} [{} each]", self.ty(&expr.ty), self.expr(inner)),
            ExprKind::Field { value, field } => format!("{}.{field}", self.expr(value)),
            ExprKind::Index { list, index } => format!("{}[{}]", self.expr(list), self.expr(index)),
            ExprKind::Clone(inner) => format!("(clone {})", self.expr(inner)),
            ExprKind::Try(inner) => format!("(try {})", self.expr(inner)),
            ExprKind::Ok(inner) => format!("(ok {})", self.expr(inner)),
            ExprKind::Err(error) => format!("(err {})", self.error(error.0)),
            ExprKind::Binary { op, left, right } => {
                format!("({} {} {})", self.expr(left), operator(*op), self.expr(right))
            }
            ExprKind::Not(inner) => format!("(not {})", self.expr(inner)),
            ExprKind::BitNot(inner) => format!("(bit-not {})", self.expr(inner)),
            ExprKind::Negate(inner) => format!("(minus {})", self.expr(inner)),
            ExprKind::Convert(inner) => format!("({} from {})", self.ty(&expr.ty), self.expr(inner)),
            ExprKind::TryConvert(inner) => format!("({} try from {})", self.ty(&expr.ty), self.expr(inner)),
            ExprKind::Match { value, arms } => {
                let mut text = format!("match {} {{\n", self.expr(value));
                self.indent += 1;
                for arm in arms {
                    let cases: Vec<String> = arm.cases.iter().map(|case| self.case(case)).collect();
                    let body = self.inline(&arm.body);
                    text.push_str(&format!("{}{} => {body}\n", "  ".repeat(self.indent), cases.join(" | ")));
                }
                self.indent -= 1;
                text + &"  ".repeat(self.indent) + "}"
            }
            ExprKind::If { condition, then, otherwise } => {
                let condition = self.expr(condition);
                let then = self.inline(then);
                let otherwise = otherwise.as_ref().map(|otherwise| format!(" else {}", self.inline(otherwise)));
                format!("if {condition} {then}{}", otherwise.unwrap_or_default())
            }
            ExprKind::Block(block) => self.inline(block),
            ExprKind::Caller => "caller".to_owned(),
            ExprKind::OwnAddress => "contract_address".to_owned(),
            ExprKind::ChainId => "chain_id".to_owned(),
            ExprKind::Timestamp => "timestamp".to_owned(),
            ExprKind::SubBlockNumber => "sub_block_number".to_owned(),
        }
    }

    fn inline(&mut self, block: &Block) -> String {
        let outer = std::mem::take(&mut self.text);
        self.block(block);
        let inner = std::mem::replace(&mut self.text, outer);
        let close = "  ".repeat(self.indent);
        if inner.is_empty() { "{ }".to_owned() } else { format!("{{\n{inner}{close}}}") }
    }
}

fn operator(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Add => "+",
        BinaryOp::Sub => "-",
        BinaryOp::Mul => "*",
        BinaryOp::Div => "/",
        BinaryOp::Rem => "%",
        BinaryOp::Equal => "==",
        BinaryOp::NotEqual => "!=",
        BinaryOp::Less => "<",
        BinaryOp::LessEqual => "<=",
        BinaryOp::Greater => ">",
        BinaryOp::GreaterEqual => ">=",
        BinaryOp::And => "and",
        BinaryOp::Or => "or",
        BinaryOp::BitAnd => "&",
        BinaryOp::BitOr => "|",
        BinaryOp::BitXor => "^",
    }
}

fn row_name(row: Row) -> String {
    match row {
        Row::First(row) => format!("first {}", row.0),
        Row::Again(row) => format!("again {}", row.0),
    }
}

fn builtin(function: Builtin) -> &'static str {
    match function {
        Builtin::IsSome => "is_some",
        Builtin::IsNone => "is_none",
        Builtin::Unwrap => "unwrap",
        Builtin::UnwrapOr => "unwrap_or",
        Builtin::Len => "len",
        Builtin::IsEmpty => "is_empty",
        Builtin::Min => "min",
        Builtin::Max => "max",
        Builtin::CheckedAdd => "checked_add",
        Builtin::CheckedSub => "checked_sub",
        Builtin::CheckedMul => "checked_mul",
        Builtin::CheckedDiv => "checked_div",
        Builtin::CheckedRem => "checked_rem",
        Builtin::Poseidon => "poseidon_hash",
        Builtin::Pedersen => "pedersen_hash",
        Builtin::Keccak => "keccak_hash",
    }
}
