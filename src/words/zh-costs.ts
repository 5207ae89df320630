/** The sentences of `costs`, in Chinese. */
import type { CostsWords } from "./costs-words.ts"

/** 不足一块时只有均值可说。 */
function takenBack(least: string, most: string, isFew: boolean): string {
  return isFew ? `平均被收回不到一块（${least} 至 ${most}）` : `会被收回 ${least} 至 ${most} 块`
}

function quoted(ways: readonly string[]): string {
  return ways.map((way) => `“${way}”`).join("、")
}

export const costsZh: CostsWords = {
  title: (project, time) => `${project} 的成本（${time}）`,
  headings: { years: "逐年", savings: "可以省下的", worthMore: "更贵但更值的", dearer: "试过但更贵的" },
  columns: {
    cost: "成本",
    mean: "均值",
    share: "占比",
    customer: "每客户每月",
    request: "每请求",
    year: "",
    all: "合计",
    revenue: "收入",
    margin: "毛利率",
    saving: "节省办法",
    perYear: "每年",
  },
  range: "5% 至 95%",
  all: "全部成本",
  classes: { cogs: "营业成本", selling: "销售与市场", research: "研发", overhead: "管理及其他" },
  groups: {
    people: "人员",
    serving: "推理",
    machines: "自有机器",
    training: "训练",
    tasks: "计划任务",
    support: "客户支持",
    payments: "支付手续费",
    unpaid: "坏账",
    rules: "法规合规",
    lines: "其他成本项",
    risks: "风险",
    apart: "作用于全部成本的部分",
  },
  year: (number) => `第 ${number} 年`,
  ways: {
    "commit-1-year": "按年承诺租用 GPU",
    "commit-3-years": "按三年承诺租用 GPU",
    "spot-serving": "用竞价 GPU 做推理",
    "spot-training": "用竞价 GPU 做训练",
    provider: "换一家租同型号 GPU",
    region: "换一个地区租同型号 GPU",
    own: "购买 GPU",
    api: "不自建推理，改用 API",
    "cheaper-api": "换用更便宜的模型 API",
    "own-server": "不用 API，自建推理",
    quantise: "以更低精度部署",
    "smaller-model": "换用更小的模型",
    latency: "放宽生成速度的承诺",
    cache: "缓存提示词的公共开头",
  },
  wayTo: (way, to) => `${way}：${to}`,
  saves: (perYear, range, total) => `每年省 ${perYear}${range === "" ? "" : `（${range}）`}，全期共 ${total}。`,
  costsMore: (perYear, range, total) => `每年反而多花 ${perYear}${range === "" ? "" : `（${range}）`}，全期共 ${total}。`,
  loses: (share) => `有 ${share} 的样本得不偿失。`,
  value: (change, half) => `价值变动 ${change}${half === "" ? "" : `（± ${half}）`}。`,
  survival: (points) => `存活率变动 ${points}。`,
  points: (points) => `${points} 个百分点`,
  change: (path, from, to) => `改动：${path}${from === "" ? "" : ` 由 ${from}`} 改为 ${to}`,
  set: (set) => `可试：--set ${set}`,
  risk: "风险：",
  risks: {
    commit: (gpus, idle, ratio) =>
      `${gpus}，按按需价的 ${ratio} 付费，用不用都要付。需求不及预期时便闲置：平均有 ${idle} 的承诺用量无人使用。`,
    committed: (gpus, from) => `${from}起 ${gpus}`,
    spotServing: (gpus, least, most, isFew) =>
      `供应商提前两分钟通知即可收回。最忙的月份用到 ${gpus}，每月${takenBack(least, most, isFew)}，须有备用副本顶上。`,
    spotTraining: (gpus, time, least, most, isFew) =>
      `供应商提前两分钟通知即可收回。${gpus} 用 ${time}，其间${takenBack(least, most, isFew)}，未存档的部分要重算。`,
    provider: (provider, region, price, date) =>
      `${provider}${region === "" ? "" : `（${region}）`}报价 ${price}（${date}）。当日价格未必还在，数据也要交给另一家运营商，可能还在另一国。`,
    region: (provider, region, price, date) =>
      `${provider} 在 ${region} 报价 ${price}（${date}）。每次回答都要往返当地，数据也受当地法律管辖；当日价格未必还在。`,
    ownServer: (model, from, gpus, load) =>
      `由 ${model} 的公开版本代替 ${from} 作答：效果是否相当，须用自己的用例测试。最后一个月有 ${gpus} 无论有无请求都要付费（高峰小时负载 ${load}，均为均值），并须有人运维。`,
    own: (gpus, outlay, idle) =>
      `${gpus} 在上线当月一次付出 ${outlay}，不管需求如何；有 ${idle} 的时间闲置。期末转卖所得未计入。`,
    api: (model, provider, input, output, date) =>
      `${provider} 的 ${model}，读入 ${input}、生成 ${output}（${date}）。价格与条款随时可变，请求也要离开自己的机房。`,
    likeness: {
      same: "是同一个模型。",
      version: "是该模型的另一版本。",
      size: "是规模相近的另一个模型，先用自己的用例测试。",
    },
    lossless: (most) => `实测基本无损；留出至多 ${most} 的精度余量。`,
    quantised: (least, most) => `公开测试中精度损失 ${least} 至 ${most}；自己的用例可能更多。`,
    smaller: (share) => `参数量只有原来的 ${share}。`,
    loss: (loss) => `按缩放定律，同样数据下每个 token 的损失高 ${loss} nat；这意味着什么，要靠自己的测试回答。`,
    latency: (before, after) => `每个 token 由 ${before} 慢到 ${after}；等得久的客户走得快。`,
    latencyUnknown: "回答写得更慢；等得久的客户走得快。",
    cache: (least, most) => `假设读入内容有 ${least} 至 ${most} 命中缓存；提示词若没有公共开头，则一点也命中不了。`,
  },
  none: "没有找到可行的节省办法。承诺用量、竞价 GPU、更换供应商、更换地区、自购 GPU、改用其他 API、以自建推理代替 API、降低精度、缩小模型、放慢生成和缓存提示词都已考虑：要么不适用于该项目，要么不比现状便宜。",
  onlyDearer: "试过的办法都得不偿失。",
  others: {
    little: (ways, least) => `也试过但各省不到全部成本 ${least} 的办法：${quoted(ways)}。`,
    lowers: (ways) => `成本降低但价值也下降的办法：${quoted(ways)}。`,
    givesUp: (ways) => `放弃项目自己训练并出售的模型，因此不算节省：${quoted(ways)}。`,
    worthMore: (way, costs, value) => `不省钱但能提升价值的办法：“${way}”全期多花 ${costs}，价值平均变化 ${value}。`,
    dearer: (ways) => `试过但更贵的办法：${quoted(ways)}。`,
  },
  notes: {
    lived: "资金耗尽后不再发生成本，各年按此计。",
    savings: (samples) =>
      `节省额是同一项目在相同样本（${samples} 个）上改动前后之差，计至改动前资金耗尽的月份为止；之后的影响见价值与存活率。`,
    decisions: (decisions) => `按 plan 选定的决策计算：${decisions}。`,
    classes: "成本归入哪一类，由其单位、名称或文件中的 class 决定。",
    ranges: "括号内及区间为 5% 至 95%。",
  },
  chapter: {
    byClass: "逐年分类成本",
    tree: "钱花在哪里",
    savings: "每年可省",
    lead: (name, share, margin) => `占比最大的是${name}，为全部成本的 ${share}。全期毛利率为 ${margin}。`,
    leadWithoutMargin: (name, share) => `占比最大的是${name}，为全部成本的 ${share}。`,
    best: (way, perYear) => `试过的办法中省得最多的是“${way}”，每年 ${perYear}。`,
    noSavings: (least) => `试过的节省办法没有一项能省下全部成本的 ${least}。`,
    byClassSays: "该项目逐年各类花费的均值。",
    treeSays: "全期花费的均值，按类别与分组。",
    savingsSays: (least) => `各办法平均每年可省的金额，只列省下全部成本 ${least} 以上的，均在本项目上实际试算。`,
    classesNote: "营业成本：多卖一份要多花的；销售与市场：获客所花；研发：做产品所花；管理及其他：其余全部。",
    lossColumn: "反而更贵的概率",
    valueColumn: "价值",
    survivalColumn: "存活率（百分点）",
  },
}
