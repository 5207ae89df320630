import { existsSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { withTour } from "../../tools/tour.ts"

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8")
const isBuilt = existsSync(new URL("../../dist/cli/main.js", import.meta.url))

test("the tour of the README is what the commands print today (`npm run tour` rewrites it)", { timeout: 180_000 }, () => {
  if (!isBuilt) throw new Error("dist/ is missing: run `npm run build` first")
  expect(withTour(readme)).toBe(readme)
  expect(readme.match(/<!-- run /gu)?.length).toBeGreaterThan(3)
})
