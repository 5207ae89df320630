/** The product: the model and how it is trained, how it is served, the decisions taken, and when it is ready. */
import type { Block, Line } from "../document.ts"
import { feasibilityBlocks } from "../feasibility.ts"
import { lineOf, marked, plain } from "../marks.ts"
import { step } from "../pen.ts"
import { decisionBlocks, decisionSentence } from "./decisions.ts"
import { quantityTable } from "./quantity-table.ts"
import { scheduleBlocks } from "./schedule.ts"
import { joined, listed, opening, paragraph, said, sentences } from "./setting.ts"
import { figureOf, namesOf, own, quantityAt, type Subject, shown, statsAt } from "./subject.ts"
import { plainRow } from "./year-lines.ts"
import { yearTables } from "./years.ts"

const trainingNames = [
  "model.parameters",
  "model.active_parameters",
  "model.trained_parameters",
  "model.rank",
  "training.tokens",
  "training.samples",
  "training.per_sample",
  "training.epochs",
  "training.runs",
  "training.gpus",
  "training.utilisation",
  "training.flops",
  "training.gpu_hours",
  "training.duration",
  "training.cost",
  "training.cost_at_rent",
  "model.retrieval.documents",
] as const

const servingNames = [
  "serving.request.input",
  "serving.request.output",
  "serving.request.samples",
  "serving.on_premises.gpus",
  "serving.target.ttft",
  "serving.target.tpot",
  "serving.first_token_time",
  "serving.ttft",
  "serving.step_time",
  "serving.pass_time",
  "serving.replica_gpus",
  "serving.batch",
  "serving.replicas",
  "serving.gpus",
  "serving.price",
  "serving.unit_cost",
  "serving.token_cost",
  "serving.sample_cost",
] as const

/** How the service fares as customers come. */
const servingYears = [
  { name: "serving.replicas", show: "amount" },
  { name: "serving.load", show: "share" },
  { name: "serving.ttft", show: "amount" },
  { name: "serving.tpot", show: "amount" },
  { name: "serving.on_time", show: "share" },
  { name: "serving.quality", show: "share" },
  { name: "serving.served", show: "share" },
  { name: "business.late_churn", show: "amount" },
] as const

export function productBlocks(subject: Subject): Block[] {
  const { words } = subject.pen
  const { captions } = words.chapters
  const paths = (names: readonly string[]): { readonly path: string }[] => names.map((name) => ({ path: own(subject, name) }))
  const isTrained = statsAt(subject, own(subject, "training.gpu_hours"))?.p95 !== 0
  const told = isTrained ? trainingNames : trainingNames.filter((name) => !name.startsWith("training."))
  const blocks = [
    ...quantityTable(subject, captions.training, paths(withoutTwice(subject, told))),
    ...(isTrained ? ownGpusNote(subject) : []),
    ...quantityTable(subject, captions.serving, paths(servingNames)),
    ...yearTables(
      subject,
      captions.servingByYear,
      servingYears.map(({ name, show }) => ({ ...plainRow(subject, name), show })),
    ),
    ...feasibilityBlocks(subject),
    ...decisionBlocks(subject),
    ...scheduleBlocks(subject),
  ]
  const lead = leadOf(subject)
  if (blocks.length === 0 && lead.length === 0) return []
  return [...opening(lead, words.chapters.onlyTasks(subject.label)), ...blocks]
}

/** Of a dense model all parameters are active. */
function withoutTwice(subject: Subject, names: readonly string[]): readonly string[] {
  const mean = (name: string): number | null | undefined => statsAt(subject, own(subject, name))?.mean
  const isDense = mean("model.parameters") === mean("model.active_parameters")
  return isDense ? names.filter((name) => name !== "model.active_parameters") : names
}

function leadOf(subject: Subject): Line {
  const said = subject.pen.words.chapters
  return sentences(subject.pen.words, [
    modelSentence(subject),
    dataSentence(subject),
    trainingSentence(subject),
    launchSentence(subject, said),
    decisionSentence(subject),
  ])
}

function modelSentence({ pen, texts, label }: Subject): string | null {
  const said = pen.words.chapters
  const find = (key: string): string | null => texts.text("projects", label, "model", key)
  const [base, api, method] = [find("base") ?? find("config") ?? find("architecture"), find("api"), find("method")]
  if (api !== null) return said.rented(plain(label), plain(api))
  return base === null ? null : said.builtOn(plain(label), plain(base), methodOf(pen.words.chapters.methods, method))
}

function methodOf(methods: Readonly<Record<string, string>>, method: string | null): string {
  return method !== null && Object.hasOwn(methods, method) ? (methods[method] ?? "") : ""
}

function dataSentence({ pen, texts, label }: Subject): string | null {
  const sets = texts.texts("projects", label, "model", "data")
  return sets.length === 0 ? null : pen.words.chapters.learnsFrom(plain(listed(pen.words, sets)))
}

function trainingSentence(subject: Subject): string | null {
  const [cost, time] = ["training.cost", "training.duration"].map((name) => figureOf(subject, own(subject, name), "p50"))
  if (cost === null || cost === undefined || time === null || time === undefined || !time.value) return null
  const atRent = figureOf(subject, own(subject, "training.cost_at_rent"), "p50")
  const { trainingCosts, trainingOnOwn } = subject.pen.words.chapters
  return atRent === null ? trainingCosts(marked(cost), marked(time)) : trainingOnOwn(marked(cost), marked(time), marked(atRent))
}

/** Where the rents come from with which the hours of own GPUs are priced. */
function ownGpusNote(subject: Subject): Block[] {
  const price = figureOf(subject, own(subject, "training.rent_price"), "p50")
  if (price === null) return []
  const sources = namesOf(subject, "training.cluster.", ".rent").flatMap((name) => {
    const origin = quantityAt(subject, own(subject, `training.cluster.${name}.rent`))?.definition.origin
    return origin === undefined || origin.kind === "file" || origin.source === null ? [] : [origin.source]
  })
  const { words } = subject.pen
  // The appendix has their addresses.
  const lines = sources.map(({ title, date }) => {
    const told = words.sources.title(title)
    return said(date === undefined ? told : `${told}${words.signs.comma}${date}`)
  })
  return paragraph("note", [...lineOf(words.chapters.rentOfOwn(marked(price))), ...joined(words, lines, words.signs.clause)])
}

/** A launch that never comes in most samples is said by its table and by the glance. */
function launchSentence(subject: Subject, said: Subject["pen"]["words"]["chapters"]): string | null {
  const { answer, about } = subject.pen
  const launch = answer.projects[answer.best]?.launchMonth ?? null
  const path = own(subject, "launch")
  if (launch === null || launch.p50 === null || launch.unit !== "month" || !about.model.quantities.has(path)) return null
  if (launch.p50 === 0 && launch.p95 === 0) return null
  const at = `/projects/${step(answer.best)}/launchMonth`
  const [median, early, late] = (["p50", "p5", "p95"] as const).map((of) => marked(shown(subject, at, launch, of, path, "month")))
  return said.onSale(median ?? "", early ?? "", late ?? "")
}
