/** What the command says of a layout, said of a file: its options are keys there. */
import type { Facts, Sentence } from "./sentence.ts"

/** Keys that are not named as the options are. */
const keys: Readonly<Record<string, string>> = { seq: "sequence", method: "model.method" }

/** `--global-batch 64` is `global_batch: 64` in a file. `p` carries the facts of what is said there; `otherwise` where nothing is. */
export function asKeys(
  mistakes: Readonly<Record<string, Sentence>>,
  p: Facts,
  otherwise: string,
): readonly [message: string, advice: string] {
  const said = mistakes[p("says")]?.(p) ?? otherwise
  const [message, advice] = typeof said === "string" ? [said, ""] : said
  return [inFile(message), inFile(advice)]
}

function inFile(sentence: string): string {
  return sentence.replaceAll(/--([a-z-]+)(?: ([^`]+))?/gu, (_, option: string, value: string | undefined) => {
    const key = keys[option] ?? option.replaceAll("-", "_")
    return value === undefined ? key : `${key}: ${value}`
  })
}

/** With three digits. */
export function figureOf(figure: string): string {
  return String(Number(Number(figure).toPrecision(3)))
}
