/** Every kind of cost by its name. */
import type { CostKind } from "../line.ts"
import { office, software } from "./by-person.ts"
import { egress, storage } from "./cloud.ts"
import { commission } from "./commission.ts"
import { dataLicence } from "./data-licence.ts"
import { filing } from "./filings.ts"
import type { Kind } from "./kind.ts"
import { labelling } from "./labelling.ts"
import { marketing } from "./marketing.ts"
import { review } from "./review.ts"

export const kinds: Readonly<Record<CostKind, Kind>> = {
  data: dataLicence,
  labelling,
  software,
  office,
  marketing,
  commission,
  filing,
  storage,
  egress,
  review,
}
