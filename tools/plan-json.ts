// Writes the table of docs/plan-json.md anew from the types of the answer of `plan` and their comments: npx tsx tools/plan-json.ts
import { readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import ts from "typescript"

const root = new URL("../", import.meta.url)
const file = new URL("docs/plan-json.md", root)
const begin = "<!-- fields: npx tsx tools/plan-json.ts -->"

export function planJsonDocument(): string {
  const text = readFileSync(file, "utf8")
  const head = text.slice(0, text.indexOf(begin) + begin.length)
  return `${head}\n\n${fieldTable()}\n`
}

type Field = { readonly path: string; readonly type: string; readonly said: string }

function fieldTable(): string {
  const rows = fieldsOf("src/report/plan-json.ts", "PlanJson").map(
    ({ path, type, said }) => `| \`${path}\` | ${cell(type)} | ${cell(said)} |`,
  )
  return ["| field | type | what it is |", "|---|---|---|", ...rows].join("\n")
}

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll(/\s+/gu, " ").trim()

/** Every field below a type: of a list `path[]`, of a map `path.*`. */
function fieldsOf(source: string, name: string): readonly Field[] {
  const path = fileURLToPath(new URL(source, root))
  const config = ts.readConfigFile(fileURLToPath(new URL("src/tsconfig.json", root)), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, fileURLToPath(new URL("src/", root)))
  const program = ts.createProgram([path], { ...options, noEmit: true })
  const checker = program.getTypeChecker()
  const found = program.getSourceFile(path)?.statements.find((one) => ts.isTypeAliasDeclaration(one) && one.name.text === name)
  if (found === undefined || !ts.isTypeAliasDeclaration(found)) throw new Error(`internal: no type ${name}`)
  return new Walk(checker).fields(checker.getTypeFromTypeNode(found.type), "", [])
}

/** What stands in every set of statistics; the page says it once. */
const statistics = new Set(["unit", "mean", "sd", "p5", "p25", "p50", "p75", "p95", "never"])

function isStatistics(type: ts.Type): boolean {
  return [...statistics].every((name) => name === "never" || type.getProperty(name) !== undefined)
}

function isObject(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0
}

class Walk {
  private readonly checker: ts.TypeChecker

  constructor(checker: ts.TypeChecker) {
    this.checker = checker
  }

  /** `above`: types within which this one stands, so that one that holds itself ends. */
  fields(type: ts.Type, path: string, above: readonly ts.Type[]): Field[] {
    const named = this.checker.getPropertiesOfType(type).filter(({ name }) => !(isStatistics(type) && statistics.has(name)))
    return named.flatMap((property) => {
      const own = this.checker.getTypeOfSymbol(property)
      const at = path === "" ? property.name : `${path}.${property.name}`
      const isMissing = (property.flags & ts.SymbolFlags.Optional) !== 0
      const said = ts.displayPartsToString(property.getDocumentationComment(this.checker)) || this.saidOf(own)
      return [{ path: at, type: this.named(own, isMissing), said }, ...this.below(own, at, above)]
    })
  }

  /** What the type says of itself, where the field says nothing. */
  private saidOf(type: ts.Type): string {
    const plain = this.checker.getNonNullableType(type)
    const inner = this.elementOf(plain) ?? plain.getStringIndexType() ?? plain
    const symbol = inner.aliasSymbol ?? plain.aliasSymbol
    return symbol === undefined ? "" : ts.displayPartsToString(symbol.getDocumentationComment(this.checker))
  }

  private below(type: ts.Type, path: string, above: readonly ts.Type[]): Field[] {
    if (above.includes(type)) return []
    const within = [...above, type]
    if (type.isUnion()) {
      const all = type.types.flatMap((one) => this.below(one, path, within))
      return all.filter((one, k) => all.findIndex((other) => other.path === one.path) === k)
    }
    const element = this.elementOf(type)
    if (element !== null) return this.below(element, `${path}[]`, within)
    const entry = type.getStringIndexType()
    if (entry !== undefined) return this.entry(entry, `${path}.*`, within)
    return isObject(type) ? this.fields(type, path, within) : []
  }

  private entry(type: ts.Type, path: string, above: readonly ts.Type[]): Field[] {
    const below = this.below(type, path, above)
    return below.length > 0 ? below : [{ path, type: this.named(type, false), said: "" }]
  }

  private elementOf(type: ts.Type): ts.Type | null {
    const isList = this.checker.isArrayType(type) || this.checker.isTupleType(type)
    return isList ? (this.checker.getTypeArguments(type as ts.TypeReference)[0] ?? null) : null // a list is a reference
  }

  /** As a reader of JSON says it. */
  private named(type: ts.Type, isMissing: boolean): string {
    const names = [...new Set((type.isUnion() ? type.types : [type]).map((one) => this.plain(one)))]
    const known = names.filter((name) => name !== "undefined")
    const ordered = [...known.filter((name) => name !== "null"), ...known.filter((name) => name === "null")]
    return `${ordered.join(" or ")}${isMissing ? ", may be missing" : ""}`
  }

  private plain(type: ts.Type): string {
    if (type.isStringLiteral()) return `\`${type.value}\``
    if ((type.flags & ts.TypeFlags.BooleanLike) !== 0) return "truth"
    if ((type.flags & ts.TypeFlags.StringLike) !== 0) return "text"
    if ((type.flags & ts.TypeFlags.NumberLike) !== 0) return "number"
    const element = this.elementOf(type)
    if (element !== null) return `list of ${this.plural(element)}`
    if (!isObject(type)) return this.checker.typeToString(type)
    if (isStatistics(type)) return "statistics"
    return type.getStringIndexType() === undefined ? "object" : "map by name"
  }

  private plural(type: ts.Type): string {
    const name = this.named(type, false)
    return ["number", "text", "object"].includes(name) ? `${name}s` : name
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(file, planJsonDocument())
