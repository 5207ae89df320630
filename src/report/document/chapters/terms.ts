/** Terms of a line, a round or a risk: a word for what they are, and what was written behind it. */
import type { Line } from "../document.ts"
import { quoted, said } from "./setting.ts"
import { type Subject, writtenAt } from "./subject.ts"

/** A keyword of the file in words of the language; one that has none stands as it is. */
export function wordFor(words: Readonly<Record<string, string>>, key: string | null): string {
  if (key === null) return ""
  return Object.hasOwn(words, key) ? (words[key] ?? key) : key
}

/** "maintenance `12 to 18 %/year`"; nothing where it was not written. */
export function termOf(subject: Subject, label: string, path: string): Line {
  const text = writtenAt(subject, path)
  return text === null ? [] : [...said(`${label} `), ...quoted(text)]
}
