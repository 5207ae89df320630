/** What the best project uses a resource for, read from the graph: whose formulas name it, or anything else of its owner. */
import type { Resource } from "../../../venture/index.ts"
import type { About } from "../../names.ts"
import type { Line } from "../document.ts"
import { listed, said } from "./setting.ts"
import { called, own, type Subject, writtenAt } from "./subject.ts"

export function usesOf(subject: Subject, resource: Resource): Line {
  const { words, about, answer } = subject.pen
  const { uses } = words.chapters
  if (resource.kind === "cash" && about.model.quantities.has(`${subject.name}.cash`)) return said(uses.cash)
  const parts = usingParts(subject, resource)
  if (parts.length > 0) return said(listed(words, parts))
  const others = Object.entries(answer.projects).filter(
    ([name]) => name !== subject.name && usingNames(subject, name, resource).length > 0,
  )
  if (others.length === 0) return said(uses.nothing)
  return said(
    uses.others(
      listed(
        words,
        others.map(([, { label }]) => label),
      ),
    ),
  )
}

/** Formulas that nothing takes stand by their names, and only where nothing else uses the resource. */
function usingParts(subject: Subject, resource: Resource): string[] {
  const seen = new Set<string>()
  const names = usingNames(subject, subject.name, resource)
  const parts = [...new Set(names.flatMap((name) => partsOf(subject, name, seen)))]
  const { quoted } = subject.pen.words.signs
  const formulas = names.filter((name) => writtenAt(subject, own(subject, name)) !== null)
  return parts.length > 0 ? parts : formulas.map((name) => quoted(called(subject, name)))
}

/** A project's quantities whose formulas lead to the resource, without the project's name. */
function usingNames({ pen }: Subject, project: string, { path, kind }: Resource): string[] {
  const root = kind === "cash" ? path : path.slice(0, path.lastIndexOf("."))
  const isOf = leadingTo(pen.about, root)
  return [...pen.about.model.quantities.values()].flatMap((quantity) =>
    quantity.path.startsWith(`${project}.`) && quantity.uses.some(isOf) ? [quantity.path.slice(project.length + 1)] : [],
  )
}

/** Whether a name is of the resource, or a formula of the whole file that names it, itself or through others. */
function leadingTo({ model, projects }: About, root: string): (path: string) => boolean {
  const known = new Map<string, boolean>()
  const isOfProject = (path: string): boolean => projects.some(({ name }) => path.startsWith(`${name}.`))
  const leads = (path: string): boolean => {
    if (path === root || path.startsWith(`${root}.`)) return true
    if (isOfProject(path)) return false
    const before = known.get(path)
    if (before !== undefined) return before
    // Of a stock, whose formula may name itself.
    known.set(path, false)
    const found = model.quantities.get(path)?.uses.some(leads) ?? false
    known.set(path, found)
    return found
  }
  return leads
}

/**
 * The parts of the plan to which a quantity belongs. A formula of the founder's own belongs to what takes it, over several of them too: its name says
 * nothing to others.
 */
function partsOf(subject: Subject, name: string, seen: Set<string>): string[] {
  const part = partOf(subject, name)
  if (part !== null) return [part]
  const path = own(subject, name)
  if (seen.has(path) || writtenAt(subject, path) === null) return []
  seen.add(path)
  const takers = [...subject.pen.about.model.quantities.values()].filter(
    (taker) => taker.path.startsWith(`${subject.name}.`) && taker.uses.includes(path),
  )
  return takers.flatMap((taker) => partsOf(subject, taker.path.slice(subject.name.length + 1), seen))
}

const ofSales: ReadonlySet<string> = new Set(["market", "business.reached", "business.joining", "business.potential"])

/** Null of a formula of the founder's own, and of what only hangs together with others. */
function partOf(subject: Subject, name: string): string | null {
  const { uses } = subject.pen.words.chapters
  const [section = "", owner = "", line = ""] = name.split(".")
  if (section === "plan") return uses.task(called(subject, owner))
  if (section === "training" || section === "serving" || section === "team") return uses[section]
  if (section === "costs" || section === "revenue") return uses.line(called(subject, owner))
  if (section === "business" && (owner === "revenue" || owner === "costs") && line !== "") return uses.line(called(subject, line))
  return ofSales.has(name) || ofSales.has(section) ? uses.sales : null
}
