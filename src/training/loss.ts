/** The loss of a language model that is trained from nothing: what its parameters and tokens leave of it. */
import { defaultRow } from "../data/index.ts"
import type { Row, Source } from "../engine/index.ts"
import type { OwnModel } from "../models/index.ts"

const law: Source = {
  title: "Besiroglu et al., Chinchilla scaling: a replication attempt",
  where: "https://arxiv.org/abs/2404.10102",
  date: "2024",
  confidence: "published",
}

/**
 * Nothing for models that do not write text, and for those that begin from trained weights: how far these had come is not known.
 * Passes over the same text count as text of its own, which holds for about four (Muennighoff et al. 2023, arXiv 2305.16264).
 * Units: loss [nats by token, a plain number].  Shape: scalar.
 * Source: L = E + A/N^a + B/D^b, equation 1 with the constants of its table 1.
 */
export function lossRows({ facts, method }: OwnModel): Readonly<Record<string, Row>> {
  if (facts.role !== "decoder" || facts.per !== "token" || method !== "pretrain") return {}
  return {
    loss_floor: defaultRow("", "loss.floor"),
    "loss_parameters.scale": defaultRow("", "loss.parameters.scale"),
    "loss_parameters.power": defaultRow("", "loss.parameters.power"),
    "loss_tokens.scale": defaultRow("", "loss.tokens.scale"),
    "loss_tokens.power": defaultRow("", "loss.tokens.power"),
    loss_parameters: ["", "= training.loss_parameters.scale / model.parameters ^ training.loss_parameters.power", law],
    loss_tokens: [
      "",
      "= training.loss_tokens.scale / (training.epochs * training.tokens / 1 token) ^ training.loss_tokens.power",
      law,
    ],
    loss: ["", "= training.loss_floor + training.loss_parameters + training.loss_tokens", law],
  }
}
