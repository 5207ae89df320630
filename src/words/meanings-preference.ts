/** What the quantities of `criteria` are, by meaning key. */
export const preferenceMeanings = {
  "criteria.*.weight": { en: "weight of a criterion beside the others", zh: "一项标准相对于其他标准的权重" },
  "criteria.*.scores.*": { en: "score of a project by a criterion", zh: "项目在一项标准上的评分" },
} as const

/** The same with the names of the criterion and of the project. */
export const preferenceNamed = {
  "criteria.*.weight": { en: "weight of the criterion {}", zh: "标准“{}”的权重" },
  "criteria.*.scores.*": { en: "score by the criterion {} of {}", zh: "标准“{}”下{}的评分" },
} as const
