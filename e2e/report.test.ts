// The report in a real browser: each example and a document with every block, in both languages, narrow and wide, light and
// dark, and on paper. Nothing is cut, nothing overlaps, every sign has a glyph, nothing is loaded, and axe finds no barrier.
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { type Browser, chromium, type Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Document, htmlOf, type Language, reportDocument, wordsOf } from "../src/index.ts"
import { handMadeDocument } from "../tests/support/hand-made-document.ts"
import { exampleNames, planned } from "../tools/reports.ts"
import { findChromium } from "./chromium.ts"
import { brokenWords, loosePages, missingGlyphs, pageFaults, scrolledTables } from "./page-faults.ts"

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
const widths = [360, 820, 1440]
/** In the dark only colours change: the document with every block shows them all. */
const schemes = (isEveryBlock: boolean): ("light" | "dark")[] => (isEveryBlock ? ["light", "dark"] : ["light"])
/** Tables of so many columns need not scroll anywhere. */
const fewColumns = 4
/** Width between the margins of A4 in CSS pixels. */
const paper = 658

const executablePath = findChromium()
const reason = executablePath === null ? " (skipped: no Chromium found; npm run browser)" : ""

type Make = (language: Language) => Document

function exampleDocuments(name: string): Make {
  const given = planned(name, { samples: 500, seed: 1 })
  return (language) => reportDocument({ ...given, words: wordsOf(language) })
}

const everyBlock = "every block"

const kinds: readonly (readonly [string, () => Make])[] = [
  [everyBlock, () => handMadeDocument],
  ...exampleNames().map((name) => [`examples/${name}`, () => exampleDocuments(name)] as const),
]

type Axe = { readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[] }

async function barriers(page: Page): Promise<string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axeSource)
  const options = { runOnly: { type: "tag", values: rules }, resultTypes: ["violations"], preload: false }
  const { violations } = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as Axe // as axe documents it
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

describe.skipIf(executablePath === null)(`the report in a browser${reason}`, () => {
  let browser: Browser
  let page: Page
  const noise: string[] = []

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? "", args: ["--no-sandbox", "--disable-gpu"] })
    page = await browser.newPage()
    page.on("console", (message) => noise.push(message.text()))
    page.on("pageerror", (error) => noise.push(String(error)))
    page.on("request", (request) => noise.push(`asks for ${request.url()}`))
  })
  afterAll(() => browser?.close())

  test("planted faults are found", async () => {
    await page.setViewportSize({ width: 400, height: 400 })
    await page.setContent(`<html lang="en"><title>t</title><body style="margin:0;font-family:sans-serif">
      <h1>One</h1><h3 style="color:#ddd">Three</h3><p style="width:900px">wide</p>
      <p style="width:40px;overflow:hidden;white-space:nowrap">cut in the middle</p><p>\u0379</p>
      <svg width="100" height="40"><text x="80" y="20">outside</text><text x="0" y="20">over</text><text x="4" y="20">lap</text></svg>`)
    const faults = (await page.evaluate(pageFaults)).map((fault) => fault.split(" | ")[0])
    expect(faults).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^the page is \d+ px too wide$/u),
        expect.stringMatching(/^cut by \d+ px$/u),
        "beyond the right edge",
        "text beyond its picture",
        "text over “lap”",
        "heading leaves a level out",
      ]),
    )
    expect(await page.evaluate(missingGlyphs)).toEqual(["\u0379"])
    expect(await barriers(page)).toEqual([expect.stringMatching(/^color-contrast: /u)])
  })

  describe.each(kinds)("%s", (kind, make) => {
    let documents: Make
    beforeAll(() => {
      documents = make()
    })

    describe.each(["en", "zh"] as const)("%s", (language) => {
      beforeAll(async () => {
        noise.length = 0
        await page.emulateMedia({ media: "screen", colorScheme: "light" })
        await page.setContent(await htmlOf(documents(language)))
        await page.evaluate(() => {
          for (const one of document.querySelectorAll("details")) one.open = true
        })
      })

      test.each(widths)("nothing is cut or overlaps at %d pixels", async (width) => {
        await page.setViewportSize({ width, height: 900 })
        expect(await page.evaluate(pageFaults)).toEqual([])
      })

      test("tables of few columns fit on a telephone, all tables on a wide page, with their words whole", async () => {
        await page.setViewportSize({ width: 390, height: 900 })
        expect(await page.evaluate(scrolledTables, fewColumns)).toEqual([])
        await page.setViewportSize({ width: 1440, height: 900 })
        expect(await page.evaluate(scrolledTables, Number.POSITIVE_INFINITY)).toEqual([])
        expect(await page.evaluate(brokenWords)).toEqual([])
      })

      test.each(schemes(kind === everyBlock))("axe finds no barrier, %s", async (colorScheme) => {
        await page.setViewportSize({ width: colorScheme === "light" ? 1440 : 360, height: 900 })
        await page.emulateMedia({ media: "screen", colorScheme })
        expect(await barriers(page)).toEqual([])
      })

      test("every sign has a glyph", async () => {
        expect(await page.evaluate(missingGlyphs)).toEqual([])
      })

      test("nothing is cut on paper, and it prints", async () => {
        await page.emulateMedia({ media: "print", colorScheme: "light" })
        await page.setViewportSize({ width: paper, height: 900 })
        expect(await page.evaluate(pageFaults)).toEqual([])
        expect(await page.evaluate(scrolledTables, Number.POSITIVE_INFINITY)).toEqual([])
        expect(await page.evaluate(brokenWords)).toEqual([])
        expect(await page.evaluate(loosePages)).toEqual([])
        const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
        expect(pdf.subarray(0, 5).toString()).toBe("%PDF-")
      })

      test("nothing was loaded and nothing complained", () => {
        expect(noise).toEqual([])
      })
    })
  })
})
