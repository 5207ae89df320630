import { describe, expect, test } from "vitest"
import { countedName } from "./counted-name.ts"

describe("a device with how many", () => {
  test.each([
    ["8xH100", "H100", 8],
    ["8 × H100-SXM", "H100-SXM", 8],
    ["8 H100", "H100", 8],
    ["8 块 H100", "H100", 8],
    ["2张L40S", "L40S", 2],
    ["4 台 A100", "A100", 4],
    ["1,024 A100", "A100", 1024],
    ["H100 x 8", "H100", 8],
    ["A100-SXM-80GB*16", "A100-SXM-80GB", 16],
    ["H100", "H100", null],
    ["RTX 4090", "RTX 4090", null],
    ["3090", "3090", null],
    ["", "", null],
  ])("%s", (text, name, count) => {
    expect(countedName(text)).toEqual({ name, count })
  })
})
