import { describe, expect, test } from "vitest"
import { atMedian, type RoomModel, readSection, roomModel, type Section } from "../../tests/support/rooms.ts"
import { record } from "../shape/index.ts"
import { crews, lowerPeople, lowerTeam, type Person, peopleShape, staffing, teamShape } from "./index.ts"
import { usualRaise } from "./raise.ts"

type Given = {
  readonly people?: string
  readonly team?: string
  readonly tasks?: Readonly<Record<string, string>>
  readonly country?: string
}

const peopleOf = (yaml: string): Section<{ readonly people: readonly Person[] }> =>
  readSection(record({ people: peopleShape }), "resources", `people: ${yaml}`)

function teamModel({ people = "[]", team, tasks = {}, country = "US" }: Given): RoomModel {
  const own = peopleOf(people)
  const section = team === undefined ? null : readSection(teamShape, "team", team)
  const diagnostics = [...own.diagnostics, ...(section?.diagnostics ?? [])]
  const report = (d: (typeof diagnostics)[number]): void => void diagnostics.push(d)
  const taskEnds = new Map(Object.keys(tasks).map((task) => [task, `plan.${task}.end`]))
  const quantities = [
    ...lowerPeople(own.section.people, { report, country }),
    ...lowerTeam(section?.section ?? null, { report, country, people: own.section.people, taskEnds }),
  ]
  const lines = Object.fromEntries(Object.entries(tasks).map(([task, end]) => [`plan.${task}.end`, ["month", end]] as const))
  const fields = [...own.fields, ...(section?.fields ?? [])]
  const made = roomModel({ fields, quantities, lines: { ...lines, rate: ["", "0.14"] } }, { months: 12, rates: { CNY: "rate" } })
  return { model: made.model, diagnostics: [...diagnostics, ...made.diagnostics] }
}

const codes = (model: RoomModel): string[] => model.diagnostics.map((d) => d.code)

test("nobody costs nothing", () => {
  const made = teamModel({})
  expect(codes(made)).toEqual([])
  expect(atMedian(made, "team.payroll")).toEqual([0])
})

test("payroll is count x pay x (1 + burden) x the level of wages, from the month of the hire on", () => {
  const made = teamModel({
    people: "[{ role: ml-engineer, count: 3 person, pay: 10k USD/person/month }]",
    team: "{ hires: [{ role: sales, count: 2 person, from: month 6, pay: 96k USD/person/year }], burden: 20 %, raise: 12 %/year }",
  })
  expect(codes(made)).toEqual([])
  expect(atMedian(made, "team.headcount")).toEqual([3, 3, 3, 3, 3, 3, 5, 5, 5, 5, 5, 5])
  const payroll = atMedian(made, "team.payroll")
  expect(payroll[0]).toBeCloseTo(36_000, 6)
  expect(payroll[5]).toBeCloseTo(36_000 * 1.12 ** (5 / 12), 6)
  expect(payroll[6]).toBeCloseTo((30_000 + 16_000) * 1.2 * 1.12 ** 0.5, 6)
})

test("a hire in the middle of a month is paid for the rest of it; an end ends it", () => {
  const made = teamModel({
    team: "{ hires: [{ role: sales, count: 2 person, after: pilot, until: month 4, pay: 1k USD/person/month }], burden: 0 %, raise: 0 %/year }",
    tasks: { pilot: "2.25 month" },
  })
  expect(codes(made)).toEqual([])
  expect(atMedian(made, "team.payroll").slice(0, 6)).toEqual([0, 0, 1500, 2000, 0, 0])
})

test("the later of `from` and `after` counts, and part time is paid in part", () => {
  const team =
    "{ hires: [{ role: physician, count: 1 person, part: 40 %, from: month 3, after: pilot, pay: 1k USD/person/month }], burden: 0 %, raise: 0 %/year }"
  const made = teamModel({ team, tasks: { pilot: "1 month" } })
  expect(atMedian(made, "team.payroll").slice(0, 4)).toEqual([0, 0, 0, 400])
  expect(atMedian(made, "team.headcount")[3]).toBe(1)
})

