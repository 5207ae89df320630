/**
 * The tour of the README: files and outputs are put in by this program, so that every figure in it comes from a run.
 * `npm run tour` rewrites README.md; tests/house/tour.test.ts proves that it is current. Needs a build.
 * A block begins with `<!-- file PATH -->`, or `<!-- run ARGS -->` with an optional `; lines A-B`.
 */
import { spawnSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("..", import.meta.url))
const block = /<!-- (file|run) ([^;>]+?)(?:; lines (\d+)-(\d+))? -->\n+```(\w*)\n[\s\S]*?\n```/gu

/** The text with every block made anew. */
export function withTour(readme: string): string {
  return readme.replaceAll(
    block,
    (_, kind: string, what: string, from: string | undefined, to: string | undefined, language: string) => {
      const text = kind === "file" ? readFileSync(`${root}${what.trim()}`, "utf8") : outputOf(what.trim())
      const lines = text.trimEnd().split("\n")
      const chosen = from === undefined || to === undefined ? lines : lines.slice(Number(from) - 1, Number(to))
      const cut = from === undefined ? "" : `; lines ${from}-${to}`
      return `<!-- ${kind} ${what.trim()}${cut} -->\n\n\`\`\`${language}\n${chosen.join("\n").trimEnd()}\n\`\`\``
    },
  )
}

/** What the command prints to someone at a terminal of 100 columns without colours. */
function outputOf(args: string): string {
  const env = { ...process.env, COLUMNS: "100", NO_COLOR: "1", LC_ALL: "en_US.UTF-8" }
  const words = (args.match(/"[^"]*"|\S+/gu) ?? []).map((word) => word.replaceAll('"', ""))
  const ran = spawnSync(process.execPath, ["dist/cli/main.js", ...words], { cwd: root, env, encoding: "utf8" })
  return ran.stdout + ran.stderr
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = `${root}README.md`
  writeFileSync(file, withTour(readFileSync(file, "utf8")))
}
