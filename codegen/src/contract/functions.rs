//! The functions of the contract: signatures, and where their bodies go.

use zkthread_ir::{
    ExprKind, Function, FunctionId, FunctionKind, FunctionPlace, Local, Passing, Receiver, Type, TypeId,
};

use super::Printer;
use super::body::{Body, Repr};
use super::scope::Locals;
use crate::expression::contract_type;
use crate::names;
use crate::plan::Access;
use crate::visit::{self, Node};
use crate::writer::Writer;

impl Printer<'_> {
    /// The interface trait: the externals and views.
    pub(super) fn interface(&self, out: &mut Writer) {
        if self.public().next().is_none() {
            return;
        }
        out.line(format_args!("/// What the contract `{}` can be called for.", self.contract.name));
        out.line("#[starknet::interface]");
        out.open(format_args!("pub trait {}<TContractState>", names::interface(self.contract)));
        for (id, function) in self.public() {
            out.docs(&function.docs);
            let params = function.params.iter().map(|param| &function.locals[param.0].ty);
            params.chain([&function.returns]).for_each(|ty| self.import_plain(ty, out));
            let params = vec![self.public_receiver(id, "TContractState")];
            let signature = self.signature(function, &Locals::new(function), params, false);
            out.line(format_args!("{signature};"));
        }
        out.close("");
        out.blank();
    }

    /// The interface traits of the contracts that are called.
    pub(super) fn interfaces(&self, out: &mut Writer) {
        for (interface, name) in self.contract.interfaces.iter().zip(&self.interfaces) {
            out.docs(&interface.docs);
            out.line("#[starknet::interface]");
            out.open(format_args!("pub trait {name}<TContractState>"));
            for function in &interface.functions {
                out.docs(&function.docs);
                let mut params = vec![match function.receiver {
                    Receiver::Write => "ref self: TContractState".to_owned(),
                    Receiver::Read | Receiver::None => "self: @TContractState".to_owned(),
                }];
                for (name, ty) in &function.params {
                    self.import_plain(ty, out);
                    params.push(format!("{}: {}", names::contract_local(name), contract_type(self.contract, ty)));
                }
                self.import_plain(&function.returns, out);
                let returns = self.returns(&function.returns);
                out.line(format_args!("fn {}({}){returns};", function.name, params.join(", ")));
            }
            out.close("");
            out.blank();
        }
    }

    pub(super) fn constructor(&self, out: &mut Writer) {
        let constructor = self.with_ids().find(|(_, function)| function.kind == FunctionKind::Constructor);
        out.import("starknet::ContractAddress");
        let mut params: Vec<String> = ["ref self: ContractState", "zkthread_manager: ContractAddress"]
            .into_iter()
            .chain(["zkthread_admin: ContractAddress"])
            .map(str::to_owned)
            .collect();
        let Some((_, function)) = constructor else {
            out.line("#[constructor]");
            out.open(format_args!("fn constructor({})", params.join(", ")));
            out.line("self.zkthread.initializer(zkthread_manager, zkthread_admin);");
            out.close("");
            return out.blank();
        };
        let locals = Locals::new(function);
        self.import_signature(function, out);
        params.extend(self.parameters(function, &locals, true));
        out.docs(&function.docs);
        out.line("#[constructor]");
        out.open(format_args!("fn constructor({})", params.join(", ")));
        out.line("self.zkthread.initializer(zkthread_manager, zkthread_admin);");
        Body::new(self, function, &locals, "self", Access::Write).print(out);
        out.close("");
        out.blank();
    }

    pub(super) fn externals_and_views(&self, out: &mut Writer) {
        if self.public().next().is_none() {
            return;
        }
        let interface = names::interface(self.contract);
        out.line("#[abi(embed_v0)]");
        out.open(format_args!("impl {} of super::{interface}<ContractState>", names::interface_impl(self.contract)));
        for (id, function) in self.public() {
            let access = if self.is_write(id) { Access::Write } else { Access::Read };
            let receiver = vec![self.public_receiver(id, "ContractState")];
            self.function(function, receiver, "self", access, out);
        }
        out.close("");
        out.blank();
        if self.calls_public() {
            out.import(&format!("super::{interface}"));
        }
    }

    pub(super) fn helpers(&self, out: &mut Writer) {
        let is_helper =
            |function: &Function| function.kind == FunctionKind::Helper && function.place == FunctionPlace::Contract;
        let helpers = || self.with_ids().filter(|(_, function)| is_helper(function));
        if helpers().next().is_none() {
            return;
        }
        out.line("#[generate_trait]");
        out.open("impl InternalImpl of InternalTrait");
        for (id, function) in helpers() {
            out.docs(&function.docs);
            let access = self.plan.access(id);
            self.function(function, state_param(access, "self"), "self", access, out);
        }
        out.close("");
        out.blank();
    }

    /// The functions of the own types, each type's in a trait of its own.
    pub(super) fn functions_of_types(&self, out: &mut Writer) {
        for owner in 0..self.contract.types.len() {
            let place = FunctionPlace::Type(TypeId(owner));
            let functions = || self.with_ids().filter(move |(_, function)| function.place == place);
            if functions().next().is_none() {
                continue;
            }
            out.line("#[generate_trait]");
            out.open(format_args!("impl {} of {}", self.items.impls[owner], self.items.traits[owner]));
            for (id, function) in functions() {
                out.docs(&function.docs);
                self.beside_contract(id, function, out);
            }
            out.close("");
            out.blank();
        }
    }

    pub(super) fn free_functions(&self, out: &mut Writer) {
        for (id, function) in self.with_ids().filter(|(_, function)| function.place == FunctionPlace::Free) {
            out.docs(&function.docs);
            self.beside_contract(id, function, out);
        }
    }

    /// A function that has no `self` of the contract; the contract's state is a parameter when it needs it.
    fn beside_contract(&self, id: FunctionId, function: &Function, out: &mut Writer) {
        let access = self.plan.access(id);
        let state = Locals::new(function).free("state");
        self.function(function, state_param(access, &state), &state, access, out);
    }

    /// A whole function, with these parameters in front of its own (but behind an own type's `self`).
    fn function(&self, function: &Function, state: Vec<String>, name: &str, access: Access, out: &mut Writer) {
        let locals = Locals::new(function);
        self.import_signature(function, out);
        out.open(self.signature(function, &locals, state, true));
        Body::new(self, function, &locals, name, access).print(out);
        out.close("");
        out.blank();
    }

    fn import_signature(&self, function: &Function, out: &mut Writer) {
        let params = function.params.iter().map(|param| &function.locals[param.0].ty);
        for ty in params.chain([&function.returns]) {
            self.type_text(ty, out);
        }
    }

    fn with_ids(&self) -> impl Iterator<Item = (FunctionId, &Function)> {
        self.contract.functions.iter().enumerate().map(|(id, function)| (FunctionId(id), function))
    }

    fn public(&self) -> impl Iterator<Item = (FunctionId, &Function)> {
        self.with_ids().filter(|(_, function)| matches!(function.kind, FunctionKind::External | FunctionKind::View))
    }

    /// Whether a public function may change state: an external always, as it is a transaction's.
    fn is_write(&self, id: FunctionId) -> bool {
        self.contract.functions[id.0].kind == FunctionKind::External || self.plan.access(id) == Access::Write
    }

    fn public_receiver(&self, id: FunctionId, state: &str) -> String {
        if self.is_write(id) { format!("ref self: {state}") } else { format!("self: @{state}") }
    }

    fn calls_public(&self) -> bool {
        let mut found = false;
        for function in &self.contract.functions {
            visit::block(&function.body, &mut |node| {
                if let Node::Expr(expr) = node
                    && let ExprKind::Call { function, .. } = &expr.kind
                {
                    found |= self.contract.functions[function.0].kind != FunctionKind::Helper;
                }
            });
        }
        found
    }

    /// `fn name(params) -> type`; a fault is a revert, so a fallible function returns its success value.
    fn signature(&self, function: &Function, locals: &Locals, state: Vec<String>, with_mut: bool) -> String {
        let mut params = self.parameters(function, locals, with_mut);
        let has_self = matches!(function.place, FunctionPlace::Type(_))
            && function.params.first().is_some_and(|first| locals.name(*first) == "self");
        let at = usize::from(has_self);
        params.splice(at..at, state);
        let returns = self.returns(&function.returns);
        let name = match function.place {
            FunctionPlace::Free => {
                let is_it = |other: &&Function| std::ptr::eq(*other, function);
                let id = self.contract.functions.iter().position(|other| is_it(&other));
                id.map_or("", |id| &self.items.functions[id])
            }
            FunctionPlace::Contract if function.kind == FunctionKind::Helper => &names::helper(&function.name),
            FunctionPlace::Contract | FunctionPlace::Type(_) => &function.name,
        };
        format!("fn {name}({}){returns}", params.join(", "))
    }

    /// What stands behind the parameters.
    fn returns(&self, ty: &Type) -> String {
        match ty {
            Type::Unit => String::new(),
            ty => format!(" -> {}", contract_type(self.contract, ty)),
        }
    }

    fn parameters(&self, function: &Function, locals: &Locals, with_mut: bool) -> Vec<String> {
        let parameter = |id: &zkthread_ir::LocalId| {
            let Local { ty, passing, mutable, .. } = &function.locals[id.0];
            let name = locals.name(*id);
            let text = contract_type(self.contract, ty);
            match (passing, Repr::of_param(ty, *passing)) {
                (Passing::Mutable, _) => format!("ref {name}: {text}"),
                (_, Repr::Snapshot) => format!("{name}: @{text}"),
                (_, Repr::Span) => format!("{name}: {}", text.replacen("Array<", "Span<", 1)),
                (_, Repr::Plain) if with_mut && *mutable => format!("mut {name}: {text}"),
                (_, Repr::Plain) => format!("{name}: {text}"),
            }
        };
        function.params.iter().map(parameter).collect()
    }
}

/// The contract's state as a parameter, for a function that uses it like this.
fn state_param(access: Access, name: &str) -> Vec<String> {
    match access {
        Access::None => vec![],
        Access::Read => vec![format!("{name}: @ContractState")],
        Access::Write => vec![format!("ref {name}: ContractState")],
    }
}
