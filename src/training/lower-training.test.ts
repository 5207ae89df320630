import { describe, expect, test } from "vitest"
import { atMedian, readSection, roomModel, spread } from "../../tests/support/rooms.ts"
import { findGpu, isUnknown } from "../data/index.ts"
import type { Diagnostic } from "../diagnostics/index.ts"
import { lowerModel, modelShape } from "../models/index.ts"
import { planMeanings } from "../words/meanings-plan.ts"
import { trainingMeanings } from "../words/meanings-training.ts"
import type { Pool } from "./given.ts"
import { lowerTraining, trainingShape } from "./index.ts"

type Case = {
  readonly model: string
  readonly training: string
  readonly gpu?: string
  readonly count?: number
  readonly data?: string
  /** A second data set, `more`. */
  readonly more?: string
  /** Months that training lasts by the plan. */
  readonly lasts?: string
  /** The pool `lab` is the founder's own. */
  readonly isOwned?: boolean
}

/** Lowers both sections beside one pool `lab` of the GPU and one data set `notes` of 3 billion tokens. */
function trained({ model, training, isOwned = false, ...given }: Case) {
  const { gpu = "A100-SXM-80GB", count = 8, data = "3B token", more = "1M sample", lasts } = given
  const reported: Diagnostic[] = []
  const report = (d: Diagnostic) => reported.push(d)
  const [m, t] = [readSection(modelShape, "model", model), readSection(trainingShape, "training", training)]
  const lowered = lowerModel(m.section, { report, span: null, isTrained: true })
  const pools = [{ ...pool("lab", gpu, count), isOwned }, pool("cloud", "H100-SXM", 16)]
  const countedIn = (size: string) => (size.includes("token") ? "token" : "sample")
  const dataSets = [
    { name: "notes", countedIn: countedIn(data) },
    { name: "more", countedIn: countedIn(more) },
  ] as const
  const quantities = lowerTraining(t.section, {
    report,
    model: lowered.model,
    pools,
    dataSets,
    data: lowered.data,
    begin: "plan.tune.begin",
    lasts: lasts === undefined ? null : "plan.tune.lasts",
    span: null,
  })
  const made = roomModel({
    fields: [...m.fields, ...t.fields],
    quantities: [...lowered.quantities, ...quantities],
    lines: {
      "resources.gpus.lab.count": ["GPU", `${count} GPU`],
      "resources.gpus.lab.cost": ["USD/GPU/hour", "2 USD/GPU/hour"],
      "resources.gpus.cloud.count": ["GPU", "16 GPU"],
      "resources.gpus.cloud.cost": ["USD/GPU/hour", "3 USD/GPU/hour"],
      "resources.data.notes.size": [countedIn(data), data],
      "resources.data.more.size": [countedIn(more), more],
      "plan.tune.begin": ["month", "2.5 month"],
      "plan.tune.lasts": ["month", lasts ?? "0 month"],
    },
  })
  const meanings = [...t.fields, ...quantities].map((q) => q.meaning)
  return { made, meanings, reported: [...m.diagnostics, ...t.diagnostics, ...reported, ...made.diagnostics] }
}

function pool(name: string, gpu: string, count: number): Pool {
  const found = findGpu(gpu)
  if (isUnknown(found)) throw new Error(gpu)
  return { name, gpu: found, isOwned: false, count, counts: count === null ? [] : [count] }
}

