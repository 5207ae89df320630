// `serving` for people: nothing wider than the page, parts in order, both languages, what there is no figure of left out.
import { describe, expect, test } from "vitest"
import type { ServedAlternative, ServingAnswer } from "../../serving/index.ts"
import { wordsOf } from "../../words/index.ts"
import { columnsOf } from "../columns.ts"
import { pageOf } from "../page.ts"
import { servingCharts, servingPictures } from "./pictures.ts"
import { servingText } from "./serving-text.ts"

const [en, zh] = [wordsOf("en"), wordsOf("zh")]

const plan: NonNullable<ServingAnswer["plan"]> = {
  ...{
    tp: 2,
    pp: 1,
    attentionDp: 1,
    ep: 1,
    gpu: "H100-SXM",
    gpus: 4,
    machine: "DGX-H100",
    replicas: 2,
    spares: 0,
    prefill: null,
  },
  formats: { weights: "fp8", experts: "fp8", cache: "bf16" },
  engine: { name: "vllm", version: "0.19.0" },
  ...{ maxSequences: 256, maxBatchedTokens: 8192 },
}
const quicker: ServedAlternative = {
  plan: { ...plan, gpus: 12, replicas: 1, prefill: { tp: 4, pp: 1, attentionDp: 1, ep: 1, workers: 2 } },
  ...{
    ttft: 0.12,
    tpot: 0.011,
    latency: 2.3,
    requestsPerSecond: 20,
    outputTokensPerSecond: 4000,
    perHour: 36,
    perMillionTokens: 0.4,
  },
}
const chosen: ServedAlternative = { ...quicker, plan, tpot: 0.02, latency: 4.3, perHour: 12, perMillionTokens: 0.13 }

/** Made by hand: figures that are easy to find again. */
const answer: ServingAnswer = {
  ...{ model: "meta-llama/Llama-3.1-70B", per: "token", kind: "tokens", fits: true, keepsPromise: true, plan },
  load: { kind: "rate", requestsPerSecond: 20 },
  promise: { ttft: 0.5, tpot: 0.04, latency: null, quantile: "p95" },
  objective: "cost",
  input: { kind: "lognormal", mean: 1000, cv: 0.5, most: 8000 },
  output: { kind: "uniform", low: 100, high: 300 },
  ...{
    outputTokensPerSecond: 4000,
    totalTokensPerSecond: 24_000,
    requestsPerSecond: 20,
    imagesPerSecond: null,
    perRequest: null,
  },
  ttft: { mean: 0.2, p50: 0.18, p90: 0.3, p95: 0.4, p99: 0.6 },
  tpot: { mean: 0.02, p50: 0.019, p90: 0.024, p95: 0.026, p99: 0.031 },
  latency: { mean: 4.2, p50: 4, p90: 6, p95: 6.5, p99: 7.4 },
  ...{ concurrency: 84, capacity: 31 },
  interval: {
    ...{ requestsPerSecond: [20, 20], outputTokensPerSecond: [4000, 4000], totalTokensPerSecond: [24_000, 24_000] },
    ...{ ttft: [0.15, 0.27], tpot: [0.016, 0.025], latency: [3.3, 5.2] },
  },
  baseline: { outputTokensPerSecond: 9000, ttft: 0.05, tpot: 0.009 },
  memoryPerGpu: { total: 72e9, weights: 36e9, activations: 2e9, cache: 32e9, other: 2e9 },
  memoryLimit: 80e9,
  utilisation: { busy: 0.97, cache: 0.3, batch: 42, load: 0.645 },
  cost: {
    ...{
      perMillionInputTokens: 0.05,
      perMillionOutputTokens: 0.6,
      perMillionTokens: 0.139,
      perRequest: 1.667e-4,
      perThousandImages: null,
    },
    ...{ perHour: 12, perHourRange: [8, 40], currency: "USD" },
    gpuHour: {
      price: 3,
      range: [2, 10],
      basis: {
        kind: "rented",
        term: "on demand",
        offers: [{ provider: "Verda", price: 2.29, date: "2026", where: "verda.com" }],
        estimatedShare: null,
      },
    },
  },
  energy: { watts: 2200, pue: 1.3, perHour: 2.86, perMillionTokens: 0.033, perRequest: 3.97e-5 },
  makeOrBuy: {
    ...{ api: "groq/llama-3.3-70b", provider: "groq", likeness: "same", cheaper: "make", makePerHour: 12, buyPerHour: 54 },
    ...{ breakEvenRequestsPerSecond: 4.4, alwaysFromRequestsPerSecond: 4.4, buyPerMillionTokens: 0.63 },
    buyPerRequest: 7.5e-4,
    unit: { plan: { ...plan, gpus: 2, replicas: 1 }, perHour: 6, requestsPerSecond: 15.5 },
    source: { where: "genai-prices", date: "2026-08-19", outdatedBy: null },
  },
  provider: null,
  breakdown: {
    ...{ products: 0.012, experts: 0, attention: 0.002, cache: 0.003, passes: 0.001, scan: 0, tensorParallel: 0.0015 },
    ...{ expertParallel: 0, sending: 0, bubble: 0, host: 0.0005, requests: 1e-6, drafts: 0 },
  },
  alternatives: [quicker],
  front: [chosen, quicker],
  curve: [5, 10, 20, 30].map((x) => ({
    ...{ requestsPerSecond: x, ttft: 0.1 / (1 - x / 31), tpot: 0.01 + x / 2000, latency: 2 + x / 10 },
    promised: { ttft: 0.2 / (1 - x / 31), tpot: 0.013 + x / 1500, latency: 3 + x / 6 },
    ...{ perMillionTokens: 2.6 / x, keepsPromise: x < 31 },
  })),
  hours: [],
  measured: [{ what: "tpot", own: 0.02, expected: 0.018 }],
  searched: { configurations: 12_345, simulated: 3, seconds: 0.4 },
  nearness: "engine on device",
  assumed: ["engine", "price"],
}

