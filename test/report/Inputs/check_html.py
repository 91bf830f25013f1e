"""check_html.py PAGE [FINDINGS]: the page is well formed, loads nothing, and its policy
allows its own style sheet and its own script alone. With FINDINGS, it has that many."""
import base64
import hashlib
import sys
from html.parser import HTMLParser

TAGS = set(
    "html head meta title style body header h1 h2 p section ul li table caption thead tbody tr th td"
    " main details summary span code pre b a h3 ol div label select input output button figure"
    " figcaption svg g path rect text script".split()
)
ATTRIBUTES = set(
    "lang charset http-equiv name content class id scope href hidden type placeholder for role tabindex"
    " aria-label aria-live width height viewbox x y rx d"
    " data-cycle data-light data-lock data-held data-awaited".split()
)
VOID = {"meta", "input"}


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.ids, self.links, self.style, self.script, self.policy, self.count = [], [], [], "", "", "", {}

    def handle_starttag(self, tag, attributes):
        assert tag in TAGS, f"<{tag}>"
        for key, value in attributes:
            assert key in ATTRIBUTES, f"<{tag} {key}={value!r}>"
        given = dict(attributes)
        if "id" in given:
            self.ids.append(given["id"])
        if "href" in given:
            self.links.append(given["href"])
        if given.get("class") == "finding":
            self.count["finding"] = self.count.get("finding", 0) + 1
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"]
        self.count[tag] = self.count.get(tag, 0) + 1
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, f"</{tag}>"

    def handle_data(self, data):
        if self.open and self.open[-1] == "style":
            self.style += data
        if self.open and self.open[-1] == "script":
            self.script += data

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open.pop()

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data}")


with open(sys.argv[1], encoding="utf-8") as f:
    text = f.read()
page = Page()
page.feed(text)
page.close()
assert not page.open, page.open
assert text.startswith("<!DOCTYPE html>\n")
assert len(set(page.ids)) == len(page.ids), "an id stands twice"
assert all(link[:1] == "#" and link[1:] in page.ids for link in page.links), page.links


def digest(part):
    return base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()


assert page.policy == (
    f"default-src 'none'; style-src 'sha256-{digest(page.style)}'; script-src 'sha256-{digest(page.script)}';"
    " base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
), page.policy
assert page.count["script"] == 1 and not any(
    word in page.script for word in ("innerHTML", "eval(", "fetch(", "http:", "https:", "import(", "document.write")
)
assert "\ufffd" not in text, "bytes that are no text"
assert page.count["style"] == 1 and "url(" not in page.style and "@import" not in page.style
assert not [c for c in text if ord(c) < 32 and c != "\n"], "control characters"
if len(sys.argv) > 2:
    assert page.count.get("finding", 0) == int(sys.argv[2]), page.count
