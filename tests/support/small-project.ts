/** For tests: a small venture of one project that trains and serves a model of its own; parts of its text are replaced. */

const usual = {
  cash: "3M USD",
  gpu: "H100-SXM",
  count: "8 GPU",
  size: "3B token",
  licence: "exclusive",
  model: "{ base: Llama-3.1-8B, method: lora, data: [notes] }",
  training: "{ gpus: [lab] }",
  serving: "{ pool: lab, request: { input: 1000 token, output: 200 token } }",
  trial: "2 month",
  constraints: "[]",
}

export type SmallProject = Partial<typeof usual>

export function smallProject(parts: SmallProject = {}): string {
  const { cash, gpu, count, size, licence, model, training, serving, trial, constraints } = { ...usual, ...parts }
  return `venturi: 1
name: t
currency: USD
start: 2027-01
horizon: 36 months
resources:
  cash: ${cash}
  gpus:
    - { name: lab, gpu: ${gpu}, count: ${count}, cost: owned }
  data:
    - { name: notes, size: ${size}, licence: ${licence} }
  people:
    - { role: ml-engineer, count: 2 person, pay: 10k USD/person/month }
constraints: ${constraints}
projects:
  a:
    model: ${model}
    training: ${training}
    serving: ${serving}
    market: { customers: 1000 customer, share: 20 %, adoption: { p: 3 %/year, q: 40 %/year } }
    usage: { requests: 1000 request/customer/month }
    churn: 10 %/year
    revenue:
      - { name: seats, kind: subscription, price: 2000 USD/customer/month }
    plan:
      - { task: tune, takes: training }
      - { task: trial, after: tune, takes: ${trial}, needs: { ml-engineer: 1 person } }
      - { milestone: launch, after: trial }
`
}
