/** A working for people: its parts as branches of the tree of `explain`, equal ones once with their count. */
import type { Working } from "../engine/index.ts"
import { grouped, type Words } from "../words/index.ts"
import { columnsOf, wrap } from "./columns.ts"
import { withUnit } from "./figures.ts"
import type { Page } from "./page.ts"

/** Box characters: what stands before a child, and before the lines below it. */
const branches = { more: ["├─ ", "│  "], last: ["└─ ", "   "] } as const

/** Children below each other; each is told what stands before its first line and before its others. */
export function branched(children: readonly ((first: string, others: string) => string[])[], before: string): string[] {
  return children.flatMap((lines, k) => {
    const [mark, space] = k === children.length - 1 ? branches.last : branches.more
    return lines(before + mark, before + space)
  })
}

export function workingLines(part: Working, page: Page, first: string, others: string): string[] {
  const { paint, words } = page
  const below = part.parts.length > 0 ? `${others}│  ` : `${others}   `
  const room = page.width - columnsOf(below)
  const title = wrap(titleOf(part, words), room).map((line, k) => paint.dim(k === 0 ? first : below) + line)
  const said = [words.working(part.sentence), sourceOf(part)].flatMap((text) => (text === null ? [] : wrap(text, room)))
  const details = said.map((line) => paint.dim(below + line))
  const parts = part.parts.map((inside) => (mark: string, space: string) => workingLines(inside, page, mark, space))
  return [...title, ...details, ...branched(parts, others)]
}

/** `layers.0–31 = 32 × 218,112,000 = 6,979,584,000`. */
function titleOf({ name, times, value, unit, sentence }: Working, words: Words): string {
  const all = figure(times * value, unit, words)
  const sum = times === 1 ? all : `${grouped(times, words.language)} × ${figure(value, unit, words)} = ${all}`
  return words.report.is(words.workingName(sentence) ?? name, sum)
}

/** More digits are those of the machine. */
const mostDigits = 12

/** What is counted to the last digit; what is estimated with three. */
function figure(value: number, unit: string, words: Words): string {
  if (unit === "s" || !Number.isInteger(value)) return withUnit(words, value, unit)
  return `${grouped(Number(value.toPrecision(mostDigits)), words.language)} ${unit}`.trim()
}

function sourceOf({ source }: Working): string | null {
  return source === null ? null : [source.title, source.where, source.date].filter((part) => part !== undefined).join(", ")
}
