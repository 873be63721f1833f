//! Made by the fuzzer; see docs/agreement.md.

#[zkthread::contract]
pub mod fuzz15 {
    use zkthread::prelude::*;

    pub const C0: u32 = 3241871178;
    pub const C1: i16 = 32767;
    pub struct S0 {
        pub f0: (bytes31, i8, bool),
    }
    #[storage]
    pub struct Fuzz15 {
        s0: [S0; 3],
        s1: Vec<Option<u8>>,
        s2: Map<u8, Vec<((i16, ContractAddress, u32), S0)>>,
    }
    #[event]
    pub struct Event0 {
        pub e0: [u64; 2],
        pub e1: S0,
        pub e2: Vec<u32>,
    }
    #[event]
    pub struct Event1 {
        pub e0: Vec<u128>,
        pub e1: S0,
    }
    #[event]
    pub struct Event2 {}
    #[error]
    pub enum Fuzz15Error {
        Fault0,
        Fault1,
        Fault2,
    }
    impl S0 {
        fn method0(&self) -> u8 {
            if ({
                let v1: Option<bool> = Some(true);
                v1
            })
            .unwrap()
            {
                let v2: i32 = (-5 - ((-4 * 3) + 2));
            } else {
                let v5: [u32; 3] = [
                    (C0 ^ 3),
                    (C0 & (C0 & C0)),
                    ({
                        let v3: u32 = (!({
                            let v4: u32 = 11;
                            v4
                        }));
                        v3
                    })
                    .max(C0),
                ];
                let v6: S0 = (S0 { f0: self.f0 });
            }
            ({
                let v7: u8 = 16;
                v7
            })
            .max(
                ((164 | 9)
                    | (!({
                        let v8: u8 = 6;
                        v8
                    }))),
            )
        }
    }
    impl Fuzz15 {
        fn help1(&self, cx: &Context, p9: &mut i64) -> Result<(u256, u256), Fuzz15Error> {
            if (({
                let v10: u64 = 2;
                v10
            }) >= (35 - 18446744073709551614))
            {
                ensure!((((*p9) > (*p9)) && true), Fuzz15Error::Fault0);
            }
            Ok(((0 + (7 / 2)), 340282366920938463463374607431768211456))
        }
        #[view]
        pub fn look2(&self, cx: &Context, p11: u16, p12: i16) -> u16 {
            let mut v13: String = String::from("zqzqzqzqzqzq");
            let v14: Option<[u32; 2]> = None;
            if (({
                let v15: u128 = 1;
                v15
            }) >= 0)
            {
                let mut v16: S0 = (S0 { f0: (bytes31::try_from(short_string!("s")).unwrap(), -72, (!true)) });
                let v17: S0 = (S0 {
                    f0: (bytes31::try_from(short_string!("bvmfb")).unwrap(), 4, (if true { false } else { true })),
                });
                let mut v19: S0 = (S0 {
                    f0: (
                        bytes31::try_from(short_string!("n")).unwrap(),
                        i8::try_from(
                            ({
                                let v18: u32 = C0;
                                v18
                            }),
                        )
                        .unwrap(),
                        (if false { false } else { false }),
                    ),
                });
            } else {
                match ({
                    let v20: u128 = 5;
                    v20
                }) {
                    0 => {
                        let mut v24: ContractAddress = ({
                            let v21: Option<ContractAddress> = (if (true || true) {
                                ContractAddress::try_from(
                                    ({
                                        let v22: felt252 = 7;
                                        v22
                                    }),
                                )
                                .ok()
                            } else {
                                (if false { Some(ContractAddress::ZERO) } else { Some(ContractAddress::ZERO) })
                            });
                            v21
                        })
                        .unwrap_or(
                            ({
                                let v23: Option<ContractAddress> = Some(ContractAddress::ZERO);
                                v23
                            })
                            .unwrap(),
                        );
                    }
                    1 | 7 => {
                        v13 = String::from("idvgidvgidvgidvgidvg");
                    }
                    _ => {
                        let v26: u8 = ((({
                            let v25: Option<u8> = Some(6);
                            v25
                        })
                        .unwrap()
                            | 3)
                            + 2);
                    }
                }
                let v27: String = String::from("ssnkssnkssnk");
                let v29: [S0; 3] = [
                    (S0 {
                        f0: ({
                            let v28: Option<(bytes31, i8, bool)> = None;
                            v28
                        })
                        .unwrap(),
                    }),
                    (S0 { f0: (bytes31::try_from(short_string!("nqjcqnch")).unwrap(), -5, false) }),
                    (S0 { f0: (bytes31::try_from(short_string!("ordh")).unwrap(), 1, true) }),
                ];
            }
            let mut v30: u32 = 0;
            while v30 < 3 {
                v30 += 1;
                if v14.is_none() {
                    let v31: Option<S0> = None;
                    let mut v40: u16 = (if (({
                        let v32: u128 = ({
                            let v33: u128 = 2;
                            v33
                        })
                        .max(8);
                        v32
                    }) >= 4)
                    {
                        let v36: String = (if v14.is_none() {
                            String::from("vhaivvhaiv")
                        } else {
                            let mut v35: ((u32, u16), Option<i64>) = (
                                (
                                    ({
                                        let v34: u32 = C0;
                                        v34
                                    })
                                    .min(C0),
                                    (5 - 3),
                                ),
                                None,
                            );
                            v13.clone()
                        });
                        ((p11 + 1) - 2)
                    } else {
                        let mut v39: u128 = (if v14.is_some() {
                            u128::from(
                                ({
                                    let v37: u64 = 17948125761572883725;
                                    v37
                                }),
                            )
                        } else {
                            ({
                                let v38: Option<u128> = Some(18446744073709551616);
                                v38
                            })
                            .unwrap()
                        });
                        p11
                    });
                }
                let mut v41: Vec<S0> = vec![(S0 { f0: (bytes31::try_from(short_string!("t")).unwrap(), 108, false) })];
            }
            (if (({
                let v42: Vec<felt252> = vec![0];
                v42
            }) != vec![short_string!("hsfkqdjxh")])
            {
                (256 ^ 1)
            } else {
                p11.max((7 % 3))
            })
        }
        #[external]
        pub fn act3(&mut self, cx: &mut Context, p43: String, p44: ContractAddress) -> Result<(), Fuzz15Error> {
            let v45: Vec<u64> = vec![(11 ^ 2), 11577020670099311372];
            let mut v47: [Option<u8>; 2] = [
                u8::try_from(
                    ({
                        let v46: u64 = (9 + 3);
                        v46
                    }),
                )
                .ok(),
                None,
            ];
            self.s1.write(2, self.s1.read(1));
            let v48: i32 = 6;
            v47 = ({
                let v49: Option<[Option<u8>; 2]> = None;
                v49
            })
            .unwrap();
            let v50: u256 = (7 + 95277691403881814411421286495319332779856787112077175966158805754312660462942);
            Ok(())
        }
        #[external]
        pub fn act4(
            &mut self,
            cx: &mut Context,
            p51: S0,
            p52: Vec<u128>,
            p53: bytes31,
        ) -> Result<[(bytes31, felt252); 3], Fuzz15Error> {
            let mut v57: Vec<u16> = vec![
                ((5 + 1)
                    * ({
                        let v54: Option<u16> = None;
                        v54
                    })
                    .unwrap()),
                (({
                    let v55: Option<u16> = Some(1);
                    v55
                })
                .unwrap()
                    * 2),
                ({
                    let v56: u16 = (6 % 2);
                    v56
                })
                .max(self.look2(cx, 48782, 5)),
            ];
            let v59: u256 = u256::from(
                ({
                    let v58: u128 = 11;
                    v58
                }),
            );
            self.s2.entry(253).push((
                ((-2 * -18581), ContractAddress::ZERO, 4294967293),
                (S0 {
                    f0: ({
                        let v60: Option<(bytes31, i8, bool)> =
                            Some((bytes31::try_from(short_string!("bzme")).unwrap(), 127, true));
                        v60
                    })
                    .unwrap_or((bytes31::try_from(short_string!("zsxco")).unwrap(), 2, true)),
                }),
            ));
            Ok(({
                let v61: Option<[(bytes31, felt252); 3]> = Some(
                    [(bytes31::try_from(short_string!("jtuyhyoxg")).unwrap(), 2365110876333407544380894417939866554);
                        3],
                );
                v61
            })
            .unwrap_or([(p53, short_string!("dwitdehj")), (p53, 1), (p53, short_string!("remiijhi"))]))
        }
        #[external]
        pub fn act5(&mut self, cx: &mut Context, p62: u8, p63: S0, p64: u16) -> [S0; 3] {
            let mut v65: u32 = 0;
            while v65 < 4 {
                v65 += 1;
                if ({
                    let v66: Option<bool> = Some(false);
                    v66
                })
                .unwrap()
                {
                    continue;
                }
                if (!false) {
                    let mut v68: S0 = (S0 {
                        f0: (
                            bytes31::try_from(short_string!("s")).unwrap(),
                            (4 * 1),
                            (({
                                let v67: i8 = -5;
                                v67
                            }) > -127),
                        ),
                    });
                } else {
                    let mut v70: [bool; 2] = [(({
                        let v69: u8 = p62;
                        v69
                    }) <= 10); 2];
                }
            }
            let (v72, v73) = ({
                let v71: (S0, ContractAddress) =
                    ((S0 { f0: (bytes31::try_from(short_string!("l")).unwrap(), 39, true) }), cx.caller());
                v71
            });
            [(S0 { f0: v72.f0 }); 3]
        }
    }
}
