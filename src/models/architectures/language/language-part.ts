/** The decoder inside a model that sees: its config, and its graph over words and what was seen, laid end to end. */
import type { TransformerConfig } from "../../config.ts"
import { partDefaults } from "../../families/part-defaults.ts"
import { readByFields, readers } from "../../families/readers.ts"
import { type Fields, readFields } from "../../fields.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { join } from "../../layers/arrange.ts"
import { embedding } from "../../layers/embedding.ts"
import { transformer } from "../../transformer/lay-transformer.ts"

/** From a config that is known to be whole. */
export function languageOf(json: Readonly<Record<string, unknown>> & { readonly model_type: string }): TransformerConfig {
  const fields = readFields(json)
  const config = (readers.get(json.model_type) ?? readByFields)(fields, json.model_type)
  if (fields.problems.length > 0) throw new Error(`internal: ${JSON.stringify(fields.problems)}`)
  return config
}

/** From the part of a config that describes it; what it leaves out is the default of its class. */
export function languagePart(fields: Fields, name: string, usualType: string): TransformerConfig {
  const type = fields.part(name)?.text("model_type", usualType) ?? usualType
  const part = fields.part(name, partDefaults(type)) ?? fields
  return (readers.get(type) ?? readByFields)(part, type)
}

/** [tokens, width] of what was seen and [tokens] of words → scores of the next word. */
export function speak(net: Net, config: TransformerConfig, seen: Tensor, words: number): Tensor {
  return net.within("language_model", () => {
    const ids = net.input("input_ids", [words])
    const read = embedding(net, "model.embed_tokens", ids, config.vocabulary, config.embedding.width)
    const all = join(net, "model.inputs_embeds", [seen, read])
    return transformer(net, config, all, { tokens: all.shape[0] ?? 0, past: 0 })
  })
}
