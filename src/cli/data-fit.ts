/** `venturi data fit FILE`: the file is read here, all else the library does. */
import { readDataFile } from "../host/index.ts"
import { type FitAsked, fitData, fitText } from "../index.ts"
import { UsageError } from "./arguments.ts"
import { told } from "./data.ts"
import { given } from "./model-argument.ts"
import type { Options, Settings } from "./settings.ts"
import type { Exit, Shell } from "./shell.ts"
import { tellWrong } from "./source.ts"

export type FitGiven = Options & Partial<FitAsked>

export async function fit(file: string, options: FitGiven, settings: Settings, shell: Shell): Promise<Exit> {
  const { of, by, kind, log, exposure, time, alpha, holdout } = options
  if (of === undefined || by === undefined) throw new UsageError(settings.words.fits.needs)
  const read = readDataFile(file)
  if ("diagnostic" in read) return tellWrong([read.diagnostic], () => null, settings, shell)
  const asked = { of, by, ...given({ kind, log, exposure, time, alpha, holdout }) }
  return told(await fitData(read.text, file, asked), fitText, settings, shell)
}
