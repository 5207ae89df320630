/**
 * How people write figures, brought to the language of the file: `$1.2m`, `20-40`, `1,000`, `per seat per month`,
 * `每席位每月 30 元`. What is already in the language stays as it is.
 */
const signs: readonly (readonly [RegExp, string])[] = [
  [/US\$/giu, "USD"],
  [/HK\$/giu, "HKD"],
  [/S\$/gu, "SGD"],
  [/\$/gu, "USD"],
  [/€/gu, "EUR"],
  [/£/gu, "GBP"],
]
const number = String.raw`\d+(?:\.\d+)?(?:\s*(?:万亿|[kMBT万亿](?![A-Za-z])))?`
const currency = "(?:USD|HKD|SGD|EUR|GBP|CNY|JPY)"
/** A currency in front of its figures belongs behind them. */
const inFront = new RegExp(`${currency}\\s*(${number}(?:\\s*to\\s*${currency}?\\s*${number})?)`, "gu")

const words: readonly (readonly [RegExp, string])[] = [
  [/(\d)\s*(?:thousand|K)(?![A-Za-z])/gu, "$1k"],
  [/(\d)\s*(?:million|mn|mio)(?![A-Za-z])/giu, "$1M"],
  [/(\d)\s*(?:billion|bn)(?![A-Za-z])/giu, "$1B"],
  [/(\d)\s*trillion(?![A-Za-z])/giu, "$1T"],
  [/(\d)m(?=\s*(?:$|USD|EUR|GBP|CNY|tokens?\b))/gu, "$1M"],
  [/(\d)\s*b(?=\s*(?:$|USD|EUR|GBP|CNY|tokens?\b))/gu, "$1B"],
  [/(\d)\s+([kMBT])(?=\s|$)/gu, "$1$2"],
  [/\b(?:RMB|yuan)\b/giu, "CNY"],
  [/\bdollars?\b/giu, "USD"],
  [/\beuros?\b/giu, "EUR"],
  [/块钱|块|圆/gu, "元"],
  [/美金|美刀/gu, "美元"],
]
/** Between figures: `20-40`, `20～40`, `20 到 40`, `between 20 and 40`. A date keeps its hyphen: it is read before. */
const between = /(\d[kMBT万亿]*(?:USD|EUR|GBP|CNY|元|%)?)\s*(?:-|–|—|~|到|至|and)\s*(?=\d|USD|EUR|GBP|CNY|¥)/gu
/** The million of tokens or the thousand that a price is for. */
const perMany: readonly (readonly [RegExp, string])[] = [
  [/\/(?:1M|1\s*M|M|million|百万)\s*(?:tokens?|词元)/giu, "/Mtoken"],
  [/\/(?:1k|1K|k|K|thousand|千)\s*(?:tokens?|词元)/gu, "/ktoken"],
  [/\/(?:1000000)\s*(?:tokens?|词元)/gu, "/Mtoken"],
]
const denominators: readonly (readonly [RegExp, string])[] = [
  [/\s+(?:per|an?|each|every)\s+/giu, "/"],
  [/\s*(?:每个|每家|每名|每位|每|\/)\s*/gu, "/"],
  [/\/(?:mo|mth|mon)\b/giu, "/month"],
  [/\/(?:yr|y|annum)\b/giu, "/year"],
  [/\/(?:hr|hrs|h)\b/giu, "/hour"],
  [/\/(?:users?|licen[cs]es?|employees?|people|persons?|人|用户|账号|账户|坐席)/giu, "/seat"],
  [
    /\/(?:clients?|firms?|compan(?:y|ies)|businesses|accounts?|hospitals?|schools?|teams?|家|户|企业|公司|医院|学校)/giu,
    "/customer",
  ],
  [/\/(?:calls?|quer(?:y|ies)|次|调用)/giu, "/request"],
]

const applied = (text: string, rules: readonly (readonly [RegExp, string])[]): string =>
  rules.reduce((changed, [pattern, to]) => changed.replaceAll(pattern, to), text)

/** `money` is the currency that a bare `¥` may mean. */
export function lenient(text: string, money: string): string {
  const plain = text.normalize("NFKC").replaceAll("、", ",").trim()
  const named = applied(plain.replaceAll(/CN¥|¥/giu, money === "JPY" ? "JPY" : "CNY"), signs)
  const ungrouped = named
    .replaceAll(/(?<=\d),(?=\d{3}(?!\d))/gu, "")
    .replace(/^\s*(?:between|from|about|around|roughly|ca\.?|约|大约|大概)\s*/iu, "")
  const ranged = applied(ungrouped, words).replaceAll(between, "$1 to ")
  const behind = ranged.replaceAll(inFront, (match, figures: string) => {
    const [code = ""] = /[A-Z]{3}/u.exec(match) ?? []
    return `${figures.replaceAll(new RegExp(`${currency}\\s*`, "gu"), "").trim()} ${code}`
  })
  return applied(applied(behind, denominators), perMany).replaceAll(/\s+/gu, " ").trim()
}
