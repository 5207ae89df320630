/** Which reader reads which `model_type`. */
import { readBert, readDistilBert } from "./bert.ts"
import { readDeepSeek } from "./deepseek.ts"
import { readFalcon } from "./falcon.ts"
import { readBloom, readGpt2, readGptJ, readNeoX, readOpt, readPhi } from "./gpt.ts"
import { readChatGlm, readLlama, variants } from "./llama.ts"
import { readMpt } from "./mpt.ts"
import type { Reader } from "./parts.ts"

const table: Readonly<Record<string, Reader>> = {
  ...Object.fromEntries(Object.keys(variants).map((family) => [family, readLlama])),
  deepseek_v2: readDeepSeek,
  deepseek_v3: readDeepSeek,
  kimi_k2: readDeepSeek,
  gpt2: readGpt2,
  gpt_neox: readNeoX,
  gptj: readGptJ,
  phi: readPhi,
  opt: readOpt,
  bloom: readBloom,
  falcon: readFalcon,
  mpt: readMpt,
  chatglm: readChatGlm,
  bert: readBert,
  roberta: readBert,
  "xlm-roberta": readBert,
  distilbert: readDistilBert,
}

/** A map, since a file may name any type, `constructor` too. */
export const readers: ReadonlyMap<string, Reader> = new Map(Object.entries(table))

/** Reads a config of unknown type by the commonest field names. */
export const readByFields: Reader = readLlama
