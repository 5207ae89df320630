import { expect, test } from "vitest"
import { noUnits, parseValue } from "../../units/index.ts"
import { possibleCounts } from "./possible-counts.ts"

const countsOf = (text: string): readonly number[] =>
  possibleCounts(
    parseValue(text, { file: "test", offset: 0 }, noUnits, () => {}),
    16,
  )

test.each([
  ["8 GPU", [1, 2, 4, 8, 16, 32, 64]],
  ["6 GPU", [1, 2, 4, 6, 8, 16, 32]],
  ["up to 4 GPU", [1, 2, 4, 8, 16, 32]],
  ["choose 1, 3, 4 GPU", [1, 2, 3, 4, 8, 16, 32]],
  ["choose 100 to 200 GPU", [16, 32, 64, 100, 128, 200, 256, 512, 1024]],
  ["2 to 4 GPU", [1, 2, 4, 8, 16, 32]],
  ["0 GPU", []],
  ["= teams * 2 GPU", [1, 2, 4, 8, 16]],
])("%s", (text, expected) => expect(countsOf(text)).toEqual(expected))
