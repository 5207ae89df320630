// Projects that share resources, with known answers, through the command line and beside the figures of each project alone.
import { expect, test } from "vitest"
import { loadLinearSolver, planVenture } from "../../src/index.ts"
import { commandOf } from "../support/command.ts"
import { exampleVenture } from "../support/examples.ts"

async function planned(file: string): Promise<ReturnType<typeof JSON.parse>> {
  const { code, out, err } = await commandOf(["plan", new URL(`${file}.yaml`, import.meta.url).pathname, "--json"])
  expect([code, err]).toEqual([0, ""])
  return JSON.parse(out)
}

test("a knapsack of projects: whole ones, and parts with the price of the money", async () => {
  const { portfolio, allocation, best } = await planned("allocation-knapsack")
  expect(best).toBe("a")
  expect(portfolio.looked).toBe(127)
  expect([portfolio.best.projects, portfolio.best.worth, portfolio.best.fits]).toEqual([["a", "d"], 107, true])
  // Both of the best two by worth over need and the third do not fit.
  const all = portfolio.sets.find(({ projects }: { projects: readonly string[] }) => projects.length === 7)
  expect([all.worth, all.fits, all.binds.resource, all.survival]).toEqual([188, false, "cash", 0])
  const { shares, worth, whole, resources } = allocation
  expect(shares).toEqual({ a: 1, b: 1, c: expect.closeTo(0.45, 9), d: 0, e: 0, f: 0, g: 0 })
  expect(worth).toBeCloseTo(107.55, 9)
  expect(whole).toEqual({ projects: ["a", "d"], worth: 107 })
  expect(resources.cash.dual).toBeCloseTo(1.95, 9)
})

test("an optimum on a grid: a resource that binds is worth everything, one that does not, nothing", async () => {
  const { projects, resources } = await planned("allocation-mix")
  expect([projects.plant.decisions["plant.x"].value, projects.plant.decisions["plant.y"].value]).toEqual([40, 30])
  expect(projects.plant.objective.worth).toBe(2700)
  // Without it the shelf is left.
  expect([resources.cash.holding, resources["gpus.lab"].holding, resources["people.operator"].perUnit]).toEqual([200, 200, 0])
})

const solver = await loadLinearSolver()

test.each(["medical", "studio", "credit"])("%s: each project alone is worth what the ranking says", (name) => {
  const { answer } = planVenture(exampleVenture(name), { samples: 256, solver })
  const alone = answer?.portfolio?.sets.filter(({ projects }) => projects.length === 1) ?? []
  expect(alone).toHaveLength(3)
  for (const { projects, worth, survival } of alone) {
    const project = answer?.projects[projects[0] ?? ""]
    expect(worth).toBeCloseTo(project?.objective.worth ?? Number.NaN, 3)
    expect(survival).toBeCloseTo(project?.survival ?? Number.NaN, 12)
  }
  for (const share of Object.values(answer?.allocation?.shares ?? {})) {
    expect(share).toBeGreaterThanOrEqual(0)
    expect(share).toBeLessThanOrEqual(1)
  }
})

test("medical: two projects want the founder in the first month; begun later the second finds her free", () => {
  const { answer } = planVenture(exampleVenture("medical"), { samples: 256, solver })
  const pair = answer?.portfolio?.sets.find(({ projects }) => projects.join() === "onprem,quality")
  expect(pair).toMatchObject({ fits: false, binds: { resource: "people.founder", month: 0, enough: 0 } })
  expect(pair?.later).toBeGreaterThan(1)
  expect(pair?.later).toBeLessThan(12)
  expect(answer?.portfolio?.best.projects).toEqual(["onprem"])
})

test("first: both sell to the same teams, whom nobody counts twice", () => {
  const { answer } = planVenture(exampleVenture("first"), { samples: 256, solver })
  expect(answer?.portfolio?.sets.find(({ projects }) => projects.length === 2)?.isSameCustomers).toBe(true)
  expect(answer?.portfolio?.best.projects).toHaveLength(1)
  const { shares = {} } = answer?.allocation ?? {}
  expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-9)
})
