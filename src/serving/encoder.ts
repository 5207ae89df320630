/**
 * Capacity of one replica of an encoder, by shares of the datasheet: where the founder gives them, or the planner has no answer (venture/pass-rows.ts has
 * its). It reads a text once and is bound by its FLOP.
 */
import { defaultRow } from "../data/index.ts"
import type { Row } from "../engine/index.ts"
import type { OwnModel } from "../models/index.ts"
import type { ServingSection } from "./section.ts"

export function encoderRows({ facts }: OwnModel, section: ServingSection | null): Readonly<Record<string, Row>> {
  return {
    ...(section?.efficiency?.compute == null ? { "efficiency.compute": defaultRow("", "serving.prefill.compute") } : {}),
    usable: defaultRow("", "serving.memory.usable"),
    ...(section?.replica_gpus == null
      ? {
          replica_gpus: ["GPU", "= ceil(serving.weight_bytes / (serving.usable * serving.memory * 1 GPU)) * 1 GPU"] satisfies Row,
        }
      : {}),
    prefill_flops: [
      "FLOP/token",
      `= model.forward_flops - model.attention_flops + model.attention_flops * serving.input / ${facts.sequence} token/request`,
    ],
    prefill_time: [
      "s/request",
      "= serving.input * serving.prefill_flops / (serving.replica_gpus * serving.compute * serving.efficiency.compute)",
    ],
    ttft: ["s", "= 1 request * serving.prefill_time"],
    replica_requests: ["request/s", "= 1 / serving.prefill_time"],
  }
}
