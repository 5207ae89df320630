/** An input as a report names it: what it is, and the name under which it opens and stands in the file. */
import { asWritten, meaningOf } from "../../names.ts"
import type { Line } from "../document.ts"
import { quoted, said } from "./setting.ts"
import type { Subject } from "./subject.ts"

/** The founder's own has no sentence of the library: its name says what it is, once. */
export function inputLine({ pen }: Subject, path: string): Line {
  const meaning = meaningOf(pen.words, pen.about, path)
  if (meaning !== null) return [...said(`${meaning} `), ...quoted(path)]
  const name = asWritten(path, pen.about.text)
  return name === path ? quoted(path) : [...said(`${name} `), ...quoted(path)]
}
