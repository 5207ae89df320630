// Filters of the catalogue, and what it says of applications.
import { describe, expect, test } from "vitest"
import { taskEntries } from "../../data/index.ts"
import { applicationOf } from "./application.ts"
import { type CatalogueFilter, modelCatalogue } from "./catalogue-rows.ts"
import { countModel } from "./count-model.ts"

const names = (filter: CatalogueFilter): readonly string[] => modelCatalogue(filter).models.map(({ name }) => name)

test.each<[string, CatalogueFilter, readonly string[]]>([
  ["a part of a name", { name: "wide_resnet" }, ["wide_resnet50_2", "wide_resnet101_2"]],
  ["a family in any spelling", { family: "LeNet" }, ["LeNet-5"]],
  ["a size", { family: "vgg", library: "torchvision", least: 140e6 }, ["vgg19", "vgg19_bn"]],
  ["a size that none has", { family: "lenet", least: 1e9 }, []],
])("%s", (_, filter, expected) => expect(names(filter)).toEqual(expected))

test("families stand together, each model with a source and the parameters that it has alone", () => {
  const { models } = modelCatalogue({ task: "recommendation" })
  const families = models.map(({ family }) => family)
  expect(families.filter((family, k) => family !== families[k - 1])).toHaveLength(new Set(families).size)
  for (const { name, library, source, parameters } of models) {
    const { count } = countModel(library === "paper" ? name : `${library}/${name}`)
    expect([name, parameters, source]).toEqual([name, count?.parameters, count?.sources[0]])
  }
})

test.each<[CatalogueFilter, string]>([
  [{ family: "resnets" }, "family"],
  [{ library: "torch" }, "library"],
  [{ task: "detectin" }, "task"],
])("%j is told with what there is", (filter, key) => {
  const [diagnostic] = modelCatalogue(filter).diagnostics
  expect([diagnostic?.code, diagnostic?.params.key]).toEqual(["unknown-word", key])
})

describe("applications", () => {
  test.each(taskEntries.map(({ id }) => id))("%s has families, data sets, a metric and results", (task) => {
    const { application } = applicationOf(task)
    const { families, datasets, metrics, results } = application ?? { families: [], datasets: [], metrics: [], results: [] }
    expect([families.length > 0, datasets.length > 0, metrics.length > 0, results.length > 0]).toEqual([true, true, true, true])
  })

  test("a result of a model of the catalogue has its parameters", () => {
    const yolo = applicationOf("detection").application?.results.find(({ model }) => model === "yolov5s")
    expect(yolo?.parameters).toBe(7_225_885)
  })

  test("other filters hold too", () => {
    const { application } = applicationOf("detection", { library: "torchvision" })
    expect(application?.families.map(({ family }) => family)).not.toContain("yolov8")
  })
})
