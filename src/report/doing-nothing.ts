/** A project beside the cash that one could simply keep. */
import type { ProjectAnswer } from "../decide/index.ts"
import { step } from "./document/pen.ts"
import { amountText, type Writer } from "./writer.ts"

/** By the mean where the two can be compared, else by the probability alone. */
export function standingOf({ beatsNothing, kept, value }: ProjectAnswer): "wins" | "gamble" | "loses" {
  if (beatsNothing === null) return "wins"
  const isRarely = beatsNothing < 0.5
  if (kept === null || value.mean === null) return isRarely ? "loses" : "wins"
  if (value.mean <= kept) return "loses"
  return isRarely ? "gamble" : "wins"
}

/** By how much its mean value is less than the cash kept, in the unit of the value; null where it is not, or that is not known. */
export function lackOf({ value, kept }: ProjectAnswer): number | null {
  return kept === null || value.mean === null || value.mean > kept ? null : kept - value.mean
}

/** Whether the samples are too few to tell its mean value from the cash kept. */
export function isAsMuchAsKept(project: ProjectAnswer): boolean {
  const lack = lackOf(project)
  return lack !== null && lack <= (project.valueError ?? 0) && lack > 0
}

/** The same as a text; null where it is not less. */
export function lackText(name: string, project: ProjectAnswer, writer: Writer): string | null {
  if (lackOf(project) === null) return null
  const at = `/projects/${step(name)}`
  return amountText(writer, `${at}/kept - ${at}/value/mean`, project.value.unit, `${name}.value`)
}
