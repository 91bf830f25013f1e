//===- Report/HtmlStyle.cpp - how the page looks --------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/HtmlPage.h"

namespace heddle::report {

const llvm::StringLiteral HtmlStyle = R"css(
:root {
  color-scheme: light dark;
  --text: #1c1c1c; --paper: #ffffff; --faint: #5f6368; --line: #d5d7da; --shade: #f4f5f6;
  --high: #b3261e; --medium: #8a5300; --low: #3f5f80; --link: #0b57b0; --lit: #c5221f;
  --first: #0b6e99; --second: #a14a00; --third: #55711c; --further: #7a3b94;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e4e4e4; --paper: #17181a; --faint: #a3a6aa; --line: #3c3f44; --shade: #222428;
    --high: #ff8a80; --medium: #ffc46b; --low: #9ec1e6; --link: #8ab8f5; --lit: #ff7b72;
    --first: #62bfe8; --second: #f0a35e; --third: #a7c96a; --further: #cf9ae8;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body {
  font: 16px/1.5 system-ui, sans-serif; color: var(--text); background: var(--paper);
  max-width: 80rem; margin: 0 auto; padding: 1rem;
}
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--paper); padding: 0.4rem 0.8rem; z-index: 1; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.2rem; margin: 0; }
h3 { font-size: 1rem; margin: 0.8rem 0 0.2rem; }
header p { margin: 0.2rem 0; color: var(--faint); }
section { margin: 1.5rem 0; }
code, pre { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 0.85em; }
code { overflow-wrap: anywhere; }
pre {
  background: var(--shade); border: 1px solid var(--line); border-radius: 4px; padding: 0.4rem;
  overflow-x: auto; margin: 0.4rem 0;
}
header .alarm, .alarm { border-left: 4px solid var(--high); padding-left: 0.8rem; color: inherit; }
.alarm ul { padding-left: 1.2rem; }
table { border-collapse: collapse; }
caption { text-align: left; font-weight: bold; }
th { text-align: left; font-weight: normal; vertical-align: top; padding-right: 1rem; }
td { vertical-align: top; padding-right: 1rem; overflow-wrap: anywhere; }
.summary { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 1rem 3rem; }
.summary th { overflow-wrap: anywhere; }
.summary caption { white-space: nowrap; }
.summary td:nth-child(2) { text-align: right; font-variant-numeric: tabular-nums; }
.summary td:nth-child(3) { color: var(--faint); }
.level { display: inline-block; min-width: 4.5em; font-weight: bold; }
.high { color: var(--high); }
.medium { color: var(--medium); }
.low { color: var(--low); }
.faint, .check, .held { color: var(--faint); }
.legend { color: var(--faint); font-size: 0.9em; max-width: 60rem; }
.tools { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1rem; margin: 0.6rem 0; }
.tools label { max-width: 100%; }
button, input, select {
  font: inherit; color: inherit; background: var(--shade); border: 1px solid var(--line);
  border-radius: 4px; padding: 0.15rem 0.6rem; max-width: 100%;
}
button { cursor: pointer; min-width: 2.2rem; }
input { width: 14rem; }

.cycles { padding-left: 1.5rem; margin: 0.4rem 0; }
.picture { margin: 0.6rem 0; }
figcaption { color: var(--faint); font-size: 0.9em; }
.frame {
  border: 1px solid var(--line); border-radius: 4px; background: var(--paper); overflow: auto;
  max-height: 28rem;
}
.frame svg { display: block; }
.scripted .frame { overflow: hidden; touch-action: none; cursor: grab; max-height: min(28rem, 70vh); }
.scripted .frame svg { width: 100%; height: 100%; }
.scripted figcaption { display: none; }
.lock rect { fill: var(--shade); stroke: var(--line); stroke-width: 1.2; }
.lock text {
  fill: var(--text); font: 12px ui-monospace, "DejaVu Sans Mono", monospace; text-anchor: middle;
}
.lock.circular rect { stroke: var(--text); }
.scripted .lock, .scripted .pair { cursor: pointer; }
.pair .line { fill: none; stroke: var(--faint); stroke-width: 1.1; opacity: 0.65; }
.pair .head { fill: var(--faint); opacity: 0.8; }
.pair .wide { fill: none; stroke: transparent; stroke-width: 10; }
.pair.circular .line { stroke: var(--text); stroke-width: 1.5; opacity: 1; }
.pair.circular .head { fill: var(--text); opacity: 1; }
.pair.unsure .line { stroke-dasharray: 5 4; }
.pair:hover .line { stroke-width: 2.5; }
.dims .lock, .dims .pair { opacity: 0.25; }
.dims .lit { opacity: 1; }
.lock.lit rect { stroke: var(--lit); stroke-width: 2.2; }
.lock.lit text { font-weight: bold; }
.pair.lit .line { stroke: var(--lit); stroke-width: 2.4; opacity: 1; }
.pair.lit .head { fill: var(--lit); opacity: 1; }
.out { display: none; }
#chosen { min-height: 0; }
.pairs { width: 100%; }
.pairs td, .pairs th { padding: 0.15rem 1rem 0.15rem 0; }
.pairs tr + tr > * { border-top: 1px solid var(--line); }
.pairs th { overflow-wrap: anywhere; width: 45%; }
.pairs ul { margin: 0; padding-left: 1rem; }

details { padding: 0.5rem 0; }
.finding { border-top: 1px solid var(--line); }
summary { cursor: pointer; overflow-wrap: anywhere; }
.finding[open] > summary { font-weight: bold; }
.threads { width: 100%; table-layout: fixed; margin: 0.8rem 0; }
.threads th { border-bottom: 2px solid var(--line); font-weight: bold; }
.threads th, .threads td { padding: 0.25rem 0.8rem; overflow-wrap: anywhere; }
.threads th:nth-child(1), .threads td:nth-child(1) { border-left: 3px solid var(--first); }
.threads th:nth-child(2), .threads td:nth-child(2) { border-left: 3px solid var(--second); }
.threads th:nth-child(3), .threads td:nth-child(3) { border-left: 3px solid var(--third); }
.threads th:nth-child(4), .threads td:nth-child(4) { border-left: 3px solid var(--further); }
.threads p { margin: 0; }
.way { color: var(--faint); }
.outcome { font-weight: bold; color: var(--high); }
.help::before { content: "What to do: "; font-weight: bold; }
@media (max-width: 42rem) {
  body { padding: 0.6rem; }
  .level { min-width: 0; margin-right: 0.4em; }
  .summary { gap: 1rem 2rem; }
  .summary caption { white-space: normal; }
  .summary tr { display: flex; flex-wrap: wrap; gap: 0 0.8rem; }
  .summary th, .summary td { padding-right: 0; }
  .threads, .threads thead, .threads tbody, .threads tr, .threads th, .threads td,
  .conditions tbody, .conditions tr, .conditions th, .conditions td { display: block; }
  .threads td:empty { display: none; }
  .threads td:nth-child(even), .threads th:nth-child(even) { margin-left: 1.2rem; }
  .threads th { border-bottom: 0; }
  .conditions th { font-weight: bold; }
  .pairs th { width: auto; }
  input { width: 100%; }
}
@media print {
  details > * { display: block; }
  .tools, .skip { display: none; }
}
@media (prefers-reduced-motion: no-preference) { .lock, .pair { transition: opacity 0.15s; } }
)css";

} // namespace heddle::report
