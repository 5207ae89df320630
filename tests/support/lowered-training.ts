/** For tests: the training of a model on rented GPUs of one kind, as a venture file has it. */
import type { Diagnostic } from "../../src/diagnostics/index.ts"
import { lowerModel, modelShape } from "../../src/models/index.ts"
import { lowerTraining, trainingShape } from "../../src/training/index.ts"
import { type RoomModel, readSection, roomModel } from "./rooms.ts"

export type LoweredTraining = { readonly made: RoomModel; readonly reported: readonly Diagnostic[] }

/** `loweredTraining("{ base: gpt2 }", "{ gpus: [H100-SXM], count: 8 GPU, tokens: 1B token }")`. */
export function loweredTraining(model: string, training: string): LoweredTraining {
  const reported: Diagnostic[] = []
  const report = (d: Diagnostic) => reported.push(d)
  const [m, t] = [readSection(modelShape, "model", model), readSection(trainingShape, "training", training)]
  const lowered = lowerModel(m.section, { report, span: null, isTrained: true })
  const quantities = lowerTraining(t.section, {
    ...{ report, model: lowered.model, pools: [], dataSets: [], data: lowered.data },
    ...{ begin: null, lasts: null, rank: m.section.rank, span: null },
  })
  const made = roomModel({ fields: [...m.fields, ...t.fields], quantities: [...lowered.quantities, ...quantities] })
  return { made, reported: [...m.diagnostics, ...t.diagnostics, ...reported, ...made.diagnostics] }
}
