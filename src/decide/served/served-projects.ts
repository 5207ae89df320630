/** Projects that serve a model by the planner, each in the month of the most requests: what is asked of its server, and how that does. */
import { exchangeRateOf, isUnknown } from "../../data/index.ts"
import { parseQuantity } from "../../models/index.ts"
import { type ServedFigures, type ServedPictures, servedPictures } from "../../serving/index.ts"
import { slug } from "../../shape/index.ts"
import type { Project, Venture } from "../../venture/index.ts"
import type { PlanAnswer } from "../answer.ts"
import { samplerOf } from "../run/run-venture.ts"
import { type Medians, mediansOf } from "./medians-of.ts"

export type ServedProject = {
  /** As in paths, and as written. */
  readonly project: string
  readonly label: string
  /** Counted from the start. */
  readonly month: number
  /** Medians of that month, of the samples in which the project lives then. */
  readonly figures: ServedFigures
  /** Of currencies of the books to the dollar; 1 where they are dollars. */
  readonly perDollar: number
  readonly pictures: ServedPictures
}

/** Enough for a median, of those that live alone too: a venture that mostly fails leaves a fraction of them. */
const few = 2048

/** In the order of the file; at the best decisions of `answer`. */
export function servedProjects(venture: Venture, answer: PlanAnswer): readonly ServedProject[] {
  const served = venture.projects.filter((project) => isPlanned(venture, project))
  if (served.length === 0) return []
  const sampler = samplerOf(venture, { samples: few })
  return served.flatMap((project) => servedProject(venture, project, mediansOf(venture, project, answer, sampler)) ?? [])
}

/** Its steps are the planner's. */
function isPlanned({ model }: Venture, { name }: Project): boolean {
  return ["decode", "pass"].some((table) => model.quantities.has(`${name}.serving.${table}.b1`))
}

function servedProject(venture: Venture, project: Project, medians: Medians): ServedProject | null {
  const server = project.server?.() ?? null
  const month = medians.greatest("business.requests")
  if (server === null || month === null) return null
  const perDollar = perDollarOf(venture, medians, month)
  const pool = server.pool === null ? null : medians.shared(`resources.gpus.${slug(server.pool.name)}.count`, month)
  const isOpen = server.pool?.isOwned === true && medians.own("serving.rent", month) !== null
  const figures = figuresIn(medians, month, perDollar, isOpen ? null : pool)
  const pictures = figures === null ? null : servedPictures(server, figures)
  if (figures === null || pictures === null) return null
  return { project: project.name, label: project.label, month, figures, perDollar, pictures }
}

const [second, hourly] = [parseQuantity("1 s"), parseQuantity("1 USD/GPU/hour")]
const rate = parseQuantity("1 request/s")

function figuresIn({ own }: Medians, month: number, perDollar: number, pool: number | null): ServedFigures | null {
  const at = (name: string): number | null => own(`serving.${name}`, month)
  const [requests, peak, spare] = [own("business.requests", month), at("peak"), at("spare")]
  const [replicas, replicaGpus, batch, price] = [at("replicas"), at("replica_gpus"), at("batch"), at("price")]
  if (requests === null || replicas === null || replicaGpus === null || batch === null || price === null) return null
  const calls = requests * (at("request.calls") ?? 1)
  const [input, output, fresh] = [at("input"), at("output"), at("fresh_input")]
  const isText = at("portion") === null
  const seconds = (name: string): number | null => {
    const value = at(name)
    return value === null ? null : value / second
  }
  return {
    input: isText ? input : null,
    output: isText ? output : null,
    cached: isText && input !== null && fresh !== null ? Math.max(0, 1 - fresh / input) : 0,
    portion: at("portion") ?? 1,
    ...{ ttft: seconds("target.ttft"), tpot: seconds("target.tpot") },
    ...{ mean: calls / rate, busiest: (calls * (peak ?? 1)) / rate, ready: 1 + (spare ?? 0) },
    ...{ replicas: Math.max(1, Math.round(replicas)), replicaGpus: Math.round(replicaGpus), batch: Math.floor(batch), pool },
    price: price / hourly / perDollar,
  }
}

/** The venture's own rate where it has one, else the catalogue's. */
function perDollarOf({ header: { currency } }: Venture, { shared }: Medians, month: number): number {
  if (currency === "USD") return 1
  const [over, under] = [shared(`rates.${currency}_USD`, month), shared(`rates.USD_${currency}`, month)]
  if (over !== null) return over
  if (under !== null) return 1 / under
  const row = exchangeRateOf(currency)
  return isUnknown(row) ? 1 : parseQuantity(row.value) / parseQuantity(`1 ${currency}/USD`)
}
