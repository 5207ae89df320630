/** An option whose value may be said once: a second one is refused, not taken in place of the first. Flags may come again. */
import type { Command } from "commander"
import type { Words } from "../index.ts"
import { UsageError } from "./arguments.ts"

/** Options that gather their values, as they are written: the tokens of an answer are an `--output` too. */
const repeatable: ReadonlySet<string> = new Set(["--set", "-o, --output", "--until"])

/** Of every command, when all its options are there. */
export function refuseRepeats(command: Command, words: Words): void {
  for (const option of command.options) {
    const flag = option.long ?? option.flags
    if (!option.required || repeatable.has(option.flags.replace(/ <.*$/u, ""))) continue
    let isSaid = false
    command.on(`option:${option.name()}`, () => {
      if (isSaid) throw new UsageError(sentence(flag, words))
      isSaid = true
    })
  }
}

function sentence(flag: string, { cli, solve }: Words): string {
  if (flag === "--for") return solve.oneInput
  return flag === "--such-that" ? solve.oneCondition : cli.once(flag)
}
