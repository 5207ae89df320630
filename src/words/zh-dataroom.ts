/** The sentences of the data room, in Chinese. */
import type { DataroomCode } from "./codes.ts"
import type { DataroomWords } from "./dataroom-words.ts"
import { anyOf, count, didYouMean, led, spaced } from "./phrases-zh.ts"
import { code, type Facts, type Sentence } from "./sentence.ts"

function listed(names: readonly string[]): string {
  return `${names.slice(0, 12).join("、")}${names.length > 12 ? " 等" : ""}`
}

export const dataroomZh: DataroomWords = {
  about: {
    profile: "说明各种文件里有什么：文本、JSONL、CSV、Parquet、图像、标注框、评分、网页",
    drift: "检验两份数据的分布是否一致",
    card: "写出 Markdown 数据卡片",
  },
  source: "文件，或按类别分文件夹存放图像的文件夹",
  before: "较早的文件，或训练所用的文件",
  after: "较新的文件",
  options: {
    target: "要预测的列（默认：名为 label、target、class、category、标签或类别的列）",
    text: "文本列：A,B（默认：看起来是文本的列）",
    as: "csv、jsonl、text、parquet、ratings、images、coco 或 web（默认按文件名和内容判断）",
    seed: "文件过大、只抽取部分行时的随机种子（默认 1）",
    alpha: "所有列合计，没有漂移却判为有的概率（默认 0.05）",
    output: "要写的文件，绝不覆盖已有文件；不给则写到标准输出",
  },
  formats: {
    csv: "CSV",
    jsonl: "JSON Lines",
    text: "纯文本",
    parquet: "Parquet",
    ratings: "评分数据",
    images: "按类别存放的图像",
    coco: "图像标注框（COCO）",
    web: "网页存档（WARC）",
  },
  scripts: {
    latin: "拉丁字母（太短，无法判断）",
    cyrillic: "西里尔字母（太短，无法判断）",
    arabic: "阿拉伯字母（太短，无法判断）",
    devanagari: "天城文（太短，无法判断）",
    none: "没有文字",
  },
  sections: {
    read: "读入的数据",
    text: "文本",
    twice: "重复",
    personal: "个人信息",
    licence: "许可",
    target: "预测目标",
    ratings: "评分",
    enough: "多少才够",
    columns: "各列",
    open: "数据本身说明不了的",
  },
  columns: {
    kind: "类型",
    column: "列",
    found: "处数",
    rows: "行数",
    first: "首次出现的行",
    class: "类别",
    share: "占比",
    bits: "比特",
    p: "p",
    missing: "缺失",
    distinct: "不同值",
    range: "最小至最大",
    part: "比较对象",
    test: "检验",
    statistic: "统计量",
    at: "差别最大处",
    index: "PSI",
    verdict: "漂移",
  },
  personal: {
    email: "电子邮箱",
    phone: "电话号码",
    residentId: "居民身份证号",
    card: "银行卡号",
    iban: "银行账号（IBAN）",
  },

  read: (format, size) => `${format}，${size}。`,
  sampled: (kept, rows) =>
    `文件太大，无法全部留在内存：各列的数字来自从 ${rows} 行中均匀抽取的 ${kept} 行；行数、重复和个人信息按全部行统计。`,
  textOf: (columns, texts) => `文本列 ${listed(columns)}：共 ${texts} 条。`,
  signs: (signs, words, size) => `${signs} 个字符，${words} 个词（汉字一字算一词），按 UTF-8 为 ${size}。`,
  tokens: (tokens, other, chinese) =>
    `约 ${tokens} 个 token：一个字符按 ${other} 个计，中日韩文字一字按 ${chinese} 个计（DeepSeek 公布的比例；其他分词器可能相差三分之一）。`,
  lengths: (median, high, most) => `一半文本不超过 ${median} 个字符，95 % 不超过 ${high} 个，最长 ${most} 个。`,
  languages: (shares) => `语言：${shares.join("，")}。`,
  language: (name, share) => `${name} ${share}`,
  exact: (rows, isEstimate) => `${isEstimate ? "约" : ""}有 ${rows} 行与前面的某一行完全相同`,
  exactNone: "没有与前面某一行完全相同的行。",
  repeats: (pairs) => `${pairs.map(([row, earlier]) => `第 ${row} 行与第 ${earlier} 行相同`).join("，")}。`,
  near: (compared, rows) =>
    rows === "0"
      ? `比较了 ${compared} 条文本，没有与前文近似重复的。`
      : `比较了 ${compared} 条文本，其中 ${rows} 条与前面的某一条相同或近似重复。`,
  nearPair: (row, earlier, share) => `第 ${row} 行与第 ${earlier} 行有 ${share} 的连续词组相同。`,
  personalNone: "按格式和校验位没有找到个人信息。姓名和住址无法这样找出。",
  personalNote: "按格式查找，有校验位的还核对校验位；姓名和住址无法这样找出。",
  cardNote: "位数相同的任意数字，有十分之一会碰巧通过银行卡校验。",
  licenceNone: "数据没有说明适用什么许可。",
  licenceRows: (name, rows) => `${name}：${rows} 行。`,
  licenceMissing: (rows) => `未说明：${rows} 行。`,
  licenceFiles: (files) => `见文件 ${listed(files)}。`,
  classes: (column, classes, missing) => `${column}：${classes} 个类别${missing === "0" ? "" : `，缺失 ${missing} 行`}。`,
  parted: (column, parts) => `${column}：数值，按行数大致相等分成 ${parts} 段来比较。`,
  moreClasses: (rest) => `……另有 ${rest} 个类别。`,
  entropy: (bits, majority) => `熵为 ${bits} 比特；总是猜最常见的类别，准确率为 ${majority}：模型必须更好才有价值。`,
  told: (column) => `各列单独能说明 ${column} 多少（互信息，已按 Miller–Madow 校正偏差；p 值来自 G 检验，经 Holm 校正）：`,
  toldNothing: "没有其他列可以与它比较。",
  leak: (column, target) => `单凭${spaced(column)}就几乎能确定${led(target)}：预测时它是否已知？还是它本身就是结果？`,
  skipped: (columns) => `几乎每行取值都不同，未比较：${listed(columns)}。`,
  contradictions: (rows, row, earlier) =>
    `有 ${rows} 行与前面的某一行其余内容相同而标签不同，例如第 ${row} 行与第 ${earlier} 行。`,
  acrossSplits: (images, row, earlier) =>
    `有 ${images} 张图像同时出现在两个划分中，例如第 ${row} 张与第 ${earlier} 张：在它们上测得的结果偏高。`,
  ratingCounts: (users, items, density) => `${users} 个用户，${items} 个物品；其中 ${density} 的组合有评分。`,
  ratingMedians: (perUser, perItem, head) =>
    `一半用户的评分不超过 ${perUser} 条，一半物品不超过 ${perItem} 条；评分最多的十分之一物品占全部评分的 ${head}。`,
  ratingSpread: (mean, spread) => `平均分为 ${mean}；总是猜平均分，均方根误差为 ${spread}：推荐模型必须更好才有价值。`,
  ratingRepeats: (pairs) => `有 ${pairs} 对用户与物品评了不止一次。`,
  precision: (heldBack, points, needed) =>
    `留出五分之一为 ${heldBack} 行：在其上测得的比例误差为 ±${points} 个百分点（95 %）。要达到 ±2 个百分点，总共需要 ${needed} 行。`,
  rarest: (name, rows, points, needed) =>
    `最少的类别${spaced(name)}有 ${rows} 行：其召回率的误差为 ±${points} 个百分点。要达到 ±5 个百分点，该类需要 ${needed} 行。`,
  regression: (parameters, needed, rows, isEnough) =>
    `用 ${parameters} 列做逻辑回归，按 Riley 等人（2020）的标准需要 ${needed} 行（假定能解释可解释部分的 15 %）；现有 ${rows} 行${isEnough ? "，足够" : ""}。`,
  tokensEnough: (tokens, parameters) =>
    `${tokens} 个 token 恰好可以从头训练 ${parameters} 个参数的模型（每个参数 20 个 token，Hoffmann 等人，2022）；微调更大的模型所需更少。`,
  cold: (share, few) => `${share} 的用户评分少于 ${few} 条：对他们只能推荐热门物品。`,

  parts: { values: "取值", length: "长度", language: "语言", missing: "缺失" },
  tests: { kolmogorov: "Kolmogorov–Smirnov", chiSquare: "卡方" },
  shifts: { none: "很小", some: "有一些", large: "很大" },
  drifted: (columns, before, after) => `${led(after).trimStart()} 与${spaced(before)}在以下列上不同：${listed(columns)}。`,
  still: (before, after) => `看不出${spaced(before)}与${spaced(after)}有差别。`,
  driftRows: (before, after) => `之前 ${before} 行，之后 ${after} 行。`,
  gone: (columns) => `只在第一份中有：${listed(columns)}。`,
  come: (columns) => `只在第二份中有：${listed(columns)}。`,
  notCompared: (columns) => `几乎每行取值都不同，或其中一份整列为空，未比较：${listed(columns)}。`,
  driftMethod: (alpha) =>
    `数值用双样本 Kolmogorov–Smirnov 检验，类别用卡方检验；p 值经 Holm 校正，整张表误报的概率不超过 ${alpha}。PSI 为群体稳定性指标，低于 0.1 为很小，0.25 起为很大。`,
  isDrift: { yes: "是", no: "否" },

  cardTitle: (file) => `数据卡片：${file}`,
  cardMade: (date) => `由 Venturi 于 ${date} 根据数据本身统计。`,
  open: [
    "数据由谁收集，来自谁，为了什么目的？",
    "使用的依据是什么：同意、合同、许可还是法律规定？哪些用途不允许？",
    "标签是怎样标注的，由谁标注，两个人标注的一致率是多少？",
    "哪些人没有出现在数据里，用它训练的模型对谁会更差？",
    "数据保存多久，谁可以要求删除，由谁负责？",
  ],
  openLead: "以下问题没有文件能够回答，把数据交给别人之前应在此写明（参照 Gebru 等人《Datasheets for Datasets》，2021）。",
}

