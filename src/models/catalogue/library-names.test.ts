/** Models asked for by their library, and by the config that a library writes for them. */
import { describe, expect, test } from "vitest"
import { parameterCounts } from "../measure/parameters.ts"
import { findBuildable } from "./find-buildable.ts"
import { readBuildable } from "./from-config.ts"

describe("what timm builds as torchvision does stands under torchvision", () => {
  test.each(["timm/resnet50", "timm/resnet50.a1_in1k", "timm/vgg16_bn", "timm/convnext_tiny", "timm/densenet121"])(
    "%s",
    (spec) => {
      const found = findBuildable(spec)
      expect("nearest" in found ? found : found.library).toBe("torchvision")
    },
  )

  test.each(["timm/inception_v3", "timm/efficientnet_b0"])("%s is timm's own", (spec) => {
    const found = findBuildable(spec)
    expect("nearest" in found ? found : found.library).toBe("timm")
  })

  test("timm/alexnet is none of timm's", () => {
    expect(findBuildable("timm/alexnet")).toHaveProperty("nearest")
  })
})

const source = { title: "test", date: "2026", confidence: "published" } as const

// Counts: torchvision's `num_params` of ResNet-50 and of ViT-B/16 at 384.
test.each([
  [{ architecture: "resnet50", num_classes: 1000 }, 25_557_032],
  [{ architecture: "resnet50", num_classes: 10 }, 25_557_032 - 990 * 2049],
  [{ architecture: "vit_base_patch16_384", pretrained_cfg: { input_size: [3, 384, 384] } }, 86_859_496],
])("a config of timm: %o", (json, parameters) => {
  const read = readBuildable(json, "given", source)
  if (read.kind === "problems") throw new Error(JSON.stringify(read.problems))
  expect(read.model.names).toEqual(["given"])
  expect(parameterCounts(read.model.lay(read.model.usual)).total).toBe(parameters)
})
