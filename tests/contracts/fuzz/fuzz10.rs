//! Made by the fuzzer; see docs/agreement.md.

#[zkthread::contract]
pub mod fuzz10 {
    use zkthread::prelude::*;

    pub const C0: i128 = -2;
    pub const C1: u8 = 8;
    pub const C2: i8 = 86;
    pub struct S0 {
        pub f0: u64,
        pub f1: Option<u128>,
        pub f2: u32,
        pub f3: i16,
    }
    #[storage]
    pub struct Fuzz10 {
        s0: Map<bytes31, (u64, u8)>,
        s1: Map<u64, Vec<S0>>,
        s2: Vec<((ContractAddress, felt252), bool, i64)>,
        s3: Vec<[Option<i16>; 1]>,
        s4: Map<u256, Map<u256, Vec<i64>>>,
        s5: u32,
    }
    #[event]
    pub struct Event0 {}
    #[event]
    pub struct Event1 {
        pub e0: (i128, i64),
    }
    #[error]
    pub enum Fuzz10Error {
        Fault0,
        Fault1,
        Fault2,
    }
    fn free0(p1: [u256; 2]) -> u256 {
        if ((!false)
            || (({
                let v2: u32 = 6;
                v2
            }) >= 2))
        {
            let v5: S0 = (S0 {
                f0: 8,
                f1: (if (false && true) {
                    Some(11)
                } else {
                    let mut v3: Option<bool> = None;
                    Some(18446744073709551615)
                }),
                f2: (({
                    let v4: Option<u32> = Some(65535);
                    v4
                })
                .unwrap_or(0)
                    | 2),
                f3: (-1 * 2),
            });
            let v10: bool = (if (({
                let v6: bytes31 = bytes31::try_from(short_string!("qixxwymj")).unwrap();
                v6
            }) != bytes31::try_from(short_string!("zzuzn")).unwrap())
            {
                (({
                    let v7: u16 = 0;
                    v7
                }) >= (4 + 2))
            } else {
                (({
                    let v8: felt252 = poseidon_hash(&[4, 18446744073709551615, 4, short_string!("vbu")]);
                    v8
                }) == felt252::from(
                    ({
                        let v9: i16 = 6;
                        v9
                    }),
                ))
            });
            let mut v11: u32 = 4294967295;
        } else {
            let mut v12: u128 = 11;
            let (v15, v16) = ({
                let v13: (u32, String) = (
                    ({
                        let v14: Option<u32> = None;
                        v14
                    })
                    .unwrap_or(2981900660),
                    String::from("igngigng"),
                );
                v13
            });
        }
        keccak_hash(&[6, p1[0]])
    }
    fn free1(p17: u64, p18: u64, p19: &[u64; 2]) -> u8 {
        let v22: [[i64; 1]; 3] = [
            [({
                let v20: Option<i64> = None;
                v20
            })
            .unwrap_or(-3)],
            [(530227906766455711 - -2)],
            [({
                let v21: i64 = -9223372036854775808;
                v21
            })
            .max(2); 1],
        ];
        10
    }
    impl S0 {
        fn method2(&self, p23: [u128; 3], p24: [(felt252, i128, u16); 1]) -> bytes31 {
            let v25: u64 = (self.f0 % 5653643200520879157);
            let mut v28: u128 = ({
                let v26: Option<u128> = self.f1;
                v26
            })
            .unwrap_or(
                (106651280037916178286099675277789263090
                    & (!({
                        let v27: u128 = 7;
                        v27
                    }))),
            );
            let v29: Option<S0> = None;
            ({
                let v30: Option<bytes31> = bytes31::try_from(
                    ({
                        let v31: felt252 = (short_string!("nalggg") + 8);
                        v31
                    }),
                )
                .ok();
                v30
            })
            .unwrap_or(bytes31::try_from(short_string!("bokfd")).unwrap())
        }
    }
    impl Fuzz10 {
        fn help3(&self, cx: &Context, p32: u16) -> u8 {
            let v33: String = String::from("oahnsaoahnsaoahnsaoahnsaoahnsaoahnsaoahnsaoahnsa");
            let v34: u32 = ((v33.len() * 3) % 2);
            let mut v36: Option<u32> = ({
                let v35: Option<Option<u32>> = None;
                v35
            })
            .unwrap_or(Some(v34));
            if let Some(v38) = ({
                let v37: Option<u128> = None;
                v37
            }) {
                v36 = Some(
                    (if (({
                        let v39: u256 = 7;
                        v39
                    }) <= 10)
                    {
                        ({
                            let v40: u32 = v34;
                            v40
                        })
                        .min(4294967294)
                    } else {
                        let v41: i32 = -4;
                        v36.unwrap_or(v34)
                    }),
                );
                let v44: Vec<u8> = (if true {
                    let mut v43: ContractAddress = cx.contract_address();
                    vec![]
                } else {
                    vec![253, 0, 1]
                });
                for v42 in &v44 {
                    if (true && true) {
                        break;
                    }
                }
            } else {
                if v36.is_some() {
                    let mut v45: Vec<u8> = vec![((46 - 15) / 1), (42 - (C1 % 3))];
                    let mut v48: [Option<u16>; 1] = ({
                        let v46: Option<[Option<u16>; 1]> = Some([Some(11)]);
                        v46
                    })
                    .unwrap_or([u16::try_from(
                        ({
                            let v47: u64 = 4294967295;
                            v47
                        }),
                    )
                    .ok()]);
                } else {
                    let mut v50: u16 = (u16::from(
                        ({
                            let v49: u8 = (23 - 11);
                            v49
                        }),
                    ) & 65534);
                    let (v52, v53) = ({
                        let v51: ([u16; 1], Vec<bool>) = ([11; 1], vec![]);
                        v51
                    });
                    let mut v55: Vec<u128> = vec![
                        (1 % 336065042943114451358366463646973464955),
                        ((if false { 3 } else { 340282366920938463463374607431768211453 }) & 3),
                        (!({
                            let v54: u128 = 8;
                            v54
                        })),
                    ];
                }
                let v57: Vec<bool> = vec![true, true];
                for v56 in &v57 {
                    let mut v58: ClassHash = ClassHash::ZERO;
                }
            }
            ({
                let v59: Option<u8> = (if v36.is_some() {
                    let mut v63: u8 = ({
                        let v60: Option<u8> =
                            (if (({
                                let v61: (u64, ContractAddress, ContractAddress) =
                                    (4, ContractAddress::ZERO, ContractAddress::ZERO);
                                v61
                            }) != (18446744073709551614, ContractAddress::ZERO, ContractAddress::ZERO))
                            {
                                u8::try_from(
                                    ({
                                        let v62: u256 = 9;
                                        v62
                                    }),
                                )
                                .ok()
                            } else {
                                Some(C1)
                            });
                        v60
                    })
                    .unwrap();
                    v63.checked_sub(3)
                } else {
                    Some(C1)
                });
                v59
            })
            .unwrap_or((C1 ^ 1))
        }
        fn help4(&mut self, cx: &mut Context, p64: u32, p65: S0) -> u256 {
            let mut v66: u8 = 0;
            loop {
                if v66 == 1 {
                    break;
                }
                v66 += 1;
                match ({
                    let v67: u128 = 6;
                    v67
                }) {
                    0 => {
                        let (v70, v71) = ({
                            let v68: (u64, String) = ({
                                let v69: Option<(u64, String)> = Some((
                                    18446744073709551615,
                                    String::from(
                                        "tgoeibknttgoeibknttgoeibknttgoeibknttgoeibknttgoeibknttgoeibknttgoeibknt",
                                    ),
                                ));
                                v69
                            })
                            .unwrap();
                            v68
                        });
                    }
                    1 | 7 => {
                        let v72: u128 = 340282366920938463463374607431768211453;
                        self.s4.entry(1).entry(0).write(2, 2);
                    }
                    _ => {
                        let v74: i8 = ({
                            let v73: Option<i8> = Some(-30);
                            v73
                        })
                        .unwrap_or(2);
                        let v76: (u256, u8, u256) = (
                            (37 - 2),
                            (C1 / 3),
                            (43 - ({
                                let v75: u256 =
                                    115792089237316195423570985008687907853269984665640564039457584007913129639934;
                                v75
                            })
                            .max(100478510867643631728063949744786494169642843845133830709823640809052992633282)),
                        );
                    }
                }
                let v84: String = (if (!(p64 != p64)) {
                    self.s3.write(
                        1,
                        [({
                            let v77: Option<Option<i16>> = (if false {
                                self.s0.write(
                                    bytes31::try_from(short_string!("s")).unwrap(),
                                    ({
                                        let v78: Option<(u64, u8)> = None;
                                        v78
                                    })
                                    .unwrap_or((
                                        (75 - 4),
                                        ({
                                            let v79: Option<u8> = Some(15);
                                            v79
                                        })
                                        .unwrap(),
                                    )),
                                );
                                Some(None)
                            } else {
                                None
                            });
                            v77
                        })
                        .unwrap_or(
                            (if false {
                                let (v81, v82) = ({
                                    let v80: ([i64; 3], S0) =
                                        ([9223372036854775807, -4, 2], (S0 { f0: 7, f1: None, f2: p64, f3: -32768 }));
                                    v80
                                });
                                Some(-27645)
                            } else {
                                None
                            }),
                        ); 1],
                    );
                    String::from("")
                } else {
                    let v83: [u32; 2] = [3, p64];
                    String::from("vlvvlvvlvvlvvlv")
                });
            }
            cx.emit(Event1 {
                e0: (
                    (C0 - 3),
                    i64::from(
                        ({
                            let v85: i32 = 2147483646;
                            v85
                        }),
                    ),
                ),
            });
            self.s4
                .entry(2)
                .entry(
                    (if true {
                        114829664152440389353363147240849149674216797806829915171702436283646611739029
                    } else {
                        2
                    }),
                )
                .push(((self.s4.entry(free0([2, 2])).entry(2).read(1) * 1) + 1));
            11
        }
        #[view]
        pub fn look5(&self, cx: &Context, p86: (i128, S0, [felt252; 1]), p87: u32) -> u16 {
            let mut v89: (u128, S0) = (
                5,
                ({
                    let v88: Option<S0> = Some((S0 { f0: 169430884864854966, f1: None, f2: 8, f3: -32768 }));
                    v88
                })
                .unwrap_or((S0 { f0: 8, f1: Some(11), f2: p87, f3: -29099 })),
            );
            if (({
                let v90: u256 = (340282366920938463463374607431768211455 / 3);
                v90
            }) <= u256::try_from(
                ({
                    let v91: i8 = 127;
                    v91
                }),
            )
            .unwrap())
            {
                let v92: i8 = C2;
                if (({
                    let v93: i64 = -9223372036854775806;
                    v93
                }) == i64::from(
                    ({
                        let v94: i32 = 1;
                        v94
                    }),
                )) {
                    let mut v95: ClassHash = ClassHash::ZERO;
                    v95 = v95;
                } else {
                    let mut v96: u8 = ((if (false || false) { (C1 ^ 2) } else { (C1 & 3) }) + 2);
                    v96 %= v96;
                }
                let v97: Option<Option<i128>> = None;
            }
            let mut v101: S0 = (S0 {
                f0: u64::from(p87),
                f1: ({
                    let v98: Option<Option<u128>> = Some(None);
                    v98
                })
                .unwrap(),
                f2: (if (false || false) {
                    let mut v99: i16 = (32766 * 1);
                    6
                } else {
                    p87
                }),
                f3: ({
                    let v100: Option<i16> = Some(4);
                    v100
                })
                .unwrap_or((3 - 3)),
            });
            (({
                let v102: Option<u16> = None;
                v102
            })
            .unwrap()
                * (26951 & 2))
        }
        #[view]
        pub fn look6(&self, cx: &Context, p103: Vec<Option<i16>>) -> u64 {
            let v105: (u16, i8) = (
                (u16::try_from(
                    ({
                        let v104: i128 = -5;
                        v104
                    }),
                )
                .unwrap_or(255)
                    & 2),
                C2,
            );
            let v107: String =
                (if (({
                    let v106: S0 = (S0 { f0: 6, f1: Some(6), f2: 65535, f3: -32767 });
                    v106
                }) == (S0 { f0: 8, f1: Some(153996505099204425898203834521484350912), f2: 8, f3: -3 }))
                {
                    String::from("sblmsblmsblm")
                } else {
                    String::from("aqyigsaqyigsaqyigsaqyigsaqyigsaqyigsaqyigsaqyigs")
                });
            let mut v108: u256 = 11;
            let mut v109: String = v107.clone();
            let v110: u64 = ((21 - 1) + 18446744073709551614);
            (v110
                + ({
                    let v111: Option<u64> = Some(4294967295);
                    v111
                })
                .unwrap())
        }
        #[external]
        pub fn act7(&mut self, cx: &mut Context) {
            match ({
                let v112: Option<i16> = Some(4);
                v112
            }) {
                Some(v113) => {
                    if ((({
                        let v114: u8 = C1;
                        v114
                    }) == 163)
                        || (({
                            let v115: u8 = 1;
                            v115
                        }) <= C1))
                    {
                        self.s0.write(
                            bytes31::try_from(short_string!("vsnjcyjqe")).unwrap(),
                            (
                                cx.sub_block_number(),
                                (!({
                                    let v116: u8 = C1;
                                    v116
                                })),
                            ),
                        );
                        let mut v117: Option<i128> = Some(((C0 * 3) - -3));
                    } else {
                        let mut v119: u32 = u32::try_from(
                            ({
                                let v118: i64 = -3;
                                v118
                            }),
                        )
                        .unwrap();
                        cx.emit(Event1 { e0: (C0, (1 + 2)) });
                        let mut v121: ContractAddress = ({
                            let v120: Option<ContractAddress> = None;
                            v120
                        })
                        .unwrap();
                    }
                }
                None => {
                    let v123: Vec<S0> = vec![
                        (S0 { f0: 6, f1: None, f2: 4, f3: 1 }),
                        (S0 { f0: 4, f1: None, f2: 6, f3: -5 }),
                        (S0 { f0: 9, f1: None, f2: 4, f3: 5 }),
                    ];
                    for v122 in &v123 {
                        let v124: i8 = -1;
                        let mut v125: i8 = ((v124 * 2) - ((v124 - 1) * (v124 - 3)));
                    }
                    let mut v126: i16 = -5;
                }
            }
            let v127: ClassHash = ClassHash::ZERO;
            let v132: u32 = ({
                let v128: Option<u32> = u32::try_from(
                    ({
                        let v129: u64 = ({
                            let v130: Option<u64> = None;
                            v130
                        })
                        .unwrap_or(18446744073709551615);
                        v129
                    }),
                )
                .ok();
                v128
            })
            .unwrap_or(
                (!({
                    let v131: u32 = (74 - 2);
                    v131
                })),
            );
            if let Some(v134) = ({
                let v133: Option<S0> = Some((S0 { f0: 4294967295, f1: None, f2: v132, f3: 1 }));
                v133
            }) {
                if ((({
                    let v135: u16 = 0;
                    v135
                }) <= 6)
                    || (true && true))
                {
                    let mut v136: u256 = 340282366920938463463374607431768211456;
                }
                for v137 in 1_u8..3 {
                    let (v139, v140) = ({
                        let v138: (ContractAddress, S0) =
                            (ContractAddress::ZERO, (S0 { f0: 18446744073709551615, f1: None, f2: v132, f3: -26094 }));
                        v138
                    });
                }
            } else {
                self.s4
                    .entry(
                        ({
                            let v141: Option<u256> = None;
                            v141
                        })
                        .unwrap_or(115792089237316195423570985008687907853269984665640564039457584007913129639935),
                    )
                    .entry(1)
                    .push(self.s4.entry(0).entry(0).read(2));
                let v142: u256 = 11;
            }
        }
        #[external]
        pub fn act8(&mut self, cx: &mut Context) -> Result<[[ClassHash; 3]; 2], Fuzz10Error> {
            match ({
                let v143: u64 = ((46 - 8) - 1);
                v143
            }) {
                0 => {
                    if (({
                        let v144: Option<bool> = Some(false);
                        v144
                    })
                    .unwrap()
                        || true)
                    {
                        self.s2.push((
                            (cx.caller(), (0 + 4)),
                            (({
                                let v145: u32 = 11;
                                v145
                            }) >= ({
                                let v146: Option<u32> = Some(1672734596);
                                v146
                            })
                            .unwrap_or(3)),
                            ({
                                let v147: i64 = i64::try_from(
                                    ({
                                        let v148: u64 = 18446744073709551613;
                                        v148
                                    }),
                                )
                                .unwrap_or(4210810606532813645);
                                v147
                            })
                            .min(
                                self.s4
                                    .entry(u256::from(
                                        ({
                                            let v149: u128 = 2;
                                            v149
                                        }),
                                    ))
                                    .entry(1)
                                    .read(0),
                            ),
                        ));
                    }
                    if ((false || false)
                        && (({
                            let v150: u256 = 5;
                            v150
                        }) <= 94587875556125338889447854768020683745329985223411011408545642311925751678727))
                    {
                        cx.emit(Event1 {
                            e0: (
                                (C0 + C0),
                                ({
                                    let v151: i64 = 4;
                                    v151
                                })
                                .min(6),
                            ),
                        });
                    }
                }
                1 | 7 => {
                    cx.emit(Event0 {});
                    let mut v152: u64 = 0;
                    loop {
                        if v152 == 1 {
                            break;
                        }
                        v152 += 1;
                        let mut v153: u256 = (10 - 1);
                    }
                }
                _ => {
                    for v154 in 0_u64..3 {
                        let mut v157: u16 = ({
                            let v155: Option<u16> = ({
                                let v156: u16 = self.look5(
                                    cx,
                                    (
                                        146504520605392069090665618209018509941,
                                        S0 { f0: 8, f1: Some(7), f2: 10, f3: -1 },
                                        [short_string!("rf")],
                                    ),
                                    10,
                                );
                                v156
                            })
                            .checked_rem(self.look5(
                                cx,
                                (
                                    -136907293535584763087473552502518936073,
                                    S0 { f0: 5142788052357219930, f1: Some(1), f2: 7, f3: 6724 },
                                    [10],
                                ),
                                1,
                            ));
                            v155
                        })
                        .unwrap();
                    }
                }
            }
            let v160: [S0; 2] = [
                (S0 {
                    f0: u64::from(
                        ({
                            let v158: u32 = 8;
                            v158
                        }),
                    ),
                    f1: Some(18446744073709551616),
                    f2: (4 * 3),
                    f3: i16::try_from(
                        ({
                            let v159: u64 = 4294967296;
                            v159
                        }),
                    )
                    .unwrap_or(-22435),
                }),
                self.s1.entry(1).read(2),
            ];
            let v163: u8 = (if (false
                && ({
                    let v161: Option<bool> = None;
                    v161
                })
                .unwrap())
            {
                C1
            } else {
                (!({
                    let v162: u8 = (253 ^ 3);
                    v162
                }))
            });
            let mut v164: S0 = self.s1.entry(0).read(1);
            v164 = v160[0];
            Ok([
                [
                    ({
                        let v165: Option<ClassHash> = Some(ClassHash::ZERO);
                        v165
                    })
                    .unwrap(),
                    ClassHash::ZERO,
                    ({
                        let v166: Option<ClassHash> = Some(ClassHash::ZERO);
                        v166
                    })
                    .unwrap(),
                ],
                [ClassHash::ZERO; 3],
            ])
        }
        #[external]
        pub fn act9(&mut self, cx: &mut Context, p167: (u128, u64), p168: Vec<u8>, p169: i16) -> u128 {
            let v172: u128 = ({
                let v170: Option<u128> = None;
                v170
            })
            .unwrap_or(
                ({
                    let v171: Option<u128> = Some(340282366920938463463374607431768211453);
                    v171
                })
                .unwrap_or((5 + 340282366920938463463374607431768211453)),
            );
            v172
        }
        #[external]
        pub fn act10(&mut self, cx: &mut Context, p173: String, p174: String) -> Vec<u16> {
            self.s3.push([i16::try_from(
                ({
                    let v175: u128 = (if false {
                        self.s1.entry(18446744073709551615).push(
                            (S0 {
                                f0: self.look6(cx, vec![Some(6)]),
                                f1: ({
                                    let v176: u128 = (340282366920938463463374607431768211454 ^ 6);
                                    v176
                                })
                                .checked_sub(340282366920938463463374607431768211453),
                                f2: 2,
                                f3: (-({
                                    let v177: i16 = 2;
                                    v177
                                })),
                            }),
                        );
                        18446744073709551615
                    } else {
                        self.s0.write(
                            bytes31::try_from(short_string!("pdr")).unwrap(),
                            ({
                                let v178: Option<(u64, u8)> = ({
                                    let v179: Option<Option<(u64, u8)>> = Some(Some((4391952581384335820, 5)));
                                    v179
                                })
                                .unwrap_or(Some((0, 16)));
                                v178
                            })
                            .unwrap_or((18446744073709551614, (60 - C1))),
                        );
                        4
                    });
                    v175
                }),
            )
            .ok()]);
            if ((({
                let v180: i128 = -170141183460469231731687303715884105728;
                v180
            }) <= 2)
                || (({
                    let v181: u8 = 8;
                    v181
                }) >= C1))
            {
                let v182: u32 = 3118974441;
            } else {
                let (v184, v185) = ({
                    let v183: (u256, S0) = (
                        (115792089237316195423570985008687907853269984665640564039457584007913129639935 + 2),
                        (S0 { f0: 1216853111143999411, f1: None, f2: 65535, f3: 4 }),
                    );
                    v183
                });
                if let Some(v187) = ({
                    let v186: Option<u256> = Some(v184);
                    v186
                }) {
                    let mut v190: S0 = (S0 {
                        f0: (3 * 3),
                        f1: None,
                        f2: ({
                            let v188: Option<u32> = (if false {
                                Some(2)
                            } else {
                                let v189: Option<u256> = None;
                                Some(8)
                            });
                            v188
                        })
                        .unwrap_or((10 ^ 3)),
                        f3: 5,
                    });
                } else {
                    cx.emit(Event0 {});
                    let v192: S0 = (S0 {
                        f0: ({
                            let v191: Option<u64> = None;
                            v191
                        })
                        .unwrap_or((2 & 4294967295)),
                        f1: None,
                        f2: p174.len(),
                        f3: v185.f3,
                    });
                }
                let v193: u256 = (v184 + 3);
            }
            match ({
                let v194: Option<i64> = None;
                v194
            }) {
                Some(v195) => {
                    let mut v197: S0 = (S0 {
                        f0: (self.look6(cx, vec![]) + 6),
                        f1: None,
                        f2: (({
                            let v196: Option<u32> = Some(1);
                            v196
                        })
                        .unwrap_or(0)
                            + 3),
                        f3: ((-1 * 1) + (-32766 + -1)),
                    });
                }
                None => {
                    let (v199, v200) = ({
                        let v198: (u128, Option<felt252>) = ((14 - 2), Some(4));
                        v198
                    });
                }
            }
            self.s0.write(
                bytes31::try_from(short_string!("abyafvjo")).unwrap(),
                self.s0.read(bytes31::try_from(short_string!("rvtbnawvp")).unwrap()),
            );
            vec![(37 - 1)]
        }
    }
}
