//! The thread's contracts, and the calls between them.

use zkthread_ir::{Auth, InterfaceId};

use super::{Printer, UNTRACKED};
use crate::names;
use crate::writer::Writer;

impl Printer<'_> {
    /// Their addresses.
    pub(super) fn contracts(&self) -> String {
        let mut piece = Writer::default();
        let contracts = &self.titles.contracts;
        for path in ["crate::os::input", "crate::os::stream::StreamTrait"] {
            piece.import(path);
        }
        piece.line("/// Their addresses.");
        piece.line("#[derive(Copy, Drop)]");
        piece.open("pub struct Contracts");
        for contract in contracts {
            piece.line(format_args!("pub {contract}: felt252,"));
        }
        piece.close("");
        piece.blank();
        piece.line("/// Takes their number and addresses.");
        piece.open("pub fn read_contracts(ref input: Span<felt252>) -> Contracts");
        let count = contracts.len();
        piece.line(format_args!("assert(input::take(ref input) == {count}, 'OS: wrong number of contracts');"));
        piece.open("Contracts");
        for contract in contracts {
            piece.line(format_args!("{contract}: input::take_contract(ref input),"));
        }
        piece.close("");
        piece.close("");
        piece.blank();
        piece.line("/// The hash of the addresses.");
        piece.open("pub fn contracts_hash(contracts: Contracts) -> felt252");
        let mut pairs = contracts.chunks_exact(2);
        let mutable = if count > 1 { "mut " } else { "" };
        piece.line(format_args!("let {mutable}stream = StreamTrait::new();"));
        for pair in pairs.by_ref() {
            piece.line(format_args!("stream.absorb(contracts.{}, contracts.{});", pair[0], pair[1]));
        }
        match pairs.remainder() {
            [last] => piece.line(format_args!("stream.finish_with(contracts.{last})")),
            _ => piece.line("stream.finish()"),
        }
        piece.close("");
        piece.blank();
        self.owner(&mut piece);
        if self.auth == Auth::Signature {
            self.callees(&mut piece);
        }
        let mut out = Writer::default();
        out.line(format_args!("//! The contracts of the thread: {}.", self.contract_names()));
        out.blank();
        out.append_with_imports(piece);
        out.finish()
    }

    /// What a row keeps of its contract, which is nothing where there is only one.
    fn owner(&self, out: &mut Writer) {
        out.line("/// What a row keeps of the contract that it belongs to.");
        let [.., last] = self.titles.contracts.as_slice() else {
            return;
        };
        let is_alone = self.titles.contracts.len() == 1;
        out.line(if is_alone { "pub type Owner = ();" } else { "pub type Owner = u128;" });
        out.blank();
        out.line("/// What rows are in the order of: their contract, then their address.");
        out.line("#[inline(always)]");
        if is_alone {
            out.open("pub fn place(_owner: Owner, address: felt252) -> u256");
            out.line("address.into()");
        } else {
            out.open("pub fn place(owner: Owner, address: felt252) -> u256");
            out.line("let u256 { low, high } = address.into();");
            out.line("u256 { low, high: high + owner }");
        }
        out.close("");
        out.blank();
        out.line("/// Address of the contract that a row belongs to.");
        out.line("#[inline(always)]");
        if is_alone {
            out.open("pub fn contract_of(_owner: Owner, contracts: Contracts) -> felt252");
        } else {
            out.open("pub fn contract_of(owner: Owner, contracts: Contracts) -> felt252");
            for (position, contract) in self.titles.contracts.iter().enumerate().take(self.titles.contracts.len() - 1) {
                out.open(format_args!("if owner == {}", self.owner_value(position)));
                out.line(format_args!("return contracts.{contract};"));
                out.close("");
            }
        }
        out.line(format_args!("contracts.{last}"));
        out.close("");
    }

    /// The value of `Owner` for the contract at a position: what its rows' addresses, which are below 2^251, come behind.
    pub(super) fn owner_value(&self, position: usize) -> String {
        match self.titles.contracts.len() {
            1 => "()".to_owned(),
            _ if position == 0 => "0".to_owned(),
            _ => format!("0x{position:x}{}", "0".repeat(31)),
        }
    }

    /// The address of the contract at a position, where there is a context.
    pub(super) fn address(&self, position: usize) -> String {
        format!("cx.environment.unbox().contracts.{}", self.titles.contracts[position])
    }

    /// The functions that call through interfaces, unless there are none.
    pub(super) fn interfaces(&self) -> Option<String> {
        if self.reached.called.is_empty() {
            return None;
        }
        let mut piece = Writer::default();
        for (interface, function) in &self.reached.called {
            self.through(*interface, *function, &mut piece);
        }
        let mut out = Writer::default();
        out.line("//! Calls from one contract of the thread to another: of the function that the contract at an address has.");
        out.blank();
        out.append_with_imports(piece);
        Some(out.finish())
    }

    fn through(&self, id: InterfaceId, at: usize, out: &mut Writer) {
        for path in ["crate::functions", "crate::os::input::Context", "crate::os::storage::State"] {
            out.import(path);
        }
        let interface = self.contract.interface(id);
        let function = &interface.functions[at];
        let own = ["state", "cx", "address", "contracts"].map(str::to_owned).into_iter();
        let params = function.params.iter().map(|(name, _)| names::free(name));
        let params = names::unique(own.chain(params)).split_off(4);
        let typed =
            params.iter().zip(&function.params).map(|(name, (_, ty))| format!(", {name}: {}", self.program_type(ty)));
        let typed: String = typed.collect();
        let passed: String = params.iter().map(|name| format!(", {name}")).collect();
        let returns = self.program_type(&function.returns);
        out.line(format_args!("/// `{}::{}`", interface.name, function.name));
        out.docs(&function.docs);
        out.line("#[allow(unused_variables)]");
        out.line("#[inline(never)]");
        let name = &self.titles.interfaces[id.0][at];
        out.open(format_args!(
            "pub fn {name}(ref state: State, cx: Context, address: felt252{typed}) -> Result<{returns}, felt252>"
        ));
        out.line(UNTRACKED);
        out.line("let contracts = cx.environment.unbox().contracts;");
        let caller = &self.titles.contracts[self.thread.position_of_interface(id)];
        out.line(format_args!("let cx = Context {{ caller: contracts.{caller}, environment: cx.environment }};"));
        let callees = self.thread.callees(id, at);
        for (position, callee) in callees {
            out.open(format_args!("if address == contracts.{}", self.titles.contracts[*position]));
            out.line(format_args!("return functions::{}(ref state, cx{passed});", self.titles.functions[callee.0]));
            out.close("");
        }
        for (position, contract) in self.titles.contracts.iter().enumerate() {
            if callees.iter().all(|(callee, _)| *callee != position) {
                out.open(format_args!("if address == contracts.{contract}"));
                out.line("return Err('ENTRYPOINT_NOT_FOUND');");
                out.close("");
            }
        }
        out.line("Err('CONTRACT_NOT_DEPLOYED')");
        out.close("");
        out.blank();
    }

    /// The contracts by name, for a sentence.
    pub(super) fn contract_names(&self) -> String {
        self.thread.parts.iter().map(|part| format!("`{}`", part.name)).collect::<Vec<_>>().join(", ")
    }
}
