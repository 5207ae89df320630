/** `venturi serving SPEC`: what a server carries at a latency, what its tokens cost, what to buy; with pictures where a folder is named. */
import { join } from "node:path"
import { readDataFile, readTextFile, replaceFile } from "../host/index.ts"
import {
  type Diagnostic,
  planServing,
  type ServedOn,
  type ServingOptions,
  type Sources,
  servingPictures,
  servingText,
} from "../index.ts"
import { askOfModel, given, tellAnswer } from "./model-argument.ts"
import type { ServingGiven } from "./serving-given.ts"
import type { Settings } from "./settings.ts"
import type { Exit, Shell } from "./shell.ts"
import { tellWrong } from "./source.ts"

export async function serving(spec: string, options: ServingGiven, settings: Settings, shell: Shell): Promise<Exit> {
  const { gpu, trace, problems } = filesOf(options)
  if (problems.length > 0) return tellWrong(problems, () => null, settings, shell)
  const asked = askOfModel(spec, (described) => planServing(described, optionsOf(options, gpu, trace), { now: shell.now }))
  const files = [gpu, trace].filter((one) => typeof one === "object")
  const sources: Sources = (file) => files.find((one) => one.file === file)?.text ?? asked.sources(file)
  const answer = asked.result?.answer ?? null
  if (answer === null) return tellAnswer(null, { ...asked, sources }, optionNames, settings, shell)
  const written: string[] = []
  const pictures = options.svg === undefined ? [] : await servingPictures(answer, settings.words)
  for (const { name, svg } of pictures) {
    const file = join(options.svg ?? "", name)
    const problem = replaceFile(file, svg)
    if (problem !== null) return tellWrong([problem], sources, settings, shell)
    written.push(file)
  }
  const code = tellAnswer(
    { document: answer, text: servingText(answer, settings.page) },
    { ...asked, sources },
    optionNames,
    settings,
    shell,
  )
  if (options.svg !== undefined && pictures.length === 0) shell.err(`${settings.words.cli.noPictures(options.svg)}\n`)
  if (!settings.isQuiet && !settings.isJson) for (const file of written) shell.out(`${settings.words.cli.written(file)}\n`)
  return code
}

type File = { readonly text: string; readonly file: string }
type Files = {
  readonly gpu: ServedOn | undefined
  readonly trace: File | undefined
  readonly problems: readonly Diagnostic[]
}

/** A device file ends as YAML does; no device is called so. */
function filesOf({ gpu, trace }: ServingGiven): Files {
  const ofGpu = gpu !== undefined && /\.ya?ml$/iu.test(gpu) ? readTextFile(gpu) : null
  const ofTrace = trace === undefined ? null : readDataFile(trace)
  const problems = [ofGpu, ofTrace].flatMap((read) => (read !== null && "diagnostic" in read ? [read.diagnostic] : []))
  return {
    gpu: gpu === undefined || ofGpu === null || "diagnostic" in ofGpu ? gpu : { text: ofGpu.text, file: gpu },
    trace: trace === undefined || ofTrace === null || "diagnostic" in ofTrace ? undefined : { text: ofTrace.text, file: trace },
    problems,
  }
}

const optionNames = [
  ...[
    "gpu",
    "gpus",
    "machine",
    "tp",
    "pp",
    "ep",
    "attentionDp",
    "replicas",
    "precision",
    "kvPrecision",
    "engine",
    "disaggregated",
  ],
  ...["image", "frames", "classes", "input", "output", "concurrency", "rate", "offline", "trace", "prefixHit", "speculative"],
  ...["ttft", "tpot", "latency", "promised", "measuredTtft", "measuredTpot", "measuredThroughput", "objective", "seed"],
  ...["price", "commit", "spot", "owned", "spare", "hours", "maxSequences", "maxBatchedTokens", "calls", "retrieved"],
]

function optionsOf(options: ServingGiven, gpu: ServedOn | undefined, trace: File | undefined): ServingOptions {
  const { gpus, machine, tp, pp, ep, attentionDp, replicas, precision, kvPrecision, engine, disaggregated } = options
  const { image, frames, classes, maxSequences, maxBatchedTokens, calls, retrieved } = options
  const { input, output, concurrency, rate, offline, prefixHit, speculative, ttft, tpot, latency, promised } = options
  const { measuredTtft, measuredTpot, measuredThroughput, objective, seed, price, commit, spot, owned, spare, hours } = options
  return {
    ...given({ gpu, gpus, machine, tp, pp, ep, attentionDp, replicas, precision, kvPrecision, engine, disaggregated }),
    ...given({ image, frames, classes, input, output, concurrency, rate, offline, trace, prefixHit, speculative }),
    ...given({ ttft, tpot, latency, promised, measuredTtft, measuredTpot, measuredThroughput, objective, seed }),
    ...given({ price, commit, spot, owned, spare, hours, maxSequences, maxBatchedTokens, calls, retrieved }),
  } as ServingOptions // words are checked where they are typed
}
