// The truth runner as a command: what it takes, what it prints, what it refuses.
import { describe, expect, test } from "vitest"
import { type Answer, answerRow } from "../../tools/truth/answer.ts"
import { publicSource } from "../../tools/truth/public-source.ts"
import { runTruth } from "../../tools/truth/run-truth.ts"

type Run = { readonly code: number; readonly out: string; readonly err: string }

function run(args: readonly string[], files: Readonly<Record<string, string>>): Run {
  const [out, err]: [string[], string[]] = [[], []]
  const read = (file: string): string | null => files[file] ?? null
  const code = runTruth(args, { read, say: (text) => out.push(text), complain: (text) => err.push(text) })
  return { code, out: out.join("\n"), err: err.join("\n") }
}

const lenet = { id: "lenet", kind: "architecture", inputs: { family: "lenet5", image_channels: 1, num_classes: 10 } }
const resnet = { id: "resnet", kind: "architecture", inputs: { family: "torchvision", model: "resnet18", image_size: 224 } }
const serving = { id: "serving", kind: "serving", inputs: {}, expected: { ttft_ms: 1 } }

function answers(rows: readonly object[]): readonly Answer[] {
  const { code, out } = run(["rows.json", "--json"], { "rows.json": JSON.stringify(rows) })
  expect(code).toBe(0)
  return JSON.parse(out).rows
}

test("a row that only asks is answered from its inputs", () => {
  expect(answers([{ ...lenet, predict: ["params"] }])).toEqual([
    { id: "lenet", predicted: { params: 61_706 }, interval: { params: [61_706, 61_706] }, baseline: {} },
  ])
})

test("what is expected does not change what is told", () => {
  const [asked] = answers([{ ...resnet, predict: ["params_million", "forward_gmacs"] }])
  const [told] = answers([{ ...resnet, expected: { params_million: 1, forward_gmacs: 1 }, source: "anywhere" }])
  expect(told).toEqual(asked)
})

test("a transformer's parameters stand beside the rule of thumb", () => {
  const config = {
    model_type: "gpt2",
    n_layer: 12,
    n_embd: 768,
    n_head: 12,
    n_positions: 1024,
    vocab_size: 50_257,
  }
  const [answer] = answers([
    { id: "gpt2", kind: "architecture", inputs: config, predict: ["params", "params_million", "forward_mflop_per_token"] },
  ])
  // arXiv 2001.08361, section 2.1: 12 · 12 · 768² + 50,257 · 768.
  expect(answer).toMatchObject({
    predicted: { params: 124_439_808, params_million: 124.439808 },
    baseline: { params: 123_532_032, params_million: 123.532032 },
  })
  // karpathy/nanoGPT:transformer_sizing.ipynb: 291,648,307,200 FLOP forward for 1024 tokens.
  expect(answer).toHaveProperty("predicted.forward_mflop_per_token", 291_648_307_200 / 1024 / 1e6)
})

test("the module that predicts further is counted with what its checkpoint stores again", () => {
  const config = {
    model_type: "glm4_moe",
    hidden_size: 4096,
    num_hidden_layers: 46,
    num_attention_heads: 96,
    num_key_value_heads: 8,
    head_dim: 128,
    attention_bias: true,
    intermediate_size: 10_944,
    moe_intermediate_size: 1408,
    n_routed_experts: 128,
    n_shared_experts: 1,
    num_experts_per_tok: 8,
    first_k_dense_replace: 1,
    vocab_size: 151_552,
    num_nextn_predict_layers: 1,
  }
  const [answer] = answers([{ id: "air", kind: "architecture", inputs: config, predict: ["params", "params_incl_mtp"] }])
  // The hub's safetensors metadata of zai-org/GLM-4.5-Air.
  expect(answer).toHaveProperty("predicted", { params: 106_852_251_264, params_incl_mtp: 110_468_824_832 })
})

