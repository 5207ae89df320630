/**
 * Rows of kinds `serving_static_batch` and `serving_single_stream`: so many requests at once, all alike, from their beginning to their end.
 */
import { type Device, deviceIn, usualMachine } from "../../../src/devices/index.ts"
import type { Engine } from "../../../src/serving/plan/engine.ts"
import type { ServingLayout } from "../../../src/serving/plan/setup.ts"
import type { Inputs, Row } from "../row.ts"
import { countOf } from "../training-row.ts"
import { servingEngine } from "./serving-engine.ts"
import { formatsOf, weightFormat } from "./serving-formats.ts"
import { servingGraph } from "./serving-graph.ts"
import { groupOf, noLimits, type ServingRow } from "./serving-row.ts"

/** Or a sentence that says what is missing. */
export function batchRow({ inputs, source }: Row): ServingRow | string {
  const found = servingGraph(String(inputs.model))
  if (typeof found === "string") return found
  const device = deviceIn(String(inputs.gpu))
  if (device === null) return `no device ${String(inputs.gpu)}`
  const text = String(inputs.engine)
  const engine = servingEngine(text)
  if (engine === null) return `weights that are fetched from elsewhere in each step are not planned: ${text}`
  const weights = weightFormat(`${String(inputs.weight_precision ?? "")} ${text}`) ?? "bf16"
  const { input, output } = found.isDecoder ? tokensOf(inputs) : { input: 1, output: 1 }
  const setup = {
    ...{ graph: found.graph, sequence: found.sequence, engine, device, machine: usualMachine(device) },
    formats: formatsOf(weights, "bf16"),
    layout: layoutOf(inputs, engine, device),
  }
  const requests = countOf(inputs.concurrency) ?? 1
  const fixed = (tokens: number) => ({ kind: "fixed", tokens }) as const
  return {
    pools: { kind: "joint", setup, workers: 1 },
    question: {
      kind: "run",
      load: {
        ...{ kind: "open", arrivals: { kind: "offline" }, requests },
        lengths: { kind: "apart", input: fixed(input), output: fixed(output) },
      },
    },
    // The whole batch goes in at once, however long its prompts are.
    limits: { ...noLimits, maxSequences: requests, maxBatchedTokens: requests * input, scheduler: "request level" },
    ...{ tokens: { input, output }, rounds: 1, group: groupOf(found.name, setup), source },
  }
}

/** Prompts that are not told are short: gpt-fast's `Hello, my name is`, the sentences of the BLOOM scripts (assumed). */
const shortPrompt = 8
/** `about 200` of gpt-fast (pytorch-labs/gpt-fast:generate.py, --max_new_tokens). */
const usualAnswer = 200

function tokensOf({ input_tokens: input, output_tokens: output }: Inputs): { readonly input: number; readonly output: number } {
  return { input: countOf(input) ?? shortPrompt, output: countOf(output) ?? usualAnswer }
}

/** Transformers alone puts layers one device after another; DeepSpeed's kernels share each matrix. */
function layoutOf(inputs: Inputs, { name }: Engine, device: Device): ServingLayout {
  const devices = countOf(inputs.num_gpus) ?? 1
  const isPlaced = name === "transformers" && devices > 1
  const whole = Math.min(devices, usualMachine(device).devices)
  return { tp: isPlaced ? 1 : (countOf(inputs.tp) ?? whole), pp: isPlaced ? devices : 1, attentionDp: 1, ep: 1 }
}
