/** Figures of serving that stand where the founder says nothing. */
import { type BenchmarkId, benchmark } from "../data/index.ts"
import type { Row, Source } from "../engine/index.ts"
import type { ServingSection } from "./section.ts"

/**
 * Step time = deviation * (host time + bytes / (0.85 bandwidth) + prefill / (0.55 peak)), fitted to 556 rows. Measured over
 * fitted: 5 and 95 % quantiles 0.76 and 1.62, mean error 18 %. Engines and versions are not told apart.
 */
const fit: Source = {
  title:
    "Fit to 556 measured rows: Llama 3.1 8B and 70B, Qwen3 32B in bf16 and fp8 on H100, H200, B200, GB200 with vLLM, SGLang, TensorRT-LLM",
  where: "ai-dynamo/aiconfigurator:aic-core/src/aiconfigurator_core/systems/silicon_sample.csv@095f58a",
  date: "2026-08-21",
  confidence: "published",
}
export const hostSecondsPerLayer = 70e-6

export function assumed(unit: string, text: string, title: string): Row {
  return [unit, text, { title, date: "2026-11", confidence: "assumption" }]
}

export function fromBenchmark(id: BenchmarkId): Row {
  const row = benchmark(id)
  return ["", row.value, { ...row.source, confidence: row.confidence }]
}

/** Rows of what is left out, by their names under `serving`. */
export function requestDefaults(section: ServingSection | null, hasOutput: boolean): Readonly<Record<string, Row>> {
  const request = section?.request
  const answer: Row = hasOutput
    ? assumed("token", "100 to 600 token", "Assumption: an answer of one to eight paragraphs")
    : ["token", "0 token"]
  return present({
    "request.input":
      request?.input == null ? assumed("token", "500 to 3000 token", "Assumption: a question with some context") : null,
    "request.output": request?.output == null ? answer : null,
    "request.cached": request?.cached == null ? assumed("", "0", "Assumption: no prompt is found in the cache") : null,
  })
}

export function fleetDefaults(section: ServingSection | null): Readonly<Record<string, Row>> {
  return present({
    peak: section?.peak == null ? fromBenchmark("traffic.peak-to-mean") : null,
    spare: section?.spare == null ? assumed("", "20 %", "Assumption: reserve for failures and for queues at the peak") : null,
  })
}

export function speedDefaults(section: ServingSection | null, layers: number): Readonly<Record<string, Row>> {
  const { target, efficiency } = section ?? {}
  return present({
    "target.tpot":
      target?.tpot == null ? assumed("s", "100 ms", "Assumption: ten tokens a second, faster than people read") : null,
    "efficiency.bandwidth": efficiency?.bandwidth == null ? ["", "85 %", fit] : null,
    "efficiency.compute": efficiency?.compute == null ? ["", "55 %", fit] : null,
    host_time: ["s", `${Number((layers * hostSecondsPerLayer).toPrecision(3))} s`, fit],
    deviation: ["", "0.76 to 1.62", fit],
    usable: fromBenchmark("serving.memory.usable"),
    batch_limit: [
      "request",
      "256 request",
      {
        title: "vLLM engine arguments, default of max-num-seqs",
        where: "https://docs.vllm.ai/en/v0.6.3.post1/models/engine_args.html",
        confidence: "secondary",
      },
    ],
  })
}

function present(rows: Readonly<Record<string, Row | null>>): Readonly<Record<string, Row>> {
  return Object.fromEntries(Object.entries(rows).flatMap(([name, row]) => (row === null ? [] : [[name, row] as const])))
}
