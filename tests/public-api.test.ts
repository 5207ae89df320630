// The public names of the library are changed on purpose only: they stand in public-api.txt, one a line.
// After such a change: `npx vitest run tests/public-api.test.ts -u`, and look at what became different.
import { expect, test } from "vitest"
import * as door from "../src/index.ts"

test("public names are those of tests/public-api.txt", async () => {
  const names = Object.keys(door).sort()
  const text = `${names.join("\n")}\n`
  await expect(text, "meant? npx vitest run tests/public-api.test.ts -u").toMatchFileSnapshot("public-api.txt")
})
