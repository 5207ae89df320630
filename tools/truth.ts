/**
 * Holds the models to published figures: `npm run truth -- ROWS.json` prints ours beside theirs, by source and the worst first;
 * with `--json` the answers as { "rows": [ { id, predicted, interval, baseline } | { id, skipped } ] }. A row without `expected` names
 * the metrics that it asks for in `predict`.
 */
import { readFileSync } from "node:fs"
import { runTruth } from "./truth/run-truth.ts"

function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8")
  } catch {
    return null
  }
}

process.exitCode = runTruth(process.argv.slice(2), { read, say: console.log, complain: console.error })
