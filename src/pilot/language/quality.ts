/** How well a text is told: the mean loss of its tokens, as perplexity, and in bits for each byte, which does not depend on the tokenizer. */

export type LanguageQuality = {
  /** [nat/token] */
  readonly loss: number
  /** [1] */
  readonly perplexity: number
  /** [bit/byte]; of the bytes of the whole text, the first token's among them. */
  readonly bitsPerByte: number
  readonly tokens: number
}

/** Units: nats [nat], tokens [token], bytes [byte]. */
export function languageQuality(nats: number, tokens: number, bytes: number): LanguageQuality {
  const loss = nats / tokens
  return { loss, perplexity: Math.exp(loss), bitsPerByte: nats / Math.LN2 / bytes, tokens }
}
