// Decision problems with known answers, through the command line: what is chosen, how likely, what it is worth, what resources
// and knowledge are worth. Each file says where its figures come from.
import { readdirSync } from "node:fs"
import { expect, test } from "vitest"
import { figureAt, step } from "../../src/report/document/pen.ts"
import { commandOf } from "../support/command.ts"

/** By place in the document of `plan --json`: what is right, and how far the answer may be off. */
type Known = Readonly<Record<string, readonly [right: number, within: number]>>

const worth = (project: string): string => `/projects/${project}/objective/worth`
const decided = (path: string): string => `/projects/${path.split(".")[0]}/decisions/${step(path)}/value`
const best = (project: string): string => `/projects/${project}/probabilityBest`
const perfect = "/perfectInformation/value"

const known: Readonly<Record<string, readonly [best: string, Known]>> = {
  "newsvendor-uniform": ["stall", { [decided("stall.order")]: [60, 0.5], [worth("stall")]: [180, 0.05], [perfect]: [120, 1] }],
  "newsvendor-normal": [
    "stall",
    { [decided("stall.order")]: [1104.88, 4], [worth("stall")]: [6304.615, 3], [perfect]: [695.385, 14] },
  ],
  "newsvendor-lognormal": ["stall", { [decided("stall.order")]: [493.41, 4], [worth("stall")]: [3816.44, 4] }],
  "newsvendor-service": [
    "stall",
    {
      [decided("stall.order")]: [90, 0.1],
      [worth("stall")]: [135, 0.2],
      "/projects/stall/constraints/0/probability": [0.9, 1e-3],
    },
  ],
  "service-level": [
    "store",
    {
      [decided("store.stock")]: [132.897, 0.2],
      [worth("store")]: [-265.794, 0.4],
      "/projects/store/constraints/0/probability": [0.95, 1e-3],
    },
  ],
  "linear-normal": [
    "go",
    {
      [best("go")]: [0.617911, 0.01],
      [worth("go")]: [0.3, 0.002],
      [perfect]: [0.266761242, 0.003],
      "/information/0/value": [0.191335005, 0.004],
      "/information/1/value": [0.118677934, 0.004],
    },
  ],
  "two-arms": [
    "first",
    {
      [best("first")]: [0.6, 0.002],
      [worth("first")]: [6, 0.01],
      [worth("second")]: [4.5, 0.001],
      [perfect]: [1.8, 0.01],
      "/information/0/value": [1.8, 0.01],
      "/information/1/value": [0.5, 0.01],
    },
  ],
  merton: ["fund", { [decided("fund.share")]: [0.5, 0.01], [worth("fund")]: [119.1246, 0.05] }],
  kelly: ["bettor", { [decided("bettor.share")]: [0.2, 0.002], [worth("bettor")]: [102.03396, 0.02] }],
  "product-mix": [
    "plant",
    {
      [decided("plant.x")]: [40, 1e-3],
      [decided("plant.y")]: [30, 1e-3],
      [worth("plant")]: [2700, 0.1],
      "/resources/cash/perUnit": [20, 0.1],
      "/resources/gpus.lab/perUnit": [10, 0.1],
      "/resources/people.operator/perUnit": [0, 1e-9],
      "/resources/people.operator/holding": [600, 0.1],
      "/resources/cash/holding": [2700, 0.1],
    },
  ],
  capacity: [
    "rack",
    {
      [decided("rack.rented")]: [4, 0],
      [worth("rack")]: [7, 0.01],
      [perfect]: [3.5, 0.01],
      "/projects/rack/search/gap/value": [0, 0],
    },
  ],
  "linear-demand": ["shop", { [decided("shop.price")]: [30, 0.01], [worth("shop")]: [800, 0.02], [perfect]: [16.6667, 0.1] }],
  "order-quantity": ["store", { [decided("store.lot")]: [200, 0.2], [worth("store")]: [-600, 0.01], [perfect]: [0.6981, 0.02] }],
  tie: ["one", { [best("one")]: [0.5, 0], [best("other")]: [0.5, 0], [best("less")]: [0, 0], [perfect]: [0, 0] }],
  dominated: ["more", { [best("more")]: [1, 0], [best("less")]: [0, 0], [worth("more")]: [5, 0.001], [perfect]: [0, 0] }],
  budget: [
    "lab",
    {
      [decided("lab.spent")]: [100, 1e-6],
      [worth("lab")]: [300, 1e-6],
      "/resources/cash/perUnit": [0.995025, 0.01],
      "/resources/cash/holding": [300, 1e-6],
    },
  ],
}

const folder = new URL("./", import.meta.url)

test("every file has its answers", () => {
  const named = (ending: string): string[] =>
    readdirSync(folder).flatMap((file) => (file.endsWith(ending) ? [file.replace(ending, "")] : []))
  // `preference-weights.yaml` has its answers in `preference.test.ts`.
  const others = named(".test.ts")
  const files = named(".yaml").filter((file) => !others.some((other) => file.startsWith(`${other}-`)))
  expect(Object.keys(known).toSorted()).toEqual(files.toSorted())
})

test.each(Object.entries(known))("%s", async (file, [name, figures]) => {
  const { code, out, err } = await commandOf(["plan", new URL(`${file}.yaml`, folder).pathname, "--json"])
  expect([code, err]).toEqual([0, ""])
  const answer = JSON.parse(out)
  expect(answer.best).toBe(name)
  expect(answer.warnings).toEqual([])
  const off = Object.entries(figures).filter(
    ([at, [right, within]]) => !(Math.abs((figureAt(answer, at) ?? Number.NaN) - right) <= within),
  )
  expect(off.map(([at, [right, within]]) => ({ at, is: figureAt(answer, at), right, within }))).toEqual([])
})
