import fs from "node:fs"
import { compileVenture } from "./src/venture/index.ts"
import { planVenture, runVenture } from "./src/decide/index.ts"
const f = process.argv[2]!
const t0 = performance.now()
const c = compileVenture(fs.readFileSync(f, "utf8"), { file: f })
console.log("compile ms", performance.now() - t0)
for (const d of c.diagnostics) console.log(d.code, JSON.stringify(d.span), JSON.stringify(d.params), d.fix)
if (c.venture) {
  console.log(c.venture.model.graph.nodes.length, c.venture.model.inputs.length, c.venture.written.length)
  const t = performance.now()
  const r: any = planVenture(c.venture, { samples: 10000, seed: 1 } as any)
  console.log("plan ms", performance.now() - t)
  console.log(JSON.stringify(r, null, 1).slice(0, 9000))
}
