/** The sentences on choosing by more than the mean, in Chinese. */
import type { PreferenceCode } from "./codes.ts"
import { anyOf, didYouMean, led, spaced } from "./phrases-zh.ts"
import type { PreferenceWords } from "./preference-words.ts"
import { code, type Sentence } from "./sentence.ts"

/** At the head of a part, where nothing stands before it. */
const head = (text: string): string => spaced(text).trimStart()
const and = (items: readonly string[]): string =>
  items.length < 2 ? items.join("") : `${head(items.slice(0, -1).join("、"))}与${led(items.at(-1) ?? "")}`

export const preferenceZh: PreferenceWords = {
  heading: "按你的标准",
  titles: {
    dominance: "谁都不该选的项目",
    risk: "能承担多少风险",
    criteria: "按你的标准",
    front: "期望与存活",
  },
  captions: {
    certain: "不同风险容忍度下各项目的确定等值",
    certainByAversion: "按相对风险厌恶系数的确定等值",
    figures: "各项目在各标准上的表现",
    methods: "几种选法",
    weights: "让各项目居首的权重",
  },
  columns: {
    project: "项目",
    criterion: "标准",
    weight: "权重",
    worth: "得分",
    tolerance: "风险容忍度",
    aversion: "相对风险厌恶",
    weighted: "加权和",
    topsis: "TOPSIS",
    first: "居首（SMAA）",
    firstAny: "任意权重居首",
    confidence: "把握",
    expected: "期望",
    survival: "存活",
    decisions: "决策",
    kept: "保留现金",
  },
  dominated: {
    statewise: (worse, better) => `谁都不该选${led(worse.join("、"))}：在任何一个样本中都不胜过${led(better)}。`,
    first: (worse, better) => `谁都不该选${led(worse.join("、"))}：无论指望拿到多少，${head(better)}达到的概率都不低。`,
    second: (worse, better) =>
      `厌恶风险的人都不该选${led(worse.join("、"))}：${head(better)}的平均值不低，而且无论需要多少，平均缺口都更小。`,
  },
  noneDominated: "没有哪个项目被另一个全面压倒：每个项目都有适合它的人。",
  always: (best, least) => `在各项目中，无论能承担的风险多小，${head(best)}始终最好（风险容忍度一直看到${led(least)}）。`,
  keeping: {
    from: (best, tolerance) =>
      `风险容忍度高于${spaced(tolerance)}的人，选${spaced(best)}比保留现金更划算；其余的人保留现金更划算。`,
    always: (best) => `在看过的所有风险容忍度下，${head(best)}都比保留现金更划算。`,
    never: (best) => `对任何不追求风险的人，保留现金都比${spaced(best)}更划算。`,
  },
  until: (best, tolerance, half, next) =>
    `风险容忍度不低于${spaced(tolerance)}时，${head(best)}最好；如果一半机会赢${led(tolerance)}、一半机会输${spaced(half)}的赌注你已不肯接受，则应选${led(next)}。`,
  below: (tolerance, next) => `低于${spaced(tolerance)}时应选${led(next)}。`,
  certain: (best) => `这里没有不确定性，无论能承担多少风险，都是${spaced(best)}最好。`,
  meanOnly: (first) => `只看平均值则是${spaced(first)}最好。`,
  agree: (project) => `排名、加权和、SMAA 和 TOPSIS 都选${led(project)}。`,
  differ: (ranking, others) => `排名选${led(ranking)}；${others.join("；")}。`,
  byWays: (project, ways) => `${head(and(ways))}${ways.length > 1 ? "都" : ""}选${led(project)}`,
  ways: { objective: "排名", weighted: "加权和", acceptability: "SMAA", topsis: "TOPSIS" },
  ratios: "TOPSIS 看比例：某项标准上各项目相差的比例很小，无论权重多大，在那里都不起多大作用。",
  because: (criterion, weight, better, worse) =>
    `与${spaced(worse)}相比，最能为${spaced(better)}加分的是${led(criterion)}（权重${led(weight)}）。`,
  weightsFrom: {
    given: "权重取自文件，并归一化。",
    judged: "权重由两两比较得出（层次分析法，主特征向量）。",
    ordered: "权重只知先后次序：加权和取该次序下所有权重的中心。",
    open: "文件没有给出权重：加权和对各标准一视同仁，SMAA 则遍历所有权重。",
  },
  consistent: (ratio) => `两两比较大体一致：一致性比率为${led(ratio)}。`,
  inconsistent: (ratio) => `两两比较互相矛盾：一致性比率为${led(ratio)}，超过十分之一。`,
  anyWeights: (project, share) => `遍历所有权重，${head(project)}在其中${spaced(share)}的权重下居首。`,
  rank: (place) => ["第一", "第二", "第三", "第四", "第五"][place - 1] ?? `第 ${place} 位`,
  says: {
    ranks: (project, share) => `${head(project)}居首的次数最多，占结果与权重抽样的${led(share)}。`,
    surer: (project, expected, survival) =>
      `换成试过的另一组决策，${head(project)}的存活概率可达${led(survival)}，期望为${led(expected)}。`,
    front: (best, expected, survival) => `${head(best)}的期望为${led(expected)}，存活概率为${led(survival)}。`,
  },
  charts: { ranks: "各项目居各名次的频率", front: (objective) => `存活概率与平均${led(objective)}` },
  best: "最优决策",
  tried: "试过的其他决策",
  notes: {
    certain:
      "确定等值：对具有该风险容忍度的人来说，与项目同样值得的一笔确定金额（指数效用）；每行最好的以粗体标出。风险容忍度即你刚好愿意接受的最大赌注：一半机会赢得这个数，一半机会输掉它的一半。",
    aversion: "系数为零即只看平均，为一即看对数；低于零的金额按几乎为零计，因此从一起，落得一无所有的可能性就起决定作用。",
    methods:
      "加权和：权重乘以得分再相加。SMAA：每个样本都用自己的数值和权重重算加权和，项目居首的频率；任意权重：遍历所有可能的权重；把握：在对它最有利的那组权重下居首的频率。TOPSIS：离各标准最好的数值有多近，离最差的有多远。",
    worth: "每项标准的得分：数值最差的项目为零，最好的为一，其余按比例折算。",
    ranks: "在全部结果和文件给出的权重中统计名次，并列者平分。",
    front: "越靠右上方，两方面都越好。",
    tried: "菱形是各项目的最优决策，方块是在较少样本上试过的其他决策。越靠右上方，两方面都越好。",
  },
  opening: "排名只看一个数。本章看还有什么会左右选择。",
}