describe("against published runs", () => {
  // Within the 90 % interval of the published utilisation, counted in GPU-hours.
  test.each([
    // Touvron et al., arXiv 2307.09288, Table 2; 2T tokens of sequences of 4,096
    ["Llama-2-7b-hf", "2T token", "A100-SXM-80GB", 184_320],
    ["Llama-2-13b-hf", "2T token", "A100-SXM-80GB", 368_640],
    ["Llama-2-70b-hf", "2T token", "A100-SXM-80GB", 1_720_320],
  ])("%s on %s of text took the GPU-hours of its paper", (base, tokens, gpu, hours) => {
    const { made, reported } = trained({
      model: `{ base: ${base}, method: pretrain }`,
      training: `{ gpus: [lab], tokens: ${tokens} }`,
      gpu,
      count: 2048,
    })
    expect(reported).toEqual([])
    const [low, , high] = spread(made, "training.gpu_hours")
    expect(hours).toBeGreaterThan(low)
    expect(hours).toBeLessThan(high)
  })

  test("LoRA takes about two thirds of the FLOP of full training (Megatron-Bridge, docs/performance-summary-archive.md, LoRA tables)", () => {
    const flops = (method: string) =>
      atMedian(
        trained({ model: `{ base: Llama-3-70B, method: ${method} }`, training: "{ gpus: [lab], tokens: 1B token, epochs: 1 }" })
          .made,
        "training.flops",
      )[0] ?? 0
    expect(flops("lora") / flops("full")).toBeCloseTo(2 / 3, 1)
  })
})

test("GPT-3: 6 N D of 174.6 billion parameters and 300 billion tokens is 3.14e23 (arXiv 2005.14165, Table D.1)", () => {
  const report = () => {}
  const { section } = readSection(modelShape, "model", "{ config: config.json, method: pretrain }")
  // Table 2.1 of the paper: 96 layers of width 12,288 with 96 heads.
  const config = { model_type: "gpt2", n_embd: 12288, n_layer: 96, n_head: 96, n_positions: 2048, vocab_size: 50257 }
  const lowered = lowerModel(section, { report, span: null, isTrained: true, text: JSON.stringify(config) })
  const t = readSection(trainingShape, "training", "{ gpus: [A100], tokens: 300B token }")
  const quantities = lowerTraining(t.section, {
    report,
    model: lowered.model,
    pools: [],
    dataSets: [],
    data: [],
    begin: null,
    lasts: null,
    span: null,
  })
  const made = roomModel({ fields: t.fields, quantities: [...lowered.quantities, ...quantities] })
  expect(made.diagnostics).toEqual([])
  const [flops = 0] = atMedian(made, "training.flops")
  // The paper leaves attention out, which adds 12 L h s / 2 to 6 N.
  expect(flops / 3.14e23).toBeGreaterThan(1)
  expect(flops / 3.14e23).toBeLessThan(1.03)
})

describe("GPUs of one's own", () => {
  const model = "{ base: Llama-3.1-8B, method: lora, data: [notes] }"
  const made = (gpus: string, isOwned = true) =>
    trained({ model, training: `{ gpus: [${gpus}], gpu_hours: 100 GPU*hour }`, gpu: "H100-SXM", isOwned }).made
  const rentOf = (gpus: string): number => atMedian(made(gpus), "training.cluster.lab.rent")[0] ?? 0

  test("cost what the file says; beside it stands what the same hours would cost by the catalogue's rent", () => {
    expect(rentOf("lab")).toBeGreaterThan(2)
    expect(atMedian(made("lab"), "training.cost")).toEqual([200])
    expect(atMedian(made("lab"), "training.cost_at_rent")[0]).toBeCloseTo(
      100 * (atMedian(made("lab"), "training.rent_price")[0] ?? 0),
      6,
    )
  })

  test("beside rented ones these keep their price", () => {
    const [mean = 0] = atMedian(made("lab, cloud"), "training.rent_price")
    // 8 own ones, 16 at 3 USD.
    expect(mean).toBeCloseTo((8 * rentOf("lab, cloud") + 16 * 3) / 24, 6)
  })

  test("where none is owned there is no other price to tell", () => {
    const names = [...made("cloud").model.quantities.keys(), ...made("lab", false).model.quantities.keys()]
    expect(names.filter((name) => /rent/u.test(name))).toEqual([])
  })
})

