/** `venturi data price FILE`: the file is read here, all else the library does. */
import { readDataFile } from "../host/index.ts"
import { type PriceAsked, priceData, priceText } from "../index.ts"
import { UsageError } from "./arguments.ts"
import { told } from "./data.ts"
import { given } from "./model-argument.ts"
import type { Options, Settings } from "./settings.ts"
import type { Exit, Shell } from "./shell.ts"
import { tellWrong } from "./source.ts"

export type PriceGiven = Options & {
  readonly kind?: PriceAsked["kind"]
  readonly columns?: readonly string[]
  readonly task?: readonly string[]
  readonly chosen?: string
  readonly by?: readonly string[]
  readonly price?: string
  readonly unit?: string
  readonly alpha?: number
}

export async function price(file: string, options: PriceGiven, settings: Settings, shell: Shell): Promise<Exit> {
  const asked = { ...questionOf(options, settings), ...given({ alpha: options.alpha, unit: options.unit }) }
  const read = readDataFile(file)
  if ("diagnostic" in read) return tellWrong([read.diagnostic], () => null, settings, shell)
  return told(await priceData(read.text, file, asked), priceText, settings, shell)
}

type Question = Parameters<typeof priceData>[2]

function questionOf(
  { kind, columns, task, chosen, by, price: paid }: PriceGiven,
  { words: { price: said } }: Settings,
): Question {
  if (kind === undefined) throw new UsageError(said.needsKind)
  if (kind === "conjoint") {
    if (task === undefined || chosen === undefined || by === undefined) throw new UsageError(said.needsChoices)
    return { kind, task, chosen, by, ...(paid === undefined ? {} : { price: paid }) }
  }
  if (columns === undefined) throw new UsageError(said.needsColumns)
  return { kind, columns }
}
