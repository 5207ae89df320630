/** One line on standard error that tells how far a computation is, and is gone when it is done. On terminals only. */
import type { Settings } from "./settings.ts"
import type { Shell } from "./shell.ts"

export type Note = { readonly clear: () => void }
export type Progress = Note & { readonly tick: (share: number) => void }

/** Milliseconds: what is quicker needs no progress, and nobody reads faster. */
const [patience, pause] = [1000, 150]
const clearLine = "\r\u001b[K"

export function noteOf(text: string, { isQuiet }: Settings, shell: Shell): Note {
  const isShown = shell.isErrTerminal && !isQuiet
  if (isShown) shell.err(`${clearLine}${text}`)
  return { clear: () => (isShown ? shell.err(clearLine) : undefined) }
}

export function progressOf(settings: Settings, shell: Shell): Progress {
  const { say, clear } = lineOf(settings, shell)
  return { tick: (share) => say(() => settings.words.cli.progress(`${Math.round(share * 100)} %`)), clear }
}

/** What is said last stands there; nothing before a computation is worth watching. */
export function lineOf({ isQuiet }: Settings, shell: Shell): Note & { readonly say: (text: () => string) => void } {
  const begin = shell.now()
  let last: number | null = null
  const say = (text: () => string): void => {
    if (!shell.isErrTerminal || isQuiet) return
    const now = shell.now()
    if (now - begin < patience || (last !== null && now - last < pause)) return
    last = now
    shell.err(`${clearLine}${text()}`)
  }
  return { say, clear: () => (last === null ? undefined : shell.err(clearLine)) }
}
