/** `solve` for people: the answer in a sentence, a small table around it, and what to type to try it. */
import type { SolveAnswer } from "../decide/index.ts"
import { formatFigure } from "../units/index.ts"
import type { Words } from "../words/index.ts"
import { wrap } from "./columns.ts"
import { commandWord } from "./command.ts"
import { bare, exactly, unitText, withUnit } from "./figures.ts"
import { type About, countOf } from "./names.ts"
import type { Page } from "./page.ts"
import { figureText, solveSentences } from "./solve-lines.ts"
import { type TableRow, table } from "./table.ts"

/** What was put in place before, which the command that tries it needs too. */
export type SolveSetting = {
  readonly scenario: string | null
  readonly set: readonly { readonly path: string; readonly text: string }[]
}

export function solveText(answer: SolveAnswer, setting: SolveSetting, about: About, page: Page): string {
  const { words, paint, width } = page
  const [first = "", ...others] = solveSentences(answer, about, words)
  const lead = [
    ...wrap(first, width).map(paint.strong),
    ...(others.length === 0 ? [] : wrap(others.join(words.signs.sentence), width)),
  ]
  const command = tryText(answer, setting, about, words)
  const parts = [
    lead.join("\n"),
    ...(answer.isMoved ? [rowsText(answer, page)] : []),
    ...(command === null ? [] : [command]),
    paint.dim(
      noteLines(answer, about, words)
        .flatMap((line) => wrap(line, width))
        .join("\n"),
    ),
  ]
  return parts.join("\n\n")
}

function rowsText(answer: SolveAnswer, page: Page): string {
  const { words } = page
  const { solve: said } = words
  const { condition, rows, nearest, today, input } = answer
  const head = [
    input.unit === "" ? input.path : `${input.path} [${unitText(words, input.unit)}]`,
    condition.measure,
    "error",
    "holds",
  ].map((title, k) => (k === 0 ? title : said.columns[title as keyof typeof said.columns])) // the titles behind the first are keys of the columns
  const error = (half: number | null): string => {
    if (half === null || half === 0) return ""
    return condition.measure === "probability" ? formatFigure(half, { lang: words.language, unit: "%" }) : bare(words, half)
  }
  const lines = rows.map((row): TableRow => {
    const isToday = Math.abs(row.value - today.value) <= 1e-9 * Math.abs(today.value)
    const value = condition.comparison === "==" && row.isMet ? exactly(words, row.value, "") : bare(words, row.value)
    return {
      cells: [
        isToday ? `${value}${said.today}` : value,
        figureText(answer, row, words),
        error(row.error),
        row.isMet ? said.yes : said.no,
      ],
      isStrong: row.value === nearest?.value,
    }
  })
  return table(page, head, lines)
}

/** One line that is not broken, so that it can be copied. */
function tryText(answer: SolveAnswer, { scenario, set }: SolveSetting, { file, projects }: About, words: Words): string | null {
  if (answer.set === null) return null
  const { path, text, figure } = answer.set
  // Decisions that were chosen anew, so that it is tried with these.
  const decided = Object.entries(answer.decisions ?? {}).map(([name, { value, unit }]) => ({
    path: name,
    text: `${Number(value.toPrecision(6))} ${unit}`.trim(),
  }))
  const mine = [...decided, { path, text }]
  const others = set.filter((one) => !mine.some((own) => own.path === one.path))
  const settings = [...others, ...mine].map((one) => ` --set ${quoted(`${one.path}=${one.text}`)}`).join("")
  const asked = scenario === null ? "" : ` --scenario ${commandWord(scenario)}`
  const what = projects.length === 0 ? `run ${commandWord(file)} ${answer.condition.path}` : `plan ${commandWord(file)}`
  const language = words.language === "en" ? "" : ` --lang ${words.language}`
  return words.solve.type(`venturi ${what}${asked}${settings}${language}`, figureText(answer, { figure }, words))
}

/** As one word of a shell, whatever stands in it. */
function quoted(text: string): string {
  return /["$`\\!\n]/u.test(text) ? `'${text.replaceAll("'", `'\\''`)}'` : `"${text}"`
}

/** Whether anything is told of how far figures may be off. */
function hasErrors({ rows, holds }: SolveAnswer): boolean {
  const edges = (holds ?? []).flatMap(({ from, to }) => [from?.interval ?? [], to?.interval ?? []])
  return rows.some(({ error }) => error !== null && error > 0) || edges.some(([low, high]) => low !== high)
}

function noteLines(answer: SolveAnswer, about: About, words: Words): string[] {
  const { solve: said } = words
  const { input, chosen, project, decisions, samples, seed, looked, isComplete } = answer
  const label = about.projects.find(({ name }) => name === project)?.label ?? ""
  const chosenAnew = Object.entries(decisions ?? {}).map(([path, { value, unit }]) =>
    said.decides(path, withUnit(words, value, unit)),
  )
  const { move } = input
  return [
    ...chosenAnew,
    ...(move === "figure" || move === "choice" ? [] : [said.moves[move]]),
    ...(chosen === "best" ? [said.bestProject(label)] : []),
    ...(chosen === "condition" ? [said.conditionProject(label)] : []),
    [said.looked(countOf(words, looked), isComplete), ...(hasErrors(answer) ? [said.method] : [])].join(words.signs.sentence),
    words.report.samples(countOf(words, samples), seed),
  ]
}
