/** From the tree of a file to a compiled venture: read, joined, checked; every mistake at once, in file order. */
import { exchangeRates } from "../data/index.ts"
import { type Diagnostic, error, inOrder, nearest, type Report, type Span, warning } from "../diagnostics/index.ts"
import { compileModel, type Definition, type Model } from "../engine/index.ts"
import { type Override, slug, type Tree } from "../shape/index.ts"
import { expectedOf } from "../trends/index.ts"
import { isSame, parseValue, printDimension } from "../units/index.ts"
import { checkCriteria } from "./check-criteria.ts"
import { checkGates } from "./check-gates.ts"
import { checkStress } from "./check-stress.ts"
import { studiesOf } from "./check-studies.ts"
import { readCorrelations } from "./correlations.ts"
import { type Books, layers } from "./definitions.ts"
import { gatesOf } from "./gates.ts"
import { readGiven } from "./given.ts"
import { joinDefinitions } from "./join.ts"
import { serverOf } from "./lower.ts"
import { objectiveUnits } from "./objective-units.ts"
import { type ReadFile, withObservations } from "./observed.ts"
import { conversion, defaultRate, type Rate } from "./rates.ts"
import { readVentureFile, type VentureFile } from "./read.ts"
import { basisOf } from "./read-basis.ts"
import type { Scenario } from "./scenarios.ts"
import { type Shock, withShocks } from "./shocks.ts"
import type { Changed, Compiled, Venture } from "./venture.ts"

export type TreeSource = {
  readonly file: string
  readonly text: string
  readonly readFile: ReadFile
  /** Texts in the place of written ones, by the path of the quantity. */
  readonly overrides: ReadonlyMap<string, Override>
  /** Their paths are checked, whether they are run or not. */
  readonly scenarios: readonly Scenario[]
  /** Blows whose size is a parameter of the model; none unless given. */
  readonly shocks?: readonly Shock[]
  /** The same as it was asked for. */
  readonly changed?: Changed
  /** What was told of the file before it was a tree. */
  readonly told?: readonly Diagnostic[]
}

const nothingChanged: Changed = { scenario: null, set: [] }

export function compileTree(tree: Tree, source: TreeSource): Compiled {
  const { readFile, overrides, scenarios } = source
  const diagnostics: Diagnostic[] = [...(source.told ?? [])]
  const report: Report = (diagnostic) => void diagnostics.push(diagnostic)
  const file = readVentureFile(tree, { readFile, overrides }, report)
  const books: Books = { currency: file.header.currency, units: file.header.units, report }
  const joined = joinDefinitions(file, books)
  const observed = joined.map((d) =>
    d.value?.kind === "data" ? { ...d, value: withObservations(d.value, readFile, report) } : d,
  )
  const ofQuantities = new Map([...overrides].filter(([path]) => !file.words.has(path)))
  const definitions = withShocks(overridden(observed, ofQuantities, books), source.shocks ?? [], books)
  const model = modelOf(file, definitions, books)
  checkScenarios(scenarios, definitions, report)
  checkObjective(file, model, report)
  checkConstraints(file, model, report)
  checkCriteria(file, model, report)
  checkStress(file, model, report)
  const studies = studiesOf(file.studies.list, model, books)
  checkGates(file, model, report)
  // Beside a misspelt name its right one would be called unused.
  if (!diagnostics.some((d) => d.severity === "error")) checkUnused(file, model, report)
  const venture: Venture = {
    file: source.file,
    text: source.text,
    header: file.header,
    model,
    projects: file.projects.map((project) => ({
      ...{ name: project.name, label: project.label, basis: basisOf(project, file) },
      server: () => serverOf(project, file),
      ...(project.sections.gates.length === 0 ? {} : { gates: gatesOf(project.sections.gates, project.name) }),
    })),
    resources: file.resources.list,
    written: writtenPaths([...definitions, ...file.rates.map((rate) => rate.definition)], model),
    correlations: readCorrelations(file, model, new Set(source.overrides.keys()), report),
    given: readGiven(file.given, model, report),
    objective: file.objective,
    constraints: file.constraints,
    ...(file.criteria === null ? {} : { criteria: { list: file.criteria.list, judgements: file.criteria.judgements } }),
    ...(file.stress.length === 0 ? {} : { stress: file.stress }),
    ...(studies.length === 0 ? {} : { studies }),
    changed: source.changed ?? nothingChanged,
    ...(file.trends === null ? {} : { trends: expectedOf(file.trends) }),
  }
  const hasErrors = diagnostics.some((d) => d.severity === "error")
  return { venture: hasErrors ? null : venture, diagnostics: inOrder(onceEach(diagnostics)) }
}

