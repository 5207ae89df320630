/** Bytes of a number between the layers, for time and memory alike. */
import type { Precision } from "../../data/index.ts"

/** 16 bits, whatever narrower precision the products take: fp8 and fp4 are made inside each product. 32 where those have 32. */
export function valueBytes(precision: Precision): 2 | 4 {
  return precision === "fp32" || precision === "tf32" ? 4 : 2
}
