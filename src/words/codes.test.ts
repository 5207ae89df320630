// Every code that the sources report has words, and every code that has words is reported somewhere.
import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import {
  dataroomCodes,
  evidenceCodes,
  fileCodes,
  interviewCodes,
  learningCodes,
  modelCodes,
  pilotLanguageCodes,
  preferenceCodes,
  roomCodes,
  servingCodes,
  solveCodes,
  stagedCodes,
  stressCodes,
  textCodes,
  trainingCodes,
  trainingFileCodes,
  ventureCodes,
  yamlCodes,
} from "./codes.ts"

const source = fileURLToPath(new URL("..", import.meta.url))
const notReporting = /^(words|report|cli)\//
const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !notReporting.test(name))

/** Literals that stand where codes stand: as an argument of a function that reports, behind `problem:` or `code:`. */
const calls =
  /\b(?:error|warning|fail|stop|refuse|refused|problem|wrong|told|report|complain)\((?:[^"`'(){}]*(?:\([^()]*\)[^"`'(){}]*)*)"([a-z]+(?:-[a-z0-9]+)+|loop|syntax)"/g
/** Either of two codes: `error(isGpu ? "unknown-pool" : "unknown-role", …)`. */
const choices = /\b(?:error|warning)\([^,"]*\? "([a-z-]+)" : "([a-z-]+)"/g
const fields = /\b(?:problem|code):\s*((?:"[a-z-]+"(?:\s*\|\s*)?)+)/g

function codesIn(text: string): string[] {
  const called = [...text.matchAll(calls)].map(([, code = ""]) => code)
  const kept = [...text.matchAll(fields)].flatMap(([, list = ""]) =>
    [...list.matchAll(/"([a-z-]+)"/g)].map(([, code = ""]) => code),
  )
  const either = [...text.matchAll(choices)].flatMap(([, one = "", other = ""]) => [one, other])
  return [...called, ...either, ...kept]
}

const reported = new Map(
  files.flatMap((file) => codesIn(readFileSync(`${source}/${file}`, "utf8")).map((code) => [code, file] as const)),
)
const known: ReadonlySet<string> = new Set([
  ...textCodes,
  ...ventureCodes,
  ...roomCodes,
  ...fileCodes,
  ...interviewCodes,
  ...pilotLanguageCodes,
  ...solveCodes,
  ...modelCodes,
  ...trainingCodes,
  ...trainingFileCodes,
  ...servingCodes,
  ...evidenceCodes,
  ...dataroomCodes,
  ...preferenceCodes,
  ...learningCodes,
  ...stressCodes,
  ...stagedCodes,
  ...yamlCodes,
])

test("every code in the sources has words", () => {
  expect(reported.size).toBeGreaterThan(90)
  const missing = [...reported].filter(([code]) => !known.has(code)).map(([code, file]) => `${code} (${file})`)
  expect(missing).toEqual([])
})

test("no words are kept for a code that nothing reports", () => {
  const all = files.map((file) => readFileSync(`${source}/${file}`, "utf8")).join("\n")
  const idle = [
    ...textCodes,
    ...ventureCodes,
    ...roomCodes,
    ...fileCodes,
    ...interviewCodes,
    ...pilotLanguageCodes,
    ...solveCodes,
    ...modelCodes,
    ...trainingCodes,
    ...trainingFileCodes,
    ...servingCodes,
    ...evidenceCodes,
    ...dataroomCodes,
    ...preferenceCodes,
    ...learningCodes,
    ...stressCodes,
    ...stagedCodes,
  ].filter((code) => !all.includes(`"${code}"`))
  expect(idle).toEqual([])
})
