/** The sentences of `sources`, in Chinese. */
import { led, spaced } from "./phrases-zh.ts"
import type { SourcesWords } from "./sources-words.ts"
import { titleZh } from "./titles-zh.ts"

export const sourcesZh: SourcesWords = {
  headings: { defaults: "用到的默认值", first: "先换掉哪些", outside: "超出数据范围" },
  columns: { age: "距今", value: "取值", what: "含义和来源", usedBy: "用于" },
  age: (months) => (months > 24 ? `${Math.floor(months / 12)} 年` : `${months} 个月`),
  noDate: "无日期",
  confidence: { published: "原始发布", secondary: "二手资料", assumption: "假设", own: "你自己的文件" },
  title: titleZh,
  cited: (title, date, confidence) => `${titleZh(title)}${date === "" ? "" : `，${date}`}（${confidence}）`,
  formula: "公式",
  allProjects: "所有项目",
  counts: (all, kinds) => `共 ${all} 个默认值：${kinds}。`,
  kind: (count, confidence) => `${confidence} ${count} 个`,
  written: (count) => `文件中另有 ${count} 个你自己写的数值；加 --json 可列出它们所在的行。`,
  noDefaults: "没有：结果所依据的数值都是你自己给出的。",
  replace: (name, value, share, project, old) =>
    `${name}，现为${led(value)}：占${spaced(project)}结果波动的${led(share)}。${old}`,
  old: (age) => `其来源已有${led(age)}，请找更新的数值。`,
  nothingDecides: "没有哪个默认值起决定作用。",
  sharesNote: "按文件中写明的决策、用少量样本粗算；详情见 plan。",
  agesNote: (asOf) =>
    `时间算到${led(asOf)}；日期没有写到日的，从当月或当年的中间算起。原始发布：取自测量者或制定者本身；二手资料：取自转引他人的页面。`,
  opens: (command) => `用${spaced(command)}查看来源的网址。`,
}
