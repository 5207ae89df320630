/** What is said of models that cannot be trained as described, in English. */
import type { PilotLanguageCode } from "./codes.ts"
import { code, type Sentence } from "./sentence.ts"

const parts: Readonly<Record<string, string>> = {
  encoder: "an encoder, which tells no next token",
  "no-language-head": "no language head",
  segments: "a table of segments",
  positions: "ALiBi positions",
  pooler: "a pooler",
  state: "a state in place of attention (Mamba, linear attention)",
  latent: "latent attention",
  gate: "a gate behind attention",
  sinks: "attention sinks",
  relative: "scores of distances",
  "odd-head": "heads of an odd width under rotary positions",
  experts: "experts",
  "one-part": "blocks of one part only",
  norms: "norms in another number than one or two for each half",
}

const faults: Readonly<Record<string, string>> = {
  short: "the file ends before its header does",
  header: "its header is not what the safetensors format asks for",
  type: "an array is neither of float32 nor of int32",
  shape: "an array has no shape",
  offsets: "arrays overlap, or there is a gap between them",
  length: "the file is shorter or longer than its header says",
  format: "it is no checkpoint of Venturi",
  settings: "it was written under other settings, or on another text",
  arrays: "its arrays are not those of this model",
}

export const pilotLanguageMistakesEn: Readonly<Record<PilotLanguageCode, Sentence>> = {
  "pilot-checkpoint": (p) => [
    `The checkpoint does not go on: ${faults[p("fault")] ?? p("fault")}${p("array") === "" ? "" : ` (${code(p("array"))})`}.`,
    "resume with the model, text and settings that wrote it, or begin anew",
  ],
  "pilot-context": (p) => [
    `Windows of ${p("context")} tokens do not fit: the model has ${p("rows")} learnt positions.`,
    `take windows of at most ${p("rows")} tokens, or more positions`,
  ],
  "pilot-dense-layer": (p) => [
    `A pilot cannot train the layer ${code(p("path"))} (${p("title")}) of a model of features.`,
    "such a model is a chain of linear, layer norm and activation (relu, gelu, silu, tanh, sigmoid) behind a `vector`",
  ],
  "pilot-layer": (p) => [
    `A pilot cannot train the layer ${code(p("path"))} (${p("title")}).`,
    "a language model in a layer file is a chain of embedding, rnn, gru or lstm, layer norm and linear; transformers are trained from a config.json",
  ],
  "pilot-part": (p) => [
    `A pilot cannot train a model that has ${parts[p("part")] ?? p("part")}.`,
    "take a decoder with plain or grouped attention and a dense feed-forward",
  ],
  "pilot-vocabulary": (p) => [
    `The model reads ${p("rows")} tokens and tells ${p("told")}.`,
    "give the embedding as many rows as the last linear layer has outputs",
  ],
}
