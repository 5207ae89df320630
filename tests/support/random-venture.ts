/** For tests: ventures as no founder would write them, but might: any sections together, figures from nothing to absurd. */
import fc from "fast-check"

type Text = string
type Section = Readonly<Record<string, unknown>>

/** A figure of a unit: a number, an interval, or one that changes with the months; zero and large ones are not spared. */
function figure(least: number, most: number, unit: string): fc.Arbitrary<unknown> {
  // Some digits and no more: a range over three hundred powers of ten is no founder's.
  const number = fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 999 }).map((k) => least + ((most - least) * k) / 1000) },
    { weight: 1, arbitrary: fc.constantFrom(least, most) },
  )
  const text = (x: number): Text => `${Number(x.toPrecision(4))} ${unit}`
  return fc.oneof(
    { weight: 4, arbitrary: number.map(text) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(number, number)
        .map(([a, b]) => (a === b ? text(a) : `${Number(Math.min(a, b).toPrecision(4))} to ${text(Math.max(a, b))}`))
        .map((interval) => (isInterval(interval) ? interval : text(least))),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(number, number).map(([a, b]) => ({ "month 0": text(a), "month 7": text(b) })),
    },
  )
}

/** Two ends that are written alike are no interval. */
function isInterval(text: Text): boolean {
  const [low, high] = text.split(" to ").map(Number.parseFloat)
  return low !== undefined && high !== undefined && low < high
}

/** Of these keys any. */
function some(keys: Readonly<Record<string, fc.Arbitrary<unknown>>>, needed: readonly string[] = []): fc.Arbitrary<Section> {
  return fc.record(keys, { requiredKeys: [...needed] })
}

const share = figure(0, 100, "%")
const yearly = figure(0, 300, "%/year")
const months = figure(0, 40, "month")

const market = some(
  {
    customers: figure(0, 1e6, "customer"),
    share,
    growth: fc.oneof(
      yearly,
      figure(-60, -1, "%/year").filter((text) => typeof text === "string" && !text.includes(" to ")),
    ),
    adoption: some({ p: yearly, q: yearly }),
    existing: figure(0, 1e5, "customer"),
    begins: months,
    sales_cycle: months,
    channels: some({ conversion: share, takes: months }),
  },
  ["customers"],
)

const usage = some({ seats: figure(0, 500, "seat/customer"), requests: figure(0, 1e4, "request/customer/month") }, ["requests"])

const line = fc.oneof(
  some(
    { kind: fc.constant("subscription"), price: figure(0, 1e4, "USD/customer/month"), share, discount: share, terms: months },
    ["kind", "price"],
  ),
  some({ kind: fc.constant("subscription"), price: figure(0, 1e3, "USD/seat/month"), share }, ["kind", "price"]),
  some({ kind: fc.constant("usage"), price: figure(0, 10, "USD/request"), discount: share }, ["kind", "price"]),
  some(
    { kind: fc.constant("licence"), price: figure(0, 1e6, "USD/customer"), maintenance: figure(0, 90, "%/year"), terms: months },
    ["kind", "price"],
  ),
  some({ kind: fc.constant("sale"), price: figure(0, 1e5, "USD/seat") }, ["kind", "price"]),
  some({ kind: fc.constant("service"), price: figure(0, 1e5, "USD/month"), terms: months }, ["kind", "price"]),
  some({ kind: fc.constant("advertising"), price: figure(0, 1, "USD/request"), terms: months }, ["kind", "price"]),
)

const cost = fc.oneof(
  some({ amount: figure(0, 1e5, "USD/month"), from: months, until: months }, ["amount"]),
  some({ amount: figure(0, 1e3, "USD/customer/month") }, ["amount"]),
  some({ amount: figure(0, 1e5, "USD"), from: months }, ["amount"]),
  some({ share_of_revenue: share }, ["share_of_revenue"]),
)

const named = (of: fc.Arbitrary<Section>, most: number, word: string): fc.Arbitrary<readonly Section[]> =>
  fc.array(of, { minLength: 1, maxLength: most }).map((all) => all.map((each, k) => ({ name: `${word}${k}`, ...each })))

const project = some(
  {
    market,
    usage,
    churn: yearly.filter((text) => typeof text === "string"),
    revenue: named(line, 4, "line"),
    costs: named(cost, 3, "cost"),
  },
  ["market", "usage", "revenue"],
)

/** The text of a venture file (JSON is YAML). */
export const randomVenture: fc.Arbitrary<Text> = fc.tuple(project, figure(0, 200, "customer")).map(([only, reach]) =>
  JSON.stringify({
    venturi: 1,
    name: "any",
    currency: "USD",
    start: "2027-01",
    horizon: "36 months",
    discount: "15 %/year",
    resources: { cash: "1M USD", channels: [{ name: "partners", reach }] },
    projects: { any: only },
  }),
)
