/** What a user types or pipes in, line by line. Nothing is read before it is asked for. */
import { createInterface } from "node:readline"

export type Line =
  | { readonly kind: "line"; readonly text: string }
  /** The end of the input. */
  | { readonly kind: "end" }
  /** The user broke off. */
  | { readonly kind: "stopped" }

export type Input = {
  readonly isTerminal: boolean
  /** The next line; the prompt stands before it on a terminal. */
  readonly next: (prompt: string) => Promise<Line>
  /** All that is piped in. */
  readonly all: () => Promise<string>
  readonly close: () => void
}

/** Characters. Answers are short; what is longer is no interview. */
const longest = 1_000_000

export function standardInput(): Input {
  return process.stdin.isTTY
    ? terminalInput()
    : { isTerminal: false, next: async () => ({ kind: "end" }), all: piped, close: () => {} }
}

async function piped(): Promise<string> {
  let text = ""
  process.stdin.setEncoding("utf8")
  for await (const chunk of process.stdin) {
    text += String(chunk)
    if (text.length > longest) break
  }
  return text.slice(0, longest)
}

/** Prompts go to standard error, so that standard output holds the outcome alone. Lines that come early wait their turn. */
function terminalInput(): Input {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  const early: Line[] = []
  let waiting: ((line: Line) => void) | null = null
  let last: Line | null = null
  const give = (line: Line): void => {
    if (line.kind !== "line") last = line
    if (waiting === null) early.push(line)
    else waiting(line)
    waiting = null
  }
  lines.on("line", (text) => give({ kind: "line", text }))
  lines.on("SIGINT", () => {
    give({ kind: "stopped" })
    lines.close()
  })
  lines.on("close", () => (last === null ? give({ kind: "end" }) : undefined))
  const next = (prompt: string): Promise<Line> => {
    const first = early.shift() ?? last
    if (first !== null) return Promise.resolve(first)
    lines.setPrompt(prompt)
    lines.prompt()
    return new Promise((resolve) => {
      waiting = resolve
    })
  }
  return { isTerminal: true, next, all: async () => "", close: () => lines.close() }
}
