/** What a page says besides its document, in English. */
import type { PageWords } from "./page-words.ts"

export const pageEn: PageWords = {
  skip: "Skip to the report",
  figures: "The figures of this picture",
  sideways: "More columns to the right →",
  colon: ": ",
}
