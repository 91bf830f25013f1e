//===- Report/HtmlPage.cpp - the template of the page ---------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/HtmlPage.h"

namespace heddle::report {

const llvm::StringLiteral HtmlTemplate = R"html(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{policy}}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>heddle: {{total}}</title>
<style>{{{style}}}</style>
</head>
<body>
<header>
<h1>heddle: {{total}}</h1>
<p>{{run}}</p>
{{#leftOut}}<p class="alarm">{{leftOut}}</p>
{{/leftOut}}
</header>
{{#hasErrors}}
<section class="alarm">
<h2>Not all of the code could be looked at</h2>
<ul>
{{#errors}}
<li><code>{{file}}</code> {{text}}</li>
{{/errors}}
</ul>
</section>
{{/hasErrors}}
{{#hasFindings}}
<section class="summary">
{{#tables}}
<table>
<caption>{{title}}</caption>
<tbody>
{{#counts}}
<tr><th scope="row">{{name}}</th><td>{{count}}</td><td>{{about}}</td></tr>
{{/counts}}
</tbody>
</table>
{{/tables}}
</section>
{{/hasFindings}}
<main>
{{#findings}}
<details id="{{id}}">
<summary><span class="level {{level}}">{{level}}</span> <code>{{place}}</code> {{message}} <span class="check">{{check}}</span></summary>
{{#hasFunction}}
<p>in <code>{{function}}</code></p>
{{/hasFunction}}
{{#hasExcerpt}}
<pre>{{excerpt}}</pre>
{{/hasExcerpt}}
{{#hasThreads}}
<table class="threads">
<thead><tr>
{{#threads}}
<th scope="col">{{thread}}</th>
{{/threads}}
</tr></thead>
<tbody>
{{#rows}}
<tr>
{{#cells}}
<td class="{{kind}}">{{#step}}<p><b>{{number}}.</b> {{text}} <code>{{where}}</code></p>{{#held}}<p class="held">holding <code>{{lock}}</code></p>{{/held}}{{#hasLine}}<pre>{{line}}</pre>{{/hasLine}}{{/step}}</td>
{{/cells}}
</tr>
{{/rows}}
</tbody>
</table>
{{/hasThreads}}
{{#hasOutcome}}
<p class="outcome">{{outcome}}</p>
{{/hasOutcome}}
{{#hasConditions}}
<table class="conditions">
<caption>The four conditions of a deadlock; without one of them there is none</caption>
<tbody>
{{#conditions}}
<tr><th scope="row">{{condition}}</th><td>{{text}} <code>{{where}}</code>{{#cheapest}} <b>cheapest to break</b>{{/cheapest}}</td></tr>
{{/conditions}}
</tbody>
</table>
{{/hasConditions}}
{{#hasNotes}}
<ul>
{{#notes}}
<li>{{text}} <code>{{where}}</code></li>
{{/notes}}
</ul>
{{/hasNotes}}
{{#hasHelp}}
<p class="help">{{help}}</p>
{{/hasHelp}}
</details>
{{/findings}}
</main>
</body>
</html>
)html";

const llvm::StringLiteral HtmlStyle = R"css(
:root {
  color-scheme: light dark;
  --text: #1c1c1c; --paper: #ffffff; --faint: #666666; --line: #d8d8d8; --shade: #f5f5f3;
  --high: #b3261e; --medium: #9a5b00; --low: #4a6785;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e4e4e4; --paper: #17181a; --faint: #9d9d9d; --line: #3a3c40; --shade: #212327;
    --high: #ff8a80; --medium: #ffc46b; --low: #9ec1e6;
  }
}
body {
  font: 16px/1.5 system-ui, sans-serif; color: var(--text); background: var(--paper);
  max-width: 80rem; margin: 0 auto; padding: 1rem;
}
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.1rem; margin: 0; }
code, pre { font-family: ui-monospace, monospace; font-size: 0.9em; }
code { overflow-wrap: anywhere; }
pre {
  background: var(--shade); border: 1px solid var(--line); padding: 0.4rem;
  overflow-x: auto; margin: 0.4rem 0;
}
.alarm { border-left: 4px solid var(--high); padding-left: 0.8rem; }
.summary { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 1rem 3rem; margin: 1rem 0; }
table { border-collapse: collapse; }
caption { text-align: left; font-weight: bold; white-space: nowrap; }
th { text-align: left; font-weight: normal; vertical-align: top; padding-right: 1rem; }
td { vertical-align: top; padding-right: 1rem; overflow-wrap: anywhere; }
.summary td + td { color: var(--faint); }
details { border-top: 1px solid var(--line); padding: 0.5rem 0; }
summary { cursor: pointer; }
.level { display: inline-block; min-width: 4.5em; font-weight: bold; }
.high { color: var(--high); }
.medium { color: var(--medium); }
.low { color: var(--low); }
.check, .held { color: var(--faint); }
.check { white-space: nowrap; }
.threads { width: 100%; table-layout: fixed; margin: 0.8rem 0; }
.threads th { border-bottom: 2px solid var(--line); font-weight: bold; }
.threads th, .threads td { padding: 0.2rem 0.8rem; overflow-wrap: anywhere; }
.threads td + td, .threads th + th { border-left: 1px solid var(--line); }
.threads p { margin: 0; }
.way { color: var(--faint); }
.conditions caption { white-space: normal; }
.outcome { font-weight: bold; }
.help::before { content: "What to do: "; font-weight: bold; }
@media print { details > * { display: block; } }
)css";

} // namespace heddle::report
