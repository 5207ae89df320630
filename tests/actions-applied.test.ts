// What to do next, done: each action of the examples is written into the file, the plan is made again on the same draws, and what
// the action names has moved by what it says. The decisions are held; the project is chosen anew where the action says so.
// The examples stand without their correlations: what is tied to an input goes along in an action, which no file can say.
import { describe, expect, test } from "vitest"
import { normalQuantile } from "../src/engine/index.ts"
import {
  type Action,
  compileVenture,
  decisionsIn,
  type Held,
  type PlanAnswer,
  type PlanHead,
  type ProjectAnswer,
  planHeld,
  planVenture,
  runVenture,
  type Venture,
} from "../src/index.ts"
import { exampleText } from "./support/examples.ts"

const samples = 2000

function compiled(file: string, text: string): Venture {
  const { venture, diagnostics } = compileVenture(text, { file })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  return venture
}

/** Up to the next line that is not indented. */
function withoutCorrelations(example: string): Venture {
  const venture = compiled(`examples/${example}/venture.yaml`, exampleText(example).replace(/^correlations:\n(?: .*\n)+/mu, ""))
  if (venture.correlations.length > 0) throw new Error(`internal: ${example} with its correlations cut`)
  return venture
}

type Texts = Readonly<Record<string, string>>

/** A plan, and the same file with texts in place of written ones. */
class Desk {
  readonly venture: Venture
  readonly plan: PlanAnswer
  private readonly held: Held

  constructor(example: string) {
    this.venture = withoutCorrelations(example)
    const { answer } = planVenture(this.venture, { samples })
    if (answer === null) throw new Error(`no plan of ${example}`)
    this.plan = answer
    this.held = decisionsIn(answer)
  }

  with(set: Texts, venture: Venture = this.venture): PlanHead {
    const { answer, diagnostics } = planHeld(venture, this.held, { samples, set })
    if (answer === null) throw new Error(JSON.stringify([set, diagnostics]))
    return answer
  }

  /** The same file with a name for a value, among its assumptions. */
  naming(name: string, text: string): Venture {
    return compiled(this.venture.file, this.venture.text.replace(/^assumptions:\n/mu, `assumptions:\n  ${name}: ${text}\n`))
  }

  textOf(path: string): string {
    return this.venture.model.quantities.get(path)?.definition.text ?? ""
  }

  has(path: string): boolean {
    return this.venture.model.quantities.has(path)
  }

  best({ projects }: Pick<PlanHead, "projects">): ProjectAnswer {
    const project = projects[this.plan.best]
    if (project === undefined) throw new Error("internal: the best project is gone")
    return project
  }
}

const amount = ({ value, unit }: NonNullable<Action["to"]>): string => `${value} ${unit}`.trim()
const mean = ({ objective }: ProjectAnswer): number => objective.mean ?? Number.NaN
const survival = ({ survival: share }: ProjectAnswer): number => share ?? Number.NaN

type Moved = { readonly mean: number; readonly survival: number }

function between(after: ProjectAnswer, before: ProjectAnswer): Moved {
  return { mean: mean(after) - mean(before), survival: survival(after) - survival(before) }
}

