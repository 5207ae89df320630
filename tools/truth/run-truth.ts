/** What `npm run truth` does with its arguments; files and output come from outside. */
import { answerRow } from "./answer.ts"
import { readRows } from "./row.ts"
import { truthTable } from "./table.ts"

export type TruthShell = {
  /** Null where the file cannot be read. */
  readonly read: (file: string) => string | null
  readonly say: (text: string) => void
  readonly complain: (text: string) => void
}

const usage = "npm run truth -- ROWS.json [--json]"

/** Gives the exit code. */
export function runTruth(args: readonly string[], { read, say, complain }: TruthShell): number {
  const refuse = (message: string): number => {
    complain(message)
    return 1
  }
  const files = args.filter((argument) => !argument.startsWith("--"))
  const unknown = args.filter((argument) => argument.startsWith("--") && argument !== "--json")
  const [file] = files
  if (file === undefined || files.length > 1 || unknown.length > 0) return refuse(usage)
  const text = read(file)
  if (text === null) return refuse(`${file}: cannot be read`)
  const rows = readRows(text)
  if (typeof rows === "string") return refuse(`${file}: ${rows}`)
  const answers = rows.map(answerRow)
  say(args.includes("--json") ? JSON.stringify({ rows: answers }, null, 1) : truthTable(rows, answers))
  return 0
}
