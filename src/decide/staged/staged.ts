/** What gates are worth in each project: the right to stop, by rules learnt on the samples. */
import { average, type Quantity, type Sampler } from "../../engine/index.ts"
import type { Venture } from "../../venture/index.ts"
import { atEnd } from "../batches.ts"
import { byReplicate } from "../by-replicate.ts"
import type { Chosen } from "../choose/choose.ts"
import type { Score } from "../choose/score.ts"
import { effort } from "../effort.ts"
import { inMonths, statsOf } from "../figures.ts"
import { ofProject } from "../find-quantity.ts"
import { type Ground, runOf } from "../plan/ground.ts"
import { isRuined, ruinedByMonth, ruinIn } from "../ruin.ts"
import { halfWidth } from "../worth/student.ts"
import type { Gain, GateRule, HeldGate, ProjectGates } from "./answer.ts"
import { type AskedGate, askedGates } from "./asked-gates.ts"
import { byRegression } from "./by-regression.ts"
import { byThreshold } from "./by-threshold.ts"
import { blindly, type Policy, policyOf, type Rule, withForesight } from "./policy.ts"
import { type DatedStage, type Sampled, stagesOf } from "./stages.ts"

/** By the names of projects: those with gates in the file, and those in which the usual ones are surely worth something. */
export function stagedOf(ground: Ground): Readonly<Record<string, ProjectGates>> {
  return Object.fromEntries(
    ground.chosen.flatMap((one) => {
      const asked = askedGates(ground.venture, one.subject)
      if (asked === null) return []
      const found = gatesIn(ground, one, asked.gates)
      const kept = runOf(ground, one).answer.kept ?? Number.NEGATIVE_INFINITY
      if (found === null || (asked.kind === "usual" && !isWorthTelling(found, kept))) return []
      return [[one.subject.project.name, { kind: asked.kind, ...found }]]
    }),
  )
}

/** Of the value as it is. */
const leastShare = 0.01

/** `kept`: what doing nothing leaves: a project that stops in time and is worth less had better not begin. */
function isWorthTelling({ looking, with: worth, gates }: Omit<ProjectGates, "kind">, kept: number): boolean {
  const isSure = looking.value > looking.error && looking.value > leastShare * Math.abs(worth)
  return isSure && worth > kept && gates.some(({ rule }) => rule !== null)
}

/** Null where no gate is ever held, or what is maximised is not finite. */
function gatesIn(ground: Ground, chosen: Chosen, asked: readonly AskedGate[]): Omit<ProjectGates, "kind"> | null {
  const { samplers, score, unit } = ground
  const sampler = sampled(samplers, asked)
  const seen = sampledIn(ground.venture, chosen, { sampler, score, asked })
  const stages = stagesOf(asked, seen)
  const final = score.utility(atEnd(seen.base(chosen.subject.objective), sampler.plan.samples))
  if (stages.length === 0 || !Number.isFinite(average(final) + average(withForesight(stages, final)))) return null
  const means = (utility: Float64Array): Float64Array =>
    Float64Array.from(byReplicate(utility, sampler.plan, average), score.back)
  const gainOf = (outcome: Float64Array, over: Float64Array = final): Gain => {
    const [before, after] = [means(over), means(outcome)]
    return {
      value: (score.back(average(outcome)) - score.back(average(over))) / unit.factor,
      error:
        halfWidth(
          after.map((x, r) => x - before[r]!),
          95,
        ) / unit.factor,
    }
  }
  const blind = blindly(stages, final)
  const regressed = policyOf(stages, final, sampler.plan, byRegression)
  const ruled = policyOf(stages, final, sampler.plan, byThreshold)
  const [fine, plain, most] = [regressed, ruled]
    .map(({ outcome }) => gainOf(outcome))
    .concat(gainOf(withForesight(stages, final)))
  if (fine === undefined || plain === undefined || most === undefined) throw new Error("internal: a gain is missing")
  const [gain, policy] = fine.value > plain.value ? [fine, regressed] : [plain, ruled]
  const without = score.back(average(final)) / unit.factor
  const alone = stages.map((stage) => gainOf(policyOf([stage], final, sampler.plan, byThreshold).outcome))
  return {
    unit: unit.unit,
    ...{ without, with: without + gain.value, gain, byRegression: fine, byThreshold: plain, foresight: most.value },
    ...{ blind: score.back(average(blind)) / unit.factor, looking: gainOf(policy.outcome, blind) },
    ruin: ruinOf(seen, policy),
    gates: stages.map((stage, k) => heldGate(stage, k, { policy, ruled, alone: alone[k]! })),
  }
}

