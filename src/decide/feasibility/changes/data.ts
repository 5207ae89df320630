/** Too little data: more passes over it, more of it, or a smaller model. */
import { ofProject } from "../../find-quantity.ts"
import { medianOf, raised, raisedAt } from "../amounts.ts"
import type { Bench } from "../bench.ts"
import { firstThat, type Tried } from "../change.ts"
import { smallerModels } from "./models.ts"

const limit = "data"

export function dataChanges(bench: Bench): Tried[] {
  return [...morePasses(bench), ...moreData(bench), ...smaller(bench)]
}

/** Up to those that are nearly as good as new text. */
function morePasses(bench: Bench): Tried[] {
  const { venture, project } = bench
  const [epochs, repeats] = ["training.epochs", "feasibility.repeats"].map((name) => ofProject(venture, project.name, name))
  if (epochs == null || repeats == null) return []
  const most = medianOf(bench, repeats)
  if (medianOf(bench, epochs) >= most) return []
  return raised(limit, bench, { kind: "epochs", quantity: epochs, isWhole: true, most }).map((one) => ({ ...one, distance: 0 }))
}

/** Of each data set that the model names. */
function moreData(bench: Bench): Tried[] {
  const { venture, project } = bench
  const needed = ofProject(venture, project.name, "feasibility.data.needed")
  const first = needed === null ? 1 : medianOf(bench, needed)
  const named = (project.basis?.data ?? []).map(({ name }) => `resources.data.${name}.size`)
  const own = `${project.name}.training.tokens`
  const paths = named.length > 0 ? named : [own]
  return paths.flatMap((path) => raisedAt(limit, bench, path, { kind: "data", isWhole: false, first }))
}

/** What is owned is enough for so many parameters. */
function smaller(bench: Bench): Tried[] {
  const { venture, project } = bench
  const [owned, each] = ["feasibility.data.owned", "feasibility.tokens_per_parameter"].map((name) =>
    ofProject(venture, project.name, name),
  )
  if (owned == null || each == null) return []
  const tokens = medianOf(bench, owned) / medianOf(bench, each)
  return firstThat(limit, bench, smallerModels(bench, tokens))
}
