/** One project of the file: model, training, serving, market, money and plan, all over the shared assumptions. */
import { benchmark, findApiModel, isUnknown } from "../data/index.ts"
import { findModel, isUnknownModel, type Model, parseQuantity, weightBytes } from "../models/index.ts"
import { slug } from "../shape/index.ts"
import type { Words } from "../words/index.ts"
import type { Answers, Measure } from "./answers.ts"
import { hasSeats } from "./assumptions-text.ts"
import type { Project } from "./candidates.ts"
import { assumptions, usual } from "./figures.ts"
import { notes, originText, rowText } from "./origin-text.ts"
import { usualGpu } from "./read-gpus.ts"
import type { NamedPerson, NamedPool, NamedSet } from "./resources-text.ts"
import { teamTasks } from "./team-tasks.ts"
import { block, comment, flow, type Line, line, scalar } from "./yaml-text.ts"

/** What projects are written from, besides themselves. */
export type Around = {
  readonly answers: Answers
  readonly pools: readonly NamedPool[]
  readonly sets: readonly NamedSet[]
  readonly people: readonly NamedPerson[]
  readonly words: Words
  /**
   * What is left out is a default of the library, with its source; it stands in the first project, and the others name it
   * there, since one unknown of all of them is no two.
   */
  readonly first: string
  /** The first that takes requests of the usual length; null where none does. */
  readonly asked: string | null
}

/** Whether a project tunes a model on the founder's data. */
export function isTuned({ model }: Project, sets: readonly NamedSet[]): boolean {
  return model.kind === "own" && sets.length > 0
}

/** Whether a project takes requests of the shared length: an encoder reads as much as it can, and answers nothing. */
export function hasRequests(project: Project): boolean {
  return project.model.kind === "rented" || modelOf(project).config.role !== "encoder"
}

/** Whether data are at hand that others do not have. */
export function hasEdge(sets: readonly NamedSet[]): boolean {
  return sets.some(({ licence }) => licence !== "public")
}

export function projectText(project: Project, around: Around): string[] {
  const { words } = around
  const { second, noHold } = words.interview
  const isTrained = isTuned(project, around.sets)
  return [
    ...(project.why === null ? [] : comment(second[project.why], "  ")),
    ...block([line(`  ${scalar(project.key)}:`, project.wrote === null ? null : words.interview.writtenAs(project.wrote))]),
    ...block(project.model.kind === "own" ? ownLines(project, around) : rentedLines(project, around)),
    ...requestComment(project, around),
    ...marketLines(project, isTrained && hasEdge(around.sets), around),
    ...(project.model.kind === "rented" && hasEdge(around.sets) ? comment(noHold, "    ") : []),
    ...churnLines(project, around),
    `    usage:    ${usageText(around)}`,
    `    revenue:  [ ${revenueText(around)} ]`,
    ...planLines(isTrained, around),
  ]
}

/** As formulas name it. */
function name(of: keyof Words["interview"]["names"], { interview }: Words): string {
  return slug(interview.names[of])
}

function ownLines(project: Project, around: Around): Line[] {
  const { words, sets, pools } = around
  const model = modelOf(project)
  const isTrained = isTuned(project, sets)
  const isEncoder = model.config.role === "encoder"
  const method = isTrained ? (isEncoder ? "full" : "lora") : "none"
  const base = flow({
    base: scalar(project.model.name),
    method,
    data: isTrained ? `[${sets.map(({ key }) => scalar(key)).join(", ")}]` : null,
  })
  const choice = project.isChoice ? originText({ kind: "assumption", of: "choice" }, words) : null
  return [
    line(`    model:    ${base}`, notes(words, choice, isTrained ? null : words.interview.untrained)),
    ...(isTrained ? trainingLines(model, around) : []),
    line(
      `    serving:  ${servingText(project, model, around)}`,
      notes(words, servingPool(pools) === null ? words.interview.rentedGpus : null, isEncoder ? words.interview.whole : null),
    ),
  ]
}

function modelOf({ model }: Project): Model {
  const found = findModel(model.name)
  if (isUnknownModel(found)) throw new Error(`internal: no model ${model.name}`)
  return found
}

/** Records and images are read as so many tokens. */
function trainingLines(model: Model, { answers, pools, sets, words }: Around): Line[] {
  const sampled = sets.filter(({ countedIn }) => countedIn !== "token")
  const areImages = sampled.some(({ countedIn }) => countedIn === "image")
  const ofText = usual("retrieval.length")
  const perSample = areImages ? assumptions["image.tokens"] : `${ofText.text}/sample`
  const why = areImages
    ? originText({ kind: "assumption", of: "image.tokens" }, words)
    : notes(words, words.interview.tokensOfText, originText(ofText.origin, words))
  const gpus = [pools[0]?.name ?? rentedGpu(model, answers.country.code)]
  const entries = { gpus: `[${gpus.map(scalar).join(", ")}]`, per_sample: sampled.length === 0 ? null : perSample }
  return [line(`    training: ${flow(entries)}`, sampled.length === 0 ? null : why)]
}

