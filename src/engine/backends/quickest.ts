/** The back end that computes: WebAssembly where the host runs vector instructions, generated JavaScript elsewhere. */
import { compileJavaScript } from "./javascript.ts"
import type { Compile } from "./program.ts"
import { hasSimd } from "./wasm/simd.ts"
import { compileWasm } from "./wasm/wasm.ts"

export function quickestBackEnd(): Compile {
  return hasSimd() ? compileWasm : compileJavaScript
}
