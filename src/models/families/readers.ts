/** Which reader reads which `model_type`. */
import type { Fields } from "../fields.ts"
import { readBert, readDistilBert } from "./bert.ts"
import { readDbrx } from "./dbrx.ts"
import { readDeepSeek } from "./deepseek.ts"
import { readFalcon } from "./falcon.ts"
import { readChatGlm } from "./glm.ts"
import { readBigCode, readBloom, readGpt2, readGptJ, readGptNeo, readNeoX, readOpt, readPhi } from "./gpt.ts"
import { readGraniteHybrid, readJamba, readNemotronH } from "./hybrids.ts"
import { readMiniMax, readQwenNext } from "./linear-hybrids.ts"
import { readLlama } from "./llama.ts"
import { variants } from "./llama-variants.ts"
import { readMpt } from "./mpt.ts"
import { readOpenElm } from "./open-elm.ts"
import type { Reader } from "./parts.ts"
import { readPlainDecoder } from "./plain-decoder.ts"
import { readQwen } from "./qwen.ts"
import { readMamba, readMamba2 } from "./state-spaces.ts"

const table: Readonly<Record<string, Reader>> = {
  ...Object.fromEntries([...variants.keys()].map((family) => [family, readLlama])),
  decoder: readPlainDecoder,
  deepseek_v2: readDeepSeek,
  deepseek_v3: readDeepSeek,
  deepseek_v32: readDeepSeek,
  kimi_k2: readDeepSeek,
  glm_moe_dsa: readDeepSeek,
  gpt2: readGpt2,
  gpt_bigcode: readBigCode,
  gpt_neo: readGptNeo,
  gpt_neox: readNeoX,
  gptj: readGptJ,
  codegen: readGptJ,
  phi: readPhi,
  opt: readOpt,
  bloom: readBloom,
  falcon: readFalcon,
  mpt: readMpt,
  qwen: readQwen,
  dbrx: readDbrx,
  chatglm: readChatGlm,
  mamba: readMamba,
  falcon_mamba: readMamba,
  mamba2: readMamba2,
  jamba: readJamba,
  nemotron_h: readNemotronH,
  granitemoehybrid: readGraniteHybrid,
  bamba: readGraniteHybrid,
  qwen3_next: readQwenNext,
  qwen3_5_text: readQwenNext,
  qwen3_5_moe_text: readQwenNext,
  minimax: readMiniMax,
  minimax_text_01: readMiniMax,
  openelm: readOpenElm,
  bert: readBert,
  roberta: readBert,
  "xlm-roberta": readBert,
  camembert: readBert,
  distilbert: readDistilBert,
}

/** A map, since a file may name any type, `constructor` too. */
export const readers: ReadonlyMap<string, Reader> = new Map(Object.entries(table))

/**
 * Reads a config of unknown type by the commonest field names: as a Llama, or as a GPT where nothing of a Llama is in it and the
 * feed-forward is four times as wide as the model.
 */
export const readByFields: Reader = (fields, family) => (isPlain(fields) ? readGpt2 : readLlama)(fields, family)

function isPlain(fields: Fields): boolean {
  if (["rms_norm_eps", "num_key_value_heads", "head_dim"].some(fields.has)) return false
  const hidden = fields.optional("hidden_size") ?? fields.optional("n_embd")
  const width = fields.optional("intermediate_size")
  return hidden !== null && (width === null ? fields.has("n_embd") : width === 4 * hidden)
}
