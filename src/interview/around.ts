/** What the projects of a file are written from, besides themselves. */
import { slug } from "../shape/index.ts"
import type { Words } from "../words/index.ts"
import type { Answers } from "./answers.ts"
import type { NamedResources } from "./resources-text.ts"

export type Around = NamedResources & {
  readonly answers: Answers
  readonly words: Words
  /**
   * What is left out is a default of the library, with its source; it stands in the first project, and the others name it
   * there, since one unknown of all of them is no two.
   */
  readonly first: string
  /** The first that takes requests of the usual length; null where none does. */
  readonly asked: string | null
}

/** An assumption as formulas name it. */
export function named(of: keyof Words["interview"]["names"], { interview }: Words): string {
  return slug(interview.names[of])
}
