import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { descriptionFile, descriptionText } from "../../tools/description.ts"

test("the types of a described venture are those of its shapes (`npm run schema` rewrites them)", () => {
  expect(readFileSync(descriptionFile, "utf8")).toBe(descriptionText())
})
