/**
 * Parameters of every family of decoders against published totals, to the last digit: the sum of the safetensors on the model's page of the
 * hub, https://huggingface.co/<name>. Where a checkpoint also holds modules that predict further tokens, it is that of a checkpoint without
 * them (GLM-4.5-Air: PrimeIntellect/INTELLECT-3, Qwen3-Next: Qwen3-Coder-Next).
 */
import { describe, expect, test } from "vitest"
import { findModel, isUnknownModel, parameters } from "../index.ts"

const exact: readonly (readonly [name: string, parameters: number])[] = [
  ["Qwen/Qwen-1_8B", 1_836_828_672],
  ["Qwen/Qwen-7B", 7_721_324_544],
  ["Qwen/Qwen-14B", 14_167_290_880],
  ["Qwen/Qwen-72B", 72_287_920_128],
  ["Qwen/Qwen1.5-0.5B", 463_987_712],
  ["Qwen/Qwen1.5-4B", 3_950_369_280],
  ["Qwen/Qwen1.5-7B", 7_721_324_544],
  ["Qwen/Qwen1.5-14B", 14_167_290_880],
  ["Qwen/Qwen1.5-32B", 32_512_218_112],
  ["Qwen/Qwen1.5-110B", 111_209_914_368],
  ["Qwen/Qwen1.5-MoE-A2.7B", 14_315_784_192],
  ["Qwen/Qwen2-1.5B", 1_543_714_304],
  ["Qwen/Qwen2-7B", 7_615_616_512],
  ["Qwen/Qwen3-Next-80B-A3B-Instruct", 79_674_391_296],
  ["huggyllama/llama-7b", 6_738_415_616],
  ["huggyllama/llama-13b", 13_015_864_320],
  ["huggyllama/llama-30b", 32_528_943_616],
  ["huggyllama/llama-65b", 65_285_660_672],
  ["01-ai/Yi-6B", 6_061_035_520],
  ["01-ai/Yi-9B", 8_829_407_232],
  ["01-ai/Yi-34B", 34_388_917_248],
  ["deepseek-ai/deepseek-llm-7b-base", 6_910_365_696],
  ["deepseek-ai/deepseek-moe-16b-base", 16_375_728_128],
  ["deepseek-ai/DeepSeek-V2", 235_741_434_880],
  ["deepseek-ai/DeepSeek-V2-Lite", 15_706_484_224],
  ["microsoft/Phi-3-medium-4k-instruct", 13_960_238_080],
  ["microsoft/Phi-3.5-MoE-instruct", 41_873_153_344],
  ["microsoft/Phi-3-small-8k-instruct", 7_392_272_384],
  ["tiiuae/falcon-180B", 179_522_565_120],
  ["bigscience/bloom-560m", 559_214_592],
  ["bigscience/bloom-1b1", 1_065_314_304],
  ["bigscience/bloom-1b7", 1_722_408_960],
  ["bigscience/bloom-3b", 3_002_557_440],
  ["bigscience/bloom", 176_247_271_424],
  ["facebook/opt-125m", 125_239_296],
  ["facebook/opt-2.7b", 2_651_596_800],
  ["facebook/opt-13b", 12_853_473_280],
  ["facebook/opt-30b", 29_974_540_288],
  ["EleutherAI/gpt-neo-125m", 125_198_592],
  ["EleutherAI/gpt-neo-1.3B", 1_315_575_808],
  ["EleutherAI/gpt-neo-2.7B", 2_651_307_520],
  ["Salesforce/codegen-350M-mono", 356_712_448],
  ["Salesforce/codegen-16B-mono", 16_032_155_648],
  ["bigcode/santacoder", 1_124_886_528],
  ["bigcode/starcoderbase", 15_517_456_384],
  ["bigcode/starcoder2-3b", 3_030_371_328],
  ["bigcode/starcoder2-7b", 7_173_923_840],
  ["bigcode/starcoder2-15b", 15_957_889_024],
  ["zai-org/glm-4-9b", 9_399_951_360],
  ["zai-org/GLM-4-9B-0414", 9_400_279_040],
  ["zai-org/GLM-4-32B-0414", 32_566_081_536],
  ["zai-org/GLM-4.5-Air", 106_852_251_264],
  ["allenai/OLMoE-1B-7B-0924", 6_919_161_856],
  ["allenai/OLMo-2-0325-32B", 32_234_279_936],
  ["HuggingFaceTB/SmolLM3-3B", 3_075_098_624],
  ["internlm/internlm2-1_8b", 1_889_110_016],
  ["internlm/internlm2-7b", 7_737_708_544],
  ["internlm/internlm2-20b", 19_861_149_696],
  ["internlm/internlm3-8b-instruct", 8_804_241_408],
  ["baichuan-inc/Baichuan-7B", 7_000_559_616],
  ["baichuan-inc/Baichuan2-7B-Base", 7_505_973_248],
  ["baichuan-inc/Baichuan-13B-Base", 13_264_901_120],
  ["baichuan-inc/Baichuan2-13B-Base", 13_896_668_160],
  ["CohereLabs/c4ai-command-r-v01", 34_980_831_232],
  ["CohereLabs/c4ai-command-r-plus", 103_810_674_688],
  ["CohereLabs/c4ai-command-r7b-12-2024", 8_028_033_024],
  ["CohereLabs/c4ai-command-a-03-2025", 111_057_580_032],
  ["databricks/dbrx-base", 131_596_523_520],
  ["ai21labs/Jamba-v0.1", 51_570_323_328],
  ["state-spaces/mamba-130m-hf", 129_135_360],
  ["state-spaces/mamba-370m-hf", 371_516_416],
  ["state-spaces/mamba-790m-hf", 793_204_224],
  ["state-spaces/mamba-1.4b-hf", 1_372_178_432],
  ["state-spaces/mamba-2.8b-hf", 2_768_345_600],
  ["tiiuae/falcon-mamba-7b", 7_272_665_088],
  ["mistralai/Mamba-Codestral-7B-v0.1", 7_285_403_648],
  ["stabilityai/stablelm-3b-4e1t", 2_795_443_200],
  ["stabilityai/stablelm-2-1_6b", 1_644_515_328],
  ["mistralai/Mistral-Nemo-Base-2407", 12_247_782_400],
  ["mistralai/Mistral-Small-24B-Base-2501", 23_572_403_200],
  ["mistralai/Mistral-Large-Instruct-2407", 122_610_069_504],
  ["mistralai/Ministral-8B-Instruct-2410", 8_019_808_256],
  ["mistralai/Codestral-22B-v0.1", 22_247_282_688],
  ["google/gemma-3-270m", 268_098_176],
  ["baidu/ERNIE-4.5-0.3B-PT", 360_748_032],
  ["baidu/ERNIE-4.5-21B-A3B-PT", 21_825_437_888],
  ["tencent/Hunyuan-A13B-Instruct", 80_393_183_232],
  ["MiniMaxAI/MiniMax-Text-01", 456_089_655_296],
  ["ibm-granite/granite-3.0-2b-base", 2_533_531_648],
  ["ibm-granite/granite-3.0-8b-base", 8_170_848_256],
  ["openbmb/MiniCPM-2B-sft-bf16", 2_724_880_896],
  ["apple/OpenELM-270M", 271_527_168],
  ["apple/OpenELM-450M", 457_179_136],
  ["apple/OpenELM-1_1B", 1_079_891_456],
  ["apple/OpenELM-3B", 3_036_647_424],
  ["MiniMaxAI/MiniMax-M2.5", 228_689_764_864],
  ["Qwen/Qwen3-Coder-480B-A35B-Instruct", 480_154_875_392],
  ["nvidia/NVIDIA-Nemotron-3-Nano-30B-A3B-BF16", 31_577_940_288],
  ["Qwen/Qwen3-235B-A22B", 235_093_634_560],
  ["openai/gpt-oss-20b", 20_914_757_184],
  ["openai/gpt-oss-120b", 116_829_156_672],
  ["mistralai/Mixtral-8x22B-v0.1", 140_620_634_112],
  ["cerebras/Cerebras-GPT-111M", 111_050_496],
]

