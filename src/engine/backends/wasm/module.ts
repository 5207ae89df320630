/** Functions put together to the bytes of a module (WebAssembly Core Specification 2.0, section 5.5). */
import { Bytes } from "./bytes.ts"
import type { Code } from "./code.ts"
import { type ValueType, valueTypes } from "./locals.ts"

export type ModuleFunction = {
  readonly takes: readonly ValueType[]
  readonly gives: readonly ValueType[]
  readonly code: Code
  /** Under which it is exported; others are called from inside alone. */
  readonly name?: string
}

/** A function of the host. Imports are numbered before the module's own functions. */
export type Import = { readonly name: string; readonly takes: readonly ValueType[]; readonly gives: readonly ValueType[] }

const section = { types: 1, imports: 2, functions: 3, exports: 7, code: 10 } as const
const functionType = 0x60
const head = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]

/** The memory is imported as `env.memory`. */
export function moduleBytes(imports: readonly Import[], functions: readonly ModuleFunction[]): Uint8Array<ArrayBuffer> {
  const all = [...imports, ...functions]
  const importSection = new Bytes().unsigned(imports.length + 1)
  for (const [k, { name }] of imports.entries()) importSection.text("env").text(name).byte(0x00).unsigned(k)
  importSection.text("env").text("memory").byte(0x02, 0x00).unsigned(0)
  const numbers = new Bytes().unsigned(functions.length)
  for (const k of functions.keys()) numbers.unsigned(imports.length + k)
  const exported = functions.flatMap(({ name }, k) => (name === undefined ? [] : [{ name, number: imports.length + k }]))
  const exportSection = new Bytes().unsigned(exported.length)
  for (const { name, number } of exported) exportSection.text(name).byte(0x00).unsigned(number)
  const code = new Bytes().unsigned(functions.length)
  for (const { code: body } of functions) code.sized(body.finished())
  return new Bytes()
    .byte(...head)
    .byte(section.types)
    .sized(signatures(all))
    .byte(section.imports)
    .sized(importSection)
    .byte(section.functions)
    .sized(numbers)
    .byte(section.exports)
    .sized(exportSection)
    .byte(section.code)
    .sized(code)
    .finished()
}

/** One for each function, in their order: shared ones would save a few bytes and cost a table. */
function signatures(functions: readonly Pick<ModuleFunction, "takes" | "gives">[]): Bytes {
  const bytes = new Bytes().unsigned(functions.length)
  for (const { takes, gives } of functions)
    for (const list of [takes, gives]) {
      if (list === takes) bytes.byte(functionType)
      bytes.unsigned(list.length).byte(...list.map((each) => valueTypes[each]))
    }
  return bytes
}
