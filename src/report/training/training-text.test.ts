// `training` for people: nothing wider than the page, parts in order, both languages.
import { describe, expect, test } from "vitest"
import type { TrainingAnswer } from "../../training/index.ts"
import { wordsOf } from "../../words/index.ts"
import { columnsOf } from "../columns.ts"
import { pageOf } from "../page.ts"
import { trainingText } from "./training-text.ts"

const [en, zh] = [wordsOf("en"), wordsOf("zh")]

const plan: TrainingAnswer["plan"] = {
  ...{ tp: 8, pp: 8, dp: 16, cp: 1, ep: 1, vpp: 2, zero: 1, microBatch: 1, recompute: "selective", sequenceParallel: true },
  ...{ precision: "bf16", globalBatch: 1536, framework: "megatron", optimizer: "adamw", method: "pretrain", loraRank: null },
  ...{ offload: "nothing", schedule: "1f1b" },
}

const none: TrainingAnswer["breakdown"] = {
  ...{
    products: 0,
    attention: 0,
    passes: 0,
    host: 0,
    recomputation: 0,
    tensorParallel: 0,
    contextParallel: 0,
    expertParallel: 0,
  },
  ...{ gathering: 0, bubble: 0, sending: 0, reduction: 0, optimizer: 0, synchronisation: 0, offloading: 0, loading: 0 },
}

/** Made by hand: figures that are easy to find again. */
const answer: TrainingAnswer = {
  ...{ model: "gpt3-175b", gpu: "A100-SXM-80GB", gpus: 1024, machine: "DGX-A100", per: "token", sequence: 2048, fits: true },
  plan,
  stepTime: 24,
  tokensPerSecond: 131_072,
  tokensPerSecondPerGpu: 128,
  modelFlopsPerGpu: 145e12,
  mfu: 0.465,
  memoryPerGpu: { total: 60e9, weights: 5e9, gradients: 10e9, optimizer: 4e9, activations: 38e9, other: 3e9 },
  memoryLimit: 80e9,
  interval: {
    stepTime: [21, 27],
    tokensPerSecond: [116_000, 150_000],
    tokensPerSecondPerGpu: [113, 146],
    modelFlopsPerGpu: [129e12, 166e12],
    mfu: [0.41, 0.53],
    memory: [55e9, 66e9],
  },
  baseline: { stepTime: 26, mfu: 0.43, bits: "16", runs: 97, kind: "dense language", device: "A100-SXM-80GB", isOfKind: true },
  breakdown: { ...none, optimizer: 0.01, products: 16, bubble: 4, attention: 3.99 },
  alternatives: [{ plan: { ...plan, recompute: "full" }, stepTime: 30, memory: 40e9 }],
  run: {
    amount: 300e9,
    steps: 95_368,
    seconds: 2_288_818,
    gpuHours: 651_000,
    cost: {
      ...{ range: [0.7e6, 1.6e6], currency: "USD", price: "1.1 to 2.4 USD/GPU-hour", hour: [1.1, 2.4] },
      source: { title: "Rent of GPUs", where: "a page", date: "2026-11-01" },
    },
    intervals: { seconds: [2.0e6, 2.6e6], gpuHours: [570_000, 732_000] },
  },
  measured: null,
  searched: { configurations: 480_000, seconds: 0.14 },
  basis: { kernels: "surface", runs: 454, nearness: "device" },
  assumed: ["framework"],
}

const lines = (words: typeof en, width: number, given = answer): readonly string[] =>
  trainingText(given, pageOf(words, width)).split("\n")

