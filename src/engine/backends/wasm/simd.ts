/** Which vector instructions this host runs. */
import { Code } from "./code.ts"
import { moduleBytes } from "./module.ts"

let known: boolean | null = null
let isRelaxedKnown: boolean | null = null

/** Asked once: whether it takes a module with one of them. */
export function hasSimd(): boolean {
  known ??= takes((code, local) => code.double(1).set(local))
  return known
}

/**
 * Whether it also has the relaxed ones: a product and a sum rounded once, quicker choices. Node 22 and browsers of 2023 and later do.
 */
export function hasRelaxedSimd(): boolean {
  isRelaxedKnown ??= takes((code, local) => {
    const one = (): void => void code.double(1)
    code.plusProduct(one, one, one).set(local)
  })
  return isRelaxedKnown
}

function takes(write: (code: Code, local: number) => void): boolean {
  if (typeof WebAssembly === "undefined") return false
  const code = new Code(0, true)
  write(code, code.local("v128"))
  return WebAssembly.validate(moduleBytes([], [{ takes: [], gives: [], code }]))
}
