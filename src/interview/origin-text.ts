/** Where a figure comes from, as a comment in the file or a line on the screen. */
import { type Sourced, sourceOf } from "../data/index.ts"
import type { Words } from "../words/index.ts"
import type { Origin } from "./answers.ts"

/** Null for what the founder said. */
export function originText(origin: Origin, { interview }: Words): string | null {
  switch (origin.kind) {
    case "founder":
      return null
    case "assumption":
      return interview.assumption(interview.assumed[origin.of])
    case "source": {
      const { title, date, confidence } = origin.source
      return confidence === "assumption" ? interview.assumption(title) : interview.from(title, date.slice(0, 4))
    }
  }
}

/** The same of a row of the catalogue that is not written into the file but taken. */
export function rowText(row: Sourced, words: Words): string {
  return originText({ kind: "source", source: sourceOf(row) }, words) ?? ""
}

/** Texts that are there, joined as notes of one comment. */
export function notes({ interview }: Words, ...texts: readonly (string | null)[]): string | null {
  const there = texts.filter((text) => text !== null && text !== "")
  return there.length === 0 ? null : there.join(interview.apart)
}

/** Says of which country a figure is; null where it is the founder's own, or where the founder gave it. */
export function elsewhere(of: string | null, country: string, origin: Origin, { interview }: Words): string | null {
  return of === null || of === country || origin.kind === "founder" ? null : interview.ofCountry(of)
}
