/** How a message is made of the facts of a diagnostic. The sentences themselves stand in en-*.ts and zh-*.ts. */
import { type Params, printable } from "../diagnostics/index.ts"

/** The params of a diagnostic, each as text or as a list of texts; what is missing is empty. */
export type Facts = {
  (name: string): string
  readonly list: (name: string) => readonly string[]
}

/** What we see and what we need; behind it, where nothing can be written in place at once, what to do. */
export type Said = string | readonly [message: string, advice: string]
export type Sentence = (facts: Facts) => Said

export function factsOf(params: Params): Facts {
  const list = (name: string): readonly string[] => {
    const value = params[name] ?? []
    // Control characters of the file must not reach a terminal.
    return (typeof value === "object" ? value : [String(value)]).map((each) => printable(each))
  }
  return Object.assign((name: string): string => list(name).join(", "), { list })
}

/** Text as it stands (or should stand) in the file. */
export function code(text: string): string {
  return `\`${text}\``
}
