import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Diagnostic } from "../diagnostics/index.ts"
import { isName } from "./lex-formula.ts"
import { parseFormula } from "./parse-formula.ts"
import type { Expr } from "./value.ts"

function read(text: string): { expr: Expr | null; found: Diagnostic[] } {
  const found: Diagnostic[] = []
  const expr = parseFormula(text, { file: "f", offset: 100 }, { units: ["bed"] }, (d) => found.push(d))
  return { expr, found }
}

/** A tree as text with every parenthesis; numbers with their unit in brackets. */
function shown(e: Expr): string {
  switch (e.kind) {
    case "number":
      return e.unit.text === "" ? String(e.magnitude) : `${e.magnitude}[${e.unit.text}]`
    case "name":
      return e.path
    case "call":
      return `${e.name}(${e.args.map(shown).join(", ")})`
    case "unary":
      return `(${e.op} ${shown(e.of)})`
    case "binary":
      return `(${shown(e.left)} ${e.op} ${shown(e.right)})`
  }
}

describe("formulas as trees", () => {
  test.each([
    ["-2^2", "(- (2 ^ 2))"],
    ["2^3^2", "(2 ^ (3 ^ 2))"],
    ["2^-x^2", "(2 ^ (- (x ^ 2)))"],
    ["(-2)^2", "((- 2) ^ 2)"],
    ["a - b - c", "((a - b) - c)"],
    ["a / b * c", "((a / b) * c)"],
    ["a + b * c", "(a + (b * c))"],
    ["-a * b", "((- a) * b)"],
    ["a * -b", "(a * (- b))"],
    ["a+b<c*d", "((a + b) < (c * d))"],
    ["not a < b and c", "((not (a < b)) and c)"],
    ["a or b and c", "(a or (b and c))"],
    ["not a or b", "((not a) or b)"],
    ["not not a", "(not (not a))"],
    ["a >= b and c != d or e == f", "(((a >= b) and (c != d)) or (e == f))"],
    ["(a < b) == (c > d)", "((a < b) == (c > d))"],
    ["12 month * n", "(12[month] * n)"],
    ["1 GPU - x", "(1[GPU] - x)"],
    ["12 month* n", "(12[month] * n)"],
    ["5 USD/(x + y)", "(5[USD] / (x + y))"],
    ["40 USD/customer/month * business.customers", "(40[USD/customer/month] * business.customers)"],
    ["ceil(gpus / 1 GPU) * 1 GPU", "(ceil((gpus / 1[GPU])) * 1[GPU])"],
    ["previous * (1 - churn * 1 month) + joining * 1 month", "((previous * (1 - (churn * 1[month]))) + (joining * 1[month]))"],
    ["sum(revenue * 1 month)", "sum((revenue * 1[month]))"],
    ["USD + 1 USD", "(USD + 1[USD])"],
    ["5 USD/(seat*month) * x", "(5[USD/(seat*month)] * x)"],
    ["500 万元 + 1.2万 * 3.5亿 token", "(5000000[CNY] + (12000 * 350000000[token]))"],
    ["5k*x", "(5000 * x)"],
    ["80B / 80 B", "(80000000000 / 80[B])"],
    ["5 % * x", "(5[%] * x)"],
    ["5 and x", "(5 and x)"],
    ["at(cash, month 6)", "at(cash, 6[month])"],
    ["t >= month 6", "(t >= 6[month])"],
    ["month - 6", "(month - 6)"],
    ["first(cash < 0 USD)", "first((cash < 0[USD]))"],
    ["previous(q, 0 USD)", "previous(q, 0[USD])"],
    ["previous + max", "(previous + max)"],
    ["if(a > 5 USD, b, c)", "if((a > 5[USD]), b, c)"],
    ["min(a, b, c, d)", "min(a, b, c, d)"],
    ["max (a, b)", "max(a, b)"],
    [
      "mod(a, b) + round(x) + sqrt(y) + exp(z) + log(w) + abs(v) + floor(u)",
      "((((((mod(a, b) + round(x)) + sqrt(y)) + exp(z)) + log(w)) + abs(v)) + floor(u))",
    ],
    [
      "mean(q) + lowest(q) + highest(q) + last(q) + cumulative(q)",
      "((((mean(q) + lowest(q)) + highest(q)) + last(q)) + cumulative(q))",
    ],
    ["ramp(0, 1, month 6, month 18)", "ramp(0, 1, 6[month], 18[month])"],
    ["monthly_growth(g) * monthly_probability(p)", "(monthly_growth(g) * monthly_probability(p))"],
    ["resources.people.ml_engineer.pay", "resources.people.ml_engineer.pay"],
    ["resources.gpus.4090_pool", "resources.gpus.4090_pool"],
    ["价格 * 客户数", "(价格 * 客户数)"],
    ["= price", "price"],
    ["x^0.5", "(x ^ 0.5)"],
    ["3 bed*bed", "3[bed*bed]"],
    ["choose + up", "(choose + up)"],
    ["+x", "x"],
    ["a\n  + b", "(a + b)"],
  ])("%s", (text, tree) => {
    const { expr, found } = read(text)
    expect(found).toEqual([])
    expect(expr && shown(expr)).toBe(tree)
  })

  test("spans cover what was read, parentheses included", () => {
    const { expr } = read("(a + 1 USD) * max(b, c)")
    expect(expr).toMatchObject({
      span: { start: 100, end: 123 },
      opSpan: { start: 112, end: 113 },
      left: { span: { start: 100, end: 111 }, right: { span: { start: 105, end: 110 } } },
      right: { span: { start: 114, end: 123 }, nameSpan: { start: 114, end: 117 } },
    })
  })
})