describe("the section", () => {
  const lora = "{ base: Llama-3.1-8B, method: lora, data: [notes] }"

  test("takes its tokens from the data that the model names", () => {
    const { made, reported } = trained({ model: lora, training: "{ gpus: [lab] }" })
    expect(reported).toEqual([])
    expect(atMedian(made, "training.tokens")).toEqual([3e9])
  })

  test("spends exactly its cost, in the months in which it runs", () => {
    const { made } = trained({ model: lora, training: "{ gpus: [lab], gpu_hours: 14610 GPU*hour }" })
    const months = 14610 / (365.25 * 2) / 8
    const spending = atMedian(made, "training.spending")
    expect(atMedian(made, "training.duration")[0]).toBeCloseTo(months, 9)
    expect(spending.slice(0, 2)).toEqual([0, 0])
    expect(spending[2]).toBeCloseTo((29220 / months) * 0.5, 6)
    expect(spending.reduce((sum, x) => sum + x, 0)).toBeCloseTo(29220, 6)
  })

  test("adds up pools of different GPUs, price and peak weighted by count", () => {
    const { made } = trained({ model: lora, training: "{ gpus: [lab, cloud] }" })
    expect(atMedian(made, "training.gpus")).toEqual([24])
    expect(atMedian(made, "training.peak")[0]).toBeCloseTo(((8 * 312 + 16 * 989.4) / 24) * 1e12, -6)
    expect(atMedian(made, "training.price")[0]).toBeCloseTo((8 * 2 + 16 * 3) / 24, 9)
  })

  test("rents a GPU of the catalogue that is no pool", () => {
    const { made, reported } = trained({ model: lora, training: "{ gpus: [H100-PCIE], count: 4 GPU, tokens: 1B token }" })
    expect(reported).toEqual([])
    expect(atMedian(made, "training.gpus")).toEqual([4])
  })

  test("counts samples by the tokens of one", () => {
    const { made, reported } = trained({
      model: lora,
      training: "{ gpus: [lab], per_sample: 1200 token/sample }",
      data: "2M sample",
    })
    expect(reported).toEqual([])
    expect(atMedian(made, "training.tokens")).toEqual([2.4e9])
  })

  test.each([
    ["{ gpus: [lab, labs] }", lora, "unknown-pool"],
    ["{ gpus: [lab] }", "{ base: Llama-3.1-8B, method: full }", "training-without-tokens"],
    ["{ gpus: [lab] }", "{ base: Llama-3.1-8B, data: [notices] }", "unknown-data"],
    ["{ gpus: [lab], tokens: 1B token }", "{ base: Llama-3.1-70B, method: full }", "training-memory"],
    ["{ gpus: [ASCEND-910B], tokens: 1B token }", lora, "gpu-without-price"],
  ])("%s with %s reports %s", (training, model, code) => {
    expect(trained({ model, training }).reported.map((d) => d.code)).toContain(code)
  })

  test.each([
    ["full", 8, true],
    ["qlora", 1, false],
    ["lora", 8, false],
  ])("Llama 3.1 70B by %s on %d GPUs of 80 GB: too large is %s", (method, count, isTooLarge) => {
    const { reported } = trained({
      model: `{ base: Llama-3.1-70B, method: ${method} }`,
      training: "{ gpus: [lab], tokens: 1B token }",
      count,
    })
    expect(reported.some((d) => d.code === "training-memory")).toBe(isTooLarge)
  })
})

