/** Options that every command has, as settings: the language, the page, whether the answer is JSON. */
import type { Language, Page, Words } from "../index.ts"
import { pageOf, plainPaint, wordsOf } from "../index.ts"
import type { Shell } from "./shell.ts"

/** Options as commander gives them. */
export type Options = {
  readonly json?: boolean
  readonly lang?: Language
  readonly quiet?: boolean
  readonly color?: boolean
  readonly samples?: number
  readonly seed?: number
  readonly threads?: number
  readonly set?: readonly Override[]
  readonly scenario?: string
  readonly depth?: number
  readonly until?: string
  readonly asOf?: string
  readonly program?: boolean
  readonly matters?: boolean
  readonly month?: number | string
  readonly format?: Format
  readonly output?: readonly string[]
  readonly for?: string
  readonly suchThat?: string
  readonly project?: string
  readonly between?: string
  readonly best?: boolean
  readonly seq?: number
  readonly image?: readonly [number, number]
  readonly frames?: number
  readonly batch?: number
  readonly classes?: number
  readonly tuning?: string
  readonly loraRank?: number
  readonly loraTargets?: string | readonly string[]
  readonly precision?: string
  readonly attention?: string
  readonly family?: string
  readonly library?: string
  readonly task?: string
  readonly min?: number
  readonly max?: number
  readonly gpu?: string
  readonly gpus?: number
  readonly machine?: string
  readonly tp?: number
  readonly pp?: number
  readonly dp?: number
  readonly cp?: number
  readonly ep?: number
  readonly vpp?: number
  readonly microBatch?: number
  readonly globalBatch?: number
  readonly tokens?: number
  readonly recompute?: string
  readonly sequenceParallel?: boolean
  readonly zero?: number
  readonly optimizer?: string
  readonly method?: string
  readonly framework?: string
  readonly offload?: string
  readonly schedule?: string
  readonly loader?: number
  readonly objective?: string
  readonly measuredStep?: number
}

/** What a comparison is printed as. */
export type Format = "text" | "md"

export type Override = { readonly path: string; readonly text: string }

export type Settings = {
  readonly words: Words
  readonly page: Page
  readonly isJson: boolean
  readonly isQuiet: boolean
  readonly sampling: { readonly samples?: number; readonly seed?: number }
  readonly overrides: readonly Override[]
  readonly scenario: string | null
  readonly depth: number | null
  /** The day that ages count to. */
  readonly asOf: string
}

/** Lines longer than these are hard to read. */
const widest = 120
/** Where nobody says: a pipe, a file. */
const usual = 100

export async function settingsOf(options: Options, shell: Shell): Promise<Settings> {
  const words = wordsOf(options.lang ?? languageOf(shell.environment))
  return {
    words,
    page: pageOf(words, columnsFor(shell), hasColour(options, shell) ? await colours() : plainPaint),
    isJson: options.json === true,
    isQuiet: options.quiet === true,
    sampling: {
      ...(options.samples === undefined ? {} : { samples: options.samples }),
      ...(options.seed === undefined ? {} : { seed: options.seed }),
    },
    overrides: options.set ?? [],
    scenario: options.scenario ?? null,
    depth: options.depth ?? null,
    asOf: options.asOf ?? shell.today(),
  }
}

/** COLUMNS counts before the terminal, as POSIX has it, and for pipes too. What is no number of columns says nothing. */
export function columnsFor({ environment, outColumns }: Shell): number {
  const asked = /^[1-9]\d{0,5}$/u.test(environment.COLUMNS ?? "") ? Number(environment.COLUMNS) : null
  return Math.min(widest, asked ?? outColumns ?? usual)
}

/** POSIX order; the first that is set counts. */
export function languageOf(environment: Shell["environment"]): Language {
  const locale = [environment.LC_ALL, environment.LC_MESSAGES, environment.LANG].find(
    (value) => value !== undefined && value !== "",
  )
  return /^zh/iu.test(locale ?? "") ? "zh" : "en"
}

/** On a terminal, unless --no-color or NO_COLOR (https://no-color.org) says otherwise. */
function hasColour(options: Options, { environment, outColumns }: Shell): boolean {
  const isRefused = options.color === false || (environment.NO_COLOR ?? "") !== "" || environment.TERM === "dumb"
  return outColumns !== null && !isRefused
}

async function colours(): Promise<Page["paint"]> {
  const { default: picocolors } = await import("picocolors")
  const c = picocolors.createColors(true)
  return { heading: (text) => c.bold(c.cyan(text)), strong: c.bold, dim: c.dim, error: c.red, warning: c.yellow, good: c.green }
}