/** Operations of a regression for each sample: products of terms, and each fit. */
const perSample = { gate: 200, fit: 80 } as const

function sampled({ full, coarse }: Ground["samplers"], asked: readonly AskedGate[]): Sampler {
  const { samples, replicates } = full.plan
  return asked.length * samples * (perSample.gate + replicates * perSample.fit) > effort.staged ? coarse : full
}

type Seen = Sampled & { readonly isRuined: Float64Array | null }

function sampledIn(
  venture: Venture,
  { subject, best }: Chosen,
  { sampler, score, asked }: { readonly sampler: Sampler; readonly score: Score; readonly asked: readonly AskedGate[] },
): Seen {
  const { samples } = sampler.plan
  const tell = ruinIn((name) => ofProject(venture, subject.project.name, name))
  const times = asked.flatMap(({ at }) => (typeof at === "number" ? [] : [at]))
  const based = [subject.objective, ...asked.map(({ gets }) => gets), ...times, ...(tell === null ? [] : [tell])]
  const nodes = [...new Set([...based.map(({ node }) => node), ...asked.flatMap(({ sees }) => sees.map((q) => q.shownNode))])]
  const results = sampler.run(nodes, best.parameters)
  const at = (node: number): Float64Array => results[nodes.indexOf(node)] ?? new Float64Array(samples)
  const base = ({ node }: Quantity): Float64Array => at(node)
  const isByMonth = tell !== null && base(tell).length > samples
  return {
    samples,
    horizon: sampler.model.months,
    score,
    base,
    shown: ({ shownNode }) => at(shownNode),
    ruined: isByMonth ? ruinedByMonth(tell, base(tell), samples) : null,
    isRuined: tell === null ? null : isRuined(tell, base(tell), samples),
  }
}

/** Who has stopped before is not ruined. */
function ruinOf({ isRuined: ruined }: Seen, { stopsAt }: Policy): ProjectGates["ruin"] {
  if (ruined === null) return null
  return { without: average(ruined), with: average(ruined.map((x, s) => (stopsAt[s] === -1 ? x : 0))) }
}

/** A rule by which next to nobody stops is no rule, nor is one that may as well lose. */
const leastStops = 0.005

type Found = { readonly policy: Policy; readonly ruled: Policy; readonly alone: Gain }

function heldGate({ gate, months, isHeld }: DatedStage, k: number, { policy, ruled, alone }: Found): HeldGate {
  const reached = Float64Array.from(policy.stopsAt, (at, s) => (isHeld[s] === 1 && (at === -1 || at >= k) ? 1 : 0))
  const stops = shareAt(ruled, k)
  const isRule = stops >= leastStops && alone.value > alone.error
  const rule = isRule ? (ruled.rules[k] ?? null) : null
  return {
    name: gate.name,
    otherwise: gate.otherwise,
    month: statsOf(Float64Array.from(months.filter((month) => month >= 0)), inMonths),
    held: average(reached),
    stops: shareAt(policy, k),
    sees: gate.sees.map(({ path }) => path),
    rule: rule === null ? null : toldRule(rule, gate, stops),
    alone,
  }
}

function shareAt({ stopsAt }: Policy, k: number): number {
  return stopsAt.reduce((count, at) => count + (at === k ? 1 : 0), 0) / stopsAt.length
}

function toldRule(rule: Rule, { sees }: AskedGate, stops: number): GateRule {
  const quantity = rule.seen === null ? undefined : sees[rule.seen]
  if (rule.seen === null || quantity === undefined) return { seen: null, stops }
  const { path, factor, unit } = quantity
  return { seen: { path, side: rule.side, threshold: rule.threshold / factor, unit }, stops }
}
