/** The recurring revenue of a year (ARR) over the last twelve months of the horizon, from where it was to where it is. */
import { quantities, type RoomQuantity, type Row } from "../../engine/index.ts"

/** Units: [¤].  Shape: scalar.  Once the cash has run out there is nothing more, as in what is told by year. */
export function bridgeRows(): RoomQuantity[] {
  const isLast = "t >= horizon - 12 month"
  const living = "not previous(ruin, 0)"
  const moved = (name: string): Row => ["¤", `= sum(if(${isLast} and not ruin, business.mrr_${name} * 12 month, 0 ¤))`]
  return quantities("unit.bridge", {
    opening: ["¤", `= sum(if(t == max(0 month, horizon - 12 month) and ${living}, business.mrr_before * 12 month, 0 ¤))`],
    joined: moved("new"),
    expansion: moved("expansion"),
    contraction: moved("contraction"),
    churned: moved("churned"),
    ruined: ["¤", `= sum(if(${isLast} and ruin and ${living}, business.mrr_before * 12 month, 0 ¤))`],
    closing: ["¤", "= if(last(ruin), 0 ¤, last(business.arr))"],
  })
}
