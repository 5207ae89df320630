/** The sentences on flips, failing and blows, in Chinese. */
import type { StressCode } from "./codes.ts"
import { anyOf, didYouMean, led, spaced } from "./phrases-zh.ts"
import { code, type Sentence } from "./sentence.ts"
import type { WhatIfWords } from "./what-if-words.ts"

/** At the head of a part, where nothing stands before it. */
const head = (text: string): string => spaced(text).trimStart()
const all = (items: readonly string[]): string =>
  items.map((item, k) => (k === 0 ? item : `，且${spaced(item)}`.trimEnd())).join("")

export const whatIfZh: WhatIfWords = {
  heading: "何时失败",
  opening: "结论在多大范围内成立：什么会改变选择，首选项目何时失败，冲击会造成什么后果。",
  titles: { flips: "选择的翻转点", failures: "何时失败", stress: "压力测试" },
  flips: {
    told: (takes, input, side, at, usual, likely) =>
      `${head(input)}${side === "below" ? "低于" : "高于"}${spaced(at)}时，${takes === null ? "保留现金更好" : `应改选${led(takes)}`}（中位数为${led(usual)}，发生概率${led(likely)}）。`,
    none: "没有哪一项输入能单独改变选择。",
    chart: (input) => `${head(input)}不同取值下的价值`,
    says: (best, other, at) => `${head(at)}处，${head(best)}与${spaced(other)}价值相同。`,
    caption: "使选择翻转的取值",
    columns: { input: "输入", usual: "中位数", at: "翻转点", probability: "概率", takes: "届时更好" },
    side: { below: (at) => `低于${led(at)}`, above: (at) => `高于${led(at)}` },
    keepsCash: "保留现金",
    mark: "翻转",
    note: "将一项输入固定在某个取值，与之相关的随之变动，其余照常抽样；决策保持已选的不变。",
  },
  failures: {
    rule: {
      ruin: (conditions, density, base, coverage) =>
        `${head(all(conditions))}时会破产：这类情形有${spaced(density)}以破产告终（总体为${led(base)}），占全部破产的${led(coverage)}。`,
      survival: (conditions, density, base, coverage) =>
        `${head(all(conditions))}时能活下来：这类情形有${spaced(density)}存活（总体为${led(base)}），占全部存活情形的${led(coverage)}。`,
      "lowest-tenth": (conditions, density, base, coverage) =>
        `${head(all(conditions))}时结果最差：这类情形有${spaced(density)}落入最差的一成（总体为${led(base)}），占最差一成的${led(coverage)}。`,
    },
    further: {
      ruin: (conditions, density, base, coverage) =>
        `除此之外，${head(all(conditions))}时会破产：破产比例为${led(density)}（其余情形总体为${led(base)}），另占全部破产的${led(coverage)}。`,
      survival: (conditions, density, base, coverage) =>
        `除此之外，${head(all(conditions))}时能活下来：存活比例为${led(density)}（其余情形总体为${led(base)}），另占全部存活情形的${led(coverage)}。`,
      "lowest-tenth": (conditions, density, base, coverage) =>
        `除此之外，${head(all(conditions))}时结果最差：落入最差一成的比例为${led(density)}（其余情形总体为${led(base)}），另占最差一成的${led(coverage)}。`,
    },
    none: {
      ruin: "没有简单的规则能说明何时破产：须多种因素同时出现。",
      survival: "没有简单的规则能说明何时存活：须多种因素同时出现。",
      "lowest-tenth": "没有简单的规则能说明何时结果最差：须多种因素同时出现。",
    },
    input: {
      atMost: (name, to) => `${head(name)}不高于${led(to)}`,
      atLeast: (name, from) => `${head(name)}不低于${led(from)}`,
      between: (name, from, to) => `${head(name)}在${spaced(from)}至${spaced(to)}之间`,
    },
    launch: {
      before: (month) => `上线早于${led(month)}`,
      from: (month) => `上线不早于${led(month)}`,
      between: (from, before) => `上线不早于${spaced(from)}、早于${led(before)}`,
      never: "未能上线",
    },
    event: {
      before: (name, month) => `风险“${name}”在${spaced(month)}之前发生`,
      notBefore: (name, month) => `风险“${name}”在${spaced(month)}之前没有发生`,
      between: (name, from, before) => `风险“${name}”首次发生不早于${spaced(from)}、早于${led(before)}`,
      ever: (name) => `风险“${name}”发生过`,
      never: (name) => `风险“${name}”没有发生`,
    },
    round: { fails: (name) => `融资“${name}”落空`, comes: (name) => `融资“${name}”到位` },
    caption: { ruin: "预示破产的规则", survival: "预示存活的规则", "lowest-tenth": "预示最差一成的规则" },
    columns: { conditions: "条件", density: "此类情形中", base: "比较范围内", coverage: "覆盖", support: "出现频率" },
    note: "规则用一半抽样以 PRIM 方法找出，数字由另一半抽样给出。“覆盖”是该规则解释的此类结果占全部的比例，“出现频率”是符合条件的情形所占的比例。第二条规则除“覆盖”外，各数字均只统计第一条规则以外的情形。",
  },
  stress: {
    builtIn: {
      revenue: (size) => `收入${led(size)}`,
      launch: (size) => `上线时间${led(size)}`,
      compute: (size) => `算力价格${led(size)}`,
      funding: () => "没有外部资金",
      churn: (size) => `流失率${led(size)}`,
      price: (size) => `价格${led(size)}`,
    },
    ofFile: (name) => `“${name}”`,
    scenario: (name) => `情景“${name}”`,
    worst: (blow, project, survival, before, worth) =>
      `最严峻的压力测试：${blow}。${head(project)}的存活率由${spaced(before)}变为${led(survival)}，价值为${led(worth)}。`,
    worstWorth: (blow, project, worth) => `最严峻的压力测试：${blow}。届时${spaced(project)}价值为${led(worth)}。`,
    changes: (cases) => `以下情形下应改选其他项目：${cases.map(({ blow, best }) => `${blow}（${best}）`).join("、")}。`,
    staysBest: (project) => `在每项测试中，${head(project)}都仍是最好的项目。`,
    breaks: (blows) => `使半数情形破产所需的冲击：${blows.join("；")}。`,
    broken: (project) => `即使没有任何冲击，${head(project)}也有半数情形以破产告终。`,
    timesAsHard: (blow, times) => `${blow}达到${spaced(times)}倍`,
    deadly: (a, b, survival) => `${head(a)}与${spaced(b)}同时发生时，存活率只剩${led(survival)}；单独一项都不致使半数破产。`,
    caption: "压力测试",
    columns: { blow: "冲击", best: "届时最好", worth: "价值", survival: "存活率", breaking: "半数破产所需" },
    breaking: { broken: "已是如此", never: "不会" },
    asItIs: "按计划",
    note: "价值与存活率均指首选项目；决策保持已选的不变。每项冲击从头持续到尾。",
  },
}

export const stressMistakesZh: Readonly<Record<StressCode, Sentence>> = {
  "bad-stress": (p) => [
    `${p("got") === "" ? "此处" : code(p("got"))}不是对一个量的改变。`,
    "请写不低于 -100 % 的变动比例，或要加上的数额：`revenue: -30 %`、`launch: +6 months`",
  ],
  "stress-stock": (p) => [`${code(p("name"))} 是存量，会逐月累积，不能加上固定大小的冲击。`, "请改为冲击流入它或流出它的量"],
  "stress-fixed": (p) => [`${code(p("name"))}是待选的决策，或逐月写定，无法直接冲击。`, "请冲击由它算出的量"],
  "stress-target": (p) => [
    `没有哪个项目有 ${code(p("name"))} 这个量。`,
    didYouMean(p, `\`venturi explain FILE\` 会列出所有的量，例如 ${anyOf(["business.revenue", "launch"])}`),
  ],
}
