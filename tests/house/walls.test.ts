// The walls hold: who may import whom, no cycles, no Node in the library. Breaches are planted in a small copy of the
// house and must be found. TypeScript 7 without TypeScript 6 beside it makes dependency-cruiser look at no file and
// pass, and an empty tsconfig passes too; so it is also counted what the tools really look at.
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { compiler, cruiser, root, run, sourcesIn } from "./run.ts"

type Cruise = {
  readonly summary: {
    readonly totalCruised: number
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[]
  }
}

const isTest = (file: string): boolean => /\.(test|bench)\.ts$/.test(file)
const table = createRequire(import.meta.url)("../../.dependency-cruiser.cjs") as {
  readonly forbidden: readonly { readonly name: string }[] // Without such names there are no doors, and the breaches are not found.
}
/** Every room and every shell of the table. */
const doors = table.forbidden
  .filter(({ name }) => name.startsWith("walls-of-"))
  .map(({ name }) => name.slice("walls-of-".length))
  .map((room): [string, string] => [`src/${room}/index.ts`, `export const here = "${room}"\n`])

// file | what it imports | the rule that must stop it
const breaches: readonly (readonly [string, string, string])[] = [
  ["src/engine/breach.ts", "../venture/index.ts", "walls-of-engine"],
  ["src/engine/shaped.ts", "../shape/index.ts", "walls-of-engine"],
  ["src/engine/fed.ts", "../data/index.ts", "walls-of-engine"],
  ["src/units/breach.ts", "../engine/index.ts", "walls-of-units"],
  ["src/shape/breach.ts", "../data/index.ts", "walls-of-shape"],
  ["src/data/breach.ts", "../shape/index.ts", "walls-of-data"],
  ["src/training/breach.ts", "../serving/index.ts", "walls-of-training"],
  ["src/business/breach.ts", "../words/index.ts", "walls-of-business"],
  ["src/venture/breach.ts", "../decide/index.ts", "walls-of-venture"],
  ["src/words/breach.ts", "../units/index.ts", "walls-of-words"],
  ["src/report/breach.ts", "../cli/index.ts", "walls-of-report"],
  ["src/models/breach.ts", "../engine/inner.ts", "rooms-use-doors"],
  ["src/models/backwards.ts", "../index.ts", "walls-of-models"],
  ["src/cli/breach.ts", "../engine/index.ts", "walls-of-cli"],
  ["src/host/breach.ts", "../cli/index.ts", "walls-of-host"],
  ["src/index.ts", "./engine/inner.ts", "public-door-uses-doors"],
  ["src/attic/breach.ts", "../units/index.ts", "every-room-has-a-row"],
  ["src/engine/node.ts", "node:fs", "pure-rooms-without-node"],
  ["src/engine/package.ts", "commander", "pure-rooms-with-few-packages"],
  ["src/cli/package.ts", "vitest", "no-development-packages"],
  ["src/engine/nowhere.ts", "./nothing.ts", "imports-resolve"],
  ["src/engine/tested.ts", "./real.test.ts", "nothing-imports-tests"],
  ["src/engine/about.ts", "./round.ts", "no-cycles"],
]

const permitted: readonly (readonly [string, string])[] = [
  ["src/engine/fine.ts", "../units/index.ts"],
  ["src/engine/round.ts", "./about.ts"], // permitted by itself; the way back makes the cycle
  ["src/training/fine.ts", "../shape/index.ts"],
  ["src/training/counts.ts", "../models/index.ts"],
  ["src/decide/fine.ts", "../venture/index.ts"],
  ["src/report/fine.ts", "../words/index.ts"],
  ["src/venture/fine.ts", "yaml"],
  ["src/cli/fine.ts", "../index.ts"],
  ["src/cli/hosted.ts", "../host/index.ts"],
  ["src/cli/node.ts", "node:fs"],
  ["src/cli/package-fine.ts", "commander"],
  ["src/engine/real.test.ts", "../venture/index.ts"],
]