test.each<[string, string, number]>([
  ["a task", "after: pilot, months_later: 2 month", 3.5],
  ["the later of both", "after: pilot, from: month 3, months_later: 2 month", 5],
  ["the beginning", "months_later: 2 month", 2],
])("`months_later` counts from %s on", (_, when, begin) => {
  const team = `{ hires: [{ role: sales, count: 2 person, ${when}, pay: 1k USD/person/month }] }`
  const made = teamModel({ team, tasks: { pilot: "1.5 month" } })
  expect(codes(made)).toEqual([])
  expect(atMedian(made, "team.hires.sales.begin")).toEqual([begin])
})

test("a task that never ends hires nobody", () => {
  const made = teamModel({
    team: "{ hires: [{ role: sales, count: 2 person, after: pilot }] }",
    tasks: { pilot: "= first(t < 0 month)" },
  })
  expect(codes(made)).toEqual([])
  expect(atMedian(made, "team.headcount")).toEqual(Array.from({ length: 12 }, () => 0))
})

test("the same role in people and hires: the hire is paid like the colleague, and roles add up", () => {
  const made = teamModel({
    people: "[{ role: Sales, count: 1 person, pay: 5k USD/person/month }]",
    team: "{ hires: [{ role: sales, count: 2 person }, { name: late sales, role: sales, count: 1 person, from: month 2 }], raise: 0 %/year }",
  })
  expect(codes(made)).toEqual([])
  expect(atMedian(made, "team.wages").slice(0, 3)).toEqual([15_000, 15_000, 20_000])
  expect(atMedian(made, "team.roles.sales.people").slice(0, 3)).toEqual([3, 3, 4])
})

test("pay, burden and rises have defaults with sources", () => {
  const made = teamModel({ people: "[{ role: ML engineer, count: 1 person }]", country: "CN" })
  expect(codes(made)).toEqual([])
  const pay = made.model.quantities.get("resources.people.ML_engineer.pay")
  expect(pay?.definition.origin).toMatchObject({ kind: "default", source: { confidence: "secondary" } })
  expect(atMedian(made, "resources.people.ML_engineer.pay")[0]).toBeCloseTo(Math.sqrt(264e3 * 600e3) * 0.14, -3)
  expect(made.model.quantities.get("team.burden")?.definition.origin.kind).toBe("default")
  expect(made.model.quantities.get("team.raise")?.definition.origin.kind).toBe("default")
})

test.each([
  ["founder", 4],
  ["Co-Founder", 4],
  ["联合创始人", 4],
  ["managing partner", 4],
  ["product owner", 4 / 1.02],
  ["founding engineer", 4 / 1.02],
])("a %s stays or leaves as its role says", (role, people) => {
  const made = teamModel({
    people: `[{ role: ${role}, count: 4 person, pay: 1k USD/person/month }, { role: sales, count: 10 person, pay: 2k USD/person/month }]`,
    team: "{ burden: 0 %, raise: 0 %/year, attrition: 1 %/month, time_to_fill: 2 month, hire_fee: 25 % }",
  })
  expect(codes(made)).toEqual([])
  const leaves = people < 4 ? 4 : 0
  expect(atMedian(made, "team.headcount")[0]).toBeCloseTo(10 / 1.02 + people, 12)
  expect(atMedian(made, "team.recruiting")[0]).toBeCloseTo(0.25 * 12 * 0.01 * (10 * 2000 + leaves * 1000), 9)
})

test("a role's own attrition goes before the team's, also for owners and where nobody else leaves", () => {
  const made = teamModel({
    people: "[{ role: founder, count: 1 person, pay: 1k USD/person/month, attrition: 2 %/month }]",
    team: "{ hires: [{ role: sales, count: 3 person, pay: 1k USD/person/month }], burden: 0 %, raise: 0 %/year, time_to_fill: 1 month, hire_fee: 0 % }",
  })
  expect(codes(made)).toEqual([])
  expect(atMedian(made, "team.roles.founder.people")[0]).toBeCloseTo(1 / 1.02, 12)
  expect(atMedian(made, "team.headcount")[0]).toBeCloseTo(3 + 1 / 1.02, 12)
})

