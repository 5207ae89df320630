/** A device that is asked for together with how many, `8xH100`: the count becomes an option of its own. More than one kind is none. */
import { type CountedName, countedName, findDevice, isUnknownDevice } from "../../devices/index.ts"
import { type Diagnostic, error } from "../../diagnostics/index.ts"
import { optionBounds } from "../../options/index.ts"
import type { TrainingOptions } from "./training-options.ts"

/** Between kinds, and before remarks such as `power-limited to 330 W`; the comma of `1,024` is none. */
const apart = /,(?!\d{3}\b)|[;+，；、]|\band\b|\bpower-limited\b|和/iu

/** Errors: training-gpu-kinds, training-gpu-count, bad-option, unknown-gpu where there is more than a name. The options without the count in `gpu`. */
export function withCountedDevice(options: TrainingOptions): {
  readonly options: TrainingOptions
  readonly diagnostics: readonly Diagnostic[]
} {
  if (typeof options.gpu !== "string") return { options, diagnostics: [] }
  const parts = options.gpu.split(apart).map((part) => countedName(part.trim()))
  const [{ name, count } = { name: "", count: null }] = parts
  if (parts.length > 1) return { options, diagnostics: [ofSeveral(options.gpu, parts)] }
  if (count === null) return { options, diagnostics: [] }
  const { least, most } = optionBounds.gpus
  if (count < least || count > most)
    return {
      options,
      diagnostics: [error("bad-option", null, { option: "gpus", seen: count, wanted: "whole-number", least, most })],
    }
  const { gpu, gpus = count } = options
  const isTwice = gpus !== count
  return {
    options: { ...options, gpu: name, gpus },
    diagnostics: isTwice ? [error("training-gpu-count", null, { gpu, count, gpus, name })] : [],
  }
}

/** Several devices, or one with words behind it that nobody would heed. */
function ofSeveral(text: string, parts: readonly CountedName[]): Diagnostic {
  const ids = parts.flatMap(({ name }) => {
    const found = findDevice(name)
    return isUnknownDevice(found) ? [] : [found.id]
  })
  if (ids.length === parts.length) return error("training-gpu-kinds", null, { gpu: text, kinds: [...new Set(ids)] })
  return error("unknown-gpu", null, { name: text, nearest: [...new Set(ids)] })
}
