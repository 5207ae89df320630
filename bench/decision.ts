/**
 * A decision of the usual size, as a founder meets it: how long until the ranking stands on the screen, until everything does, and
 * until a slider that is moved shows. `npx tsx bench/decision.ts` prints; build first. Times are from the start of the process;
 * beside them stands the time of all cores together, which does not depend on what else the machine does.
 */
import { spawn } from "node:child_process"
import { readFileSync } from "node:fs"
import { createCrew } from "../src/host/index.ts"
import { compileVenture, decisionsIn, planHeld, planVenture, useCrew, type Venture } from "../src/index.ts"

const rounds = 3
const file = new URL("decision.yaml", import.meta.url).pathname
const command = new URL("../dist/cli/main.js", import.meta.url).pathname

/** `work`: of all cores. */
type Time = { readonly passed: number; readonly work: number }
type Times = { readonly ranking: Time; readonly all: Time }

const none: Time = { passed: Number.NaN, work: Number.NaN }

/** Seconds that a process and its threads have computed, where Linux tells; see proc(5). */
function workOf(pid: number | undefined): number {
  try {
    const [user, system] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ").slice(11, 13) ?? []
    return (Number(user) + Number(system)) / 100
  } catch {
    return Number.NaN
  }
}

/** Seconds of one process. */
function planned(): Promise<Times> {
  const begin = performance.now()
  const child = spawn("node", [command, "plan", file, "--lang", "en"], { stdio: ["ignore", "pipe", "inherit"] })
  let text = ""
  let [ranking, all] = [none, none]
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    text += part
    all = { passed: (performance.now() - begin) / 1000, work: workOf(child.pid) }
    if (ranking === none && text.includes("Survival and money")) ranking = all
  })
  return new Promise((resolve, reject) => {
    child.on("close", (code) => (code === 0 ? resolve({ ranking, all }) : reject(new Error(`exit code ${code}`))))
  })
}

/** Milliseconds for one slider moved to another place each time, with the decisions of the plan held. */
function slider(venture: Venture, threads: number, samples: number): Time[] {
  useCrew(createCrew(threads))
  const { answer } = planVenture(venture, { samples: 2000 })
  if (answer === null) throw new Error("internal: no plan")
  const held = decisionsIn(answer)
  const times = Array.from({ length: 24 }, (_, k) => {
    const set = { churn: `${10 + k / 10} to ${35 + k / 10} %/year` }
    const [begin, before] = [performance.now(), process.cpuUsage()]
    planHeld(venture, held, { samples, set })
    const { user, system } = process.cpuUsage(before)
    return { passed: performance.now() - begin, work: (user + system) / 1000 }
  })
  useCrew(null)
  // The first ones warm up.
  return times.slice(8)
}

function row(what: string, unit: string, times: readonly Time[]): void {
  const figures = ([(time) => time.passed, (time) => time.work] satisfies ((time: Time) => number)[]).flatMap((figure) => {
    const all = times.map(figure).toSorted((a, b) => a - b)
    return [all[0], all[all.length >> 1]].map((x) => `${(x ?? Number.NaN).toPrecision(3)} ${unit}`)
  })
  console.log(`| ${what} | ${figures.join(" | ")} |`)
}

const processes: Times[] = []
for (let k = 0; k < rounds; k++) processes.push(await planned())
console.log(
  "| a decision: 3 projects, 40 inputs, 60 months, 6 decisions | best | middle | all cores, best | middle |\n|---|---|---|---|---|",
)
row(
  "`plan`, 10 240 samples: verdict, ranking, survival and money told",
  "s",
  processes.map(({ ranking }) => ranking),
)
row(
  "`plan`, 10 240 samples: everything told",
  "s",
  processes.map(({ all }) => all),
)
const { venture } = compileVenture(readFileSync(file, "utf8"), { file })
if (venture === null) throw new Error("internal: bench/decision.yaml does not compile")
for (const threads of [1, 2])
  for (const samples of [2000, 10_000])
    row(
      `one slider moved, ${samples} samples, ${threads} thread${threads > 1 ? "s" : ""}`,
      "ms",
      slider(venture, threads, samples),
    )
