// What the build puts together still computes what the packages in it do: distribution functions in the files that the
// command runs, beside printed tables and closed forms, for few and for many degrees of freedom. The last test needs dist/.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openKeptCode } from "../../src/cli/kept-code.ts"
import { bundleProgram, statedLicence } from "../../tools/bundle-command.ts"
import { root, run } from "./run.ts"

type Distributions = typeof import("../../src/evidence/distributions.ts")

let folder = ""
let built: Distributions

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "venturi-bundle-"))
  await bundleProgram(folder, join(root, "src/evidence/distributions.ts"))
  built = createRequire(join(folder, "index.cjs"))("./distributions.cjs")
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const upTo = (most: number): number[] => Array.from({ length: most }, (_, index) => index + 1)
const near = (found: number, expected: number): void => expect(Math.abs(found / expected - 1)).toBeLessThan(1e-9)

test("a package that only names the MIT licence and its author brings its text along; any other must bring its own", () => {
  const [text = ""] = statedLicence("MIT", "Ann Lee <ann@example.com> (https://example.com)")
  expect(text).toMatch(/^MIT License\n\nCopyright \(c\) Ann Lee\n/u)
  expect(text).toContain("The above copyright notice and this permission notice shall be included")
  expect(statedLicence("MIT", { name: "Ann Lee" })).toEqual([text])
  expect([...statedLicence("MIT", undefined), ...statedLicence("Apache-2.0", "Ann Lee")]).toEqual([])
})

describe("tables of the NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7", () => {
  test.each([
    [1, 12.706],
    [10, 2.228],
    [14, 2.145],
    [26, 2.056],
    [60, 2],
    [100, 1.984],
  ])("Student's t of %d degrees is below %f with a chance of 0.975", (degrees, expected) => {
    expect(built.studentQuantile(0.975, degrees)).toBeCloseTo(expected, 3)
    expect(Math.abs(built.studentP(expected, degrees) - 0.05)).toBeLessThan(1e-4)
  })

  test.each([
    [1, 3.841],
    [10, 18.307],
    [50, 67.505],
    [100, 124.342],
  ])("chi-square of %d degrees is above %f with a chance of 0.05", (degrees, expected) => {
    expect(Math.abs(built.chiSquareP(expected, degrees) - 0.05)).toBeLessThan(1e-4)
  })

  test.each([
    [1, 1, 161.448],
    [5, 10, 3.326],
    [10, 20, 2.348],
    [10, 100, 1.927],
  ])("F of %d and %d degrees is above %f with a chance of 0.05", (above, below, expected) => {
    expect(Math.abs(built.fisherP(expected, above, below) - 0.05)).toBeLessThan(1e-4)
  })

  test("the normal is below 1.96 in 97.5 %", () => {
    expect(built.normalQuantile(0.975)).toBeCloseTo(1.96, 4)
    expect(built.normalP(1.96)).toBeCloseTo(0.05, 4)
  })
})

describe("closed forms, for one to four hundred degrees", () => {
  test("F of 2 and n: (1 + 2f/n)^(-n/2)", () => {
    for (const n of upTo(400)) near(built.fisherP(3, 2, n), (1 + 6 / n) ** (-n / 2))
  })

  test("t squared is F of 1 and n, and quantiles of t have the chance that was asked for", () => {
    for (const n of upTo(400)) {
      near(built.studentP(2.1, n), built.fisherP(2.1 ** 2, 1, n))
      near(built.studentP(built.studentQuantile(0.975, n), n), 0.05)
    }
  })

  test("chi-square of 2n: a Poisson law of half of it, below n", () => {
    for (const n of upTo(200)) {
      const mean = n * 0.9
      const chances = upTo(n).map((k) => Math.exp((k - 1) * Math.log(mean) - mean - sumOfLogs(k - 1)))
      near(
        built.chiSquareP(2 * mean, 2 * n),
        chances.reduce((sum, chance) => sum + chance, 0),
      )
    }
  })

  test("beta: p^(1/n) of n and 1, 1 - (1 - p)^(1/n) of 1 and n, a half in the middle of n and n", () => {
    for (const n of upTo(400)) {
      near(built.betaQuantile(0.3, n, 1), 0.3 ** (1 / n))
      near(built.betaQuantile(0.3, 1, n), -Math.expm1(Math.log1p(-0.3) / n))
      near(built.betaQuantile(0.5, n, n), 0.5)
    }
  })
})

test("the solver of linear programmes, which is installed beside the bundle, finds its WebAssembly", async () => {
  const own = mkdtempSync(join(root, "node_modules/.venturi-bundle-"))
  try {
    await bundleProgram(own, join(root, "src/decide/allocation/linear.ts"))
    const kept = openKeptCode(own)
    const { loadLinearSolver } = kept.load("linear.cjs") as typeof import("../../src/decide/allocation/linear.ts") // as built
    const solve = await loadLinearSolver()
    const columns = [{ least: 0, most: 9 }]
    expect(solve({ gains: [2], columns, rows: [{ factors: [[0, 1]], is: "<=", bound: 3 }] })).toMatchObject({
      value: 6,
      duals: [2],
    })
  } finally {
    rmSync(own, { recursive: true, force: true })
  }
})

test("the command tells the interval of 1 to 60 against 11 to 70: 10 ± t √(2 · 305 / 60), with t of 118 degrees", async () => {
  const command = join(root, "dist/cli/main.js")
  if (!existsSync(command)) throw new Error("dist/ is missing: run `npm run build` first")
  const table = join(folder, "groups.csv")
  writeFileSync(table, ["v,g", ...upTo(60).flatMap((v) => [`${v},a`, `${v + 10},b`])].join("\n"))
  const asked = ["data", "test", table, "--of", "v", "--by", "g", "--json"]
  const { code, out, err } = await run(process.execPath, [command, ...asked], root)
  expect([code, err]).toEqual([0, ""])
  const half = built.studentQuantile(0.975, 118) * Math.sqrt(610 / 60)
  const { p, interval } = JSON.parse(out)
  expect(interval).toEqual([expect.closeTo(10 - half, 4), expect.closeTo(10 + half, 4)])
  expect(p).toBeCloseTo(built.studentP(10 / Math.sqrt(610 / 60), 118), 6)
})

/** The logarithm of n!. */
const sumOfLogs = (n: number): number => upTo(n).reduce((sum, k) => sum + Math.log(k), 0)
