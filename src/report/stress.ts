/** What blows do to the best project: sentences that terminal and document share. */
import type { PlanAnswer, StressCase, StressSize } from "../decide/index.ts"
import { labelOf } from "./choice.ts"
import { plain } from "./document/marks.ts"
import { openPath, step } from "./document/pen.ts"
import type { Writer } from "./writer.ts"

export function stressSentences(writer: Writer): string[] {
  const { answer } = writer.pen
  if (answer.stress === null) return []
  return [...worstSentence(writer), ...changeSentence(writer), ...breakSentences(writer), ...deadlySentence(writer)]
}

/** Of one case by its number: `revenue -30 %`. */
export function blowText(number: number, writer: Writer): string {
  const one = writer.pen.answer.stress?.cases[number]
  if (one === undefined) return ""
  return blowNamed(one, sizeText(one.size, `/stress/cases/${number}/size`, writer), writer)
}

function blowNamed({ kind, name }: Pick<StressCase, "kind" | "name">, size: string, { pen }: Writer): string {
  const said = pen.words.whatIf.stress
  if (kind === "file") return said.ofFile(plain(name))
  if (kind === "scenario") return said.scenario(plain(name))
  const say = said.builtIn[name as keyof typeof said.builtIn]
  return say(size)
}

function sizeText(size: StressSize | null, at: string, { pen, write }: Writer): string {
  if (size === null) return ""
  const isShare = size.kind === "share"
  return write(pen.change(`${at}/amount${isShare ? " * 100" : ""}`, isShare ? "%" : size.unit, openPath(pen)))
}

/** What it takes to ruin half: `revenue -42 %`; null where it cannot be told so. */
export function breakingText(number: number, writer: Writer): string | null {
  const one = writer.pen.answer.stress?.cases[number]
  if (one === undefined || one.breaking.kind !== "breaks") return null
  const at = `/stress/cases/${number}/breaking`
  const { pen, write } = writer
  if (one.kind === "built-in" && one.breaking.size !== null)
    return blowNamed(one, sizeText(one.breaking.size, `${at}/size`, writer), writer)
  const times = write(pen.amount(`${at}/times`, "", openPath(pen)))
  return pen.words.whatIf.stress.timesAsHard(blowText(number, writer), times)
}

type Numbered = { readonly number: number; readonly survival: number | null; readonly worth: number | null }

/** The one that leaves least alive, or least worth where nothing can be ruined. */
function worstSentence(writer: Writer): string[] {
  const { pen, write } = writer
  const { answer, words } = pen
  const { best } = answer
  const all = (answer.stress?.cases ?? []).map(({ projects }, number): Numbered => {
    const { survival = null, worth = null } = projects[best] ?? {}
    return { number, survival, worth }
  })
  const [worst] = all.toSorted((a, b) => (a.survival ?? 0) - (b.survival ?? 0) || (a.worth ?? 0) - (b.worth ?? 0))
  if (worst === undefined) return []
  const at = `/stress/cases/${worst.number}/projects/${step(best)}`
  const ruin = openPath(pen, `${best}.ruin`, `${best}.cash`)
  const worth = write(pen.amount(`${at}/worth`, answer.stress?.unit ?? "", openPath(pen)))
  const said = words.whatIf.stress
  const blow = blowText(worst.number, writer)
  if (worst.survival === null) return [said.worstWorth(blow, labelOf(answer, best), worth)]
  const before = write(pen.share(`/projects/${step(best)}/survival`, ruin))
  return [said.worst(blow, labelOf(answer, best), write(pen.share(`${at}/survival`, ruin)), before, worth)]
}

function changeSentence(writer: Writer): string[] {
  const { answer, words } = writer.pen
  if (Object.keys(answer.stress?.cases[0]?.projects ?? {}).length < 2) return []
  const said = words.whatIf.stress
  const others = (answer.stress?.cases ?? []).flatMap(({ best }, number) =>
    best === answer.best ? [] : [{ blow: blowText(number, writer), best: labelOf(answer, best) }],
  )
  return [others.length === 0 ? said.staysBest(labelOf(answer, answer.best)) : said.changes(others)]
}

/** So many are told on the terminal. */
const mostBreaking = 4

function breakSentences(writer: Writer): string[] {
  const { answer, words } = writer.pen
  const cases = answer.stress?.cases ?? []
  if (cases.some(({ breaking }) => breaking.kind === "broken")) return [words.whatIf.stress.broken(labelOf(answer, answer.best))]
  const order = cases.flatMap(({ breaking }, number) => (breaking.kind === "breaks" ? [{ number, times: breaking.times }] : []))
  const nearest = order.toSorted((a, b) => a.times - b.times).slice(0, mostBreaking)
  const texts = nearest.flatMap(({ number }) => breakingText(number, writer) ?? [])
  return texts.length === 0 ? [] : [words.whatIf.stress.breaks(texts)]
}

function deadlySentence(writer: Writer): string[] {
  const { pen, write } = writer
  const { stress, best } = pen.answer
  if (stress === null || stress.deadly === null) return []
  const [a = "", b = ""] = stress.deadly.names.map((name) => blowText(numberOf(stress, name), writer))
  const survival = write(pen.share("/stress/deadly/survival", openPath(pen, `${best}.ruin`, `${best}.cash`)))
  return [pen.words.whatIf.stress.deadly(a, b, survival)]
}

function numberOf({ cases }: NonNullable<PlanAnswer["stress"]>, name: string): number {
  return cases.findIndex((one) => one.kind === "built-in" && one.name === name)
}