const samples: ServingAnswer = {
  ...answer,
  ...{ model: "resnet50", per: "image", kind: "samples", input: null, output: null, outputTokensPerSecond: null },
  ...{ totalTokensPerSecond: null, imagesPerSecond: 500, requestsPerSecond: 500, ttft: null, tpot: null, makeOrBuy: null },
  promise: { ttft: null, tpot: null, latency: 0.05, quantile: "p95" },
  measured: [],
  alternatives: [chosen],
  cost:
    answer.cost === null
      ? null
      : { ...answer.cost, perMillionInputTokens: null, perMillionOutputTokens: null, perThousandImages: 0.006 },
}

const nothing = {
  requestsPerSecond: null,
  outputTokensPerSecond: null,
  totalTokensPerSecond: null,
  ttft: null,
  tpot: null,
  latency: null,
}
const rented: ServingAnswer = {
  ...answer,
  ...{
    model: "deepseek-chat",
    kind: "rented",
    plan: null,
    capacity: null,
    interval: nothing,
    baseline: null,
    memoryPerGpu: null,
  },
  ...{ memoryLimit: null, utilisation: null, energy: null, makeOrBuy: null, breakdown: null, nearness: null, measured: [] },
  ...{ alternatives: [], front: [], curve: [], searched: { configurations: 0, simulated: 0, seconds: 0 } },
  provider: { name: "deepseek", where: "genai-prices", date: "2025-07-12", outdatedBy: "2026-08-19" },
  cost: answer.cost === null ? null : { ...answer.cost, gpuHour: null },
  tpot: { mean: 0.02, p50: null, p90: null, p95: null, p99: null },
}

const unfit: ServingAnswer = {
  ...rented,
  kind: "tokens",
  provider: null,
  fits: false,
  memoryPerGpu: answer.memoryPerGpu,
  memoryLimit: 40e9,
  requestsPerSecond: null,
  cost: null,
  ttft: null,
  tpot: null,
  latency: null,
}

