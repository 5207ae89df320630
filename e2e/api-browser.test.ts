// The library in a real browser, on a page and in a worker, from the modules of dist/ as they are built: what it computes there
// is what it computes in Node, by WebAssembly too.
import { existsSync, readFileSync } from "node:fs"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { fileURLToPath, pathToFileURL } from "node:url"
import { type Browser, chromium, type Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { findChromium } from "./chromium.ts"

const root = fileURLToPath(new URL("..", import.meta.url))
const executablePath = findChromium()
const reason = executablePath === null ? " (skipped: no Chromium found; npm run browser)" : ""

type Door = typeof import("../src/index.ts")
type EngineDoor = typeof import("../src/engine.ts")

/** Sent to the browser as it stands, so it uses nothing from outside itself. */
async function work(door: Door, engine: EngineDoor, text: string) {
  const compiled = door.compileVenture(text, { file: "venture.yaml" })
  const { venture } = compiled
  if (venture === null) throw new Error(JSON.stringify(compiled.diagnostics))
  const plan = door.planVenture(venture, { samples: 500, seed: 2 })
  const described = door.defineVenture({
    assumptions: { price: "20 to 40 USD/month" },
    formulas: { cash: { start: "5 USD", change: "= exp(0.1 * t / 1 month) * price" } },
  })
  const streamed: unknown[] = []
  const stop = new AbortController()
  let stopped: unknown = null
  if (described.venture !== null) {
    for await (const run of door.streamVenture(described.venture, { samples: 9000 })) streamed.push(run)
    try {
      for await (const _ of door.streamVenture(described.venture, { samples: 5_000_000, signal: stop.signal }))
        stop.abort("enough")
    } catch (problem) {
      stopped = problem
    }
  }
  const { calculation } = engine.defineQuantities({ a: "1 to 2 USD", b: "normal(3, 1)", c: "= a * max(b, 2) ^ 1.5" })
  const calculated = calculation === null ? null : engine.runQuantities(calculation, { samples: 3000 })
  const run = door.runVenture(venture, { samples: 2000, seed: 3 })
  return JSON.parse(JSON.stringify({ run, plan, streamed, stopped, calculated }))
}

/** How many programs the host was given. */
const counting = `
  let programs = 0
  const Module = WebAssembly.Module
  WebAssembly.Module = new Proxy(Module, { construct: (target, args) => (programs++, new target(...args)) })`
const worker = `${counting}
  const work = ${work.toString()}
  onmessage = async ({ data: text }) => {
    try {
      const doors = [await import("/dist/index.js"), await import("/dist/engine.js")]
      postMessage({ answers: await work(...doors, text), programs })
    } catch (problem) { postMessage({ problem: String(problem.stack ?? problem) }) }
  }`
/** A worker with a worker of its own: the sum of a column by one thread and by two, and how many tasks were handed out. */
const crewed = `
  onmessage = async ({ data: text }) => {
    try {
      const [door, engine] = [await import("/dist/index.js"), await import("/dist/engine.js")]
      const { venture } = door.compileVenture(text, { file: "venture.yaml" })
      const node = venture.model.quantities.get("own_model.value").node
      const total = () => engine.createSampler(venture.model, { samples: 300_000, seed: 4 }).run([node])[0].reduce((a, b) => a + b, 0)
      const alone = total()
      const source = door.crewProgram() + "onmessage = ({ data: port }) => { port.onmessage = ({ data }) => work(data); postMessage('ready') }"
      const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }))
      let tasks = 0
      const ready = []
      door.useCrew(door.crewOf(2, () => {
        const worker = new Worker(url)
        const { port1, port2 } = new MessageChannel()
        ready.push(new Promise((resolve) => { worker.onmessage = resolve }))
        worker.postMessage(port2, [port2])
        return { post: (message) => { tasks++; port1.postMessage(message) } }
      }, true))
      await Promise.all(ready)
      postMessage({ alone, together: total(), tasks })
    } catch (problem) { postMessage({ problem: String(problem.stack ?? problem) }) }
  }`
/** The same on the page, which asks it as if it were a worker. */
const page = `<!doctype html><title>t</title><link rel="icon" href="data:,"><script type="module">
  window.ask = (text) => new Promise((resolve) => {
    const postMessage = resolve
    let onmessage
    ${worker.replaceAll("</", "<\\/")}
    onmessage({ data: text })
  })
  const asking = (address) => (text) => new Promise((resolve) => {
    const worker = new Worker(address, { type: "module" })
    worker.onmessage = ({ data }) => { worker.terminate(); resolve(data) }
    worker.onerror = ({ message }) => resolve({ problem: message })
    worker.postMessage(text)
  })
  window.askWorker = asking("/worker.js")
  window.askCrew = asking("/crew.js")
  window.isReady = true
</script>`

/** Packages by their names, as a bundler or a server of modules finds them: import maps do not hold in workers. */
const packages: Readonly<Record<string, string>> = {
  yaml: "/node_modules/yaml/browser/index.js",
  papaparse: "/papaparse.js",
}

function served(path: string): { readonly type: string; readonly body: string } | null {
  if (path === "/") return { type: "text/html", body: page }
  if (path === "/worker.js") return { type: "text/javascript", body: worker }
  if (path === "/crew.js") return { type: "text/javascript", body: crewed }
  if (path === "/papaparse.js") {
    // CommonJS as a module.
    const source = readFileSync(`${root}node_modules/papaparse/papaparse.js`, "utf8")
    return {
      type: "text/javascript",
      body: `const module = { exports: {} }, { exports } = module;\n${source}\nexport default module.exports`,
    }
  }
  const file = `${root}${path.slice(1)}`
  if (!/^\/(dist|node_modules\/yaml)\/[\w./-]+\.js(on)?$/u.test(path) || path.includes("..") || !existsSync(file)) return null
  const text = readFileSync(file, "utf8")
  if (path.endsWith(".json")) return { type: "application/json", body: text }
  const body = text.replaceAll(
    /\b(from|import)(\s*)"(yaml|papaparse)"/gu,
    (_, word, space, name) => `${word}${space}"${packages[name]}"`,
  )
  return { type: "text/javascript", body }
}

/**
 * Largest relative difference of two answers of one form; infinite where anything else differs. An error is small against what
 * it is the error of. Worth by the unit is left out: it is the difference of two nearly equal means, in which those last
 * bits grow that differ between hosts: of draws by relaxed vector instructions, and of logarithms and powers of the host.
 */
function difference(a: unknown, b: unknown, scale = 0): number {
  if (typeof a === "number" && typeof b === "number")
    return a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), scale)
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b ? 0 : Number.POSITIVE_INFINITY
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))]
  if (left.length !== right.size) return Number.POSITIVE_INFINITY
  const own = Math.max(0, ...left.map(([, value]) => (typeof value === "number" ? Math.abs(value) : 0)))
  const parts = left.map(([key, value]) => {
    if (!right.has(key)) return Number.POSITIVE_INFINITY
    return byTheUnit.includes(key) ? 0 : difference(value, right.get(key), /^errors?$/u.test(key) ? own : scale)
  })
  return Math.max(0, ...parts)
}

