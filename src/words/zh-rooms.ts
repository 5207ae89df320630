/** Chinese sentences about the sections of the domain rooms. */
import type { RoomCode } from "./codes.ts"
import { anyOf, calendar, didYouMean, percent, someOf } from "./phrases-zh.ts"
import { code, type Sentence } from "./sentence.ts"
import { marketZh } from "./zh-market.ts"

const kinds: Readonly<Record<string, string>> = {
  number: "数字",
  text: "文字",
  boolean: "true 或 false",
  count: "正整数",
  pattern: "已知层类型的排列",
  texts: "文字列表",
  numbers: "数字列表",
  list: "列表或对象",
}

export const roomZh: Readonly<Record<RoomCode, Sentence>> = {
  ...marketZh,
  "bad-json": (p) => [`${code(p("file"))} 不是 JSON。`, "使用随模型发布的 `config.json`"],
  "contract-months": (p) => [
    "合同期须为整数月（客户按月龄分组），此处写的不是整数月。",
    `请写成 \`12 month\`，最长 ${p("most")} 个月`,
  ],
  "cost-empty": (p) => [`成本项 ${code(p("name"))} 没有金额。`, "加上 `amount: 5k USD/month` 或 `share_of_revenue: 3 %`"],
  "cost-key-needed": (p) => [`${code(p("kind"))} 类成本 ${code(p("name"))} 需要 ${anyOf(p.list("keys"))}。`, "补上其中一项"],
  "cost-key-unfit": (p) => [
    `${code(p("key"))} 对${p("kind") === "" ? "未写 `kind` 的成本" : ` ${code(p("kind"))} 类成本`}没有意义。`,
    p.list("of").length === 0 ? "去掉它：单位已说明按什么计价" : `去掉它，或写 ${code(`kind: ${p.list("of")[0]}`)}`,
  ],
  "delay-expected": (p) => [
    `${code(p("target"))} 是日期，风险只能让它推迟一段时间，这里却是${p("got") === "" ? "不带单位的数" : ` ${code(p("got"))}`}。`,
    "写成 `2 to 6 month`",
  ],
  "figure-expected": (p) => [`${code(p("key"))} 需要一个确定的数，这里却是区间、选项或公式。`, "写一个带单位的数"],
  "figure-positive": (p) => [`${code(p("key"))} 必须大于 0，这里是 ${code(p("got"))}。`, "写出这个数，或者去掉这一项"],
  "figure-whole": (p) => [`${code(p("key"))} 是整数，这里却是 ${code(p("got"))}。`, "写从 1 起的整数"],
  "for-not-sold": (p) => [
    `${code(p("name"))} 用 \`for\` 指定了收入项，却属于 ${code(p("class"))} 类：只有销售成本才由收入项承担。`,
    "去掉 `for`，或写 `class: cogs`",
  ],
  "funding-incomplete": (p) => [`融资轮 ${code(p("name"))}（${p("kind")}）需要 ${anyOf(p.list("keys"))}。`, "补上其中一项"],
  "gpu-without-bandwidth": (p) => [`目录中没有 ${code(p("gpu"))} 的显存带宽，无法估算推理速度。`, "换一种 GPU"],
  "gpu-without-peak": (p) => [`目录中没有 ${code(p("gpu"))} 在该精度下的峰值算力，无法估算速度。`, "换一种精度或 GPU"],
  "gpu-without-price": (p) => [`没有 ${code(p("gpu"))} 的价格。`, "把它加入 `resources.gpus`，并写明 `cost: 2 USD/GPU-hour`"],
  "key-unfit": (p) => [`${code(p("key"))} 对 ${code(p("kind"))} 类收入没有意义。`, "去掉它，或换一种收入类型"],
  "layer-do-not-fit": (p) => [
    `${code(p("path"))} 处的形状 ${anyOf(p.list("shapes"))} 不能合在一起。`,
    "除拼接的那一维以外，各维大小须相等",
  ],
  "layer-file-empty": () => ["层文件是空的。", "先写 `model:` 和名称，再写 `input:` 与 `layers:`"],
  "layer-file-other": (p) => [
    `${code(p("file"))} 没有描述模型：既不是配置文件，也不是层文件。`,
    "层文件写有 `model:`、`input:` 和 `layers:`；配置文件是随模型发布的 `config.json`",
  ],
  "layer-input": (p) => [`${code(p("got"))} 不是一种输入。`, `写成 ${someOf(p.list("known"))} 这样的形式`],
  "layer-limit": (p) => [
    p("of") === "depth" ? `层的嵌套超过 ${p("limit")} 级。` : `文件要求的层数超过 ${p("limit")}。`,
    "检查 `repeat` 和 `define` 下的模块",
  ],
  "layer-loop": (p) => [`模块包含了它自己：${p.list("path").map(code).join(" → ")}。`, "在里面改用别的模块"],
  "layer-name-unknown": (p) => [`没有名为 ${code(p("name"))} 的数。`, didYouMean(p, "在 `sizes` 下或模块的 `with` 中加上它")],
  "layer-not-divisible": (p) => [
    `${code(p("path"))} 处的 ${anyOf(p.list("shapes"))} 不能${p("by") === "" ? "" : `按 ${p("by")} `}平均分配。`,
    "改变宽度，或改变组、头、窗口的数目",
  ],
  "layer-number": (p) => [
    `${code(p("key"))} 应为 ${p("least")} 到 ${p("most")} 的整数，${code(p("got"))} 不是。`,
    "写成 `64` 这样的数，或 `4 * width` 这样的算式",
  ],
  "layer-reserved": (p) => [`${code(p("name"))} 已是层文件的用词。`, "给模块换一个名字"],
  "layer-tied": (p) => [
    `${code(p("path"))} 与 ${code(p("to"))} 共用参数，但后者不是行数和宽度都相同的嵌入表。`,
    "写出嵌入表的路径，并使大小相等",
  ],
  "layer-too-small": (p) => [
    `到 ${code(p("path"))} 时输入只剩 ${code(p.list("shapes")[0] ?? "")}，小于 ${code(p.list("shapes")[1] ?? "")}。`,
    "用更大的输入、更小的卷积核，或减少步长",
  ],
  "layer-unknown": (p) => [
    `没有名为 ${code(p("got"))} 的层或模块，可用的有 ${someOf(p.list("words"), 40)}。`,
    didYouMean(p, "从这些词里选一个"),
  ],
  "layer-wrong-axes": (p) => [
    `层 ${code(p("path"))} 不能接收形状 ${anyOf(p.list("shapes"))}：维数不同。`,
    "在它前面加上 `flatten`、`tokens`、`token` 或全局的 `pool`",
  ],
  "machine-gpu": (p) => [
    `${code(p("machine"))} 装的是 ${code(p("holds"))}，不是 ${code(p("gpu"))}。`,
    p.list("known").length === 0
      ? "去掉 `--machine`：目录中没有装这种 GPU 的机器，会按八卡服务器估算"
      : `改用 ${p.list("known").map(code).join("、")}，或去掉 ${code("--machine")}`,
  ],
  "milestone-takes-time": (p) => [
    `里程碑 ${code(p("milestone"))} 写了工期，而里程碑只是一个时点。`,
    "去掉 `takes`，或改成 `task`",
  ],
  "missing-section": (p) => [
    `项目 ${code(p("project"))} 没有 ${code(p("section"))} 小节，无法算出价值。`,
    `在项目中加上 \`${p("section")}:\`，或在 \`formulas\` 中给出 \`value\``,
  ],
  "model-architecture-unread": (p) => [`无法读取层文件 ${code(p("file"))}：它应放在项目文件所在的文件夹内。`, "检查文件名和位置"],
  "model-config-groups": (p) => [
    `模型的 ${p("heads")} 个注意力头无法平均分给 ${p("groups")} 个键值头。`,
    "检查 `num_attention_heads` 和 `num_key_value_heads`",
  ],
  "model-config-heads": (p) => [
    `模型宽度 ${p("hidden")} 无法平均分给 ${p("heads")} 个注意力头。`,
    "检查 `hidden_size` 和 `num_attention_heads`",
  ],
  "model-config-missing": (p) => [
    `模型配置缺少 ${anyOf(p.list("names"))}。`,
    `补上 ${code(p("field"))}，或使用随模型发布的 \`config.json\``,
  ],
  "model-config-shape": () => ["模型配置不是 JSON 对象。", "使用随模型发布的 `config.json`"],
  "model-config-size": (p) => [
    `模型配置中的 ${code(p("field"))} 是 ${p("value")}，没有模型超过 ${p("most")}。`,
    "使用随模型发布的 `config.json`",
  ],
  "model-config-text-part": (p) => `模型 ${code(p("type"))} 由多个部分组成，这里只计算文本部分。`,
  "model-config-type": (p) => [
    `模型配置中的 ${code(p("field"))} 应为${kinds[p("expected")] ?? p("expected")}，实际是 ${code(p("value"))}。`,
    "使用随模型发布的 `config.json`",
  ],
  "model-config-unknown-type": (p) => [
    `不认识模型类型 ${code(p("type"))}，已按普通解码器读取。`,
    didYouMean(p, "用 `venturi explain` 核对参数量"),
  ],
  "model-config-unread": (p) => [
    `无法读取配置 ${code(p("file"))}：它应是 JSON，并放在项目文件所在的文件夹内。`,
    "检查文件名和位置",
  ],
  "model-method-unfit": (p) => [
    `${code(p("name"))} 没有可加适配器的矩阵，用 ${code(p("method"))} 什么也训练不到。`,
    "改用 `method: full`",
  ],
  "model-needs-one": (p) => [`模型只能用 ${anyOf(p.list("keys"))} 之一指定，这里给了 ${p("got")} 个。`, "只保留一个"],
  "model-nominal": (p) => `${code(p("name"))} 没有公开结构，数值按 ${code(p("taken"))} 计算。`,
  "need-exceeds": (p) => [
    `任务 ${code(p("task"))} 需要 ${p("wanted")} 份 ${code(p("name"))}，而最多只有 ${p("most")} 份。`,
    "增加资源，或减少任务所需",
  ],
  "per-unfit": (p) => [
    `${code(p("kind"))} 类收入不能按 ${code(p("per"))} 计价，可选 ${anyOf(p.list("known"))}。`,
    "换一种计价单位或收入类型",
  ],
  "plan-loop": (p) => [`这些任务互相等待：${p.list("loop").map(code).join(" → ")}。`, "去掉其中一个 `after`"],
  "price-needed": (p) => [`没有 ${code(p("gpu"))} 的价格。`, `请给出 ${code(p("key"))}，例如 \`cost: 2 USD/GPU-hour\``],
  "probability-or-frequency": (p) => [
    `风险 ${code(p("risk"))} 要写概率或频率，二者取一。`,
    "只发生一次的写 `probability: 2 to 6 %/year`，会反复发生的写 `frequency: 3 1/year`",
  ],
  "probability-too-high": (p) => [`风险 ${code(p("risk"))} 的概率达到 100%，必然发生。`, "改写成成本或任务，或给出 `frequency`"],
  "risk-too-frequent": (p) => `风险 ${code(p("risk"))} 可能发生 ${p("most")} 次以上，超出的部分不计。`,
  "risk-without-effect": (p) => [
    `风险 ${code(p("risk"))} 没有任何影响。`,
    "加上 `effect: { revenue: -20 % }` 或 `loss: 50k USD`",
  ],
  "serving-late": (p) => [
    `${month(p("month"))}的高峰时段，${code(p("project"))} 只有 ${percent(p("share"))} 的请求准时完成：副本负载达到承载能力的 ${percent(p("load"))}。${served(p("served"), p("needed"), p("replicas"))}`,
    p("needed") === ""
      ? "调大 `serving.spare`，放宽 `serving.target`，或换更快的 GPU"
      : `在 GPU 池中备足 ${p("needed")} 个副本所需的 GPU 或换更快的 GPU，或放宽 \`serving.target\`；GPU 池用尽时，\`serving.spare\` 无济于事`,
  ],
  "serving-measured-own": () => [
    "实测延迟只用于他人 API 的模型；自己部署的延迟由规划器给出。",
    "去掉 `measured`，或在 `model.api` 中写明 API",
  ],
  "serving-memory": (p) => [
    `${code(p("model"))} 连同缓冲区和一个请求的缓存需要 ${p("need")}，而 ${p("gpus")} × ${code(p("gpu"))} 共有 ${p("have")}。`,
    "调大 `replica_gpus`，或换更大的 GPU、更低的精度",
  ],
  "serving-one-pass": (p) => `${code(p("name"))} 按样本提供服务，每个样本按常规长度计一次前向；逐 token 生成文本会更慢。`,
  "serving-samples-for-tokens": (p) => [
    `${code(p("name"))} 读入的是 token，不是样本。`,
    "写成 `request: { input: 2000 token, output: 300 token }`",
  ],
  "serving-tokens-for-samples": (p) => [
    `${code(p("name"))} 以整个样本为单位，而 ${code(p("key"))} 按 token 计量。`,
    "去掉它，或写成 `request: { samples: 1 image }`",
  ],
  "serving-out-of-reach": (p) => [
    `${code(p("project"))} 没有一个请求能达到 ${code(p("target"))} 的 ${p("wanted")}：即使没有其他负载，这些 GPU 最快也要 ${p("best")}。${p("cost") === "" ? "" : `为此每个副本同时只处理 1 个请求，${month(p("month"))}每个请求的成本为 ${p("cost")}。`}`,
    `把目标放宽到 ${p("best")} 或以上，或换更快的 GPU、增加每个副本的 GPU；增加副本或调大 \`serving.spare\` 无济于事`,
  ],
  "serving-tpot-missed": (p) => [
    `后续 token 的目标 ${code(p("target"))} 达不到：${code(p("model"))} 在 ${p("gpus")} × ${code(p("gpu"))} 上，即使只有一个请求也要 ${p("time")}。`,
    "放宽目标，或用更多、更快的 GPU",
  ],
  "serving-ttft-missed": (p) => [
    `首 token 的目标 ${code(p("target"))} 达不到：${code(p("model"))} 在 ${p("gpus")} × ${code(p("gpu"))} 上，即使不排队也要 ${p("time")}。`,
    "放宽目标，或用更多、更快的 GPU",
  ],
  "serving-without-flop": (p) => [
    `${code(p("name"))} 不做乘法运算：速度只按访存量估算，不用 GPU 也可能同样快。`,
    "若有实测值，在 `formulas` 中给出 `serving.replica_requests`",
  ],
  "serving-without-gpu": () => ["推理服务需要指定 GPU。", "加上 `gpu: L40S`，或写 `resources.gpus` 里的名称"],
  "serving-without-requests": () => [
    "没有说明请求的长度，推理成本无法准确估算。",
    "加上 `request: { input: 2000 token, output: 300 token }`",
  ],
  "stock-target": (p) => [
    `${code(p("name"))} 是逐月累积的存量，风险只能作用于流入或流出。`,
    "改写成流量，例如 `revenue`、`churn`",
  ],
  "task-needs-time": (p) => [`任务 ${code(p("task"))} 没有写工期。`, "加上 `takes: 2 to 5 month`，或 `takes: training`"],
  "task-or-milestone": () => [
    "计划中的每一项要么是 `task`，要么是 `milestone`。",
    "写成 `{ task: tune, takes: 2 to 5 month }` 或 `{ milestone: launch, after: tune }`",
  ],
  "tiers-order": (p) => [
    `网络 ${code(p("name"))} 连接的设备不比前一层多。`,
    "从最近的网络写起，`size` 逐层增大；最后一层可以不写",
  ],
  "training-data-unit": (p) => [
    `数据 ${code(p("name"))} 按 ${code(p("unit"))} 计量，而这个模型的训练按${p("wanted") === "token" ? " token " : "样本"}计量。`,
    p("wanted") === "token"
      ? "用 `per_sample` 写明每个样本的 token 数，或直接给出 token 总数"
      : "按样本（image、record）给出数据量，或写 `training: { samples: 100万 sample }`",
  ],
  "training-memory": (p) => [
    `训练 ${code(p("model"))}（${p("method")}）时，${p("gpus")} × ${code(p("gpu"))} 每卡需要 ${p("need")}，可用 ${p("have")}。`,
    "用更多或更大的 GPU，或改用 `method: lora`",
  ],
  "training-needs-per-sample": () => [
    "语言模型按 token 计量，而这里没有说明每个样本有多少 token。",
    "加上 `per_sample: 500 token/sample`，或直接给出 `tokens`",
  ],
  "training-planned-twice": (p) => [
    `${code(p("task"))} 和 ${code(p("first"))} 都取训练的时长，而训练只有一次。`,
    "给其中一个单独写工期",
  ],
  "training-tokens-for-samples": (p) => [
    `${code(p("name"))} 按样本训练，而 ${code(p("key"))} 按 token 计量。`,
    "写成 `samples: 120万 image`，或列出按样本计量的数据",
  ],
  "training-without-flop": (p) => [
    `${code(p("name"))} 不做乘法运算，无法由计算量得出训练时长。`,
    "给出实测时长：`gpu_hours: 2 to 10 GPU-hour`",
  ],
  "training-without-gpus": () => ["训练需要指定 GPU。", "加上 `training: { gpus: [lab] }`，名称取自 `resources.gpus`"],
  "training-without-samples": (p) => [
    `没有说明 ${code(p("name"))} 用多少样本训练。`,
    "加上 `samples: 120万 image`，或在 `model: { data: [...] }` 中写数据名称",
  ],
  "training-without-tokens": () => [
    "没有说明训练要读多少数据。",
    "加上 `tokens: 1B token`，或在 `model: { data: [...] }` 中写数据名称",
  ],
  "trend-growth-steps": (p) => [
    `趋势 ${code(p("name"))} 的增速按月变化，而一个趋势只有一个速率。`,
    "写一个速率，用 `from` 或 `until` 限定它成立的时间",
  ],
  "trend-key-unfit": (p) => [
    p("sort") === "pack"
      ? `${code(p("name"))} 代表多项，${code(p("key"))} 不能对它们一并成立。`
      : p("sort") === "rule"
        ? `${code(p("name"))} 是一条法规，${code(p("key"))} 对它没有意义。`
        : `${code(p("name"))} 是价格趋势，${code(p("key"))} 对它没有意义。`,
    p("sort") === "pack"
      ? "写出具体的一项，例如 `{ name: token prices, growth: -30 %/year }`"
      : p("sort") === "rule"
        ? "法规可写 `from`、`cost`、`upkeep`、`delay`"
        : "趋势可写 `growth`、`acts_on`、`pass_through`、`floor`、`from`、`until`",
  ],
  "trend-no-rules": (p) => [
    `没有找到在 ${code(p("country"))} 对所有人工智能服务都适用的法规。`,
    `写出适用于您的法规（${someOf(p.list("known"))}），或自行描述：\`{ name: licence, from: month 12, cost: 20k USD, delay: 2 month }\``,
  ],
  "trend-twice": (p) => [`趋势 ${code(p("name"))} 写了两次。`, "只保留一处"],
  "trend-without-effect": (p) => [
    `趋势 ${code(p("name"))} 在各项目中没有作用对象。`,
    p.list("known").length === 0 ? "删去它" : `用 \`acts_on\` 写明作用于什么（例如 ${someOf(p.list("known"))}），或者删去它`,
  ],
  "trend-without-start": (p) => [
    `${code(p("name"))} 自 ${p("applies")} 起适用，而文件没有说明从何时开始。`,
    "在文件开头加上 `start: 2027-01`，或在此写 `from: month 12`",
  ],
  "trend-without-targets": (p) => [
    `${code(p("name"))} 是自定趋势，却没有说明作用于什么。`,
    "加上 `acts_on: [revenue.seats.price]`；`venturi explain FILE` 会列出所有数量",
  ],
  "unknown-channel": (p) => [
    `资源里没有渠道 ${code(p("name"))}。`,
    didYouMean(p, p.list("known").length === 0 ? "把它加入 `resources.channels`" : `已有：${someOf(p.list("known"))}`),
  ],
  "unknown-country": (p) => [
    `没有 ${code(p("name"))} 的税务数据。`,
    didYouMean(p, "写两个字母的国家代码，例如 `US`、`CN`，或自行给出税率"),
  ],
  "unknown-data": (p) => [
    `资源里没有数据集 ${code(p("name"))}。`,
    didYouMean(p, p.list("known").length === 0 ? "把它加入 `resources.data`" : `已有：${someOf(p.list("known"))}`),
  ],
  "unknown-gpu": (p) => [
    `目录中没有 ${code(p("name"))} 这种 GPU。`,
    didYouMean(p, "写 `H100-SXM`、`A100-80G`、`L40S` 这样的名称"),
  ],
  "unknown-line": (p) => [
    `没有收入项 ${code(p("name"))}。`,
    didYouMean(p, p.list("known").length === 0 ? "把它加入 `revenue`" : `已有：${someOf(p.list("known"))}`),
  ],
  "unknown-machine": (p) => [
    `目录中没有 ${code(p("name"))} 这种机器。`,
    didYouMean(p, "写 `DGX-H100`、`p5.48xlarge` 这样的名称，或者自行描述：`machine: { devices: 8, network: 400 Gbit/s }`"),
  ],
  "unknown-model": (p) => [
    `目录中没有模型 ${code(p("name"))}。`,
    didYouMean(p, "从目录中选，或用 `config:` 给出它的 `config.json`"),
  ],
  "unknown-pay": (p) => [
    `没有 ${code(p("role"))} 的薪酬数据。`,
    didYouMean(p, `请给出薪酬 ${code(p("key"))}，例如 \`2万 to 4万 元/人/月\``),
  ],
  "unknown-pool": (p) => [
    `${code(p("name"))} 不在 \`resources.gpus\` 中。`,
    didYouMean(p, p.list("pools").length === 0 ? "把它加进去" : `已有：${someOf(p.list("pools"))}`),
  ],
  "unknown-role": (p) => [
    `任务 ${code(p("task"))} 需要 ${code(p("name"))}，但没有人担任这个岗位。`,
    didYouMean(
      p,
      p.list("known").length === 0 ? "在 `resources.people` 或 `team.hires` 中加人" : `已有：${someOf(p.list("known"))}`,
    ),
  ],
  "unknown-target": (p) => [`风险所指的数量 ${code(p("name"))} 不存在。`, didYouMean(p, "`venturi explain FILE` 会列出所有数量")],
  "unknown-task": (p) => [
    `计划里没有任务或里程碑 ${code(p("name"))}。`,
    didYouMean(p, p.list("known").length === 0 ? "把它加入 `plan`" : `已有：${someOf(p.list("known"))}`),
  ],
  "unknown-trend": (p) => [
    `没有名为 ${code(p("name"))} 的趋势或法规。`,
    didYouMean(p, `已有：${someOf(p.list("known"))}；自定趋势要写 \`growth\` 和 \`acts_on\``),
  ],
  "key-alone": (p) => [
    `单有 ${code(p("key"))} 没有意义，还需要 ${anyOf(p.list("needs"))}。`,
    `补上 ${anyOf(p.list("needs"))}，或去掉 ${code(p("key"))}`,
  ],
  "keys-exclude": (p) => [`${code(p("key"))} 与 ${code(p("other"))} 说的是同一个价格。`, "只留一种，或分成两项收入"],
  "line-twice": (p) => [
    `这个项目里已有一项收入带 ${code(p("key"))}，${code(p("name"))} 是第二项。`,
    "把价格写进同一项的 `tiers`，或分成两个项目",
  ],
  "quota-uncounted": (p) => [
    `${code(p("key"))} 要有可计量的东西，而 ${code(p("name"))} 按客户计价。`,
    "按 token 或请求定价，例如 `8 USD/Mtoken`",
  ],
  "shares-over": (p) => [
    `${code(p("name"))} 的 ${code(p("key"))} 各份额之和为 ${p("sum")} %，不能超过 100 %。`,
    p("key") === "tiers" ? "调低一些；不属于任何一档的客户不购买" : "调低一些；没有列入的部分随完工开票",
  ],
  "split-unknown": (p) => [
    `${code(p("name"))} 对不同的 token 分别定价，却没有说明一次请求读写多少 token。`,
    "加上 `serving: { request: { input: 2000 token, output: 300 token } }`，或只写一个价格",
  ],
  "step-threshold": (p) => [
    `阶梯价从某个 token 量或请求量起算，${code(p("got"))} 不是这样的量。`,
    "写成 `0 token`、`100M token`，即每位客户每月的用量",
  ],
  "step-unit": (p) => [
    `这一档按 ${code(p("counted"))} 起算，价格却按 ${code(p("per"))} 计。`,
    `把起算量写成 ${code(p("per"))}，或按 ${code(p("counted"))} 定价`,
  ],
  "steps-order": (p) => [
    p("place") === "first"
      ? `第一档价格从零起算，这里是 ${code(p("got"))}。`
      : `各档须依次升高，${code(p("got"))} 不高于前一档。`,
    p("place") === "first" ? "写成 `0 token` 或 `0 request`；免费额度用 `free`" : "按从小到大排列",
  ],
  "trial-by-age": (p) => [
    `${code(p("name"))} 以试用开始，而 ${code(`churn.${p("key")}`)} 又按时长区分流失：试用后不付费的客户会被计算两次。`,
    `去掉 ${code(`churn.${p("key")}`)}，或去掉试用`,
  ],
  "unknown-worker": (p) => [
    `${code(p("line"))} 的工作由 ${code(p("name"))} 完成，但没有人担任这个岗位。`,
    didYouMean(
      p,
      p.list("known").length === 0 ? "在 `resources.people` 或 `team.hires` 中加人" : `已有：${someOf(p.list("known"))}`,
    ),
  ],
  "usage-needed": (p) => [
    `收入 ${code(p("name"))} 按 ${code(p("per"))} 计价，却没有说明用量。`,
    "加上 `usage: { requests: 4 to 12 request/seat/day }`",
  ],
}

/** 历法月份，或从开始数起的月份。 */
function month(text: string): string {
  return /^\d+$/u.test(text) ? `第 ${text} 个月` : calendar(text)
}

/** 全部请求都得到回答、副本数足够时为空。 */
function served(share: string, needed: string, replicas: string): string {
  const answered = share === "" || Number(share) >= 0.9995 ? "" : `全月只有 ${percent(share)} 的请求得到回答。`
  const missing = needed === "" ? "" : `连同余量共需 ${needed} 个副本，现有 ${replicas} 个。`
  return answered + missing
}