/** A section that several projects share is read for each of them; its mistakes are told once. */
function onceEach(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const told = new Set<string>()
  return diagnostics.filter(({ code, span }) => {
    if (span === null) return true
    const key = `${code} ${span.file} ${span.start} ${span.end}`
    return told.has(key) ? false : told.add(key)
  })
}

/** What a file has a quantity for, without the mistakes of it, which are told when it is compiled. */
export function pathsIn(tree: Tree, readFile: ReadFile): string[] {
  const report: Report = () => {}
  const file = readVentureFile(tree, { readFile, overrides: new Map() }, report)
  const { currency, units } = file.header
  // What is there on demand alone is no quantity of the venture until something asks for it.
  return joinDefinitions(file, { currency, units, report }).flatMap((d) => (d.isOnDemand === true ? [] : [d.path]))
}

function modelOf(file: VentureFile, definitions: readonly Definition[], books: Books): Model {
  const defaults = new Map<string, Rate>()
  for (const { id: currency } of exchangeRates) {
    const rate = defaultRate(currency, books)
    const isKnown = file.rates.some((r) => [r.over, r.under].includes(currency) && [r.over, r.under].includes("USD"))
    if (rate !== null && !isKnown) defaults.set(currency, rate)
  }
  const rates = [...file.rates, ...defaults.values()]
  return compileModel(
    [...definitions, ...rates.map((rate) => rate.definition)],
    {
      months: file.header.months,
      currency: books.currency,
      rates: (currency) => conversion(file.rates, [...defaults.values()], currency, books.currency),
    },
    books.report,
  )
}

/** Of a quantity that stands in no section (a figure of the library): what stands in one was read in its place. */
function overridden(definitions: readonly Definition[], overrides: ReadonlyMap<string, Override>, books: Books): Definition[] {
  const result = [...definitions]
  for (const [path, { text, file, offset }] of overrides) {
    // The horizon is no quantity that can be changed alone: the header took it.
    if (path === "horizon") continue
    const index = result.findIndex((d) => d.path === path)
    const old = result[index]
    // An unknown path of a scenario is told at its place, whether it is run or not.
    if (old === undefined && file.startsWith("--set ")) reportUnknownPath(path, null, definitions, books.report)
    else if (old !== undefined && old.text !== text) {
      const value = parseValue(text, { file, offset }, books.units, books.report)
      const { working: _ofOldValue, ...kept } = old
      result[index] = { ...kept, value, text, origin: { kind: "file", span: { file, start: offset, end: offset + text.length } } }
    }
  }
  return result
}

function reportUnknownPath(path: string, span: Span | null, definitions: readonly Definition[], report: Report): void {
  const known = definitions.map((d) => d.path)
  report(error("unknown-quantity", span, { name: path, nearest: nearest(path, known) }))
}

/** A scenario that is not run must name quantities all the same. */
function checkScenarios(scenarios: readonly Scenario[], definitions: readonly Definition[], report: Report): void {
  const paths = new Set([...definitions.map((d) => d.path), "horizon"])
  for (const { path, at } of scenarios.flatMap(({ values }) => values))
    if (!paths.has(path)) reportUnknownPath(path, at, definitions, report)
}

