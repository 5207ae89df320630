/** The program that serves: constants, scheduler and defaults are its own. */

export const engineNames = ["vllm", "sglang", "trtllm", "lmdeploy", "transformers", "pytorch", "tensorrt"] as const
/** `trtllm`: TensorRT-LLM; `tensorrt`: TensorRT behind Triton or MLPerf's harness, for what is no language model. */
export type EngineName = (typeof engineNames)[number]

export type Engine = {
  readonly name: EngineName
  /** `0.19.0`; null: that of the newest measurements. */
  readonly version: string | null
}
