// The document of `plan --json` is documented field by field: the page is that of the types, and a plan prints nothing that is not on it.
import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { planJsonDocument } from "../tools/plan-json.ts"
import { commandOf } from "./support/command.ts"

const page = readFileSync(new URL("../docs/plan-json.md", import.meta.url), "utf8")
const rows = page.split("\n").flatMap((line) => {
  const [, path, type, said] = /^\| `(.+?)` \| (.+?) \| (.*) \|$/u.exec(line) ?? []
  return path === undefined ? [] : [{ path, type: type ?? "", said: said ?? "" }]
})

test("the page is written from the types as they are: npx tsx tools/plan-json.ts", () => {
  expect(planJsonDocument()).toBe(page)
})

const statistics = new Set(["unit", "mean", "sd", "p5", "p25", "p50", "p75", "p95", "never"])

/** Paths of a document as the page writes them: what is a map or a list there is one here. */
function pathsIn(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => pathsIn(one, `${path}[]`))
  if (typeof value !== "object" || value === null) return [path.replace(/(\[\])+$/u, "")]
  const isStatistics = rows.find((row) => row.path === path)?.type.includes("statistics") === true
  const isMap =
    rows.some((row) => row.path === path && row.type.includes("map by name")) ||
    rows.some((row) => row.path === `${path}.*` || row.path.startsWith(`${path}.*.`))
  return Object.entries(value).flatMap(([key, inside]) =>
    isStatistics && statistics.has(key) ? [] : pathsIn(inside, isMap ? `${path}.*` : path === "" ? key : `${path}.${key}`),
  )
}

test.each(["first", "medical"])("whatever the plan of %s prints stands on the page", async (name) => {
  const file = new URL(`../examples/${name}/venture.yaml`, import.meta.url).pathname
  const { out } = await commandOf(["plan", file, "--json", "--samples", "64"])
  const known = new Set(rows.map(({ path }) => path))
  const printed = new Set(pathsIn(JSON.parse(out), ""))
  expect([...printed].filter((path) => !known.has(path))).toEqual([])
})

test("whatever may be null says when, at its own place or above it", () => {
  const silent = rows.filter(({ path, type, said }) => {
    const above = rows.filter((row) => path.startsWith(`${row.path}.`) || path.startsWith(`${row.path}[`))
    return type.includes("null") && said === "" && above.every((row) => row.said === "")
  })
  expect(silent.map(({ path }) => path)).toEqual([])
})
