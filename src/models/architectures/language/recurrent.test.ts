// Recurrent models against published counts.
import { describe, expect, test } from "vitest"
import { countsOf, expectSound } from "../../../../tests/support/sound-models.ts"
import { elmo } from "./elmo.ts"
import { recurrentClassifier } from "./recurrent-classifier.ts"
import { recurrentLanguageModel } from "./recurrent-language-model.ts"
import { recurrentTranslation } from "./recurrent-translation.ts"

const families = [elmo, recurrentClassifier, recurrentLanguageModel, recurrentTranslation]
const models = families.flatMap(({ models }) => models)

describe("parameters", () => {
  test.each<[string, number, string]>([
    ["RNN classifier", 2_592_105, "bentrevett/pytorch-sentiment-analysis@329f654b2cfa, 1 - Simple Sentiment Analysis.ipynb"],
    ["BiLSTM classifier", 4_810_857, "bentrevett/pytorch-sentiment-analysis@329f654b2cfa, 2 - Upgraded Sentiment Analysis.ipynb"],
    // Three gates of four: two layers, both ways, with two shifts.
    ["BiGRU classifier", 4_810_857 - 2 * 256 * (100 + 256 + 2 + 512 + 256 + 2), "the same with GRU cells; users print 4,233,321"],
  ])("%s: %d (%s)", (name, parameters) => {
    expect(countsOf(families, name).parameters).toBe(parameters)
  })

  test.each<[string, number, string]>([
    ["ELMo", 93.6, "https://allennlp.org/elmo, pre-trained models"],
    ["ELMo medium", 28.0, "allennlp.org/elmo"],
    ["ELMo small", 13.6, "allennlp.org/elmo"],
  ])("%s: %d million (%s)", (name, millions) => {
    expect(Math.round(countsOf(families, name).parameters / 1e5) / 10).toBe(millions)
  })

  test("AWD-LSTM: 24M and 33M in the paper, table 1; the table is tied, so its size counts once", () => {
    const layer = (from: number, to: number): number => 4 * to * (from + to + 2)
    const body = layer(400, 1150) + layer(1150, 1150) + layer(1150, 400)
    expect(countsOf(families, "AWD-LSTM").parameters).toBe(401 * 10000 + body)
    expect(countsOf(families, "AWD-LSTM WikiText-2").parameters).toBe(401 * 33278 + body)
  })

  test.each([
    ["Zaremba LSTM small", 200],
    ["Zaremba LSTM medium", 650],
    ["Zaremba LSTM large", 1500],
  ])("%s: two tables of 10,000 × %d, the shift of one, and four gates of two layers with two biases", (name, width) => {
    const expected = 2 * 10000 * width + 10000 + 2 * (4 * width * 2 * width + 2 * 4 * width)
    expect(countsOf(families, name).parameters).toBe(expected)
  })
})

test.each(models.map((model) => [model.names[0], model] as const))("%s at other lengths", (_, model) => {
  expectSound(model.lay(model.usual))
  expectSound(model.lay({ ...model.usual, sequence: 1 }))
})
