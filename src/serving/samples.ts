/**
 * Capacity of one replica of a model that takes whole samples, by shares of the datasheet: where the founder gives them, or the planner has no answer
 * (venture/pass-rows.ts has its; trees compare and hardly multiply, and no kernel of theirs was measured). Samples are taken together until reading the weights no
 * longer holds them up; a pass then takes the time of its products, or of what stands between them, whichever is longer. Queues are not modelled.
 */
import { type BenchmarkId, defaultRow } from "../data/index.ts"
import type { Row } from "../engine/index.ts"
import type { OwnModel } from "../models/index.ts"
import { readBytes } from "./hardware.ts"
import type { Precision, ServingSection } from "./section.ts"

/** What one decision of a tree reads: the feature's index and value, the threshold, the next node, 4 bytes each. */
const decisionBytes = 16

/** What a request brings. */
export function sampleDefaults({ request }: ServingSection): Readonly<Record<string, Row>> {
  return {
    ...(request?.samples == null ? { "request.samples": ["sample", "1 sample"] satisfies Row } : {}),
    samples: ["sample/request", "= serving.request.samples / 1 request"],
    replica_samples: ["sample/s", "= serving.replica_requests * serving.samples"],
  }
}

export function sampleRows(model: OwnModel, section: ServingSection): Readonly<Record<string, Row>> {
  const { efficiency, replica_gpus } = section
  return {
    ...(efficiency?.compute == null ? { "efficiency.compute": defaultRow("", usualCompute(model)) } : {}),
    ...(efficiency?.bandwidth == null ? { "efficiency.bandwidth": defaultRow("", "serving.samples.bandwidth") } : {}),
    usable: defaultRow("", "serving.memory.usable"),
    ...(replica_gpus === null ? { replica_gpus: replicaRow } : {}),
    ...passRows(model, section.precision ?? "bf16"),
  }
}

const replicaRow: Row = ["GPU", "= ceil(serving.weight_bytes / (serving.usable * serving.memory * 1 GPU)) * 1 GPU"]

function passRows(model: OwnModel, precision: Precision): Readonly<Record<string, Row>> {
  const { passedBytes, comparisons } = model.facts.flow()
  const bandwidth = "(serving.replica_gpus * serving.bandwidth * serving.efficiency.bandwidth)"
  const compute = "(serving.replica_gpus * serving.compute * serving.efficiency.compute)"
  const perSample = Math.round(passedBytes + comparisons * decisionBytes)
  return {
    read_bytes: ["byte", `${Math.round(readBytes(model, precision))} byte`, model.source],
    passed_bytes: ["byte/sample", `${perSample} byte/sample`, model.source],
    weight_time: ["s", `= serving.read_bytes / ${bandwidth}`],
    compute_time: ["s/request", `= serving.samples * model.forward_flops / ${compute}`],
    traffic_time: ["s/request", `= serving.samples * serving.passed_bytes / ${bandwidth}`],
    request_time: ["s/request", "= max(serving.compute_time, serving.traffic_time)"],
    batch_limit: defaultRow("request", "serving.batch-limit"),
    batch: [
      "request",
      "= max(1 request, min(serving.batch_limit, ceil(serving.weight_time / serving.request_time / 1 request) * 1 request))",
    ],
    pass_time: ["s", "= max(serving.weight_time, serving.batch * serving.request_time)"],
    ttft: ["s", "= serving.pass_time"],
    replica_requests: ["request/s", "= serving.batch / serving.pass_time"],
  }
}

function usualCompute({ facts }: OwnModel): BenchmarkId {
  return facts.traits.isConvolutional ? "serving.convolutions.compute" : "serving.prefill.compute"
}
