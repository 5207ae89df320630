/** The ventures in examples/, one folder each. */
import { readFileSync } from "node:fs"
import { compileVenture, type Venture } from "../../src/venture/index.ts"
import { examples, exampleNames as listed } from "../../tools/reports.ts"

export const exampleNames: readonly string[] = listed()

export function exampleText(name: string): string {
  return readFileSync(new URL(`${name}/venture.yaml`, examples), "utf8")
}

export function exampleVenture(name: string): Venture {
  const { venture } = compileVenture(exampleText(name), { file: `examples/${name}/venture.yaml` })
  if (venture === null) throw new Error(`internal: examples/${name} does not compile`)
  return venture
}
