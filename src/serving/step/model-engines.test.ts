// What sets engines apart in a step: starts from Python, layers in turn, caches that are joined anew, folded products, weights that are widened first.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { findDevice, isUnknownDevice, usualMachine } from "../../devices/index.ts"
import { findBuildable } from "../../models/catalogue/find-buildable.ts"
import type { Engine } from "../plan/engine.ts"
import type { WeightFormat } from "../plan/formats.ts"
import type { ServingLayout, ServingSetup } from "../plan/setup.ts"
import { neutralConstants } from "./constants.ts"
import { stepModel } from "./model.ts"
import type { StepBatch, StepModel } from "./step-model.ts"

type Asked = { readonly weights?: WeightFormat; readonly layout?: Partial<ServingLayout>; readonly device?: string }

function setupOf(
  model: string,
  engine: Engine,
  { weights = "bf16", layout = {}, device = "A100-SXM-80GB" }: Asked = {},
): ServingSetup {
  const [buildable, found] = [findBuildable(model), findDevice(device)]
  if ("nearest" in buildable || isUnknownDevice(found)) throw new Error(`${model} ${device}`)
  const isText = buildable.per === "token"
  return {
    ...{
      graph: buildable.lay(isText ? { ...buildable.usual, sequence: 2048 } : buildable.usual),
      sequence: isText ? 2048 : null,
    },
    ...{ formats: { weights, experts: weights, cache: "bf16" }, engine, device: found, machine: usualMachine(found) },
    layout: { tp: 1, pp: 1, attentionDp: 1, ep: 1, ...layout },
  }
}

const transformers: Engine = { name: "transformers", version: null }

function decoding(decodes: number, context: number): StepBatch {
  return { prefillTokens: 0, prefillContext: 0, decodes, decodeContext: decodes * context, decodeTokens: decodes }
}

function secondsOf({ cost }: StepModel, b: StepBatch): number {
  return cost.step(b.prefillTokens, b.prefillContext, b.decodes, b.decodeContext, b.decodeTokens)
}

test("the parts of a step sum up to it where the host starts each operation", () => {
  const models = [
    stepModel(setupOf("Qwen3-8B", transformers)),
    stepModel(setupOf("Qwen3-8B", transformers, { weights: "fp8", device: "H20" })),
    stepModel(setupOf("torchvision/resnet50", { name: "pytorch", version: null })),
  ]
  fc.assert(
    fc.property(
      fc.constantFrom(...models),
      fc.integer({ min: 1, max: 64 }),
      fc.integer({ min: 1, max: 8192 }),
      (model, count, context) => {
        const batch =
          model.cacheTokens === Number.POSITIVE_INFINITY ? { ...decoding(0, 0), prefillTokens: count } : decoding(count, context)
        const sum = Object.values(model.breakdown(batch)).reduce((total, seconds) => total + seconds, 0)
        expect(secondsOf(model, batch) / sum).toBeCloseTo(1, 2)
      },
    ),
    { seed: 7, numRuns: 100 },
  )
})

describe("Transformers", () => {
  test("lets layers on more devices work in turn: a token takes no less", () => {
    const on = (pp: number) => stepModel(setupOf("Llama-3.1-70B", transformers, { layout: { pp } }), neutralConstants)
    for (const batch of [decoding(1, 500), decoding(16, 500)])
      expect(secondsOf(on(8), batch)).toBeGreaterThanOrEqual(secondsOf(on(4), batch))
  })

  test("joins its cache anew for each token, so that long contexts cost more than in vLLM", () => {
    const grows = (engine: Engine): number => {
      const model = stepModel(setupOf("Qwen3-8B", engine), neutralConstants)
      return model.breakdown(decoding(1, 32768)).cache - model.breakdown(decoding(1, 4096)).cache
    }
    expect(grows(transformers)).toBeGreaterThan(3 * grows({ name: "vllm", version: null }))
  })
})

describe("TensorRT", () => {
  /** Of the device alone: what the host adds for each image is fitted. */
  const imagesPerSecond = (engine: Engine, weights: WeightFormat): number => {
    const model = stepModel(setupOf("torchvision/resnet50", engine, { weights, device: "H100-SXM" }), neutralConstants)
    const { products, passes } = model.breakdown({ ...decoding(0, 0), prefillTokens: 2048 })
    return 2048 / (products + passes)
  }

  // mlcommons/inference_results_v4.1, closed, eight H100-SXM, ResNet-50 offline: 88,000 to 89,000 images a second on each.
  test("folds norms and activations into convolutions, as quick as published within a half before any fit", () => {
    const found = imagesPerSecond({ name: "tensorrt", version: null }, "int8")
    expect(found).toBeGreaterThan(88_500 / 1.5)
    expect(found).toBeLessThan(88_500 * 1.5)
  })

  test("is quicker than kernels one by one", () => {
    expect(imagesPerSecond({ name: "tensorrt", version: null }, "fp16")).toBeGreaterThan(
      1.5 * imagesPerSecond({ name: "pytorch", version: null }, "fp16"),
    )
  })
})

test("DeepSpeed's weights of 8 bits are widened first, and slower than those of 16", () => {
  const products = (weights: WeightFormat, version: string | null): number =>
    stepModel(setupOf("bloom", { name: "pytorch", version }, { weights, layout: { tp: 8 } }), neutralConstants).breakdown(
      decoding(1, 100),
    ).products
  expect(products("int8", "deepspeed")).toBeGreaterThan(1.5 * products("fp16", "deepspeed"))
  expect(products("int8", null)).toBeLessThan(products("fp16", null))
})
