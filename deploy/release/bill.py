#!/usr/bin/env python3
"""Makes a bill of materials true: `bill.py FROM TO FOLDER LINKED...`, where LINKED is each `name version` that is linked.

cargo-cyclonedx names crates that a dependency could switch on and nothing does, `ring` among them. They are left out, and so is the
folder that the release was made in.
"""

import json
import sys


def main():
    source, target, folder = sys.argv[1:4]
    linked = set(sys.argv[4:])
    text = open(source).read().replace(f"path+file://{folder}", "path+file:///source")
    bill = json.loads(text)
    kept = [one for one in bill["components"] if f"{one['name']} {one['version']}" in linked]
    lacking = linked - {f"{one['name']} {one['version']}" for one in kept}
    if lacking:
        raise SystemExit(f"the bill of materials lacks {sorted(lacking)}")
    bill["components"] = kept
    refs = {one["bom-ref"] for one in kept} | {bill["metadata"]["component"]["bom-ref"]}
    bill["dependencies"] = [
        {**one, "dependsOn": [ref for ref in one.get("dependsOn", []) if ref in refs]}
        for one in bill["dependencies"]
        if one["ref"] in refs
    ]
    with open(target, "w") as file:
        json.dump(bill, file, indent=1, sort_keys=True)
        file.write("\n")


if __name__ == "__main__":
    main()
