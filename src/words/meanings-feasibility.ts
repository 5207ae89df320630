/** What the quantities of feasibility are, by meaning key. */
export const feasibilityMeanings = {
  "feasibility.training_memory": { en: "memory of the smallest GPU that trains", zh: "训练用 GPU 中最小的显存" },
  "feasibility.training_room": { en: "memory that training leaves for its state", zh: "训练状态可用的显存" },
  "feasibility.trainable": { en: "parameters that can be trained in this memory", zh: "该显存下可训练的参数量" },
  "feasibility.serving_memory": { en: "memory of the GPU that the server may take", zh: "推理服务可占用的单卡显存" },
  "feasibility.serving_beside": {
    en: "of these, memory beside the weights: program, buffers, a little cache",
    zh: "其中权重以外的显存：程序、缓冲区与少量缓存",
  },
  "feasibility.serving_room": { en: "memory in which the weights may lie", zh: "可存放权重的显存" },
  "feasibility.servable": { en: "parameters that can be served from this memory", zh: "该显存下可部署的参数量" },
  "feasibility.parameters.needed": { en: "parameters of the model", zh: "模型参数量" },
  "feasibility.parameters.owned": { en: "parameters that fit", zh: "可容纳的参数量" },
  "feasibility.parameters.ratio": { en: "parameters that fit over those of the model", zh: "可容纳参数量与模型参数量之比" },
  "feasibility.fresh": { en: "different data that there are", zh: "现有的不重复数据" },
  "feasibility.tokens_per_parameter": { en: "tokens needed for each parameter", zh: "每个参数所需 token 数" },
  "feasibility.repeats": { en: "passes that are nearly as good as new text", zh: "效果接近新文本的重复轮数" },
  "feasibility.data.needed": { en: "data that the method needs", zh: "该方法所需数据量" },
  "feasibility.data.owned": { en: "data that there are, with the passes that count", zh: "现有数据量（含有效轮数）" },
  "feasibility.data.ratio": { en: "data that there are over those that are needed", zh: "现有数据与所需数据之比" },
  "feasibility.deadline": {
    en: "month by which the product must be launched: the constraint on the launch, else the horizon",
    zh: "最迟上线月份：取上线约束，否则取规划期末",
  },
  "feasibility.afterwards": {
    en: "time that the rest of the plan takes from the end of training to the launch",
    zh: "训练结束到上线之间其余计划所需的时间",
  },
  "feasibility.window": {
    en: "time that there is for training: from its beginning to the last day that leaves the rest of the plan before the deadline",
    zh: "可用于训练的时间：从训练开始，到仍能在期限前完成其余计划的最后一天",
  },
  "feasibility.gpu_hours.needed": { en: "GPU-hours that training needs", zh: "训练所需 GPU 小时" },
  "feasibility.gpu_hours.owned": {
    en: "GPU-hours that the GPUs that train give within that time",
    zh: "训练用 GPU 在这段时间内提供的 GPU 小时",
  },
  "feasibility.gpu_hours.ratio": { en: "GPU-hours that there are over those that are needed", zh: "可用与所需 GPU 小时之比" },
} as const
