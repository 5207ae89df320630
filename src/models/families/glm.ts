/** ChatGLM 2, 3 and GLM-4 under their first names. Source: THUDM/ChatGLM3 modeling_chatglm.py. */
import type { GroupedAttention, TransformerConfig } from "../config.ts"
import { decoder, gated, multiHead, type Reader, readSizes, uniform } from "./parts.ts"

export const readChatGlm: Reader = (fields, family): TransformerConfig => {
  const sizes = readSizes(fields)
  const groups = fields.flag("multi_query_attention", true) ? fields.count(["multi_query_group_num"], sizes.heads) : sizes.heads
  const hasBias = fields.flag("add_bias_linear", false)
  const attention: GroupedAttention = {
    ...multiHead(sizes, hasBias),
    keyValueHeads: groups,
    headSize: fields.count(["kv_channels"], sizes.hidden / sizes.heads),
    bias: hasBias ? "all" : fields.flag("add_qkv_bias", true) ? "query-key-value" : "none",
  }
  const feedForward = gated(fields.count(["ffn_hidden_size"]), hasBias)
  return decoder(family, sizes, uniform(sizes.depth, { attention, feedForward, norms: 2 }))
}