test("who leaves is replaced after a while and for a fee", () => {
  const made = teamModel({
    people: "[{ role: sales, count: 10 person, pay: 1k USD/person/month }]",
    team: "{ burden: 0 %, raise: 0 %/year, attrition: 1 %/month, time_to_fill: 2 month, hire_fee: 20 % }",
  })
  expect(codes(made)).toEqual([])
  const heads = 10 / 1.02
  expect(atMedian(made, "team.headcount")[0]).toBeCloseTo(heads, 12)
  expect(atMedian(made, "team.recruiting")[0]).toBeCloseTo(0.2 * 12 * 1000 * 10 * 0.01, 9)
  expect(atMedian(made, "team.payroll")[0]).toBeCloseTo(1000 * 10 * 1.024, 9)
})

test.each([5, 15, 40])("who leaves never makes the venture richer: %d %% a year", (attrition) => {
  const people = "[{ role: sales, count: 10 person, pay: 1k USD/person/month }]"
  const payroll = (more: string): number =>
    atMedian(teamModel({ people, team: `{ burden: 0 %, raise: 0 %/year${more} }` }), "team.payroll")[0] ?? 0
  expect(payroll(`, attrition: ${attrition} %/year`)).toBeGreaterThan(payroll(""))
})

test.each([
  ["full time", "", 2000],
  ["two fifths of it", ", part: 40 %", 800],
  ["never, being gone before", ", until: month 0", 0],
])("the fee of a hire follows the pay: %s", (_, more, fee) => {
  const team = `{ hires: [{ role: sales, count: 2 person, from: month 1, pay: 1k USD/person/month${more} }], burden: 0 %, raise: 0 %/year, hire_fee: ${100 / 12} % }`
  expect(atMedian(teamModel({ team }), "team.recruiting")[1]).toBeCloseTo(fee, 6)
})

test("a hire costs its fee in its month", () => {
  const team =
    "{ hires: [{ role: sales, count: 2 person, from: month 1, pay: 1k USD/person/month }], burden: 0 %, raise: 0 %/year, hire_fee: 25 % }"
  expect(atMedian(teamModel({ team }), "team.payroll").slice(0, 3)).toEqual([0, 8000, 2000])
})

test.each<[string, Given, string[], object]>([
  ["an unknown role without pay", { people: "[{ role: wizzard, count: 1 person }]" }, ["unknown-pay"], { role: "wizzard" }],
  [
    "an unknown task",
    { team: "{ hires: [{ role: sales, count: 1 person, after: pilto }] }", tasks: { pilot: "3 month" } },
    ["unknown-task"],
    { nearest: ["pilot"] },
  ],
  [
    "a role that no formula can name",
    { team: '{ hires: [{ role: "2nd sales", count: 1 person }] }' },
    ["bad-name"],
    { name: "2nd_sales" },
  ],
  [
    "people whom no formula can name",
    { people: '[{ role: "1st founder", count: 1 person }]' },
    ["bad-name"],
    { name: "1st_founder" },
  ],
  ["a count in another unit", { team: "{ hires: [{ role: sales, count: 1 GPU }] }" }, ["wrong-unit"], {}],
])("%s is an error", (_, given, expected, params) => {
  const made = teamModel(given)
  expect([...new Set(codes(made))]).toEqual(expected)
  expect(made.diagnostics[0]?.params).toMatchObject(params)
})

test("roles and the most there can be of them", () => {
  const people = peopleOf("[{ role: ML engineer, count: 2 person }, { role: physician, count: 0.4 person }]")
  const team = readSection(
    teamShape,
    "team",
    "{ hires: [{ role: ml-engineer, count: 'choose 0, 1, 3 person' }, { role: sales, count: 1 to 3 person }] }",
  )
  expect(staffing(people.section.people, team.section)).toEqual([
    { role: "ML engineer", most: 5 },
    { role: "physician", most: 0.4 },
    { role: "sales", most: null },
  ])
})

