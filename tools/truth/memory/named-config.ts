/** The published config behind a name such as `DeepSeek-V3 truncated to 4 layers`. */
import { findModel, isUnknownModel } from "../../../src/models/catalogue.ts"
import type { Inputs } from "../row.ts"

export function findNamedConfig(name: string): Inputs | null {
  const found = findModel(name.replace(/ truncated to .*/u, ""))
  return isUnknownModel(found) ? null : found.entry.config
}
