/** For tests of the schedule: a plan read from YAML, and a model of it and of the people and GPUs around it. */

import { type Group, type LoweredSchedule, lowerSchedule, planShape, type Supply } from "../../src/schedule/index.ts"
import { type Field, mapOf, quantity, record, slug } from "../../src/shape/index.ts"
import { type RoomModel, readSection, roomModel } from "./rooms.ts"

type Made = RoomModel & { readonly lowered: LoweredSchedule }

/** What is there: `have.<name>` of the role or pool; hires of ML engineers, each with the formulas of a group. */
type Around = {
  readonly training?: string
  readonly have?: string
  readonly hires?: readonly Omit<Group, "count">[]
  readonly lines?: Readonly<Record<string, readonly [string, string]>>
}

export function planModel(plan: string, { training = "3 month", have = "", hires = [], lines = {} }: Around = {}): Made {
  const read = readSection(record({ plan: planShape }), "", `plan: ${plan}`)
  const usual = "ML_engineer: 2 person, physician: 0.4 person, sales: 1 person, cluster: 8 GPU, hire: 1 person"
  const stock = readSection(mapOf(quantity(null)), "have", `{ ${have === "" ? usual : have} }`)
  const diagnostics = [...read.diagnostics, ...stock.diagnostics]
  const supply = (name: string, most: number | null): Supply => {
    const count = (key: string): Field[] => stock.fields.filter((field) => field.name === `have.${slug(key)}`)
    const people = count(name).map((field): Group => ({ count: field, part: null, begin: null, until: null, waitsFor: [] }))
    const hired = name === "ML engineer" ? hires.flatMap((hire) => count("hire").map((field) => ({ count: field, ...hire }))) : []
    return { name, most, groups: [...people, ...hired] }
  }
  const lowered = lowerSchedule(read.section.plan, {
    report: (d) => void diagnostics.push(d),
    training: "training.duration",
    roles: [supply("ML engineer", 2), supply("physician", 0.4), supply("sales", null)],
    pools: [supply("cluster", 8)],
  })
  // Checked apart: a model cannot hold one name twice.
  if (diagnostics.some((d) => d.severity === "error")) return { ...roomModel({ quantities: [] }), diagnostics, lowered }
  const made = roomModel({
    fields: [...read.fields, ...stock.fields],
    quantities: lowered.quantities,
    lines: { "training.duration": ["month", training], horizon: ["month", "12 month"], ...lines },
  })
  return { model: made.model, diagnostics: [...diagnostics, ...made.diagnostics], lowered }
}
