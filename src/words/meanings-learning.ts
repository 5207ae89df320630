/** What the quantities of `studies` are, by meaning key. */
export const learningMeanings = {
  "studies.*.noise": { en: "standard deviation of one observation of a study", zh: "调研中单次观测的标准差" },
  "studies.*.cost": { en: "cost of a study", zh: "调研的花费" },
  "studies.*.each": { en: "cost of one observation of a study", zh: "调研中单次观测的花费" },
  "studies.*.takes": { en: "time until a study has its result", zh: "调研得出结果的时间" },
  "studies.*.delays": { en: "how long the launch waits for a study", zh: "上线因调研推迟的时间" },
} as const

/** The same with the name of the study. */
export const learningNamed = {
  "studies.*.noise": { en: "standard deviation of one observation of {}", zh: "{}中单次观测的标准差" },
  "studies.*.cost": { en: "cost of {}", zh: "{}的花费" },
  "studies.*.each": { en: "cost of one observation of {}", zh: "{}中单次观测的花费" },
  "studies.*.takes": { en: "time until {} has its result", zh: "{}得出结果的时间" },
  "studies.*.delays": { en: "how long the launch waits for {}", zh: "上线因{}推迟的时间" },
} as const
