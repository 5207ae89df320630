/** A length of prompts or answers: `512 tokens`, `128 to 1,024 tokens`, `about 1,370 tokens, give or take 58 %`. */
import type { Length } from "../../serving/index.ts"
import { grouped, type Words } from "../../words/index.ts"
import { share } from "../figures.ts"

export function lengthText(length: Length, words: Words): string {
  const { serving, language } = words
  const whole = (x: number): string => grouped(Math.round(x), language)
  switch (length.kind) {
    case "fixed":
      return serving.length.fixed(whole(length.tokens), "")
    case "uniform":
      return serving.length.uniform(whole(length.low), whole(length.high))
    case "lognormal":
      return serving.length.lognormal(whole(length.mean), share(words, length.cv))
    default:
      return length satisfies never
  }
}
