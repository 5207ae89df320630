/** A candidate and its trial in the words of the answer. */
import { benchmark } from "../../data/index.ts"
import { parseQuantity } from "../../models/index.ts"
import { powerShare, servingEnergy } from "../economics/energy.ts"
import { sparesFor } from "../economics/reserve.ts"
import { servingCost } from "../economics/serving-cost.ts"
import { type Demand, promptShare, steadyState } from "../simulate/simulate.ts"
import { type Candidate, type Counted, costOf, devicesIn, hourlyOf, poolsOf, settingsOf } from "./candidate.ts"
import type { Found } from "./cheapest.ts"
import type { Question } from "./question.ts"
import { byChance, type Screening } from "./screening.ts"
import type { ConfirmedServing, PlannedServing, ScreenedServing, ServingFigures, WorkerPool } from "./serving-plan.ts"
import type { Trial } from "./trial.ts"

export function screenedServing({ candidate, state }: Found, question: Question): ScreenedServing {
  const { ttftSeconds, tpotSeconds, latencySeconds, batch } = state
  const { requestsPerSecond, outputTokensPerSecond, totalTokensPerSecond, mostRequestsPerSecond } = state
  return {
    plan: plannedServing(candidate, question),
    figures: {
      ...{ ttftSeconds, tpotSeconds, latencySeconds, batch },
      ...{ requestsPerSecond, outputTokensPerSecond, totalTokensPerSecond, mostRequestsPerSecond },
      piecesPerSecond: requestsPerSecond * question.pieces,
      perHour: hourlyOf(candidate, question.reserve),
    },
  }
}

export function plannedServing(candidate: Candidate, question: Question): PlannedServing {
  const poolOf = ({ worker: { layout, model }, count }: Counted): WorkerPool => {
    return { layout, model, workers: count, spares: sparesFor(question.reserve, count) }
  }
  const worker = candidate.kind === "joint" ? candidate.worker : candidate.decode
  return {
    ...worker.family,
    pools:
      candidate.kind === "joint"
        ? { kind: "joint", pool: poolOf({ worker, count: candidate.replicas }) }
        : {
            kind: "split",
            prefill: poolOf({ worker: candidate.prefill, count: candidate.prefillWorkers }),
            decode: poolOf({ worker: candidate.decode, count: candidate.decodeWorkers }),
          },
    settings: settingsOf(candidate),
    devices: devicesIn(candidate, question.reserve),
  }
}

/** `capacity`: [1/s] what is carried within the promise at most; 0 where it is not kept. */
export function confirmedServing(found: Found, trial: Trial, capacity: number, { question }: Screening): ConfirmedServing {
  const { plan, figures } = screenedServing(found, question)
  return {
    ...{ plan, screened: figures, meetsSlo: trial.meetsSlo },
    ...{ simulated: trial.simulated, simulatedShare: trial.share, meanStep: trial.meanStep, run: trial.run },
    figures: figuresOf(found, trial, capacity, question),
  }
}

function figuresOf({ candidate, state }: Found, trial: Trial, capacity: number, question: Question): ServingFigures {
  const { simulated, meanStep, carried, meetsSlo } = trial
  const { ttft, tpot, latency } = simulated
  const { requestsPerSecond } = carried
  // Of two pools those that read prompts answer nobody; what was seen to be carried can be.
  const batch = candidate.kind === "split" && meanStep !== null ? meanStep.answered : simulated.utilisation.batch
  const most = meetsSlo ? Math.max(capacity, requestsPerSecond) : capacity
  const load = requestsPerSecond / Math.max(requestsPerSecond, most > 0 ? most : state.mostRequestsPerSecond)
  const utilisation = { ...simulated.utilisation, batch, load }
  return {
    ...{ ttft, tpot, latency, ...carried, utilisation },
    piecesPerSecond: requestsPerSecond * question.pieces,
    capacityRequestsPerSecond: most,
    concurrency: requestsPerSecond * latency.mean,
    ...moneyOf(candidate, requestsPerSecond, utilisation, question),
    baseline: baselineOf(candidate, requestsPerSecond, question),
  }
}

function moneyOf(
  candidate: Candidate,
  requestsPerSecond: number,
  { busy, batch }: { readonly busy: number; readonly batch: number },
  { lengths: { input, output }, lengths, pieces, reserve }: Question,
): Pick<ServingFigures, "cost" | "energy"> {
  const [first] = poolsOf(candidate)
  if (first === undefined) throw new Error("internal: a deployment without workers")
  const { price, device } = first.worker.family.place
  const devices = devicesIn(candidate, reserve)
  const prompts = shareOfPrompts(candidate, batch, { lengths, reserve })
  const perHourRange = [devices * (price?.range[0] ?? 0), devices * (price?.range[1] ?? 0)] as const
  const standing = devices / devicesIn(candidate, { kind: "none" })
  const power = powerShare({ busy: busy / standing, promptShare: prompts, batch })
  const pue = parseQuantity(benchmark("pue").value)
  return {
    cost:
      price === null
        ? null
        : servingCost({ perHour: devices * price.price, perHourRange, promptShare: prompts, requestsPerSecond, input, output }),
    energy:
      device.tdp === null
        ? null
        : servingEnergy({ tdp: device.tdp, devices, share: power, pue, requestsPerSecond, tokens: pieces }),
  }
}

/** Of two pools what the first one costs of both; of equal workers the share of time in their steps. */
function shareOfPrompts(
  candidate: Candidate,
  batch: number,
  { lengths, reserve }: Pick<Question, "lengths" | "reserve">,
): number {
  if (candidate.kind === "joint") return promptShare(settingsOf(candidate), costOf(candidate), lengths, batch)
  const { prefill, prefillWorkers } = candidate
  return hourlyOf({ kind: "joint", worker: prefill, replicas: prefillWorkers }, reserve) / hourlyOf(candidate, reserve)
}

/** The same deployment if steps took what the plain rule says. */
function baselineOf(candidate: Candidate, requestsPerSecond: number, { lengths }: Question): ServingFigures["baseline"] {
  const plain = (demand: Demand) => steadyState(demand, settingsOf(candidate), costOf(candidate, "roofline"), lengths)
  const state = plain(byChance(requestsPerSecond))
  return {
    ttftSeconds: state?.ttftSeconds ?? Number.NaN,
    tpotSeconds: state?.tpotSeconds ?? Number.NaN,
    latencySeconds: state?.latencySeconds ?? Number.NaN,
    mostOutputTokensPerSecond: (state?.mostRequestsPerSecond ?? Number.NaN) * lengths.output,
  }
}
