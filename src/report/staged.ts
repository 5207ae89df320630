/** Gates: what it is worth to look again on the way; sentences that terminal and document share, and what the terminal says. */
import type { HeldGate, PlanAnswer, ProjectGates } from "../decide/index.ts"
import type { GateSaid } from "../words/index.ts"
import { labelOf } from "./choice.ts"
import { wrap } from "./columns.ts"
import { plain } from "./document/marks.ts"
import { openPath, penOf, step } from "./document/pen.ts"
import type { About } from "./names.ts"
import type { Page } from "./page.ts"
import { plainWriter, type Writer } from "./writer.ts"

/** Of the gates of the file, as many as help most. */
const mostTold = 3

/** Project, and place in the answer. */
export type Told = { readonly project: string; readonly at: string; readonly found: ProjectGates; readonly opens: string }

export function toldIn({ pen }: Writer, project: string): Told | null {
  const found = pen.answer.staged[project]
  if (found === undefined) return null
  const opens = openPath(pen, pen.answer.projects[project]?.objective.path ?? "")
  return { project, at: `/staged/${step(project)}`, found, opens }
}

/** The best project first, then the others as they stand in the answer. */
export function projectsWithGates({ pen: { answer } }: Writer): string[] {
  const names = Object.keys(answer.staged)
  return [...names.filter((name) => name === answer.best), ...names.filter((name) => name !== answer.best)]
}

/** What the gates add, and whether looking does it. */
export function leadSentences(told: Told, writer: Writer): string[] {
  const { at, found, opens } = told
  const { pen, write } = writer
  const said = pen.words.staged
  const label = labelOf(pen.answer, told.project)
  const amount = (key: string): string => write(pen.amount(`${at}/${key}`, found.unit, opens))
  if (isIdle(found)) return [said.idle(label)]
  const gain = said.gain(write(pen.change(`${at}/gain/value`, found.unit, opens)), amount("gain/error"))
  const lead = said[found.kind](label, amount("with"), amount("without"), gain)
  const blind = found.looking.value > found.looking.error ? [] : [said.blind(amount("blind"))]
  return [lead, ...ruinSentence(told, writer), ...blind]
}

function isIdle({ gain, looking }: ProjectGates): boolean {
  return gain.value <= gain.error && looking.value <= looking.error
}

/** So many more samples that live, that it is worth a word. */
const leastSaved = 0.01

function ruinSentence({ at, found: { ruin }, project }: Told, { pen, write }: Writer): string[] {
  if (ruin === null || ruin.without - ruin.with < leastSaved) return []
  const path = openPath(pen, `${project}.ruin`, `${project}.cash`)
  const share = (key: string): string => write(pen.share(`${at}/ruin/${key}`, path))
  return [pen.words.staged.ruin(share("with"), share("without"))]
}

/** A rule by which so few stop needs no word; rules that gain so much of it gain it all. */
const [leastStops, nearlyAll] = [0.01, 0.95]

/** The rules at the gates of the file that help most, in the order of time; of the usual ones the best. */
export function ruleSentences(told: Told, writer: Writer): string[] {
  const { found } = told
  if (isIdle(found)) return []
  const ruled = found.gates.flatMap((gate, k) => ((gate.rule?.stops ?? 0) < leastStops ? [] : [{ gate, k }]))
  const helping = ruled.toSorted((a, b) => b.gate.alone.value - a.gate.alone.value)
  const said = writer.pen.words.staged
  if (found.kind === "usual")
    return helping.slice(0, 1).map(({ gate, k }) => {
      const alone = writer.write(writer.pen.amount(`${told.at}/gates/${k}/alone/value`, found.unit, told.opens))
      return said.telling(gateSaid(told, gate, k, writer), alone)
    })
  const isLess = helping.length > 0 && found.byThreshold.value < nearlyAll * found.gain.value
  const byRules = writer.write(writer.pen.amount(`${told.at}/byThreshold/value`, found.unit, told.opens))
  const kept = new Set(helping.slice(0, mostTold))
  const rules = ruled.filter((one) => kept.has(one)).map(({ gate, k }) => said.rule(gateSaid(told, gate, k, writer)))
  return [...(isLess ? [said.byRules(byRules)] : []), ...rules]
}

export function gateSaid(told: Told, gate: HeldGate, k: number, writer: Writer): GateSaid {
  const { pen, write, name } = writer
  const { at, project } = told
  const seen = gate.rule?.seen ?? null
  const place = `${at}/gates/${k}`
  const threshold = (path: string, unit: string): string =>
    write(pen.amount(`${place}/rule/seen/threshold`, unit, openPath(pen, path)))
  return {
    when: whenOf(told, gate, k, writer),
    name: gate.name === "" || gate.name === launch ? "" : plain(gate.name),
    otherwise: gate.otherwise === null ? null : labelOf(pen.answer, gate.otherwise),
    seen: seen === null ? null : { quantity: name(seen.path), side: seen.side, threshold: threshold(seen.path, seen.unit) },
    share: write(
      pen.share(`${place}/${gate.rule === null ? "stops" : "rule/stops"}`, openPath(pen, `${project}.ruin`, told.opens)),
    ),
  }
}

const launch = "launch"

/** A month, the launch, or about a month where the time is drawn. */
export function whenOf({ at, opens, found, project }: Told, gate: HeldGate, k: number, { pen, write }: Writer): string {
  const said = pen.words.staged
  if (found.kind === "usual" && gate.name === launch) return said.launch
  const isDrawn = gate.month.p5 !== gate.month.p95
  const figure = pen.month(`${at}/gates/${k}/month/${isDrawn ? "p50" : "mean"}`, openPath(pen, `${project}.launch`, opens))
  return isDrawn ? said.about(write(figure)) : said.month(write(figure))
}

/** A project that would come first if each were stopped in time; none where the best stays the best. */
export function overtaking(writer: Writer): string[] {
  const { pen, write } = writer
  const { answer, words } = pen
  const worthOf = (name: string): number =>
    answer.staged[name]?.with ?? answer.projects[name]?.objective.worth ?? Number.NEGATIVE_INFINITY
  const [first] = Object.keys(answer.staged).toSorted((a, b) => worthOf(b) - worthOf(a))
  const told = first === undefined ? null : toldIn(writer, first)
  if (first === undefined || told === null || first === answer.best) return []
  if (worthOf(first) - told.found.gain.error <= worthOf(answer.best)) return []
  const worth = write(pen.amount(`${told.at}/with`, told.found.unit, told.opens))
  return [words.staged.overtakes(labelOf(answer, first), worth, labelOf(answer, answer.best))]
}

/** Null where there is nothing to say: of other projects only what their own gates in the file are worth. */
export function stagedText(answer: PlanAnswer, about: About, { words, width }: Page): string | null {
  const writer = plainWriter(penOf(answer, about, words))
  const told = projectsWithGates(writer).flatMap((project) => toldIn(writer, project) ?? [])
  const shown = told.filter(({ project, found }) => project === answer.best || found.kind === "given")
  const own = shown.filter(({ project }) => project === answer.best)
  const lines = [
    ...shown.map((one) => leadSentences(one, writer).join(words.signs.sentence)),
    ...own.flatMap((one) => ruleSentences(one, writer)),
    ...overtaking(writer),
  ]
  return lines.length === 0 ? null : lines.flatMap((line) => wrap(line, width)).join("\n")
}
