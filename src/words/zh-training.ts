/** `training` 的句子，中文。 */
import type { TrainingCode } from "./codes.ts"
import { count } from "./phrases-zh.ts"
import { code, type Sentence } from "./sentence.ts"
import type { TrainingWords } from "./training-words.ts"

export const trainingZh: TrainingWords = {
  heading: (model, gpus, gpu) => `${model}，${gpus} 块 ${gpu}`,
  headings: { breakdown: "一步的时间", memory: "最满的一块 GPU 的显存", alternatives: "其他布局", next: "下一步" },
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
  offload: { nothing: "", optimizer: "优化器卸载到主机内存", everything: "权重和优化器卸载到主机内存" },
  schedules: { "1f1b": "", "zero-bubble": "零气泡调度" },
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
  baselineOf: (step, mfu, { runs, kind, bits, device, isOfKind }) =>
    runs === "0"
      ? `${step}，按峰值的 ${mfu}（假设：没有公开的实测）`
      : `${step}，按 ${bits} 位峰值的 ${mfu}，即${device === null ? "其他设备" : ` ${device} `}上 ${runs} 次公开的${kind}训练的中位数${isOfKind ? "" : "（没有同类模型的实测）"}`,
  kinds: {
    "dense language": "稠密语言模型",
    experts: "混合专家模型",
    encoder: "编码器模型",
    "vision transformer": "视觉 Transformer ",
    convolutions: "卷积网络",
    tables: "推荐模型",
    other: "其他模型",
  },
  runOf: (amount, steps, days, gpuHours) => `${amount}：${steps} 步，${days}，${gpuHours}；中断另计`,
  priceOf: (low, high, price) => `${low} 至 ${high}，按 ${price}`,
  priceSource: (_, date) => `每小时价格：公开的租用价格汇总，${date}。`,
  next: {
    part: (name, share, hint) => `${name}占一步的 ${share}：${hint}`,
    narrow: (precision, step, wide) =>
      `改用 ${precision}：一步 ${step}，而不是 ${wide}；它会影响训练效果，先在小规模上试（--precision ${precision}）。`,
    tokens: (per) =>
      per === "token"
        ? "加上 --tokens 300B 之类，可得整个训练的天数和费用。"
        : `加上 --tokens 100M 之类（这里数的是${per === "image" ? "图像" : "样本"}），可得整个训练的天数和费用。`,
    measure: "在自己的机器上实测一步（--measured-step），可校正估计并缩小区间。",
  },
  hints: {
    host: "使用 CUDA 图（CUDA Graphs）或编译（torch.compile）可以省去大部分。",
    recomputation: "增加 GPU 或减小微批量，腾出显存以减少重计算。",
    tensorParallel: "换互连更快的机器，或用显存更大的 GPU 并减小 --tp。",
    contextParallel: "缩短序列（--seq）可以减少。",
    expertParallel: "减小 --ep，使专家并行限于一台机器之内。",
    gathering: "增大批量（--global-batch）和微批量可将其掩盖。",
    bubble: "增大批量（--global-batch）或用 --schedule zero-bubble 可以缩小。",
    reduction: "增大批量（--global-batch），归约就不那么频繁。",
    synchronisation: "减少 GPU 或增大批量（--global-batch），等待会减少。",
    offloading: "放得下时用 --offload nothing 即可省去，也可增加 GPU。",
    loading: "换更快的数据加载（--loader），例如在 GPU 上解码。",
  },
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
    loader: "读取图像的速率（--loader）",
    gpus: "GPU 数量（--gpus）",
  },
}