function servingText(project: Project, model: Model, around: Around): string {
  const { pools } = around
  const pool = servingPool(pools)
  const isEncoder = model.config.role === "encoder"
  const request = isEncoder ? flow({ input: `${model.config.context} token`, output: "0 token" }) : requestText(project, around)
  return flow({
    pool: pool === null ? null : scalar(pool.name),
    gpu: pool === null ? rentedGpu(model, around.answers.country.code) : null,
    request,
  })
}

/** Null where the library's own length is taken. */
function requestText(project: Project, { asked }: Around): string | null {
  if (asked === null || asked === slug(project.key)) return null
  return flow({ input: `= ${asked}.serving.request.input`, output: `= ${asked}.serving.request.output` })
}

/** What the library takes for the length of a request, where it is left out. */
function requestComment(project: Project, { asked, words }: Around): string[] {
  if (asked !== slug(project.key)) return []
  const [input, output] = [benchmark("request.input"), benchmark("request.output")]
  const { leftOut } = words.interview
  return [
    ...comment(leftOut("serving.request.input", input.value, rowText(input, words)), "    "),
    ...comment(leftOut("serving.request.output", output.value, rowText(output, words)), "    "),
  ]
}

/** The first pool that can serve; what the catalogue knows no bandwidth of cannot be planned with. */
function servingPool(pools: readonly NamedPool[]): NamedPool | null {
  return pools.find(({ gpu }) => gpu.bandwidth !== null) ?? null
}

/** For models that a usual card does not hold. */
const largeGpu = (country: string): string => (country === "CN" ? "A800" : "H100-SXM")

/** A card that holds the model, and that can be rented in the country. */
function rentedGpu(model: Model, country: string): string {
  const small = usualGpu(country)
  return weightBytes(model.config, 16) > parseQuantity(small.memory) / 2 ? largeGpu(country) : small.id
}

function rentedLines(project: Project, around: Around): Line[] {
  const { model, isChoice } = project
  const { words } = around
  const found = findApiModel(model.name)
  if (isUnknown(found)) throw new Error(`internal: no model ${model.name}`)
  const prices = words.interview.listPrice(found.input, found.output ?? "0")
  const choice = isChoice ? originText({ kind: "assumption", of: "choice" }, words) : null
  const request = requestText(project, around)
  return [
    line(`    model:    ${flow({ api: scalar(found.id) })}`, notes(words, choice, prices, rowText(found, words))),
    ...(request === null ? [] : [line(`    serving:  ${flow({ request })}`)]),
  ]
}

function marketLines(project: Project, isBetter: boolean, { first, words }: Around): string[] {
  const isFirst = slug(project.key) === first
  const share = `= ${name("share", words)}${isBetter ? ` * ${name("edge", words)}` : ""}`
  const adoption = isFirst ? null : flow({ p: `= ${first}.market.adoption.p`, q: `= ${first}.market.adoption.q` })
  const [p, q] = [benchmark("bass.p"), benchmark("bass.q")]
  const { leftOut } = words.interview
  const said = isFirst
    ? [
        ...comment(leftOut("market.adoption.p", p.value, rowText(p, words)), "    "),
        ...comment(leftOut("market.adoption.q", q.value, rowText(q, words)), "    "),
      ]
    : []
  return [...said, `    market:   ${flow({ customers: `= ${name("customers", words)}`, share, adoption })}`]
}

function churnLines(project: Project, { first, words }: Around): string[] {
  if (slug(project.key) !== first) return [`    churn:    = ${first}.churn`]
  const row = benchmark("churn.b2b-year")
  return comment(words.interview.leftOut("churn", row.value, rowText(row, words)), "    ")
}

/** What goes on beside the build is of the same length; the launch waits for the build alone. */
function planLines(isTrained: boolean, { people, words }: Around): string[] {
  const { labels, besideBuild } = words.interview
  const { building, beside } = teamTasks(people, words)
  const takes = `= ${name("launch", words)}`
  const entry = (entries: Readonly<Record<string, string | null>>): string => `      - ${flow(entries)}`
  return [
    "    plan:",
    ...(isTrained ? [entry({ task: labels.tune, takes: "training" })] : []),
    entry({ task: labels.build, takes, after: isTrained ? labels.tune : null, needs: building }),
    ...(beside.length === 0 ? [] : comment(besideBuild, "      ")),
    ...beside.map(({ label, needs }) => entry({ task: scalar(label), takes, needs })),
    ...(beside.length === 0 ? [] : [entry({ milestone: "launch", after: labels.build })]),
  ]
}

function usageText({ answers: { price }, words }: Around): string {
  const seats = hasSeats(price) ? `= ${name("seats", words)}` : null
  return flow({ seats, requests: `= ${name("requests", words)}` })
}

const lines: Readonly<Record<Measure, { readonly kind: string; readonly per: string }>> = {
  seat: { kind: "subscription", per: "seat" },
  customer: { kind: "subscription", per: "customer" },
  "seat once": { kind: "licence", per: "seat" },
  "customer once": { kind: "licence", per: "customer" },
  request: { kind: "usage", per: "request" },
  token: { kind: "usage", per: "token" },
}

function revenueText({ answers: { price }, words }: Around): string {
  const { kind, per } = lines[price.per]
  return flow({ name: `${per}s`, kind, price: `= ${name("price", words)}`, per })
}
