// Language models and described families are found through one table, so that both ways of asking agree.
import { expect, test } from "vitest"
import { isUnknown, modelEntries } from "../../data/index.ts"
import { findModel, isUnknownModel } from "../catalogue.ts"
import { shortName } from "../names.ts"
import { allModels } from "./all-models.ts"
import { findBuildable, findNamed } from "./find-buildable.ts"
import { named } from "./name-table.ts"

test("every name of a language model means the same whoever asks", () => {
  const names = modelEntries.flatMap(({ id, aliases }) => [id, shortName(id), shortName(id).replaceAll("-", "_"), ...aliases])
  const differing = names.flatMap((name) => {
    const [language, any] = [findModel(name), findBuildable(name)]
    const [one, other] = [isUnknownModel(language) ? null : language.id, isUnknown(any) ? null : any.names[0]]
    return one === other ? [] : [[name, one, other]]
  })
  expect(differing).toEqual([])
})

test("its own name finds every model", () => {
  const lost = allModels().filter((model) => !named(model.names[0] ?? "").some((one) => one.model().names[0] === model.names[0]))
  expect(lost.map(({ names }) => names[0])).toEqual([])
})

test.each([
  ["decoder 7B", true],
  ["Llama-3.1-8B-Instruct", false],
  ["resnet50", false],
])("%s: a size alone is %s", (name, isNominal) => {
  const found = findNamed(name)
  expect(isUnknown(found) ? null : found.isNominal).toBe(isNominal)
})

// Hub names of models that no library of ours claims under that name.
test.each([
  ["detr-resnet-50", "facebook/detr-resnet-50"],
  ["stable-diffusion-v1-5", "stable-diffusion-v1-5"],
  ["FLUX.1-dev", "black-forest-labs/FLUX.1-dev"],
  ["StyleGAN2", "StyleGAN2 1024 generator"],
])("%s needs no owner", (name, first) => {
  const found = findBuildable(name)
  expect(isUnknown(found) ? found : found.names[0]).toContain(first)
})
