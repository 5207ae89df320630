/** One project of the file: model, training, serving, market, money and plan, all over the shared assumptions. */
import { findApiModel, isUnknown } from "../data/index.ts"
import { type CatalogueModel, catalogueModel, parseQuantity } from "../models/index.ts"
import type { Measure } from "./answers.ts"
import { type Around, named } from "./around.ts"
import { hasSeats } from "./assumptions-text.ts"
import type { Project } from "./candidates.ts"
import { assumptions, usual } from "./figures.ts"
import { churnLines, marketLines, requestComment, requestText } from "./left-out.ts"
import { notes, originText, rowText } from "./origin-text.ts"
import { usualGpu } from "./read-gpus.ts"
import type { NamedPool, NamedSet } from "./resources-text.ts"
import { teamTasks } from "./team-tasks.ts"
import { block, comment, flow, type Line, line, scalar } from "./yaml-text.ts"

/** Whether a project tunes a model on the founder's data; what takes whole samples learns nothing of data counted in tokens. */
export function isTuned(project: Project, sets: readonly NamedSet[]): boolean {
  if (project.model.kind !== "own" || sets.length === 0) return false
  return modelOf(project).facts.per === "token" || sets.every(({ countedIn }) => countedIn !== "token")
}

/** Whether a project takes requests of the shared length: an encoder reads as much as it can, and answers nothing; all else takes samples. */
export function hasRequests(project: Project): boolean {
  return project.model.kind === "rented" || modelOf(project).facts.role === "decoder"
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

function ownLines(project: Project, around: Around): Line[] {
  const { words, sets, pools } = around
  const model = modelOf(project)
  const isTrained = isTuned(project, sets)
  const { role } = model.facts
  const isEncoder = role === "encoder"
  const method = isTrained ? (role === "decoder" ? "lora" : "full") : "none"
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

function modelOf({ model }: Project): CatalogueModel {
  const found = catalogueModel(model.name)
  if (isUnknown(found)) throw new Error(`internal: no model ${model.name}`)
  return found
}

/** A language model reads records and images as so many tokens. */
function trainingLines(model: CatalogueModel, { answers, pools, sets, words }: Around): Line[] {
  const sampled = model.facts.per === "sample" ? [] : sets.filter(({ countedIn }) => countedIn !== "token")
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

function servingText(project: Project, model: CatalogueModel, around: Around): string {
  const pool = servingPool(around.pools)
  const request = requestOf(project, model, around)
  return flow({
    pool: pool === null ? null : scalar(pool.name),
    gpu: pool === null ? rentedGpu(model, around.answers.country.code) : null,
    request,
  })
}

/** Of a model that takes samples one, as the library has it. */
function requestOf(project: Project, { facts, context }: CatalogueModel, around: Around): string | null {
  if (facts.role === "samples") return null
  const longest = context ?? facts.sequence
  return facts.role === "encoder" ? flow({ input: `${longest} token`, output: "0 token" }) : requestText(project, around)
}

/** The first pool that can serve; what the catalogue knows no bandwidth of cannot be planned with. */
function servingPool(pools: readonly NamedPool[]): NamedPool | null {
  return pools.find(({ gpu }) => gpu.bandwidth !== null) ?? null
}

/** For models that a usual card does not hold. */
const largeGpu = (country: string): string => (country === "CN" ? "A800" : "H100-SXM")

/** A card that holds the model, and that can be rented in the country. */
function rentedGpu({ facts }: CatalogueModel, country: string): string {
  const small = usualGpu(country)
  return facts.weightBytes(16, 16) > parseQuantity(small.memory) / 2 ? largeGpu(country) : small.id
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

/** What goes on beside the build is of the same length; the launch waits for the build alone. */
function planLines(isTrained: boolean, { people, words }: Around): string[] {
  const { labels, besideBuild } = words.interview
  const { building, beside } = teamTasks(people, words)
  const takes = `= ${named("launch", words)}`
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
  const seats = hasSeats(price) ? `= ${named("seats", words)}` : null
  return flow({ seats, requests: `= ${named("requests", words)}` })
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
  return flow({ name: `${per}s`, kind, price: `= ${named("price", words)}`, per })
}
