/** `venturi data FILE`, `data profile`, `data drift` and `data card`: files are opened here, all else the library does. */
import { openData, whyNotNew, writeNew } from "../host/index.ts"
import {
  dataCard,
  diagnosticsJson,
  driftSources,
  driftText,
  type Evidence,
  profileSource,
  type RoomProfile,
  roomProfileText,
} from "../index.ts"
import { told } from "./data.ts"
import { given } from "./model-argument.ts"
import { progressOf } from "./progress.ts"
import type { Options, Settings } from "./settings.ts"
import { type Exit, exit, type Shell } from "./shell.ts"
import { tell, tellWrong, writeJson } from "./source.ts"

export type RoomGiven = Options & {
  readonly target?: string
  readonly text?: readonly string[]
  /** What the file is read as. */
  readonly as?: string
  readonly alpha?: number
}

/** One answer after the other; what is wrong with one file does not keep the others from being told. */
export async function profileFiles(
  files: readonly string[],
  options: RoomGiven,
  settings: Settings,
  shell: Shell,
): Promise<Exit> {
  const [file = ""] = files
  if (files.length === 1) return told(await profileOf(file, options, settings, shell), roomProfileText, settings, shell)
  const answers: Evidence<RoomProfile>[] = []
  for (const each of files) answers.push(await profileOf(each, options, settings, shell))
  const diagnostics = answers.flatMap((one) => one.diagnostics)
  const profiles = answers.flatMap(({ answer }) => (answer === null ? [] : [answer]))
  const { words } = settings
  if (settings.isJson) writeJson({ profiles, warnings: diagnosticsJson(diagnostics, () => null, words).diagnostics }, shell)
  else shell.out(profiles.map((one) => `${one.file}\n${roomProfileText(one, settings.page)}\n`).join("\n\n"))
  if (!settings.isJson) tell(diagnostics, () => null, settings, shell)
  return profiles.length === files.length ? exit.done : exit.wrongInput
}

export async function drift(before: string, after: string, options: RoomGiven, settings: Settings, shell: Shell): Promise<Exit> {
  const [one, other] = [openData(before), openData(after)] as const
  const wrong = [one, other].flatMap((each) => ("diagnostic" in each ? [each.diagnostic] : []))
  if ("diagnostic" in one || "diagnostic" in other) return tellWrong(wrong, () => null, settings, shell)
  const progress = progressOf(settings, shell)
  const { as, seed, alpha } = options
  const asked = given({ format: as, seed, alpha })
  const answer = await driftSources(one.source, other.source, { ...asked, onProgress: progress.tick })
  progress.clear()
  return told(answer, driftText, settings, shell)
}

export async function card(file: string, options: RoomGiven, settings: Settings, shell: Shell): Promise<Exit> {
  const [output] = options.output ?? []
  const taken = output === undefined ? null : whyNotNew(output)
  if (taken !== null) return tellWrong([taken], () => null, settings, shell)
  const { answer, diagnostics } = await profileOf(file, options, settings, shell)
  if (answer === null) return tellWrong(diagnostics, () => null, settings, shell)
  const text = dataCard(answer, settings.words, shell.today())
  if (settings.isJson) writeJson({ card: text, ...(output === undefined ? {} : { file: output }) }, shell)
  const problem = output === undefined ? null : writeNew(output, text)
  if (problem !== null) return tellWrong([problem], () => null, settings, shell)
  if (!settings.isJson) shell.out(output === undefined ? text : settings.isQuiet ? "" : `${settings.words.cli.written(output)}\n`)
  tell(diagnostics, () => null, settings, shell)
  return exit.done
}

async function profileOf(file: string, options: RoomGiven, settings: Settings, shell: Shell): Promise<Evidence<RoomProfile>> {
  const opened = openData(file)
  if ("diagnostic" in opened) return { answer: null, diagnostics: [opened.diagnostic] }
  const { target, text, as, seed } = options
  const progress = progressOf(settings, shell)
  const answer = await profileSource(opened.source, { ...given({ target, text, format: as, seed }), onProgress: progress.tick })
  progress.clear()
  return answer
}
