import fs from "node:fs"
import { compileVenture } from "./src/venture/index.ts"
import { runVenture } from "./src/decide/index.ts"
import { lineColumn, codeFrame } from "./src/diagnostics/index.ts"
const f = process.argv[2]!
const text = fs.readFileSync(f, "utf8")
const c = compileVenture(text, { file: f })
for (const d of c.diagnostics) { console.log(d.severity, d.code, JSON.stringify(d.params), d.fix ?? ""); if (d.span && d.span.file === f) console.log(codeFrame(text, d.span)) }
if (c.venture) { const r: any = runVenture(c.venture, { samples: 10000, seed: 1 })
for (const d of r.diagnostics) console.log(d.code, JSON.stringify(d.params))
for (const [k, q] of Object.entries<any>(r.answer.quantities)) { const g = (x: any) => Array.isArray(x) ? `[${[x[0], x[1], x.at(-1)].join(" ")}]` : x; console.log(k, "|", q.unit, "|", g(q.mean), g(q.p5), g(q.p50), g(q.p95), q.never === undefined ? "" : "never " + g(q.never)) } }
