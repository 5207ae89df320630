/** Rows of tables for the fields of one record: a row a field, joined or summed. */
import type { Net, Tensor } from "../../graph/net.ts"
import { reshape } from "../../layers/arrange.ts"
import { embedding } from "../../layers/embedding.ts"
import { linear } from "../../layers/linear.ts"
import { activation } from "../../layers/pointwise.ts"

/** The row of one member: → [width]. */
export function row(net: Net, name: string, rows: number, width: number): Tensor {
  const found = embedding(net, name, net.input(`${name}.index`, [1]), rows, width)
  return reshape(net, `${name}.row`, found, [width])
}

/** A row from the table of each field: → [fields, width]. */
export function fieldRows(net: Net, name: string, tables: readonly number[], width: number): readonly Tensor[] {
  return tables.map((rows, k) => embedding(net, `${name}.${k}`, net.input(`${name}.${k}.index`, [1]), rows, width))
}

/** Linear layers, each with ReLU behind it. */
export function perceptron(net: Net, name: string, x: Tensor, widths: readonly number[]): Tensor {
  return net.within(name, () => {
    let y = x
    for (const [k, width] of widths.entries()) y = activation(net, `${2 * k + 1}`, linear(net, `${2 * k}`, y, width), "relu")
    return y
  })
}
