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
<a class="skip" href="#findings">Skip to the findings</a>
{{#lockGraph}}
<a class="skip" href="#locks">Skip to the lock graph</a>
{{/lockGraph}}
<header>
<h1>heddle: {{total}}</h1>
<p>{{run}}</p>
{{#cost}}
<p>{{text}}</p>
{{/cost}}
{{#leftOut}}<p class="alarm">{{leftOut}}</p>
{{/leftOut}}
</header>
<main>
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
<section class="summary" aria-label="summary">
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
{{#lockGraph}}
<section id="locks">
<h2>Lock order</h2>
<p>{{sentence}}.</p>
{{#hasDeadlocks}}
<h3>Deadlocks</h3>
<ol class="cycles">
{{#deadlocks}}
<li><code>{{cycleNames}}</code> <button type="button" class="with-script" hidden data-light="{{cycle}}">light</button> <a href="#{{id}}">finding at {{place}}</a></li>
{{/deadlocks}}
</ol>
{{/hasDeadlocks}}
<div class="tools with-script" hidden>
<label>show <select id="lock-picture"></select></label>
<label>filter <input type="search" id="lock-filter" placeholder="name of a lock"></label>
<output id="lock-count" for="lock-filter"></output>
<button type="button" id="zoom-in" aria-label="zoom in">+</button>
<button type="button" id="zoom-out" aria-label="zoom out">−</button>
<button type="button" id="zoom-fit">fit</button>
</div>
{{#pictures}}
<figure class="picture" id="picture-{{kind}}">
<figcaption>{{title}}</figcaption>
<div class="frame" tabindex="0" role="group" aria-label="lock graph; arrow keys move it, plus and minus zoom, 0 shows all of it">
<svg width="{{width}}" height="{{height}}" viewBox="{{viewBox}}" role="img" aria-label="lock graph: {{title}}; the table below says the same">
{{#arrows}}
<g class="{{classes}}" data-held="{{held}}" data-awaited="{{awaited}}"><path class="wide" d="{{line}}"/><path class="line" d="{{line}}"/><path class="head" d="{{head}}"/></g>
{{/arrows}}
{{#boxes}}
<g class="{{classes}}" data-lock="{{number}}"><title>{{whole}}</title><rect x="{{x}}" y="{{y}}" width="{{width}}" height="{{height}}" rx="4"/><text x="{{textX}}" y="{{textY}}">{{label}}</text></g>
{{/boxes}}
</svg>
</div>
</figure>
{{/pictures}}
<p class="legend">An arrow leads from a lock that is held to one that is waited for meanwhile; it is dashed where the first is held on some paths only, and strong where it lies in a cycle. A cycle alone is no deadlock: its threads must be able to meet, with no other lock that keeps them apart.</p>
<div id="chosen" aria-live="polite"></div>
<details>
<summary>All pairs of locks, and where the second is taken</summary>
<table class="pairs" id="pairs">
<thead><tr><th scope="col">held, then taken</th><th scope="col">where</th></tr></thead>
<tbody>
{{#pairs}}
<tr data-held="{{held}}" data-awaited="{{awaited}}"><th scope="row"><code>{{heldName}}</code> → <code>{{awaitedName}}</code>{{#isCircular}} <b>in a cycle</b>{{/isCircular}}{{#isUnsure}} <span class="faint">on some paths</span>{{/isUnsure}}</th><td><ul>{{#places}}<li><code>{{place}}</code> in <code>{{in}}</code></li>{{/places}}{{#more}}<li>{{more}}</li>{{/more}}</ul></td></tr>
{{/pairs}}
</tbody>
</table>
{{#rowsLeftOut}}<p>{{rowsLeftOut}}</p>
{{/rowsLeftOut}}
</details>
</section>
{{/lockGraph}}
<section id="findings">
<h2>Findings</h2>
{{#hasFindings}}
<div class="tools with-script" hidden>
<label>filter <input type="search" id="finding-filter" placeholder="check, place, words"></label>
<output id="finding-count" for="finding-filter"></output>
<button type="button" id="open-all">open all</button>
</div>
{{/hasFindings}}
{{^hasFindings}}
<p>There are none.</p>
{{/hasFindings}}
{{#findings}}
<details class="finding" id="{{id}}"{{#hasCycle}} data-cycle="{{cycle}}"{{/hasCycle}}>
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
{{#hasCycle}}
<p>cycle: <code>{{cycleNames}}</code> <a href="#locks" data-light="{{cycle}}">in the lock graph</a></p>
{{/hasCycle}}
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
</section>
</main>
<script>{{{script}}}</script>
</body>
</html>
)html";

} // namespace heddle::report
