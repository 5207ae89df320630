// What is counted over rows: repeats, near repeats, people's numbers, languages, tokens, ratings; and the rows that are kept.
import { expect, test } from "vitest"
import { uniforms } from "../../evidence/random.ts"
import { isIban, isLuhn, isResidentId } from "./check-digits.ts"
import { exactCounter } from "./exact.ts"
import { keeper } from "./keep.ts"
import { languageTeller } from "./languages.ts"
import { agreement, nearDuplicates, signatureOf } from "./near.ts"
import { personalCounter, personalIn } from "./personal.ts"
import { ratingCounter } from "./ratings.ts"
import { resemblance, shinglesOf, wordsOf } from "./shingles.ts"
import { bytesOf, signsOf, tokensOf } from "./tokens.ts"

test.each([
  ["GB 11643-1999, its own examples", isResidentId, ["11010519491231002X", "440524188001010014"], false],
  ["GB 11643-1999", isResidentId, ["11010519491231002X"], true],
  [
    "ISO 13616: United Kingdom, Germany, Norway",
    isIban,
    ["GB82 WEST 1234 5698 7654 32", "DE89370400440532013000", "NO9386011117947"],
    true,
  ],
  ["Luhn (1954), test numbers of card issuers", isLuhn, ["79927398713", "4111111111111111", "378282246310005"], true],
])("%s", (_, isOne, numbers, areAll) => {
  // The second of the standard's examples was born in 1880: no living person's, and not told.
  expect(numbers.every((number) => isOne(number))).toBe(areAll)
})

test("any one digit that is wrong is found", () => {
  const valid: readonly (readonly [(text: string) => boolean, string])[] = [
    [isResidentId, "11010519491231002X"],
    [isIban, "DE89370400440532013000"],
    [isLuhn, "4111111111111111"],
  ]
  for (const [isOne, text] of valid)
    for (let k = 2; k < text.length - 1; k++) {
      const other = String((Number(text[k]) + 1) % 10)
      expect(isOne(text.slice(0, k) + other + text.slice(k + 1))).toBe(false)
    }
})

test.each([
  ["write to Ann.Lee+x@mail.example.co.uk, please", { email: 1 }],
  ["手机13800138000，座机不算", { phone: 1 }],
  ["+86 138-0013-8000 or (415) 555-0132 or +49 30 901820", { phone: 3 }],
  ["身份证11010519491231002X。", { residentId: 1 }],
  ["card 4111 1111 1111 1111 exp 12/30", { card: 1 }],
  ["pay to DE89 3704 0044 0532 0130 00 now", { iban: 1 }],
  ["order 20261124001, total 1234567.89, version 10.2.3, 2026-11-24 18:15:46", {}],
  ["4111 1111 1111 1112 is no card, 0000 0000 0000 0000 neither", {}],
  ["3.14159265358979 and 880279451 and 1764547200", {}],
])("%s", (text, found) => {
  expect(Object.fromEntries(personalIn(text))).toEqual(found)
})

test("where and how often, never what", () => {
  const counter = personalCounter()
  counter.see({ row: 3, cells: ["", "a@b.cn c@d.cn"] })
  counter.see({ row: 9, cells: ["x", "a@b.cn"] })
  expect(counter.found(["id", "note"])).toEqual([{ kind: "email", column: "note", count: 3, rows: 2, first: 3 }])
})

test("repeats are counted whole, and by a share where there are too many to remember", () => {
  const draw = uniforms(5)
  const rows = Array.from({ length: 20_000 }, (_, k) => ({ row: k + 1, cells: [String(Math.floor(15_000 * draw()))] }))
  const truth = rows.length - new Set(rows.map(({ cells }) => cells[0])).size
  const [all, some] = [exactCounter(), exactCounter(1000)]
  for (const row of rows) {
    all.see(row)
    some.see(row)
  }
  expect(all.found()).toMatchObject({ rows: truth, share: 1 })
  expect(all.found().pairs[0]?.[1]).toBeLessThan(all.found().pairs[0]?.[0] ?? 0)
  expect(some.found().share).toBeLessThan(0.1)
  // Some 600 are followed: four times the error of a Poisson count.
  expect(Math.abs(some.found().rows / truth - 1)).toBeLessThan(0.2)
})

test("every row has the same chance to be kept, and the same seed keeps the same", () => {
  const kept = (seed: number): readonly number[] => {
    const some = keeper({ rows: 500, signs: 1e9 }, seed)
    for (let row = 1; row <= 20_000; row++) some.see({ row, cells: ["x"] })
    return some.kept().map(({ row }) => row)
  }
  const first = kept(1)
  expect(first.length).toBeGreaterThan(200)
  expect(first.length).toBeLessThanOrEqual(500)
  expect(kept(1)).toEqual(first)
  expect(kept(2)).not.toEqual(first)
  // Quarters of the file: each within four standard deviations of a quarter.
  for (let quarter = 0; quarter < 4; quarter++) {
    const count = first.filter((row) => Math.floor((row - 1) / 5000) === quarter).length
    expect(Math.abs(count - first.length / 4)).toBeLessThan(4 * Math.sqrt((first.length * 3) / 16))
  }
})