/** What the action is in the file. */
const done: Readonly<Record<string, (desk: Desk, action: Action) => Moved>> = {
  improve: (desk, { path, from, to }) => {
    const at = (figure: Action["to"]): ProjectAnswer => desk.best(desk.with({ [path]: amount(figure ?? { value: 0, unit: "" }) }))
    return between(at(to), at(from))
  },
  decide: (desk, { path, from }) =>
    between(desk.best(desk.plan), desk.best(desk.with({ [path]: amount(from ?? { value: 0, unit: "" }) }))),
  hasten: (desk, { path, to }) =>
    between(desk.best(desk.with({ [path]: amount(to ?? { value: 0, unit: "" }) })), desk.best(desk.plan)),
  protect: (desk, { path, to }) => {
    const field = [`${path}.probability`, `${path}.frequency`].find((name) => desk.has(name)) ?? path
    return between(desk.best(desk.with({ [field]: amount(to ?? { value: 0, unit: "" }) })), desk.best(desk.plan))
  },
  secure: (desk, { path }) => between(desk.best(desk.with({ [`${path}.probability`]: "100 %" })), desk.best(desk.plan)),
  // What is held may not be known: what there is, and so much more of it, whatever it is.
  add: (desk, { path, from, to }) => {
    if (from === null || to === null) throw new Error("internal: a resource has two amounts")
    const at = (more: number): ProjectAnswer => {
      const plan = desk.with({ [path]: `= held_now + ${more} ${to.unit}` }, desk.naming("held now", desk.textOf(path)))
      return plan.projects[plan.best] ?? desk.best(plan)
    }
    return between(at(to.value - from.value), at(0))
  },
  drop: (desk, { path }) => {
    const after = desk.with({ [path]: "0 person" })
    const chosen = after.projects[after.best]
    return between(chosen ?? desk.best(after), desk.best(desk.plan))
  },
  // Known beforehand: at each place in its range the project is chosen that is best there, or the cash kept.
  "find-out": (desk, { path }) => {
    const { unit, p5, p95 } = runVenture(desk.venture, { samples, quantities: [path] }).answer?.quantities[path] ?? {}
    const [low, high] = [Number(p5), Number(p95)]
    const places = Array.from({ length: 12 }, (_, k) => (k + 0.5) / 12).map((p) => {
      const z = normalQuantile(p) / normalQuantile(0.95)
      return low > 0 ? Math.sqrt(low * high) * (high / low) ** (z / 2) : (low + high + (high - low) * z) / 2
    })
    const gains = places.map((x) => {
      const { projects } = desk.with({ [path]: `${x} ${unit}`.trim() })
      const open = Object.values(projects).flatMap((one) => [mean(one), one.kept ?? Number.NEGATIVE_INFINITY])
      const own = projects[desk.plan.best]
      return Math.max(...open) - (own === undefined ? Number.NaN : mean(own))
    })
    return { mean: gains.reduce((sum, gain) => sum + gain, 0) / gains.length, survival: Number.NaN }
  },
  // The gate alone, which sees what its rule looks at.
  gate: (desk, { path, from }) => {
    const { best } = desk.plan
    const gate = `    gates: [ { at: month ${from?.value}, sees: [${path.slice(best.length + 1)}] } ]\n`
    const text = desk.venture.text.replace(new RegExp(`^  ${best}:\n`, "mu"), (key) => key + gate)
    const { answer } = planVenture(compiled(desk.venture.file, text), { samples })
    return { mean: answer?.staged[best]?.gain.value ?? Number.NaN, survival: Number.NaN }
  },
  // The worst fifth of the input's own distribution, instead of all of it: ruin is likelier by so much.
  watch: (desk, { path, from, to }) => {
    if (from === null || to === null) throw new Error("internal: a watched input has two figures")
    const text = desk.textOf(path)
    const far = to.value > from.value ? `${to.value} ${to.unit}, 1e9 ${to.unit}` : `-1e9 ${to.unit}, ${to.value} ${to.unit}`
    const { survival: left } = between(desk.best(desk.with({ [path]: `truncate(${text}, ${far})` })), desk.best(desk.plan))
    return { mean: -left, survival: Number.NaN }
  },
}

describe.each(["medical", "vision", "credit"])("%s", (example) => {
  const desk = new Desk(example)
  const named = desk.plan.actions.map((action) => [`${action.kind} ${action.path}`, action] as const)
  test.each(named)("%s", (_, action) => {
    const apply = done[action.kind]
    if (apply === undefined) throw new Error(`internal: nobody knows how to ${action.kind}`)
    const moved = apply(desk, action)
    // The worst fifth is drawn anew, and may be off as far as the one that the action is told of.
    const within = (action.error ?? 0) * (action.kind === "watch" ? Math.SQRT2 : 1)
    expect(Math.abs(moved.mean - (action.moves.by.mean ?? Number.NaN))).toBeLessThanOrEqual(within)
    if (action.survival !== null) expect(moved.survival).toBeCloseTo(action.survival, 2)
  })
})
