/** The middle of what a venture asks of its server, as far as it is written down: what planners compute with before anything is drawn. */
import { type BenchmarkId, benchmark } from "../../data/index.ts"
import { middleFigure, parseQuantity } from "../../models/index.ts"
import type { Field } from "../../shape/index.ts"
import type { ServingSection } from "../section.ts"
import type { Targets } from "./load-table.ts"
import type { TypicalRequest } from "./planned-replica.ts"

/** A formula, which only a run can tell, counts as if it were left out. */
export function typicalRequest({ request }: ServingSection, hasRetrieval: boolean): TypicalRequest {
  const passages = hasRetrieval ? usual("retrieval.per-request") * usual("retrieval.chunk") : 0
  const input = Math.max(1, (middleOf(request?.input) ?? usual("request.input")) + passages)
  const cached = Math.min(1, middleOf(request?.cached) ?? usual("request.cached"))
  const output = Math.max(1, middleOf(request?.output) ?? usual("request.output"))
  return { input: Math.round(input), fresh: Math.max(1, Math.round(input * (1 - cached))), output: Math.round(output) }
}

/** Samples of a request. */
export function typicalPortion({ request }: ServingSection): number {
  return Math.max(1e-9, middleOf(request?.samples) ?? 1)
}

export function typicalTargets({ target }: ServingSection): Targets {
  const [ttft, tpot] = [middleOf(target?.ttft), middleOf(target?.tpot) ?? usual("serving.tpot")]
  return { ttft: ttft === null ? null : ttft / second, tpot: tpot / second }
}

const second = parseQuantity("1 s")

/** Busiest hour over the mean hour. */
export function typicalPeak({ peak }: ServingSection): number {
  return Math.max(1, middleOf(peak) ?? usual("traffic.peak-to-mean"))
}

function middleOf(field: Field | null | undefined): number | null {
  return field?.value == null ? null : middleFigure(field.value)
}

function usual(id: BenchmarkId): number {
  return parseQuantity(benchmark(id).value)
}
