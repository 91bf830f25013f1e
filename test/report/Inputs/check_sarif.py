"""check_sarif.py LOG [RESULTS]: holds a SARIF log to what GitHub's code scanning
takes, which is less than SARIF allows, and to heddle's own promises: one result
for a check and a line, a thread flow for each thread. With RESULTS, there must be
that many."""
import json
import re
import sys
import urllib.parse

MOST = {"results": 25000, "rules": 25000, "steps": 10000, "locations": 1000, "tags": 20}


def need(condition, what):
    if not condition:
        sys.exit(f"check_sarif.py: {what}")


def text(holder, key, most=None):
    value = holder[key]["text"]
    need(isinstance(value, str) and value.strip(), f"'{key}' is empty")
    need(most is None or len(value) <= most, f"'{key}' is too long")
    return value


def place(location, bases):
    physical = location["physicalLocation"]
    artifact = physical["artifactLocation"]
    uri = artifact["uri"]
    need(re.fullmatch(r"[A-Za-z0-9\-._~/%:]+", uri), f"not a plain URI: {uri!r}")
    need(not re.search(r"%(?![0-9A-F]{2})", uri), f"bad escape in {uri!r}")
    if "uriBaseId" in artifact:
        need(artifact["uriBaseId"] in bases, "an unknown base")
        need(not uri.startswith("/") and not urllib.parse.urlsplit(uri).scheme, f"absolute: {uri}")
    else:
        need(uri.startswith("file:///"), f"neither relative nor a file: {uri}")
    region = physical.get("region", {})
    for key in ("startLine", "startColumn", "endColumn"):
        need(region.get(key, 1) >= 1, f"'{key}' counts from 1")
    need(region.get("endColumn", 10**9) > region.get("startColumn", 1), "an empty region")
    return uri, region.get("startLine")


def check_rule(rule):
    need(rule["id"] and len(rule.get("name", "")) <= 255, "a rule needs a name")
    text(rule, "shortDescription", 1024)
    text(rule, "fullDescription", 1024)
    text(rule, "help")
    need(rule["help"]["markdown"].strip(), "no help in Markdown")
    need(rule["defaultConfiguration"]["level"] in ("note", "warning", "error"), "no such level")
    properties = rule["properties"]
    need(len(properties["tags"]) <= MOST["tags"], "too many tags")
    need(properties["precision"] in ("very-high", "high", "medium", "low"), "no such precision")
    need(properties["problem.severity"] in ("error", "warning", "recommendation"), "no severity")


def check_result(result, rules, bases):
    need(rules[result["ruleIndex"]]["id"] == result["ruleId"], "'ruleIndex' is another rule")
    need(result["level"] in ("note", "warning", "error"), "no such level")
    text(result, "message")
    need(1 <= len(result["locations"]) <= MOST["locations"], "number of locations")
    need(len(result.get("relatedLocations", [])) <= MOST["locations"], "too many related places")
    where = place(result["locations"][0], bases)
    prints = result["partialFingerprints"]
    need(re.fullmatch(r"[0-9a-f]{1,16}:[0-9]+", prints["primaryLocationLineHash"]), "no line hash")
    need(re.fullmatch(r"[0-9a-f]{32}", prints["heddleFingerprint/v1"]), "no fingerprint")
    for related in result.get("relatedLocations", []):
        place(related, bases)
        text(related, "message")
    steps = 0
    for flow in result["codeFlows"]:
        need(flow["threadFlows"], "a code flow without threads")
        orders = []
        for thread in flow["threadFlows"]:
            text(thread, "message")
            need(thread["locations"], "a thread without steps")
            for step in thread["locations"]:
                place(step["location"], bases)
                text(step["location"], "message")
                orders.append(step["executionOrder"])
            steps += len(thread["locations"])
        need(len(set(orders)) == len(orders), "two steps at once")
    need(steps <= MOST["steps"], "too many steps")
    return (result["ruleId"],) + where


def main():
    with open(sys.argv[1], "rb") as f:
        log = json.loads(f.read().decode("utf-8"))
    need(log["version"] == "2.1.0" and log["$schema"], "not SARIF 2.1.0")
    need(len(log["runs"]) == 1, "one run was expected")
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    need(run["tool"]["driver"]["name"] == "heddle", "the tool has no name")
    need(0 < len(rules) <= MOST["rules"], "number of rules")
    for rule in rules:
        check_rule(rule)
    results = run["results"]
    need(len(results) <= MOST["results"], "too many results")
    keys = [check_result(r, rules, run["originalUriBaseIds"]) for r in results]
    need(len(set(keys)) == len(keys), "two results of one rule on one line")
    need(all(isinstance(i["executionSuccessful"], bool) for i in run["invocations"]), "no outcome")
    if len(sys.argv) > 2:
        need(len(results) == int(sys.argv[2]), f"{len(results)} results, not {sys.argv[2]}")


main()
