// The page as a text: nothing in it runs or loads, founders' texts stay texts, ids are unique, headings in order.
import fc from "fast-check"
import { expect, test } from "vitest"
import { handMadeDocument, hostile } from "../../../tests/support/hand-made-document.ts"
import { wordsOf } from "../../words/index.ts"
import type { Table } from "../document/document.ts"
import { breakable } from "./breaks.ts"
import { escaped, safeAddress } from "./escape.ts"
import { htmlOf } from "./html-of.ts"
import { tableHtml } from "./table.ts"

const pages = { en: await htmlOf(handMadeDocument("en")), zh: await htmlOf(handMadeDocument("zh")) }

test.each(["en", "zh"] as const)("%s: the same document gives the same bytes", async (language) => {
  expect(await htmlOf(handMadeDocument(language))).toBe(pages[language])
})

test.each(["en", "zh"] as const)("%s: nothing runs, nothing is loaded", (language) => {
  const page = pages[language]
  const tags = [...page.matchAll(/<([a-z0-9]+)((?:\s+[a-zA-Z:-]+(?:="[^"]*")?)*)\s*>/gu)]
  const names = new Set(tags.map(([, name]) => name))
  for (const name of ["script", "link", "img", "iframe", "object", "embed", "form", "input", "base", "image", "use"])
    expect(names).not.toContain(name)
  const attributes = tags.flatMap(([, , text = ""]) => [...text.matchAll(/\s([a-zA-Z:-]+)=/gu)].map(([, name]) => name))
  expect(attributes.filter((name) => /^on|^src|^style$|^srcset$/u.test(name ?? ""))).toEqual([])
  expect(page).not.toContain("javascript:")
  expect(page).not.toMatch(/@import|url\(/u)
  expect(page).toContain("default-src 'none'")
})

test.each(["en", "zh"] as const)("%s: ids are unique, every inner link leads somewhere, headings in order", (language) => {
  const page = pages[language]
  const ids = [...page.matchAll(/ id="([^"]*)"/gu)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const [, to] of page.matchAll(/ href="#([^"]*)"/gu)) expect(ids).toContain(to)
  const levels = [...page.matchAll(/<h([1-6])[ >]/gu)].map(([, level]) => Number(level))
  expect(levels[0]).toBe(1)
  expect(levels.filter((level) => level === 1)).toHaveLength(1)
  for (const [k, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[k - 1] ?? 0) + 1)
})

test("a founder's text stays a text", () => {
  expect(pages.en).not.toContain("<script>")
  expect(pages.en).not.toContain("\u202e")
  expect(pages.en).not.toContain("\u0007")
  expect(pages.en).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;")
  expect(escaped(hostile)).not.toMatch(/[<>"']/u)
})

test("every figure says its value, its place and what explains it", () => {
  expect(pages.en).toContain(
    '<data class="figure" value="1230000" data-at="/projects/own model/value/p50" data-path="own_model.value" title="own_model.value">1.23M USD</data>',
  )
  // What is not known has no value to read.
  expect(pages.en).toMatch(/<span class="figure" data-at="[^"]*" data-path="[^"]*" title="[^"]*">–<\/span>/u)
})

test.each([
  ["https://example.org/a?b=1#c", true],
  ["http://example.org", true],
  ["mailto:a@example.org", true],
  ["#summary", true],
  ["javascript:alert(1)", false],
  ["JAVASCRIPT:alert(1)", false],
  ["java\nscript:alert(1)", false],
  ["data:text/html,x", false],
  ["//example.org", false],
  ["file:///etc/passwd", false],
  ["https://a b", false],
])("an address %j may be led to: %s", (address, isSafe) => {
  expect(safeAddress(address)).toBe(isSafe ? address : null)
})

test.each([
  ["own_model.serving.unit_cost", "own_|model.|serving.|unit_|cost"],
  ["2.5 to 6 seat/customer", "2.5 to 6 seat/|customer"],
  ["examples/first/venture.yaml:12:27", "examples/|first/|venture.|yaml:|12:27"],
  ["a value of 3.5, once", "a value of 3.5, once"],
  ["x".repeat(60), `${"x".repeat(28)}|${"x".repeat(28)}|xxxx`],
  ["病历".repeat(40), "病历".repeat(40)],
])("%s may break as %s", (text, broken) => {
  expect(breakable(text).replaceAll("<wbr>", "|")).toBe(broken)
})

test("places to break change no text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
      expect(breakable(text).replaceAll("<wbr>", "")).toBe(escaped(text))
    }),
  )
})

test.each([
  [4, false, true],
  [5, false, false],
  [5, true, true],
  [6, true, false],
])("a table of %d columns, figures but for the first: %s, fits on a narrow page: %s", (count, isFigure, fits) => {
  const columns = Array.from({ length: count }, (_, k) => ({ title: `c${k}`, isFigure: isFigure && k > 0 }))
  const table: Table = { caption: "t", columns, rows: [] }
  for (const language of ["en", "zh"] as const) {
    const html = tableHtml(table, "t", wordsOf(language))
    expect(html.includes('class="scroll short few"')).toBe(fits)
    expect(html.includes(wordsOf(language).page.sideways)).toBe(!fits)
  }
})
