import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { chanceOfEnough, sparesFor } from "./reserve.ts"

describe("reserve", () => {
  test.each([
    ["none for none", { kind: "none" } as const, 8, 0],
    ["N+1", { kind: "spare", replicas: 1 } as const, 8, 1],
    ["nothing needed, nothing spare", { kind: "spare", replicas: 1 } as const, 0, 0],
    // 1 of 1 up: 0.9; 1 of 2: 1 - 0.1² = 0.99; 1 of 3: 0.999.
    ["one of 90 %, wanted in 99 %", { kind: "availability", unit: 0.9, target: 0.99 } as const, 1, 1],
    ["one of 90 %, wanted in 99.5 %", { kind: "availability", unit: 0.9, target: 0.995 } as const, 1, 2],
    ["always up", { kind: "availability", unit: 1, target: 1 } as const, 5, 0],
    ["never certain", { kind: "availability", unit: 0.99, target: 1 } as const, 5, Number.POSITIVE_INFINITY],
  ])("%s", (_, reserve, needed, expected) => {
    expect(sparesFor(reserve, needed)).toBe(expected)
  })

  test("the chance is that of all ways of up and down, counted one by one", () => {
    const counted = (all: number, needed: number, up: number): number => {
      let chance = 0
      for (let ways = 0; ways < 2 ** all; ways++) {
        const ups = ways.toString(2).replaceAll("0", "").length
        if (ups >= needed) chance += up ** ups * (1 - up) ** (all - ups)
      }
      return chance
    }
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 0, max: 4 }),
        fc.double({ min: 0.05, max: 0.99, noNaN: true }),
        (needed, spares, up) => {
          expect(chanceOfEnough(needed, spares, up)).toBeCloseTo(counted(needed + spares, needed, up), 10)
        },
      ),
      { seed: 1 },
    )
  })

  test("more replicas need no fewer that stand by", () => {
    const reserve = { kind: "availability", unit: 0.98, target: 0.999 } as const
    const spares = Array.from({ length: 60 }, (_, k) => sparesFor(reserve, k + 1))
    expect(spares).toEqual(spares.toSorted((a, b) => a - b))
  })
})
