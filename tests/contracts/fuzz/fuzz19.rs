#[zkthread::contract]
pub mod fuzz19a {
use zkthread::prelude::*;

pub const C0: i8 = -3;
pub const C1: u32 = 1;
pub const C2: i8 = -2;
pub struct S0 {
pub f0: (ContractAddress, u128, ContractAddress),
pub f1: i8,
pub f2: u128,
pub f3: Option<bool>,
}
pub struct S1 {
pub f0: u8,
pub f1: E0,
pub f2: u128,
pub f3: S0,
}
pub struct S2 {
pub f0: u16,
pub f1: u256,
}
pub struct S3 {
pub f0: S0,
pub f1: [bytes31; 3],
}
pub enum E0 {
V0,
V1,
V2,
V3(i32),
}
pub enum E1 {
V0(E0, S2),
V1(S1, E0),
}
pub enum E2 {
V0(i16),
V1(E0, S1),
V2([i64; 2], u32),
}
#[interface]
pub trait I0 {
fn look_0(&self, cx: &Context, a0: u256) -> E0;
fn look_2(&self, cx: &Context, a0: bytes31) -> S1;
}
#[zkthread::interface]
pub trait I1 {
fn look_4(&self, cx: &Context) -> u256;
}
#[interface]
pub trait I2 {
fn circle(&self, cx: &Context, a0: u8) -> [u128; 1];
}
#[storage]
pub struct Fuzz19A {
peer1: ContractAddress,
s0: Map<u128, Map<u128, Map<u128, Vec<Option<u128>>>>>,
s1: i32,
s2: Option<E0>,
s3: Map<ContractAddress, E1>,
s4: Map<u32, S2>,
s5: Map<u256, E2>,
}
#[event]
pub struct Event0 {
#[key]
pub e0: u8,
pub e1: S0,
}
#[event]
pub struct Event1 {

}
#[event]
pub struct Event2 {
pub e0: Vec<u64>,
}
#[error]
pub enum Fuzz19AError { Fault0, Fault1, Fault2 }
fn free0(cx: &mut Context, p6: &mut E0) -> String {
if false {
*p6 = ({ let v7: Option<E0> = Some(E0::V3(6)); v7 }).unwrap();
*p6 = E0::V0;
} else {
let v9: [u64; 2] = [(u64::from(({ let v8: u32 = C1; v8 })) * 4294967296), 4294967295];
}
String::from("")
}
impl Fuzz19A {
#[external]
pub fn join(&mut self, cx: &mut Context, p1: ContractAddress) {
self.peer1 = p1;
}
fn help1(&self, cx: &Context, p10: Option<E0>) -> [[u64; 2]; 2] {
let mut v12: u256 = ((!({ let v11: u256 = (6 ^ 1); v11 })) | 1);
let mut v16: Vec<u16> = vec![7, (u16::try_from(({ let v13: i8 = -5; v13 })).unwrap_or(7) % 3), 255, (8 / 3), ({ let v14: u16 = ({ let v15: Option<u16> = None; v15 }).unwrap_or(4); v14 }).max((8 * 2))];
let v17: bytes31 = bytes31::try_from(short_string!("lztcnoz")).unwrap();
[[(73 - 3); 2], [(7 / 6), (5 | 2)]]
}
#[view]
pub fn look_0(&self, cx: &Context, p55: u256) -> E0 {
match E2::V1(E0::V2, (S1 { f0: 8, f1: E0::V2, f2: 8, f3: S0 { f0: (ContractAddress::ZERO, 10, ContractAddress::ZERO), f1: -126, f2: 128337010216756018749446867287656886741, f3: Some(false) } })) {
E2::V0(v56) => {
match E1::V1((S1 { f0: 5, f1: E0::V3(-1), f2: 159504770152294035939303568015244786873, f3: S0 { f0: (ContractAddress::ZERO, 11, ContractAddress::ZERO), f1: -2, f2: 4, f3: Some(true) } }), E0::V2) {
E1::V0(v57, v58) => {
let v61: S0 = (S0 { f0: (ContractAddress::ZERO, u128::from(({ let v59: u64 = 5; v59 })), ({ let v60: Option<ContractAddress> = None; v60 }).unwrap_or(ContractAddress::ZERO)), f1: -3, f2: 4, f3: Some(true) });
let mut v62: String = String::from("nmyiwnmyiwnmyiwnmyiwnmyiwnmyiwnmyiwnmyiw");
}
_ => {
let mut v67: u128 = (if (({ let v63: u8 = 10; v63 }) < (5 % 3)) {
({ let v64: Option<u128> = u128::try_from(({ let v65: u256 = p55; v65 })).ok(); v64 }).unwrap()
} else {
({ let v66: Option<u128> = Some(3); v66 }).unwrap_or((4 ^ 1))
});
}
}
let v68: [[u64; 2]; 2] = self.help1(cx, None);
}
E2::V1(v69, v70) => {
let mut v71: String = String::from("ncbapjqsgncbapjqsgncbapjqsgncbapjqsgncbapjqsgncbapjqsgncbapjqsgncbapjqsg");
}
_ => {
let mut v72: u8 = 0;
loop {
if v72 == 3 { break; }
v72 += 1;
let mut v76: u16 = u16::from(({ let v73: u8 = (u8::try_from(({ let v75: i8 = 1; v75 })).unwrap_or(11) % u8::try_from(({ let v74: i64 = -9223372036854775806; v74 })).unwrap_or(254)); v73 }));
let v77: E0 = E0::V0;
}
}
}
E0::V0
}
#[external]
pub fn act_1(&mut self, cx: &mut Context) -> Result<(), Fuzz19AError> {
let v114: Vec<S1> = vec![(S1 { f0: 3, f1: E0::V0, f2: 4, f3: S0 { f0: (ContractAddress::ZERO, 6, ContractAddress::ZERO), f1: -1, f2: 8, f3: None } }), (S1 { f0: 0, f1: E0::V0, f2: 11, f3: S0 { f0: (ContractAddress::ZERO, 5, ContractAddress::ZERO), f1: 0, f2: 9, f3: Some(true) } })];
for v113 in &v114 {
if ((false && false) || true) {
let (v116, v117) = ({ let v115: ((i128, u8), Vec<i32>) = ((-3, 11), vec![-2147483647, -5]); v115 });
}
let v118: Option<E0> = Some(E0::V1);
}
if (!(({ let v119: i16 = 3; v119 }) <= -2)) {
if (({ let v120: u16 = (if false {
I0::at(ContractAddress::ZERO).look_0(cx, (9 & 5));
3
} else {
let mut v123: i32 = (((0 * 6) + (-2 * 3)) - i32::try_from(({ let v121: u64 = u64::try_from(({ let v122: i8 = 0; v122 })).unwrap_or(3); v121 })).unwrap_or(-2147483647));
1
}); v120 }) >= (if true {
let mut v127: u32 = ({ let v124: Option<u32> = Some(u32::try_from(({ let v125: u256 = 2; v125 })).unwrap_or(5)); v124 }).unwrap_or(({ let v126: Option<u32> = Some(C1); v126 }).unwrap_or((2652374831 | 1)));
10
} else {
11
})) {
let v129: Vec<(i32, i8, felt252)> = (if (({ let v128: Option<i32> = Some(-1578397682); v128 }) != Some(2)) {
self.peer1 = ContractAddress::ZERO;
vec![(3, 1, 4), (1, 0, 4)]
} else {
vec![(-4, 2, 0), (4, C0, short_string!("xol")), (-2, -1, 0)]
});
cx.emit(Event0 { e1: (S0 { f0: (ContractAddress::ZERO, 1, ContractAddress::ZERO), f1: 0, f2: (6 + 2), f3: ({ let v130: Option<Option<bool>> = Some(None); v130 }).unwrap_or(Some(false)) }), e0: 5 });
let mut v131: Vec<i32> = vec![-2147483647];
} else {
let v132: String = String::from("ryoryoryoryo");
let mut v133: Vec<u32> = vec![(10 + 2), 2, ((C1 | 1) + 1)];
self.s2 = Some(E0::V0);
}
} else {
self.s5.write(({ let v134: Option<u256> = Some(4); v134 }).unwrap_or(6), E2::V0(-2));
let v136: E0 = I0::at(self.peer1).look_0(cx, ({ let v135: u256 = 4; v135 }).max(10));
}
let mut v139: u16 = ({ let v137: Option<u16> = ({ let v138: u16 = 0; v138 }).checked_div((if false {
10
} else {
8
})); v137 }).unwrap_or(11);
Ok(())
}
#[view]
pub fn look_2(&self, cx: &Context, p147: bytes31) -> S1 {
let mut v149: E2 = E2::V0(i16::from(({ let v148: i8 = C2; v148 })));
let v152: E0 = self.look_0(cx, ({ let v150: Option<u256> = ({ let v151: u256 = 4; v151 }).checked_add(6); v150 }).unwrap_or((28 - 3)));
(S1 { f0: 4, f1: self.look_0(cx, ((if true {
let v154: E2 = E2::V1(E0::V1, ({ let v153: Option<S1> = None; v153 }).unwrap_or((S1 { f0: 11, f1: v152, f2: 3, f3: (S0 { f0: (ContractAddress::ZERO, 10, ContractAddress::ZERO), f1: 5, f2: 5, f3: None }) })));
8
} else {
1
}) * 1)), f2: ((!({ let v155: u128 = 2; v155 })) | 1), f3: ({ let v156: Option<S0> = None; v156 }).unwrap_or((if false {
(S0 { f0: (ContractAddress::ZERO, 9, ContractAddress::ZERO), f1: 6, f2: 18446744073709551615, f3: None })
} else {
match ({ let v157: Option<S1> = Some((S1 { f0: 6, f1: v152, f2: 93666822635419820926350215771442971022, f3: (S0 { f0: (ContractAddress::ZERO, 18446744073709551615, ContractAddress::ZERO), f1: 3, f2: 2, f3: Some(false) }) })); v157 }) {
Some(v158) => {
let v159: Vec<E2> = vec![E2::V1(E0::V3(3), (S1 { f0: 6, f1: v152, f2: 18446744073709551615, f3: (S0 { f0: (ContractAddress::ZERO, 11, ContractAddress::ZERO), f1: 2, f2: 10, f3: Some(false) }) })), E2::V2([5; 2], (C1 ^ C1))];
}
None => {
let mut v169: [E2; 3] = ({ let v160: Option<[E2; 3]> = Some([v149, v149, E2::V0(-32766)]); v160 }).unwrap_or((if (({ let v161: u128 = 4; v161 }) > 0) {
({ let v162: Option<[E2; 3]> = None; v162 }).unwrap_or([E2::V2([-4, -3], 6), E2::V1(E0::V0, S1 { f0: 7, f1: E0::V2, f2: 8, f3: S0 { f0: (ContractAddress::ZERO, 3, ContractAddress::ZERO), f1: 2, f2: 5, f3: None } }), E2::V2([-5, -2], 7)])
} else {
let mut v168: [E0; 3] = ({ let v163: Option<[E0; 3]> = ({ let v164: Option<Option<[E0; 3]>> = Some(None); v164 }).unwrap_or(None); v163 }).unwrap_or([self.look_0(cx, (if (true || false) {
let mut v165: Option<E1> = None;
u256::from(({ let v166: u128 = 0; v166 }))
} else {
(!({ let v167: u256 = 6; v167 }))
})), E0::V2, E0::V2]);
[v149; 3]
}));
}
}
(S0 { f0: (ContractAddress::ZERO, 7, ContractAddress::ZERO), f1: 4, f2: 1, f3: None })
})) })
}
#[external]
pub fn act_3(&mut self, cx: &mut Context, p170: S1, p171: u64, p172: ContractAddress) -> Vec<S0> {
let v173: [ClassHash; 2] = [ClassHash::ZERO, (if (true || false) {
ClassHash::ZERO
} else {
ClassHash::ZERO
})];
let (v175, v176) = ({ let v174: (Vec<i32>, String) = ((if true {
vec![-1, 5, 4]
} else {
vec![2, -3]
}), String::from("akxutakxutakxutakxut")); v174 });
let v177: E0 = I0::at(cx.contract_address()).look_0(cx, (5 - 1));
if (({ let v178: i128 = 3; v178 }) == ({ let v179: Option<i128> = Some(6); v179 }).unwrap_or(-170141183460469231731687303715884105726)) {
let mut v180: E0 = E0::V2;
let v181: String = free0(cx, &mut v180);
self.s4.write(u32::try_from(({ let v182: u128 = 6; v182 })).unwrap_or(C1), (S2 { f0: 3, f1: (if (false && false) {
(77 - 1)
} else {
cx.emit(Event0 { e1: (S0 { f0: (p172, 18446744073709551616, p172), f1: (-5 - 1), f2: 10, f3: Some(false) }), e0: (7 ^ 3) });
(5 * 7)
}) }));
let mut v185: S3 = (S3 { f0: (S0 { f0: (p172, 118503959276976428518713784630173771251, p172), f1: ({ let v183: i8 = C2; v183 }).min(C2), f2: p170.f2, f3: None }), f1: [(if true {
bytes31::try_from(short_string!("lfg")).unwrap()
} else {
bytes31::try_from(short_string!("btg")).unwrap()
}), bytes31::try_from(short_string!("nkkwipe")).unwrap(), ({ let v184: Option<bytes31> = None; v184 }).unwrap_or(bytes31::try_from(short_string!("lvfxzha")).unwrap())] });
}
if ({ let v186: Option<bool> = None; v186 }).unwrap_or((({ let v187: S2 = (S2 { f0: 255, f1: 2 }); v187 }) == (S2 { f0: 2, f1: 4 }))) {
let mut v188: u32 = 0;
while v188 < 3 {
v188 += 1;
let mut v189: u64 = p171;
}
cx.emit(Event1 {  });
self.s1 = -4;
} else {
let mut v190: E2 = self.s5.read((91 - 115792089237316195423570985008687907853269984665640564039457584007913129639933));
v190 = (if (!(({ let v191: (i8, i128, u16) = (2, 3, 10); v191 }) == (2, -1, 9))) {
E2::V2([-2, 1], ({ let v192: u32 = 65535; v192 }).min(5))
} else {
let mut v193: [(i16, u128, bool); 2] = [((-3 * 3), 3, true); 2];
E2::V2([-2, 5], C1)
});
v190 = self.s5.read(1);
}
vec![(S0 { f0: (ContractAddress::ZERO, 18446744073709551615, ContractAddress::ZERO), f1: (6 * 3), f2: (if false {
let mut v194: String = String::from("trxvnttrxvnt");
8
} else {
7
}), f3: Some(false) }), (S0 { f0: (p172, 2, ContractAddress::ZERO), f1: (4 * C0), f2: ({ let v195: u128 = 10; v195 }).min(9), f3: Some(false) })]
}
#[external]
pub fn act_5(&mut self, cx: &mut Context) -> S1 {
self.s0.entry(2).entry(0).entry(1).push(Some(2));
if ((!false) && (false || false)) {
let (v241, v242) = ({ let v240: (String, E1) = (String::from("jczjczjczjczjczjczjczjcz"), E1::V0(E0::V3(5), (S2 { f0: 9, f1: 7 }))); v240 });
match ({ let v243: u8 = 2; v243 }) {
0 => {
let v251: S3 = (S3 { f0: (S0 { f0: (if true {
let mut v247: String = (if ({ let v244: Option<bool> = Some(false); v244 }).unwrap_or(true) {
cx.emit(Event1 {  });
(if (({ let v245: i128 = -1; v245 }) < -170141183460469231731687303715884105726) {
v241.clone()
} else {
self.s0.entry(1).entry(0).entry(2).write(0, u128::try_from(({ let v246: u256 = (if (true && true) {
I1::at(self.peer1).look_4(cx)
} else {
(6 / 3)
}); v246 })).ok());
v241.clone()
})
} else {
String::from("czgpczgpczgpczgpczgpczgpczgp")
});
(ContractAddress::ZERO, 18446744073709551616, ContractAddress::ZERO)
} else {
(ContractAddress::ZERO, 7, ContractAddress::ZERO)
}), f1: i8::try_from(({ let v248: u32 = C1; v248 })).unwrap_or(-2), f2: (2 + 3), f3: Some(true) }), f1: [({ let v249: Option<bytes31> = None; v249 }).unwrap_or(bytes31::try_from(short_string!("k")).unwrap()), bytes31::try_from(short_string!("ejtuhks")).unwrap(), ({ let v250: Option<bytes31> = None; v250 }).unwrap_or(bytes31::try_from(short_string!("vjhsrpktk")).unwrap())] });
}
1 | 7 => {
let mut v263: Vec<i32> = vec![2147483647, self.s1, i32::try_from(({ let v252: u256 = (if false {
let v258: bool = (({ let v253: u16 = 5; v253 }) < (if (({ let v254: u16 = 7; v254 }) > 65534) {
({ let v255: Option<u16> = Some(7); v255 }).unwrap_or(8)
} else {
let v256: S1 = I0::at(cx.contract_address()).look_2(cx, bytes31::try_from(short_string!("axadams")).unwrap());
u16::from(({ let v257: u8 = 2; v257 }))
}));
7
} else {
let mut v259: u64 = 4;
10
}); v252 })).unwrap_or(-2), (-({ let v260: i32 = i32::from(({ let v261: i16 = 6; v261 })); v260 })), ({ let v262: Option<i32> = Some(4); v262 }).unwrap(), self.s1];
}
_ => {
self.s1 = ({ let v264: Option<i32> = ({ let v265: Option<Option<i32>> = Some(Some(-3)); v265 }).unwrap_or(Some(0)); v264 }).unwrap_or(-4);
let v266: E0 = self.look_0(cx, 4);
}
}
let v287: S1 = (S1 { f0: 11, f1: (if (({ let v267: u16 = 10; v267 }) > 10) {
self.s2 = Some(E0::V3((-1 * 3)));
E0::V1
} else {
let v269: u8 = (u8::try_from(({ let v268: u64 = 11; v268 })).unwrap_or(10) + 1);
(if true {
E0::V3(-3)
} else {
E0::V3(-2)
})
}), f2: (if (({ let v270: i64 = 1; v270 }) > 9223372036854775806) {
let (v272, v273) = ({ let v271: (S0, i32) = ((S0 { f0: (ContractAddress::ZERO, 2, ContractAddress::ZERO), f1: -2, f2: 9, f3: Some(true) }), (-1 * 2147483647)); v271 });
({ let v274: Option<u128> = None; v274 }).unwrap_or(2)
} else {
let v279: S1 = (S1 { f0: (if (({ let v275: u8 = 1; v275 }) >= 11) {
(5 * 3)
} else {
3
}), f1: E0::V3(({ let v276: Option<i32> = Some(-2); v276 }).unwrap_or(5)), f2: ({ let v277: Option<u128> = ({ let v278: u128 = 10; v278 }).checked_sub(6); v277 }).unwrap(), f3: (S0 { f0: (ContractAddress::ZERO, 1, ContractAddress::ZERO), f1: (5 * C2), f2: (if false {
10
} else {
1
}), f3: Some(false) }) });
({ let v280: Option<u128> = Some(277755145570874941820389435632427851426); v280 }).unwrap_or(18446744073709551616)
}), f3: (if (true || true) {
let v284: (S3, E2, u256) = ((S3 { f0: (if true {
let mut v281: String = v241.clone();
(S0 { f0: (ContractAddress::ZERO, 3, ContractAddress::ZERO), f1: 2, f2: 1, f3: None })
} else {
let mut v282: u8 = 4;
(S0 { f0: (ContractAddress::ZERO, 0, ContractAddress::ZERO), f1: 5, f2: 10, f3: Some(true) })
}), f1: [bytes31::try_from(short_string!("pcfsnvxxp")).unwrap(), bytes31::try_from(short_string!("n")).unwrap(), bytes31::try_from(short_string!("mzdpjex")).unwrap()] }), E2::V0((if false {
let mut v283: u16 = 65533;
5
} else {
-2
})), (2 / 3));
(if true {
(S0 { f0: (ContractAddress::ZERO, 10, ContractAddress::ZERO), f1: 4, f2: 2, f3: None })
} else {
let v286: u16 = (({ let v285: u16 = (14 - 3); v285 }).min((40680 | 1)) - 2);
(S0 { f0: (ContractAddress::ZERO, 8, ContractAddress::ZERO), f1: -1, f2: 3, f3: Some(true) })
})
} else {
(S0 { f0: (ContractAddress::ZERO, 7, ContractAddress::ZERO), f1: 4, f2: 7, f3: None })
}) });
} else {
for v288 in 0_u8..4 {
self.peer1 = cx.caller();
let v289: E1 = E1::V0(E0::V0, self.s4.read(0));
}
}
match ({ let v290: u8 = ({ let v291: u8 = ({ let v292: Option<u8> = None; v292 }).unwrap_or(15); v291 }).min((11 + 3)); v290 }) {
0 => {
let mut v295: (Option<u32>, S1) = (None, (S1 { f0: 9, f1: ({ let v293: Option<E0> = None; v293 }).unwrap(), f2: (!({ let v294: u128 = 10; v294 })), f3: (S0 { f0: (ContractAddress::ZERO, 4, ContractAddress::ZERO), f1: C0, f2: 11, f3: None }) }));
}
1 | 7 => {
if (({ let v296: E2 = E2::V2([5, 4], C1); v296 }) != E2::V1(E0::V3(-2), (S1 { f0: 2, f1: E0::V2, f2: 7, f3: S0 { f0: (ContractAddress::ZERO, 18446744073709551616, ContractAddress::ZERO), f1: 4, f2: 2, f3: None } }))) {
let mut v297: E1 = self.s3.read(cx.caller());
v297 = E1::V0(({ let v298: Option<E0> = None; v298 }).unwrap_or(E0::V0), (S2 { f0: (6 - 1), f1: (9 / 7) }));
}
}
_ => {
let mut v299: u64 = 0;
while v299 < 3 {
v299 += 1;
let v300: u8 = 6;
self.s3.write(cx.caller(), ({ let v301: Option<E1> = Some(({ let v302: Option<E1> = None; v302 }).unwrap_or(E1::V0(E0::V0, S2 { f0: 6, f1: 0 }))); v301 }).unwrap_or(E1::V0(E0::V1, (S2 { f0: 256, f1: 9 }))));
}
}
}
let mut v308: [[bytes31; 2]; 2] = (if (if (({ let v303: u8 = 7; v303 }) > 5) {
(({ let v304: Option<ClassHash> = None; v304 }) == None)
} else {
({ let v305: Option<bool> = Some(false); v305 }).unwrap_or(true)
}) {
({ let v306: Option<[[bytes31; 2]; 2]> = Some([[bytes31::try_from(short_string!("y")).unwrap(), bytes31::try_from(short_string!("rc")).unwrap()], [bytes31::try_from(short_string!("ldxui")).unwrap(), bytes31::try_from(short_string!("hdxitx")).unwrap()]]); v306 }).unwrap_or([[bytes31::try_from(short_string!("cmcqm")).unwrap(), bytes31::try_from(short_string!("ih")).unwrap()]; 2])
} else {
[[bytes31::try_from(short_string!("jf")).unwrap(), bytes31::try_from(short_string!("ake")).unwrap()], ({ let v307: Option<[bytes31; 2]> = Some([bytes31::try_from(short_string!("wfiswiqga")).unwrap(), bytes31::try_from(short_string!("apmolk")).unwrap()]); v307 }).unwrap_or([bytes31::try_from(short_string!("osqulku")).unwrap(), bytes31::try_from(short_string!("gaajax")).unwrap()])]
});
cx.emit(Event2 { e0: vec![] });
(S1 { f0: 5, f1: E0::V0, f2: 1, f3: (if (true || true) {
(S0 { f0: (ContractAddress::ZERO, 6, ContractAddress::ZERO), f1: 2, f2: 5, f3: Some(true) })
} else {
let mut v309: u32 = 0;
loop {
if v309 == 2 { break; }
v309 += 1;
let v314: E2 = E2::V2([(if true {
-4
} else {
let mut v310: u256 = ((8 / 3) * 1);
-1
}), (if true {
1
} else {
let v311: Option<[felt252; 2]> = None;
-2
})], ({ let v312: u32 = 7; v312 }).min(({ let v313: Option<u32> = None; v313 }).unwrap_or(C1)));
let mut v316: u32 = (({ let v315: Option<u32> = None; v315 }).unwrap_or(4) + 3);
}
(S0 { f0: (ContractAddress::ZERO, 5, ContractAddress::ZERO), f1: C0, f2: 6, f3: None })
}) })
}
#[view]
pub fn circle(&self, cx: &Context, p350: u8) -> [u128; 1] {
let mut v351: u8 = p350;
if p350 > 0 {
let v352: u8 = p350.min(4) - 1;
let v353 = I2::at(cx.contract_address()).circle(cx, v352);
}
[(5 % 3)]
}
#[external]
pub fn act_8(&mut self, cx: &mut Context, p361: Option<(i128, i128)>, p362: S1) -> Result<Vec<S0>, Fuzz19AError> {
let (v364, v365) = ({ let v363: (u32, (i64, ClassHash, i8)) = (8, (0, ClassHash::ZERO, C2)); v363 });
let v367: E2 = E2::V1(self.look_0(cx, 6), (S1 { f0: (10 | 1), f1: I0::at(self.peer1).look_0(cx, 9), f2: (if false {
self.s0.entry(2).entry(2).entry(0).write(0, ({ let v366: Option<Option<u128>> = Some(Some(5)); v366 }).unwrap_or(Some(10)));
9
} else {
5
}), f3: (S0 { f0: (ContractAddress::ZERO, 8, ContractAddress::ZERO), f1: 3, f2: 5, f3: Some(true) }) }));
let v368: E0 = I0::at(self.peer1).look_0(cx, 9);
let v369: i8 = -3;
Ok(vec![])
}
#[constructor]
pub fn new(&mut self, cx: &mut Context, p370: Vec<i8>, p371: i8) {
self.s3.write(cx.caller(), E1::V0(E0::V0, (S2 { f0: 63380, f1: 3 })));
self.s5.write(u256::from(({ let v372: u128 = 11; v372 })), E2::V0(-3));
self.s3.write(cx.caller(), E1::V1((S1 { f0: 15, f1: E0::V3(-2147483648), f2: 8, f3: S0 { f0: (ContractAddress::ZERO, 18446744073709551615, ContractAddress::ZERO), f1: 3, f2: 4, f3: Some(false) } }), E0::V3(-5)));
self.s3.write(cx.caller(), E1::V0(E0::V2, (S2 { f0: 2, f1: 340282366920938463463374607431768211456 })));
}
}
}
#[zkthread::contract]
pub mod fuzz19b {
use zkthread::prelude::*;

pub struct S0 {
pub f0: (ContractAddress, u128, ContractAddress),
pub f1: i8,
pub f2: u128,
pub f3: Option<bool>,
}
pub struct S1 {
pub f0: u8,
pub f1: E0,
pub f2: u128,
pub f3: S0,
}
pub enum E0 {
V0,
V1,
V2,
V3(i32),
}
#[interface]
pub trait I0 {
fn look_0(&self, cx: &Context, a0: u256) -> E0;
fn look_2(&self, cx: &Context, a0: bytes31) -> S1;
}
#[zkthread::interface]
pub trait I1 {
fn circle(&self, cx: &Context, a0: u8) -> [u128; 1];
}
#[storage]
pub struct Fuzz19B {
s0: i64,
s1: Vec<S0>,
s2: [(ClassHash, u32); 2],
s3: u32,
s4: i16,
peer0: ContractAddress,
s5: S0,
s6: felt252,
}
#[event]
pub struct Event0 {

}
#[event]
pub struct Event1 {
pub e0: Vec<bytes31>,
pub e1: (ContractAddress, u64, i8),
pub e2: Option<i128>,
}
#[error]
pub enum Fuzz19BError { Fault0, Fault1, Fault2 }
fn free0() -> S0 {
for v1 in 1_u128..=3 {
let v2: String = String::from("");
let mut v3: i8 = -5;
}
(S0 { f0: (ContractAddress::ZERO, 8, ContractAddress::ZERO), f1: (i8::try_from(({ let v5: u8 = 15; v5 })).unwrap_or(127) - i8::try_from(({ let v4: i64 = -1; v4 })).unwrap_or(4)), f2: 2, f3: None })
}
fn free1(p18: &mut String) -> [u256; 1] {
if true {
match E0::V0 {
E0::V0 => {
let v20: Option<S1> = ({ let v19: Option<Option<S1>> = None; v19 }).unwrap_or(Some((S1 { f0: 5, f1: E0::V1, f2: 3, f3: (S0 { f0: (ContractAddress::ZERO, 5, ContractAddress::ZERO), f1: -3, f2: 59573378558381419447236402671934975534, f3: Some(false) }) })));
let v22: Vec<(i16, ClassHash)> = vec![((-4 + 3), ClassHash::ZERO), (i16::from(({ let v21: i8 = 1; v21 })), ClassHash::ZERO), ((1 * -1), ClassHash::ZERO)];
}
E0::V1 => {
*p18 = p18.clone();
}
E0::V2 => {
let v28: S1 = (S1 { f0: (10 | ({ let v23: Option<u8> = Some(10); v23 }).unwrap_or(6)), f1: E0::V1, f2: ((if true {
let v26: S0 = (S0 { f0: (ContractAddress::ZERO, (5 ^ 2), ContractAddress::ZERO), f1: (({ let v24: Option<i8> = Some(3); v24 }).unwrap() - 3), f2: ((7 / 1) * 3), f3: (if (true && false) {
({ let v25: Option<Option<bool>> = Some(None); v25 }).unwrap_or(None)
} else {
None
}) });
0
} else {
8
}) + (1 & 10)), f3: ({ let v27: Option<S0> = Some((S0 { f0: (ContractAddress::ZERO, 7, ContractAddress::ZERO), f1: 126, f2: 6, f3: None })); v27 }).unwrap_or(free0()) });
}
E0::V3(v29) => {
let mut v31: [S0; 1] = [(S0 { f0: (ContractAddress::ZERO, 257383603572503862916316537281514628797, ContractAddress::ZERO), f1: 2, f2: ({ let v30: Option<u128> = None; v30 }).unwrap_or(1), f3: Some(false) })];
let mut v33: [S0; 1] = [(S0 { f0: (ContractAddress::ZERO, 10, ContractAddress::ZERO), f1: (2 + 1), f2: u128::from(({ let v32: u64 = 13426652146651409175; v32 })), f3: Some(true) }); 1];
}
}
let v35: Vec<S1> = vec![(S1 { f0: 5, f1: E0::V0, f2: 9, f3: S0 { f0: (ContractAddress::ZERO, 2, ContractAddress::ZERO), f1: 4, f2: 11, f3: None } }), (S1 { f0: 7, f1: E0::V0, f2: 9, f3: S0 { f0: (ContractAddress::ZERO, 3, ContractAddress::ZERO), f1: 3, f2: 3, f3: None } }), (S1 { f0: 5, f1: E0::V2, f2: 9, f3: S0 { f0: (ContractAddress::ZERO, 18446744073709551616, ContractAddress::ZERO), f1: 0, f2: 0, f3: None } })];
for v34 in &v35 {
let mut v36: ClassHash = ClassHash::ZERO;
}
} else {
let v38: Vec<S1> = vec![(S1 { f0: 3, f1: E0::V2, f2: 8, f3: S0 { f0: (ContractAddress::ZERO, 11, ContractAddress::ZERO), f1: 5, f2: 10, f3: Some(true) } }), (S1 { f0: 7, f1: E0::V3(1), f2: 3, f3: S0 { f0: (ContractAddress::ZERO, 10, ContractAddress::ZERO), f1: -5, f2: 4, f3: Some(false) } }), (S1 { f0: 1, f1: E0::V1, f2: 9, f3: S0 { f0: (ContractAddress::ZERO, 9, ContractAddress::ZERO), f1: 2, f2: 1, f3: None } }), (S1 { f0: 1, f1: E0::V1, f2: 1, f3: S0 { f0: (ContractAddress::ZERO, 2, ContractAddress::ZERO), f1: 2, f2: 4, f3: None } }), (S1 { f0: 8, f1: E0::V1, f2: 7, f3: S0 { f0: (ContractAddress::ZERO, 9, ContractAddress::ZERO), f1: 0, f2: 340282366920938463463374607431768211453, f3: Some(true) } }), (S1 { f0: 4, f1: E0::V2, f2: 5, f3: S0 { f0: (ContractAddress::ZERO, 4, ContractAddress::ZERO), f1: 3, f2: 2, f3: None } }), (S1 { f0: 15, f1: E0::V3(0), f2: 10, f3: S0 { f0: (ContractAddress::ZERO, 340282366920938463463374607431768211454, ContractAddress::ZERO), f1: 2, f2: 5, f3: Some(false) } }), (S1 { f0: 3, f1: E0::V1, f2: 9, f3: S0 { f0: (ContractAddress::ZERO, 2, ContractAddress::ZERO), f1: -3, f2: 4, f3: Some(false) } }), (S1 { f0: 9, f1: E0::V1, f2: 7, f3: S0 { f0: (ContractAddress::ZERO, 182854555316523682195892889777054954074, ContractAddress::ZERO), f1: 4, f2: 7, f3: Some(true) } })];
for v37 in &v38 {
let v39: S0 = free0();
}
let mut v41: (u16, E0, u256) = (((3 % 3) + 3), (if (true && false) {
E0::V1
} else {
E0::V0
}), ({ let v40: u256 = (11 + 1); v40 }).min((7 - 2)));
}
let v47: S1 = (S1 { f0: ({ let v42: Option<u8> = u8::try_from(({ let v43: u16 = 7; v43 })).ok(); v42 }).unwrap_or(9), f1: E0::V3((6 + 0)), f2: ({ let v44: Option<u128> = Some(4); v44 }).unwrap_or(121434493280919302627481167334657210327), f3: (S0 { f0: (ContractAddress::ZERO, 2, ContractAddress::ZERO), f1: (-({ let v45: i8 = 6; v45 })), f2: u128::from(({ let v46: u64 = 5; v46 })), f3: None }) });
let v48: E0 = E0::V3(((-2147483648 - 3) + 3));
({ let v49: Option<[u256; 1]> = Some([6; 1]); v49 }).unwrap()
}
impl Fuzz19B {
#[external]
pub fn join(&mut self, cx: &mut Context, p0: ContractAddress) {
self.peer0 = p0;
}
fn help2(&mut self, cx: &mut Context, p50: &String, p51: Vec<u64>, p52: &mut u32) -> Result<String, Fuzz19BError> {
let v54: Vec<S0> = vec![(S0 { f0: (ContractAddress::ZERO, 2026544404892737836829009657308330590, ContractAddress::ZERO), f1: -5, f2: 11, f3: None }), (S0 { f0: (ContractAddress::ZERO, 1, ContractAddress::ZERO), f1: -1, f2: 10, f3: Some(false) })];
for v53 in &v54 {
*p52 *= (*p52);
}
self.s3 = 6;
self.peer0 = self.peer0;
Ok(p50.clone())
}
#[view]
pub fn look_0(&self, cx: &Context, p78: u256) -> E0 {
let mut v80: u256 = (u256::from(({ let v79: u128 = 5; v79 })) - 10);
if ((true && true) && false) {
v80 ^= (!v80);
let v81: E0 = E0::V2;
if (({ let v82: i128 = (48909780946906122529480226749324115333 - 2); v82 }) > 3) {
let v83: E0 = E0::V0;
v80 *= v80;
v80 *= p78;
}
} else {
let mut v87: u8 = ((11 / 3) * ({ let v84: Option<u8> = u8::try_from(({ let v85: u32 = 2; v85 })).ok(); v84 }).unwrap_or(u8::try_from(({ let v86: i16 = 6; v86 })).unwrap_or(6)));
let v90: (S0, [i8; 2], Option<i8>) = ((if self.s1.len() > 0 { self.s1.read(0) } else { S0 { f0: (ContractAddress::ZERO, 340282366920938463463374607431768211453, ContractAddress::ZERO), f1: 5, f2: 18446744073709551615, f3: None } }), [({ let v88: Option<i8> = Some(1); v88 }).unwrap_or(127), ({ let v89: Option<i8> = Some(4); v89 }).unwrap_or(-3)], Some((5 - 2)));
}
let mut v91: String = String::from("bfmjubfmjubfmjubfmjubfmjubfmjubfmjubfmju");
if (v80 <= (!p78)) {
let (v93, v94) = ({ let v92: (E0, Vec<ContractAddress>) = (E0::V0, vec![ContractAddress::ZERO, ContractAddress::ZERO, ContractAddress::ZERO, ContractAddress::ZERO, ContractAddress::ZERO]); v92 });
}
let (v97, v98) = ({ let v95: (bool, u8) = ((({ let v96: u128 = 205814278406378545431372621888174369297; v96 }) <= 4), 7); v95 });
let v99: [u256; 1] = free1(&mut v91);
let mut v100: u64 = 0;
while v100 < 2 {
v100 += 1;
let mut v103: i128 = (({ let v101: Option<i128> = Some(-170141183460469231731687303715884105726); v101 }).unwrap_or(({ let v102: i128 = 1; v102 }).max(143246356995303521935098815463143790648)) - 1);
let v104: u256 = (p78 % keccak_hash(&[(if v97 {
v80
} else {
p78
}), v80]));
}
E0::V1
}
fn help4(&mut self, cx: &mut Context, p105: E0, p106: &u16) -> Result<[u64; 3], Fuzz19BError> {
let v108: E0 = I0::at(cx.contract_address()).look_0(cx, ({ let v107: Option<u256> = None; v107 }).unwrap_or(11));
Ok([0, ({ let v109: u64 = (7 ^ 1); v109 }).min(({ let v110: Option<u64> = Some(8); v110 }).unwrap_or(5)), ({ let v111: Option<u64> = ({ let v112: u64 = 4; v112 }).checked_add(8); v111 }).unwrap_or(18446744073709551613)])
}
#[view]
pub fn look_2(&self, cx: &Context, p140: bytes31) -> S1 {
let mut v141: u128 = 0;
while v141 < 3 {
v141 += 1;
let v144: S0 = ({ let v142: Option<S0> = None; v142 }).unwrap_or(({ let v143: Option<S0> = None; v143 }).unwrap_or((S0 { f0: (ContractAddress::ZERO, 6, ContractAddress::ZERO), f1: -3, f2: 4, f3: None })));
}
let v145: String = String::from("eanddiost");
(S1 { f0: (u8::try_from(({ let v146: u128 = 158080533837726681095746142959122330575; v146 })).unwrap_or(2) + 1), f1: E0::V3((2 - 3)), f2: (22 - 5), f3: (S0 { f0: (if true {
(ContractAddress::ZERO, 169200128908721412294741306440537581476, ContractAddress::ZERO)
} else {
(ContractAddress::ZERO, 5, ContractAddress::ZERO)
}), f1: (-3 - 1), f2: (10 + 3), f3: Some(true) }) })
}
#[view]
pub fn look_4(&self, cx: &Context) -> u256 {
I0::at(self.peer0).look_0(cx, (10 + 1));
match E0::V3(-1) {
E0::V0 => {
let v196: E0 = I0::at(cx.contract_address()).look_0(cx, (7 + 0));
}
E0::V1 => {
for v197 in 0_u8..=1 {
let mut v198: u256 = 1;
}
}
E0::V2 => {
let mut v199: Vec<E0> = vec![E0::V0];
let mut v201: E0 = E0::V3(({ let v200: Option<i32> = Some(3); v200 }).unwrap_or((2147483645 * 3)));
}
E0::V3(v202) => {
let mut v203: S1 = I0::at(cx.contract_address()).look_2(cx, bytes31::try_from(short_string!("edqkejk")).unwrap());
}
}
((({ let v204: u256 = 6; v204 }).max(4) + 1) | 2)
}
#[external]
pub fn act_5(&mut self, cx: &mut Context) -> S1 {
let mut v205: u256 = (((3 - 2) * 8) | 3);
let v207: Vec<(u16, bytes31, felt252)> = vec![(255, bytes31::try_from(short_string!("qqkq")).unwrap(), 3)];
for v206 in &v207 {
if (true || true) { break; }
let v208: S1 = I0::at(self.peer0).look_2(cx, bytes31::try_from(short_string!("bkvmq")).unwrap());
}
if (!(({ let v209: u128 = 9; v209 }) <= 11)) {
let mut v211: u32 = ({ let v210: u32 = self.s3; v210 }).max(((if false {
3
} else {
1
}) + 3));
} else {
match (if true {
E0::V3(0)
} else {
let mut v212: Vec<[bool; 3]> = vec![];
E0::V0
}) {
E0::V0 => {
let v215: (E0, Option<ContractAddress>, E0) = ({ let v213: Option<(E0, Option<ContractAddress>, E0)> = None; v213 }).unwrap_or((if (({ let v214: u16 = 1; v214 }) == 4) {
(E0::V3(5), None, E0::V3(-465405582))
} else {
(E0::V0, None, E0::V2)
}));
let v219: u64 = ({ let v216: u64 = (4 & (9 & 0)); v216 }).max(({ let v217: Option<u64> = ({ let v218: u64 = 2; v218 }).checked_div(9); v217 }).unwrap_or(18446744073709551613));
}
E0::V1 => {
let mut v220: String = String::from("zphxcmxk");
let (v222, v223) = ({ let v221: (String, u64) = (v220.clone(), (11 + 7)); v221 });
}
E0::V2 => {
let mut v224: u256 = (47 - ((52 - 1) | 3));
let v225: u64 = ((0 % 3) + 1);
}
E0::V3(v226) => {
let v227: E0 = E0::V0;
}
}
let v228: S1 = I0::at(self.peer0).look_2(cx, bytes31::try_from(short_string!("dlzioj")).unwrap());
}
let v231: (S1, i16) = ({ let v229: Option<(S1, i16)> = None; v229 }).unwrap_or(((S1 { f0: 0, f1: E0::V1, f2: 8, f3: (S0 { f0: (ContractAddress::ZERO, 4, ContractAddress::ZERO), f1: 1, f2: 340282366920938463463374607431768211454, f3: None }) }), ({ let v230: Option<i16> = None; v230 }).unwrap_or(2)));
let mut v232: u128 = 0;
loop {
if v232 == 2 { break; }
v232 += 1;
v205 &= (72 - 3);
}
if ({ let v233: Option<bool> = None; v233 }).unwrap() {
let mut v234: u16 = (5 | 2);
} else {
let v236: Vec<E0> = vec![E0::V1, E0::V2, E0::V3(-3)];
for v235 in &v236 {
if (true && false) { break; }
let v238: [E0; 3] = [E0::V0, ({ let v237: Option<E0> = Some(E0::V2); v237 }).unwrap_or(E0::V3(1)), E0::V0];
}
}
self.s5 = (if self.s1.len() > 0 { self.s1.read(0) } else { S0 { f0: (ContractAddress::ZERO, 5, ContractAddress::ZERO), f1: -2, f2: 4, f3: None } });
(S1 { f0: ({ let v239: u8 = 254; v239 }).min((10 / 198)), f1: E0::V0, f2: 0, f3: (S0 { f0: (ContractAddress::ZERO, 9, ContractAddress::ZERO), f1: (-3 * -1), f2: (if false {
1
} else {
11
}), f3: None }) })
}
#[external]
pub fn act_6(&mut self, cx: &mut Context, p317: i64, p318: (u128, i8), p319: i8) {
let v323: [u128; 2] = [({ let v320: Option<u128> = u128::try_from(({ let v321: u256 = 1; v321 })).ok(); v320 }).unwrap_or(({ let v322: Option<u128> = Some(5); v322 }).unwrap_or(4)); 2];
cx.emit(Event1 { e0: (if (({ let v324: u128 = 6; v324 }) >= 8) {
vec![]
} else {
vec![bytes31::try_from(short_string!("wgcvo")).unwrap()]
}), e1: (ContractAddress::ZERO, (0 / 7), (p319 - 3)), e2: Some(6) });
let mut v325: S0 = (if self.s1.len() > 0 { self.s1.read(0) } else { S0 { f0: (ContractAddress::ZERO, 3, ContractAddress::ZERO), f1: -5, f2: 5, f3: Some(false) } });
match ({ let v326: Option<S1> = Some((S1 { f0: 11, f1: E0::V1, f2: 11, f3: v325 })); v326 }) {
Some(v327) => {
cx.emit(Event1 { e2: None, e1: (cx.caller(), (9 ^ 3), p319), e0: vec![] });
}
None => {
if let Some(v330) = ({ let v328: Option<u256> = Some(({ let v329: Option<u256> = Some(115792089237316195423570985008687907853269984665640564039457584007913129639935); v329 }).unwrap_or(11)); v328 }) {
let mut v336: S1 = (S1 { f0: (({ let v331: Option<u8> = Some(5); v331 }).unwrap_or(4) % 1), f1: E0::V0, f2: (({ let v333: Option<u128> = Some(10); v333 }).unwrap_or(156521340409750606828846218159683997118) & ({ let v332: Option<u128> = None; v332 }).unwrap_or(7)), f3: (S0 { f0: (ContractAddress::ZERO, 3, ContractAddress::ZERO), f1: v325.f1, f2: 18446744073709551616, f3: (if true {
let v334: u64 = 4;
None
} else {
let mut v335: String = String::from("gakitgakitgakitgakit");
Some(true)
}) }) });
} else {
let v337: String = String::from("fnkiwjpcfnkiwjpcfnkiwjpcfnkiwjpcfnkiwjpcfnkiwjpcfnkiwjpcfnkiwjpc");
let v338: Vec<E0> = vec![];
}
}
}
let v339: S1 = self.look_2(cx, bytes31::try_from(short_string!("zjybpsbbv")).unwrap());
v325.f1 -= (({ let v340: i8 = p319; v340 }).min(126) * 1);
let v342: Option<u32> = u32::try_from(({ let v341: i128 = -5; v341 })).ok();
}
#[view]
pub fn circle(&self, cx: &Context, p343: u8) -> [u128; 1] {
let mut v344: u256 = 2;
let v346: u8 = u8::try_from(({ let v345: u32 = 6; v345 })).unwrap_or(p343);
if p343 > 0 {
let v347: u8 = p343.min(4) - 1;
let v348 = I1::at(self.peer0).circle(cx, v347);
}
({ let v349: Option<[u128; 1]> = Some([6]); v349 }).unwrap()
}
#[external]
pub fn act_8(&mut self, cx: &mut Context, p354: Option<(i128, i128)>, p355: S1) -> Vec<S0> {
self.s3 = 6;
if ((({ let v356: u128 = 0; v356 }) <= 7) && p354.is_some()) {
let mut v357: u64 = 0;
loop {
if v357 == 1 { break; }
v357 += 1;
let mut v360: S0 = (S0 { f0: ({ let v358: Option<(ContractAddress, u128, ContractAddress)> = Some((ContractAddress::ZERO, 10, ContractAddress::ZERO)); v358 }).unwrap_or((ContractAddress::ZERO, 5, ContractAddress::ZERO)), f1: i8::try_from(({ let v359: u32 = 6; v359 })).unwrap_or(-3), f2: 6, f3: Some((!false)) });
}
}
vec![p355.f3]
}
}
}
