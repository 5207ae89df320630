/** What the command line says of itself, in Chinese. */
import type { CliWords } from "./cli-words.ts"
import { count, wholeNumber } from "./phrases-zh.ts"

const meant = (nearest: readonly string[]): string => (nearest.length === 0 ? "" : `是否想写 ${nearest.join(" 或 ")}？`)

export const cliZh: CliWords = {
  usage: "用法：",
  commandsTitle: "命令：",
  argumentsTitle: "参数：",
  optionsTitle: "选项：",
  about: "面向 AI 大模型创业的编译器：读入一个文本文件，告诉你该选哪个项目。",
  commands: {
    init: "问十个问题，写出一个项目文件",
    check: "检查项目文件里有什么错",
    run: "计算各个数量及其不确定性",
    plan: "说明选哪个项目、为什么、下一步做什么",
    compare: "说明两个文件或两个情景有何不同，每处改动各占多少",
    costs: "分类列出各项目的花费，并找出可以省下的",
    explain: "把一个数追溯到公式和来源",
    solve: "找出某个输入或决策取什么值，条件才开始成立",
    report: "把方案写成可展示的文档：网页、Markdown、表格或 JSON",
    model: "清点一个模型：参数、运算量和显存，逐层给出",
    models: "列出有名称可用的模型，或某项任务可用的模型",
    training: "规划训练：在给定设备上的布局、时间、显存与费用",
    serving: "规划模型部署：在承诺的延迟下承载多少用户、百万 token 的成本、该买什么",
    data: "看数据里有什么：表格、文本、图像、评分；下级命令说明表格显示了什么",
    trends: "价格与法规的走向、毛利率何时失守、主因是哪个趋势",
    sources: "列出用到的默认值、距今多久、先换掉哪些",
  },
  arguments: {
    file: "项目文件，例如 venture.yaml",
    newFile: "要写的文件；不写则为 venture.yaml",
    first: "项目文件，或其中一个情景：venture.yaml@slow",
    second: "另一个；@slow 指第一个文件的情景",
    model: "模型名称、它的 config.json 或所在文件夹，或层描述文件",
    filter: "模型或系列名称的一部分",
    quantities: "数量名称；不写则给出文件定义的全部数量",
    project: "文件中的项目；不写则为全部项目",
    quantity: "数量名称；不写则列出全部数量",
  },
  options: {
    json: "在标准输出上给出一个 JSON 文档",
    lang: "语言：en 或 zh（默认随系统）",
    quiet: "只显示要点",
    noColor: "不用颜色",
    samples: "样本数（默认 1 万）",
    threads: "计算所用的线程数（默认与本机可同时运行的线程数相同）",
    seed: "随机种子（默认 1）",
    until: "不断增加样本，直到均值足够准：'PROJECT.value +- 1 %, PROJECT.ruin at end +- 0.5 %'，最多一千万个",
    scenario: "采用文件中某个情景的取值",
    set: "换一个值，例如 --set 'price=200 元/月'；可重复",
    depth: "向下展开的层数（默认 3；用 --json 时全部展开）",
    format: "text 或 md（供合并请求使用的 Markdown，默认 text）",
    program: "显示编译优化前后的计算图",
    matters: "列出对该数量影响最大的输入：方差占比、导数、取值两端的结果",
    month: "逐月数量要看的月份：从 0 起的序数，或 2027-03（默认最后一个月）",
    asOf: "时间算到哪一天，例如 2026-11-24（默认今天）",
    output: "要写入的文件：.html、.md、.csv 或 .json，可重复",
    for: "要求解的输入：常数、决策、区间或资源，例如 price",
    suchThat: "要成立的条件，例如 'ruin at end < 5 %' 或 'mean(value) > 200万 元'",
    project: "针对哪个项目（默认取最佳项目）",
    between: "在什么范围内找，例如 '5 to 60 USD/seat/month'",
    best: "在每个取值上重新选择其他决策",
    sequence: "序列的 token 数（默认最多 4,096，模型更短时取模型的长度）",
    image: "图像的高和宽，例如 224x224",
    frames: "视频的帧数",
    batch: "一步训练的样本数（默认 1）",
    classes: "要区分的类别数",
    loraRank: "低秩适配器的秩（默认 16）",
    loraTargets: "加适配器的矩阵：attention、linear（默认），或 query、key、value、output、gate、up、down、other 中的几个",
    precision: "fp32、bf16（默认）、fp16、fp8、int8 或 int4；fp32 时激活和状态为 32 位，其余为 16 位",
    tuning: "训练哪些参数：full（默认）、lora、qlora 或 head",
    attention: "causal（默认）：被掩码遮住的不计；full：全部计入",
    blocks: "展开几层块（默认 0；--json 给出所有层）",
    family: "只看一个系列，例如 resnet",
    library: "只看一个库：transformers、torchvision、timm、ultralytics、diffusers 或 paper",
    task: "某项任务可用的模型、数据和已发表的结果，例如 detection",
    least: "参数至少多少，例如 7B",
    most: "参数至多多少，例如 100M",
    gpu: "设备，如 H100-SXM 或 8xH100，或自己的设备文件（docs/devices.md）",
    gpus: "总数（默认取放得下的最少数量）",
    machine: "所在的机器，如 DGX-H100（默认取常见的一种）",
    microBatch: "一个副本一次处理的样本数",
    globalBatch: "一步的样本数，所有 GPU 合计（默认约 200 万 token；微调时 64 个样本）",
    tokens: "整个训练的 token 数（或样本数），如 300B：给出时间与费用",
    tp: "张量并行",
    pp: "流水线并行：级数",
    dp: "数据并行：副本数",
    cp: "上下文并行",
    ep: "专家并行",
    vpp: "每个流水级持有的层块数（交错调度）",
    zero: "ZeRO 阶段，切分优化器状态、梯度与权重：0、1、2 或 3",
    trainingPrecision: "矩阵乘法的精度：bf16、fp16、fp8、fp4、fp32 或 tf32（默认 bf16，设备支持时）",
    recompute: "反向传播时重新计算什么：none、selective 或 full",
    sequenceParallel: "矩阵乘法以外的激活也按张量并行切分",
    noSequenceParallel: "不切分",
    optimizer: "adamw（默认）、adamw-8bit、adafactor、sgd 或 muon",
    method: "pretrain（默认）、full、lora 或 qlora",
    framework: "megatron、fsdp、deepspeed、maxtext 或 torch",
    offload: "放在主机内存中的部分：nothing（默认）、optimizer 或 everything",
    schedule: "流水线调度：1f1b（默认）或 zero-bubble",
    loader: "一台机器每秒读取并解码的样本数，例如 20k（默认：图像每块 GPU 约 2,100）",
    objective: "以什么为最优：time（默认）、cost 或 memory",
    measuredStep: "自己在该布局和 GPU 数（--gpus）下测得的一步秒数：用来校正估计",
    version: "显示版本号",
    help: "显示本帮助",
  },
  start: `从这里开始：

  venturi init                          回答十个问题，写好文件 venture.yaml

也可以自己写一个：

  venturi: 1
  currency: CNY
  resources:
    cash: 300万 元
  projects:
    自研:
      formulas: { value: = users * 400 元/客户, users: 5000 to 4万 客户 }
    授权:
      formulas: { value: 250万 to 600万 元 }

然后再问：

  venturi check venture.yaml            写得对吗？
  venturi plan venture.yaml             选哪个项目，为什么？
  venturi explain venture.yaml users    这个数从哪里来？

venturi --help 列出全部命令和选项。`,

  unknownCommand: (name, nearest) => `没有 ${name} 这个命令。${meant(nearest)}`,
  unknownOption: (name, nearest) => `这里没有 ${name} 这个选项。${meant(nearest)}`,
  missingArgument: (name) => `缺少参数 ${name}。`,
  missingValue: (option) => `选项 ${option} 需要一个值。`,
  tooMany: (command, whole) => `venturi ${command} 的参数太多了。${whole === null ? "" : `含有空格的值要加引号：${whole}`}`,
  badValue: (option, value, expected) => `${option} ${value}：需要${expected}。`,
  once: (option) => `${option} 只能有一个值，这里写了多次：请只写一次。`,
  conflict: (first, second) => `${first} 与 ${second} 不能同时使用，请去掉其中一个。`,
  month: (least, most) => ` ${least} 到 ${most} 之间的月份，例如 14 或 'month 14'，也可以写日历月份，例如 2027-03`,
  wholeNumber,
  language: " en 或 zh",
  folderOutput: (folder, file) => `${folder} 是文件夹，请写文件名，例如 ${file}。`,
  badOutput: (file, endings, nearest) => `${file}：报告文件的扩展名应为 ${endings.join("、")}。${meant(nearest)}`,
  pdfByBrowser: "PDF 由网页打印得到：先用 -o report.html 生成网页，再在浏览器中打印为 PDF。",
  needsOutput: "请指定输出文件，例如 -o report.html。",
  written: (file) => `已写入：${file}`,
  noPictures: (folder) =>
    `没有向 ${folder} 写入任何文件：图表展示自有服务器在负载下的表现，而这里没有规划自有服务器。请指定权重公开的模型，以及装得下它的 GPU。`,
  day: "一个日期，例如 2026-11-24",
  imageSize: "高和宽，例如 224x224，各不超过 100 000",
  oneOf: (words) => `以下之一：${words.join("、")}`,
  targets: (words) => ` attention、linear，或以下几个：${words.join("、")}`,
  secondsNeeded: "大于 0 的秒数",
  amountNeeded: "大于 0 的数，例如 300B、5M 或 3000亿",
  parameterCount: "数字，例如 7B、350M 或 1000000",
  pathAndValue: "名称、等号和值",
  seeHelp: (command) => `用法见 ${command} --help。`,

  moreErrors: (count) => `……另有 ${count} 处错误，用 --json 可全部列出。`,
  drawing: "正在抽样……",
  drawn: (share) => `正在抽样……${share}`,
  drawnSoFar: (samples) => `正在抽样……已抽取 ${count(samples)} 个`,
  progress: (share) => `正在比较项目…… ${share}`,
  internal: (message) =>
    `Venturi 出错了（${message}）。这是我们的问题，不是你的：请连同文件一起报告；设置 VENTURI_DEBUG=1 可查看出错位置。`,
}