const importing = (target: string): string => `import * as it from "${target}"\nexport const used = it\n`

let house = ""
beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), "venturi-walls-"))
  for (const file of [".dependency-cruiser.cjs", "package.json", "tsconfig.json", "src/tsconfig.json"]) {
    cpSync(join(root, file), join(house, file), { recursive: true })
  }
  for (const [file, text] of doors) plant(file, text)
  plant("src/engine/inner.ts", "export const inner = 1\n")
  for (const name of ["yaml", "commander", "vitest"]) {
    plant(`node_modules/${name}/package.json`, `{ "name": "${name}", "version": "1.0.0", "type": "module", "main": "index.js" }`)
    plant(`node_modules/${name}/index.js`, "export const it = 1\n")
  }
})
afterAll(() => rmSync(house, { recursive: true, force: true }))

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(house, file)), { recursive: true })
  writeFileSync(join(house, file), text)
}

async function cruise(folder: string): Promise<Cruise["summary"]> {
  const { out, err } = await run(process.execPath, [cruiser, "src", "--config", "--output-type", "json"], folder)
  expect(err).toBe("")
  return (JSON.parse(out) as Cruise).summary
}

describe("who may import whom", () => {
  test("every planted breach is found, and nothing that is permitted", async () => {
    for (const [file, target] of [...breaches, ...permitted]) plant(file, importing(target))
    const { violations } = await cruise(house)
    const found = violations.map(({ from, rule }) => `${from} ${rule.name}`)
    const expected = breaches.map(([file, , rule]) => `${file} ${rule}`)
    expect(expected.filter((line) => !found.includes(line))).toEqual([])
    const planted = new Set(breaches.map(([file]) => file))
    expect(found.filter((line) => !planted.has(line.split(" ")[0] ?? ""))).toEqual([])
  })

  test("a breach makes the command fail", async () => {
    plant("src/engine/breach.ts", importing("../venture/index.ts"))
    expect((await run(process.execPath, [cruiser, "src/engine", "--config"], house)).code).not.toBe(0)
  })

  test("the real walls are checked in every source file", async () => {
    const sources = sourcesIn("src").filter((file) => !isTest(file))
    expect((await cruise(root)).totalCruised).toBeGreaterThanOrEqual(sources.length)
    expect(sources.length).toBeGreaterThan(4)
  })
})

describe("what the compiler knows", () => {
  const outside = [
    'import "node:fs"',
    "console.log(1)",
    "document.title",
    "process.exit()",
    "setTimeout(() => 1, 1)",
    "new WebAssembly.Module()",
  ]

  test("the library knows neither Node nor the browser", async () => {
    const rooms = outside.map((line, index) => {
      const file = `src/pure/line-${index}.ts`
      plant(file, `${line}\nexport const used = 1\n`)
      return file
    })
    const { code, out } = await run(process.execPath, [compiler, "-p", "src", "--pretty", "false"], house)
    expect(code).not.toBe(0)
    expect(rooms.filter((file) => !out.includes(file))).toEqual([])
  })

  test("no package brings Node's types into the library", async () => {
    const { out } = await run(process.execPath, [compiler, "-p", "src", "--listFilesOnly"], root)
    expect(out.split("\n").filter((file) => file.includes("@types/node/"))).toEqual([])
  })

  test("every source file is checked by one of the parts", async () => {
    const lists = await Promise.all(
      ["src", "src/cli", "tests"].map((part) => run(process.execPath, [compiler, "-p", part, "--listFilesOnly"], root)),
    )
    const checked = new Set(lists.flatMap(({ out }) => out.split("\n")))
    const written = ["src", "tests", "tools", "bench"].filter((folder) => existsSync(join(root, folder))).flatMap(sourcesIn)
    expect(written.filter((file) => !checked.has(join(root, file)))).toEqual([])
  })
})
