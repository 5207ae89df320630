// Starts another program for the tools and waits for it. Writes nothing itself.
import { spawnSync } from "node:child_process"

/** The TypeScript 7 compiler: two packages own a `tsc` command, so it is called by its path. */
export const compiler = "node_modules/typescript-native/bin/tsc"

/** Runs a script under this Node with its output shown; gives the exit code. */
export function runNode(script: string, args: readonly string[]): number {
  const done = spawnSync(process.execPath, [script, ...args], { stdio: "inherit" })
  if (done.error) console.error(`${script}: ${done.error.message}`)
  return done.status ?? 1
}
