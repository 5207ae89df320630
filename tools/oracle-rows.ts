/**
 * Copies rows of published figures to tests/oracle, the sources cut to what is public:
 * `npx tsx tools/oracle-rows.ts ROWS.json tests/oracle/architectures.json`.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { publicSource } from "./truth/public-source.ts"

type Stored = { readonly source: string; readonly note?: string }

const [from = "", to = ""] = process.argv.slice(2)
const rows: readonly Stored[] = JSON.parse(readFileSync(from, "utf8"))
const lines = rows.map(({ source, note, ...row }) => {
  const noted = note === undefined ? {} : { note: publicSource(note) }
  return JSON.stringify({ ...row, source: publicSource(source), ...noted })
})
writeFileSync(to, `[\n  ${lines.join(",\n  ")}\n]\n`)
