/**
 * Parameters of decoders against published totals: to the last digit where a file in public holds the total, within the rounding where a
 * paper prints it. Those of which only sizes were found are summed by hand in worked-counts.test.ts.
 */
import { describe, expect, test } from "vitest"
import { findModel, isUnknownModel, parameters } from "../index.ts"

/** Sums of the safetensors on the hub, from AlexsJones/llmfit:llmfit-core/data/hf_models.json@a3e0eb27c57f; with the name of a copy of the same shape where the list has the figure under that. */
const hub: readonly (readonly [name: string, parameters: number, copy?: string])[] = [
  ["Qwen/Qwen-1_8B", 1_836_828_672, "Qwen/Qwen1.5-1.8B-Chat"],
  ["Qwen/Qwen-7B", 7_721_324_544],
  ["Qwen/Qwen-14B", 14_167_290_880, "Qwen/Qwen1.5-14B-Chat"],
  ["Qwen/Qwen1.5-4B", 3_950_369_280],
  ["Qwen/Qwen1.5-7B", 7_721_324_544],
  ["Qwen/Qwen1.5-14B", 14_167_290_880],
  ["Qwen/Qwen1.5-32B", 32_512_218_112],
  ["Qwen/Qwen1.5-MoE-A2.7B", 14_315_784_192],
  ["Qwen/Qwen2-1.5B", 1_543_714_304],
  ["Qwen/Qwen2-7B", 7_615_616_512],
  ["Qwen/Qwen2-57B-A14B", 57_408_658_944],
  ["Qwen/Qwen3-Next-80B-A3B-Instruct", 79_674_391_296, "Qwen/Qwen3-Coder-Next"],
  ["huggyllama/llama-7b", 6_738_415_616, "lmsys/vicuna-7b-v1.5"],
  ["huggyllama/llama-13b", 13_015_864_320, "lmsys/vicuna-13b-v1.5"],
  ["01-ai/Yi-6B", 6_061_035_520],
  ["01-ai/Yi-9B", 8_829_407_232, "01-ai/Yi-1.5-9B-Chat"],
  ["01-ai/Yi-34B", 34_388_917_248],
  ["deepseek-ai/deepseek-llm-7b-base", 6_910_365_696, "deepseek-ai/deepseek-coder-7b-instruct-v1.5"],
  ["deepseek-ai/deepseek-moe-16b-base", 16_375_728_128],
  ["deepseek-ai/DeepSeek-V2", 235_741_434_880, "deepseek-ai/DeepSeek-Coder-V2-Instruct"],
  ["deepseek-ai/DeepSeek-V2-Lite", 15_706_484_224],
  ["microsoft/Phi-3-medium-4k-instruct", 13_960_238_080],
  ["tiiuae/falcon-180B", 179_522_565_120, "tiiuae/falcon-180B-chat"],
  ["bigscience/bloom-560m", 559_214_592],
  ["bigscience/bloom-1b1", 1_065_314_304],
  ["bigscience/bloom-1b7", 1_722_408_960],
  ["bigscience/bloom-3b", 3_002_557_440],
  ["bigscience/bloom", 176_247_271_424],
  ["facebook/opt-125m", 125_239_296, "peft-internal-testing/opt-125m"],
  ["bigcode/santacoder", 1_124_886_528, "bigcode/gpt_bigcode-santacoder"],
  ["bigcode/starcoder2-3b", 3_030_371_328],
  ["bigcode/starcoder2-7b", 7_173_923_840],
  ["zai-org/glm-4-9b", 9_399_951_360, "zai-org/glm-4-9b-chat-hf"],
  ["zai-org/GLM-4-9B-0414", 9_400_279_040],
  ["allenai/OLMoE-1B-7B-0924", 6_919_161_856, "allenai/OLMoE-1B-7B-0125-Instruct"],
  ["allenai/OLMo-2-0325-32B", 32_234_279_936, "allenai/OLMo-2-0325-32B-Instruct"],
  ["HuggingFaceTB/SmolLM3-3B", 3_075_098_624],
  ["internlm/internlm2-7b", 7_737_708_544, "internlm/internlm2_5-7b-chat"],
  ["internlm/internlm2-20b", 19_861_149_696, "internlm/internlm2-chat-20b"],
  ["CohereLabs/c4ai-command-r7b-12-2024", 8_028_033_024],
  ["ai21labs/Jamba-v0.1", 51_570_323_328, "ai21labs/AI21-Jamba-Mini-1.5"],
  ["state-spaces/mamba-130m-hf", 129_135_360],
  ["state-spaces/mamba-370m-hf", 371_516_416],
  ["tiiuae/falcon-mamba-7b", 7_272_665_088, "tiiuae/falcon-mamba-7b-instruct"],
  ["stabilityai/stablelm-3b-4e1t", 2_795_443_200],
  ["stabilityai/stablelm-2-1_6b", 1_644_515_328, "stabilityai/stablelm-2-1_6b-chat"],
  ["mistralai/Mistral-Nemo-Base-2407", 12_247_782_400, "inflatebot/MN-12B-Mag-Mell-R1"],
  ["google/gemma-3-270m", 268_098_176],
  ["baidu/ERNIE-4.5-21B-A3B-PT", 21_825_437_888, "baidu/ERNIE-4.5-21B-A3B-Thinking"],
  ["MiniMaxAI/MiniMax-M2.5", 228_689_764_864, "QuantTrio/MiniMax-M2.5-AWQ"],
  ["Qwen/Qwen3-Coder-480B-A35B-Instruct", 480_154_875_392],
  ["Qwen/Qwen3-235B-A22B", 235_093_634_560],
  ["mistralai/Mixtral-8x22B-v0.1", 140_620_634_112, "alpindale/WizardLM-2-8x22B"],
]

