/** Answers a row of kind `architecture`: parameters, arithmetic and memory of one model. */
import { depth } from "../../src/models/config.ts"
import { ShapeMistake } from "../../src/models/graph/shape-mistake.ts"
import type { Answer } from "./answer.ts"
import { type Found, foundModel } from "./found-model.ts"
import { type Asked, type Metric, metrics } from "./metrics.ts"
import type { Row } from "./row.ts"

export function answerArchitecture({ id, inputs, wanted }: Row): Answer {
  const found = foundModel(inputs)
  if (typeof found === "string") return { id, skipped: found }
  const known = wanted.flatMap((name) => {
    const metric = metrics.get(name)
    return metric === undefined ? [] : [{ name, metric }]
  })
  if (known.length === 0) return { id, skipped: `no metric of these is known: ${wanted.join(", ")}` }
  try {
    const asked = { ...found, inputs, graph: found.model.lay(found.size) }
    return predictionOf(id, asked, known)
  } catch (mistake) {
    if (mistake instanceof ShapeMistake) return { id, skipped: `the model cannot be laid in this size: ${mistake.path}` }
    throw mistake
  }
}

type Named = { readonly name: string; readonly metric: Metric }

function predictionOf(id: string, asked: Asked, named: readonly Named[]): Answer {
  const told = named.flatMap(({ name, metric }) => {
    const value = metric.value(asked)
    return value === null ? [] : [{ name, metric, value }]
  })
  if (told.length === 0) return { id, skipped: `the model has no ${named.map(({ name }) => name).join(", ")}` }
  const rule = kaplan(asked)
  return {
    id,
    predicted: Object.fromEntries(told.map(({ name, value }) => [name, value])),
    interval: Object.fromEntries(told.map(({ name, value, metric }) => [name, around(value, metric)])),
    baseline: Object.fromEntries(
      told.flatMap(({ name, metric }) =>
        rule === null || metric.parametersPer === null ? [] : [[name, rule / metric.parametersPer] as const],
      ),
    ),
  }
}

function around(value: number, { rounding, slack }: Metric): readonly [number, number] {
  return [value * (1 - slack) - rounding, value * (1 + slack) + rounding]
}

/** Source: arXiv 2001.08361, section 2.1: 12 · layers · width², and the table of tokens. */
function kaplan({ config }: Found): number | null {
  return config === null ? null : 12 * depth(config) * config.hidden ** 2 + config.vocabulary * config.hidden
}
