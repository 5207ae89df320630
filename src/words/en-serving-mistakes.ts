/** What is wrong with what is asked of `serving`, in English. */
import type { ServingCode } from "./codes.ts"
import { anyOf, count, didYouMean, someOf } from "./phrases-en.ts"
import { code, type Facts, type Sentence } from "./sentence.ts"

const metrics: Readonly<Record<string, string>> = {
  ttft: "a time to first token",
  tpot: "a time per output token",
  latency: "a time until the answer ends",
  throughput: "throughput",
}

function unusedBecause(p: Facts): string {
  const reasons: Readonly<Record<string, string>> = {
    tokens: `${code(p("name"))} reads and writes tokens`,
    samples: `${code(p("name"))} takes a sample and gives one result`,
    own: `${code(p("name"))} is served by yourself; count each call as a request and what is looked up as its input`,
    rented: `${code(p("name"))} runs at its provider`,
  }
  return reasons[p("kind")] ?? code(p("name"))
}

export const servingMistakesEn: Readonly<Record<ServingCode, Sentence>> = {
  "serving-contradiction": (p) => [`${code(p("option"))} and ${code(p("other"))} do not go together.`, "leave one of them out"],
  "serving-does-not-fit": (p) => [
    `The model does not fit: at least ${p("bytes")} of ${p("limit")} on each ${code(p("gpu"))}.`,
    p("nearest") === ""
      ? "take a larger GPU, fewer bits (`--precision int4`), or leave more of the layout open"
      : `it fits on ${count(p("nearest"))} of them for each replica; fewer bits (\`--precision int4\`) need less, too`,
  ],
  "serving-engine-gpu": (p) => [`${code(p("engine"))} does not run on ${code(p("gpu"))}.`, `take ${anyOf(p.list("known"))}`],
  "serving-engine-model": (p) => [
    `${code(p("engine"))} serves ${p("kind") === "tokens" ? "no models that write token by token" : "only models that write token by token"}.`,
    `take ${anyOf(p.list("known"))}`,
  ],
  "serving-fleet-small": (p) => [
    `There ${p("fleet") === "1" ? "is 1 GPU" : `are ${count(p("fleet"))} GPUs`}; a set-up as given takes ${count(p("needed"))}.`,
    `take ${code(`--gpus ${p("needed")}`)}, or leave more of the layout open`,
  ],
  "serving-gpu-count": (p) => [
    `The number of GPUs stands here twice: ${count(p("first"))} and ${count(p("second"))}.`,
    "give it once, in `--gpu 8xH100` or in `--gpus 8`",
  ],
  "serving-hours-alone": () => [
    "Loads by the hour are shares of a mean load, and there is none.",
    "give `--rate` too, the mean over those hours",
  ],
  "serving-layout-blocks": (p) => [
    `The pipeline has ${p("pp")} stages, the model ${p("blocks")} blocks.`,
    `take ${code(`--pp ${p("nearest")}`)} at most`,
  ],
  "serving-layout-expert-group": (p) => [
    `The experts cannot lie on ${p("ep")} GPUs: ${p("ranks")} share a layer.`,
    `take ${code(`--ep ${p("nearest")}`)}`,
  ],
  "serving-layout-experts": (p) => [
    p("experts") === "0"
      ? `The model has no experts, so ${code("--ep")} can only be 1.`
      : `${p("experts")} experts cannot be shared out among ${p("ep")} GPUs.`,
    `take ${code(`--ep ${p("nearest")}`)}`,
  ],
  "serving-layout-gpus": (p) => [
    `The product tp × pp × replicas is ${count(p("product"))}, the GPUs are ${count(p("count"))}.`,
    "each must divide the number of GPUs, and all of them together give it: leave one of them out",
  ],
  "serving-layout-heads": (p) => [
    p("heads") === "0"
      ? `The model has no attention heads, so ${code("--tp")} can only be 1.`
      : `Attention of ${p("heads")} heads cannot be cut into ${p("tp")}.`,
    `take ${code(`--tp ${p("nearest")}`)}`,
  ],
  "serving-load-missed": (p) => {
    const within = p("promise") === "" ? "" : "within the promise "
    return [
      p("reachable") === "0"
        ? `The load of ${p("wanted")} ${p("unit")} cannot be carried within the promise.`
        : `The load of ${p("wanted")} ${p("unit")} is too much: ${within}${p("reachable")} ${p("unit")} are carried.`,
      p("promise") === "" ? "take more GPUs (`--gpus`)" : "take more GPUs (`--gpus`), or promise less (`--ttft`, `--tpot`)",
    ]
  },
  "serving-measured-alone": () => [
    "What was measured belongs to the GPUs and the load that it was measured under.",
    "give `--gpus` and `--concurrency`, `--rate` or `--offline` too, and of the layout what you know",
  ],
  "serving-measured-apart": (p) => [
    `Your own ${metrics[p("what")] ?? p("what")} of ${p("own")} does not go with the rest of what you gave: the nearest that this set-up comes to is ${p("reached")}.`,
    "see whether all of it was measured under one load, with these GPUs, this layout and this precision",
  ],
  "serving-option-unused": (p) => [`${code(p("option"))} changes nothing here: ${unusedBecause(p)}.`, "leave it out"],
  "serving-precision": (p) => [
    `${anyOf(p.list("gpu"))} cannot serve in ${code(p("precision"))}.`,
    `it can in ${anyOf(p.list("known"))}`,
  ],
  "serving-price-unknown": (p) => [
    `No costs are told, nor whether to make or to buy: the catalogue knows no ${p("term") === "owned" ? "purchase price" : "rent"} of ${someOf(p.list("gpu"))}.`,
    p("term") === "owned"
      ? "in the place of `--owned` give what an hour costs with all that belongs to it, such as `--price 0.8`, or leave it out for the rent; or take a device file with `purchase: 8k USD/GPU`"
      : "give what an hour costs, such as `--price 2.5`",
  ],
  "serving-promise-missed": (p) => [
    `The promise cannot be kept: ${metrics[p("metric")] ?? p("metric")} of ${p("wanted")} is asked for, ${p("reachable")} can be reached, on ${p("gpus")} × ${code(p("gpu"))} with tp ${p("tp")}.`,
    "promise that, or take quicker GPUs or fewer bits",
  ],
  "trace-column": (p) => [
    `The trace has no column ${code(p("column"))}.`,
    didYouMean(p, "name the columns `arrival`, `input` and `output` in the first line"),
  ],
  "trace-empty": (p) => [`${code(p("file"))} holds no request.`, "write one request a line, below the names of the columns"],
  "trace-left-out": (p) => [
    `Requests of ${code(p("file"))} without tokens in or out are left out: ${count(p("count"))}.`,
    "they may have failed when the trace was taken",
  ],
  "trace-time": (p) => [
    `Column ${code(p("column"))} holds no time here: ${code(p("got"))}.`,
    "write seconds, such as `12.5`, or date and time, such as `2026-03-01 08:15:46.5`",
  ],
  "trace-tokens": (p) => [
    `Column ${code(p("column"))} holds no number of tokens here: ${code(p("got"))}.`,
    "write a whole number that is not negative",
  ],
}