test("crews: who is there from when to when, and which tasks they wait for", () => {
  const people = peopleOf("[{ role: ML engineer, count: 2 person }]")
  const team = readSection(
    teamShape,
    "team",
    `hires:
  - { name: now, role: ml-engineer, count: 1 person }
  - { name: later, role: ml-engineer, count: 1 person, from: month 3, until: month 9, after: deid }
  - { name: last, role: ML-Engineer, count: 1 person, from: "= plan.pilot.end + min(1 month, launch)" }
  - { role: sales, count: "= ceil(business.customers / 9 customer) * 1 person" }`,
  )
  expect(team.diagnostics).toEqual([])
  const found = crews(people.section.people, team.section).map(({ name, most, groups }) => ({
    name,
    most,
    groups: groups.map(({ count, begin, until, waitsFor }) => [count.name, begin, until, waitsFor.join()]),
  }))
  const [engineers, sales] = found
  expect(engineers).toEqual({
    name: "ML engineer",
    most: 5,
    groups: [
      ["resources.people.ML_engineer.count", null, null, ""],
      ["team.hires.now.count", null, null, ""],
      ["team.hires.later.count", "team.hires.later.begin", "team.hires.later.until", "deid"],
      ["team.hires.last.count", "team.hires.last.begin", null, "pilot,launch"],
    ],
  })
  expect(sales).toEqual({ name: "sales", most: null, groups: [["team.hires.sales.count", null, null, "launch"]] })
})

test("the default rise says that it is a US figure", () => {
  expect(usualRaise.source.title).toMatch(/^US figure, taken for all countries/u)
})

test("two hires of one name are an error", () => {
  const { diagnostics } = readSection(
    teamShape,
    "team",
    "{ hires: [{ role: sales, count: 1 person }, { role: sales, count: 1 person }] }",
  )
  expect(diagnostics).toMatchObject([{ code: "duplicate-name", params: { name: "sales" } }])
})

describe("those who deliver what is sold", () => {
  const people =
    "[ { role: consultant, count: 2 person, pay: 5000 USD/person/month }, { role: founder, count: 1 person, pay: 5000 USD/person/month } ]"

  test("their pay is told by role, and apart where they work for different lines", () => {
    const team =
      "{ burden: 20 %, raise: 0 %/year, hires: [ { name: a, role: consultant, count: 1 person, pay: 6000 USD/person/month, for: care }, { role: technician, count: 1 person, pay: 3000 USD/person/month } ] }"
    const made = teamModel({ people, team })
    expect(codes(made)).toEqual([])
    const paid = (name: string): number => atMedian(made, `team.delivering.${name}.payroll`)[0] ?? Number.NaN
    expect([paid("consultant"), paid("consultant_2"), paid("technician")].map(Math.round)).toEqual([12_000, 7200, 3600])
    expect(atMedian(made, "team.classes.cogs.payroll")[0]).toBeCloseTo(22_800, 6)
  })

  test("who works for a line delivers it, whatever the role", () => {
    const made = teamModel({ people: "[ { role: founder, count: 1 person, pay: 5000 USD/person/month, for: [care, box] } ]" })
    expect(atMedian(made, "team.classes.cogs.share")[0]).toBe(1)
  })

  test.each([
    ["of the people", { people: "[ { role: founder, count: 1 person, pay: 1 USD/person/month, class: selling, for: care } ]" }],
    [
      "of the hires",
      { team: "{ hires: [ { role: founder, count: 1 person, pay: 1 USD/person/month, class: overhead, for: care } ] }" },
    ],
  ])("a class that no line bears is told, %s", (_, given) => {
    expect(codes(teamModel(given))).toEqual(["for-not-sold"])
  })
})
