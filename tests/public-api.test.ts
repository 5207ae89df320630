// The public names of the library are changed on purpose only: they stand in public-api.txt, one a line.
// After such a change: `npx vitest run tests/public-api.test.ts -u`, and look at what became different.
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"

const door = new URL("../src/index.ts", import.meta.url)

test.skipIf(!existsSync(fileURLToPath(door)))("public names are those of tests/public-api.txt", async () => {
  const names = Object.keys(await import(door.href)).sort()
  const text = `${names.join("\n")}\n`
  await expect(text, "meant? npx vitest run tests/public-api.test.ts -u").toMatchFileSnapshot("public-api.txt")
})
