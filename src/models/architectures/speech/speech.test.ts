// Speech against published totals, rounded ones of the papers, and sums by hand.
import { describe, expect, test } from "vitest"
import { countsOf, expectSound, expectSoundOrRefused } from "../../../../tests/support/sound-models.ts"
import { readFields } from "../../fields.ts"
import { parameterCounts } from "../../measure/parameters.ts"
import { wav2vec2 } from "./wav2vec2.ts"
import { whisper } from "./whisper.ts"

const families = [wav2vec2, whisper]
const models = families.flatMap((family) => family.models)

/** keras-team/keras-hub:keras_hub/src/models/whisper/whisper_presets.py@71453d08f59e. */
test.each<[string, number]>([
  ["whisper-tiny", 37_760_640],
  ["whisper-base", 72_593_920],
  ["whisper-small", 241_734_912],
  ["whisper-medium", 763_857_920],
  ["whisper-large", 1_543_304_960],
])("%s: %d", (name, published) => {
  expect(countsOf(families, name).parameters).toBe(published)
})

describe("by hand", () => {
  /** 48 bands more under three steps of the first convolution, and one word more. */
  const third = 1_543_304_960 + 48 * 3 * 1280 + 1280
  /** Two attentions without a shift of the key, a feed-forward and three norms. */
  const block = 2 * (4 * 1280 ** 2 + 3 * 1280) + (8 * 1280 ** 2 + 5 * 1280) + 6 * 1280
  /** Seven convolutions of 512 and the norm of the first. */
  const wave = (10 + 4 * 3 * 512 + 2 * 2 * 512 + 2) * 512
  const side = (width: number, depth: number): number => {
    const entered = 2 * 512 + 513 * width
    const places = width * (width / 16) * 128 + width + 128
    return entered + places + 2 * width + depth * (12 * width ** 2 + 13 * width) + width + 32 * (width + 1)
  }

  test.each<[string, number]>([
    ["whisper-large-v3", third],
    ["whisper-large-v3-turbo", third - 28 * block],
    ["distil-large-v3", third - 30 * block],
    ["wav2vec2-base-960h", wave + side(768, 12)],
    ["wav2vec2-large-960h", wave + side(1024, 24)],
  ])("%s: %d", (name, total) => {
    expect(countsOf(families, name).parameters).toBe(total)
  })
})

test.each<[string, number]>([
  ["whisper-tiny", 39],
  ["whisper-base", 74],
  ["whisper-small", 244],
  ["whisper-medium", 769],
  ["whisper-large", 1550],
  ["hubert-base", 95],
  ["hubert-large", 317],
  ["hubert-xlarge", 964],
])("%s: about %d million, as its paper prints", (name, millions) => {
  expect(Math.abs(countsOf(families, name).parameters / 1e6 / millions - 1)).toBeLessThan(0.035)
})

describe("sizes", () => {
  test.each(models.map((model) => [model.names[0], model] as const))("%s", (_, model) => {
    expectSound(model.lay(model.usual))
    expectSoundOrRefused(model, { ...model.usual, sequence: 33 })
    expectSoundOrRefused(model, { ...model.usual, sequence: 1 })
  })
})

test("a second of sound is 50 steps of wav2vec 2.0, less the edge", () => {
  const [model] = wav2vec2.models
  const wave = model?.lay({ ...model.usual, sequence: 49 }).nodes[0]
  expect(wave?.output).toEqual([1, 15_760])
})

test("from a config", () => {
  const fields = readFields({
    model_type: "whisper",
    d_model: 384,
    vocab_size: 51_865,
    encoder_layers: 4,
    decoder_layers: 4,
    encoder_attention_heads: 6,
    encoder_ffn_dim: 1536,
  })
  const model = whisper.configs.get("whisper")?.(fields, "given", { title: "test", date: "2026", confidence: "published" })
  expect(model && parameterCounts(model.lay(model.usual)).total).toBe(37_760_640)
})
