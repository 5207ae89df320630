/** The company: what there is, what the best project uses it for, and what would be lost without it. */
import type { Resource } from "../../../venture/index.ts"
import { objectiveName, resourceName } from "../../names.ts"
import type { Block, Line, Row } from "../document.ts"
import { marked, plain } from "../marks.ts"
import { step } from "../pen.ts"
import { computedOf, toldLine } from "./quantity-table.ts"
import { usesOf } from "./resource-uses.ts"
import { figured, joined, paragraph, quoted, rightOf, said, sentences, tableOf } from "./setting.ts"
import { called, type Subject } from "./subject.ts"

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
      joined(words, [computedOf(subject, path), ...detailsOf(subject, resource)]),
      usesOf(subject, resource),
      isLost ? figured(loss) : [],
    ],
  }
}

/** What is no quantity: the GPU of a pool, the licence of a data set, for how much of their time people are there. */
function detailsOf(subject: Subject, { kind, path, name }: Resource): Line[] {
  const owner = name.split(".").slice(1).join(".")
  const text = (key: string): string | null => subject.texts.text("resources", kind, owner, key)
  const written = (key: string): Line => computedOf(subject, path.replace(/[^.]+$/u, key))
  if (kind === "gpus") {
    const cost = written("cost")
    return [
      quoted(text("gpu") === called(subject, owner) ? null : text("gpu")),
      cost.length > 0 ? cost : toldLine(subject, text("cost")),
    ]
  }
  if (kind === "data") return [toldLine(subject, text("licence")), quoted(text("source"))]
  return kind === "people" ? [written("part"), written("pay")] : []
}
