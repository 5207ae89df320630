/** In the place of `load-program.ts` once built: the commands as `npm run build` put them together, from compiled code where it was kept. */
import { openKeptCode } from "./kept-code.ts"

export function loadProgram(): Promise<typeof import("./program.ts")> {
  const { load, keep } = openKeptCode(import.meta.dirname)
  process.on("exit", keep)
  // The build writes this file from program.ts, whose exports are therefore those of its type.
  return Promise.resolve(load("program.cjs") as typeof import("./program.ts"))
}
