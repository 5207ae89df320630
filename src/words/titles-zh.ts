/**
 * Titles of sources in a Chinese text. What the catalogue says in words of its own, assumptions and plans of Venturi, is told in Chinese;
 * the title of a page or a paper stays as it is, in 《》, so that it can be looked up.
 */

/** Beginnings of titles; what follows, such as a count of runs, stays. */
const ours: readonly (readonly [en: string, zh: string])[] = [
  [
    "Venturi's planner of serving: kernels as measured, engines fitted to published runs",
    "Venturi 推理规划器：算子按实测，引擎按已发表的运行拟合",
  ],
  [
    "Venturi's planner: the best layout; kernels as measured, steps fitted to",
    "Venturi 训练规划器：取最优布局，算子按实测，步时间按已发表的运行拟合，运行数：",
  ],
  [
    "Venturi's planner: the memory of the layout, tensor by tensor; what no tensor tells fitted to measured steps",
    "Venturi 规划器：逐个张量计算布局的显存，张量以外的部分按实测拟合",
  ],
  ["Venturi's planner: the layout that takes the least memory, all recomputed", "Venturi 规划器：最省显存的布局，激活全部重算"],
  ["A customer is one seat where nothing is said of seats", "未写席位时，一个客户算一个席位"],
  ["A person reads an answer and decides", "人工阅读一条回答并作出判断"],
  ["A question with some context", "带少量上下文的提问"],
  ["A replica has room for eight requests at least, else it takes more GPUs", "一个副本至少容纳八个请求，否则增加 GPU"],
  ["A tenth of the labels is looked at once more", "十分之一的标注再复核一遍"],
  ["A usual rank of adapters", "适配器的常用秩"],
  ["An answer of one to eight paragraphs", "一到八段的回答"],
  [
    "Busiest hour over the mean hour of a service with office hours or one region",
    "办公时间或单一地区的服务，高峰小时与平均小时之比",
  ],
  ["Days from the invoice to the payment of business customers", "企业客户从开票到付款的天数"],
  ["Documents of one to six pages", "一到六页的文档"],
  ["Few passes, as more of them begin to repeat the data", "轮数不多，再多便开始重复数据"],
  [
    "Filing an algorithm and a generative service in China is free; an agency and a security assessment are paid",
    "在中国，算法备案和生成式服务备案免费，代理与安全评估收费",
  ],
  ["Images are seen many times, changed a little each time", "图像反复使用，每次稍作变换"],
  ["No prompt is found in the cache", "提示均未命中缓存"],
  [
    "One sequence or sample at once in each replica: the least that a step takes",
    "每个副本一次只处理一条序列或一个样本：一步的最短时间",
  ],
  ["One server of eight GPUs is rented", "租用一台八卡服务器"],
  ["Passages of half a page", "半页长的片段"],
  ["Passages shown with each request", "每次请求附带的片段数"],
  ["Plain text is read once", "纯文本只读一遍"],
  ["Rack, network and hands for an owned GPU, power apart", "自有 GPU 的机柜、网络与运维，不含电费"],
  [
    "Reading a prompt is near the MFU of training, as both are large matrix products",
    "读入提示的算力利用率接近训练，二者都是大矩阵乘法",
  ],
  ["Reserve for failures and for queues at the peak", "为故障和高峰排队留出的余量"],
  ["Share of documents that is new or changed in a month", "每月新增或变动的文档占比"],
  ["Small batches and short sequences stay below the lower half of mfu.training", "小批量、短序列的算力利用率低于训练的下半区间"],
  ["Ten tokens a second, faster than people read", "每秒十个 token，快于人的阅读速度"],
  ["The last run alone; trials and failures come on top", "只计最后一次训练，试验与失败另计"],
  ["Two seconds until an answer begins, a pause in which people still wait", "两秒后开始回答，人们仍愿意等待的停顿"],
  [
    "Up to the share of the bandwidth that language models reach, less for the small layers of others",
    "上限为语言模型达到的带宽占比，其他模型的小层较低",
  ],
  [
    "What competition passes on of a fall in token prices: no public figure, from a fifth to nearly all",
    "竞争会把 token 降价传导多少：没有公开数据，取五分之一至几乎全部",
  ],
  [
    "What is sold once says little about next year: a year of it is worth about a year of it",
    "一次性销售对来年说明不了多少：一年的销售大约值一年的销售",
  ],
  [
    "Industry: a pilot on one line comes before the purchase; no public survey by industry was found",
    "工业：先在一条产线试点再采购；未找到分行业的公开调查",
  ],
  [
    "Hours of work in a year of a full-time person over all hours: 1,580 to 1,930 of 8,766",
    "全职人员一年的工时与全年小时数之比：8,766 小时中的 1,580 至 1,930 小时",
  ],
  [
    "Hit rates of prompt caches in production of 18 to 72 %, on prompts of which half is a beginning that all share",
    "生产环境提示缓存命中率 18 % 至 72 %，提示有一半是共同的开头",
  ],
  ["Metric and data sets that the field usually compares on", "该领域通常用来比较的指标和数据集"],
  ["Dimensions as commonly documented", "公开资料中常见的结构参数"],
  ["Employer's burden in a country without figures of its own", "没有本国数据的国家的用工附加成本"],
]

const places: Readonly<Record<string, string>> = {
  ...{ China: "中国", Germany: "德国", India: "印度", Ireland: "爱尔兰", Japan: "日本", Singapore: "新加坡" },
  ...{ "the Netherlands": "荷兰", "the United Kingdom": "英国", "the United States": "美国", "Hong Kong": "香港" },
}

const roles: Readonly<Record<string, string>> = {
  ...{ "customer success": "客户成功", finance: "财务", "legal work": "法务", marketing: "市场", operations: "运营" },
  ...{ sales: "销售", support: "客服", "a deployment engineer": "部署工程师", "a designer": "设计师", "a founder": "创始人" },
  ...{ "a physician": "医生", "a recruiter": "招聘", "an annotator": "标注员" },
}

const patterns: readonly (readonly [RegExp, (one: string, two: string) => string | null])[] = [
  [/^Employer's burden in (.+)$/u, (place) => behind(places[place], "的用工附加成本")],
  [/^Business price of electricity in (.+)$/u, (place) => behind(places[place], "的企业电价")],
  [/^Rent of an (.+), for which no price with a source was found$/u, (gpu) => `${gpu} 的租价，未找到有出处的价格`],
  [/^Pay (?:in|of) (.+) in (.+)$/u, (role, place) => behind(places[place], behind(roles[role], "的薪酬"))],
]

function behind(before: string | undefined, text: string | null): string | null {
  return before === undefined || text === null ? null : before + text
}

export function titleZh(title: string): string {
  const own = ours.find(([en]) => title.startsWith(en))
  if (own !== undefined)
    return (
      own[1] +
      title
        .slice(own[0].length)
        .replace(/ published runs$/u, "")
        .trim()
    )
  for (const [pattern, said] of patterns) {
    const [, one = "", two = ""] = pattern.exec(title) ?? []
    const text = one === "" ? null : said(one, two)
    if (text !== null) return text
  }
  return /\p{Script=Han}/u.test(title) ? title : `《${title}》`
}
