#!/usr/bin/env python3
"""What rendered Kubernetes objects must say beyond what their schemas ask for. Usage: kubernetes.py RENDERED REGION"""

import sys
import tomllib

import yaml


def check(held, what):
    if not held:
        raise SystemExit(f"✗ {what}")


def named(objects, kind):
    return {one["metadata"]["name"]: one for one in objects if one["kind"] == kind}


def selects(selector, labels):
    return all(labels.get(key) == value for key, value in (selector.get("matchLabels") or {}).items())


def check_pod(name, pod, drained):
    check(pod["enableServiceLinks"] is False, f"{name}: variables of services would be taken for settings")
    check(pod["automountServiceAccountToken"] is False, f"{name}: no token of the cluster")
    user = pod["securityContext"]
    check(
        user["runAsNonRoot"] and user["runAsUser"] == 65532 and user["seccompProfile"]["type"] == "RuntimeDefault",
        f"{name}: user",
    )
    for container in pod["containers"]:
        rights = container["securityContext"]
        check(
            rights["readOnlyRootFilesystem"]
            and not rights["allowPrivilegeEscalation"]
            and rights["capabilities"]["drop"] == ["ALL"],
            f"{name}: rights",
        )
        check(container["resources"]["requests"] and container["resources"]["limits"]["memory"], f"{name}: resources")
        check(
            ":" in container["image"] and not container["image"].endswith(":latest"), f"{name}: the image has a version"
        )
        volumes = {volume["name"] for volume in pod["volumes"]}
        check({mount["name"] for mount in container["volumeMounts"]} == volumes, f"{name}: each volume is mounted")
        if container["args"] == ["serve"]:
            check(pod["terminationGracePeriodSeconds"] > drained, f"{name}: it is killed before it has ended")
            probes = {
                probe: container[probe]["httpGet"] for probe in ("startupProbe", "livenessProbe", "readinessProbe")
            }
            check(all(probe["port"] == "ops" for probe in probes.values()), f"{name}: probes go to the ops port")
            check(
                probes["readinessProbe"]["path"] == "/health/ready"
                and probes["livenessProbe"]["path"] == "/health/live",
                f"{name}: paths",
            )


def main():
    objects = [one for one in yaml.safe_load_all(open(sys.argv[1])) if one]
    region = sys.argv[2]
    namespace = f"goodtime-icims-{region}"
    for one in objects:
        inside = one["metadata"].get("namespace", one["metadata"]["name"])
        check(inside == namespace, f"{one['kind']} {one['metadata']['name']} is in {inside}")
    (settings,) = named(objects, "ConfigMap").values()
    settings_name, settings = settings["metadata"]["name"], tomllib.loads(settings["data"]["settings.toml"])
    check(settings["regions"] == [region] and settings["stop_after_seconds"] == 5, "the settings are the region's")
    drained = settings["stop_after_seconds"] + settings["drain_seconds"]
    deployments, jobs = named(objects, "Deployment"), named(objects, "Job")
    pods = {name: one["spec"]["template"] for name, one in (deployments | jobs).items()}
    for name, pod in pods.items():
        check_pod(name, pod["spec"], drained)
        used = [volume["configMap"]["name"] for volume in pod["spec"]["volumes"] if "configMap" in volume]
        check(used == [settings_name], f"{name}: a change of settings starts new pods: {used}")
    roles = [
        env["value"]
        for one in deployments.values()
        for env in one["spec"]["template"]["spec"]["containers"][0]["env"]
        if env["name"].endswith("ROLES")
    ]
    check(sorted(",".join(roles).split(",")) == ["sync", "web", "worker"], f"each role has its process, once: {roles}")
    for name, one in deployments.items():
        labels = one["spec"]["template"]["metadata"]["labels"]
        check(selects(one["spec"]["selector"], labels), f"{name} selects its pods")
        others = [pod["metadata"]["labels"] for other, pod in pods.items() if other != name]
        check(not any(selects(one["spec"]["selector"], labels) for labels in others), f"{name} selects no others")
        budgets = [
            budget
            for budget in named(objects, "PodDisruptionBudget").values()
            if selects(budget["spec"]["selector"], labels)
        ]
        scalers = [
            scaler
            for scaler in named(objects, "HorizontalPodAutoscaler").values()
            if scaler["spec"]["scaleTargetRef"]["name"] == name
        ]
        check(
            len(budgets) == 1 and len(scalers) == 1 and scalers[0]["spec"]["minReplicas"] >= 2,
            f"{name} is spread and scaled",
        )
        check("replicas" not in one["spec"], f"{name}: a number here would undo what the autoscaler did")
    policies = named(objects, "NetworkPolicy").values()
    check(
        any(
            one["spec"]["podSelector"] == {} and set(one["spec"]) == {"podSelector", "policyTypes"} for one in policies
        ),
        "what is not allowed is denied",
    )
    opened = {
        rule["port"]
        for one in policies
        for way in ("ingress", "egress")
        for part in one["spec"].get(way, [])
        for rule in part["ports"]
    }
    check(opened == {8080, 9080, 53, 5432, 443}, f"ports that are open: {opened}")
    (service,) = named(objects, "Service").values()
    chosen = [
        name
        for name, pod in pods.items()
        if selects({"matchLabels": service["spec"]["selector"]}, pod["metadata"]["labels"])
    ]
    check(
        chosen == ["goodtime-icims-web"] and [port["name"] for port in service["spec"]["ports"]] == ["http"],
        f"senders reach the doors alone: {chosen}",
    )
    (ingress,) = named(objects, "Ingress").values()
    host = ingress["spec"]["rules"][0]["host"]
    check(
        settings[region]["public_url"] == f"https://{host}" and ingress["spec"]["tls"][0]["hosts"] == [host],
        "the address is the region's",
    )
    print(f"  ✓ {region}: {len(objects)} objects say what they must")


if __name__ == "__main__":
    main()
