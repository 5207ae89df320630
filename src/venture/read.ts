/** The sections of a file: the header, what all projects share, and each project by the shapes of the rooms. */
import { error, nearest, type Report, type Span, warning } from "../diagnostics/index.ts"
import {
  type Entry,
  type Field,
  into,
  mapOf,
  type Override,
  quantity,
  type Reading,
  slug,
  type Tree,
  text,
} from "../shape/index.ts"
import { type LoweredTrends, lowerTrends, trendsShape } from "../trends/index.ts"
import { readConstraints } from "./constraints.ts"
import { type ReadCriteria, readCriteria } from "./criteria.ts"
import { type Evidence, readEvidence } from "./evidence.ts"
import { type Header, readHeader } from "./header.ts"
import { readObjective } from "./objective.ts"
import type { ReadFile } from "./observed.ts"
import { hasRooms, type ProjectSections, readProject } from "./project.ts"
import { type Rate, readRates } from "./rates.ts"
import { noResources, type Resources, readResources } from "./resources.ts"
import { readStress, type Stress } from "./stress.ts"
import { type ReadStudies, readStudies } from "./studies.ts"
import type { Constraint, Objective } from "./venture.ts"

/** A quantity of `assumptions` or `formulas`, by its key. */
export type Named = { readonly key: string; readonly field: Field }

export type ProjectFile = {
  readonly name: string
  readonly label: string
  readonly tree: Tree
  readonly keySpan: Entry["keySpan"]
  readonly sections: ProjectSections
  readonly fields: readonly Field[]
  readonly formulas: readonly Named[]
}

export type VentureFile = {
  readonly header: Header
  readonly discount: Field | null
  readonly resources: Resources
  readonly evidence: Evidence
  readonly named: readonly Named[]
  readonly rates: readonly Rate[]
  readonly projects: readonly ProjectFile[]
  /** Null where the file expects none. */
  readonly trends: FileTrends | null
  readonly correlations: Tree | undefined
  readonly given: Tree | undefined
  readonly objective: Objective
  /** Null where the file names none. */
  readonly objectiveSpan: Span | null
  readonly constraints: readonly Constraint[]
  /** Null where the file judges by nothing but the objective. */
  readonly criteria: ReadCriteria | null
  readonly stress: readonly Stress[]
  /** What could be found out beforehand. */
  readonly studies: ReadStudies
  readonly readFile: ReadFile
  /** Paths of words that were read off an override, such as `assistant.model.method`. */
  readonly words: ReadonlySet<string>
  /** Paths of all that is put in place from outside the file. */
  readonly set: ReadonlySet<string>
}

export type FileTrends = LoweredTrends & { readonly fields: readonly Field[] }

/** Sections that may stand at the top of the file, for every project that has none of its own. */
export const inherited: readonly string[] = [
  "sector",
  "training",
  "funding",
  "costs",
  "tax",
  "team",
  "risks",
  "churn",
  "expansion",
  "exit",
]
/** Sections of the format that nothing reads yet. */
export const toCome: readonly string[] = ["requirements", "compliance", "actuals"]

/** All sections of a file. */
export const known: readonly string[] = [
  "venturi",
  "name",
  "about",
  "currency",
  "start",
  "horizon",
  "discount",
  "country",
  "units",
  "resources",
  "assumptions",
  "formulas",
  "projects",
  "evidence",
  "correlations",
  "given",
  "rates",
  "objective",
  "constraints",
  "criteria",
  "judgements",
  "studies",
  "scenarios",
  "stress",
  "trends",
  ...inherited,
  ...toCome,
]

/** Where the file names no country, prices and pay are those of this one. */
export const usualCountry = "US"

export type ReadOptions = {
  readonly readFile: ReadFile
  /** Texts to put in place of written ones, by the path of the quantity. */
  readonly overrides: ReadonlyMap<string, Override>
}

