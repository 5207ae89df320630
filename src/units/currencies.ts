/** Currency codes, each a base dimension of its own. Source: ISO 4217, list one (active codes; funds and metals left out). */
import { type Dimension, multiply, plain, power } from "./dimension.ts"

/** The often used ones stand first, so that suggestions prefer them. */
const codes =
  "USD EUR CNY GBP JPY HKD SGD INR CHF CAD AUD KRW TWD " +
  "AED AFN ALL AMD ANG AOA ARS AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CDF CLP COP CRC CUP CVE " +
  "CZK DJF DKK DOP DZD EGP ERN ETB FJD FKP GEL GHS GIP GMD GNF GTQ GYD HNL HTG HUF IDR ILS IQD IRR ISK JMD JOD KES KGS KHR " +
  "KMF KPW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR " +
  "NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS " +
  "TMT TND TOP TRY TTD TZS UAH UGX UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG"

export const currencies: readonly string[] = codes.split(" ")

const known = new Set(currencies)

export function isCurrency(base: string): boolean {
  return known.has(base)
}

/** Every currency counts as one money: whether two amounts are of one kind does not hang on what they are counted in. */
export function anyMoney(dimension: Dimension): Dimension {
  return Object.entries(dimension).reduce<Dimension>(
    (sum, [base, exponent]) => multiply(sum, power({ [isCurrency(base) ? "USD" : base]: 1 }, exponent)),
    plain,
  )
}
