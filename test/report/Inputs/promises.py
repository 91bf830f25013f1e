"""promises.py CHANGE IN OUT: a program that is IN with a change which, as docs/ci.md
promises, leaves its findings the same."""
import re
import sys

LOCALS = ("local given ready account pair hits threads helper setter early each first second guard "
          "left right other amount counter board points loose path when warm heater tellers coin").split()


def moved(text):
    """Other lines: comments and a function in front, two classes change places."""
    head, account, rest = re.split(r"^(?=struct Account|struct Pair)", text, flags=re.M)
    pair, rest = rest.split("template", 1)
    return head + "// one\n\n// two\nint unused() { return 1; }\n" + pair + account + "template" + rest


def renamed(text):
    """Locals and parameters have other names."""
    for name in LOCALS:
        text = re.sub(rf"\b{name}\b(?!_)", name + "Renamed", text)
    return text


def lambdas(text):
    """One more lambda at the beginning of main."""
    return text.replace("int main() {", "int main() {\n  auto zero = [] { return 0; };\n  zero();")


def instances(text):
    """The template is instantiated for another type as well, on the same threads."""
    text = text.replace("Counter<int> hits;", "Counter<int> hits; Counter<char> more;")
    return text.replace("hits.hit();", "hits.hit(); more.hit();")


def one_more(text):
    """No promise: one more finding, which in all but its place is one that is there."""
    text = text.replace("  std::thread setter(", "  std::thread extra([&] { ++Hidden; });\n"
                        "  std::thread setter(")
    return text.replace("helper.join();", "helper.join();\n  extra.join();")


def one_less(text):
    """No promise: one of the findings is mended."""
    return text.replace("void interest(long amount) {", "void interest(long amount) {\n"
                        "    std::lock_guard guard(mu_);")


change, source, target = sys.argv[1:]
with open(source) as f:
    before = f.read()
after = globals()[change](before)
if after == before:
    sys.exit(f"promises.py: {change} changes nothing")
with open(target, "w") as f:
    f.write(after)
