/** Choosing by more than the mean: sentences that terminal and document share, and what the terminal says of them. */
import type { CriteriaAnswer, Dominance, PlanAnswer } from "../decide/index.ts"
import { wrap } from "./columns.ts"
import { plain } from "./document/marks.ts"
import { openPath, penOf } from "./document/pen.ts"
import { bare, share } from "./figures.ts"
import type { About } from "./names.ts"
import type { Page } from "./page.ts"
import { table } from "./table.ts"
import { plainWriter, type Writer } from "./writer.ts"

/** As the founder calls it. */
export function labelOf({ projects }: PlanAnswer, name: string): string {
  return plain(projects[name]?.label ?? name)
}

const orders = ["statewise", "first", "second"] as const

/** What nobody should choose: each such project beside what beats it most plainly, those beaten alike in one sentence. */
export function dominanceSentences({ pen: { answer, words } }: Writer): string[] {
  const all = answer.preference?.dominance ?? []
  const plainest = [...new Set(all.map(({ worse }) => worse))].flatMap((worse) => {
    const against = all.filter((one) => one.worse === worse)
    return against.toSorted((a, b) => orders.indexOf(a.order) - orders.indexOf(b.order)).slice(0, 1)
  })
  const isAlike = (a: Dominance, b: Dominance): boolean => a.order === b.order && a.better === b.better
  const firsts = plainest.filter((one, k) => plainest.findIndex((other) => isAlike(one, other)) === k)
  return firsts.map((one) => {
    const beaten = plainest.filter((other) => isAlike(one, other)).map(({ worse }) => labelOf(answer, worse))
    return words.preference.dominated[one.order](beaten, labelOf(answer, one.better))
  })
}

/** Whoever shuns risk or not chooses the best: then nothing more is to be said of risk. */
function isBestForAll({ best, projects, preference }: PlanAnswer): boolean {
  const beaten = new Set((preference?.dominance ?? []).flatMap(({ better, worse }) => (better === best ? [worse] : [])))
  const compared = Object.keys(preference?.risk?.aversions[0]?.worth ?? projects)
  return compared.every((name) => name === best || beaten.has(name))
}

/** How far the choice holds as less risk is borne. */
export function riskSentences({ pen, write }: Writer): string[] {
  const { answer, words } = pen
  const { risk = null } = answer.preference ?? {}
  const [first, second, ...others] = risk?.byTolerance ?? []
  if (risk === null || first === undefined) return []
  const said = words.preference
  const opens = openPath(pen, answer.projects[first.best]?.objective.path ?? "")
  const amount = (at: string): string => write(pen.amount(`/preference/risk/byTolerance/${at}`, risk.unit, opens))
  const best = labelOf(answer, first.best)
  const keeping = keepingSentences({ pen, write })
  if (second === undefined) return [first.from === 0 ? said.certain(best) : said.always(best, amount("0/from")), ...keeping]
  const until = said.until(best, amount("0/from"), amount("0/from * 0.5"), labelOf(answer, second.best))
  const below = others.map(({ best: next }, k) => said.below(amount(`${k + 1}/from`), labelOf(answer, next)))
  return [until, ...below, ...(first.best === answer.best ? [] : [said.meanOnly(best)]), ...keeping]
}

/** To whom the best is worth more than doing nothing. */
function keepingSentences({ pen, write }: Pick<Writer, "pen" | "write">): string[] {
  const { answer, words } = pen
  const { risk = null } = answer.preference ?? {}
  if (risk?.keeping == null) return []
  const best = labelOf(answer, risk.byTolerance[0]?.best ?? answer.best)
  const said = words.preference.keeping
  if (risk.keeping.from === null) return [said.never(best)]
  if (risk.keeping.from === 0) return [said.always(best)]
  const opens = openPath(pen, answer.projects[answer.best]?.objective.path ?? "")
  return [said.from(best, write(pen.amount("/preference/risk/keeping/from", risk.unit, opens)))]
}

const otherWays = ["weighted", "acceptability", "topsis"] as const

/** Where the ways to choose agree and where they do not. */
function agreement({ choices }: CriteriaAnswer, { pen: { answer, words } }: Writer): string {
  const said = words.preference
  const chosen = [...new Set(otherWays.map((way) => choices[way]))]
  if (chosen.every((project) => project === choices.objective)) return said.agree(labelOf(answer, choices.objective))
  const others = chosen.map((project) => {
    const ways = otherWays.filter((way) => choices[way] === project).map((way) => said.ways[way])
    return said.byWays(labelOf(answer, project), ways)
  })
  return said.differ(labelOf(answer, choices.objective), others)
}

/** Which criterion does it, and why TOPSIS may go its own way. */
function becauseSentence({ because, list, choices }: CriteriaAnswer, { pen, write }: Writer): string[] {
  if (because === null) return []
  const { answer, words } = pen
  const place = list.findIndex(({ name }) => name === because.criterion)
  const opens = openPath(pen, `criteria.${because.criterion}.weight`)
  const weight = write(pen.share(`/preference/criteria/list/${place}/weight`, opens))
  const criterion = plain(list[place]?.label ?? because.criterion)
  const said = words.preference
  const other = choices.topsis === choices.weighted ? [] : [said.ratios]
  return [said.because(criterion, weight, labelOf(answer, because.better), labelOf(answer, because.worse)), ...other]
}

export function criteriaSentences(writer: Writer): string[] {
  const { criteria = null } = writer.pen.answer.preference ?? {}
  return criteria === null ? [] : [agreement(criteria, writer), ...becauseSentence(criteria, writer)]
}

/** Below the ranking: empty where there is nothing to choose. */
export function choiceLines(answer: PlanAnswer, about: About, { words, width }: Page): string[] {
  const writer = plainWriter(penOf(answer, about, words))
  const all = [...dominanceSentences(writer), ...(isBestForAll(answer) ? keepingSentences(writer) : riskSentences(writer))]
  return all.length === 0 ? [] : wrap(all.join(words.signs.sentence), width)
}

/** Null where the file has no criteria. */
export function criteriaText(answer: PlanAnswer, about: About, page: Page): string | null {
  const { words, width, paint } = page
  const { criteria = null } = answer.preference ?? {}
  if (criteria === null) return null
  const { columns, weightsFrom } = words.preference
  const head = [columns.project, columns.weighted, columns.first, columns.firstAny, columns.topsis]
  const rows = Object.entries(criteria.projects).map(([name, one]) => ({
    cells: [
      labelOf(answer, name),
      bare(words, one.weighted),
      share(words, one.ranks[0]),
      share(words, one.anyWeights[0]),
      bare(words, one.topsis),
    ],
    isStrong: name === criteria.choices.weighted,
  }))
  const said = criteriaSentences(plainWriter(penOf(answer, about, words))).join(words.signs.sentence)
  return [...wrap(said, width), table(page, head, rows), ...wrap(weightsFrom[criteria.weights], width).map(paint.dim)].join("\n")
}
