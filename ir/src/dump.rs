//! The IR as text, without places and comments: for reading, and for the fingerprint that ties macro and tools together.

use std::fmt::Write;

use sha3::{Digest, Keccak256};

use crate::model::{
    BinaryOp, Block, Contract, Expr, ExprKind, Function, FunctionKind, LocalId, Receiver, Row, Statement, StatementKind,
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
    let mut dump = Dump { contract, function: None, text: String::from("zkthread-ir 1\n"), indent: 0 };
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
        for variable in &contract.storage {
            let keys: Vec<&str> = variable.keys.iter().map(|key| key.name()).collect();
            self.line(&format!("storage {}({}): {}", variable.name, keys.join(", "), variable.value.name()));
        }
        for event in &contract.events {
            let fields = event
                .fields
                .iter()
                .map(|field| format!("{}{}: {}", if field.is_key { "key " } else { "" }, field.name, field.ty.name()));
            self.line(&format!("event {}({})", event.name, fields.collect::<Vec<_>>().join(", ")));
        }
        for error in &contract.errors {
            let of = contract.error_enum.as_deref().unwrap_or_default();
            self.line(&format!("error {of}::{} {:?}", error.name, error.message));
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
        let returns = function.returns.name();
        self.line(&format!("{kind} {}({}) -> {returns}{fails}, {} rows", function.name, all.join(", "), function.rows));
        self.block(&function.body);
    }

    fn name(&self, local: LocalId) -> String {
        let name = self.function.and_then(|function| function.locals.get(local.0)).map(|local| local.name.as_str());
        format!("{}.{}", name.unwrap_or_default(), local.0)
    }

    fn declared(&self, local: LocalId) -> String {
        let info = self.function.and_then(|function| function.locals.get(local.0));
        let mutable = if info.is_some_and(|local| local.mutable) { "mut " } else { "" };
        format!("{mutable}{}: {}", self.name(local), info.map_or("", |local| local.ty.name()))
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
            StatementKind::Let { local, value } => format!("let {} = {}", self.declared(*local), self.expr(value)),
            StatementKind::Assign { local, value } => format!("{} = {}", self.name(*local), self.expr(value)),
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
        match row {
            Row::First(row) => format!("self.{name}[{keys}] first {}", row.0),
            Row::Again(row) => format!("self.{name}[{keys}] again {}", row.0),
        }
    }

    fn error(&self, error: usize) -> &'a str {
        self.contract.errors.get(error).map_or("", |error| error.name.as_str())
    }

    /// An expression; arms and blocks, which hold statements, take lines of their own.
    fn expr(&mut self, expr: &Expr) -> String {
        match &expr.kind {
            ExprKind::Integer(number) => format!("{number}_{}", expr.ty.name()),
            ExprKind::Bool(truth) => truth.to_string(),
            ExprKind::Unit => "()".to_owned(),
            ExprKind::Local(local) => self.name(*local),
            ExprKind::Read { variable, keys, row } => {
                let keys = self.list(keys);
                format!("({})", self.cell(variable.0, &keys, *row))
            }
            ExprKind::Call { function, arguments } => {
                let name = self.contract.functions.get(function.0).map_or("", |function| function.name.as_str());
                format!("{name}({})", self.list(arguments))
            }
            ExprKind::Try(inner) => format!("(try {})", self.expr(inner)),
            ExprKind::Ok(inner) => format!("(ok {})", self.expr(inner)),
            ExprKind::Err(error) => format!("(err {})", self.error(error.0)),
            ExprKind::Binary { op, left, right } => {
                format!("({} {} {})", self.expr(left), operator(*op), self.expr(right))
            }
            ExprKind::Not(inner) => format!("(not {})", self.expr(inner)),
            ExprKind::Convert(inner) => format!("({} from {})", expr.ty.name(), self.expr(inner)),
            ExprKind::If { condition, then, otherwise } => {
                let condition = self.expr(condition);
                let then = self.inline(then);
                let otherwise = otherwise.as_ref().map(|otherwise| format!(" else {}", self.inline(otherwise)));
                format!("if {condition} {then}{}", otherwise.unwrap_or_default())
            }
            ExprKind::Block(block) => self.inline(block),
            ExprKind::Caller => "caller".to_owned(),
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
    }
}
