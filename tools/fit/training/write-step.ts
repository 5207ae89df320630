/** Writes the constants of a step into src/data, four digits of each. */
import { writeFileSync } from "node:fs"
import type { StepConstantsData } from "../../../src/data/index.ts"

const path = new URL("../../../src/data/step-constants.json", import.meta.url)

/** Deviations that change nothing are left out. */
const least = 0.002

export function writeStep(data: Omit<StepConstantsData, "source" | "confidence">): void {
  const whole: StepConstantsData = {
    source: {
      title: "Fitted on published step times of 12 code bases by tools/fit/training.ts",
      where: "docs/training.md",
      date: "2026-11-30",
    },
    confidence: "secondary",
    ...data,
    deviations: data.deviations.filter(({ value }) => Math.abs(value) >= least),
  }
  const text = JSON.stringify(whole, (_, each) => (typeof each === "number" ? Number(each.toPrecision(4)) : each), 2)
  writeFileSync(path, `${text}\n`)
  console.log(
    `\nstep-constants.json: ${Math.round(text.length / 1024)} KiB; npx biome check --write src/data/step-constants.json`,
  )
}
