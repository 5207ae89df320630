/** The server that a row means: its settings, what a step of each pool works, and the levels that its constants are read at. */
import { type Setting, settingOf } from "../../../src/serving/calibration/setting.ts"
import type { ServingSetup } from "../../../src/serving/plan/setup.ts"
import type { ServerSettings, StepCost } from "../../../src/serving/simulate/simulate.ts"
import { neutralConstants } from "../../../src/serving/step/constants.ts"
import { type HostWork, hostWork } from "../../../src/serving/step/host-work.ts"
import { stepModel } from "../../../src/serving/step/model.ts"
import { servedModel } from "../../../src/serving/step/served-model.ts"
import type { StepModel } from "../../../src/serving/step/step-model.ts"
import { type StepWork, stepWork } from "../../../src/serving/step/step-work.ts"
import { costOf, settingsOf } from "../../truth/serving/row-settings.ts"
import type { ServingRow } from "../../truth/serving/serving-row.ts"

export type Pool = HostWork & { readonly setup: ServingSetup; readonly model: StepModel; readonly work: StepWork }

export type Replica = {
  readonly prefill: Pool
  readonly decode: Pool
  readonly settings: ServerSettings
  /** Of the schedule: with constants before any fit, and without the host's share in a request, which is fitted apart. */
  readonly cost: StepCost
  readonly roofline: StepCost["step"]
  /** Of the pool that decodes. */
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
  const pool = {
    setup,
    model: stepModel(setup, neutralConstants),
    work: stepWork(setup),
    ...hostWork(setup, servedModel(setup.graph, setup.sequence)),
  }
  pools.set(key, pool)
  return pool
}

export function replicaOf(row: ServingRow): Replica {
  const { pools: asked } = row
  const models = (setup: ServingSetup): StepModel => poolOf(setup).model
  const [first, last] = asked.kind === "joint" ? [asked.setup, asked.setup] : [asked.prefill.setup, asked.decode.setup]
  return {
    ...{ prefill: poolOf(first), decode: poolOf(last) },
    settings: settingsOf(row, models),
    cost: { ...costOf(row, models, "cost"), arrivalSeconds: 0, endSeconds: 0 },
    roofline: costOf(row, models, "roofline").step,
    setting: settingOf(last, asked.kind === "joint" ? "one pool" : "two pools"),
  }
}
