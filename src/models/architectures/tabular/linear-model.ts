/** Linear and logistic regression, the yardsticks of every table: one weight a feature, and a shift. */
import { architecture, type Family } from "../../architecture.ts"
import { linear } from "../../layers/linear.ts"
import { activation } from "../../layers/pointwise.ts"
import { type Table, tableSource, tables } from "./tables.ts"

type Settings = { readonly table: Table; readonly isLogistic: boolean }

export const linearModel: Family = architecture<Settings>({
  family: "linear-model",
  title: "Linear model",
  library: "paper",
  tasks: ["credit scoring", "risk management"],
  per: "sample",
  size: {},
  source: tableSource,
  variants: tables.flatMap((table) => [
    {
      names: [`logistic regression ${table.name}`, ...table.plain("logistic regression")],
      settings: { table, isLogistic: true },
    },
    { names: [`linear regression ${table.name}`, ...table.plain("linear regression")], settings: { table, isLogistic: false } },
  ]),
  lay: (net, { table, isLogistic }) =>
    net.head(() => {
      const score = linear(net, "linear", net.input("features", [table.features]), 1)
      return isLogistic ? activation(net, "sigmoid", score, "sigmoid") : score
    }),
})
