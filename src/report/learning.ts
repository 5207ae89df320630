/** What to find out: sentences that terminal and document share, and the few lines that the terminal says of it. */
import type { LearningAnswer, PlanAnswer, StudyAnswer, StudySize } from "../decide/index.ts"
import { wrap } from "./columns.ts"
import { openPath, penOf } from "./document/pen.ts"
import { withUnit } from "./figures.ts"
import type { About } from "./names.ts"
import type { Page } from "./page.ts"
import { type TableRow, table } from "./table.ts"
import { plainWriter, type Writer } from "./writer.ts"

/** Rows of the terminal. */
const most = 5
/** Sentences on groups. */
const mostGroups = 2
/** Together they must be worth so many times the best alone to be told of. */
const clearlyMore = 1.1

/** Null where nothing that can be known changes anything. */
export function learningText(answer: PlanAnswer, about: About, page: Page): string | null {
  const { learning } = answer
  if (learning === null || (learning.studies.length === 0 && learning.inputs.length === 0)) return null
  const { words, width, paint } = page
  const writer = plainWriter(penOf(answer, about, words))
  const rows = isGiven(learning) ? studyTable(learning, writer, page) : inputTable(learning, writer, page)
  const said = [...orderSentences(learning, writer), ...togetherSentences(learning, writer).slice(0, mostGroups)]
  const notes = noteSentences(learning, writer)
  const lines = (sentences: readonly string[]): string[] =>
    sentences.length === 0 ? [] : wrap(sentences.join(words.signs.sentence), width)
  return [rows, ...lines(said), ...lines(notes).map(paint.dim)].join("\n")
}

/** Whether the studies are those of the file. */
export function isGiven({ studies }: LearningAnswer): boolean {
  return studies.some(({ kind }) => kind === "given")
}

/** Names of inputs are long: they stand with the study, which may go over several lines. */
function studyTable({ studies, order, unit }: LearningAnswer, { pen, name }: Writer, page: Page): string {
  const { words } = page
  const { columns, ofStudy } = words.learning
  const hasMonths = studies.some(({ months }) => months > 0)
  const head = [columns.study, columns.exactly, columns.tells, columns.cost, columns.net]
  const row = (one: StudyAnswer): TableRow => {
    const size = bestOf(one)
    const cells = [
      ofStudy(studyName(one, size, { pen }), words.report.list(one.about.map((path) => name(path)))),
      withUnit(words, one.exactly, unit),
      withUnit(words, size.value, unit),
      withUnit(words, size.cost?.value, size.cost?.unit ?? ""),
      withUnit(words, size.net, unit),
    ]
    const months = hasMonths ? [withUnit(words, one.months, "month")] : []
    return { cells: [...cells, ...months], isDim: !order.some(({ study }) => study === one.name) }
  }
  return table(page, [...head, ...(hasMonths ? [columns.months] : [])], ordered(studies, order).slice(0, most).map(row))
}

/** Those that are to be made first, in their order. */
export function ordered(studies: readonly StudyAnswer[], order: LearningAnswer["order"]): readonly StudyAnswer[] {
  const place = ({ name }: StudyAnswer): number => {
    const found = order.findIndex(({ study }) => study === name)
    return found < 0 ? order.length : found
  }
  return studies.toSorted((a, b) => place(a) - place(b))
}

function inputTable({ inputs, studies, unit }: LearningAnswer, { name }: Writer, page: Page): string {
  const { words } = page
  const { columns } = words.learning
  const rows = inputs.slice(0, most).map(({ input, value }): TableRow => {
    const study = studies.find(({ about }) => about.includes(input))
    const told = study === undefined ? "" : withUnit(words, bestOf(study).value, unit)
    return { cells: [name(input), withUnit(words, value, unit), study === undefined ? "" : proposalText(study, { words }), told] }
  })
  const hasSome = rows.some(({ cells }) => cells[2] !== "")
  if (hasSome) return table(page, [columns.input, columns.exactly, columns.proposal, columns.pays], rows, { left: [2] })
  return table(
    page,
    [columns.input, columns.exactly],
    rows.map(({ cells }) => ({ cells: cells.slice(0, 2) })),
  )
}

