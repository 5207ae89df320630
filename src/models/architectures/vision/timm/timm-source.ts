/** Where timm describes a model: the file below `timm/models`. */
import type { TrustedSource } from "../../../../data/index.ts"

export function timm(file: string): TrustedSource {
  return {
    title: `timm, models/${file}`,
    where: `https://github.com/huggingface/pytorch-image-models/blob/main/timm/models/${file}`,
    date: "2026-08-08",
    confidence: "published",
  }
}
