/** Whether this host runs vector instructions. */
import { Code } from "./code.ts"
import { moduleBytes } from "./module.ts"

let known: boolean | null = null

/** Asked once: whether it takes a module with one of them. */
export function hasSimd(): boolean {
  known ??= typeof WebAssembly !== "undefined" && WebAssembly.validate(smallest())
  return known
}

function smallest(): Uint8Array<ArrayBuffer> {
  const code = new Code(0)
  const local = code.local("v128")
  return moduleBytes([], [{ takes: [], gives: [], code: code.double(0).set(local) }])
}
