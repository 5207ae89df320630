/** One project of the file: model, training, serving, market, money and plan, all over the shared assumptions. */
import { findApiModel, findGpu, isUnknown } from "../data/index.ts"
import { findModel, isUnknownModel, type Model, middleFigure, weightBytes } from "../models/index.ts"
import { slug } from "../shape/index.ts"
import { noUnits, parseValue } from "../units/index.ts"
import type { Words } from "../words/index.ts"
import type { Answers, Measure } from "./answers.ts"
import { hasSeats } from "./assumptions-text.ts"
import type { Project } from "./candidates.ts"
import { assumptions, usual } from "./figures.ts"
import { notes, originText, rowText } from "./origin-text.ts"
import type { NamedPool, NamedSet } from "./resources-text.ts"
import { block, comment, flow, type Line, line, scalar } from "./yaml-text.ts"

/** What projects are written from, besides themselves. */
export type Around = {
  readonly answers: Answers
  readonly pools: readonly NamedPool[]
  readonly sets: readonly NamedSet[]
  readonly words: Words
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
  const { labels, second, noHold } = words.interview
  const isTrained = isTuned(project, around.sets)
  return [
    ...(project.why === null ? [] : comment(second[project.why], "  ")),
    ...block([line(`  ${scalar(project.key)}:`, project.wrote === null ? null : words.interview.writtenAs(project.wrote))]),
    ...block(project.model.kind === "own" ? ownLines(project, around) : rentedLines(project, around)),
    ...block([line(`    market:   ${marketText(isTrained && hasEdge(around.sets), words)}`)]),
    ...(project.model.kind === "rented" && hasEdge(around.sets) ? comment(noHold, "    ") : []),
    `    churn:    = ${name("churn", words)}`,
    `    usage:    ${usageText(around)}`,
    `    revenue:  [ ${revenueText(around)} ]`,
    "    plan:",
    ...(isTrained ? [`      - ${flow({ task: labels.tune, takes: "training" })}`] : []),
    `      - ${flow({ task: labels.build, takes: `= ${name("launch", words)}`, after: isTrained ? labels.tune : null, needs: needsText(around) })}`,
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
      `    serving:  ${servingText(model, around)}`,
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
function trainingLines(model: Model, { pools, sets, words }: Around): Line[] {
  const sampled = sets.filter(({ countedIn }) => countedIn !== "token")
  const areImages = sampled.some(({ countedIn }) => countedIn === "image")
  const ofText = usual("retrieval.length")
  const perSample = areImages ? assumptions["image.tokens"] : `${ofText.text}/sample`
  const why = areImages
    ? originText({ kind: "assumption", of: "image.tokens" }, words)
    : notes(words, words.interview.tokensOfText, originText(ofText.origin, words))
  const gpus = [pools[0]?.name ?? rentedGpu(model, words)]
  const entries = { gpus: `[${gpus.map(scalar).join(", ")}]`, per_sample: sampled.length === 0 ? null : perSample }
  return [line(`    training: ${flow(entries)}`, sampled.length === 0 ? null : why)]
}

function servingText(model: Model, { pools, words }: Around): string {
  const pool = servingPool(pools)
  const isEncoder = model.config.role === "encoder"
  const request = isEncoder
    ? flow({ input: `${model.config.context} token`, output: "0 token" })
    : flow({ input: `= ${name("prompt", words)}`, output: `= ${name("reply", words)}` })
  return flow({ pool: pool === null ? null : scalar(pool.name), gpu: pool === null ? rentedGpu(model, words) : null, request })
}

/** The first pool that can serve; what the catalogue knows no bandwidth of cannot be planned with. */
function servingPool(pools: readonly NamedPool[]): NamedPool | null {
  return pools.find(({ gpu }) => gpu.bandwidth !== null) ?? null
}

/** A card that holds the model, and that can be rented in the country of the language. */
function rentedGpu(model: Model, { language }: Words): string {
  const [small, large] = language === "zh" ? ["A800", "A800"] : ["L40S", "H100-SXM"]
  const found = findGpu(small)
  const isLarge = isUnknown(found) || weightBytes(model.config, 16) > bytesOf(found.memory) / 2
  return isLarge ? large : small
}

function bytesOf(memory: string): number {
  const value = parseValue(memory, { file: "catalogue", offset: 0 }, noUnits, () => {})
  return value === null ? 0 : (middleFigure(value) ?? 0)
}

function rentedLines({ model, isChoice }: Project, { words }: Around): Line[] {
  const found = findApiModel(model.name)
  if (isUnknown(found)) throw new Error(`internal: no model ${model.name}`)
  const prices = words.interview.listPrice(found.input, found.output ?? "0")
  const choice = isChoice ? originText({ kind: "assumption", of: "choice" }, words) : null
  const request = flow({ input: `= ${name("prompt", words)}`, output: `= ${name("reply", words)}` })
  return [
    line(`    model:    ${flow({ api: scalar(found.id) })}`, notes(words, choice, prices, rowText(found, words))),
    line(`    serving:  ${flow({ request })}`),
  ]
}

function marketText(isBetter: boolean, words: Words): string {
  const share = `= ${name("share", words)}${isBetter ? ` * ${name("edge", words)}` : ""}`
  const adoption = flow({ p: `= ${name("push", words)}`, q: `= ${name("pull", words)}` })
  return flow({ customers: `= ${name("customers", words)}`, share, adoption })
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

/** Who builds: the first of those roles that somebody surely has. */
const builders = ["ml-engineer", "software-engineer", "research-scientist", "data-engineer", "founder"]

function needsText({ answers: { people } }: Around): string | null {
  const isThere = (role: string): boolean =>
    people.some((each) => each.role === role && /^[1-9]\d* ?person$/u.test(each.count.text))
  const role = builders.find(isThere)
  return role === undefined ? null : flow({ [role]: "1 person" })
}
