/** By which of its names an input is told: several quantities may be one input, and a founder looks at one project. */
import type { Input } from "../engine/index.ts"

/** The name that begins with the project, where there is one, else the first. */
export function inputPath(input: Input | undefined, project: string): string {
  return input?.paths.find((path) => path.startsWith(`${project}.`)) ?? input?.path ?? ""
}
