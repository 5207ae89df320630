/**
 * Usage by request or token: at one price or at several for what a token is; and, counted customer by customer, with a free
 * part, a minimum that is always paid, and prices that change with what a customer uses in a month (each price for the part
 * that lies in its step). Customers differ, so the mean customer's bill is not the mean bill: the use of a customer is taken
 * as log-normal around the mean with a coefficient of variation, and what is used beyond a threshold has a closed form,
 *   E[(U - K)+] = u Φ(d + s) - K Φ(d),   d = (ln(u / K) - s²/2) / s,   s² = ln(1 + cv²).
 */
import { defaultRow } from "../../data/index.ts"
import { instance, type RoomQuantity, type Row } from "../../engine/index.ts"
import { paidShare } from "./answered.ts"
import { soldRow, takenBy } from "./buyers.ts"
import { keyOf, type Lowering, less, type Made, needed, pattern, plainMade } from "./made.ts"
import { byToken, isAnswered } from "./measures.ts"
import { handbook, shareBelow } from "./normal.ts"

export function lowerUsageLine(lowering: Lowering): Made {
  const { line, own, given } = lowering
  const paid = isAnswered(line.measure) ? "" : paidShare(line.kind, given)
  const rows = { ...splitRow(lowering), sold: soldRow(lowering) }
  if (!isByCustomer(lowering)) return { ...plainMade, rows, earned: `${own}.sold * ${priceText(lowering)}${paid}` }
  const each = line.minimum === null ? billText(lowering) : `${keyOf(line, "minimum")} + ${billText(lowering)}`
  return {
    ...plainMade,
    rows: { ...rows, ...useRows(lowering), bill: ["¤/customer/month", `= ${each}`] },
    parts: stepRows(lowering),
    earned: `business.customers${takenBy(lowering)} * ${own}.bill`,
  }
}

function priceText({ line, own }: Lowering): string {
  return `${line.split === null ? needed(line, "price", line.measure.unit) : `${own}.price`}${less(line, "discount")}`
}

/** The mean price of a token, as a request is made of them. */
function splitRow({ line, given }: Lowering): Record<string, Row> {
  if (line.split === null || given.tokenSplit === null) return line.split === null ? {} : { price: ["¤/token", "0 ¤/token"] }
  const { input, output, cached } = given.tokenSplit
  const root = `revenue.${line.name}.price`
  const read =
    line.split.cached === null
      ? `${input} * ${root}.input`
      : `${input} * ((1 - ${cached}) * ${root}.input + ${cached} * ${root}.cached)`
  return { price: ["¤/token", `= (${read} + ${output} * ${root}.output) / (${input} + ${output})`] }
}

const isByCustomer = ({ line }: Lowering): boolean =>
  isAnswered(line.measure) && (line.free !== null || line.minimum !== null || line.steps.length > 0)

/** Threshold and price of each step; one price alone begins at nothing. */
function stepsOf(lowering: Lowering): readonly { readonly from: number; readonly price: string }[] {
  const { line } = lowering
  if (line.steps.length === 0) return [{ from: 0, price: priceText(lowering) }]
  return line.steps.map(({ from }, k) => ({ from, price: `revenue.${line.name}.steps.${k + 1}${less(line, "discount")}` }))
}

const unitOf = ({ line }: Lowering): string => (line.measure === byToken ? "token/customer/month" : "request/customer/month")

