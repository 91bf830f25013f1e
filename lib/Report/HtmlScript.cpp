//===- Report/HtmlScript.cpp - what the page does when it may -------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// All that is to be read stands in the page without it. It makes no markup from text:
// names come as text nodes and go as text nodes.
//
//===----------------------------------------------------------------------===//

#include "Report/HtmlPage.h"

namespace heddle::report {

const llvm::StringLiteral HtmlScript = R"js(
"use strict";
(() => {
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const byId = (id) => document.getElementById(id);
const numbers = (text) => text.split(" ").filter(Boolean).map(Number);
document.documentElement.classList.add("scripted");
for (const hidden of all(".with-script"))
  hidden.hidden = false;

// A picture of the lock graph that can be moved and zoomed.
class Picture {
  constructor(figure) {
    this.figure = figure;
    this.title = figure.querySelector("figcaption").textContent;
    this.frame = figure.querySelector(".frame");
    this.svg = figure.querySelector("svg");
    this.pairs = all("[data-held]", this.svg).map((drawn) => (
      {drawn, held: +drawn.dataset.held, awaited: +drawn.dataset.awaited}));
    this.boxes = new Map(all("[data-lock]", this.svg).map((drawn) => {
      const rect = drawn.querySelector("rect");
      const [x, y, w, h] = ["x", "y", "width", "height"].map((a) => +rect.getAttribute(a));
      const name = drawn.querySelector("title").textContent;
      return [+drawn.dataset.lock, {drawn, name, x, y, w, h}];
    }));
    const [x, y, w, h] = numbers(this.svg.getAttribute("viewBox"));
    this.whole = {x, y, w, h};
    this.svg.removeAttribute("width");
    this.svg.removeAttribute("height");
    this.frame.style.height = `${Math.max(h * 1.1, 120)}px`; // and at most what the style says
    this.listen();
    new ResizeObserver(() => this.goal ? this.fit(this.goal) : this.start()).observe(this.frame);
  }
  size() { return this.frame.getBoundingClientRect(); }
  scale() { return this.size().width / this.view.w; }
  set(x, y, w, h) {
    this.view = {x, y, w, h};
    this.svg.setAttribute("viewBox", `${x} ${y} ${w} ${h}`);
  }
  at(scale, x, y) {
    const {width, height} = this.size();
    if (width && height)
      this.set(x - width / scale / 2, y - height / scale / 2, width / scale, height / scale);
  }
  fit(box) {
    this.goal = box;
    const {width, height} = this.size();
    this.at(Math.min(1.15, width / box.w, height / box.h), box.x + box.w / 2, box.y + box.h / 2);
  }
  // All of it where it can be read then, else its beginning, where the cycles are.
  start() {
    const {width, height} = this.size(), {x, y, w, h} = this.whole;
    if (Math.min(width / w, height / h) >= 0.5)
      this.fit(this.whole);
    else
      this.at(0.75, x + Math.min(w, width / 0.75) / 2, y + Math.min(h, height / 0.75) / 2);
  }
  zoom(factor, x = this.view.x + this.view.w / 2, y = this.view.y + this.view.h / 2) {
    const scale = this.scale(), next = Math.min(4, Math.max(0.05, scale * factor));
    const keep = scale / next, v = this.view;
    this.set(x - (x - v.x) * keep, y - (y - v.y) * keep, v.w * keep, v.h * keep);
  }
  move(dx, dy) { this.set(this.view.x + dx, this.view.y + dy, this.view.w, this.view.h); }
  // The box around the locks of these numbers that are drawn here.
  around(locks) {
    const drawn = [...locks].map((n) => this.boxes.get(n)).filter(Boolean), pad = 30;
    if (!drawn.length)
      return this.whole;
    const x = Math.min(...drawn.map((b) => b.x)) - pad, y = Math.min(...drawn.map((b) => b.y)) - pad;
    return {x, y, w: Math.max(...drawn.map((b) => b.x + b.w)) + pad - x,
            h: Math.max(...drawn.map((b) => b.y + b.h)) + pad - y};
  }
  point(event) {
    const {left, top} = this.size(), scale = this.scale();
    return [this.view.x + (event.clientX - left) / scale, this.view.y + (event.clientY - top) / scale];
  }
  listen() {
    const down = new Map(), frame = this.frame;
    const apart = () => {
      const [a, b] = [...down.values()];
      return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    };
    frame.addEventListener("pointerdown", (event) => {
      if (event.button)
        return;
      down.set(event.pointerId, event);
      this.dragged = false;
    });
    frame.addEventListener("pointermove", (event) => {
      const last = down.get(event.pointerId);
      if (!last)
        return;
      const dx = event.clientX - last.clientX, dy = event.clientY - last.clientY;
      if (!this.dragged && Math.hypot(dx, dy) < 4)
        return;
      this.dragged = true;
      frame.setPointerCapture(event.pointerId);
      const before = down.size === 2 ? apart() : 0;
      down.set(event.pointerId, event);
      if (before)
        this.zoom(apart() / before, ...this.point(event));
      else
        this.move(-dx / this.scale(), -dy / this.scale());
    });
    for (const over of ["pointerup", "pointercancel", "pointerleave"])
      frame.addEventListener(over, (event) => down.delete(event.pointerId));
    frame.addEventListener("wheel", (event) => {
      // The wheel alone scrolls the page.
      if (!event.ctrlKey && !event.metaKey)
        return;
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY / 300), ...this.point(event));
    }, {passive: false});
    frame.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey)
        return;
      const step = 60 / this.scale();
      const keys = {
        ArrowLeft: () => this.move(-step, 0), ArrowRight: () => this.move(step, 0),
        ArrowUp: () => this.move(0, -step), ArrowDown: () => this.move(0, step),
        "+": () => this.zoom(1.3), "=": () => this.zoom(1.3), "-": () => this.zoom(1 / 1.3),
        "0": () => this.fit(this.whole),
      };
      if (keys[event.key]) {
        event.preventDefault();
        keys[event.key]();
      }
    });
  }
}

