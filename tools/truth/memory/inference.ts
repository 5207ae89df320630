/** Rows of kind inference_memory: one batch in Transformers, with whole or quantised weights and cache. */
import type { WeightFormat } from "../../../src/training/memory/inference.ts"
import type { Inputs } from "../row.ts"
import { countOf, graphOf, type MemoryQuestion, textOf } from "./question.ts"

export function inferenceQuestion(inputs: Inputs): MemoryQuestion | string {
  const prompt = typeof inputs.input_tokens === "number" ? inputs.input_tokens : 1
  const tokens = prompt + countOf(inputs.output_tokens, 1)
  const graph = graphOf({ model: inputs.model }, 16)
  if (graph === null) return `no model ${textOf(inputs.model)}`
  const isRecent = /transformers 4\.[5-9]/iu.test(textOf(inputs.engine))
  return {
    kind: "served",
    table: isRecent ? "Qwen3" : "Qwen inference",
    model: textOf(inputs.model),
    device: textOf(inputs.gpu),
    ask: {
      graph,
      weights: formatOf(textOf(inputs.weight_precision) || textOf(inputs.quantization)),
      cacheBytes: /int8|fp8/iu.test(textOf(inputs.kv_precision)) ? 1 : 2,
      sequences: countOf(inputs.concurrency),
      tokens,
      devices: countOf(inputs.num_gpus),
      // Newer versions tell what is allocated, older tables what the allocator holds.
      reading: isRecent ? "allocated" : "reserved",
    },
  }
}

function formatOf(text: string): WeightFormat {
  if (/int4|4-?bit|awq|nf4/iu.test(text)) return "int4"
  if (/int8|8-?bit/iu.test(text)) return "int8"
  if (/fp8/iu.test(text)) return "fp8"
  return /fp32/iu.test(text) ? "fp32" : "16 bits"
}
