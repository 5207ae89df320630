// Laws that were made are found again; a measured ladder tells a rung that it has not seen.
import { expect, test } from "vitest"
import { randomOf } from "../engine/random.ts"
import { fitLaw } from "./fit-law.ts"
import { fitLadder, reachOf, tellLoss, worthOfData } from "./ladder.ts"
import { type Law, lossOf, type Rung } from "./law.ts"

const sizes = [1e5, 3e5, 1e6, 3e6, 1e7]

function made(law: Law, noise = 0, seeds = 1): Rung[] {
  const random = randomOf(7)
  return sizes.flatMap((parameters) =>
    sizes.flatMap((size) =>
      Array.from({ length: seeds }, (_, seed) => {
        const at = { parameters, data: 20 * size }
        return { ...at, seed, loss: lossOf(law, at) * Math.exp(noise * random.normal()) }
      }),
    ),
  )
}

/** Besiroglu et al. 2024, arXiv:2404.10102, table 1. */
const published: Law = {
  floor: 1.8172,
  terms: [
    { lever: "parameters", scale: 482.01, power: 0.3478 },
    { lever: "data", scale: 2085.43, power: 0.3658 },
  ],
}

/** Small GPTs on tiny-shakespeare, trained in PyTorch: [parameters, loss at 256k, 512k, 1.024M tokens]; of 31 104 parameters four seeds at 512k. */
const measured: Rung[] = [
  [6272, 2.672, 2.515, 2.261],
  [31104, 2.562, 2.39, 2.142],
  [111360, 2.482, 2.312, 2.056],
  [351744, 2.456, 2.252, 1.965],
].flatMap(([parameters, ...losses]) =>
  losses.map((loss, k) => ({ parameters: parameters!, data: 256_000 * 2 ** k, loss, seed: 1 })),
)
const seeds = [2.426, 2.422, 2.397].map((loss, k) => ({ parameters: 31104, data: 512_000, loss, seed: k + 2 }))

test("a published law without noise is found again, figure by figure", () => {
  const fit = fitLaw(made(published), ["parameters", "data"])!
  expect(fit.refused).toEqual([])
  expect(fit.law.floor).toBeCloseTo(published.floor, 2)
  fit.law.terms.forEach(({ power, scale }, k) => {
    expect(power).toBeCloseTo(published.terms[k]!.power, 2)
    expect(scale / published.terms[k]!.scale).toBeCloseTo(1, 1)
  })
})

test("one run that went wrong moves the law little", () => {
  const rungs = made(published).map((rung, k) => (k === 12 ? { ...rung, loss: 1.3 * rung.loss } : rung))
  const { law } = fitLaw(rungs, ["parameters", "data"])!
  expect(lossOf(law, { parameters: 3e7, data: 6e8 }) / lossOf(published, { parameters: 3e7, data: 6e8 })).toBeCloseTo(1, 2)
})

test("the law of one lever", () => {
  const law: Law = { floor: 0.2, terms: [{ lever: "data", scale: 5, power: 0.4 }] }
  const rungs = sizes.map((data) => ({
    parameters: 1,
    data: data / 1000,
    seed: 1,
    loss: lossOf(law, { parameters: 1, data: data / 1000 }),
  }))
  const fit = fitLaw(rungs, ["data"])!
  expect(fit.law.floor).toBeCloseTo(0.2, 3)
  expect(fit.law.terms[0]!.power).toBeCloseTo(0.4, 3)
})

test("without a floor none is told, and a lever that does nothing is left out: both are said", () => {
  const power: Law = { floor: 0, terms: [{ lever: "data", scale: 40, power: 0.2 }] }
  const fit = fitLaw(made(power), ["data"])!
  expect(fit).toMatchObject({ refused: [{ figure: "floor", bound: "low" }], law: { floor: 0 } })
  expect(fit.law.terms[0]!.power).toBeCloseTo(0.2, 3)
  const both = fitLadder(made({ ...power, floor: 1 }), ["parameters", "data"])!
  expect(both.law.terms.map(({ lever }) => lever)).toEqual(["data"])
  expect(both.refused.map(({ figure }) => figure)).toContain("parameters")
})

test("too few rungs tell no law", () => {
  expect(fitLaw(made(published).slice(0, 4), ["parameters", "data"])).toBeNull()
  expect(fitLadder([], ["data"])).toBeNull()
})

test("the measured ladder: 813 568 parameters, trained to 1.941, lie in the band that was told without them", () => {
  const ladder = fitLadder([...measured, ...seeds], ["parameters", "data"])!
  const told = tellLoss(ladder, { parameters: 813568, data: 1_024_000 })
  expect(ladder.refused).toEqual([{ figure: "floor", bound: "low" }])
  expect(told.low).toBeLessThan(1.941)
  expect(told.high).toBeGreaterThan(1.941)
  expect(told.high / told.low).toBeLessThan(1.15)
  expect(Math.abs(told.loss / 1.941 - 1)).toBeLessThan(0.03)
  expect(told.isWithinReach).toBe(true)
  expect(ladder.seedSpread).toBeCloseTo(0.0076, 3)
  expect(tellLoss(ladder, { parameters: 8e6, data: 1_024_000 }).isWithinReach).toBe(false)
  expect(reachOf(ladder, "parameters")).toBeCloseTo(351744 * (351744 / 111360), 0)
})

test("what the last doubling brought the largest model of the measured ladder, more than the law says, lies in the band of its worth", () => {
  const ladder = fitLadder([...measured, ...seeds], ["parameters", "data"])!
  const { doubled } = worthOfData(ladder, { parameters: 351744, data: 512_000 })!
  expect(doubled.low).toBeLessThan(2.252 - 1.965)
  expect(doubled.high).toBeGreaterThan(2.252 - 1.965)
})

test("what data are worth: twice as much by the law's own difference, one more by its slope, with the truth in the band", () => {
  const ladder = fitLadder(made(published, 0.003, 3), ["parameters", "data"])!
  const at = { parameters: 1e6, data: 1e8 }
  const { doubled, one, isWithinReach } = worthOfData(ladder, at)!
  const truth = lossOf(published, at) - lossOf(published, { ...at, data: 2e8 })
  expect(doubled.value / truth).toBeGreaterThan(0.9)
  expect(doubled.value / truth).toBeLessThan(1.1)
  expect(one.value).toBeCloseTo(lossOf(ladder.law, at) - lossOf(ladder.law, { ...at, data: at.data + 1 }), 9)
  expect(doubled.low).toBeLessThanOrEqual(doubled.value)
  expect(isWithinReach).toBe(true)
})
