// What is trained is what is counted: arrays and numbers as `venturi model` tells them, each of them used; what cannot be computed is refused.
import { beforeAll, describe, expect, test } from "vitest"
import { openTestBackend, tensorsOf } from "../../../tests/support/pilot-gradients.ts"
import { countModel } from "../../models/index.ts"
import type { Backend } from "../engine/backend.ts"
import type { Tensor, Tensors } from "../engine/tensor.ts"
import { softmaxCrossEntropy } from "../learning/losses.ts"
import { initialWeights } from "./initial-weights.ts"
import { type LanguageModel, type LanguageModelDescribed, readLanguageModel } from "./language-model.ts"

let b: Backend
beforeAll(async () => {
  b = await openTestBackend()
})

const small = { hidden_size: 16, num_hidden_layers: 2, num_attention_heads: 4, vocab_size: 11, max_position_embeddings: 8 }
const chain = (middle: string): LanguageModelDescribed => ({
  layers: `model: Chain\ntask: language model\ninput: tokens 8\nlayers:\n  - embedding: { rows: 11, width: 6 }\n    name: table\n${middle}`,
})

const sound: readonly (readonly [string, LanguageModelDescribed])[] = [
  ["GPT-2", { config: { model_type: "gpt2", n_embd: 16, n_layer: 2, n_head: 4, vocab_size: 11, n_positions: 8 } }],
  [
    "GPT-2, an untied head",
    {
      config: {
        model_type: "gpt2",
        n_embd: 16,
        n_layer: 1,
        n_head: 4,
        vocab_size: 11,
        n_positions: 8,
        tie_word_embeddings: false,
      },
    },
  ],
  ["Llama in groups", { config: { model_type: "llama", ...small, num_key_value_heads: 2, intermediate_size: 24 } }],
  [
    "Qwen 3, norms of each head",
    { config: { model_type: "qwen3", ...small, num_key_value_heads: 2, head_dim: 4, intermediate_size: 24 } },
  ],
  ["OLMo 2, norms behind", { config: { model_type: "olmo2", ...small, intermediate_size: 24 } }],
  [
    "Gemma 2, four norms",
    { config: { model_type: "gemma2", ...small, num_key_value_heads: 2, head_dim: 4, intermediate_size: 24 } },
  ],
  ["GPT-NeoX, side by side", { config: { model_type: "gpt_neox", ...small, intermediate_size: 24 } }],
  ["GPT-J, one norm", { config: { model_type: "gptj", n_embd: 16, n_layer: 2, n_head: 4, vocab_size: 11, n_positions: 8 } }],
  ["LSTM", chain("  - lstm: 7\n  - linear: 11\n")],
  ["two GRUs and a norm", chain("  - gru: 7\n  - gru: 7\n  - norm: layer\n  - linear: 11\n")],
  ["plain recurrent, tied", chain("  - rnn: 6\n  - tied linear: { out: 11, to: table }\n")],
]

const modelOf = (described: LanguageModelDescribed, context = 8): LanguageModel => {
  const read = readLanguageModel(described, context)
  if (read.kind === "problems") throw new Error(JSON.stringify(read.problems))
  return read.model
}

const sizeOf = (model: LanguageModel): number =>
  Object.values(initialWeights(model.graph, 1)).reduce((sum, { values }) => sum + values.length, 0)

describe("what is trained is what is counted", () => {
  test.each(sound)("%s", (_, described) => expect(sizeOf(modelOf(described))).toBe(countModel(described).count?.parameters))

  // Two tables of 65 · 128, one of 128 · 128; four blocks of 12 · 128² and four norms' halves; the last norm
  test("the GPT that was measured, 821 760", () => {
    const sizes = { hidden_size: 128, num_hidden_layers: 4, num_attention_heads: 4, vocab_size: 65, max_position_embeddings: 128 }
    const measured = { config: { model_type: "decoder", ...sizes, positions: "learned", norm: "layer", mlp: "plain" } }
    expect(sizeOf(modelOf(measured, 128))).toBe(2 * 65 * 128 + 128 * 128 + 4 * (12 * 128 ** 2 + 4 * 128) + 2 * 128)
  })

  test.each(sound)("%s: every array moves the loss, and a later token none before it", async (_, described) => {
    const model = modelOf(described)
    const parameters = tensorsOf(b, initialWeights(model.graph, 1))
    const tokens = Int32Array.of(1, 2, 3, 4, 5, 6, 7, 8)
    const logits = (p: Tensors, at: Tensor): Tensor => model.logits({ ops: b, parameters: p }, at)
    const loss = (p: Tensors, at: Tensor, labels: Tensor): Tensor => softmaxCrossEntropy(b, logits(p, at), labels)
    const { gradient } = b.valueAndGradient(loss)(
      parameters,
      b.tensor(tokens, [1, 8]),
      b.tensor(
        tokens.map((token) => token + 1),
        [1, 8],
      ),
    )
    for (const [name, part] of Object.entries(gradient))
      expect([name, (await b.read(part)).some((value) => value !== 0)]).toEqual([name, true])
    const before = await b.read(logits(parameters, b.tensor(tokens, [1, 8])))
    const after = await b.read(logits(parameters, b.tensor(tokens.with(5, 9), [1, 8])))
    const moved = [...before].map((value, k) => Math.abs(value - (after[k] ?? 0)) > 1e-7)
    expect([moved.slice(0, 5 * 11).includes(true), moved.slice(5 * 11).includes(true)]).toEqual([false, true])
  })

  test("the same seed gives the same weights, another one others", () => {
    const { graph } = modelOf({ config: { model_type: "llama", ...small, intermediate_size: 24 } })
    expect(initialWeights(graph, 3)).toEqual(initialWeights(graph, 3))
    expect(initialWeights(graph, 3)).not.toEqual(initialWeights(graph, 4))
  })
})

describe("what cannot be trained is refused", () => {
  const decoder = { model_type: "decoder", ...small }
  test.each([
    [
      "an encoder",
      { config: { model_type: "bert", ...small, intermediate_size: 24, type_vocab_size: 2 } },
      "pilot-part",
      { part: "encoder" },
    ],
    [
      "experts",
      { config: { model_type: "mixtral", ...small, intermediate_size: 24, num_local_experts: 4, num_experts_per_tok: 2 } },
      "pilot-part",
      { part: "experts" },
    ],
    ["ALiBi", { config: { ...decoder, positions: "alibi" } }, "pilot-part", { part: "positions" }],
    ["distances", { config: { ...decoder, positions: "relative" } }, "pilot-part", { part: "relative" }],
    [
      "a window longer than the places",
      { config: { ...decoder, positions: "learned" } },
      "pilot-context",
      { context: 9, rows: 8 },
    ],
    ["attention in a chain", chain("  - attention: { heads: 2, causal: yes }\n  - linear: 11\n"), "pilot-layer", null],
    [
      "both directions, which would see what is to be told",
      chain("  - lstm: { hidden: 6, bidirectional: yes }\n  - linear: 11\n"),
      "pilot-layer",
      { path: "lstm1", title: "LSTM" },
    ],
    ["another vocabulary out than in", chain("  - lstm: 7\n  - linear: 12\n"), "pilot-vocabulary", { rows: 11, told: 12 }],
  ] as const)("%s", (_, described, code, params) => {
    const read = readLanguageModel(described, 9)
    if (read.kind === "model") throw new Error("it was taken")
    const [first] = read.problems.filter((problem) => problem.severity === "error")
    expect(first?.code).toBe(code)
    if (params !== null) expect(first?.params).toEqual(params)
  })
})
