/**
 * How quick the search for a set-up that serves is. `npx tsx bench/serving-search.ts` prints a table: set-ups of the space, of how many a balance was computed,
 * and the time of the whole search in a process that has run it before, and in the first run of it.
 */
import { type Device, findDevice, isUnknownDevice, usualMachine } from "../src/devices/index.ts"
import { layDescribed } from "../src/models/index.ts"
import { rentedHour } from "../src/serving/economics/device-hour.ts"
import { planServing } from "../src/serving/search/plan-serving.ts"
import type { ServingPlace, ServingRequest } from "../src/serving/search/serving-request.ts"
import { usualFormats } from "../src/serving/search/space.ts"
import type { Length } from "../src/serving/simulate/simulate.ts"
import { stepModel } from "../src/serving/step/model.ts"

const now = (): number => performance.now()

function placeOf(name: string): ServingPlace {
  const device = findDevice(name)
  if (isUnknownDevice(device)) throw new Error(name)
  return { device, machine: usualMachine(device), price: rentedHour(device.id, "on demand") }
}

const spread = (mean: number): Length => ({ kind: "lognormal", mean, cv: 1, most: 3500 })

function requestOf(model: string, devices: readonly string[], rest: Partial<ServingRequest>): ServingRequest {
  const { model: laid } = layDescribed(model, { sequence: 8192 })
  if (laid === null) throw new Error(model)
  const places = devices.map(placeOf)
  const widest = places.map(({ device }): Device => device).toSorted((a, b) => usualFormats(b).length - usualFormats(a).length)[0]
  return {
    ...{ graph: laid.graph, sequence: 8192, places, formats: widest === undefined ? [] : usualFormats(widest) },
    engines: [{ name: "vllm", version: null }],
    ...{ fixed: {}, fleet: null, isFleetWhole: false, areLimitsSearched: true, pools: "joint" },
    lengths: { kind: "apart", input: spread(512), output: spread(200) },
    load: { kind: "rate", requestsPerSecond: 20, cv: 1 },
    slo: { quantile: "p95", ttftSeconds: 1, tpotSeconds: 0.05, latencySeconds: null },
    ...{ prefix: null, speculative: null, reserve: { kind: "none" }, objective: "cost", seed: 1 },
    ...rest,
  }
}

const [small, large] = ["meta-llama/Llama-3.1-8B", "meta-llama/Llama-3.1-70B"]
const three = ["H100-SXM", "A100-SXM-80GB", "L40S"]
const cases: readonly (readonly [string, ServingRequest])[] = [
  ["8B, three devices, 20 requests/s", requestOf(small, three, {})],
  ["the same, both kinds of pools", requestOf(small, three, { pools: "either" })],
  ["70B, three devices, 20 requests/s", requestOf(large, three, {})],
  ["the same, both kinds of pools", requestOf(large, three, { pools: "either" })],
  ["70B, 200 requests/s", requestOf(large, three, { load: { kind: "rate", requestsPerSecond: 200, cv: 1 } })],
  ["70B, 256 clients", requestOf(large, three, { load: { kind: "concurrency", clients: 256, thinkSeconds: 0 } })],
  ["70B, as much as 16 devices carry", requestOf(large, three, { load: { kind: "most" }, fleet: 16 })],
  ["70B, offline", requestOf(large, three, { load: { kind: "offline", requests: null } })],
]

/** [ms] of the clock and of the processor, in which other processes count less. */
function timed(request: ServingRequest) {
  const [start, before] = [now(), process.cpuUsage()]
  const plan = planServing(request, { stepModel })
  const { user, system } = process.cpuUsage(before)
  return { ms: now() - start, cpuMs: (user + system) / 1000, plan }
}

const print = (cells: readonly string[]): void => void process.stdout.write(`| ${cells.join(" | ")} |\n`)
const rounds = 5
const head = ["case", "set-ups", "balances", "simulations", "first run: ms", "of processor", "later: ms", "of processor"]
print([...head, "set-ups a second"])
print([...head, ""].map(() => "---"))
for (const [name, request] of cases) {
  const first = timed(request)
  const later = Array.from({ length: rounds }, () => timed(request))
  const ms = Math.min(...later.map((each) => each.ms))
  const cpuMs = Math.min(...later.map((each) => each.cpuMs))
  const { plan } = first
  if (plan.kind === "faults") throw new Error(JSON.stringify(plan.faults.map(({ kind }) => kind)))
  const { configurations, screened, simulated } = plan.searched
  const times = [first.ms, first.cpuMs, ms, cpuMs].map((each) => each.toFixed(0))
  print([name, ...[configurations, screened, simulated].map(String), ...times, ((1000 * configurations) / ms).toFixed(0)])
}
