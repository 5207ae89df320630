/** Where torchvision describes a model: the file of its sources that builds it and tells the parameters of its weights. */
import type { TrustedSource } from "../../../data/index.ts"

const releases = { "0.14.1": "2022-12-15", "0.15.1": "2023-03-27" } as const

/** The file below `torchvision/models`, as `resnet.py`. */
export function torchvision(file: string, release: keyof typeof releases = "0.14.1"): TrustedSource {
  return {
    title: `torchvision ${release}, models/${file}`,
    where: `https://github.com/pytorch/vision/blob/v${release}/torchvision/models/${file}`,
    date: releases[release],
    confidence: "published",
  }
}
