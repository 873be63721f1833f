//! Every attack meets the fault that names it, and every fault has an attack.

use std::collections::BTreeSet;

use crate::attacks::ATTACKS;
use crate::sources::sources;
use crate::world::World;

#[test]
fn every_attack_is_seen_by_its_check() {
    let world = World::unregistered();
    for attack in ATTACKS {
        assert_eq!((attack.run)(world.clone()), Err(attack.fault.to_owned()), "{}", attack.name);
    }
}

/// The constants of the contracts' errors.
#[test]
fn every_fault_has_an_attack() {
    let attacked: BTreeSet<&str> = ATTACKS.iter().map(|attack| attack.fault).collect();
    let files = sources();
    let named: BTreeSet<&str> = ["manager.cairo", "thread.cairo", "registry.cairo"]
        .into_iter()
        .flat_map(|file| files[file].lines())
        .filter_map(|line| line.trim().strip_prefix("pub const ")?.split('\'').nth(1))
        .collect();
    assert_eq!(named.difference(&attacked).collect::<Vec<_>>(), Vec::<&&str>::new());
    assert_eq!(attacked.difference(&named).collect::<Vec<_>>(), Vec::<&&str>::new());
    let names: BTreeSet<&str> = ATTACKS.iter().map(|attack| attack.name).collect();
    assert_eq!(names.len(), ATTACKS.len(), "every attack has a name of its own");
}
