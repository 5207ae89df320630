/**
 * Speech against published totals: the sum of the safetensors on the model's page of the hub, https://huggingface.co/<name>, and Whisper's
 * rounded ones (arXiv 2212.04356, table 1).
 */
import { describe, expect, test } from "vitest"
import { countsOf, expectSound, expectSoundOrRefused } from "../../../../tests/support/sound-models.ts"
import { readFields } from "../../fields.ts"
import { parameterCounts } from "../../measure/parameters.ts"
import { wav2vec2 } from "./wav2vec2.ts"
import { whisper } from "./whisper.ts"

const families = [wav2vec2, whisper]
const models = families.flatMap((family) => family.models)

test.each<[string, number]>([
  ["whisper-tiny", 37_760_640],
  ["whisper-base", 72_593_920],
  ["whisper-small", 241_734_912],
  ["whisper-medium", 763_857_920],
  ["whisper-large", 1_543_304_960],
  ["whisper-large-v3", 1_543_490_560],
  ["whisper-large-v3-turbo", 808_878_080],
  ["distil-large-v3", 756_405_760],
  ["wav2vec2-base-960h", 94_396_320],
  ["wav2vec2-large-960h", 315_461_792],
])("%s: %d", (name, published) => {
  expect(countsOf(families, name).parameters).toBe(published)
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
