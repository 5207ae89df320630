/** Text to tokens and back. Plain data and two functions: what is learnt is in `learnt`, and is stored with a model. */

export type Tokenizer = {
  readonly learnt: LearntTokens
  /** How many tokens there are. */
  readonly size: number
  readonly encode: (text: string) => Int32Array<ArrayBuffer>
  readonly decode: (tokens: ArrayLike<number>) => string
}

export type LearntTokens =
  /** In the order of their tokens, which begin at 1; token 0 stands for all letters that are not there. */
  | { readonly kind: "characters"; readonly letters: readonly string[] }
  /** The two tokens that each new one is made of, in order; the first 256 tokens are the bytes. */
  | { readonly kind: "byte pairs"; readonly merges: readonly (readonly [number, number])[] }
