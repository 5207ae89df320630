/** The company: what there is, what the best project uses it for, and what would be lost without it. */
import type { Resource } from "../../../venture/index.ts"
import { type About, objectiveName, resourceName } from "../../names.ts"
import type { Block, Line, Row } from "../document.ts"
import { marked, plain } from "../marks.ts"
import { step } from "../pen.ts"
import { figured, joined, listed, paragraph, quoted, rightOf, said, sentences, tableOf } from "./setting.ts"
import { called, own, type Subject, writtenAt } from "./subject.ts"

export function companyBlocks(subject: Subject): Block[] {
  const { words, about } = subject.pen
  const { captions, columns } = words.chapters
  const { about: what } = about.header
  const heads = [columns.resource, columns.amount, columns.usedFor, rightOf(columns.without)]
  return [
    ...paragraph("lead", said(what)),
    ...paragraph(what === "" ? "lead" : "plain", leadOf(subject)),
    ...paragraph("note", said(words.chapters.about(subject.label))),
    ...tableOf(
      captions.resources,
      heads,
      about.resources.map((resource) => rowOf(subject, resource)),
    ),
  ]
}

function leadOf(subject: Subject): Line {
  const { words, about, answer, amount } = subject.pen
  const { objective } = answer.projects[answer.best] ?? {}
  if (objective === undefined) return []
  const mean = amount(`/projects/${step(answer.best)}/objective/mean`, objective.unit, objective.path)
  const say = Object.keys(answer.projects).length > 1 ? words.chapters.company : words.chapters.onlyProject
  const name = about.header.name === "" ? words.chapters.theVenture : about.header.name
  const what = objectiveName(words, about, objective.path)
  return sentences(words, [say(plain(name), plain(subject.label), plain(what), marked(mean))])
}

function rowOf(subject: Subject, resource: Resource): Row {
  const { words, about, answer, amount } = subject.pen
  const { name, path } = resource
  const worth = Object.hasOwn(answer.resources, name) ? answer.resources[name] : undefined
  const loss = worth === undefined ? null : amount(`/resources/${step(name)}/holding`, worth.objectiveUnit, path)
  const isLost = loss !== null && loss.value !== null
  return {
    cells: [
      said(resourceName(words, about, name)),
      joined(words, [quoted(writtenAt(subject, path)), ...detailsOf(subject, resource).map(quoted)]),
      usesOf(subject, resource),
      isLost ? figured(loss) : [],
    ],
  }
}

/** What is no quantity: the GPU of a pool, the licence of a data set, for how much of their time people are there. */
function detailsOf(subject: Subject, { kind, path, name }: Resource): (string | null)[] {
  const owner = name.split(".").slice(1).join(".")
  const text = (key: string): string | null => subject.texts.text("resources", kind, owner, key)
  const written = (key: string): string | null => writtenAt(subject, path.replace(/[^.]+$/u, key))
  if (kind === "gpus") return [text("gpu") === called(subject, owner) ? null : text("gpu"), written("cost") ?? text("cost")]
  if (kind === "data") return [text("licence"), text("source")]
  return kind === "people" ? [written("part"), written("pay")] : []
}

/** Read from the graph: whose formulas name the resource, or anything else of its owner. */
function usesOf(subject: Subject, resource: Resource): Line {
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

function usingParts(subject: Subject, resource: Resource): string[] {
  const parts = usingNames(subject, subject.name, resource).map((name) => partOf(subject, name))
  return [...new Set(parts.filter((part) => part !== null))]
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

/** The part of the plan to which a quantity belongs. */
function partOf(subject: Subject, name: string): string | null {
  const { uses } = subject.pen.words.chapters
  const [section, owner = ""] = name.split(".")
  if (section === "plan") return uses.task(called(subject, owner))
  if (section === "training" || section === "serving" || section === "team") return uses[section]
  if (section === "costs" || section === "revenue") return uses.line(called(subject, owner))
  if (name === "business.reached") return uses.sales
  // A formula of the founder's own goes by its name.
  return writtenAt(subject, own(subject, name)) === null ? null : called(subject, name)
}
