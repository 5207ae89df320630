// The fit of memory's constants: what it finds, how it pools, how wide its intervals are.
import { describe, expect, test } from "vitest"
import { fitParameters } from "../../tools/fit/memory/least-squares.ts"
import { frameworkConstants, indicesOfStep, priorDeviations } from "../../tools/fit/memory/parameters.ts"
import type { Sample } from "../../tools/fit/memory/samples.ts"
import { type Left, nestedHalfWidths, spreadOf } from "../../tools/fit/memory/spread.ts"

describe("least squares", () => {
  const line = (x: number, y: number) => ({
    uses: [0, 1],
    residual: (at: Float64Array) => ((at[0] ?? 0) + (at[1] ?? 0) * x - y) / 0.01,
    weight: 1,
  })
  const wide = [100, 100]
  test("finds a line", () => {
    const rows = [0, 1, 2, 3, 4].map((x) => line(x, 0.5 + 2 * x))
    const [a, b] = fitParameters({ prior: wide, rows }, new Float64Array(2), 40)
    expect(a).toBeCloseTo(0.5, 4)
    expect(b).toBeCloseTo(2, 4)
  })
  test("one odd row does not move it", () => {
    const rows = [...[0, 1, 2, 3, 4, 5, 6, 7].map((x) => line(x, 0.5 + 2 * x)), line(3.5, 100)]
    const [a, b] = fitParameters({ prior: wide, rows }, new Float64Array(2), 60)
    expect(a).toBeCloseTo(0.5, 1)
    expect(b).toBeCloseTo(2, 1)
  })
  test("without rows it stays at what is expected", () => {
    expect([...fitParameters({ prior: [1, 1], rows: [] }, new Float64Array(2), 10)]).toEqual([0, 0])
  })
})

describe("pooling", () => {
  test("what all share moves a framework without rows, what one departs from it does not", () => {
    const at = new Float64Array(priorDeviations.length)
    const [shared = 0] = indicesOfStep("maxtext", [])
    at[shared] = Math.log(2)
    const before = frameworkConstants(new Float64Array(priorDeviations.length), "maxtext").live
    expect(frameworkConstants(at, "maxtext").live).toBeCloseTo(2 * before, 10)
    const own = indicesOfStep("torch", [])[indicesOfStep("torch", []).length / 2] ?? 0
    at[own] = Math.log(3)
    expect(frameworkConstants(at, "torch").live).toBeCloseTo(6 * before, 10)
    expect(frameworkConstants(at, "maxtext").live).toBeCloseTo(2 * before, 10)
  })
})

describe("intervals", () => {
  const left = (level: string, group: string, near: number, far = near): Left => ({
    sample: { level, group, framework: level, isMeasured: true } as Sample, // the rest is not read
    near,
    far,
  })
  const sure = Array.from({ length: 40 }, (_, k) => left("sure", `s${k}`, 0.01))
  const unsure = Array.from({ length: 40 }, (_, k) => left("unsure", `u${k}`, 0.2, 0.4))
  test("are as wide as what leaving out was off by", () => {
    const { levels } = spreadOf([...sure, ...unsure])
    expect(levels.sure).toBeLessThan(0.02)
    expect(levels.unsure).toBeCloseTo(0.2, 6)
  })
  test("of a framework that nobody measured are wider than any", () => {
    const { levels, unmeasured } = spreadOf([...sure, ...unsure])
    expect(unmeasured).toBeGreaterThan(Math.max(...Object.values(levels)))
    expect(unmeasured).toBeCloseTo(Math.hypot(0.4, 0.2), 6)
  })
  test("of a group come from the others", () => {
    const [first = 0, ...rest] = nestedHalfWidths([left("one", "odd", 5), ...sure, ...unsure])
    expect(first).toBeLessThan(1)
    expect(rest.every((width) => width < 6)).toBe(true)
  })
})
