/** The published config behind a name such as `DeepSeek-V3 truncated to 4 layers`. */
import { findModel, isUnknownModel } from "../../../src/models/catalogue.ts"
import type { Inputs } from "../row.ts"

export function findNamedConfig(name: string): Inputs | null {
  const whole = name.replace(/ truncated to .*/u, "")
  const found = findModel(/^kimi/iu.test(whole) ? "moonshotai/Kimi-K2-Instruct" : whole)
  return isUnknownModel(found) ? null : found.entry.config
}
