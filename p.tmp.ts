import fs from "node:fs"
import { compileVenture } from "./src/venture/index.ts"
import { planVenture } from "./src/decide/index.ts"
const f = process.argv[2]!
const c = compileVenture(fs.readFileSync(f, "utf8"), { file: f })
const t = performance.now()
const r: any = planVenture(c.venture!, { samples: 10000, seed: 1 } as any)
console.log("ms", performance.now() - t, r.diagnostics?.length)
const a = r.answer
const s = (x: any) => x && [x.p5, x.p50, x.p95, x.mean, x.never].map((v: number) => v === undefined ? "" : Math.abs(v) > 1e5 ? (v/1e6).toFixed(2)+"M" : Number(v).toFixed(2)).join(" ")
for (const [n, p] of Object.entries<any>(a.projects)) console.log(n, "best", p.probabilityBest.toFixed(3), "beats", p.beatsNothing, "surv", p.survival, "\n value", s(p.value), "\n min", s(p.minimumCash), "\n peak", s(p.peakFunding), "\n launch", s(p.launchMonth), "\n be", s(p.breakEvenMonth), JSON.stringify(p.constraints), JSON.stringify(p.decisions))
console.log(JSON.stringify(a.resources, null, 0)); console.log(JSON.stringify(a.sensitivities)); console.log(JSON.stringify(a.information)); console.log(JSON.stringify(a.actions, null, 1)); console.log(JSON.stringify(r.warnings ?? r.diagnostics))