/** In thousand millions, as their papers and pages print them: total, active, and the digits behind the point. */
const rounded: readonly (readonly [name: string, total: number, active: number | null, digits: number, source: string])[] = [
  ["PaLM 8B", 8.63, null, 2, "arXiv 2204.02311, table 1"],
  ["PaLM 62B", 62.5, null, 1, "arXiv 2204.02311, table 1"],
  ["PaLM 540B", 540, null, 0, "arXiv 2204.02311, table 1 prints 540.35"],
  ["Gopher (280B)", 280, null, 0, "arXiv 2112.11446, table 1"],
  ["Gopher (7.1B)", 7.1, null, 1, "arXiv 2112.11446, table 1"],
  ["Gopher (1.4B)", 1.4, null, 1, "arXiv 2112.11446, table 1"],
  ["Gopher (417M)", 0.417, null, 3, "arXiv 2112.11446, table 1"],
  ["Gopher (117M)", 0.117, null, 3, "arXiv 2112.11446, table 1"],
  ["Chinchilla", 70, null, 0, "arXiv 2203.15556, table 4"],
  ["Megatron-LM (8.3B)", 8.3, null, 1, "arXiv 1909.08053, table 2"],
  ["MT-NLG 530B", 530, null, -1, "arXiv 2201.11990, section 3"],
  ["GLaM", 1200, 96.6, -2, "arXiv 2112.06905, table 4"],
  ["GLM-5", 744, null, 0, "https://huggingface.co/zai-org/GLM-5"],
  [
    "Nemotron 3 Super",
    121,
    null,
    0,
    "https://huggingface.co/nvidia/NVIDIA-Nemotron-3-Super-120B-A12B-BF16: 120B with 12B active",
  ],
  ["Llama 4 Scout", 108, 17, 0, "https://huggingface.co/meta-llama/Llama-4-Scout-17B-16E: 109B with its tower"],
]

function counted(name: string): ReturnType<typeof parameters> {
  const found = findModel(name)
  if (isUnknownModel(found)) throw new Error(`${name} is not in the catalogue`)
  return parameters(found.config)
}

describe("exactly as published", () => {
  test.each(exact)("%s: %d", (name, total) => {
    expect(counted(name).total).toBe(total)
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

test("a module that predicts further tokens is what GLM-4.5-Air has beyond these (110,468,824,832 with it)", () => {
  const found = findModel("GLM-4.5-Air")
  if (isUnknownModel(found)) throw new Error("not found")
  const { hidden, vocabulary, groups } = found.config
  const block = parameters({ ...found.config, groups: groups.slice(-1).map((group) => ({ ...group, count: 1 })) }).total
  const tables = 2 * vocabulary * hidden
  const joined = 2 * hidden * hidden + 3 * hidden
  // A block, its own tables, three norms, and the matrix that joins a token with the state before it.
  expect(counted("GLM-4.5-Air").total + (block - tables - hidden) + tables + joined).toBe(110_468_824_832)
})
