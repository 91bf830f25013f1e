"""sarif_place.py LOG FILE LINE: the one result of LOG lies there."""
import json
import sys

[result] = json.load(open(sys.argv[1]))["runs"][0]["results"]
[place] = result["locations"]
place = place["physicalLocation"]
found = place["artifactLocation"]["uri"], place["region"]["startLine"]
assert found == (sys.argv[2], int(sys.argv[3])), found
