"""run_action.py ACTION FOLDER: runs the script of the action as a runner would for a
pull request, in FOLDER/work, with FOLDER/bin first on the PATH."""
import os
import subprocess
import sys

import yaml

action = yaml.safe_load(open(sys.argv[1]))
folder = os.path.abspath(sys.argv[2])
[step] = [step for step in action["runs"]["steps"] if "run" in step]
values = {f"inputs.{name}": given["default"] for name, given in action["inputs"].items()}
values.update({"inputs.build": "a build", "inputs.baseline": "$(touch oops).json"})
values["github.event_name"] = "pull_request"
environment = dict(os.environ, RUNNER_TEMP=folder, GITHUB_OUTPUT=folder + "/output.txt")
environment["PATH"] = folder + "/bin:" + environment["PATH"]
for name, value in step["env"].items():
    environment[name] = values[value.removeprefix("${{").removesuffix("}}").strip()]
script = folder + "/script.sh"
with open(script, "w") as file:
    file.write(step["run"])
# As GitHub runs 'shell: bash'.
command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script]
done = subprocess.run(command, env=environment, cwd=folder + "/work", stdout=subprocess.PIPE, text=True)
print(done.stdout, end="")
print("exit status", done.returncode)
print(open(folder + "/output.txt").read(), end="")