const byTheUnit: readonly string[] = ["perUnit", "interval"]

/** What one more unit of each resource is worth. */
function worths({ plan }: Awaited<ReturnType<typeof work>>): number[] {
  const resources: readonly { readonly perUnit: number; readonly interval: readonly number[] }[] = Object.values(
    plan.answer.resources,
  )
  return resources.flatMap(({ perUnit, interval }) => [perUnit, ...interval])
}

/** Without them a browser gives no memory that threads share. */
const isolated = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-resource-policy": "same-origin",
}

type Asked = { readonly answers?: Awaited<ReturnType<typeof work>>; readonly programs?: number; readonly problem?: string }

describe.skipIf(executablePath === null)(`the library in a browser${reason}`, { timeout: 120_000 }, () => {
  const text = readFileSync(new URL("../examples/first/venture.yaml", import.meta.url), "utf8")
  const noise: string[] = []
  let server: Server
  let browser: Browser
  let tab: Page
  let inNode: Awaited<ReturnType<typeof work>>

  beforeAll(async () => {
    if (!existsSync(`${root}dist/engine.js`)) throw new Error("dist/ is missing or old: run `npm run build` first")
    const door = async (name: string): Promise<unknown> => import(/* @vite-ignore */ pathToFileURL(`${root}dist/${name}`).href)
    // What is built is what the sources say; their types are known, those of dist/ are not while it is not built.
    inNode = await work((await door("index.js")) as Door, (await door("engine.js")) as EngineDoor, text)
    server = createServer((request, response) => {
      const found = served(new URL(request.url ?? "/", "http://localhost").pathname)
      if (found === null) noise.push(`asks for ${request.url}`)
      response.writeHead(found === null ? 404 : 200, {
        "content-type": `${found?.type ?? "text/plain"}; charset=utf-8`,
        ...isolated,
      })
      response.end(found?.body ?? "")
    })
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    browser = await chromium.launch({ executablePath: executablePath ?? "", args: ["--no-sandbox", "--disable-gpu"] })
    tab = await browser.newPage()
    tab.on("console", (message) => noise.push(message.text()))
    tab.on("pageerror", (error) => noise.push(String(error)))
    const { port } = server.address() as AddressInfo // of a server that listens on a port
    await tab.goto(`http://127.0.0.1:${port}/`)
    await tab.waitForFunction("window.isReady")
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  test("what Node computes is complete", () => {
    expect(inNode.run.answer).not.toBeNull()
    expect(inNode.plan.answer.best).toBe("own_model")
    expect(inNode.streamed.length).toBeGreaterThan(1)
    expect(inNode.stopped).toBe("enough")
    expect(inNode.calculated.answer).not.toBeNull()
  })

  test.each(["ask", "askWorker"])("%s: the same figures, by WebAssembly", async (how) => {
    const asked = (await tab.evaluate(`window.${how}(${JSON.stringify(text)})`)) as Asked // of the form that it posts
    expect(asked.problem).toBeUndefined()
    expect(asked.programs).toBeGreaterThan(2)
    // Most in the error bars of months, which are differences between replicates.
    expect(difference(asked.answers, inNode)).toBeLessThan(1e-11)
    expect(difference(asked.answers && worths(asked.answers), worths(inNode))).toBeLessThan(1e-5)
  })

  test("two threads of a worker give what one gives, to the last bit", async () => {
    const asked = (await tab.evaluate(`window.askCrew(${JSON.stringify(text)})`)) as Readonly<Record<string, unknown>> // that it posts
    expect(asked.problem).toBeUndefined()
    expect(asked.together).toBe(asked.alone)
    expect(asked.tasks).toBeGreaterThan(0)
  })

  test("nothing is missing and nothing complains", () => {
    expect(noise).toEqual([])
  })
})
