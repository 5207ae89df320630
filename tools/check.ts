// `npm run check`: the types of every part, each under the names it may use. Writes nothing.
// The library (src) knows neither Node nor DOM; the shells (src/cli, src/host) and the tests know Node, those in the browser
// the DOM too.
import { compiler, runNode } from "./process.ts"

const parts = ["src", "src/cli", "tests", "e2e"]

let failed = false
for (const part of parts) {
  const started = performance.now()
  const code = runNode(compiler, ["-p", part])
  console.log(`${part}: ${code === 0 ? "types are right" : "has type errors"} (${Math.round(performance.now() - started)} ms)`)
  failed ||= code !== 0
}
process.exit(failed ? 1 : 0)
