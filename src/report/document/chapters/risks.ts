/** Risks: how often each comes, what it does, what is done against it and at what cost; and whether the constraints are kept. */
import type { Action } from "../../../decide/index.ts"
import { constraintText } from "../../constraint-text.ts"
import { constrainedPath } from "../../kept.ts"
import { objectiveName } from "../../names.ts"
import type { Block, Line, Row } from "../document.ts"
import { marked, plain } from "../marks.ts"
import { openPath, step } from "../pen.ts"
import { computedOf } from "./quantity-table.ts"
import { figured, joined, paragraph, rightOf, said, sentences, tableOf } from "./setting.ts"
import { called, namesOf, own, quantityAt, type Subject } from "./subject.ts"
import { termOf } from "./terms.ts"
import { lineLabel } from "./year-lines.ts"

export function riskBlocks(subject: Subject): Block[] {
  const blocks = [...risksTable(subject), ...constraintTable(subject)]
  return blocks.length === 0 ? [] : [...paragraph("lead", leadOf(subject)), ...blocks]
}

function leadOf(subject: Subject): Line {
  const { words, about, answer, share } = subject.pen
  const objective = answer.projects[answer.best]?.objective.path ?? ""
  const survival = answer.projects[answer.best]?.survival ?? null
  const at = `/projects/${step(answer.best)}/survival`
  const path = openPath(subject.pen, own(subject, "ruin"), own(subject, "cash"))
  const names = riskNames(subject)
  const worst = names.flatMap((name) => {
    const found = protection(subject, name)
    return found === null || (found.action.moves.by.mean ?? 0) <= 0 ? [] : [{ name, ...found }]
  })
  const [first] = worst.toSorted((a, b) => (b.action.moves.by.mean ?? 0) - (a.action.moves.by.mean ?? 0))
  return sentences(words, [
    survival === null ? words.chapters.whatMayGoWrong : words.chapters.survives(marked(share(at, path))),
    first === undefined
      ? null
      : words.chapters.costliest(
          plain(called(subject, first.name)),
          plain(objectiveName(words, about, objective)),
          marked(gainOf(subject, first, "amount")),
        ),
  ])
}

function riskNames(subject: Subject): string[] {
  const often = [...namesOf(subject, "risks.", ".probability"), ...namesOf(subject, "risks.", ".frequency")]
  const place = new Map([...subject.pen.about.model.quantities.keys()].map((path, k) => [path, k]))
  const start = (name: string): number => {
    const path = ["probability", "frequency"].map((key) => own(subject, `risks.${name}.${key}`)).find((one) => place.has(one))
    const origin = path === undefined ? undefined : subject.pen.about.model.quantities.get(path)?.definition.origin
    return origin?.kind === "file" ? origin.span.start : Number.MAX_VALUE
  }
  return [...new Set(often)].toSorted((a, b) => start(a) - start(b))
}

type Protection = { readonly action: Action; readonly index: number }

/** What the plan found out about living without the risk; it tries the costliest ones. */
function protection(subject: Subject, risk: string): Protection | null {
  const { actions, projects, best } = subject.pen.answer
  const path = own(subject, `risks.${risk}`)
  const objective = projects[best]?.objective.path
  const index = actions.findIndex(({ kind, path: of, moves }) => kind === "protect" && of === path && moves.path === objective)
  const action = actions[index]
  return action === undefined ? null : { action, index }
}

function gainOf(subject: Subject, { action, index }: Protection, as: "amount" | "change"): ReturnType<Subject["pen"]["amount"]> {
  return subject.pen[as](`/actions/${index}/moves/by/mean`, action.moves.by.unit, action.moves.path)
}

function risksTable(subject: Subject): Block[] {
  const { columns, captions } = subject.pen.words.chapters
  const heads = [
    columns.risk,
    columns.often,
    columns.effect,
    columns.control,
    rightOf(columns.controlCost),
    rightOf(columns.gain),
  ]
  return tableOf(
    captions.risks,
    heads,
    riskNames(subject).map((name) => riskRow(subject, name)),
  )
}

function riskRow(subject: Subject, name: string): Row {
  const { words } = subject.pen
  const { loss, lasts, cutsFrequency, cutsLoss, cutsEffect } = words.chapters
  const root = own(subject, `risks.${name}`)
  const term = (label: string, key: string): Line => termOf(subject, label, `${root}.${key}`)
  const found = protection(subject, name)
  const control = subject.texts.ofProject(subject.label, "risks", name, "control", "name")
  return {
    cells: [
      said(called(subject, name)),
      [...computedOf(subject, `${root}.probability`), ...computedOf(subject, `${root}.frequency`)],
      joined(words, [term(loss, "loss"), ...effectsOf(subject, root), term(lasts, "lasts")]),
      joined(words, [
        said(control ?? ""),
        computedOf(subject, `${root}.control.cost`),
        term(cutsFrequency, "control.cuts_frequency"),
        term(cutsLoss, "control.cuts_loss"),
        term(cutsEffect, "control.cuts_effect"),
      ]),
      found === null ? [] : controlCost(subject, found, `${root}.control.cost`),
      found === null ? [] : figured(gainOf(subject, found, "change")),
    ],
  }
}

function controlCost({ pen }: Subject, { action, index }: Protection, path: string): Line {
  return action.cost === null ? [] : figured(pen.amount(`/actions/${index}/cost/value`, action.cost.unit, path))
}

function effectsOf(subject: Subject, root: string): Line[] {
  const start = `${root}.effect.`
  const paths = [...subject.pen.about.model.quantities.keys()].filter((path) => path.startsWith(start))
  return paths.map((path) =>
    termOf(subject, subject.pen.words.chapters.effectOn(targetLabel(subject, path.slice(start.length))), path),
  )
}

/** `revenue` is the business's, too. */
function targetLabel(subject: Subject, target: string): string {
  const path = [target, `business.${target}`].map((name) => own(subject, name)).find((one) => quantityAt(subject, one) !== null)
  return path === undefined ? called(subject, target) : lineLabel(subject, path)
}

function constraintTable(subject: Subject): Block[] {
  const { words, answer, share } = subject.pen
  const { columns, captions, isKept, isNotKept } = words.chapters
  const at = `/projects/${step(answer.best)}/constraints`
  const rows = (answer.projects[answer.best]?.constraints ?? []).map(({ text, isMet }, k): Row => {
    const path = constrainedPath(text, subject.name, subject.pen)
    return {
      cells: [
        said(constraintText(text, subject.name, subject.pen)),
        said(isMet ? isKept : isNotKept),
        figured(share(`${at}/${k}/probability`, path)),
      ],
    }
  })
  return tableOf(captions.constraints, [columns.constraint, columns.kept, rightOf(columns.probability)], rows)
}
