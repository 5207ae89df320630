/**
 * Funding as quantities. A round closes in the month of its time if its chance came true and the cash has not run
 * out before. Shares that investors get are counted at once, also those of a SAFE, which converts later in truth;
 * the founders keep the product of what the rounds leave them.
 */
import { instance, quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { BusinessGiven } from "../given.ts"
import { sumText } from "../sums.ts"
import { taskEnd } from "../when.ts"
import type { FundingRound } from "./funding.ts"

/** Units: flows [¤/month], debt [¤], ownership [plain]. Shape: monthly. Errors: unknown-task. */
export function lowerFunding(rounds: readonly FundingRound[], hasOwnership: boolean, given: BusinessGiven): RoomQuantity[] {
  const loans = rounds.filter(({ kind }) => kind === "loan")
  const sum = (of: readonly FundingRound[], part: string, zero: string): string =>
    sumText(
      of.map(({ name }) => `funding.${name}.${part}`),
      zero,
    )
  const groups = dilutingGroups(rounds.filter(isDiluting))
  const owned = [...(hasOwnership ? ["exit.ownership"] : []), ...groups.map(keptPart)]
  return [
    ...rounds.flatMap((round, index) => roundRows(round, rounds.slice(index + 1), given)),
    ...groups.flatMap((group, index) => group.flatMap((round) => investorRows(round, group, groups.slice(index + 1)))),
    ...quantities("funding", {
      raised: ["¤/month", sum(rounds, "raised", "0 ¤/month")],
      interest: ["¤/month", sum(loans, "interest", "0 ¤/month")],
      payments: ["¤/month", sum(loans, "payment", "0 ¤/month")],
      debt: ["¤", sum(loans, "debt", "0 ¤")],
    }),
    ...quantities("", { ownership: ["", owned.length === 0 ? "= 1" : `= ${owned.join(" * ")}`] }),
  ]
}

function isDiluting({ kind }: FundingRound): boolean {
  return kind === "safe" || kind === "priced" || kind === "equity"
}

/**
 * What earlier holders keep, round by round. Post-money SAFEs that stand together each hold their part of one and the
 * same company, all of them included, so their parts add up; a priced round then dilutes all.
 * Source: Post-money SAFE math problems (https://medium.com/@cytlaw/post-money-safe-math-problems-3f9afca5be61): 10 % and 4 % leave the founder 86 %.
 */
function dilutingGroups(diluting: readonly FundingRound[]): FundingRound[][] {
  const groups: FundingRound[][] = []
  for (const round of diluting) {
    const last = groups.at(-1)
    if (last?.[0]?.kind === "safe" && round.kind === "safe") last.push(round)
    else groups.push([round])
  }
  return groups
}

function takenBy(group: readonly FundingRound[]): string {
  return group.map(({ name }) => `funding.${name}.taken`).join(" + ")
}

function keptPart(group: readonly FundingRound[]): string {
  return `(1 - min(1, ${takenBy(group)}))`
}

/**
 * What those who put money into a round have of it at the end; its pool is not theirs, and later rounds dilute them too. Those that together
 * take more than the whole share it. Money comes back at the end alone: the yearly return is that of one payment and one repayment.
 * Units: held, multiple, return plain, worth [¤]. Shape: held monthly, others scalar; nothing where the round does not close.
 */
function investorRows(
  { name }: FundingRound,
  group: readonly FundingRound[],
  later: readonly (readonly FundingRound[])[],
): RoomQuantity[] {
  const root = `funding.${name}`
  const crowd = group.length > 1 ? [`/ max(1, ${takenBy(group)})`] : []
  const kept = later.map((each) => `* ${keptPart(each)}`)
  const isPaid = `last(${root}.closed) and ${root}.amount > 0 ¤`
  return instance(root, "funding.*", {
    held: ["", ["=", `${root}.closed * ${root}.dilution`, ...crowd, ...kept].join(" ")],
    worth: ["¤", `= business.exit_equity * last(${root}.held)`],
    multiple: ["", `= if(${isPaid}, ${root}.worth / ${root}.amount, 0)`],
    return: ["", `= if(${isPaid}, ${root}.multiple ^ (12 month / (horizon - ${root}.due)) - 1, 0)`],
  })
}

function roundRows(round: FundingRound, later: readonly FundingRound[], given: BusinessGiven): RoomQuantity[] {
  const root = `funding.${round.name}`
  const luck: Record<string, Row> = round.probability === null ? {} : { luck: ["", "uniform(0, 1)"] }
  const happens = round.probability === null ? "" : ` and ${root}.luck < ${root}.probability`
  return instance(root, "funding.*", {
    due: ["month", dueText(round, given)],
    ...luck,
    closes: ["", `= t <= ${root}.due and ${root}.due < t + 1 month${happens} and not previous(ruin, 0)`],
    closed: ["", { start: "0", next: `= if(${root}.closes, 1, previous)` }],
    raised: ["¤/month", `= if(${root}.closes, ${root}.amount / 1 month, 0 ¤/month)`],
    ...(isDiluting(round) ? shareRows(round, later) : {}),
    ...(round.kind === "loan" ? loanRows(round, root) : {}),
  })
}

function dueText({ after, months_later, name }: FundingRound, given: BusinessGiven): string {
  const isMonth = after !== null && "value" in after
  const begin = isMonth ? `funding.${name}.after` : after === null ? null : taskEnd(after, given)
  const parts = [begin === null ? [] : [begin], months_later === null ? [] : [`funding.${name}.months_later`]].flat()
  return sumText(parts, "0 month")
}

/** Priced: amount over post-money. SAFE: amount over its cap, or over the discounted price of the next priced round where that is lower. */
function shareRows(round: FundingRound, later: readonly FundingRound[]): Record<string, Row> {
  const root = `funding.${round.name}`
  const pool = round.pool === null ? "" : ` + ${root}.pool`
  return {
    ...(round.dilution === null ? { dilution: ["", shareText(round, later)] } : {}),
    taken: ["", `= ${root}.closed * (${root}.dilution${pool})`],
  }
}

function shareText(round: FundingRound, later: readonly FundingRound[]): string {
  const root = `funding.${round.name}`
  if (round.pre_money !== null) return `= ${root}.amount / (${root}.pre_money + ${root}.amount)`
  // Reported when it was read.
  if (round.cap === null) return "0"
  const next = round.discount === null ? undefined : later.find(({ kind, pre_money }) => kind === "priced" && pre_money !== null)
  const price = next === undefined ? `${root}.cap` : `min(${root}.cap, (1 - ${root}.discount) * funding.${next.name}.pre_money)`
  return `= min(1, ${root}.amount / ${price})`
}

/** What an instalment pays in this time is less than any last payment that counts, and more than what rounding leaves of a loan. */
const roundingTime = "0.001 month"

/** Equal payments from the month after on; the rate is nominal, a twelfth a month. The last payment is what is left. */
function loanRows({ rate, months }: FundingRound, root: string): Record<string, Row> {
  // What is missing was reported when it was read.
  if (rate === null || months === null)
    return { interest: ["¤/month", "0 ¤/month"], payment: ["¤/month", "0 ¤/month"], debt: ["¤", "0 ¤"] }
  const factor = `${root}.rate * 1 month`
  const left = `previous + (${root}.raised + ${root}.interest - ${root}.payment) * 1 month`
  return {
    instalment: [
      "¤/month",
      `= if(${root}.rate > 0 %/month, ${root}.amount * ${root}.rate / (1 - (1 + ${factor}) ^ (-(${root}.months / 1 month))), ${root}.amount / ${root}.months)`,
    ],
    interest: ["¤/month", `= previous(${root}.debt, 0 ¤) * ${root}.rate`],
    payment: ["¤/month", `= min(${root}.instalment, previous(${root}.debt, 0 ¤) / 1 month + ${root}.interest)`],
    debt: ["¤", { start: "0 ¤", next: `= if(${left} < ${root}.instalment * ${roundingTime}, 0 ¤, ${left})` }],
  }
}
