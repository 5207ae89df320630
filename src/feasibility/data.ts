/**
 * Data needed by the method beside the data that the project names. Text that is read once counts for every pass, up to the
 * number of passes that are nearly as good as new text; of examples only different ones count.
 */
import { type BenchmarkId, defaultRow } from "../data/index.ts"
import type { Row } from "../engine/index.ts"
import type { OwnModel } from "../models/index.ts"
import { slug } from "../shape/index.ts"
import { dialRows } from "./dial.ts"
import type { FeasibilityGiven } from "./given.ts"

type Rows = Readonly<Record<string, Row>>

export function dataRows(model: OwnModel, given: FeasibilityGiven): Rows {
  const { names } = given
  if (names.has("training.tokens")) return tokenRows(model, given)
  return names.has("training.samples") ? sampleRows(model, given) : {}
}

function tokenRows(model: OwnModel, given: FeasibilityGiven): Rows {
  const isAnew = isFromNothing(model)
  const isPlainText = isAnew || model.method === "continue"
  const fresh: Row = ["token", freshTokens(given)]
  if (!isPlainText)
    return {
      fresh,
      ...dialRows("data", "token", defaultRow("token", "data.tokens.tune"), ["token", "= feasibility.fresh"]),
    }
  return {
    fresh,
    tokens_per_parameter: defaultRow("token", isAnew ? "data.tokens.pretrain" : "data.tokens.continue"),
    repeats: defaultRow("", "data.repeats"),
    ...dialRows(
      "data",
      "token",
      ["token", "= feasibility.tokens_per_parameter * model.active_parameters"],
      ["token", "= feasibility.fresh * min(training.epochs, feasibility.repeats)"],
    ),
  }
}

function sampleRows(model: OwnModel, given: FeasibilityGiven): Rows {
  const needed = defaultRow("sample", isFromNothing(model) ? samplesFromNothing(model) : "data.samples.tune")
  const isCounted = given.data.length > 0 && given.data.every(({ countedIn }) => countedIn === "sample")
  const fresh: Row = ["sample", isCounted ? `= ${sizes(given).join(" + ")}` : "= training.samples"]
  return { fresh, ...dialRows("data", "sample", needed, ["sample", "= feasibility.fresh"]) }
}

/** Said by the method, or since nobody publishes weights to begin from: layers of the founder's own, models known by their paper alone. */
function isFromNothing({ method, facts }: OwnModel): boolean {
  return method === "pretrain" || !facts.hasWeights
}

function samplesFromNothing({ facts: { tasks, traits } }: OwnModel): BenchmarkId {
  if (tasks.includes("image generation") || tasks.includes("video generation")) return "data.samples.generate"
  if (tasks.includes("detection") || tasks.includes("segmentation")) return "data.samples.detect"
  const isOfRecords = !traits.isVision && !tasks.includes("speech recognition")
  return isOfRecords ? "data.samples.table" : "data.samples.pretrain"
}

/** Of the data sets that are named; what is planned for, where they cannot be counted in tokens. */
function freshTokens(given: FeasibilityGiven): string {
  const { data, names } = given
  const isCounted = ({ countedIn }: FeasibilityGiven["data"][number]): boolean =>
    countedIn === "token" || (countedIn === "sample" && names.has("training.per_sample"))
  return data.length > 0 && data.every(isCounted) ? `= ${sizes(given).join(" + ")}` : "= training.tokens"
}

function sizes({ data, names }: FeasibilityGiven): string[] {
  const isInTokens = names.has("training.tokens")
  return data.map(({ name, countedIn }) => {
    const size = `resources.data.${slug(name)}.size`
    return countedIn === "sample" && isInTokens ? `${size} * training.per_sample` : size
  })
}
