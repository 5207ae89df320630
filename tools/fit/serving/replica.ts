/** The server that a row means: its settings, what a step of each pool works, and the levels that its constants are read at. */
import { type Setting, settingOf } from "../../../src/serving/calibration/setting.ts"
import type { ServingSetup } from "../../../src/serving/plan/setup.ts"
import type { Deployment, ServerSettings, StepCost } from "../../../src/serving/simulate/simulate.ts"
import { neutralConstants } from "../../../src/serving/step/constants.ts"
import { cacheBytesOf } from "../../../src/serving/step/memory.ts"
import { stepModel } from "../../../src/serving/step/model.ts"
import type { StepModel } from "../../../src/serving/step/step-model.ts"
import { type StepWork, stepWork } from "../../../src/serving/step/step-work.ts"
import type { ServingRow } from "../../truth/serving/serving-row.ts"

export type Pool = { readonly setup: ServingSetup; readonly model: StepModel; readonly work: StepWork }

export type Replica = {
  readonly prefill: Pool
  readonly decode: Pool
  readonly settings: ServerSettings
  readonly cost: StepCost
  readonly roofline: StepCost["step"]
  readonly setting: Setting
}

const pools = new Map<string, Pool>()
const graphs = new Map<object, number>()

/** Setups of many rows are one. */
function poolOf(setup: ServingSetup): Pool {
  const { graph, sequence, formats, engine, device, machine, layout } = setup
  const graphId = graphs.get(graph) ?? graphs.size
  graphs.set(graph, graphId)
  const key = JSON.stringify([graphId, sequence, formats, engine.name, device.id, machine.id, layout])
  const known = pools.get(key)
  if (known !== undefined) return known
  const pool = { setup, model: stepModel(setup, neutralConstants), work: stepWork(setup) }
  pools.set(key, pool)
  return pool
}

export function replicaOf({ pools: asked, limits }: ServingRow): Replica | string {
  const prefill = poolOf(asked.kind === "joint" ? asked.setup : asked.prefill.setup)
  const decode = asked.kind === "joint" ? prefill : poolOf(asked.decode.setup)
  if (!prefill.model.fits || !decode.model.fits) return "the model does not fit, by what is planned"
  const own = (prefill === decode ? prefill : decode).model.settings
  const deployment: Deployment =
    asked.kind === "joint"
      ? { kind: "joint", replicas: asked.workers }
      : {
          kind: "split",
          prefillWorkers: asked.prefill.workers,
          decodeWorkers: asked.decode.workers,
          ...transferOf(asked.decode.setup),
        }
  const settings: ServerSettings = {
    ...own,
    maxBatchedTokens: limits.maxBatchedTokens ?? own.maxBatchedTokens,
    maxSequences: limits.maxSequences ?? own.maxSequences,
    scheduler: limits.scheduler ?? own.scheduler,
    admission: limits.admission,
    deployment,
  }
  return {
    ...{ prefill, decode, settings },
    cost: costOf(prefill.model, decode.model),
    roofline: costOf({ cost: prefill.model.roofline }, { cost: decode.model.roofline }).step,
    setting: settingOf(asked.kind === "joint" ? asked.setup : asked.decode.setup),
  }
}

/** Prompts alone are steps of the first pool. What a request spends in the host is fitted apart. */
function costOf(prefill: Pick<StepModel, "cost">, decode: Pick<StepModel, "cost">): StepCost {
  return {
    step: (tokens, pairs, decodes, context, fed) =>
      (decodes === 0 ? prefill : decode).cost.step(tokens, pairs, decodes, context, fed),
    arrivalSeconds: 0,
    endSeconds: 0,
  }
}

/** The cache of a prompt crosses the network between machines, all devices of the pool sending their part; its latency is that of the tier. */
function transferOf(setup: ServingSetup): { readonly transferSeconds: number; readonly transferSecondsPerToken: number } {
  const tier = setup.machine.tiers.at(-1)
  const bytes = cacheBytesOf(setup, 1024) / 1024
  return { transferSeconds: tier?.latency ?? 2e-5, transferSecondsPerToken: bytes / (tier?.bandwidth ?? 12.5e9) }
}
