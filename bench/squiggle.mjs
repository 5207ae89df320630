// Runs reference.squiggle: `node squiggle.mjs FOLDER SAMPLES`, FOLDER holding an installed @quri/squiggle-lang. Prints its speed as JSON.
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { pathToFileURL } from "node:url"

const [, , folder, samples] = process.argv
const require = createRequire(`${folder}/package.json`)
const { run } = await import(pathToFileURL(require.resolve("@quri/squiggle-lang")))
const code = readFileSync(new URL("reference.squiggle", import.meta.url), "utf8")
const environment = { sampleCount: Number(samples), xyPointLength: 1000 }
const begin = performance.now()
const { result } = await run(code, { environment })
const seconds = (performance.now() - begin) / 1000
if (!result.ok) throw new Error(String(result.value))
const mean = result.value.result.asJS?.() ?? null
console.log(JSON.stringify({ samplesPerSecond: Number(samples) / seconds, mean: String(mean?.mean ?? "") }))