function lockGraph() {
  const pictures = all(".picture").map((figure) => new Picture(figure));
  if (!pictures.length)
    return () => {};
  const choice = byId("lock-picture"), filter = byId("lock-filter"), chosen = byId("chosen");
  const rows = all("#pairs [data-held]");
  const whole = pictures[pictures.length - 1];
  let shown = pictures[0];
  const show = (picture) => {
    shown = picture;
    choice.value = String(pictures.indexOf(picture));
    for (const other of pictures)
      other.figure.hidden = other !== picture;
  };
  pictures.forEach((picture, index) => choice.add(new Option(picture.title, index)));
  choice.parentElement.hidden = pictures.length < 2;
  choice.addEventListener("change", () => show(pictures[choice.value]));
  show(shown);

  // What is said of the pairs that are lit: the rows of the table.
  function tell(title, isLit) {
    chosen.replaceChildren();
    if (!title)
      return;
    const heading = document.createElement("h3"), table = document.createElement("table");
    heading.textContent = title;
    table.className = "pairs";
    for (const row of rows)
      if (isLit(+row.dataset.held, +row.dataset.awaited)) {
        const copy = row.cloneNode(true);
        copy.hidden = false;
        table.append(copy);
      }
    const end = document.createElement("button");
    end.type = "button";
    end.textContent = "clear";
    end.addEventListener("click", clear);
    heading.append(" ", end);
    chosen.append(heading, table);
  }
  function light(title, locks, isLit, look) {
    for (const picture of pictures) {
      picture.figure.classList.toggle("dims", locks.size > 0);
      for (const [number, box] of picture.boxes)
        box.drawn.classList.toggle("lit", locks.has(number));
      for (const pair of picture.pairs)
        pair.drawn.classList.toggle("lit", isLit(pair.held, pair.awaited));
    }
    if (look && [...locks].some((number) => !shown.boxes.has(number)))
      show(whole);
    if (look)
      shown.fit(shown.around(locks));
    tell(title, isLit);
  }
  function clear() { light("", new Set(), () => false, false); }
  function lightCycle(cycle) {
    const next = new Map(cycle.map((lock, index) => [lock, cycle[(index + 1) % cycle.length]]));
    light("the cycle", new Set(cycle), (held, awaited) => next.get(held) === awaited, true);
  }
  function lightLock(number) {
    const locks = new Set([number]);
    for (const {held, awaited} of whole.pairs)
      if (held === number || awaited === number)
        locks.add(held).add(awaited);
    light(shown.boxes.get(number).name, locks,
          (held, awaited) => held === number || awaited === number, false);
  }
  function sift() {
    const wanted = filter.value.trim().toLowerCase(), near = new Set();
    const fits = (number) => (whole.boxes.get(number)?.name.toLowerCase() ?? "").includes(wanted);
    for (const number of whole.boxes.keys())
      if (fits(number))
        near.add(number);
    const hit = new Set(near);
    for (const {held, awaited} of whole.pairs)
      if (hit.has(held) || hit.has(awaited))
        near.add(held).add(awaited);
    const kept = (held, awaited) => !wanted || hit.has(held) || hit.has(awaited);
    for (const picture of pictures) {
      for (const [number, box] of picture.boxes)
        box.drawn.classList.toggle("out", !near.has(number));
      for (const pair of picture.pairs)
        pair.drawn.classList.toggle("out", !kept(pair.held, pair.awaited));
    }
    for (const row of rows)
      row.hidden = !all("th code", row).some((name) => name.textContent.toLowerCase().includes(wanted));
    byId("lock-count").textContent = wanted ? `${hit.size} of ${whole.boxes.size} locks` : "";
    if (wanted) {
      show(whole);
      whole.fit(whole.around(near));
    } else {
      shown.start();
    }
  }
  filter.addEventListener("input", sift);
  byId("zoom-in").addEventListener("click", () => shown.zoom(1.3));
  byId("zoom-out").addEventListener("click", () => shown.zoom(1 / 1.3));
  byId("zoom-fit").addEventListener("click", () => shown.fit(shown.whole));
  for (const picture of pictures)
    picture.frame.addEventListener("click", (event) => {
      if (picture.dragged)
        return;
      const hit = event.target.closest("[data-lock], [data-held]");
      if (!hit)
        clear();
      else if (hit.dataset.lock)
        lightLock(+hit.dataset.lock);
      else
        light("the pair", new Set([+hit.dataset.held, +hit.dataset.awaited]),
              (held, awaited) => held === +hit.dataset.held && awaited === +hit.dataset.awaited,
              false);
    });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape")
      clear();
  });
  return lightCycle;
}