const shown = {
  answer,
  samples,
  rented,
  unfit,
  hours: {
    ...answer,
    hours: [
      { hour: 0, requestsPerSecond: 2, replicas: 1, perHour: 6 },
      { hour: 1, requestsPerSecond: 20, replicas: 2, perHour: 12 },
    ],
  },
}

const lines = (words: typeof en, width: number, given: ServingAnswer = answer): readonly string[] =>
  servingText(given, pageOf(words, width)).split("\n")

/** The line of a page under such a label, with what belongs to it. */
function told(label: string, given: ServingAnswer): string {
  const all = lines(en, 200, given)
  return all.find((line) => line.startsWith(`${label} `)) ?? ""
}

test("what nobody measured is neither kept nor missed, and what nobody knows is not told", () => {
  const unmeasured = {
    ...rented,
    keepsPromise: null,
    concurrency: null,
    promise: { ...rented.promise, quantile: "mean" as const },
  }
  expect([told("kept", unmeasured), told("missed", unmeasured)]).toEqual(["", ""])
  expect(lines(en, 200, unmeasured).join("\n")).toContain("whether it is kept nobody measured")
  expect(told("carried", unmeasured).trimEnd()).toMatch(/20 request\/s$/u)
})

test("a price of more than a year before the newest is told to be old", () => {
  const old = /The price of deepseek-chat is of 2025-07-12, more than a year older than the newest that is known \(2026-08-19\)/u
  expect(lines(en, 300, rented).join("\n")).toMatch(old)
  expect(lines(en, 300).join("\n")).not.toContain("older")
})

test("making costs in both lines the same, and begins with what is named", () => {
  expect(told("costs", answer)).toContain("a thousand requests 0.167 USD")
  expect(told("make or buy", answer)).toMatch(
    /cost 0\.167 USD here.*making pays from 4\.4 request\/s on, with 2 × H100-SXM, tp 2, fp8$/u,
  )
  expect(told("make or buy", shown.hours)).toContain("making pays from 4.4 request/s in the mean on")
  const version = { ...answer, makeOrBuy: answer.makeOrBuy && { ...answer.makeOrBuy, likeness: "version" as const, unit: null } }
  expect(told("make or buy", version)).toMatch(/\(another version of this model\); buying is cheaper at any load$/u)
})

test("power, what the house takes over it, and the energy of a million tokens fit together", () => {
  const [, kwh, kilowatts, pue] =
    /^energy +([\d.]+) kWh .* ([\d.]+) kW of the GPUs times a PUE of ([\d.]+)/u.exec(told("energy", answer)) ?? []
  const tokensPerHour = (answer.totalTokensPerSecond ?? 0) * 3600
  expect((Number(kilowatts) * Number(pue) * 1e6) / tokensPerHour / Number(kwh)).toBeCloseTo(1, 2)
})

test("money of a thousand that has too many zeros is told of a million", () => {
  const cheap = { ...samples, cost: samples.cost && { ...samples.cost, perRequest: 3.83e-8, perThousandImages: 3.83e-5 } }
  expect(told("price", cheap)).toContain("a million 0.0383 USD")
  expect(told("costs", cheap)).toContain("a million requests 0.0383 USD")
  expect(lines(en, 200, cheap).join("\n")).not.toMatch(/e-\d/u)
})

test("one of a thing is one", () => {
  const one = { ...answer, plan: { ...plan, maxSequences: 1, replicas: 1 } }
  expect(lines(en, 200, one).join("\n")).toMatch(/1 replica .*\n.*at most 1 sequence and 8,192 tokens a step/u)
})

