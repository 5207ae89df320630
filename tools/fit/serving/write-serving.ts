/** Writes the constants of a served step into src/data, four digits of each. */
import { writeFileSync } from "node:fs"
import type { ServingConstantsData } from "../../../src/data/index.ts"

const path = new URL("../../../src/data/serving-constants.json", import.meta.url)

/** Deviations that change nothing are left out. */
const least = 0.002

export function writeServing(data: Omit<ServingConstantsData, "source" | "confidence">): void {
  const whole: ServingConstantsData = {
    source: {
      title: "Fitted on published figures of served models by tools/fit/serving.ts",
      where: "docs/serving.md",
      date: "2026-11-30",
    },
    confidence: "secondary",
    ...data,
    deviations: data.deviations.filter(({ value }) => Math.abs(value) >= least),
  }
  const text = JSON.stringify(whole, (_, each) => (typeof each === "number" ? Number(each.toPrecision(4)) : each), 2)
  writeFileSync(path, `${text}\n`)
  console.log(
    `\nserving-constants.json: ${Math.round(text.length / 1024)} KiB; npx biome check --write src/data/serving-constants.json`,
  )
}