const broken: Readonly<Record<string, string>> = {
  nan: "JSON 中没有 NaN 和 Infinity",
  object: "它是 JSON，但不是对象",
  syntax: "它不是 JSON",
}

const fixes: Readonly<Record<string, string>> = {
  nan: "没有数值的地方请写 `null`（pandas 可用 `df.to_json(orient='records', lines=True)`）",
  object: '每行写一个对象：`{"text": "…"}`',
  syntax: "检查是否有被截断的行，或缺少的引号",
}

const boxes: Readonly<Record<string, (p: Facts) => string>> = {
  image: (p) => `所指的图像 ${code(p("got"))} 不在列表中`,
  category: (p) => `所指的类别 ${code(p("got"))} 不在列表中`,
  shape: (p) => `没有由四个数组成、带宽和高的框：${code(p("got"))}`,
  outside: (p) => `超出了图像范围（${p("got")} 像素）`,
}

const web: Readonly<Record<string, string>> = {
  cut: "在记录中间中断",
  head: "在该处不是 WARC 记录",
}

function more(p: Facts): string {
  const rest = Number(p("count")) - 1
  return rest > 0 ? `另有 ${count(String(rest))} 处同样如此。` : ""
}

export const dataroomMistakesZh: Readonly<Record<DataroomCode, Sentence>> = {
  "dataroom-binary": (p) => [
    `${code(p("file"))} 不是文本：其中有零字节。`,
    "请用 `--as` 指明格式，或给出文本、JSONL、CSV 或 Parquet 文件",
  ],
  "dataroom-box": (p) => `${code(p("file"))} 的第 ${p("row")} 条标注${boxes[p("kind")]?.(p) ?? ""}。${more(p)}`,
  "dataroom-coco": (p) => [
    `${code(p("file"))} 不是 COCO 文件：没有 ${anyOf(p.list("missing"))} 列表。`,
    "请给出 COCO 标注，或每行一个对象的 JSONL（`jq -c '.[]'` 可把列表转成 JSONL）",
  ],
  "dataroom-columns": (p) => [
    `${code(p("file"))} 有 ${count(p("columns"))} 列，最多读 ${count(p("most"))} 列。`,
    "请去掉不需要的列",
  ],
  "dataroom-empty": (p) => [`${code(p("file"))} 里没有任何行。`, "请确认文件是否正确"],
  "dataroom-encoding": (p) => [
    `${code(p("file"))} 第 ${count(p("line"))} 行不是 UTF-8${p("seems") === "" ? "" : `，看起来是 ${p("seems")}`}${p("mixed") === "" ? "" : "，而前面的行是 UTF-8"}。`,
    p("mixed") === ""
      ? `请转换编码：\`iconv -f ${p("seems") === "" ? "编码" : p("seems")} -t UTF-8\``
      : "文件混用了多种编码：请在合并之前分别转换",
  ],
  "dataroom-folder": (p) => [
    p("kind") === "file"
      ? `${code(p("file"))} 是文件；图像应放在文件夹里，每个类别一个子文件夹。`
      : `${code(p("file"))} 是文件夹；文件夹里只读图像。`,
    p("kind") === "file" ? "请给出文件夹" : "请给出其中的文件，或去掉 `--as`",
  ],
  "dataroom-format": (p) => [`${code(p("got"))} 不是可读的格式。`, didYouMean(p, `可用：${anyOf(p.list("known"))}`)],
  "dataroom-image-broken": (p) => [
    `${code(p("file"))} 中的 ${code(p("row"))} 不是可读的 PNG 或 JPEG，未计入。${more(p)}`,
    "请重新保存或删除",
  ],
  "dataroom-image-classless": (p) => [
    `${code(p("file"))} 中的 ${code(p("row"))} 不在任何类别的文件夹里。${more(p)}`,
    "请把每张图像放进以类别命名的文件夹",
  ],
  "dataroom-image-cut": (p) => [
    `${code(p("file"))} 中的 ${code(p("row"))} 不完整，没有到结尾。${more(p)}`,
    "请重新复制：读图程序会出错或显示灰块",
  ],
  "dataroom-image-huge": (p) => [
    `${code(p("file"))} 中的 ${code(p("row"))} 有 ${count(p("width"))} × ${count(p("height"))} 像素，多数程序会拒绝打开。${more(p)}`,
    "请缩小，或切成小块",
  ],
  "dataroom-json": (p) => [
    `无法读取 ${code(p("file"))} 第 ${count(p("line"))} 行：${broken[p("kind")] ?? ""}。该行开头是 ${code(p("near"))}。`,
    fixes[p("kind")] ?? "",
  ],
  "dataroom-kind-changed": (p) =>
    `${code(p("name"))} 之前是${p("from") === "date" ? "日期" : "数值"}，在 ${code(p("file"))} 中不是：按类别比较。`,
  "dataroom-long-line": (p) => [
    `${code(p("file"))} 第 ${count(p("line"))} 行超过 ${p("most")} 百万个字符。`,
    "请分行，每行一条文本或一个对象",
  ],
  "dataroom-many-files": (p) => [`${code(p("file"))} 中的文件超过 ${count(p("most"))} 个。`, "请随机抽取一部分"],
  "dataroom-nested": (p) => [
    `${code(p("file"))} 第 ${count(p("line"))} 行的嵌套超过 ${p("deepest")} 层，或使列数超过 ${count(p("columns"))}。`,
    "请写成扁平的对象，每行的键相同",
  ],
  "dataroom-no-common": (p) => [`${code(p("file"))} 与 ${code(p("other"))} 没有相同的列。`, "请给出列名相同的两个文件"],
  "dataroom-no-images": (p) => [
    `${code(p("file"))} 中没有可读的 PNG 或 JPEG 图像。`,
    "请给出按类别分文件夹的目录，例如 `train/cat/1.png`",
  ],
  "dataroom-not-finite": (p) =>
    `${code(p("file"))} 第 ${count(p("row"))} 行的 ${code(p("column"))} 是 ${p("value")}${Number(p("count")) > 1 ? `，这样的共 ${count(p("count"))} 行` : ""}。这样的单元格按缺失处理，请查明来源。`,
  "dataroom-parquet": (p) => [
    `${code(p("file"))} 不能按 Parquet 读取（${p("reason")}）。`,
    "请检查文件是否完整，结尾必须是 `PAR1`",
  ],
  "dataroom-ragged": (p) => [
    `${code(p("file"))} 第 ${count(p("row"))} 行有 ${p("got")} 格，应为 ${p("columns")} 格${Number(p("count")) > 1 ? `；这样的共 ${count(p("count"))} 行` : ""}。缺的按空格处理，多的不读。`,
    "含有分隔符的单元格请加引号",
  ],
  "dataroom-ratings": (p) => [
    `从列名看，${code(p("file"))} 不是评分数据：${anyOf(p.list("known"))}。`,
    "请把列命名为 user、item、rating",
  ],
  "dataroom-target": (p) => [
    `${code(p("file"))} 的 ${code(p("name"))} 无法预测：整列为空，或几乎每行取值都不同。`,
    "请用 `--target` 换一列",
  ],
  "dataroom-too-large": (p) => [`${code(p("file"))} 解压后超过 ${p("most")} GB。`, "请随机抽取一部分行，或分成几个文件"],
  "dataroom-unreadable": (p) => [`${code(p("file"))} 没能读到结尾（${p("reason")}）。`, "请检查文件是否完整"],
  "dataroom-web": (p) => [
    `${code(p("file"))} ${web[p("kind")] ?? ""}：第 ${count(p("row"))} 条记录。`,
    "请给出完整的 WARC 或 WET 文件，压缩（`.gz`）与否均可",
  ],
}
