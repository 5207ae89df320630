/**
 * Data needed by the method beside the data that the project names. Text that is read once counts for every pass, up to the
 * number of passes that are nearly as good as new text; of examples only different ones count.
 */
import { defaultRow } from "../data/index.ts"
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

function tokenRows({ method }: OwnModel, given: FeasibilityGiven): Rows {
  const isPlainText = method === "pretrain" || method === "continue"
  const fresh: Row = ["token", freshTokens(given)]
  if (!isPlainText)
    return {
      fresh,
      ...dialRows("data", "token", defaultRow("token", "data.tokens.tune"), ["token", "= feasibility.fresh"]),
    }
  return {
    fresh,
    tokens_per_parameter: defaultRow("token", method === "pretrain" ? "data.tokens.pretrain" : "data.tokens.continue"),
    repeats: defaultRow("", "data.repeats"),
    ...dialRows(
      "data",
      "token",
      ["token", "= feasibility.tokens_per_parameter * model.active_parameters"],
      ["token", "= feasibility.fresh * min(training.epochs, feasibility.repeats)"],
    ),
  }
}

function sampleRows({ method }: OwnModel, given: FeasibilityGiven): Rows {
  const needed = defaultRow("sample", method === "pretrain" ? "data.samples.pretrain" : "data.samples.tune")
  const isCounted = given.data.length > 0 && given.data.every(({ countedIn }) => countedIn === "sample")
  const fresh: Row = ["sample", isCounted ? `= ${sizes(given).join(" + ")}` : "= training.samples"]
  return { fresh, ...dialRows("data", "sample", needed, ["sample", "= feasibility.fresh"]) }
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
