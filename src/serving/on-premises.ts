/** Machines that stand with the customer: bought when a customer joins, by us or by the customer. */
import { sourceOf } from "../data/index.ts"
import { error } from "../diagnostics/index.ts"
import type { Row } from "../engine/index.ts"
import type { ServingGiven } from "./given.ts"
import type { Place } from "./place.ts"
import type { ServingSection } from "./section.ts"

/** Errors: gpu-without-price. */
export function onPremisesRows(
  section: ServingSection & { readonly on_premises: NonNullable<ServingSection["on_premises"]> },
  place: Pick<Place, "gpu" | "span">,
  given: ServingGiven,
): Readonly<Record<string, Row>> {
  const isOurs = section.on_premises.paid_by !== "customer"
  const { purchase, id } = place.gpu
  const price: Row | null = purchase === null ? null : ["¤/GPU", purchase.price, sourceOf(purchase)]
  const isPriced = section.on_premises.price !== null
  if (isOurs && !isPriced && price === null) given.report(error("gpu-without-price", place.span, { gpu: id }))
  const bought = `${given.joining ?? "0 customer/month"} * serving.on_premises.gpus * serving.on_premises.price`
  return {
    ...(isPriced || !isOurs ? {} : { "on_premises.price": price ?? ["¤/GPU", "0 ¤/GPU"] }),
    gpus: ["GPU", given.customers === null ? "0 GPU" : `= ${given.customers} * serving.on_premises.gpus`],
    cost: ["¤/month", isOurs ? `= ${bought}` : "0 ¤/month"],
    unit_cost: ["¤/request", "0 ¤/request"],
    token_cost: ["¤/token", "0 ¤/token"],
  }
}