describe.each([
  ["en", en],
  ["zh", zh],
] as const)("in %s", (_, words) => {
  test.each([40, 60, 80, 100])("nothing is wider than a page of %s columns", (width) => {
    for (const line of lines(words, width)) expect(columnsOf(line), line).toBeLessThanOrEqual(Math.min(80, width))
  })

  test("nothing is missing", () => {
    expect(lines(words, 100).join("\n")).not.toMatch(/undefined|NaN|\[object/u)
  })
})

test("in English", () => {
  expect(trainingText(answer, pageOf(en, 100))).toMatchInlineSnapshot(`
    "gpt3-175b on 1,024 × A100-SXM-80GB
    fits           60 GB (55 GB to 66 GB) of 80 GB per GPU
    step           24 s (21 to 27)
    throughput     131k token/s (116k to 150k), 128 token/s (113 to 146) for each
                   GPU
    run            300B tokens: 95,368 steps, 26.5 days (23.1 to 30.1), 651k
                   GPU-hours (570k to 732k); interruptions come on top
    price          700k USD to 1.6M USD at 1.1 to 2.4 USD/GPU-hour
    layout         tp 8 · pp 8 · dp 16 · vpp 2 · ZeRO 1 · micro-batch 1 · selective
                   recomputation · sequence parallel
                   bf16 · megatron · adamw · pre-training
    batch          1,536 sequences (3.15M tokens), 96 micro-batches for each replica
    utilisation    MFU 46.5 % (41 % to 53 %), 145 TFLOP/s of the model for each GPU
    rule of thumb  26 s, at 43 % of the 16-bit peak, the median of 97 published runs
                   of dense language models on A100-SXM-80GB

    Time of a step
    part               time   share
    matrix products    16 s  66.7 %
    pipeline bubble     4 s  16.7 %
    attention        3.99 s  16.6 %

    Memory of the fullest GPU
    part                            memory   share
    weights                           5 GB  6.25 %
    gradients                        10 GB  12.5 %
    optimizer states                  4 GB     5 %
    activations                      38 GB  47.5 %
    logits, temporaries, framework    3 GB  3.75 %
    together                         60 GB    75 %

    Other layouts
    layout                                                               step   free
    tp 8 · pp 8 · dp 16 · vpp 2 · ZeRO 1 · micro-batch 1 · full          30 s  40 GB
    recomputation · sequence parallel

    Next
    - Pipeline bubble: 16.7 % of the step. A larger batch (--global-batch) or
      --schedule zero-bubble shrinks it.
    - A step measured on your machines (--measured-step) corrects the estimate and
      narrows its interval.

    In brackets stand the ends of a 90 % interval.
    Kernels as measured on this device; the whole step fitted to 454 published runs.
    The best of 480,000 layouts, all of which were searched.
    Price of an hour: Rent of GPUs, 2026-11-01.
    Taken as usual, since not said: the framework (--framework)."
  `)
})

test("in Chinese", () => {
  expect(trainingText(answer, pageOf(zh, 80))).toMatchInlineSnapshot(`
    "gpt3-175b，1,024 块 A100-SXM-80GB
    放得下    每块 GPU 用 60 GB（55 GB 至 66 GB），共 80 GB
    一步      24 s（21 至 27）
    吞吐      13.1万 token/秒（11.6万 至 15万），每块 GPU 128 token/秒（113 至 146）
    整个训练  3,000亿 token：95,368 步，26.5 天（23.1 至 30.1），65.1万 GPU-小时
              （57万 至 73.2万）；中断另计
    费用      70万 USD 至 160万 USD，按 1.1 至 2.4 USD/GPU-小时
    布局      tp 8 · pp 8 · dp 16 · vpp 2 · ZeRO 1 · 微批量 1 · 选择性重计算 · 序列
              并行
              bf16 · megatron · adamw · 预训练
    批量      1,536 条序列（315万 token），每个副本 96 个微批量
    利用率    MFU 46.5 %（41 % 至 53 %），每块 GPU 的模型算力 145 TFLOP/s
    经验估计  26 s，按 16 位峰值的 43 %，即 A100-SXM-80GB 上 97 次公开的稠密语言模型
              训练的中位数

    一步的时间
    部分          时间    占比
    矩阵乘法      16 s  66.7 %
    流水线气泡     4 s  16.7 %
    注意力      3.99 s  16.6 %

    最满的一块 GPU 的显存
    部分                     显存    占比
    权重                     5 GB  6.25 %
    梯度                    10 GB  12.5 %
    优化器状态               4 GB     5 %
    激活                    38 GB  47.5 %
    logits、临时数据与框架   3 GB  3.75 %
    合计                    60 GB    75 %

    其他布局
    布局                                                                 一步   余量
    tp 8 · pp 8 · dp 16 · vpp 2 · ZeRO 1 · 微批量 1 · 完全重计算 · 序列  30 s  40 GB
    并行

    下一步
    - 流水线气泡占一步的 16.7 %：增大批量（--global-batch）或用 --schedule
      zero-bubble 可以缩小。
    - 在自己的机器上实测一步（--measured-step），可校正估计并缩小区间。

    括号内为 90 % 区间的两端。
    内核时间按在该设备上的实测；整步按 454 次公开的训练拟合。
    480,000 种布局全部搜索后的最优。
    每小时价格：公开的租用价格汇总，2026-11-01。
    未说明而取常用值：框架（--framework）。"
  `)
})

test("the largest parts come first, and what takes less than a thousandth is left out", () => {
  const text = lines(en, 100)
  const place = (name: string): number => text.findIndex((line) => line.startsWith(name))
  expect(place("matrix products")).toBeLessThan(place("pipeline bubble"))
  expect(place("pipeline bubble")).toBeLessThan(place("attention"))
  expect(lines(en, 100, { ...answer, breakdown: { ...answer.breakdown, host: 0.001 } }).join()).not.toContain("host")
})

describe("what to do next", () => {
  const joined = (given: Partial<TrainingAnswer>): string =>
    lines(en, 100, { ...answer, ...given })
      .join(" ")
      .replaceAll(/ +/gu, " ")

  test("the largest part that an option changes, where it is a tenth of the step", () => {
    expect(joined({})).toContain("Pipeline bubble: 16.7 % of the step.")
    expect(joined({ breakdown: { ...none, products: 23, bubble: 1 } })).not.toContain("of the step.")
    expect(joined({ breakdown: { ...none, products: 12, bubble: 4, loading: 8 } })).toContain(
      "Waiting for data: 33.3 % of the step.",
    )
  })

  test("fewer bits, where they are quicker", () => {
    const narrow = (stepTime: number): string =>
      joined({ alternatives: [{ plan: { ...plan, precision: "fp8" }, stepTime, memory: 40e9 }] })
    expect(narrow(20)).toContain("A step of 20 s in fp8 instead of 24 s")
    expect(narrow(30)).not.toContain("in fp8 instead")
  })

  test("the run and a step of the user's own, where they were not given", () => {
    expect(joined({ run: null })).toContain("Give --tokens, such as 300B,")
    expect(joined({ run: null, per: "image" })).toContain("such as 100M images")
    expect(joined({})).not.toContain("--tokens")
    expect(joined({ measured: { stepTime: 25, expected: 24 } })).not.toContain("A step measured on your machines")
  })
})

test.each<[Partial<TrainingAnswer["baseline"]>, string]>([
  [{ device: null }, "97 published runs of dense language models on other devices"],
  [{ runs: 1 }, "1 published run of"],
  [{ kind: "encoder", isOfKind: false }, "of encoders on A100-SXM-80GB (none of its own kind)"],
  [{ runs: 0, mfu: 0.4 }, "at 40 % of the peak (an assumption: no run was published)"],
])("the rule of thumb says what it rests on: %j", (baseline, said) => {
  expect(
    lines(en, 100, { ...answer, baseline: { ...answer.baseline, ...baseline } })
      .join(" ")
      .replaceAll(/ +/gu, " "),
  ).toContain(said)
})

test("a utilisation next to nothing has no ends", () => {
  const text = lines(en, 100, { ...answer, mfu: 1e-5, interval: { ...answer.interval, mfu: [8e-6, 2e-5] } }).join("\n")
  expect(text).toContain("MFU under 0.1 %,")
})

test("what does not fit says so", () => {
  const text = lines(en, 100, { ...answer, fits: false, run: null, alternatives: [] }).join("\n")
  expect(text).toContain("does not fit")
  expect(text).not.toContain("Other layouts")
})
