/** What the quantities of the plan are, by meaning key. */
export const scheduleMeanings = {
  "plan.*.takes": { en: "length of the task with all that it needs", zh: "资源齐备时的任务工期" },
  "plan.*.from": { en: "earliest beginning of the task", zh: "任务最早开始时间" },
  "plan.*.needs.*": { en: "what the task needs", zh: "任务所需资源" },
  "plan.*.cost": { en: "cost of the task, apart from people and GPUs", zh: "任务费用（不含人员与 GPU）" },
  "plan.*.begin": { en: "beginning of the task", zh: "任务开始时间" },
  "plan.*.available_*": { en: "what is there of it when the task begins", zh: "任务开始时可用的资源" },
  "plan.*.stretch": {
    en: "how many times longer the task takes for want of people or GPUs",
    zh: "因人员或 GPU 不足而延长的倍数",
  },
  "plan.*.lasts": { en: "time that the task lasts", zh: "任务实际用时" },
  "plan.*.end": { en: "end of the task", zh: "任务完成时间" },
  "plan.*.spending": { en: "spending on the task", zh: "任务支出" },
  "plan.spending": { en: "spending on all tasks", zh: "各项任务支出合计" },
  launch: { en: "month of the launch", zh: "产品上线月份" },
} as const
