/** The settings of T5, and the sizes of T5, Flan-T5, mT5, ByT5 and UL2. Sources: their `config.json` on the hub; arXiv 1910.10683, 2010.11934, 2105.13626, 2205.05131. */
import type { Variant } from "../../architecture.ts"

export type T5 = {
  readonly vocabulary: number
  readonly width: number
  readonly heads: number
  readonly headSize: number
  readonly inner: number
  readonly encoderDepth: number
  readonly decoderDepth: number
  readonly buckets: number
  readonly isGated: boolean
  readonly isTied: boolean
}

type Size = readonly [width: number, heads: number, headSize: number, inner: number, depth: number]

const common = { buckets: 32 } as const

function first([width, heads, headSize, inner, depth]: Size, vocabulary = 32_128): T5 {
  return {
    ...common,
    vocabulary,
    width,
    heads,
    headSize,
    inner,
    encoderDepth: depth,
    decoderDepth: depth,
    isGated: false,
    isTied: true,
  }
}

/** Version 1.1. */
function second([width, heads, headSize, inner, depth]: Size, vocabulary = 32_128, decoderDepth = depth): T5 {
  return { ...common, vocabulary, width, heads, headSize, inner, encoderDepth: depth, decoderDepth, isGated: true, isTied: false }
}

const small: Size = [512, 8, 64, 2048, 6]
const large: Size = [1024, 16, 64, 4096, 24]
const three: Size = [1024, 32, 128, 16_384, 24]
const eleven: Size = [1024, 128, 128, 65_536, 24]

const newer: Readonly<Record<string, Size>> = {
  small: [512, 6, 64, 1024, 8],
  base: [768, 12, 64, 2048, 12],
  large: [1024, 16, 64, 2816, 24],
  xl: [2048, 32, 64, 5120, 24],
  xxl: [4096, 64, 64, 10_240, 24],
}

/** Vocabulary of many languages. */
const manyLanguages = 250_112
/** Bytes and a few marks. */
const bytes = 384

/** For sizes that were compared with no page. */
const assumed = {
  title: "Sizes as commonly documented, not compared with config.json",
  date: "2026",
  confidence: "assumption",
} as const

export const t5Variants: readonly Variant<T5>[] = [
  { names: ["google-t5/t5-small", "t5-small"], settings: first(small) },
  { names: ["google-t5/t5-base", "t5-base"], settings: first([768, 12, 64, 3072, 12]) },
  { names: ["google-t5/t5-large", "t5-large"], settings: first(large) },
  { names: ["google-t5/t5-3b", "t5-3b"], settings: first(three) },
  { names: ["google-t5/t5-11b", "t5-11b"], settings: first(eleven) },
  { names: ["Salesforce/codet5-large", "codet5-large"], settings: first(large, 32_100), source: assumed },
  { names: ["Salesforce/codet5-base", "codet5-base"], settings: first([768, 12, 64, 3072, 12], 32_100), source: assumed },
  ...Object.entries(newer).map(([name, size]) => ({
    names: [`google/flan-t5-${name}`, `flan-t5-${name}`, `google/t5-v1_1-${name}`, `t5-v1_1-${name}`, ...tunedOf(name)],
    settings: second(size),
  })),
  ...Object.entries(newer).map(([name, size]) => ({
    names: [`google/mt5-${name}`, `mt5-${name}`, `bigscience/mt0-${name}`, `mt0-${name}`],
    settings: second(size, manyLanguages),
  })),
  { names: ["google/byt5-small", "byt5-small"], settings: second([1472, 6, 64, 3584, 12], bytes, 4) },
  { names: ["google/byt5-base", "byt5-base"], settings: second([1536, 12, 64, 3968, 18], bytes, 6) },
  {
    names: ["google/byt5-large", "byt5-large"],
    settings: second([1536, 16, 64, 3840, 36], bytes, 12),
    source: {
      title: "config.json of a copy of google/byt5-large",
      where: "https://huggingface.co/everdoubling/byt5-Korean-large/blame/refs%2Fpr%2F1/config.json",
      date: "2022",
      confidence: "secondary",
    },
  },
  { names: ["google/ul2", "UL2", "google/flan-ul2"], settings: second([4096, 16, 256, 16_384, 32]), source: assumed },
]

/** T0 is built as version 1.1 with a language model's training on top. */
function tunedOf(name: string): readonly string[] {
  return name === "xl" ? ["bigscience/T0_3B", "T0_3B"] : name === "xxl" ? ["bigscience/T0", "T0"] : []
}