describe("names", () => {
  test.each([
    ["price", true],
    ["价格_2", true],
    ["_", true],
    ["x²", false],
    ["2x", false],
    ["a.b", false],
    ["a-b", false],
    ["Ⅷ", false],
    ["", false],
  ])("%s: %s", (text, isOne) => {
    expect(isName(text)).toBe(isOne)
    if (isOne) expect(read(text).expr).toMatchObject({ kind: "name", path: text })
    else expect(read(text).expr).not.toMatchObject({ kind: "name", path: text.replace(".", "") })
  })

  test("a letter with its accent apart is the same letter", () => {
    expect(read("e\u0301t\u00e9").expr).toMatchObject({ kind: "name", path: "\u00e9t\u00e9" })
  })
})

describe("mistakes: code, place, fix", () => {
  test.each<[string, string, number, number, string | undefined]>([
    ["", "syntax", 0, 0, undefined],
    ["=", "syntax", 1, 1, undefined],
    ["a +", "syntax", 3, 3, undefined],
    ["a $ b", "syntax", 2, 3, undefined],
    ["a 🙂", "syntax", 2, 4, undefined],
    ["a b", "syntax", 2, 3, undefined],
    ["a 5", "syntax", 2, 3, undefined],
    ["(1 + 2", "syntax", 0, 1, undefined],
    ["1 + 2)", "syntax", 5, 6, undefined],
    ["max(1, )", "syntax", 7, 8, undefined],
    ["max(a b)", "syntax", 6, 7, undefined],
    ["a < b < c", "chained-comparison", 0, 9, "a < b and b < c"],
    ["1 USD < (x) == c", "chained-comparison", 0, 16, "1 USD < (x) and (x) == c"],
    ["z and 1 < a + 1 <= b < 4 or c", "chained-comparison", 6, 24, "1 < a + 1 and a + 1 <= b and b < 4"],
    ["mx(1, 2)", "unknown-function", 0, 2, "max"],
    ["business.max(1, 2)", "unknown-function", 0, 12, undefined],
    ["max(1)", "wrong-arity", 0, 6, undefined],
    ["sqrt()", "wrong-arity", 0, 6, undefined],
    ["if(a, b)", "wrong-arity", 0, 8, undefined],
    ["previous(a, b, c)", "wrong-arity", 0, 17, undefined],
    ["12 month*n", "unknown-unit", 9, 10, undefined],
    ["5 GPUU * x", "unknown-unit", 2, 6, "GPU"],
    ["a = b", "wrong-operator", 2, 3, "=="],
    ["a && b", "wrong-operator", 2, 4, "and"],
    ["a ≤ b", "wrong-operator", 2, 3, "<="],
    ["a <> b", "wrong-operator", 2, 4, "!="],
    ["a ** b", "wrong-operator", 2, 4, "^"],
    ["a × b", "wrong-operator", 2, 3, "*"],
    ["a AND b", "wrong-operator", 2, 5, "and"],
    ["1,000 USD * x", "grouped-digits", 0, 5, "1000"],
    ["max(1,000, x)", "grouped-digits", 4, 9, "1000"],
    ["max（a，b）", "full-width", 0, 8, "max(a,b)"],
    ["x * beta(2, 5)", "distribution-in-formula", 4, 14, undefined],
    ["x * data(a.csv, b)", "distribution-in-formula", 4, 18, undefined],
    ["x + 2 to 3", "distribution-in-formula", 4, 10, undefined],
    ["x + choose 1, 2", "distribution-in-formula", 4, 12, undefined],
  ])("%s is %s", (text, code, start, end, fix) => {
    const { expr, found } = read(text)
    expect(expr).toBeNull()
    expect(found.map((d) => [d.code, (d.span?.start ?? 0) - 100, (d.span?.end ?? 0) - 100, d.fix])).toEqual([
      [code, start, end, fix],
    ])
  })

  test("all mistakes that do not hide each other are told", () => {
    expect(
      read("mx(1, 2) + sqrt(1, 2) + 5 moth")
        .found.map((d) => d.code)
        .sort(),
    ).toEqual(["unknown-function", "unknown-unit", "wrong-arity"])
  })

  test.each([
    ["(".repeat(5000)],
    ["-".repeat(5000)],
    ["not ".repeat(3000)],
    [`${"max(1,".repeat(300)}1${")".repeat(300)}`],
    [`1${"^1".repeat(1000)}`],
    ["1+".repeat(9000)],
    ["a".repeat(30000)],
  ])("what is too deep or too long is given up: %.10s…", (text) => {
    expect(read(text).found).toMatchObject([{ code: "too-deep" }])
  })

  test("a hundred parentheses and a thousand summands are fine", () => {
    expect(read(`${"(".repeat(100)}1${")".repeat(100)}`).found).toEqual([])
    expect(read(`${"x + ".repeat(999)}x`).found).toEqual([])
  })

  test("no text makes the parser throw, and what gives no tree is reported", () => {
    const piece = fc.constantFrom(
      ..."(|)|,|+|-|^|*|/|<|==|not |and |or |x|max(|if(|12|1.5 USD|month |5 %|to |=|$|，|🙂| ".split("|"),
    )
    const soup = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.array(piece, { maxLength: 15 }).map((parts) => parts.join("")),
    )
    fc.assert(
      fc.property(soup, (text) => {
        const { expr, found } = read(text)
        expect(expr === null).toBe(found.length > 0)
        for (const d of found) expect(d.span && d.span.start <= d.span.end && d.span.end <= 100 + text.length).toBe(true)
      }),
      { numRuns: 1500, seed: 5 },
    )
  })

  test("a tree printed with all its parentheses reads the same", () => {
    const leaf = fc.constantFrom("a", "b.c", "2", "5 USD")
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc
          .tuple(tie("tree"), fc.constantFrom("+", "-", "*", "/", "^", "<", "and", "or"), tie("tree"))
          .map(([a, op, b]) => `(${a}) ${op} (${b})`),
        fc.tuple(fc.constantFrom("-", "not "), tie("tree")).map(([op, a]) => `${op}(${a})`),
        fc.tuple(tie("tree"), tie("tree")).map(([a, b]) => `max(${a}, ${b})`),
      ),
    }))
    const unbracketed = (text: string) => text.replace(/\[(\w+)\]/g, " $1")
    fc.assert(
      fc.property(tree, (text) => {
        const first = read(text).expr
        const printed = first && shown(first)
        expect(printed).not.toBeNull()
        const again = read(unbracketed(printed ?? "")).expr
        expect(again && shown(again)).toBe(printed)
      }),
      { numRuns: 300, seed: 9 },
    )
  })
})
