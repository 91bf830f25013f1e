"""check_html.py PAGE [FINDINGS]: the page is well formed, loads nothing, runs nothing,
and its policy allows its own style sheet alone. With FINDINGS, it has that many."""
import base64
import hashlib
import sys
from html.parser import HTMLParser

TAGS = set(
    "html head meta title style body header h1 h2 p section ul li table caption thead tbody tr th td"
    " main details summary span code pre b".split()
)
ATTRIBUTES = {"lang", "charset", "http-equiv", "name", "content", "class", "id", "scope"}
VOID = {"meta"}


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.ids, self.style, self.policy, self.count = [], [], "", "", {}

    def handle_starttag(self, tag, attributes):
        assert tag in TAGS, f"<{tag}>"
        for key, value in attributes:
            assert key in ATTRIBUTES, f"<{tag} {key}={value!r}>"
        given = dict(attributes)
        if "id" in given:
            self.ids.append(given["id"])
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
digest = base64.b64encode(hashlib.sha256(page.style.encode()).digest()).decode()
assert page.policy == (
    f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
), page.policy
assert page.count["style"] == 1 and "url(" not in page.style and "@import" not in page.style
assert not [c for c in text if ord(c) < 32 and c != "\n"], "control characters"
if len(sys.argv) > 2:
    assert page.count.get("details", 0) == int(sys.argv[2]), page.count
