/** What the quantities of fits are, by meaning key. */
export const evidenceMeanings = {
  "evidence.*": { en: "mean that the rows of the table show", zh: "数据表所显示的均值" },
  "evidence.*.at.*": { en: "value at which the fit is read", zh: "读取拟合结果时的取值" },
  "evidence.*.line": { en: "line of the fit, before it becomes a mean", zh: "换算成均值之前的拟合直线" },
  "evidence.*.level": { en: "line at the centre of the rows", zh: "数据中心处的拟合值" },
  "evidence.*.level.luck": { en: "how far these rows may mislead about the level", zh: "数据在水平上的偶然偏差" },
  "evidence.*.effect.*": { en: "change of the line where the column is one higher", zh: "该列每高 1 时直线的变化" },
  "evidence.*.effect.*.luck": { en: "how far these rows may mislead about the effect", zh: "数据在作用上的偶然偏差" },
  "evidence.*.deviation": { en: "spread of single rows about the line", zh: "各行围绕直线的离散程度" },
} as const

/** The same with the names of the fit and of the column. */
export const evidenceNamed = {
  "evidence.*": { en: "mean that the data of {} show", zh: "{}数据所显示的均值" },
  "evidence.*.at.*": { en: "where {} is read: {}", zh: "读取{}时的{}" },
  "evidence.*.line": { en: "line of the fit of {}", zh: "{}的拟合直线" },
  "evidence.*.level": { en: "line of {} at the centre of its rows", zh: "{}在数据中心处的拟合值" },
  "evidence.*.level.luck": { en: "how far the rows of {} may mislead about its level", zh: "{}的数据在水平上的偶然偏差" },
  "evidence.*.effect.*": { en: "in {}, the effect of {}", zh: "{}中{}的作用" },
  "evidence.*.effect.*.luck": {
    en: "how far the rows of {} may mislead about the effect of {}",
    zh: "{}的数据在{}的作用上的偶然偏差",
  },
} as const