const lightCycle = lockGraph();
for (const button of all("[data-light]"))
  button.addEventListener("click", () => lightCycle(numbers(button.dataset.light)));

// Findings: opened one at a time or all, filtered, and by their links.
const findings = all(".finding");
for (const finding of findings)
  finding.addEventListener("toggle", () => {
    if (finding.open && finding.dataset.cycle)
      lightCycle(numbers(finding.dataset.cycle));
  });
function follow() {
  const target = byId(location.hash.slice(1));
  if (!target || !target.classList.contains("finding"))
    return;
  target.hidden = false;
  target.open = true;
  target.scrollIntoView();
  target.querySelector("summary").focus({preventScroll: true});
}
addEventListener("hashchange", follow);
follow();
const sieve = byId("finding-filter");
if (sieve)
  sieve.addEventListener("input", () => {
    const words = sieve.value.toLowerCase().split(/\s+/).filter(Boolean);
    let left = 0;
    for (const finding of findings) {
      const text = finding.querySelector("summary").textContent.toLowerCase();
      finding.hidden = !words.every((word) => text.includes(word));
      left += !finding.hidden;
    }
    byId("finding-count").textContent = words.length ? `${left} of ${findings.length}` : "";
  });
const opener = byId("open-all");
if (opener)
  opener.addEventListener("click", () => {
    const open = findings.some((finding) => !finding.hidden && !finding.open);
    for (const finding of findings)
      if (!finding.hidden)
        finding.open = open;
    opener.textContent = open ? "close all" : "open all";
  });
})();
)js";

} // namespace heddle::report
