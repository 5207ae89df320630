/**
 * Everything of a file as definitions: the file's own quantities, the resources, and for each project its
 * fields, its formulas and what the rooms make of its sections. A founder's formula of a built-in name takes its place.
 */
import type { Report } from "../diagnostics/index.ts"
import type { Definition } from "../engine/index.ts"
import { parseValue } from "../units/index.ts"
import { type Books, fieldDefinition, filePlace, globalPlace, libraryPlace, projectPlace, quantityName, roomDefinition } from "./definitions.ts"
import { globalFormulas } from "./global.ts"
import { lowerProject } from "./lower.ts"
import type { ProjectFile, VentureFile } from "./read.ts"

export function joinDefinitions(file: VentureFile, books: Books): Definition[] {
  const { report } = books
  const shared = file.named.map(({ key, field }) => fieldDefinition(field, quantityName(key, field, report), filePlace, books))
  const global = [
    ...(file.discount === null ? [] : [fieldDefinition(file.discount, "discount", globalPlace, books)]),
    ...file.resources.fields.map((field) => fieldDefinition(field, field.name, globalPlace, books)),
    ...[...globalFormulas(file), ...file.resources.formulas].map((row) => roomDefinition(row, globalPlace, books)),
  ]
  return [...shared, ...global, ...file.projects.flatMap((project) => projectDefinitions(project, file, books))]
}

function projectDefinitions(project: ProjectFile, file: VentureFile, books: Books): Definition[] {
  const { report } = books
  const written = projectPlace(project.name)
  const own = project.formulas.map(({ key, field }) => fieldDefinition(field, quantityName(key, field, report), written, books))
  const { fields, rows } = lowerProject(project, file, report)
  const builtIn = rows.map((row) => roomDefinition(row, libraryPlace(project.name), books))
  const replaced = replacements(own, [...builtIn, ...fields.map((field) => fieldDefinition(field, field.name, written, books))])
  return [...replaced.own, ...replaced.rest]
}

/**
 * A formula named like a built-in quantity (`value`, `business.support`, or `support` where only one room has it)
 * takes its place and must have its unit.
 */
function replacements(own: readonly Definition[], builtIn: readonly Definition[]): { own: Definition[]; rest: Definition[] } {
  const rest = new Map(builtIn.map((d) => [d.name, d]))
  const kept = own.map((definition) => {
    const target = targetOf(definition.name, [...rest.values()])
    if (target === null) return definition
    const taken: Definition = { ...definition, unit: target.unit, meaning: target.meaning }
    if (target.name === definition.name) rest.delete(target.name)
    else rest.set(target.name, { ...target, ...aliasOf(definition.name, target) })
    return taken
  })
  return { own: kept, rest: [...rest.values()] }
}

function targetOf(name: string, builtIn: readonly Definition[]): Definition | null {
  const exact = builtIn.find((d) => d.name === name)
  if (exact !== undefined) return exact
  // `support` means `business.support`: a room and one word.
  const inRooms = builtIn.filter((d) => d.origin.kind === "library" && d.name.split(".").length === 2 && d.name.endsWith(`.${name}`))
  return inRooms.length === 1 ? (inRooms[0] ?? null) : null
}

/** The built-in quantity goes on under its own name as another name of the founder's. */
function aliasOf(name: string, target: Definition): Pick<Definition, "value" | "text"> {
  const text = `= ${name}`
  return { text, value: parseValue(text, { file: `library:${target.name}`, offset: 0 }, { units: [] }, neverWrong) }
}

const neverWrong: Report = (diagnostic) => {
  throw new Error(`internal: ${diagnostic.code} in an alias`)
}