export const preferenceMistakesZh: Readonly<Record<PreferenceCode, Sentence>> = {
  "bad-judgement": (p) => [
    `${code(p("got"))} 不是两个标准之间的比较。`,
    "写明前者的重要程度是后者的几倍，取 1/9 到 9：`fit over survival: 3`",
  ],
  "bad-risk-tolerance": () => [
    "风险容忍度是一笔大于 0 的固定金额。",
    "写你刚好愿意接受的最大赌注（一半机会赢得它，一半机会输掉它的一半）：`riskTolerance: 1M USD`",
  ],
  "criterion-quantity": (p) => [
    `标准 ${code(p("criterion"))} 要用 ${code(p("name"))}，而 ${anyOf(p.list("projects"))} 没有这个数量。`,
    didYouMean(p, "写每个项目都有的数量，或改用 `scores`"),
  ],
  "criterion-score-missing": (p) => [
    `标准 ${code(p("criterion"))} 没有给 ${anyOf(p.list("projects"))} 打分。`,
    "在 `scores` 下给每个项目写一个数或一个区间",
  ],
  "criterion-source": () => [
    "每个标准要么用 `scores` 给各项目打分，要么用各项目的一个 `quantity`（需要其中某个数值时再加 `at`）。",
    "写成 `{ scores: { assistant: 7 to 9, … } }` 或 `{ quantity: survival }`",
  ],
  "criterion-unknown": (p) => [
    `标准 ${code(p("criterion"))} 未被采用：有的项目在这一项上的数值未知，或不是有限的数。`,
    "看哪些样本没有数值：`venturi run FILE`",
  ],
  "criterion-weights": () => [
    "所有标准的权重要用同一种方式给出：都写 `weight`，都写 `order`，或用 `judgements` 两两比较。",
    "统一用同一个键，或全部去掉",
  ],
  "judgement-missing": (p) => [
    `还有标准没有两两比较：${p.list("pairs").map(code).join("、")}${Number(p("more")) > 0 ? ` 等（另有 ${p("more")} 对）` : ""}。`,
    "补上这些比较",
  ],
  "judgement-twice": (p) => [
    `${code(`${p("over")} over ${p("under")}`)} 已经比较过，或两边是同一个标准。`,
    "每一对只保留一次比较",
  ],
  "judgements-inconsistent": (p) => [
    `两两比较互相矛盾（一致性比率 ${p("ratio")}，超过 0.1）：${code(`${p("over")} over ${p("under")}`)} 判为 ${p("given")}，而其余比较合起来应为 ${p("implied")}。`,
    "重新考虑这一对",
  ],
  "two-risk-attitudes": () => ["`riskAversion` 和 `riskTolerance` 是同一件事的两种说法。", "只保留其中一个"],
}
