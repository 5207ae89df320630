import { call, defineQuantities, explainQuantities, formula, named, operation, runQuantities } from "venturi/engine"

const { calculation } = defineQuantities(
  {
    tokens: "2B to 6B token",
    parameters: 8e9,
    // 6 FLOP for each parameter and token, forward and backward (arXiv 2204.02311, appendix B).
    work: "= 6 FLOP/token * parameters * tokens",
    // One H100 SXM in bf16, dense (NVIDIA's data sheet); how much of it is used and what it costs are assumptions.
    peak: "989 TFLOP/s",
    utilisation: "30 to 45 %",
    gpus: "choose 4, 8, 16 GPU",
    hours: { value: "= work / (peak / 1 GPU * utilisation)", unit: "GPU*hour" },
    rent: "1.9 to 3.2 USD/GPU/hour",
    // The same language in nodes, for programs that make formulas: units are checked all the same.
    cost: operation("*", named("hours"), named("rent")),
    time: { value: operation("/", named("hours"), call("max", named("gpus"), formula("1 GPU"))), unit: "day" },
    dear: "= cost > 400 USD",
  },
  { correlations: [{ between: ["tokens", "rent"], rank: 0.3 }] },
)
if (calculation !== null) {
  for (const gpus of [4, 16]) {
    const { answer } = runQuantities(calculation, { decisions: { gpus }, quantities: ["cost", "time", "dear"] })
    for (const [name, figures] of Object.entries(answer?.quantities ?? {}))
      if ("mean" in figures)
        console.log(gpus, name, figures.mean?.toPrecision(3), "±", figures.errors.mean?.toPrecision(1), figures.unit)
  }
  const cost = explainQuantities(calculation, "cost").answer
  console.log(`cost ${cost?.text}`, cost?.uses.map(({ name, text }) => `${name} ${text}`))
}

const wrong = defineQuantities({ price: "20 USD/seat", seats: "50 seat", total: "= price + seats" })
console.log(wrong.diagnostics.map(({ code, span, params }) => ({ code, in: span?.file, at: span?.start, units: params.units })))
