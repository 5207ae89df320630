/** In which formats a served model keeps its numbers. */

/** Of the matrices; fp4 is NVFP4 or MXFP4, int4 is AWQ or GPTQ in groups, multiplied in 16 bits. Tables, heads and norms stay in 16 bits. */
export type WeightFormat = "fp32" | "fp16" | "bf16" | "fp8" | "int8" | "fp4" | "int4"

export type Formats = {
  readonly weights: WeightFormat
  /** Of the experts; the same as `weights` where nobody says otherwise. */
  readonly experts: WeightFormat
  /** Of cached keys and values. */
  readonly cache: "bf16" | "fp8"
}
