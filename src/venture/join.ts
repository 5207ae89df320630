/**
 * Everything of a file as definitions: the file's own quantities, the resources, and for each project its
 * fields, its formulas and what the rooms make of its sections. A founder's formula of a built-in name takes its place.
 */
import { error } from "../diagnostics/index.ts"
import type { Definition } from "../engine/index.ts"
import type { Field } from "../shape/index.ts"
import { checkTrends } from "./check-trends.ts"
import {
  type Books,
  fieldDefinition,
  filePlace,
  globalPlace,
  layers,
  libraryPlace,
  projectPlace,
  quantityName,
  roomDefinition,
} from "./definitions.ts"
import { globalFormulas } from "./global.ts"
import { lowerProject } from "./lower.ts"
import type { ProjectFile, VentureFile } from "./read.ts"

export function joinDefinitions(file: VentureFile, books: Books): Definition[] {
  const { report } = books
  const shared = file.named.map(({ key, field }) => fieldDefinition(field, quantityName(key, field, report), filePlace, books))
  const global = [
    ...(file.discount === null ? [] : [fieldDefinition(file.discount, "discount", globalPlace, books)]),
    ...globalFields(file).map((field) => fieldDefinition(field, field.name, globalPlace, books)),
    ...[...globalFormulas(file), ...file.resources.formulas, ...file.evidence.formulas, ...(file.trends?.quantities ?? [])].map(
      (row) => roomDefinition(row, globalPlace, books),
    ),
  ].map((definition) => besideFile(definition, shared))
  const all = [...shared, ...global, ...file.projects.flatMap((project) => projectDefinitions(project, file, books))]
  checkTrends(file, all, report)
  return onceEach(all, books)
}

function globalFields({ resources, evidence, trends, criteria, studies }: VentureFile): readonly Field[] {
  return [...resources.fields, ...evidence.fields, ...(trends?.fields ?? []), ...(criteria?.fields ?? []), ...studies.fields]
}

/** Two quantities of one name (`a b` and `a_b`, one of `assumptions` and one of `formulas`) would hide each other. */
function onceEach(definitions: readonly Definition[], { report }: Books): Definition[] {
  const paths = new Set<string>()
  return definitions.filter((definition) => {
    if (!paths.has(definition.path)) return paths.add(definition.path)
    if (definition.origin.kind !== "file") throw new Error(`internal: ${definition.path} is defined twice`)
    report(error("duplicate-name", definition.origin.span, { name: definition.path }))
    return false
  })
}

/** The file may have a `discount` of its own that is none of the library's: both stand, each in its layer. */
function besideFile(definition: Definition, shared: readonly Definition[]): Definition {
  const isTaken = shared.some((other) => other.path === definition.path)
  return isTaken ? { ...definition, path: `${definition.path}.built_in` } : definition
}

function projectDefinitions(project: ProjectFile, file: VentureFile, books: Books): Definition[] {
  const { report } = books
  const written = projectPlace(project.name)
  const own = project.formulas.map(({ key, field }) => fieldDefinition(field, quantityName(key, field, report), written, books))
  const { fields, rows } = lowerProject(project, file, report)
  const fieldNames = new Set(fields.map((field) => field.name))
  const builtIn = rows.map((row) => {
    const definition = roomDefinition(row, libraryPlace(project.name), books)
    return fieldNames.has(row.name) ? { ...definition, path: `${definition.path}.under_risk` } : definition
  })
  return replacements(project.name, own, [
    ...fields.map((field) => fieldDefinition(field, field.name, written, books)),
    ...builtIn,
  ])
}

/**
 * A formula with the name of a built-in quantity (`value`, `business.support`) takes its place for everyone and must have its
 * unit. Its own text still finds the built-in one under that name, the next one out: `value: = value * 2`.
 */
function replacements(project: string, own: readonly Definition[], builtIn: readonly Definition[]): Definition[] {
  const targetOf = new Map(builtIn.map((d) => [d.name, d]))
  const kept = own.map((definition): Definition => {
    const target = targetOf.get(definition.name)
    return target === undefined ? definition : { ...definition, unit: target.unit, meaning: target.meaning }
  })
  const replaced = new Set(own.map((d) => d.name))
  return [...kept, ...builtIn.map((d) => (replaced.has(d.name) ? setAside(project, d) : d))]
}

function setAside(project: string, definition: Definition): Definition {
  return {
    ...definition,
    path: `${definition.path}.built_in`,
    layer: layers.replaced(project),
    isOnDemand: true,
    isResource: false,
  }
}