export const trainingMistakesZh: Readonly<Record<TrainingCode, Sentence>> = {
  "training-does-not-fit": (p) => [
    `没有放得下的布局：最省的一种每块 GPU 也要 ${p("bytes")}，而只有 ${p("limit")}。`,
    p("nearest") === ""
      ? "换更小的模型、更大的 GPU、更短的序列（`--seq`）、`--method qlora`，或者少限定一些布局"
      : `${count(p("nearest"))} 块 GPU 就放得下；\`--recompute full\`、减小 \`--micro-batch\`、\`--offload optimizer\` 或 \`--method qlora\` 也更省`,
  ],
  "training-framework-assumed": (p) => [
    p("program") === ""
      ? `尚无 ${code(p("gpu"))} 的训练程序模型：这里当作与其他设备上的 ${code(p("framework"))} 相同。`
      : `${code(p("gpu"))} 上通常用 ${p("program")} 训练；它没有实测记录，这里当作与 ${code(p("framework"))} 相同。`,
    "用 `--framework` 另行指定，或用自己实测的一步（`--measured-step`）校正",
  ],
  "training-gpu-count": (p) => [
    `${code(`--gpu ${p("gpu")}`)} 表示 ${count(p("count"))} 块 GPU，而 ${code(`--gpus ${p("gpus")}`)} 表示 ${count(p("gpus"))} 块。`,
    `数量只写一处：${code(`--gpu ${p("name")} --gpus ${p("gpus")}`)}`,
  ],
  "training-gpu-kinds": (p) => [
    `${code(`--gpu ${p("gpu")}`)} 写了多种设备；一步训练只能按同一种 GPU 规划。`,
    `请分别规划：${p
      .list("kinds")
      .map((kind) => code(`--gpu ${kind}`))
      .join("、")}`,
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
  "training-layout-heads": (p) => [
    p("heads") === "0"
      ? `该模型没有注意力，而张量并行按注意力头切分：${code("--tp")} 只能是 1。`
      : `${p("heads")} 个注意力头不能切成 ${p("tp")} 份。`,
    `改为 ${code(`--tp ${p("nearest")}`)}`,
  ],
  "training-layout-interleaving": (p) => [
    `交错流水线（${code(`--vpp ${p("vpp")}`)}）需要 1F1B 调度和多个流水级，且微批量数是其倍数；这里有 ${p("pp")} 级、${p("microBatches")} 个微批量。`,
    `改为 ${code(`--vpp ${p("nearest")}`)}，或换一个批量`,
  ],
  "training-layout-sequence": (p) => [
    p("sequence") === ""
      ? `不是 token 序列的样本不能切分：${code("--cp")} 只能是 1。`
      : `${count(p("sequence"))} 个 token 的序列不能分给 ${p("cp")} 块 GPU（每块一前一后两段）。`,
    `改为 ${code(`--cp ${p("nearest")}`)}`,
  ],
  "training-layout-sequence-parallel": () => ["序列并行要与 2 以上的张量并行同用。", "去掉 `--sequence-parallel`，或给出 `--tp`"],
  "training-measured-alone": () => [
    "`--measured-step` 需要 `--gpus`：实测的一步属于测量时的 GPU 数，而这里 GPU 数是搜索得到的。",
    "请同时给出 `--gpus`，以及已知的布局",
  ],
  "training-measured-far": (p) => [
    p("side") === "above"
      ? `实测的一步 ${p("own")} 是预测的 90 % 区间（${p("low")} 至 ${p("high")}）上端的 ${p("factor")} 倍，只能部分采信。`
      : `预测的 90 % 区间（${p("low")} 至 ${p("high")}）下端是实测的一步 ${p("own")} 的 ${p("factor")} 倍，只能部分采信。`,
    "请核对：测量时是否就是这种布局和精度；`--global-batch` 是否为全部 GPU 的总批量，而不是单卡的；时间是否为包含全部梯度累积的完整一步",
  ],
  "training-method-rank": (p) => [
    `${code("--lora-rank")} 是适配器的秩，而 ${code(`--method ${p("method")}`)} 训练全部参数，没有适配器。`,
    `改为 ${code("--method lora")}，或去掉 ${code(`--lora-rank ${p("rank")}`)}`,
  ],
  "training-precision": (p) => [
    `${code(p("gpu"))} 不支持 ${code(p("precision"))} 的矩阵乘法。`,
    p("nearest") === ""
      ? "换一种 GPU"
      : `改为最接近的 ${code(`--precision ${p("nearest")}`)}${p.list("known").length < 2 ? "" : `（它支持 ${p.list("known").join("、")}）`}`,
  ],
  "training-schedule-alone": () => [
    "所选布局没有流水线，`--schedule zero-bubble` 不起作用。",
    "给出 2 以上的 `--pp`，或去掉 `--schedule`",
  ],
  "training-tight": (p) => [
    `显存紧张：按区间上端可能要 ${p("high")}，而只有 ${p("limit")}。`,
    p("others") === "0" ? "增加 GPU，或减小微批量" : "其他布局余量更大",
  ],
  "training-zero-framework": (p) => [
    `${code(p("framework"))} ${p("pp") === "1" ? "" : `在 ${p("pp")} 级流水线中`}没有 ZeRO ${p("zero")} 这一阶段；这里按其他程序的做法计算。`,
    `改用 ${p
      .list("stages")
      .map((stage) => code(`--zero ${stage}`))
      .join("、")}，或换一个 ${code("--framework")}`,
  ],
}
