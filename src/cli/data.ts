/** `venturi data test FILE` and `data sample-size`: the file is read here, all else the library does. */
import { readDataFile } from "../host/index.ts"
import { type Evidence, sampleSize, sampleSizeText, testData, testText } from "../index.ts"
import { UsageError } from "./arguments.ts"
import { given, tellAnswer } from "./model-argument.ts"
import type { Options, Settings } from "./settings.ts"
import type { Exit, Shell } from "./shell.ts"
import { tellWrong } from "./source.ts"

export type DataGiven = Options &
  Partial<Readonly<Record<"of" | "by", string>>> &
  Partial<Readonly<Record<"alpha" | "power" | "baseline" | "to" | "lift", number>>> & { readonly groups?: readonly string[] }

export async function test(file: string, options: DataGiven, settings: Settings, shell: Shell): Promise<Exit> {
  const { of, by, groups, alpha, power } = options
  if (of === undefined || by === undefined) throw new UsageError(settings.words.evidence.needs)
  const read = readDataFile(file)
  if ("diagnostic" in read) return tellWrong([read.diagnostic], () => null, settings, shell)
  return told(await testData(read.text, file, { of, by, ...given({ groups, alpha, power }) }), testText, settings, shell)
}

export async function size(options: DataGiven, settings: Settings, shell: Shell): Promise<Exit> {
  const { baseline, to, lift, alpha, power } = options
  const target = to ?? (baseline === undefined || lift === undefined ? undefined : baseline * (1 + lift))
  if (baseline === undefined || target === undefined) throw new UsageError(settings.words.evidence.needsSize)
  return told(await sampleSize({ baseline, target, ...given({ alpha, power }) }), sampleSizeText, settings, shell)
}

/** The answer as text or JSON, or all that is wrong. */
export function told<Answer extends object>(
  { answer, diagnostics }: Evidence<Answer>,
  text: (answer: Answer, page: Settings["page"]) => string,
  settings: Settings,
  shell: Shell,
): Exit {
  const said = answer === null ? null : { document: answer, text: text(answer, settings.page) }
  return tellAnswer(said, { diagnostics, sources: () => null }, [], settings, shell)
}