describe("what is missing makes training never end, and nothing is spent", () => {
  const lora = "{ base: Llama-3.1-8B, method: lora, data: [notes] }"
  const both = "{ base: Llama-3.1-8B, method: lora, data: [notes, more] }"
  test.each<[string, Case]>([
    ["no tokens", { model: lora, training: "{ gpus: [lab] }", data: "0 token" }],
    ["no tokens of the founder's own", { model: lora, training: "{ gpus: [lab], tokens: 0 token }" }],
    ["no GPUs", { model: lora, training: "{ gpus: [lab] }", count: 0 }],
    ["no GPUs and no tokens", { model: lora, training: "{ gpus: [lab] }", count: 0, data: "0 token" }],
    ["no GPUs for the founder's own GPU-hours", { model: lora, training: "{ gpus: [lab], gpu_hours: 0 GPU*hour }", count: 0 }],
    ["one of two sets", { model: both, training: "{ gpus: [lab] }", more: "0 token" }],
    ["a set in samples", { model: both, training: "{ gpus: [lab], per_sample: 9 token/sample }", more: "0 sample" }],
    ["the set, whatever tokens are written", { model: lora, training: "{ gpus: [lab], tokens: 1B token }", data: "0 token" }],
  ])("%s", (_, given) => {
    const { made, reported } = trained(given)
    expect(reported).toEqual([])
    expect(atMedian(made, "training.duration")).toEqual([Infinity])
    expect(atMedian(made, "training.end")).toEqual([Infinity])
    expect(Number.isFinite(atMedian(made, "training.cost")[0])).toBe(true)
    expect(atMedian(made, "training.spending")).toEqual(Array.from({ length: 12 }, () => 0))
  })

  test("no tokens cost nothing", () => {
    expect(atMedian(trained({ model: lora, training: "{ gpus: [lab] }", data: "0 token" }).made, "training.cost")).toEqual([0])
  })

  test("two sets add up", () => {
    expect(atMedian(trained({ model: both, training: "{ gpus: [lab] }", more: "1B token" }).made, "training.tokens")).toEqual([
      4e9,
    ])
  })

  test("people who are short of it spread the cost over the time it lasts", () => {
    const training = "{ gpus: [lab], gpu_hours: 14610 GPU*hour }"
    const spending = (lasts: string): number[] => atMedian(trained({ model: lora, training, lasts }).made, "training.spending")
    expect(spending("5 month").slice(2, 8).map(Math.round)).toEqual([2922, 5844, 5844, 5844, 5844, 2922])
    expect(spending("= 1 month / 0")).toEqual(Array.from({ length: 12 }, () => 0))
  })
})

