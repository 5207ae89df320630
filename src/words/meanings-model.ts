/** What the quantities of the model section are, by meaning key. */
export const modelMeanings = {
  "model.parameters": { en: "parameters of the model", zh: "模型参数量" },
  "model.active_parameters": { en: "parameters that one token meets", zh: "每个 token 激活的参数量" },
  "model.trained_parameters": { en: "parameters that are trained", zh: "参与训练的参数量" },
  "model.rank": { en: "rank of the adapters", zh: "适配器的秩" },
  "model.forward_flops": { en: "FLOP of one token, forward", zh: "每个 token 前向计算量" },
  "model.attention_flops": { en: "FLOP of one token in the scores of attention", zh: "其中注意力打分部分的计算量" },
  "model.sample.active_parameters": { en: "parameters that one sample meets", zh: "每个样本激活的参数量" },
  "model.sample.forward_flops": { en: "FLOP of one sample, forward", zh: "每个样本前向计算量" },
  "model.sample.attention_flops": {
    en: "FLOP of one sample in the scores of attention",
    zh: "其中注意力打分部分的计算量（每个样本）",
  },
  "model.kv_bytes": { en: "keys and values kept for one token, in 16 bits", zh: "每个 token 的键值缓存（16 位）" },
  "model.weight_bytes": { en: "weights in 16 bits", zh: "权重大小（16 位）" },
  "model.retrieval.documents": { en: "documents that are searched", zh: "检索文档数" },
  "model.retrieval.length": { en: "length of a document", zh: "单篇文档长度" },
  "model.retrieval.chunk": { en: "length of a passage", zh: "单个片段长度" },
  "model.retrieval.per_request": { en: "passages shown with each request", zh: "每次请求附带的片段数" },
  "model.retrieval.refresh": { en: "share of documents indexed again each month", zh: "每月重新索引的文档比例" },
} as const
