/** `venturi data fit FILE` and `data threshold FILE`: the file is read here, all else the library does. */
import { readDataFile } from "../host/index.ts"
import { type FitAsked, fitData, fitText, type ThresholdAsked, thresholdData, thresholdText } from "../index.ts"
import { UsageError } from "./arguments.ts"
import { told } from "./data.ts"
import type { Cost } from "./data-arguments.ts"
import { given } from "./model-argument.ts"
import type { Options, Settings } from "./settings.ts"
import type { Exit, Shell } from "./shell.ts"
import { tellWrong } from "./source.ts"

type Mistakes = { readonly miss?: Cost; readonly alarm?: Cost }
export type FitGiven = Options & Partial<Omit<FitAsked, "costs">> & Mistakes
export type ThresholdGiven = Options & Partial<Omit<ThresholdAsked, "miss" | "alarm">> & Mistakes

export async function fit(file: string, options: FitGiven, settings: Settings, shell: Shell): Promise<Exit> {
  const { of, by, kind, log, exposure, time, respondent, alpha, holdout } = options
  if (of === undefined || by === undefined) throw new UsageError(settings.words.fits.needs)
  const read = readDataFile(file)
  if ("diagnostic" in read) return tellWrong([read.diagnostic], () => null, settings, shell)
  const costs = costsIn(options, settings)
  const asked = {
    of,
    by,
    ...given({ kind, log, exposure, time, respondent, alpha, holdout }),
    ...(costs === null ? {} : { costs }),
  }
  return told(await fitData(read.text, file, asked), fitText, settings, shell)
}

export async function threshold(file: string, options: ThresholdGiven, settings: Settings, shell: Shell): Promise<Exit> {
  const { score, truth, alpha } = options
  const costs = costsIn(options, settings)
  if (score === undefined || truth === undefined || costs === null) throw new UsageError(settings.words.threshold.needs)
  const read = readDataFile(file)
  if ("diagnostic" in read) return tellWrong([read.diagnostic], () => null, settings, shell)
  return told(
    await thresholdData(read.text, file, { score, truth, ...costs, ...given({ alpha }) }),
    thresholdText,
    settings,
    shell,
  )
}

/** In one unit, or not at all. */
function costsIn(
  { miss, alarm }: Mistakes,
  { words: { threshold: said } }: Settings,
): Pick<ThresholdAsked, "miss" | "alarm" | "unit"> | null {
  if (miss === undefined && alarm === undefined) return null
  if (miss === undefined || alarm === undefined) throw new UsageError(said.needsBoth)
  if (miss.unit !== alarm.unit) throw new UsageError(said.unitsDiffer(miss.unit, alarm.unit))
  return { miss: miss.figure, alarm: alarm.figure, unit: miss.unit }
}