/** Every project has what is maximised, in one unit; a project that could not be compiled was reported. */
function checkObjective({ objective, objectiveSpan, projects }: VentureFile, { quantities }: Model, report: Report): void {
  const inProjects = projects.filter((p) => quantities.has(`${p.name}.${objective.quantity}`))
  const ofTheFile = quantities.get(objective.quantity)
  const aims = projects.flatMap(({ name, label }) => {
    const quantity = quantities.get(`${name}.${objective.quantity}`) ?? ofTheFile
    return quantity === undefined ? [] : [{ project: label, quantity }]
  })
  for (const diagnostic of objectiveUnits(aims, objective.quantity)) report(diagnostic)
  const borne = objective.riskTolerance
  const expected = aims[0]?.quantity.dimension
  if (borne !== undefined && expected !== undefined && !isSame(borne.dimension, expected))
    report(
      error("wrong-unit", borne.span, {
        expected: printDimension(expected),
        got: printDimension(borne.dimension),
        what: "riskTolerance",
      }),
    )
  // Where it is `value` and missing, its sections are missing: that is told by the project.
  if (objectiveSpan === null || projects.length === 0 || ofTheFile !== undefined || inProjects.length === projects.length) return
  const lacking = projects.find((p) => !inProjects.includes(p))
  const known = [...quantities.keys()]
    .filter((path) => path.startsWith(`${lacking?.name}.`))
    .map((path) => path.slice((lacking?.name.length ?? 0) + 1))
  report(
    error("no-objective", objectiveSpan, {
      project: lacking?.label ?? "",
      name: objective.quantity,
      nearest: nearest(objective.quantity, known),
    }),
  )
}

/** What the founder wrote, in the order of the file. */
function writtenPaths(definitions: readonly Definition[], model: Model): string[] {
  const written = definitions.flatMap((d) =>
    d.origin.kind === "file" && model.quantities.has(d.path) ? [{ path: d.path, start: d.origin.span.start }] : [],
  )
  return written.toSorted((a, b) => a.start - b.start).map((d) => d.path)
}

/** Beside projects, a quantity of the file that nothing names is forgotten or misspelt somewhere. */
function checkUnused({ projects, objective, constraints, criteria }: VentureFile, { quantities }: Model, report: Report): void {
  if (projects.length === 0) return
  const used = new Set([...quantities.values()].flatMap((q) => q.uses))
  const judged = criteria?.list.map(({ of }) => (of.kind === "quantity" ? of.quantity : "")) ?? []
  const seen = projects.flatMap(({ sections }) => sections.gates.flatMap(({ sees }) => sees.map(({ text }) => slug(text))))
  const named = new Set([objective.quantity, ...constraints.map((c) => c.quantity), ...judged, ...seen])
  for (const { path, definition } of quantities.values()) {
    if (definition.layer !== layers.file || definition.origin.kind !== "file" || used.has(path) || named.has(path)) continue
    report(warning("unused-quantity", definition.origin.span, { name: path }))
  }
}

/** A constraint must name a quantity of some project, in its unit. */
function checkConstraints({ constraints, projects }: VentureFile, { quantities }: Model, report: Report): void {
  for (const { quantity, span, dimension } of constraints) {
    const found = [...projects.map((p) => quantities.get(`${p.name}.${quantity}`)), quantities.get(quantity)].find(
      (q) => q !== undefined,
    )
    if (found === undefined) {
      const known = [...quantities.keys()].map((path) => path.replace(/^[^.]+\./u, ""))
      report(error("unknown-name", span, { name: quantity, nearest: nearest(quantity, known) }))
    } else if (!found.isTruth && !isSame(found.dimension, dimension)) {
      report(
        error("wrong-unit", span, { expected: printDimension(found.dimension), got: printDimension(dimension), what: quantity }),
      )
    }
  }
}
