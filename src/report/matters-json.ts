/** `explain FILE QUANTITY --matters --json`: the answer for programs, with what each input is in words. */
import type { MattersAnswer } from "../decide/index.ts"
import type { Words } from "../words/index.ts"
import { type About, meaningOf } from "./names.ts"

type Matter = MattersAnswer["inputs"][number]

export type MattersJson = Omit<MattersAnswer, "path" | "inputs"> & {
  readonly quantity: string
  readonly inputs: readonly (Matter & { readonly meaning: string | null })[]
}

export function mattersJson({ path, ...answer }: MattersAnswer, about: About, words: Words): MattersJson {
  const inputs = answer.inputs.map((one) => ({ ...one, meaning: meaningOf(words, about, one.input) }))
  return { quantity: path, ...answer, inputs }
}
