/** What an hour of one device costs, and what it is made of. */

export const rentTerms = ["on demand", "one year", "three years", "spot"] as const
export type RentTerm = (typeof rentTerms)[number]

/** [USD/device/hour] throughout. */
export type DeviceHour = {
  /** All in, while the device is there; power at the activity that was assumed. */
  readonly price: number
  /** Over providers or ends of what is not known. */
  readonly range: readonly [low: number, high: number]
  readonly basis:
    | {
        readonly kind: "rented"
        readonly term: RentTerm
        /** Those that the price is the median of. */
        readonly offers: readonly RentOffer[]
        /** The part of the price on demand that this term usually costs, where nobody lists it; null where somebody does. */
        readonly estimatedShare: number | null
      }
    | {
        readonly kind: "owned"
        /** Purchase over lifetime, rack and hands, power at the plug with what cooling takes. */
        readonly capital: number
        readonly hosting: number
        readonly power: number
      }
    /** The user's own figure. */
    | { readonly kind: "given" }
}

export type RentOffer = {
  readonly provider: string
  readonly price: number
  readonly date: string
  readonly where: string
}
