// docs/api.md shows three programs and what they print. They run here; `npx vitest run tests/api-docs.test.ts -u` writes anew
// what has changed.
import { readFileSync } from "node:fs"
import { format } from "node:util"
import { expect, test, vi } from "vitest"

const file = new URL("../docs/api.md", import.meta.url)
const block = /<!-- (program|prints) ([a-z]+)\.ts -->\n+```\w+\n[\s\S]*?\n```/gu

/** What a program prints, as a terminal without colours shows it. */
async function printed(name: string): Promise<string> {
  const lines: string[] = []
  const log = vi.spyOn(console, "log").mockImplementation((...parts: unknown[]) => void lines.push(format(...parts)))
  try {
    await import(`../docs/api/${name}.ts`)
  } finally {
    log.mockRestore()
  }
  return lines.join("\n")
}

test("the programs of docs/api.md print what stands there", async () => {
  const text = readFileSync(file, "utf8")
  const names = [...new Set([...text.matchAll(block)].map(([, , name = ""]) => name))]
  expect(names).toHaveLength(3)
  const outputs = new Map<string, string>()
  for (const name of names) outputs.set(name, await printed(name))
  const current = text.replaceAll(block, (_, kind: string, name: string) => {
    const program = readFileSync(new URL(`../docs/api/${name}.ts`, import.meta.url), "utf8").trimEnd()
    const [language, body] = kind === "program" ? ["ts", program] : ["text", outputs.get(name)]
    return `<!-- ${kind} ${name}.ts -->\n\n\`\`\`${language}\n${body}\n\`\`\``
  })
  await expect(current, "meant? npx vitest run tests/api-docs.test.ts -u").toMatchFileSnapshot(file.pathname)
}, 60_000)
