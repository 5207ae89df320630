/**
 * Puts the command into a few files, since a thousand modules take longer to find and read than a whole run takes: main.js, and
 * one CommonJS file for each set of modules that the same commands need (they are run by src/cli/kept-code.ts). Packages
 * are put in too, with their licences.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { type OutputOptions, type Plugin, rolldown } from "rolldown"

export async function bundleCommand(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const ofProgram = await bundleProgram(folder, "src/cli/program.ts")
  const ofMain = await write(folder, "src/cli/main.ts", [programAsBuilt], { format: "esm", entryFileNames: "[name].js" })
  const packages = [...new Set([...ofProgram, ...ofMain])].sort()
  writeFileSync(join(folder, "licences.txt"), packages.map(licenceOf).join("\n\n"))
}

/**
 * What starts at `entry` as a CommonJS file of its name, and a file for each part that is loaded later. Gives the folders of
 * the packages that were put in.
 */
export function bundleProgram(folder: string, entry: string): Promise<readonly string[]> {
  const output: OutputOptions = {
    format: "cjs",
    entryFileNames: "[name].cjs",
    chunkFileNames: "[name].cjs",
    dynamicImportInCjs: false,
  }
  return write(folder, entry, [dataAsText], output)
}

/** Packages that bring a file beside their code, which they find by where they lie: they are installed and not put in. */
const leftOut = ["highs"]

async function write(
  folder: string,
  entry: string,
  plugins: readonly Plugin[],
  output: OutputOptions,
): Promise<readonly string[]> {
  const bundle = await rolldown({
    input: entry,
    platform: "node",
    plugins: [...plugins],
    external: [...leftOut],
  })
  const { output: files } = await bundle.generate({ ...output, minify: { compress: false, mangle: false } })
  for (const file of files) if (file.type === "chunk") writeFileSync(join(folder, file.fileName), ascii(file.code))
  return files.flatMap((file) => (file.type === "chunk" ? file.moduleIds.flatMap(packageOf) : []))
}

/**
 * Our data as text that is parsed when it is reached: three times as quick as the same data as a program. That of packages is left
 * alone: their CommonJS takes what it requires to be the data itself and would find a module with the data as its default.
 */
const dataAsText: Plugin = {
  name: "data as text",
  load: {
    filter: { id: { include: /\.json$/, exclude: /\/node_modules\// } },
    handler: (id) => ({
      code: `export default JSON.parse(${JSON.stringify(JSON.stringify(JSON.parse(readFileSync(id, "utf8"))))})`,
      moduleType: "js",
    }),
  },
}

const programAsBuilt: Plugin = {
  name: "program as built",
  resolveId: {
    filter: { id: /\/load-program\.ts$/ },
    handler: (id, importer) => join(importer ?? "", "..", id.replace("load-program", "load-built-program")),
  },
}

/** Signs beyond ASCII stand in texts and patterns only (in `String.raw` too: those are patterns), where both ways of writing mean the same. */
const ascii = (code: string): string =>
  code.replaceAll(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)

const packageOf = (id: string): string[] => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.slice(0, 1) ?? []

function licenceOf(folder: string): string {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copyright)/i.test(file))
  const texts = files
    .sort()
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile())
  const found = texts.length > 0 ? texts.map((file) => readFileSync(file, "utf8").trim()) : statedLicence(license, author)
  if (found.length === 0) throw new Error(`${name} ${version} has no licence to bring along`)
  return [`${name} ${version} (${license})`, ...found].join("\n\n")
}

/** Some packages only name the MIT licence and their author: its text is always the same. Source: https://spdx.org/licenses/MIT.html */
export function statedLicence(license: string, author: string | { readonly name: string } | undefined): string[] {
  const holder = typeof author === "string" ? author.replace(/\s*[<(].*$/u, "") : author?.name
  if (license !== "MIT" || holder === undefined) return []
  return [
    [
      `MIT License\n\nCopyright (c) ${holder}\n`,
      'Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"),',
      "to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense,",
      "and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:\n",
      "The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.\n",
      'THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF',
      "MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY",
      "CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE",
      "SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.",
    ].join("\n"),
  ]
}
