// The package as a stranger gets it: packed, installed in an empty folder, its command and its library used there.
// Needs dist/ (`npm run build`) and, for the dependencies, npm's cache or a registry.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { compiler, type Outcome, root, run } from "./run.ts"

const version: string = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version
const npm = (args: readonly string[], cwd: string): Promise<Outcome> => run("npm", args, cwd)
const unreachable =
  /E(NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT|NETUNREACH|HOSTUNREACH)|ENOTCACHED|ERR_SOCKET_TIMEOUT|E(403|407|502|503|504)\b/

const venture = `venturi: 1
name: Two numbers
assumptions:
  price: 20 to 40 USD/month
formulas:
  year: = price * 12 month
`

let folder = ""
let home = ""
let packed: readonly string[] = []
let notInstalled: string | null = null

beforeAll(async () => {
  if (!existsSync(join(root, "dist/cli/main.js"))) throw new Error("dist/ is missing: run `npm run build` first")
  folder = mkdtempSync(join(tmpdir(), "venturi-package-"))
  home = join(folder, "stranger")
  mkdirSync(home)
  const pack = await npm(["pack", "--json", "--pack-destination", folder], root)
  expect(pack.code, pack.err).toBe(0)
  const [tarball] = JSON.parse(pack.out) as { filename: string; files: { path: string }[] }[]
  packed = (tarball?.files ?? []).map((file) => file.path)
  writeFileSync(join(home, "package.json"), `{ "name": "stranger", "private": true, "type": "module" }`)
  const flags = ["--prefer-offline", "--no-audit", "--no-fund", "--fetch-retries=0", "--fetch-timeout=20000"]
  const install = await npm(["install", ...flags, join(folder, tarball?.filename ?? "")], home)
  if (install.code !== 0 && unreachable.test(install.err)) {
    notInstalled = `no registry could be reached: ${install.err.split("\n").slice(0, 2).join(" ")}`
    console.warn(`The installed package was not tested: ${notInstalled}`)
  } else expect(install.code, install.err).toBe(0)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test("holds what is needed and no source or test", () => {
  expect(packed).toEqual(expect.arrayContaining(["package.json", "LICENSE", "dist/cli/main.js"]))
  expect(packed.filter((file) => !/^(dist\/|schema\/|examples\/|package\.json$|README\.md$|LICENSE$)/.test(file))).toEqual([])
  expect(packed.filter((file) => /\.(test|bench)\.|tsconfig|bytecode/.test(file))).toEqual([])
})

describe("installed elsewhere", { timeout: 60_000 }, () => {
  test("the command says its version", async (context) => {
    if (notInstalled) return context.skip(notInstalled)
    expect(await run("npx", ["venturi", "--version"], home)).toEqual({ code: 0, out: `${version}\n`, err: "" })
  })

  test("the command checks a file", async (context) => {
    if (notInstalled) return context.skip(notInstalled)
    writeFileSync(join(home, "right.yaml"), venture)
    writeFileSync(join(home, "wrong.yaml"), venture.replace("price * 12 month", "prize * 12 month"))
    const right = await run("npx", ["venturi", "check", "right.yaml"], home)
    expect(right.code, right.out + right.err).toBe(0)
    const wrong = await run("npx", ["venturi", "check", "wrong.yaml", "--json"], home)
    expect(wrong.code, wrong.err).toBe(1)
    expect(JSON.parse(wrong.out)).toMatchObject({ ok: false, diagnostics: [{ severity: "error", file: "wrong.yaml", line: 6 }] })
  })

  test("the library is imported, and its types are found", async (context) => {
    if (notInstalled) return context.skip(notInstalled)
    writeFileSync(
      join(home, "use.ts"),
      `import * as venturi from "venturi"\nexport const names: string[] = Object.keys(venturi)\n`,
    )
    const used = await run(
      process.execPath,
      ["-e", `import("venturi").then((it) => console.log(Object.keys(it).length > 0))`],
      home,
    )
    expect(used).toEqual({ code: 0, out: "true\n", err: "" })
    const flags = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2023", "--types", "", "use.ts"]
    const typed = await run(process.execPath, [compiler, ...flags], home)
    expect(typed.code, typed.out).toBe(0)
  })
})
