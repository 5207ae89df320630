/** What flagging by a score costs at each threshold: misses below it, false alarms from it on. */

/** Rows of one score; scores rise. */
export type ScoreGroup = { readonly score: number; readonly yes: number; readonly no: number }

export type Costs = { readonly miss: number; readonly alarm: number }

/** Flagged are the rows whose score is `threshold` or higher; infinity flags none. */
export type Rule = {
  readonly threshold: number
  readonly flagged: number
  readonly missed: number
  readonly alarms: number
  /** Of a row. */
  readonly cost: number
}

export function groupsOf(scores: Float64Array, truths: Float64Array): ScoreGroup[] {
  const order = Array.from(scores, (_, row) => row).sort((a, b) => scores[a]! - scores[b]!)
  const groups: { score: number; yes: number; no: number }[] = []
  for (const row of order) {
    const score = scores[row]!
    if (groups.at(-1)?.score !== score) groups.push({ score, yes: 0, no: 0 })
    const group = groups.at(-1)!
    if (truths[row] === 1) group.yes += 1
    else group.no += 1
  }
  return joined(groups, scores.length)
}

/** Finer steps change no decision, and a thousand resamples of each would be slow. */
const mostGroups = 2000

/** Neighbours together, under the lowest score of theirs, where there are very many. */
function joined(groups: readonly ScoreGroup[], rows: number): ScoreGroup[] {
  if (groups.length <= mostGroups) return [...groups]
  const result: { score: number; yes: number; no: number }[] = []
  let passed = 0
  for (const { score, yes, no } of groups) {
    const step = Math.floor((passed / rows) * mostGroups)
    if (step >= result.length) result.push({ score, yes: 0, no: 0 })
    const last = result.at(-1)!
    last.yes += yes
    last.no += no
    passed += yes + no
  }
  return result
}

/** Every rule, from flagging all to flagging none. Shape: [groups + 1]. */
export function costCurve(groups: readonly ScoreGroup[], { miss, alarm }: Costs): Rule[] {
  const yes = groups.reduce((sum, group) => sum + group.yes, 0)
  const no = groups.reduce((sum, group) => sum + group.no, 0)
  const rules: Rule[] = []
  let [missed, passed] = [0, 0]
  for (const group of [...groups, { score: Number.POSITIVE_INFINITY, yes: 0, no: 0 }]) {
    const alarms = no - passed
    const flagged = yes - missed + alarms
    rules.push({ threshold: group.score, flagged, missed, alarms, cost: (miss * missed + alarm * alarms) / (yes + no) })
    missed += group.yes
    passed += group.no
  }
  return rules
}

/** The cheapest; of equals the one that flags fewest. */
export function cheapest(rules: readonly Rule[]): Rule {
  const [first] = rules
  if (first === undefined) throw new Error("internal: a curve without a rule")
  return rules.reduce((best, rule) => (rule.cost <= best.cost + 1e-12 * Math.abs(best.cost) ? rule : best), first)
}
