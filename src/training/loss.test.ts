import { expect, test } from "vitest"
import { runVenture } from "../decide/index.ts"
import { compileVenture } from "../venture/index.ts"

const fileOf = (tokens: string, base = "Llama-3.1-8B"): string => `venturi: 1
currency: USD
horizon: 24 months
resources:
  cash: 1M USD
  gpus: [ { name: lab, gpu: H100-SXM, count: 64 GPU, cost: owned } ]
projects:
  a:
    model: { base: ${base}, method: pretrain }
    training: { gpus: [lab], tokens: ${tokens}, epochs: 1, runs: 1, gpu_hours: 9000 GPU-hour }
    market:
      customers: 1000 customer
      competition:
        price: 90 USD/customer/month
        quality: = 4 - training.loss
        weights: { price: 2, quality: 3 }
        competitors: [ { name: rival, price: 100 USD/customer/month, quality: 1.9 } ]
    revenue: [ { name: fee, kind: subscription, price: 90 USD/customer/month } ]
`

function meansOf(text: string): { loss: number; share: number } {
  const { venture, diagnostics } = compileVenture(text, { file: "venture.yaml" })
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([])
  if (venture === null) throw new Error("does not compile")
  const { answer } = runVenture(venture, { samples: 16, quantities: ["a.training.loss", "a.business.market_share"] })
  const [loss, share] = ["a.training.loss", "a.business.market_share"].map((path) => answer?.quantities[path]?.mean)
  const first = (figure: typeof loss): number => Number(Array.isArray(figure) ? figure.at(-1) : figure)
  return { loss: first(loss), share: first(share) }
}

test("the law of Besiroglu et al. 2024 by hand: 1.8172 + 482.01/N^0.3478 + 2085.43/D^0.3658", () => {
  const parameters = 8_030_261_248 // Llama 3.1 8B
  const expected = 1.8172 + 482.01 / parameters ** 0.3478 + 2085.43 / 1e12 ** 0.3658
  expect(meansOf(fileOf("1T token")).loss).toBeCloseTo(expected, 9)
})

test("more data, a lower loss, a better model, a larger share", () => {
  const [little, much] = [meansOf(fileOf("20B token")), meansOf(fileOf("2T token"))]
  expect(much.loss).toBeLessThan(little.loss)
  expect(much.share).toBeGreaterThan(little.share)
})

test("what begins from trained weights tells no loss: how far these had come is not known", () => {
  const { venture } = compileVenture(fileOf("20B token").replace("pretrain", "continue").replace("4 - training.loss", "1.9"), {
    file: "f",
  })
  expect(venture?.model.quantities.has("a.training.loss")).toBe(false)
})
