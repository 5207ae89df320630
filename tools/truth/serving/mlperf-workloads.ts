/**
 * What MLPerf Inference 4.1 asks of a server: lengths of its data sets, the promise of its Server scenario, how many requests a run has.
 * Source of promises and of tokens per sample: mlcommons/inference:docs/index.md; mlcommons/inference_policies:inference_rules.adoc@848b9ab3478d,
 * constraints table. Lengths of prompts, and all spreads, are assumed from the data sets' limits where no page tells them.
 */
import type { Length } from "../../../src/serving/simulate/lengths.ts"
import type { ServingPromise } from "./serving-row.ts"

export type MlperfWorkload = {
  readonly input: Length
  readonly output: Length
  readonly means: { readonly input: number; readonly output: number }
  readonly promise: ServingPromise
  readonly rounds: number
  /** Of its search for the best answer. */
  readonly beams?: number
  /** [token] Of a sample that is a sequence. */
  readonly sequence?: number
}

const none = Number.POSITIVE_INFINITY

function text(input: number, output: number, most: readonly [number, number], promise: ServingPromise): MlperfWorkload {
  return {
    input: { kind: "lognormal", mean: input, cv: 0.8, most: most[0] },
    output: { kind: "lognormal", mean: output, cv: 0.8, most: most[1] },
    ...{ means: { input, output }, promise, rounds: 1 },
  }
}

/** units: how often the model runs for a sample at a time, and rounds: one time after another. */
function samples(latency: number, { units = 1, rounds = 1 }): MlperfWorkload {
  const one = (tokens: number) => ({ kind: "fixed", tokens }) as const
  return {
    ...{ input: one(units), output: one(1), means: { input: units, output: 1 } },
    ...{ promise: { ttft: none, tpot: none, latency }, rounds },
  }
}

const workloads: readonly (readonly [benchmark: RegExp, workload: MlperfWorkload])[] = [
  // OpenOrca, up to 1,024 tokens each way; 294.45 tokens a sample.
  [/^llama2-70b/u, text(294, 294.45, [1024, 1024], { ttft: 2, tpot: 0.2, latency: none })],
  // OpenOrca, GSM8K and MBXP in equal parts, up to 2,048 and 1,024; 145.9 tokens a sample.
  [/^mixtral/u, text(340, 145.9, [2048, 1024], { ttft: 2, tpot: 0.2, latency: none })],
  // Articles of CNN and Daily Mail, up to 1,919; summaries of 4,016,878 letters for 13,368 of them: 69 tokens, up to 128. Four beams are the rule
  // (mlcommons/inference:language/gpt-j/backend.py, gen_kwargs).
  [/^gptj/u, { ...text(880, 69, [1919, 128], { ttft: none, tpot: none, latency: 20 }), beams: 4 }],
  // SQuAD 1.1: up to 384 tokens, on average 180 without padding (assumed).
  [/^bert/u, { ...samples(0.13, {}), sequence: 180 }],
  [/^resnet50/u, samples(0.015, {})],
  // 20 steps, each with and without the prompt.
  [/^stable-diffusion-xl/u, samples(20, { units: 2, rounds: 20 })],
]

export function mlperfWorkload(benchmark: string): MlperfWorkload | null {
  return workloads.find(([pattern]) => pattern.test(benchmark))?.[1] ?? null
}

/** A run lasts ten minutes at least; a replica has about so many requests in it, that simulations of half of it find the same. */
export const requestsOfReplica = 6000
