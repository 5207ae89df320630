/** What a text is written on: the language, the columns there are, and how marked text looks. */
import type { Words } from "../words/index.ts"

/** Marks on a text, after it has its final width; on plain paper they do nothing. */
export type Paint = {
  readonly heading: (text: string) => string
  readonly strong: (text: string) => string
  readonly dim: (text: string) => string
  readonly error: (text: string) => string
  readonly warning: (text: string) => string
  readonly good: (text: string) => string
}

export type Page = { readonly words: Words; readonly width: number; readonly paint: Paint }

const same = (text: string): string => text

export const plainPaint: Paint = { heading: same, strong: same, dim: same, error: same, warning: same, good: same }

export const usualWidth = 100
const narrowest = 40

/** Lines longer than a page are hard to read, shorter ones cannot be set. */
export function pageOf(words: Words, width: number = usualWidth, paint: Paint = plainPaint): Page {
  return { words, width: Math.max(narrowest, width), paint }
}
