// What a reader of a report sees is what `report --json` says, which begins with `plan --json`: every figure of the page as written, of every example, in both
// languages, for the same seed; and `explain` opens each.
import { describe, expect, test } from "vitest"
import { csvOf, explainQuantity, htmlOf, type Language, reportDocument, reportJson, wordsOf } from "../src/index.ts"
import { exampleNames, planned } from "../tools/reports.ts"

const sampling = { samples: 512, seed: 3 }
const languages: readonly Language[] = ["en", "zh"]

type Shown = { readonly value: number | null; readonly at: string; readonly path: string }

/** The `<data>` elements of a page. */
function figuresIn(page: string): Shown[] {
  return [...page.matchAll(/<data ([^>]*)>/gu)].map(([, attributes = ""]) => {
    const named = (name: string): string => new RegExp(`(?:^| )${name}="([^"]*)"`, "u").exec(attributes)?.[1] ?? ""
    const value = named("value")
    return { value: value === "" ? null : Number(value), at: named("data-at"), path: named("data-path") }
  })
}

/** JSON Pointers (RFC 6901), perhaps times a number, perhaps two of them subtracted: the notation of a report's figures. */
function figureOf(document: unknown, at: string): number | null {
  const terms = at.split(" - ").map((term) => {
    const [pointer = "", factor = "1"] = term.split(" * ")
    const keys = pointer.split("/").slice(1)
    const found = keys.reduce<unknown>(
      (value, key) => (value as Record<string, unknown>)[key.replaceAll("~1", "/").replaceAll("~0", "~")], // walks plain JSON
      document,
    )
    return found === null ? null : Number(found) * Number(factor)
  })
  return terms.reduce((a, b) => (a === null || b === null ? null : a - b))
}

describe.each(exampleNames())("%s", (name) => {
  const given = planned(name, sampling)
  const { about } = given

  test.each(languages)("every figure of the page is that of report --json (%s)", { timeout: 60_000 }, async (language) => {
    const words = wordsOf(language)
    const document = reportDocument({ ...given, words })
    // As a program would read it: through the text of the document.
    const plan: unknown = JSON.parse(JSON.stringify(reportJson({ ...given, words })))
    const shown = figuresIn(await htmlOf(document))
    expect(shown.length).toBeGreaterThan(100)
    for (const { value, at } of shown) expect(value, at).toBe(figureOf(plan, at))
    expect(csvOf(document).split("\r\n").length).toBeGreaterThan(100)
    for (const path of new Set(shown.map((one) => one.path))) {
      const opened = explainQuantity(about, path, { samples: 8, seed: 3, depth: 0 })
      expect(opened.answer?.quantity.path, path).toBe(path)
    }
  })
})
