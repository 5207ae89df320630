/** Times of steps and their parts: `24 s`, `3.2 ms`, `41 µs`, the same in both languages. */
import { formatFigure } from "../../units/index.ts"
import type { Words } from "../../words/index.ts"

const scales = [
  { unit: "s", factor: 1 },
  { unit: "ms", factor: 1e3 },
  { unit: "µs", factor: 1e6 },
] as const

/** The largest unit that leaves a tenth at least. */
const scaleOf = (seconds: number): (typeof scales)[number] =>
  scales.find(({ factor }) => Number((seconds * factor).toPrecision(3)) >= 0.1) ?? scales[seconds === 0 ? 0 : 2]

export function secondsText(words: Words, seconds: number): string {
  const { unit, factor } = scaleOf(seconds)
  return `${formatFigure(seconds * factor, { lang: words.language })} ${unit}`
}

/** The ends of its interval behind it, in the same unit. */
export function secondsRange(words: Words, seconds: number, [low, high]: readonly [number, number]): string {
  const { factor } = scaleOf(seconds)
  const bare = (x: number): string => formatFigure(x * factor, { lang: words.language })
  return words.training.interval(secondsText(words, seconds), bare(low), bare(high))
}

/** Both ends in the unit of the larger one, which stands once: `32.9 to 132 ms`. */
export function secondsSpan(words: Words, [low, high]: readonly [number, number]): string {
  const { factor, unit } = scaleOf(high)
  const bare = (x: number): string => formatFigure(x * factor, { lang: words.language })
  return `${words.serving.to(bare(low), bare(high))} ${unit}`
}
