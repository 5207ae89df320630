/** A command run as `venturi` would, with a shell of the test's own: what it says, where, and its exit code. */
import { runCommand } from "../../src/cli/program.ts"
import type { Shell } from "../../src/cli/shell.ts"

export type Outcome = { readonly code: number; readonly out: string; readonly err: string }

/** The clock goes on by 400 ms whenever it is read, so that progress is shown as in a slow run. */
export async function commandOf(args: readonly string[], options: Partial<Shell> = {}): Promise<Outcome> {
  const [out, err]: [string[], string[]] = [[], []]
  let time = 0
  const shell: Shell = {
    out: (part) => void out.push(part),
    err: (part) => void err.push(part),
    environment: {},
    outColumns: null,
    isErrTerminal: false,
    now: () => {
      time += 400
      return time
    },
    today: () => "2026-11-24",
    ...options,
  }
  const code = await runCommand(args, shell, "1.2.3")
  return { code, out: out.join(""), err: err.join("") }
}