export function bestOf({ sizes, best }: StudyAnswer): StudySize {
  const size = sizes[best]
  if (size === undefined) throw new Error("internal: a study without a size")
  return size
}

/** With the size of its sample; of a proposed one what is to be done. */
export function studyName(
  study: StudyAnswer,
  { size, unit }: Pick<StudySize, "size" | "unit">,
  { pen }: Pick<Writer, "pen">,
): string {
  const { words } = pen
  if (study.kind !== "given") return proposalText(study, { words })
  return words.learning.study(study.label, unit === "" ? "" : withUnit(words, size, unit))
}

export function proposalText(study: StudyAnswer, { words }: Pick<Page, "words">): string {
  const { size, unit } = bestOf(study)
  return study.kind === "given" ? study.label : words.learning.proposals[study.kind](withUnit(words, size, unit))
}

/** Which studies of the file to make, one after the other. */
export function orderSentences({ order, studies, unit }: LearningAnswer, { pen, write }: Writer): string[] {
  const said = pen.words.learning
  const given = studies.filter(({ kind }) => kind === "given")
  if (given.length === 0) return []
  if (given.every((one) => bestOf(one).net === null)) return [said.notComparable]
  const steps = order.map(({ study, size, unit: of }, k) => {
    const found = studies.find(({ name }) => name === study)
    const net = write(pen.amount(`/learning/order/${k}/net`, unit, openPath(pen)))
    return { study: found === undefined ? study : studyName(found, { size, unit: of }, { pen }), net }
  })
  const [first] = steps
  if (first === undefined) return [said.nonePays]
  return [given.length === 1 ? said.onlyOne(first.study, first.net) : said.order(steps, steps.length === given.length)]
}

/** Kinds of which all inputs together are worth clearly more than the best alone, and what nobody can know. */
export function togetherSentences({ groups, inputs, unit }: LearningAnswer, { pen, write }: Writer): string[] {
  const said = pen.words.learning
  const alone = (paths: readonly string[]): number =>
    Math.max(0, ...inputs.filter(({ input }) => paths.includes(input)).map(({ value }) => value))
  return groups.flatMap((group, k) => {
    const amount = write(pen.amount(`/learning/groups/${k}/value`, unit, openPath(pen, ...group.inputs)))
    if (group.kind === "future") return [said.future(amount)]
    const isMore = group.inputs.length > 1 && group.value > clearlyMore * alone(group.inputs)
    return isMore ? [said.together(said.kinds[group.kind], amount)] : []
  })
}

/** How the figures are to be read. */
export function noteSentences(learning: LearningAnswer, writer: Writer): string[] {
  const { learning: said } = writer.pen.words
  if (!isGiven(learning)) {
    const kinds = [...new Set(learning.studies.map(({ kind }) => kind))].flatMap((kind) => (kind === "given" ? [] : [kind]))
    return [...(kinds.length === 0 ? [] : [said.asked, said.assumed(kinds)]), ...delaySentences(learning, writer)]
  }
  return [...delaySentences(learning, writer), ...moneySentences(learning, writer)]
}

/** What waiting takes; of studies for which nothing waits it need not be said. */
function delaySentences({ delay, unit, studies }: LearningAnswer, { pen, write, name }: Writer): string[] {
  const { launch, discount } = pen.words.learning.delay
  const isTold = studies.some((study) => study.kind !== "given" || study.delay > 0)
  if (delay.perMonth === 0 || !isTold) return []
  const amount = write(pen.amount("/learning/delay/perMonth", unit, openPath(pen)))
  return [delay.by === "launch" && delay.path !== null ? launch(amount, name(delay.path)) : discount(amount)]
}

/** Only where a unit of money counts as something else. */
function moneySentences({ money, unit, studies }: LearningAnswer, { pen, write }: Writer): string[] {
  const paid = studies.flatMap(({ sizes }) => sizes.map(({ cost }) => cost)).find((cost) => (cost?.value ?? 0) > 0)
  if (money === null || money.by !== "cash" || paid == null) return []
  const amount = write(pen.amount("/learning/money/perUnit", unit, openPath(pen, "resources.cash")))
  return [pen.words.learning.money(withUnit(pen.words, 1, paid.unit), amount)]
}