/** What a customer uses, how far customers differ, and what the minimum pays for. */
function useRows(lowering: Lowering): Record<string, Row> {
  const { line, own } = lowering
  const unit = unitOf(lowering)
  const all = soldRow({ ...lowering, line: { ...line, share: null, from: null, until: null, after: null } })[1]
  const steps = stepsOf(lowering)
  const covered = steps.map((_, k) => `${own}.steps.${k + 1}.covered`).join(" + ")
  return {
    use: [unit, `= if(business.customers > 0 customer, (${String(all).replace(/^= /u, "")}) / business.customers, 0 ${unit})`],
    ...(line.spread === null ? { spread: defaultRow("", "usage.spread") } : {}),
    // A spread of nothing at all would divide by it; a thousandth of the mean moves no bill.
    scatter: ["", `= sqrt(log(1 + max(${line.spread === null ? `${own}.spread` : keyOf(line, "spread")}, 0.001) ^ 2))`],
    ...(line.minimum === null ? {} : { covered: [unit, `= ${own}.steps.1.begins + ${covered}`] }),
  }
}

/** Each price counts beyond its step, less the price before it. */
function billText(lowering: Lowering): string {
  const { own } = lowering
  const steps = stepsOf(lowering)
  return steps
    .map(({ price }, k) => {
      const before = steps[k - 1]
      return `${own}.steps.${k + 1}.beyond * ${before === undefined ? price : `(${price} - ${before.price})`}`
    })
    .join(" + ")
}

function stepRows(lowering: Lowering): RoomQuantity[] {
  return stepsOf(lowering).flatMap((_, k) =>
    instance(`${lowering.own}.steps.${k + 1}`, `${pattern}.steps.*`, {
      ...beginRow(lowering, k),
      ...(lowering.line.minimum === null ? {} : minimumRows(lowering, k)),
      ...beyondRows(lowering, k),
    }),
  )
}

/** The step itself, or the end of the free part where that lies higher. */
function beginRow(lowering: Lowering, k: number): Record<string, Row> {
  const { line } = lowering
  const unit = unitOf(lowering)
  const threshold = `${stepsOf(lowering)[k]?.from ?? 0} ${unit}`
  return { begins: [unit, line.free === null ? threshold : `= max(${threshold}, ${keyOf(line, "free")})`] }
}

/** What is left of the minimum when a customer's use comes to this step, and how much it pays for within it. */
function minimumRows(lowering: Lowering, k: number): Record<string, Row> {
  const { line, own } = lowering
  const unit = unitOf(lowering)
  const steps = stepsOf(lowering)
  const step = (j: number, name: string): string => `${own}.steps.${j + 1}.${name}`
  const price = steps[k]?.price ?? ""
  const before = `${step(k - 1, "left")} - ${step(k - 1, "covered")} * ${steps[k - 1]?.price ?? ""}`
  const width = k + 1 < steps.length ? `${step(k + 1, "begins")} - ${step(k, "begins")}` : null
  const bought = `${step(k, "left")} / (${price})`
  return {
    left: ["¤/customer/month", k === 0 ? `= ${keyOf(line, "minimum")}` : `= max(0 ¤/customer/month, ${before})`],
    covered: [
      unit,
      `= if(${price} > 0 ${line.measure.unit}, ${width === null ? bought : `min(${width}, ${bought})`}, ${width ?? `0 ${unit}`})`,
    ],
  }
}

/** The use beyond the step, in the mean of all customers, those who stay below it included. */
function beyondRows(lowering: Lowering, k: number): Record<string, Row> {
  const { line, own } = lowering
  const unit = unitOf(lowering)
  const step = `${own}.steps.${k + 1}`
  const least = `0.000001 ${unit}`
  const ratio = `log(max(${own}.use, ${least}) / max(${step}.from, ${least}))`
  return {
    from: [unit, line.minimum === null ? `= ${step}.begins` : `= max(${step}.begins, ${own}.covered)`],
    distance: ["", `= ${ratio} / ${own}.scatter - ${own}.scatter / 2`],
    use_distance: ["", `= ${step}.distance + ${own}.scatter`],
    reached: ["", `= ${shareBelow(`${step}.distance`)}`, handbook],
    reached_use: ["", `= ${shareBelow(`${step}.use_distance`)}`, handbook],
    beyond: [unit, `= max(0 ${unit}, ${own}.use * ${step}.reached_use - ${step}.from * ${step}.reached)`],
  }
}