describe("rows that are skipped", () => {
  test.each([
    ["another kind", serving, "rows of kind serving are not answered yet"],
    [
      "an unknown model",
      { ...resnet, inputs: { family: "torchvision", model: "resnot18" }, predict: ["params"] },
      /no model resnot18; nearest: .*resnet18/,
    ],
    ["an unknown metric", { ...lenet, predict: ["beauty"] }, "no metric of these is known: beauty"],
    ["a config without sizes", { ...lenet, inputs: { model_type: "llama" }, predict: ["params"] }, /hidden_size/],
    [
      "a size too small",
      { ...resnet, inputs: { family: "torchvision", model: "alexnet", image_size: 8 }, predict: ["params"] },
      /cannot be laid in this size/,
    ],
    ["a metric of other models", { ...lenet, predict: ["params_incl_mtp"] }, "the model has no params_incl_mtp"],
  ])("%s", (_, row, reason) => {
    const [answer] = answers([row])
    expect(answer && "skipped" in answer ? answer.skipped : answer).toEqual(expect.stringMatching(reason))
  })
})

test("a CycleGAN is two generators and two discriminators, or the one that is told of", () => {
  const row = { id: "gan", kind: "architecture", predict: ["params"] }
  const told = [{}, { generator: "resnet_9blocks" }, { discriminator: "basic" }].map((part) =>
    answers([{ ...row, inputs: { family: "cyclegan", ngf: 64, ndf: 64, norm: "instance", ...part } }]),
  )
  const counts = told.map(([answer]) => (answer && "predicted" in answer ? answer.predicted.params : undefined))
  // Printed by junyanz/pytorch-CycleGAN-and-pix2pix: 11.378 and 2.765 million.
  expect(counts).toEqual([2 * (11_378_179 + 2_764_737), 11_378_179, 2_764_737])
})

test("a config that lacks sizes is found by the name beside it", () => {
  const inputs = { model_type: "llama", hf_repo: "meta-llama/Llama-2-7b-hf" }
  const answer = answerRow({ id: "named", kind: "architecture", inputs, expected: {}, wanted: ["params"], source: "" })
  expect(answer).toHaveProperty("predicted.params", 6_738_415_616)
})

test("the table shows ours beside theirs, by source and the worst first", () => {
  const rows = [
    { ...lenet, expected: { params: 61_706 }, source: "LeCun 1998" },
    { ...resnet, expected: { params: 11_689_512, params_million: 12 }, source: "torchvision: resnet.py" },
    serving,
  ]
  expect(run(["rows.json"], { "rows.json": JSON.stringify(rows) }).out).toMatchInlineSnapshot(`
    "LeCun 1998: 1 figures, 1 equal, middle 0.000 %, worst 0.000 %, 0 rows skipped
      lenet params            61,706            61,706  0.000 %

    torchvision: resnet.py: 2 figures, 1 equal, middle 0.000 %, worst 2.587 %, 0 rows skipped
      resnet params_million            11.690                12  2.587 %
      resnet params                11,689,512        11,689,512  0.000 %

    no source: 0 figures, 0 equal, middle 0.000 %, worst 0.000 %, 1 rows skipped
      serving: skipped: rows of kind serving are not answered yet"
  `)
})

describe("what is refused", () => {
  test.each([
    ["no file", [], "npm run truth -- ROWS.json [--json]"],
    ["an option that is none", ["rows.json", "--yaml"], "npm run truth -- ROWS.json [--json]"],
    ["a file that is not there", ["none.json"], "none.json: cannot be read"],
    ["no JSON", ["broken.json"], /^broken\.json: not JSON: /],
    ["no list", ["object.json"], "object.json: a list of rows is needed: [ { id, kind, inputs, expected }, … ]"],
    ["a row without inputs", ["bare.json"], "bare.json: row one has no inputs"],
  ])("%s", (_, args, message) => {
    const files = {
      "rows.json": "[]",
      "broken.json": "[",
      "object.json": "{}",
      "bare.json": '[{"id":"one","kind":"architecture"}]',
    }
    const { code, out, err } = run(args, files)
    expect({ code, out, err }).toEqual({
      code: 1,
      out: "",
      err: expect.stringMatching(typeof message === "string" ? escaped(message) : message),
    })
  })
})

function escaped(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`, "u")
}

test.each([
  ["index ids 123456, 234567 (a card)", "collected, no public page"],
  ["count: index id 123456; config from memory", "count: collected, no public page; config from memory"],
  ["pytorch/vision:resnet.py@abc", "pytorch/vision:resnet.py@abc"],
  ["336,224,058 (id 6277681)", "336,224,058"],
])("of %s is left %s", (source, left) => {
  expect(publicSource(source)).toBe(left)
})
