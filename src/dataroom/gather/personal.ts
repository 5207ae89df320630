/**
 * What tells of a person: addresses of mail, telephones, numbers of cards, accounts and residents. Found by form, and by check digits
 * where there are any; names and addresses of houses are not found. Nothing that is found is kept or shown: only where, and how often.
 */
import type { Names, Row } from "../read/rows.ts"
import { isIban, isLuhn, isResidentId } from "./check-digits.ts"

export type PersonalKind = "email" | "phone" | "residentId" | "card" | "iban"

export type PersonalFinding = {
  readonly kind: PersonalKind
  readonly column: string
  readonly count: number
  readonly rows: number
  readonly first: number
}

type Finder = { readonly kind: PersonalKind; readonly form: RegExp; readonly isOne: (text: string) => boolean }

const always = (): boolean => true

/** In this order: what one has taken is no other any more. */
const finders: readonly Finder[] = [
  { kind: "email", form: /[\w.%+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,4}\.[a-z]{2,24}\b/giu, isOne: always },
  { kind: "iban", form: /\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?\b/gu, isOne: isIban },
  { kind: "residentId", form: /(?<!\d)[1-9]\d{16}[\dXx](?![\dA-Za-z])/gu, isOne: isResidentId },
  { kind: "card", form: /(?<![\d.-])[2-6]\d{3}([ -]?)\d{4}\1\d{4}\1\d{1,7}(?![\d-])/gu, isOne: isCard },
  // Chinese mobile numbers, +86 or not; numbers with a country's code; of North America in their usual forms.
  {
    kind: "phone",
    form: /(?<![\d.-])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![\d-])|(?<![\w.])\+[1-9]\d{0,2}(?:[ .-]?\(?\d{1,4}\)?){2,5}(?!\d)|(?<![\d.-])(?:\(\d{3}\) ?|\d{3}[.-])\d{3}[.-]\d{4}(?![\d-])/gu,
    isOne: isPhone,
  },
]

function isCard(text: string): boolean {
  const digits = text.replaceAll(/\D/gu, "")
  return digits.length >= 13 && digits.length <= 19 && isLuhn(digits) && !/^(\d)\1+$/u.test(digits)
}

/** ITU-T E.164: at most fifteen digits. */
function isPhone(text: string): boolean {
  const digits = text.replaceAll(/\D/gu, "").length
  return digits >= 8 && digits <= 15
}

/** Nothing below has fewer digits on end or in groups, and addresses of mail have their sign. */
const worthLooking = /@|\d[\d ().-]{6,}\d|[A-Z]{2}\d{2}/u

/** How often each kind stands in a text. */
export function personalIn(text: string): ReadonlyMap<PersonalKind, number> {
  const counts = new Map<PersonalKind, number>()
  if (!worthLooking.test(text)) return counts
  let rest = text
  for (const { kind, form, isOne } of finders)
    rest = rest.replace(form, (found) => {
      if (!isOne(found)) return found
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
      return " · "
    })
  return counts
}

export type PersonalCounter = { readonly see: (row: Row) => void; readonly found: (names: Names) => readonly PersonalFinding[] }

export function personalCounter(): PersonalCounter {
  const findings = new Map<string, { kind: PersonalKind; place: number; count: number; rows: number; first: number }>()
  return {
    see: ({ row, cells }) => {
      for (const [place, cell] of cells.entries())
        for (const [kind, count] of personalIn(cell)) {
          const known = findings.get(`${kind} ${place}`) ?? { kind, place, count: 0, rows: 0, first: row }
          findings.set(`${kind} ${place}`, { ...known, count: known.count + count, rows: known.rows + 1 })
        }
    },
    found: (names) =>
      [...findings.values()]
        .sort((a, b) => b.count - a.count)
        .map(({ kind, place, count, rows, first }) => ({ kind, column: names[place] ?? "", count, rows, first })),
  }
}
