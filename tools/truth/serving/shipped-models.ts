/** Step models of the rows' replicas with the constants that come with Venturi; many rows are of one replica. */
import type { LayerGraph } from "../../../src/models/index.ts"
import type { ServingSetup } from "../../../src/serving/plan/setup.ts"
import { stepModel } from "../../../src/serving/step/model.ts"
import type { StepModel } from "../../../src/serving/step/step-model.ts"

const models = new Map<string, StepModel>()
const graphs = new Map<LayerGraph, number>()

export function shippedModel(setup: ServingSetup): StepModel {
  const { graph, sequence, formats, engine, device, machine, layout } = setup
  const number = graphs.get(graph) ?? graphs.size
  graphs.set(graph, number)
  const key = JSON.stringify([number, sequence, formats, engine, device.id, machine.id, layout])
  const model = models.get(key) ?? stepModel(setup)
  models.set(key, model)
  return model
}