test("of rows that are each too large one is kept, whatever the seed", () => {
  for (let seed = 1; seed <= 50; seed++) {
    const some = keeper({ rows: 10, signs: 10 }, seed)
    for (let row = 1; row <= 6; row++) some.see({ row, cells: ["x".repeat(9)] })
    expect(some.kept()).toHaveLength(1)
  }
})

/** Of a vocabulary; the share that two texts have in common is set. */
function textOf(words: number, draw: () => number): string[] {
  return Array.from({ length: words }, () => `w${Math.floor(1e6 * draw()).toString(36)}`)
}

test("signatures agree as often as the texts resemble each other (Broder 1997)", () => {
  const draw = uniforms(7)
  let [sum, count] = [0, 0]
  for (const changed of [0, 20, 60, 120, 200])
    for (let k = 0; k < 8; k++) {
      const words = textOf(200, draw)
      const other = [...words.slice(changed), ...textOf(changed, draw)]
      const [one, two] = [shinglesOf(words.join(" ")), shinglesOf(other.join(" "))]
      if (one === null || two === null) throw new Error("too short")
      sum += agreement(signatureOf(one), signatureOf(two)) - resemblance(one, two)
      count += 1
    }
  // The mean of 40 errors, each with a deviation of at most √(1/4/128) = 0.044.
  expect(Math.abs(sum / count)).toBeLessThan(4 * (0.044 / Math.sqrt(40)))
})

test("texts with a word changed are near, in Chinese too; texts of one template are not", () => {
  const draw = uniforms(8)
  const base = Array.from({ length: 60 }, () => textOf(60, draw).join(" "))
  const near = base.slice(0, 10).map((text) => text.replace(/ \S+$/u, " changed"))
  const chinese = "我们上周购买的设备在安装之后一直无法正常启动，请尽快安排工程师上门检查并更换损坏的部件"
  const texts = [...base, ...near, chinese, `${chinese}，谢谢`, "您好，订单号一", "您好，订单号二"]
  const found = nearDuplicates(texts.map((text, k) => ({ row: k + 1, text })))
  expect(found.rows).toBe(11)
  expect(found.compared).toBe(72)
  expect(found.pairs[0]).toMatchObject({ row: 61, earlier: 1 })
})

test("languages by script and by letters; what is too short is told by its script", async () => {
  const tell = await languageTeller()
  const said: Readonly<Record<string, string>> = {
    "The patient was discharged on Monday morning and will come back for a check next week.": "eng",
    "Der Patient wurde am Montagmorgen entlassen und kommt nächste Woche zur Kontrolle wieder.": "deu",
    "Le patient est sorti lundi matin et reviendra la semaine prochaine pour un contrôle.": "fra",
    "El paciente fue dado de alta el lunes por la mañana y volverá la semana que viene.": "spa",
    "Пациента выписали в понедельник утром, и он придёт на осмотр на следующей неделе.": "rus",
    "请问这个产品什么时候发货？": "zho",
    本日は天気がいいですね: "jpn",
    "오늘 날씨가 좋네요": "kor",
    "refund please": "latin",
    "12345": "none",
    "我们用 GPU 训练模型，效果很好": "zho",
  }
  expect(Object.keys(said).map(tell)).toEqual(Object.values(said))
})

test("signs, words, bytes and tokens by the stated ratios", () => {
  const text = "GPU 很快 😀"
  expect(signsOf(text)).toEqual({ chinese: 2, other: 6 })
  expect(bytesOf(text)).toBe(Buffer.byteLength(text))
  expect(wordsOf(text)).toEqual(["GPU", "很", "快"])
  // 2 × 0.6 + 6 × 0.3.
  expect(tokensOf(signsOf(text))).toBeCloseTo(3, 12)
})

test("ratings as counted by hand", () => {
  const counter = ratingCounter({ user: 0, item: 1, rating: 2 })
  const rows = ["a x 5", "a y 3", "b x 4", "a x 4", "c z -", "d  4"].map((line) => line.split(" "))
  for (const [k, cells] of rows.entries()) counter.see({ row: k + 1, cells })
  expect(counter.found()).toMatchObject({
    users: 2,
    items: 2,
    ratings: 4,
    density: 3 / 4,
    perUser: 2,
    perItem: 2,
    repeats: 1,
    mean: 4,
  })
  expect(counter.found()?.spread).toBeCloseTo(Math.sqrt(0.5), 12)
  expect(counter.found()?.coldUsers).toBe(1)
})
