/** What of a request nobody says: how long prompts and answers are, and what is promised. Figures and sources stand in `data/benchmarks.json`. */
import { benchmark } from "../../data/index.ts"
import { parseQuantity } from "../../models/index.ts"
import type { Length } from "../simulate/simulate.ts"
import { parseLength } from "./length-text.ts"

/** Between requests as between the ends of the interval of a venture file: `500 to 3000 token`. */
export function usualLength(of: "request.input" | "request.output"): Length {
  const { value } = benchmark(of)
  const length = parseLength(value.replace(/\s*token$/u, ""))
  if (length === null) throw new Error(`internal: ${of} is no length: ${value}`)
  return length
}

/** [s] */
export function usualPromise(): { readonly ttft: number; readonly tpot: number } {
  return { ttft: secondsOf("serving.ttft"), tpot: secondsOf("serving.tpot") }
}

function secondsOf(of: "serving.ttft" | "serving.tpot"): number {
  return parseQuantity(benchmark(of).value) / parseQuantity("1 s")
}
