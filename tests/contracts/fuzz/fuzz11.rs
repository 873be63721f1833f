//! Made by the fuzzer; see docs/agreement.md.

#[zkthread::contract]
pub mod fuzz11 {
    use zkthread::prelude::*;

    pub const C0: u128 = 0;
    #[storage]
    pub struct Fuzz11 {
        s0: Vec<u64>,
        s1: u32,
        s2: Map<u256, Map<u256, Map<u256, u256>>>,
        s3: Map<u8, bool>,
    }
    #[event]
    pub struct Event0 {
        #[key]
        pub e0: Vec<u16>,
        pub e1: ContractAddress,
    }
    #[event]
    pub struct Event1 {
        #[key]
        pub e0: u8,
        #[key]
        pub e1: u16,
        pub e2: String,
    }
    #[error]
    pub enum Fuzz11Error {
        Fault0,
        Fault1,
        Fault2,
    }
    fn free0(p1: &mut [u128; 3], p2: &mut Option<u32>, p3: &u16) -> Result<String, Fuzz11Error> {
        let v5: i64 = (-({
            let v4: i64 = (2 - 3);
            v4
        }));
        Ok(String::from("iiii"))
    }
    impl Fuzz11 {
        #[view]
        pub fn look1(&self, cx: &Context, p6: (u8, i16, (i8, i128, i32)), p7: u16) -> Option<u64> {
            let v9: i32 = ({
                let v8: Option<i32> = Some(2147483646);
                v8
            })
            .unwrap();
            let v10: u64 = 14458120583313154371;
            if let Some(v13) = ({
                let v11: Option<u256> = u256::try_from(
                    ({
                        let v12: i64 = -9223372036854775806;
                        v12
                    }),
                )
                .ok();
                v11
            }) {
                let v17: u256 = (47
                    - (if (false || true) {
                        let v14: u8 = (p6.0 | 2);
                        ({
                            let v15: u256 =
                                95207601751514173940998498126341223642354631699991245229316022401188604937769;
                            v15
                        })
                        .min(v13)
                    } else {
                        ({
                            let v16: u256 = v13;
                            v16
                        })
                        .min(v13)
                    }));
                let v18: Vec<Option<felt252>> = vec![Some(cx.chain_id())];
            } else {
                let v19: Vec<felt252> = vec![];
            }
            let mut v20: ClassHash = ClassHash::ZERO;
            let v21: Vec<i32> = vec![0, -1, v9.min((2147483647 * 1))];
            let v22: Vec<[u128; 2]> = vec![];
            let mut v24: i16 = (({
                let v23: Option<i16> = Some(7597);
                v23
            })
            .unwrap()
                - 2);
            Some(self.s0.read(2))
        }
        #[view]
        pub fn look2(&self, cx: &Context, p25: [bool; 2]) -> i64 {
            let mut v26: Option<i64> = Some(-9223372036854775806);
            let mut v28: u8 = (if (!p25[2]) {
                25
            } else {
                if self.s3.read(2) {
                    let v27: ContractAddress = cx.contract_address();
                }
                15
            });
            v26 = Some((if (false && false) { v26.unwrap_or(2) } else { -3 }));
            let v29: u128 = C0;
            match ({
                let v30: Option<u256> = ({
                    let v31: u256 = self
                        .s2
                        .entry(
                            ({
                                let v32: Option<u256> = Some(0);
                                v32
                            })
                            .unwrap_or(5),
                        )
                        .entry(10)
                        .read(0);
                    v31
                })
                .checked_add((68030177247465280225185594577051090010319724612488660897245741807582540381787 * 9));
                v30
            }) {
                Some(v33) => {
                    if (({
                        let v34: u8 = (if false { v28 } else { 244 });
                        v34
                    }) <= v28)
                    {
                        let mut v37: u256 = v33.max(
                            (if (({
                                let v35: u8 = v28;
                                v35
                            }) <= v28)
                            {
                                (v33 + 2)
                            } else {
                                ({
                                    let v36: u256 = v33;
                                    v36
                                })
                                .min(9)
                            }),
                        );
                        let (v39, v40) = ({
                            let v38: (String, u64) = (String::from("iiiiiiii"), 0);
                            v38
                        });
                        let v42: u32 = (if (if (({
                            let v41: u16 = 1;
                            v41
                        }) >= 255)
                        {
                            (v29 < v29)
                        } else {
                            self.s3.read(1)
                        }) {
                            ((86 - 2) % 3)
                        } else {
                            9
                        });
                    } else {
                        let v43: String =
                            String::from("lflbatjglflbatjglflbatjglflbatjglflbatjglflbatjglflbatjglflbatjg");
                        let mut v48: u32 = (if ((v28 < v28)
                            && ({
                                let v44: Option<bool> = Some(false);
                                v44
                            })
                            .unwrap_or(true))
                        {
                            let v47: ((ContractAddress, u32), ContractAddress) = (
                                (
                                    ({
                                        let v45: Option<ContractAddress> = Some(ContractAddress::ZERO);
                                        v45
                                    })
                                    .unwrap_or(ContractAddress::ZERO),
                                    u32::try_from(
                                        ({
                                            let v46: i32 = 4;
                                            v46
                                        }),
                                    )
                                    .unwrap(),
                                ),
                                cx.caller(),
                            );
                            ((6 ^ 4) / 1)
                        } else {
                            p25.len()
                        });
                        let v51: bool = (({
                            let v49: u16 = u16::from(
                                ({
                                    let v50: u8 = (v28 | v28);
                                    v50
                                }),
                            );
                            v49
                        }) <= ((1 / 8) / (24 - 256)));
                    }
                }
                None => {
                    let mut v53: Vec<i8> = vec![
                        -1,
                        4,
                        (i8::try_from(
                            ({
                                let v52: u8 = v28;
                                v52
                            }),
                        )
                        .unwrap_or(-2)
                            + -88),
                    ];
                }
            }
            let v54: u64 = 0;
            let v57: u16 = ({
                let v55: u16 = 6;
                v55
            })
            .min(
                ({
                    let v56: u16 = u16::try_from(v54).unwrap_or(11);
                    v56
                })
                .max(2),
            );
            (if v26.is_none() {
                let mut v60: Option<u8> = u8::try_from(
                    ({
                        let v58: u128 = ({
                            let v59: Option<u128> = None;
                            v59
                        })
                        .unwrap_or(v29);
                        v58
                    }),
                )
                .ok();
                (-({
                    let v61: i64 = 0;
                    v61
                }))
            } else {
                ((2 + -9223372036854775806) - 4)
            })
        }
        #[external]
        pub fn act3(&mut self, cx: &mut Context, p62: u64) -> Option<u8> {
            let v63: Option<bytes31> = Some(bytes31::try_from(short_string!("rnbtktov")).unwrap());
            let mut v64: u8 = 50;
            match ({
                let v65: u8 = (if (({
                    let v66: i16 = 4;
                    v66
                }) != -1)
                {
                    (!v64)
                } else {
                    v64
                });
                v65
            }) {
                0 => {
                    let v70: i128 = (i128::try_from(
                        ({
                            let v68: u128 = (!({
                                let v69: u128 = C0;
                                v69
                            }));
                            v68
                        }),
                    )
                    .unwrap_or(-5)
                        - (i128::from(
                            ({
                                let v67: i64 = -9223372036854775808;
                                v67
                            }),
                        ) + 3));
                }
                1 | 7 => {
                    let mut v71: u64 = (self.s0.read(0) / 1);
                }
                _ => {
                    self.s3.write(
                        0,
                        (({
                            let v72: u128 = 3;
                            v72
                        }) > ({
                            let v73: Option<u128> = ({
                                let v74: u128 = 9;
                                v74
                            })
                            .checked_mul(C0);
                            v73
                        })
                        .unwrap_or((340282366920938463463374607431768211455 % 3))),
                    );
                }
            }
            cx.emit(Event1 {
                e0: u8::try_from(
                    ({
                        let v75: i64 = (9223372036854775805 * -9223372036854775806);
                        v75
                    }),
                )
                .unwrap_or(15),
                e1: 255,
                e2: String::from(""),
            });
            u8::try_from(
                ({
                    let v76: i32 = ({
                        let v77: Option<i32> = Some(-2147483647);
                        v77
                    })
                    .unwrap_or(2147483647);
                    v76
                }),
            )
            .ok()
        }
        #[external]
        pub fn act4(
            &mut self,
            cx: &mut Context,
            p78: i128,
            p79: (bytes31, u64),
            p80: u256,
        ) -> Result<String, Fuzz11Error> {
            let mut v82: [[u64; 1]; 2] = [
                [(4294967295 / 3)],
                [(!({
                    let v81: u64 = 2;
                    v81
                })); 1],
            ];
            self.s1 = (11 * 1);
            self.s0.push(
                ({
                    let v83: Option<u64> = ({
                        let v84: Option<Option<u64>> = Some(None);
                        v84
                    })
                    .unwrap_or(
                        ({
                            let v85: u64 = 11;
                            v85
                        })
                        .checked_sub(7),
                    );
                    v83
                })
                .unwrap_or(2725902553233475189),
            );
            if self.s3.read(2) {
                cx.emit(Event0 { e0: vec![], e1: cx.contract_address() });
            } else {
                for v86 in 0_u64..=4 {
                    let v87: u64 = self.s0.read(1);
                    let v91: (u256, (ContractAddress, u8, u32)) = (
                        self.s2.entry(1).entry(2).read(u256::from(
                            ({
                                let v88: u128 = C0;
                                v88
                            }),
                        )),
                        (
                            ({
                                let v89: Option<ContractAddress> = Some(ContractAddress::ZERO);
                                v89
                            })
                            .unwrap(),
                            (15 + 3),
                            u32::try_from(
                                ({
                                    let v90: i8 = -54;
                                    v90
                                }),
                            )
                            .unwrap_or(2),
                        ),
                    );
                }
                for v92 in 1_u128..4 {
                    let mut v95: u8 = ({
                        let v93: Option<u8> = ({
                            let v94: u8 = (5 ^ 1);
                            v94
                        })
                        .checked_sub(10);
                        v93
                    })
                    .unwrap_or(((10 & 1) * 3));
                    v95 = (v95 * 3);
                }
            }
            let mut v96: String = String::from("");
            let v97: Vec<ClassHash> = vec![ClassHash::ZERO];
            Ok(v96.clone())
        }
        #[external]
        pub fn act5(&mut self, cx: &mut Context, p98: (i8, (bool, ClassHash, i32), u256), p99: [u8; 3]) -> String {
            let v101: u256 = ((if (({
                let v100: u16 = 8;
                v100
            }) > 54088)
            {
                (115792089237316195423570985008687907853269984665640564039457584007913129639935 / 2)
            } else {
                self.s2.entry(p98.2).entry(1).write(0, 7);
                3
            }) + 10);
            let mut v102: u8 = 0;
            loop {
                if v102 == 4 {
                    break;
                }
                v102 += 1;
                if (!(!false)) {
                    let v103: u64 = 5;
                } else {
                    self.s3.write(
                        1,
                        (({
                            let v104: u16 = (!({
                                let v105: u16 = u16::from(
                                    ({
                                        let v106: u8 = 2;
                                        v106
                                    }),
                                );
                                v105
                            }));
                            v104
                        }) >= (3 % (10 | 2))),
                    );
                    if (if true {
                        true
                    } else {
                        self.s1 = self.s1;
                        true
                    }) {
                        break;
                    }
                }
                cx.emit(Event0 { e1: cx.contract_address(), e0: vec![(33 - 3)] });
            }
            let mut v107: [ClassHash; 3] = [ClassHash::ZERO, ClassHash::ZERO, ClassHash::ZERO];
            self.s0.push(self.s0.read(1));
            let mut v108: String = String::from("jqajqa");
            self.s2.entry(0).entry(1).write(
                ({
                    let v109: u256 = v101;
                    v109
                })
                .max(v101),
                v101,
            );
            match ({
                let v110: u128 = ((C0 ^ 1) ^ 3);
                v110
            }) {
                0 => {
                    match ({
                        let v111: u128 = (u128::from(
                            ({
                                let v113: u64 = 2;
                                v113
                            }),
                        ) ^ (!({
                            let v112: u128 = 9;
                            v112
                        })));
                        v111
                    }) {
                        0 => {
                            v107 = [ClassHash::ZERO, v107[(4294967293 - 3)], ClassHash::ZERO];
                            self.s0.push(cx.timestamp());
                        }
                        1 | 7 => {
                            let v116: [u32; 3] = (if (({
                                let v114: Option<bool> = None;
                                v114
                            })
                            .unwrap_or(false)
                                || true)
                            {
                                v108.push_str(&String::from("dni"));
                                [u32::from(
                                    ({
                                        let v115: u16 = 47647;
                                        v115
                                    }),
                                ); 3]
                            } else {
                                [(65535 & 2), 8, 517194976]
                            });
                        }
                        _ => {
                            self.s0.push((10 - 2));
                            let v117: Vec<u128> = vec![9];
                        }
                    }
                }
                1 | 7 => {
                    for v118 in 1_u32..2 {
                        let v119: i64 = -9223372036854775806;
                        let mut v120: Option<i64> = Some(v119);
                    }
                }
                _ => {
                    v107 = [ClassHash::ZERO, ClassHash::ZERO, ClassHash::ZERO];
                }
            }
            v108.clone()
        }
    }
}