describe("a model that takes samples", () => {
  const resnet = "{ base: resnet50, method: pretrain, data: [notes] }"

  test("ResNet-50 took about 15 GPU-hours of eight A100 for 90 epochs of ImageNet", () => {
    // 1,281,167 images; 16,621 image/s on eight A100: NVIDIA/DeepLearningExamples:PyTorch/Classification/ConvNets/resnet50v1.5/README.md.
    const { made, reported } = trained({ model: resnet, training: "{ gpus: [lab], epochs: 90, runs: 1 }", data: "1281167 image" })
    expect(reported).toEqual([])
    const [low, , high] = spread(made, "training.gpu_hours")
    const hours = (8 * 90 * 1281167) / 16621 / 3600
    expect(hours).toBeGreaterThan(low)
    expect(hours).toBeLessThan(high)
    expect(atMedian(made, "training.flops_per_sample")).toEqual([3 * 2 * 4_089_184_256])
  })

  test.each([
    ["the data set", resnet, "{ gpus: [lab] }", "20k image", 20_000],
    ["what is written", resnet, "{ gpus: [lab], samples: 3k image }", "20k image", 3000],
    ["both sets", "{ base: resnet50, data: [notes, more] }", "{ gpus: [lab] }", "20k image", 1_020_000],
  ])("counts %s", (_, model, training, data, samples) => {
    const { made, reported } = trained({ model, training, data })
    expect(reported).toEqual([])
    expect(atMedian(made, "training.samples")).toEqual([samples])
    expect(made.model.quantities.has("training.tokens")).toBe(false)
  })

  test("a language model reads samples of so many tokens", () => {
    const training = "{ gpus: [lab], samples: 2M sample, per_sample: 500 token/sample }"
    const { made, reported } = trained({ model: "{ base: gpt2 }", training })
    expect(reported).toEqual([])
    expect(atMedian(made, "training.tokens")).toEqual([1e9])
  })

  test("beside frozen weights adapters take less than two thirds and a little", () => {
    const flops = (method: string): number =>
      atMedian(
        trained({ model: `{ base: vit_b_16, method: ${method} }`, training: "{ gpus: [lab], samples: 1k image }" }).made,
        "training.flops_per_sample",
      )[0] ?? 0
    expect(flops("lora") / flops("full")).toBeGreaterThan(0.6)
    expect(flops("lora") / flops("full")).toBeLessThan(0.7)
  })

  test.each([
    ["resnet50", "pretrain", "mfu.training.convolutions"],
    ["dlrm", "full", "mfu.training.tables"],
    ["vit_b_16", "full", "mfu.finetuning"],
    ["vit_b_16", "pretrain", "mfu.training.a100"],
    ["mixtral-8x7b", "full", "mfu.training.moe"],
  ])("%s by %s is used as %s", (base, method, id) => {
    // What the founder knows is not planned.
    const amount = `${base === "mixtral-8x7b" ? "tokens: 1B token" : "samples: 1M sample"}, gpu_hours: 8 GPU*hour`
    const { made } = trained({ model: `{ base: ${base}, method: ${method} }`, training: `{ gpus: [lab], ${amount} }` })
    const origin = made.model.quantities.get("training.utilisation")?.definition.origin
    expect(origin?.kind === "default" && origin.source.id).toBe(id)
  })

  test.each([
    ["{ gpus: [lab] }", "{ base: resnet50 }", "training-without-samples"],
    ["{ gpus: [lab], tokens: 1B token }", "{ base: resnet50 }", "training-tokens-for-samples"],
    ["{ gpus: [lab], samples: 1k image, per_sample: 9 token/sample }", "{ base: resnet50 }", "training-tokens-for-samples"],
    ["{ gpus: [lab] }", resnet, "training-data-unit"],
    ["{ gpus: [lab], samples: 1k image }", "{ base: gpt2 }", "training-needs-per-sample"],
    ["{ gpus: [lab], samples: 1k record }", "{ base: xgboost }", "training-without-flop"],
  ])("%s with %s reports %s alone", (training, model, code) => {
    expect(trained({ model, training }).reported.map((d) => d.code)).toEqual([code])
  })

  test("trees take the time that was measured", () => {
    const { made, reported } = trained({
      model: "{ base: xgboost }",
      training: "{ gpus: [lab], samples: 1k record, gpu_hours: 8 GPU*hour }",
    })
    expect(reported).toEqual([])
    expect(atMedian(made, "training.cost")).toEqual([16])
  })
})

test("every quantity has its words", () => {
  const model = "{ base: Llama-3.1-8B, method: qlora, data: [notes] }"
  const whole =
    "{ gpus: [lab, H100-PCIE], count: 4 GPU, tokens: 1B token, per_sample: 1 token/sample, epochs: 1, runs: 1, utilisation: 40 %, goodput: 90 %, gpu_hours: 1 GPU*hour, micro_batch: 1 }"
  const keys = [
    ...trained({ model, training: whole }).meanings,
    ...trained({ model, training: "{ gpus: [lab] }" }).meanings,
    ...trained({ model, training: "{ gpus: [lab] }", isOwned: true }).meanings,
    ...trained({ model: "{ base: resnet50 }", training: "{ gpus: [lab], samples: 1k image }" }).meanings,
    ...trained({ model: "{ base: gpt2, method: pretrain }", training: "{ gpus: [lab], tokens: 1B token }" }).meanings,
  ]
  expect(keys.filter((key) => !(key in trainingMeanings || key in planMeanings))).toEqual([])
  expect(Object.keys(trainingMeanings).filter((key) => !keys.includes(key))).toEqual([])
})