export function readVentureFile(tree: Tree, { readFile, overrides }: ReadOptions, report: Report): VentureFile {
  const entries = tree.kind === "map" ? tree.entries : []
  const find = (key: string): Tree | undefined => entries.find((e) => e.key === key && e.value.kind !== "empty")?.value
  for (const entry of entries) {
    if (!known.includes(entry.key)) unknownSection(entry, report)
    if (toCome.includes(entry.key)) report(warning("section-not-read", entry.keySpan, { section: entry.key }))
  }
  const header = readHeader(tree, overrides, report)
  const words = new Set<string>()
  const at: Reading = {
    report,
    units: header.units,
    money: header.currency,
    project: "",
    name: "",
    meaning: "",
    fields: [],
    overrides,
    words,
  }
  for (const key of ["name", "about"]) {
    const said = find(key)
    if (said !== undefined) text().read(said, into(at, key))
  }
  const discountTree = find("discount")
  return {
    header,
    discount: discountTree === undefined ? null : quantity("%/year").read(discountTree, into(at, "discount")),
    resources:
      find("resources") === undefined ? noResources : readResources(find("resources"), at, header.country ?? usualCountry),
    evidence: readEvidence(find("evidence"), at, readFile),
    named: ["assumptions", "formulas"].flatMap((key) => readNamed(find(key), into(at, key))),
    rates: readRates(find("rates"), at, { currency: header.currency, units: header.units, report }),
    projects: readProjects(find("projects"), entries, at, header),
    trends: readTrends(find("trends"), header, at),
    correlations: find("correlations"),
    given: find("given"),
    objective: readObjective(find("objective"), at),
    objectiveSpan: find("objective")?.span ?? null,
    constraints: readConstraints(find("constraints"), header, at),
    criteria: readCriteria(find("criteria"), find("judgements"), at),
    stress: readStress(find("stress"), at),
    studies: readStudies(find("studies"), at),
    readFile,
    words,
    set: new Set(overrides.keys()),
  }
}

function readTrends(tree: Tree | undefined, { start, country }: Header, at: Reading): FileTrends | null {
  if (tree === undefined) return null
  const fields: Field[] = []
  const section = trendsShape.read(tree, { ...into(at, "trends"), fields })
  return { ...lowerTrends(section, { report: at.report, start, country: country ?? usualCountry }), fields }
}

function unknownSection(entry: Entry, report: Report): void {
  const close = nearest(entry.key, known)
  report(error("unknown-key", entry.keySpan, { key: entry.key, section: "", nearest: close, known }, close[0]))
}

function readNamed(tree: Tree | undefined, at: Reading): Named[] {
  if (tree === undefined) return []
  const read = mapOf(quantity(null)).read(tree, at)
  return read.map(({ key, value }) => ({ key, field: value }))
}

function readProjects(tree: Tree | undefined, shared: readonly Entry[], at: Reading, { start }: Header): ProjectFile[] {
  if (tree === undefined) return []
  if (tree.kind !== "map") {
    at.report(error("section-expected", tree.span, { key: "projects", keys: [] }))
    return []
  }
  const names = new Set<string>()
  const single = tree.entries.filter(({ key, keySpan }) => {
    if (!names.has(slug(key))) return names.add(slug(key))
    at.report(error("duplicate-name", keySpan, { name: slug(key) }))
    return false
  })
  return single.map(({ key, keySpan, value: own }) => {
    const value = withShared(own, shared)
    const fields: Field[] = []
    const inside: Reading = { ...at, project: key, fields }
    const sections = readProject(value, inside, start !== null)
    const formulas = value.kind === "map" ? value.entries.find((e) => e.key === "formulas")?.value : undefined
    return {
      name: slug(key),
      label: key,
      tree: value,
      keySpan,
      sections,
      fields,
      formulas: readNamed(formulas, { ...into(inside, "formulas"), fields: [] }),
    }
  })
}

/** A project of formulas alone is complete as it is; any other takes what it lacks from the top of the file. */
function withShared(project: Tree, shared: readonly Entry[]): Tree {
  if (project.kind !== "map" || !hasRooms(project)) return project
  const missing = shared.filter(({ key }) => inherited.includes(key) && !project.entries.some((own) => own.key === key))
  return { ...project, entries: [...project.entries, ...missing] }
}
