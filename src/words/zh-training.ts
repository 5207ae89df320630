/** `training` 的句子，中文。 */
import type { TrainingCode } from "./codes.ts"
import { count } from "./phrases-zh.ts"
import { code, type Sentence } from "./sentence.ts"
import type { TrainingWords } from "./training-words.ts"

export const trainingZh: TrainingWords = {
  heading: (model, gpus, gpu) => `${model}，${gpus} 块 ${gpu}`,
  headings: { breakdown: "一步的时间", memory: "最满的一块 GPU 的显存", alternatives: "其他布局" },
  rows: {
    fits: "放得下",
    doesNotFit: "放不下",
    layout: "布局",
    batch: "批量",
    step: "一步",
    throughput: "吞吐",
    utilisation: "利用率",
    baseline: "经验估计",
    run: "整个训练",
    price: "费用",
  },
  columns: { part: "部分", seconds: "时间", share: "占比", memory: "显存", layout: "布局", step: "一步", headroom: "余量" },
  parts: {
    products: "矩阵乘法",
    attention: "注意力",
    passes: "访存运算",
    host: "主机启动内核",
    recomputation: "重计算",
    tensorParallel: "张量并行通信",
    contextParallel: "上下文并行通信",
    expertParallel: "专家并行通信",
    gathering: "收集权重",
    bubble: "流水线气泡",
    sending: "流水级之间传输",
    reduction: "梯度归约",
    optimizer: "优化器",
    synchronisation: "同步",
    offloading: "卸载到主机内存",
    loading: "等待数据加载",
  },
  memory: {
    weights: "权重",
    gradients: "梯度",
    optimizer: "优化器状态",
    activations: "激活",
    other: "logits、临时数据与框架",
    total: "合计",
  },
  of: (used, limit) => `每块 GPU 用 ${used}，共 ${limit}`,
  interval: (figure, low, high) => `${figure}（${low} 至 ${high}）`,
  microBatch: (samples) => `微批量 ${samples}`,
  recompute: { none: "不重计算", selective: "选择性重计算", full: "完全重计算" },
  sequenceParallel: "序列并行",
  methods: {
    pretrain: () => "预训练",
    full: () => "全参数微调",
    lora: (rank) => `LoRA，秩 ${rank}`,
    qlora: (rank) => `QLoRA，秩 ${rank}`,
  },
  batchOf: (samples, tokens, microBatches) =>
    `${samples}${tokens === null ? "" : `（${tokens}）`}，每个副本 ${microBatches} 个微批量`,
  samples: (count, unit) => `${count} ${unit === "token" ? "条序列" : unit === "image" ? "张图像" : "个样本"}`,
  perSecond: (all, each) => `${all}，每块 GPU ${each}`,
  mfu: (mfu, flops) => `MFU ${mfu}，每块 GPU 的模型算力 ${flops}`,
  baselineOf: (step, mfu) => `${step}，按这类训练的固定利用率（${mfu}）`,
  runOf: (amount, steps, days, gpuHours) => `${amount}：${steps} 步，${days}，${gpuHours}；中断另计`,
  priceOf: (low, high, price) => `${low} 至 ${high}，按 ${price}`,
  basis: (kernels, runs) => `内核时间${kernels}；整步按 ${runs} 次公开的训练拟合。`,
  levels: {
    "spec sheet": "按设备规格推算，它与同类设备都没有实测内核",
    kin: "按最接近的同类设备的实测推算",
    constants: "按在该设备上实测拟合的常数推算",
    surface: "按在该设备上的实测",
  },
  measured: (own, expected) => `已按自己实测的一步 ${own} 校正，原来的估计为 ${expected}。`,
  intervalNote: "括号内为 90 % 区间的两端。",
  searched: (configurations) => `${configurations} 种布局全部搜索后的最优。`,
  assumed: (what) => `未说明而取常用值：${what.join("、")}。`,
  assumedNames: {
    globalBatch: "全局批量（--global-batch）",
    framework: "框架（--framework）",
    optimizer: "AdamW（--optimizer）",
    sequence: "序列长度（--seq）",
    loraRank: "适配器的秩（--lora-rank）",
    gpus: "GPU 数量（--gpus）",
  },
}

