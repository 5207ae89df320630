/** Work that memory bounds: norms, activations, turning, sampling. */
import type { Place } from "./place.ts"
import type { ServedModel, ServedPart } from "./served-model.ts"

/** For so many units on the device, without the starts of its kernels. */
export function passSeconds(
  { moved, movedShared, passes, folded }: ServedPart,
  units: number,
  { kernels, setup, valueBytes, handedBytes, folds, starts }: Place,
): number {
  if (passes === 0) return 0
  const left = moved + movedShared / setup.layout.tp - (folds ? folded.moved : 0)
  const bytes = folds && folded.passes > 0 ? handedBytes : valueBytes
  return kernels.memoryPass(units * left * bytes) - starts.pass
}

/** [byte] that a sampler moves for each logit: logits in 32 bits, their softmax and a choice, each read and written. */
const samplerBytes = 16

/** Of so many sequences that are given a token; logits are gathered first. */
export function samplerSeconds({ outputs, isLanguage }: ServedModel, sequences: number, { kernels, starts }: Place): number {
  return isLanguage && sequences > 0 ? kernels.memoryPass(sequences * outputs * samplerBytes) - starts.pass : 0
}
