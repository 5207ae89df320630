import { expect, test } from "vitest"
import { noUnits, parseValue } from "../../units/index.ts"
import { possibleCounts, saidCounts } from "./possible-counts.ts"

const countsOf = (text: string): readonly number[] =>
  possibleCounts(saidCounts(parseValue(text, { file: "test", offset: 0 }, noUnits, () => {})), 16)

test.each([
  ["8 GPU", [1, 4, 8, 16, 64]],
  ["6 GPU", [1, 4, 6, 16, 64]],
  ["up to 4 GPU", [1, 4, 16, 64]],
  ["choose 1, 3, 4 GPU", [1, 3, 4, 16, 64]],
  ["choose 100 to 200 GPU", [16, 64, 100, 200, 256, 1024]],
  ["2 to 4 GPU", [1, 2, 4, 16, 64]],
  ["0 GPU", []],
  ["= teams * 2 GPU", [1, 4, 16]],
])("%s", (text, expected) => expect(countsOf(text)).toEqual(expected))
