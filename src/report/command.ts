/** Commands that a text tells its reader to type. */
import { setText } from "../decide/index.ts"
import type { Pen } from "./document/pen.ts"

/** As one word of a command line: in quotes where it has spaces, in such as leave all as it stands where a shell would run a part of it. */
export function commandWord(text: string): string {
  if (/["$`\\!;&|<>()'*?[\]{}#~]/u.test(text)) return `'${text.replaceAll("'", String.raw`'\''`)}'`
  return /\s/u.test(text) ? `"${text}"` : text
}

/** Makes the same report again. */
export function reportCommand({ about, answer, words }: Pen): string {
  const { scenario, set } = about.changed
  const options = [
    ...(scenario === null ? [] : [`--scenario ${commandWord(scenario)}`]),
    ...set.map(({ path, text }) => `--set ${commandWord(setText(path, text))}`),
    `--samples ${answer.samples}`,
    `--seed ${answer.seed}`,
    ...(words.language === "en" ? [] : [`--lang ${words.language}`]),
  ]
  return `venturi report ${commandWord(about.file)} ${options.join(" ")} -o report.html`
}
