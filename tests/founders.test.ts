/** What the founders of the examples do is in their plans: without them nothing is sold. */
import { expect, test } from "vitest"
import { createSampler } from "../src/engine/index.ts"
import { exampleVenture } from "./support/examples.ts"

// The product beside the agency is sold by a page, and by a seller of its own.
test.each([
  ["agency", "resources.people.selling_founder.count", ["agency", "packages"]],
  ["robotics", "resources.people.founder.count", ["sell", "rent", "license"]],
  ["studio", "resources.people.founder.count", ["creators", "developers", "broadcasters"]],
  ["companion", "resources.people.founder.count", ["ads", "freemium", "schools"]],
  ["credit", "resources.people.founder.count", ["recommend", "score", "risk_share"]],
])("%s without %s sells nothing", (name, resource, projects) => {
  const { model } = exampleVenture(name)
  const sampler = createSampler(model, { samples: 64, seed: 1 })
  const keeps = sampler.model.parameters.map(({ kind, path }) => kind === "keep" && path === resource)
  expect(keeps).toContain(true)
  const revenues = projects.map((project) => {
    const quantity = model.quantities.get(`${project}.business.revenue`)
    if (quantity === undefined) throw new Error(`no revenue of ${project}`)
    return quantity.node
  })
  const sold = (left: number): readonly number[] => {
    const settings = sampler.model.parameters.map(({ initial }, k) => (keeps[k] ? left : initial))
    return sampler.run(revenues, settings).map((row) => row.reduce((sum, money) => sum + money, 0))
  }
  expect(sold(1).every((money) => money > 0)).toBe(true)
  expect(sold(0).every((money) => money === 0)).toBe(true)
})
