/** The sections of a project: one record over the shapes of the rooms. */
import { type BusinessSections, businessShapes } from "../business/index.ts"
import { type Sector, sectors } from "../data/index.ts"
import { type ModelSection, modelShape } from "../models/index.ts"
import { type RiskEntry, risksShape } from "../risk/index.ts"
import { type PlanEntry, planShape } from "../schedule/index.ts"
import { type ServingSection, servingShape } from "../serving/index.ts"
import {
  type Description,
  mapOf,
  optional,
  quantity,
  type Reading,
  record,
  type Shape,
  type Tree,
  text,
  word,
} from "../shape/index.ts"
import { type TeamSection, teamShape } from "../team/index.ts"
import { type TrainingSection, trainingShape } from "../training/index.ts"
import { type GateEntry, gatesShape } from "./gates.ts"
import { defaultsOfSector } from "./sector.ts"

export type ProjectSections = BusinessSections & {
  readonly name: string | null
  readonly sector: Sector | null
  readonly model: ModelSection | null
  readonly training: TrainingSection | null
  readonly serving: ServingSection | null
  readonly team: TeamSection | null
  readonly plan: readonly PlanEntry[]
  readonly risks: readonly RiskEntry[]
  readonly gates: readonly GateEntry[]
}

/** Keys beside which a project needs no section of a room: it is a decision problem of its own. */
const ofFormulasAlone: ReadonlySet<string> = new Set(["formulas", "name", "gates"])

export function hasRooms(tree: Tree): boolean {
  return tree.kind === "map" && tree.entries.some(({ key }) => !ofFormulasAlone.has(key))
}

/** Whatever stands there is left alone here: rooms to come will read it. */
const leftAlone: Shape<null> = { describe: { sort: "any" }, fallback: () => null, absent: () => null, read: () => null }
/** Read by read.ts, into fields of their own. */
const formulas: Shape<null> = { ...leftAlone, describe: mapOf(quantity(null)).describe }

const projectShape = record({
  name: optional(text()),
  sector: optional(word(sectors)),
  model: optional(modelShape),
  training: optional(trainingShape),
  serving: optional(servingShape),
  ...businessShapes,
  team: optional(teamShape),
  plan: planShape,
  risks: risksShape,
  gates: gatesShape,
  formulas,
  requirements: leftAlone,
  compliance: leftAlone,
})

export const projectFormat: Description = projectShape.describe

/** `hasCalendar`: whether the months of the plan are months of the calendar. */
export function readProject(tree: Tree, at: Reading, hasCalendar: boolean): ProjectSections {
  return projectShape.read(tree, { ...at, defaults: defaultsOfSector(tree, at, hasCalendar) })
}
