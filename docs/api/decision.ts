import { defineVenture, planVenture } from "venturi"

const { venture } = defineVenture({
  assumptions: { demand: "80 to 400 seat", price: "choose 10 to 40 USD/seat", lost: "= price * 4 seat^2/USD" },
  projects: {
    build: { formulas: { value: "= max(0 seat, demand - lost) * price - 1500 USD" } },
    resell: { formulas: { value: "= demand * 4 USD/seat" } },
  },
})
const plan = venture && planVenture(venture).answer
for (const [name, { value, probabilityBest, decisions }] of Object.entries(plan?.projects ?? {})) {
  const price = decisions.price === undefined ? "" : ` at ${decisions.price.value.toPrecision(3)} ${decisions.price.unit}`
  console.log(`${name}: ${Math.round(value.mean ?? 0)} ${value.unit}, best in ${Math.round(100 * probabilityBest)} %${price}`)
}