describe.each(Object.entries(shown))("%s", (_, given) => {
  test.each([
    ["en", 40],
    ["en", 60],
    ["en", 80],
    ["zh", 40],
    ["zh", 60],
    ["zh", 80],
  ] as const)("in %s nothing is wider than a page of %s columns, and nothing is missing", (language, width) => {
    for (const line of lines(wordsOf(language), width, given)) expect(columnsOf(line), line).toBeLessThanOrEqual(width)
    expect(lines(wordsOf(language), width, given).join("\n")).not.toMatch(/undefined|NaN|\[object|null/u)
  })
})

test("in English", () =>
  expect(servingText(answer, pageOf(en, 80))).toMatchInlineSnapshot(`
    "meta-llama/Llama-3.1-70B served on 4 × H100-SXM
    fits         40 GB of 80 GB per GPU, and 32 GB of cache
    carried      20 request/s, 64.5 % of the capacity of 31 request/s; 84 requests
                 under way
    kept         time to first token at most 0.5 s, time per output token at most 40
                 ms, for 95 %
    asked        20 request/s, at random moments
                 prompts of about 1,000 tokens, give or take 50 %, answers of 100 to
                 300 tokens
    price        a million in 0.05 USD, a million out 0.6 USD
    costs        a thousand requests 0.167 USD, an hour 12 USD, at 3 USD/GPU-hour on
                 demand
    make or buy  make: a thousand requests cost 0.167 USD here and 0.75 USD from
                 groq/llama-3.3-70b; making pays from 4.4 request/s on, with 2 ×
                 H100-SXM, tp 2, fp8
    set up       2 replicas · tp 2
                 fp8 · vllm 0.19.0 · at most 256 sequences and 8,192 tokens a step
    throughput   4,000 token/s of answers, 24,000 token/s with prompts
    roofline     9 ms per output token and 9,000 token/s by the plainest rule
    in use       busy 97 % of the time, 30 % of the cache, 42 sequences in a step
    energy       0.033 kWh a million tokens at the plug: 2.2 kW of the GPUs times a
                 PUE of 1.3

    Latency
    of requests               p50    p95    p99      mean, 90 %  roofline
    time to first token    0.18 s  0.4 s  0.6 s  0.15 to 0.27 s     50 ms
    time per output token   19 ms  26 ms  31 ms     16 to 25 ms      9 ms
    until the answer ends     4 s  6.5 s  7.4 s    3.3 to 5.2 s         –

    Time of a mean step
    part                     time  share
    matrix products         12 ms   60 %
    reading the cache        3 ms   15 %
    attention of prompts     2 ms   10 %
    tensor parallelism     1.5 ms  7.5 %
    passes through memory    1 ms    5 %
    host, each step        0.5 ms  2.5 %
    together                20 ms  100 %

    Memory of the fullest GPU
    part              memory  share
    weights            36 GB   45 %
    cache              32 GB   40 %
    activations         2 GB  2.5 %
    program, buffers    2 GB  2.5 %
    together           72 GB   90 %

    Other set-ups (means)
    set-up                                            hour  1M tokens    TTFT   TPOT
    4 × H100-SXM · 2 replicas · tp 2 · fp8 · vllm   12 USD  0.139 USD   0.2 s  20 ms
    (chosen)
    12 × H100-SXM · prompts on 2 × tp 4, answers    36 USD    0.4 USD  0.12 s  11 ms
    on 1 × tp 2 · fp8 · vllm

    Corrected by your own time per output token of 20 ms, where 18 ms was expected.
    Intervals hold the truth in nine cases of ten; the chosen set-up is simulated
    request by request.
    The constants come from measured servers with this engine on this device.
    The best of 12,345 set-ups, all of which were looked at; 3 simulated.
    Prices: one offer, such as Verda 2.29 (2026) [USD/GPU-hour]; groq/llama-3.3-70b
    (2026-08-19).
    Taken as usual, since not said: the engine (--engine), the price of a GPU
    (--price)."
  `))
test("in Chinese", () =>
  expect(servingText(answer, pageOf(zh, 80))).toMatchInlineSnapshot(`
    "meta-llama/Llama-3.1-70B，部署在 4 块 H100-SXM 上
    放得下      每块 GPU 用 40 GB，共 80 GB，缓存另有 32 GB
    实际承载    20 请求/秒，为承载能力 31 请求/秒 的 64.5 %，同时在途 84 个请求
    达到承诺    首 token 延迟不超过 0.5 s，每输出 token 的时间不超过 40 ms（95 % 的
                请求）
    要求        20 请求/秒，随机到达
                提示词约 1,000 个 token（上下 50 %），回答 100 至 300 个 token
    单价        输入每百万 token 0.05 USD，输出每百万 token 0.6 USD
    成本        每千个请求 0.167 USD，每小时 12 USD，按 3 USD/GPU-小时（按需）
    自建或购买  宜自建：每千个请求自建 0.167 USD，groq/llama-3.3-70b 0.75 USD；用 2
                × H100-SXM，tp 2，fp8 自建，4.4 请求/秒 以上更划算
    部署        2 个副本 · tp 2
                fp8 · vllm 0.19.0 · 每步最多 256 条序列、8,192 个 token
    吞吐        回答 4,000 token/秒，连同提示词 2.4万 token/秒
    屋顶线      按最简单的规则，每输出 token 9 ms，吞吐 9,000 token/秒
    占用        97 % 的时间在忙，缓存占用 30 %，每步 42 条序列
    能耗        每百万 token 用电 0.033 kWh：GPU 功率 2.2 kW，PUE 为 1.3

    延迟
    各请求的                p50    p95    p99  均值的 90 % 区间  屋顶线
    首 token 延迟        0.18 s  0.4 s  0.6 s    0.15 至 0.27 s   50 ms
    每输出 token 的时间   19 ms  26 ms  31 ms       16 至 25 ms    9 ms
    答完的时间              4 s  6.5 s  7.4 s      3.3 至 5.2 s       –

    平均一步的时间
    部分              时间   占比
    矩阵乘法         12 ms   60 %
    读取缓存          3 ms   15 %
    提示词的注意力    2 ms   10 %
    张量并行通信    1.5 ms  7.5 %
    访存运算          1 ms    5 %
    主机，每步      0.5 ms  2.5 %
    合计             20 ms  100 %

    最满的一块 GPU 的显存
    部分           显存   占比
    权重          36 GB   45 %
    缓存          32 GB   40 %
    激活           2 GB  2.5 %
    程序与缓冲区   2 GB  2.5 %
    合计          72 GB   90 %

    其他方案（均值）
    方案                                            每小时       百万      首     每
                                                                token   token  token
    4 × H100-SXM · 2 个副本 · tp 2 · fp8 · vllm     12 USD  0.139 USD   0.2 s  20 ms
    （所选）
    12 × H100-SXM · 预填充 2 × tp 4，解码 1 × tp 2  36 USD    0.4 USD  0.12 s  11 ms
    · fp8 · vllm

    已按自己实测的每输出 token 时间 20 ms 校正，原来的估计为 18 ms。
    区间十有八九包含真值；所选方案逐个请求模拟过。
    常数来自该引擎在该设备上的实测。
    12,345 种方案全部看过后的最优，其中 3 种做了模拟。
    价格来源：一家报价，例如 Verda 2.29 (2026) [USD/GPU-小时]；groq/llama-3.3-70b
    (2026-08-19)。
    未说明而取常用值：引擎（--engine）、GPU 的价格（--price）。"
  `))
test("samples have no tokens", () => expect(lines(en, 80, samples).join("\n")).not.toMatch(/token/u))
test("a provider's has no devices", () =>
  expect(lines(en, 80, rented).join("\n")).toMatchInlineSnapshot(`
    "deepseek-chat from deepseek
    carried     20 request/s; 84 requests under way
    kept        time to first token at most 0.5 s, time per output token at most 40
                ms, for 95 %
    asked       20 request/s, at random moments
                prompts of about 1,000 tokens, give or take 50 %, answers of 100 to
                300 tokens
    price       a million in 0.05 USD, a million out 0.6 USD
    costs       a thousand requests 0.167 USD, an hour 12 USD
    throughput  4,000 token/s of answers, 24,000 token/s with prompts

    Latency
    of requests               p50    p95    p99
    time to first token    0.18 s  0.4 s  0.6 s
    time per output token       –      –      –
    until the answer ends     4 s  6.5 s  7.4 s

    Providers publish prices, not latencies: they are your own measurements, where
    you gave any.
    Prices: deepseek (2025-07-12).
    The price of deepseek-chat is of 2025-07-12, more than a year older than the
    newest that is known (2026-08-19): look up what it is today.
    Taken as usual, since not said: the engine (--engine), the price of a GPU
    (--price)."
  `))
test("what does not fit says so", () => expect(lines(en, 80, unfit).join("\n")).toContain("does not fit"))

test("of parts of a step what takes less than a thousandth is left out, the largest come first", () => {
  const text = lines(en, 80)
  const place = (name: string): number => text.findIndex((line) => line.startsWith(name))
  expect(place("matrix products")).toBeLessThan(place("reading the cache"))
  expect(place("host, each request")).toBe(-1)
})

describe("asked, carried and capacity are three words", () => {
  const text = (given: ServingAnswer): string => lines(en, 200, given).join("\n")

  test("where all is carried", () => {
    expect(text(answer)).toMatch(/carried +20 request\/s, 64\.5 % of the capacity of 31 request\/s/u)
    expect(text(answer)).toMatch(/asked +20 request\/s, at random moments/u)
  })

  test("where more is asked than is carried", () => {
    const over = text({ ...answer, load: { kind: "rate", requestsPerSecond: 50 }, requestsPerSecond: 31, keepsPromise: false })
    expect(over).toMatch(/carried +31 request\/s/u)
    expect(over).toMatch(/asked +50 request\/s/u)
    expect(over).toContain("More is asked for than is carried")
    expect(text(answer)).not.toContain("More is asked for")
  })

  test("where no load is given a promise is spoken of only where there is one", () => {
    const open: ServingAnswer = { ...answer, load: { kind: "most" } }
    expect(text(open)).toContain("as much as it carries within the promise")
    const free = text({ ...open, promise: { ttft: null, tpot: null, latency: null, quantile: "p95" } })
    expect(free).not.toContain("promise")
  })

  test("what is chosen stands among the others", () => expect(text(answer)).toMatch(/\(chosen\) +12 USD +0\.139 USD/u))
})

describe("pictures", () => {
  test("draw latency with its promises, cost with the price of the API, and the front with what was chosen", () => {
    const charts = Object.fromEntries(servingCharts(answer, en).map(({ name, chart }) => [name, chart]))
    expect(charts).toMatchObject({
      // At the quantile that is promised, as the text has it.
      latency: {
        series: [{ label: "time to first token, for 95 %", points: [{ x: 5, y: 0.2 / (1 - 5 / 31) }, {}, {}, {}] }, {}],
        limits: [{ value: 0.5 }, { value: 0.04 }],
        marks: [{ x: 20, y: 0.4 }],
      },
      cost: { limits: [{ value: 0.63 }], marks: [{ x: 20, y: 0.139 }] },
      front: { marks: [{ x: 0.13, y: 4.3 }] },
    })
  })

  test("mark what is chosen where a quicker one of its cost stands on the front", () => {
    const [first, second] = answer.front
    if (first === undefined || second === undefined) throw new Error("no front")
    const front = [{ ...first, plan: { ...plan, maxSequences: 8 } }, second]
    const drawn = servingCharts({ ...answer, front }, en).find(({ name }) => name === "front")
    expect(drawn?.chart).toMatchObject({ marks: [{ y: 4.2 }] })
  })

  test("are files of their own, in both languages", async () => {
    for (const words of [en, zh]) {
      const files = await servingPictures(answer, words)
      expect(files.map(({ name }) => name)).toEqual(["latency.svg", "cost.svg", "front.svg"])
      for (const { svg } of files) expect(svg).not.toMatch(/NaN|undefined/u)
    }
  })

  test("are not drawn of a provider's", () => expect(servingCharts(rented, en)).toEqual([]))
})