export const trainingMistakesZh: Readonly<Record<TrainingCode, Sentence>> = {
  "training-does-not-fit": (p) => [
    `没有放得下的布局：最省的一种每块 GPU 也要 ${p("bytes")}，而只有 ${p("limit")}。`,
    p("nearest") === ""
      ? "换更小的模型、更大的 GPU、更短的序列（`--seq`）、`--method qlora`，或者少限定一些布局"
      : `${count(p("nearest"))} 块 GPU 就放得下；缩短序列（\`--seq\`）、用 \`--method lora\` 或 \`qlora\` 也更省`,
  ],
  "training-layout-batch": (p) => [
    `全局批量 ${count(p("globalBatch"))} 个样本，不能均分给每次取 ${count(p("microBatch"))} 个的 ${count(p("dp"))} 个副本。`,
    `改为 ${code(`--global-batch ${p("nearest")}`)}`,
  ],
  "training-layout-blocks": (p) => [
    `流水线有 ${p("slots")} 个位置（pp × vpp），而模型只有 ${p("blocks")} 个块。`,
    `最多取 ${p("nearest")}`,
  ],
  "training-layout-devices": (p) => [
    `乘积 tp × pp × cp × dp 为 ${count(p("product"))}，而 GPU 有 ${count(p("count"))} 块。`,
    "每一项都要整除 GPU 数，乘积等于 GPU 数：去掉其中一项",
  ],
  "training-layout-expert-group": (p) => [
    `专家不能放在 ${p("ep")} 块 GPU 上：一层由 ${p("ranks")} 块共享（tp × cp × dp）。`,
    `改为 ${code(`--ep ${p("nearest")}`)}`,
  ],
  "training-layout-experts": (p) => [
    p("experts") === "0" ? `该模型没有专家，${code("--ep")} 只能是 1。` : `${p("experts")} 个专家不能均分给 ${p("ep")} 块 GPU。`,
    `改为 ${code(`--ep ${p("nearest")}`)}`,
  ],
  "training-layout-heads": (p) => [`${p("heads")} 个注意力头不能切成 ${p("tp")} 份。`, `改为 ${code(`--tp ${p("nearest")}`)}`],
  "training-layout-interleaving": (p) => [
    `交错流水线（${code(`--vpp ${p("vpp")}`)}）需要 1F1B 调度和多个流水级，且微批量数是其倍数；这里有 ${p("pp")} 级、${p("microBatches")} 个微批量。`,
    `改为 ${code(`--vpp ${p("nearest")}`)}，或换一个批量`,
  ],
  "training-layout-sequence": (p) => [
    p("sequence") === ""
      ? `不是词元序列的样本不能切分：${code("--cp")} 只能是 1。`
      : `${count(p("sequence"))} 个词元的序列不能分给 ${p("cp")} 块 GPU（每块一前一后两段）。`,
    `改为 ${code(`--cp ${p("nearest")}`)}`,
  ],
  "training-layout-sequence-parallel": () => ["序列并行要与 2 以上的张量并行同用。", "去掉 `--sequence-parallel`，或给出 `--tp`"],
  "training-measured-alone": () => ["实测的一步属于测量时的 GPU 数。", "请同时给出 `--gpus`，以及已知的布局"],
  "training-precision": (p) => [
    `${code(p("gpu"))} 不支持 ${code(p("precision"))} 的矩阵乘法。`,
    `它支持 ${p.list("known").join("、")}`,
  ],
  "training-tight": (p) => [
    `显存紧张：按区间上端可能要 ${p("high")}，而只有 ${p("limit")}。`,
    p("others") === "0" ? "增加 GPU，或减小微批量" : "其他布局余量更大",
  ],
}
