/** Whether gates can be held: what they see is there, what stopping gives is known and in the unit of the objective. */
import { error, nearest, type Report } from "../diagnostics/index.ts"
import type { Model, Quantity } from "../engine/index.ts"
import { slug } from "../shape/index.ts"
import { isSame, printDimension } from "../units/index.ts"
import { monthOutside } from "./asked-month.ts"
import { type Gate, gatesOf, usuallySeen } from "./gates.ts"
import type { ProjectFile, VentureFile } from "./read.ts"

type Checked = { readonly file: VentureFile; readonly model: Model; readonly report: Report; readonly project: ProjectFile }

export function checkGates(file: VentureFile, model: Model, report: Report): void {
  for (const project of file.projects) {
    const checked = { file, model, report, project }
    for (const gate of gatesOf(project.sections.gates, project.name)) {
      checkTime(gate, checked)
      checkSeen(gate, checked)
      checkOtherwise(gate, checked)
      checkGets(gate, checked)
    }
  }
}

function checkTime({ when, span }: Gate, { file, report, project }: Checked): void {
  const written = project.fields.find(({ name }) => when.kind === "time" && `${project.name}.${name}` === when.path)
  const fixed = written?.value?.kind === "constant" ? [written.value.magnitude * written.value.unit.factor] : []
  for (const month of when.kind === "months" ? when.months : fixed) {
    const outside = monthOutside(month, file.header, written?.span ?? span)
    if (outside === null) continue
    report(outside)
    return
  }
}

function checkSeen({ sees, span, label }: Gate, { model, project, report }: Checked): void {
  const isKnown = (name: string): boolean => found(model, project, name) !== undefined
  if (sees.length === 0 && !usuallySeen.some(isKnown)) report(error("gate-sees", span, { gate: label }))
  for (const { text, span: place } of sees) {
    if (isKnown(slug(text))) continue
    const known = [...model.quantities.keys()].map((path) => path.replace(`${project.name}.`, ""))
    const close = nearest(text, known)
    report(error("unknown-name", place, { name: text, nearest: close }, close[0]))
  }
}

function checkOtherwise({ otherwise }: Gate, { file, project, report }: Checked): void {
  if (otherwise === null) return
  const others = file.projects.map(({ name }) => name).filter((name) => name !== project.name)
  if (others.includes(slug(otherwise.text))) return
  const words = ["stop", ...others]
  const close = nearest(otherwise.text, words)
  report(error("unknown-word", otherwise.span, { key: "else", got: otherwise.text, words, nearest: close }, close[0]))
}

function checkGets({ gets, span, otherwise }: Gate, { file, model, project, report }: Checked): void {
  const given = model.quantities.get(gets)
  const { quantity } = file.objective
  if (given === undefined) {
    // Whatever stands there and could not be compiled was reported.
    const isWritten = project.fields.some(({ name }) => `${project.name}.${name}` === gets)
    if (!isWritten) report(error("gate-gets", span, { objective: quantity, project: otherwise?.text ?? "" }))
    return
  }
  const aim = found(model, project, quantity)
  if (aim === undefined || isSame(aim.dimension, given.dimension)) return
  const { origin } = given.definition
  const [expected, got] = [aim, given].map(({ dimension }) => printDimension(dimension))
  report(
    error("wrong-unit", origin.kind === "file" ? origin.span : span, { expected: expected ?? "", got: got ?? "", what: "gets" }),
  )
}

/** As a name inside a project is looked up. */
function found({ quantities }: Model, { name: project }: ProjectFile, name: string): Quantity | undefined {
  return quantities.get(`${project}.${name}`) ?? quantities.get(name)
}
