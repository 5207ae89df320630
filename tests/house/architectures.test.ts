/** The list of described families. */
import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { listFile, listText } from "../../tools/architectures.ts"

/** The formatter breaks lines and sorts; what is named is what counts. */
const words = (text: string): string[] => (text.match(/[\w./]+/g) ?? []).toSorted()

test("every described family is listed (`npm run architectures` rewrites it)", () => {
  expect(words(readFileSync(listFile, "utf8"))).toEqual(words(listText()))
})
