/** 对 `serving` 的请求有什么不对，中文。 */
import type { ServingCode } from "./codes.ts"
import { anyOf, count, didYouMean, someOf } from "./phrases-zh.ts"
import { code, type Facts, type Sentence } from "./sentence.ts"

const metrics: Readonly<Record<string, string>> = {
  ttft: "首 token 延迟",
  tpot: "每输出 token 的时间",
  latency: "答完的时间",
  throughput: "吞吐量",
}

function unusedBecause(p: Facts): string {
  const reasons: Readonly<Record<string, string>> = {
    tokens: `${code(p("name"))} 读写的是 token`,
    samples: `${code(p("name"))} 取一个样本，给出一个结果`,
    own: `${code(p("name"))} 由自己部署；请把每次调用算作一个请求，把检索内容算入输入`,
    rented: `${code(p("name"))} 在提供商那里运行`,
  }
  return reasons[p("kind")] ?? code(p("name"))
}

export const servingMistakesZh: Readonly<Record<ServingCode, Sentence>> = {
  "serving-contradiction": (p) => [`${code(p("option"))} 与 ${code(p("other"))} 不能同用。`, "去掉其中一个"],
  "serving-does-not-fit": (p) => [
    `模型放不下：每块 ${code(p("gpu"))} 至少要 ${p("bytes")}，而只有 ${p("limit")}。`,
    p("nearest") === ""
      ? "换更大的 GPU、更低的精度（`--precision int4`），或者少限定一些布局"
      : `每个副本用 ${count(p("nearest"))} 块就放得下；更低的精度（\`--precision int4\`）也更省`,
  ],
  "serving-engine-gpu": (p) => [`${code(p("engine"))} 不能在 ${code(p("gpu"))} 上运行。`, `改用 ${anyOf(p.list("known"))}`],
  "serving-engine-model": (p) => [
    `${code(p("engine"))} ${p("kind") === "tokens" ? "不能部署逐个 token 输出的模型" : "只能部署逐个 token 输出的模型"}。`,
    `改用 ${anyOf(p.list("known"))}`,
  ],
  "serving-fleet-small": (p) => [
    `GPU 有 ${count(p("fleet"))} 块，而所给的方案要 ${count(p("needed"))} 块。`,
    `改为 ${code(`--gpus ${p("needed")}`)}，或者少限定一些布局`,
  ],
  "serving-gpu-count": (p) => [
    `GPU 的数量写了两次：${count(p("first"))} 和 ${count(p("second"))}。`,
    "只写一次：`--gpu 8xH100` 或 `--gpus 8`",
  ],
  "serving-hours-alone": () => ["分时负载是平均负载的比例，而这里没有给出平均负载。", "请同时给出 `--rate`，即这些小时的平均值"],
  "serving-layout-blocks": (p) => [
    `流水线有 ${p("pp")} 级，而模型只有 ${p("blocks")} 个块。`,
    `最多取 ${code(`--pp ${p("nearest")}`)}`,
  ],
  "serving-layout-expert-group": (p) => [
    `专家不能放在 ${p("ep")} 块 GPU 上：一层由 ${p("ranks")} 块共享。`,
    `改为 ${code(`--ep ${p("nearest")}`)}`,
  ],
  "serving-layout-experts": (p) => [
    p("experts") === "0" ? `该模型没有专家，${code("--ep")} 只能是 1。` : `${p("experts")} 个专家不能均分给 ${p("ep")} 块 GPU。`,
    `改为 ${code(`--ep ${p("nearest")}`)}`,
  ],
  "serving-layout-gpus": (p) => [
    `乘积 tp × pp × 副本数为 ${count(p("product"))}，而 GPU 有 ${count(p("count"))} 块。`,
    "每一项都要整除 GPU 数，乘积等于 GPU 数：去掉其中一项",
  ],
  "serving-layout-heads": (p) => [
    p("heads") === "0" ? `该模型没有注意力头，${code("--tp")} 只能是 1。` : `${p("heads")} 个注意力头不能切成 ${p("tp")} 份。`,
    `改为 ${code(`--tp ${p("nearest")}`)}`,
  ],
  "serving-load-missed": (p) => {
    const of = (figure: string): string => (p("unit") === "users" ? `${figure} 个用户` : `每秒 ${figure} 个请求`)
    return [
      p("reachable") === "0"
        ? `承诺之内无法承载${of(p("wanted"))}。`
        : `${of(p("wanted"))}太多：${p("promise") === "" ? "" : "承诺之内"}可承载${of(p("reachable"))}。`,
      p("promise") === "" ? "增加 GPU（`--gpus`）" : "增加 GPU（`--gpus`），或放宽承诺（`--ttft`、`--tpot`）",
    ]
  },
  "serving-measured-alone": () => [
    "实测结果属于测量时的 GPU 数和负载。",
    "请同时给出 `--gpus` 和 `--concurrency`、`--rate` 或 `--offline`，以及已知的布局",
  ],
  "serving-measured-apart": (p) => [
    `实测的${metrics[p("what")] ?? p("what")} ${p("own")} 与给出的其他信息不符：这一方案最接近的结果是 ${p("reached")}。`,
    "请核对：是否都在同一负载下、以同样的 GPU、布局和精度测得",
  ],
  "serving-option-unused": (p) => [`${code(p("option"))} 在这里不起作用：${unusedBecause(p)}。`, "去掉它"],
  "serving-precision": (p) => [
    `${anyOf(p.list("gpu"))} 不能以 ${code(p("precision"))} 部署。`,
    `可以用 ${anyOf(p.list("known"))}`,
  ],
  "serving-price-unknown": (p) => [
    `无法给出费用，也无法比较自建与购买：目录中没有 ${someOf(p.list("gpu"))} 的${p("term") === "owned" ? "购买" : "租用"}价格。`,
    p("term") === "owned"
      ? "把 `--owned` 换成每小时的全部成本，例如 `--price 0.8`，或去掉它按租金计算；也可以用设备文件写明 `purchase: 8k USD/GPU`"
      : "给出每小时的价格，例如 `--price 2.5`",
  ],
  "serving-promise-missed": (p) => [
    `达不到承诺：要求${metrics[p("metric")] ?? p("metric")}为 ${p("wanted")}，最好只能到 ${p("reachable")}（${p("gpus")} 块 ${code(p("gpu"))}，tp ${p("tp")}）。`,
    "按此承诺，或换更快的 GPU、更低的精度",
  ],
  "trace-column": (p) => [
    `请求记录里没有 ${code(p("column"))} 这一列。`,
    didYouMean(p, "在第一行写明列名 `arrival`、`input` 和 `output`"),
  ],
  "trace-empty": (p) => [`${code(p("file"))} 里没有请求。`, "在列名下面，每行写一个请求"],
  "trace-left-out": (p) => [
    `${code(p("file"))} 里没有输入或没有输出的请求不计入，共 ${count(p("count"))} 个。`,
    "它们可能在记录时就已失败",
  ],
  "trace-time": (p) => [
    `${code(p("column"))} 列在这里不是时间：${code(p("got"))}。`,
    "写成秒数，例如 `12.5`，或日期和时间，例如 `2026-03-01 08:15:46.5`",
  ],
  "trace-tokens": (p) => [`${code(p("column"))} 列在这里不是 token 数：${code(p("got"))}。`, "写一个不小于零的整数"],
}