const elsewhere: readonly (readonly [name: string, parameters: number, source: string])[] = [
  ["baichuan-inc/Baichuan-7B", 7_000_559_616, "MrYxJ/calculate-flops.pytorch:README_CN.md@29ca58443fc1"],
  [
    "mistralai/Mistral-Small-24B-Base-2501",
    23_572_403_200,
    "keras-team/keras-hub:keras_hub/src/models/mistral/mistral_presets.py@71453d08f59e",
  ],
  ["EleutherAI/gpt-neo-2.7B", 2_651_307_520, "EleutherAI/gpt-neo:GPTNeo_example_notebook.ipynb@23485e3c7940"],
  [
    "openbmb/MiniCPM-2B-sft-bf16",
    2_724_880_896,
    "embeddings-benchmark/mteb:mteb/models/model_implementations/misc_models.py@a905523d0111",
  ],
  [
    "openai/gpt-oss-20b",
    20_914_757_184,
    "NVIDIA-NeMo/Megatron-Bridge:examples/model_verification_cards/gpt-oss-20b/card.yaml@067f987df03b",
  ],
  [
    "openai/gpt-oss-120b",
    116_829_156_672,
    "NVIDIA-NeMo/Megatron-Bridge:examples/model_verification_cards/gpt-oss-120b/card.yaml@067f987df03b",
  ],
]

/** In the same list with what is no weight of these: tables of turning rates in each layer, a tied table stored twice, a correction of each expert in 32 bits. */
const hubWithMore: readonly (readonly [name: string, parameters: number, more: number])[] = [
  ["huggyllama/llama-30b", 32_528_947_456, 60 * 64],
  ["microsoft/Phi-3-small-8k-instruct", 7_392_274_432, 32 * 64],
  ["Qwen/Qwen1.5-0.5B", 619_570_176, 151_936 * 1024],
  ["nvidia/NVIDIA-Nemotron-3-Nano-30B-A3B-BF16", 31_577_937_344, -23 * 128],
]

/** In thousand millions, as their names and pages tell: total, active, and the digits behind the point. */
const rounded: readonly (readonly [name: string, total: number, active: number | null, digits: number, source: string])[] = [
  ["PaLM 62B", 62, null, 0, "its name"],
  ["PaLM 540B", 540, null, 0, "its name"],
  ["Gopher (280B)", 280, null, 0, "its name"],
  ["Gopher (7.1B)", 7.1, null, 1, "its name"],
  ["Gopher (1.4B)", 1.4, null, 1, "its name"],
  ["Gopher (417M)", 0.417, null, 3, "its name"],
  ["Gopher (117M)", 0.117, null, 3, "its name"],
  ["Chinchilla", 70, null, 0, "its name, Chinchilla 70B"],
  ["Megatron-LM (8.3B)", 8.3, null, 1, "its name"],
  ["MT-NLG 530B", 530, null, -1, "its name"],
  ["GLaM", 1200, null, -2, "its name, GLaM 1.2T"],
  ["GLM-5", 744, null, 0, "Ascend/MindSpeed-LLM:examples/mcore/glm5/pretrain_glm5_744b_4k_A3_ptd.sh@c77308a14bfc"],
  ["Nemotron 3 Super", 120, null, -1, "its name, 120B-A12B"],
  ["Llama 4 Maverick", 400, 17, -1, "17B active in its name; 401,583,781,376 with the tower for images in the list above"],
]

function counted(name: string): ReturnType<typeof parameters> {
  const found = findModel(name)
  if (isUnknownModel(found)) throw new Error(`${name} is not in the catalogue`)
  return parameters(found.config)
}

describe("exactly as published", () => {
  test.each(hub.map(([name, total]) => [name, total] as const))("%s: %d", (name, total) => {
    expect(counted(name).total).toBe(total)
  })

  test.each(elsewhere)("%s: %d (%s)", (name, total) => {
    expect(counted(name).total).toBe(total)
  })

  test.each(hubWithMore)("%s: %d, less %d", (name, total, more) => {
    expect(counted(name).total).toBe(total - more)
  })
})

describe("within the rounding of the publisher", () => {
  test.each(rounded)("%s: %d", (name, total, active, digits) => {
    const found = counted(name)
    const step = 10 ** -digits
    expect(Math.round(found.total / 1e9 / step)).toBe(Math.round(total / step))
    if (active !== null) expect(Math.abs(found.active / 1e9 / active - 1)).toBeLessThan(0.02)
  })
})

test.each([
  ["GLM-4.5-Air", 110_468_824_832],
  ["GLM-4.5", 358_337_791_296],
])("%s with its module that predicts a further token, as in the list: %d", (name, published) => {
  const found = findModel(name)
  if (isUnknownModel(found)) throw new Error("not found")
  const { hidden, vocabulary, groups } = found.config
  const block = parameters({ ...found.config, groups: groups.slice(-1).map((group) => ({ ...group, count: 1 })) }).total
  const tables = 2 * vocabulary * hidden
  const joined = 2 * hidden * hidden + 3 * hidden
  // A block, its own tables, three norms, and the matrix that joins a token with the state before it.
  expect(counted(name).total + (block - tables - hidden) + tables + joined).toBe(published)
})
