// The public names of the library are changed on purpose only: they stand in public-api.txt and public-engine.txt, one a line.
// After such a change: `npx vitest run tests/public-api.test.ts -u`, and look at what became different.
import { expect, test } from "vitest"
import * as engineDoor from "../src/engine.ts"
import * as door from "../src/index.ts"

test.each([
  ["public-api.txt", door],
  ["public-engine.txt", engineDoor],
])("public names are those of tests/%s", async (file, names) => {
  const text = `${Object.keys(names).sort().join("\n")}\n`
  await expect(text, "meant? npx vitest run tests/public-api.test.ts -u").toMatchFileSnapshot(file)
})
