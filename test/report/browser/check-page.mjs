// check-page.mjs PAGE CASE [ARGUMENTS] [-- CASE [ARGUMENTS]]...: what a page of
// --format=html does in a real browser. HEDDLE_BROWSER names the executable, HEDDLE_BROWSER_MODULES the folder with
// node_modules. Each case says what it has seen, and counts it at its end. Whatever
// the case, no page may ask the network for anything or write to the console.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const { chromium } = createRequire(join(resolve(process.env.HEDDLE_BROWSER_MODULES), "x"))("playwright-core");
const file = process.argv[2], wanted = [[]];
for (const word of process.argv.slice(3))
  word === "--" ? wanted.push([]) : wanted.at(-1).push(word);
const browser = await chromium.launch({
  executablePath: process.env.HEDDLE_BROWSER,
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
let seen = 0;
const saw = (what) => { ++seen; console.log(`saw: ${what}`); };

// Opens the page; what it says on the console or asks for is kept in `noise`.
async function open(path = file, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage(), url = pathToFileURL(resolve(path)).href;
  page.noise = [];
  page.on("console", (m) => page.noise.push(`console: ${m.text()}`));
  page.on("pageerror", (e) => page.noise.push(`error: ${e.message}`));
  page.on("dialog", (d) => { page.noise.push(`dialog: ${d.message()}`); d.dismiss(); });
  page.on("request", (r) => { if (r.url().split("#")[0] !== url) page.noise.push(`request: ${r.url()}`); });
  await page.goto(url + (options.hash ?? ""));
  return page;
}
async function quiet(page) {
  await page.waitForTimeout(100);
  assert.deepEqual(page.noise, []);
  await page.context().close();
}
const count = (page, selector) => page.locator(selector).count();
const focused = (page) => page.evaluate(() => {
  const e = document.activeElement;
  return e.id || e.className || e.tagName;
});
async function noSideways(page) {
  const [wide, room] = await page.evaluate(() =>
    [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(wide <= room, `${wide} pixels of content in ${room}`);
}

const cases = {
  // The findings can be read, and the graph seen, where no script may run.
  async plain(findings) {
    const page = await open(file, { javaScriptEnabled: false });
    assert.equal(await count(page, "details.finding"), +findings);
    for (const summary of await page.locator("details.finding > summary").all()) {
      assert.ok(await summary.isVisible());
      assert.match(await summary.innerText(), /^(high|medium|low)\s+\S+:\d+\s+\S.*heddle-[a-z-]+/s);
    }
    await page.locator("details.finding > summary").first().click();
    assert.ok(await page.locator("details.finding").first().locator(".threads").isVisible());
    saw("the list of findings, and one opened");
    assert.ok(await page.locator(".picture svg").first().isVisible());
    assert.equal(await page.locator(".with-script:visible").count(), 0);
    saw("the picture, and no control that does nothing");
    await page.locator("#locks details > summary").click();
    assert.ok(await page.locator("#pairs").isVisible());
    saw("the pairs of locks as a table");
    await quiet(page);
  },

  // The policy lets the page's own script run and no other.
  async policy() {
    const text = readFileSync(file, "utf8"), changed = file + ".injected.html";
    writeFileSync(changed, text.replace("</main>",
      '<script>window.stranger = 1</script><img src="x.png" onerror="window.stranger = 2">' +
      '<p id="styled" style="color: rgb(1, 2, 3)">x</p></main>'));
    const page = await open(changed);
    assert.equal(await page.evaluate(() => window.stranger), undefined);
    assert.equal(await page.evaluate(() => document.documentElement.className), "scripted");
    assert.notEqual(await page.locator("#styled").evaluate((e) => getComputedStyle(e).color), "rgb(1, 2, 3)");
    const refused = page.noise.filter((n) => n.includes("Content Security Policy"));
    assert.ok(refused.length >= 3, page.noise.join("\n"));
    saw("an inline script, a handler, an image and a style refused");
    const why = await page.evaluate(() => {
      try { document.body.innerHTML = "<b>x</b>"; return ""; } catch (e) { return e.name; }
    });
    assert.equal(why, "TypeError");
    saw("markup from text refused");
    await page.context().close();
  },

  // Choosing a deadlock lights its cycle and nothing else.
  async cycle() {
    const page = await open();
    const finding = page.locator("details.finding[data-cycle]").first();
    const cycle = (await finding.getAttribute("data-cycle")).split(" ");
    assert.ok(cycle.length >= 1);
    assert.equal(await count(page, ".lit"), 0);
    await finding.locator("summary").click();
    const lit = () => page.locator(".picture:visible").evaluate((figure) => ({
      locks: [...figure.querySelectorAll(".lock.lit")].map((e) => e.dataset.lock).sort(),
      pairs: [...figure.querySelectorAll(".pair.lit")].map((e) => `${e.dataset.held} ${e.dataset.awaited}`).sort(),
    }));
    await page.waitForSelector(".lock.lit", { state: "attached" });
    const wanted = cycle.map((lock, i) => `${lock} ${cycle[(i + 1) % cycle.length]}`);
    assert.deepEqual(await lit(), { locks: [...cycle].sort(), pairs: wanted.sort() });
    assert.equal(await count(page, "#chosen tr"), wanted.length);
    saw("the cycle of an opened finding lit");
    await page.keyboard.press("Escape");
    assert.equal(await count(page, ".lit"), 0);
    await page.locator(".cycles button").first().click();
    assert.deepEqual((await lit()).pairs, wanted.sort());
    assert.ok(await page.locator(".lock.lit").first().evaluate((e) => {
      const box = e.getBoundingClientRect(), frame = e.closest(".frame").getBoundingClientRect();
      return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
    }), "the lit lock lies outside of the frame");
    saw("the cycle lit from the list of deadlocks, in view");
    await page.locator(".cycles a").first().click();
    assert.ok(await finding.evaluate((e) => e.open));
    saw("the finding opened by its link");
    await quiet(page);
  },

  // All of it without a mouse.
  async keyboard() {
    const page = await open();
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "skip");
    assert.ok(await page.locator(".skip:focus").evaluate((e) => e.getBoundingClientRect().left >= 0));
    await page.keyboard.press("Enter");
    assert.equal(new URL(page.url()).hash, "#findings");
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "finding-filter");
    saw("the link that skips to the findings");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "SUMMARY");
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.equal(outline, "solid");
    await page.keyboard.press("Enter");
    assert.ok(await page.locator("details.finding").first().evaluate((e) => e.open));
    saw("a finding opened, with a focus that can be seen");
    const frame = page.locator(".frame:visible"), box = () => frame.locator("svg").getAttribute("viewBox");
    await frame.focus();
    const before = await box();
    await page.keyboard.press("ArrowRight");
    const moved = await box();
    assert.notEqual(moved, before);
    await page.keyboard.press("+");
    assert.ok(+(await box()).split(" ")[2] < +moved.split(" ")[2]);
    await page.keyboard.press("0");
    saw("the picture moved and zoomed");
    const order = [];
    await page.evaluate(() => document.activeElement.blur());
    for (let i = 0; i < 60; ++i) {
      await page.keyboard.press("Tab");
      const top = await page.evaluate(() => {
        const e = document.activeElement, box = e.getBoundingClientRect();
        return e === document.body || e.classList.contains("skip") ? null : box.top + scrollY;
      });
      if (top === null && order.length)
        break;
      if (top !== null)
        order.push(top);
    }
    assert.ok(order.length > 5);
    for (let i = 1; i < order.length; ++i)
      assert.ok(order[i] >= order[i - 1] - 30, `the focus jumps up: ${order}`);
    saw("the focus goes down the page");
    await quiet(page);
  },

  // The mouse moves, zooms and chooses; the filters leave what fits.
  async mouse(lock, others, words) {
    const page = await open();
    const svg = page.locator(".frame:visible svg"), view = async () => (await svg.getAttribute("viewBox")).split(" ").map(Number);
    const frame = await page.locator(".frame:visible").boundingBox();
    const before = await view();
    await page.mouse.move(frame.x + frame.width - 5, frame.y + frame.height - 5);
    await page.mouse.down();
    await page.mouse.move(frame.x + frame.width - 105, frame.y + frame.height - 45, { steps: 4 });
    await page.mouse.up();
    const after = await view();
    assert.ok(after[0] > before[0] && after[1] > before[1], `${before} became ${after}`);
    assert.equal(await count(page, ".lit"), 0);
    saw("the picture dragged");
    await page.locator("#zoom-in").click();
    assert.ok((await view())[2] < after[2]);
    await page.locator("#zoom-fit").click();
    saw("zoomed by buttons");
    await page.locator(".picture:visible .lock text").first().click();
    assert.ok(await count(page, ".picture:visible .lock.lit") >= 1);
    assert.ok(await count(page, "#chosen tr") >= 1);
    saw("a lock chosen, with its pairs");
    await page.locator("#lock-filter").fill(lock);
    const names = await page.locator(".picture:visible .lock:not(.out) title").allTextContents();
    assert.ok(names.some((n) => n.toLowerCase().includes(lock)), names.join());
    assert.ok(await count(page, ".picture:visible .lock.out") >= +others, names.join());
    saw("the graph filtered");
    await page.locator("#lock-filter").fill("");
    assert.equal(await count(page, ".lock.out"), 0);
    const all = await count(page, "details.finding");
    await page.locator("#finding-filter").fill(words);
    const left = await page.locator("details.finding:visible").count();
    assert.ok(left > 0 && left < all, `${left} of ${all}`);
    await page.locator("#finding-filter").fill("no finding has this");
    assert.equal(await page.locator("details.finding:visible").count(), 0);
    await page.locator("#finding-filter").fill("");
    await page.locator("#open-all").click();
    assert.equal(await count(page, "details.finding[open]"), all);
    saw("the findings filtered and opened");
    await quiet(page);
  },

  // Two widths, light and dark: nothing sticks out, and all text can be told from its
  // ground. With a folder, pictures go there.
  async looks(folder) {
    for (const width of [1280, 400])
      for (const colorScheme of ["light", "dark"]) {
        const page = await open(file, { viewport: { width, height: 900 }, colorScheme });
        await noSideways(page);
        const link = page.locator(".cycles button").first();
        if (await link.count())
          await link.click();
        for (const finding of await page.locator("details.finding").all())
          await finding.evaluate((e) => { e.open = true; });
        await noSideways(page);
        for (const frame of await page.locator(".frame:visible").all())
          assert.ok((await frame.boundingBox()).width <= width);
        const faint = await page.evaluate(() => {
          const light = (colour) => {
            const [r, g, b] = colour.match(/[\d.]+/g).map((v) => v / 255)
              .map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const ground = light(getComputedStyle(document.body).backgroundColor);
          const contrast = (e) => {
            const l = light(getComputedStyle(e).color);
            return (Math.max(l, ground) + 0.05) / (Math.min(l, ground) + 0.05);
          };
          return [...document.querySelectorAll("p, th, td, code, summary, span, a, b, li, h1, h2, h3")]
            .filter((e) => e.textContent.trim() && contrast(e) < 4.5).map((e) => e.outerHTML.slice(0, 80));
        });
        assert.deepEqual(faint, []);
        if (folder)
          await page.screenshot({ path: join(folder, `${width}-${colorScheme}.png`), fullPage: true });
        saw(`${width} pixels, ${colorScheme}`);
        await quiet(page);
      }
  },

  // What names and source say is shown and does nothing; ARGUMENTS must all be shown.
  async hostile(...shown) {
    const page = await open();
    for (const finding of await page.locator("details.finding").all())
      await finding.evaluate((e) => { e.open = true; });
    const text = await page.locator("body").innerText();
    for (const words of shown)
      assert.ok(text.includes(words), `${words} is not shown`);
    assert.equal(await count(page, "script"), 1);
    assert.equal(await count(page, "img, iframe, object, embed, base, form, [onerror], [onload], [style*=url]"), 0);
    assert.ok(!/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]/.test(
      await page.evaluate(() => document.documentElement.textContent)), "a control character");
    const links = await page.locator("a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    assert.ok(links.length && links.every((l) => /^#[a-z0-9-]+$/.test(l)), links.join());
    saw("names as text");
    await page.locator("#lock-filter").fill("<script>");
    await page.locator("#finding-filter").fill("\"><img src=x onerror=alert(1)>");
    await page.locator("#lock-filter").fill("");
    const box = page.locator(".picture:visible .lock text").first();
    await box.click();
    assert.equal(await count(page, "script"), 1);
    assert.equal(await count(page, "img"), 0);
    saw("names filtered and chosen as text");
    await quiet(page);
  },

  // A graph of hundreds of locks begins with its cycles.
  async great() {
    const page = await open();
    const near = await count(page, ".picture:visible .lock"), whole = await count(page, "#picture-all .lock");
    assert.equal(await page.locator(".picture:visible").getAttribute("id"), "picture-near");
    assert.ok(near > 1 && near <= 60 && whole >= 200, `${near} of ${whole}`);
    const size = await page.locator(".picture:visible .lock text").first().evaluate((e) => e.getBoundingClientRect().height);
    assert.ok(size >= 8, `text is ${size} pixels high`);
    saw("the cycles first, and legible");
    await page.locator("#lock-picture").selectOption("1");
    assert.equal(await page.locator(".picture:visible").getAttribute("id"), "picture-all");
    const boxes = await page.locator("#picture-all .lock rect").evaluateAll((all) => all.map((e) =>
      ["x", "y", "width", "height"].map((a) => +e.getAttribute(a))));
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(0, i))
        assert.ok(a[0] >= b[0] + b[2] || b[0] >= a[0] + a[2] || a[1] >= b[1] + b[3] || b[1] >= a[1] + a[3],
          `${a} lies over ${b}`);
    saw("all of them, none over another");
    await page.locator("#lock-filter").fill("lock77");
    const left = await page.locator("#picture-all .lock:not(.out)").count();
    assert.ok(left >= 1 && left <= 12, `${left} left`);
    const text = await page.locator("#picture-all .lock:not(.out) text").first().evaluate((e) => e.getBoundingClientRect().height);
    assert.ok(text >= 4, `text is ${text} pixels high`);
    saw("one of them found");
    await quiet(page);
  },

  // The picture in the documentation: the lock graph with its cycle lit, and a finding.
  async picture(path) {
    const page = await open(file, { viewport: { width: 1100, height: 900 } });
    await page.locator("details.finding > summary").first().click();
    await page.waitForSelector(".lock.lit", { state: "attached" });
    await page.waitForTimeout(300);
    await page.evaluate(() => scrollTo(0, 0));
    const top = (await page.locator("#locks").boundingBox()).y - 10;
    const bottom = await page.locator("details.finding .outcome").first().evaluate((e) => e.getBoundingClientRect().bottom);
    await page.screenshot({ path, fullPage: true, clip: { x: 0, y: top, width: 1100, height: bottom - top + 10 } });
    await quiet(page);
  },
};

for (const [name, ...rest] of wanted)
  try {
    assert.ok(cases[name], `no case '${name}'`);
    seen = 0;
    await cases[name](...rest);
    console.log(`${name}: ${seen} seen`);
  } catch (e) {
    console.log(`${name}: ${e.message}\n${e.stack}`);
    process.exitCode = 1;
  }
await browser.close();
