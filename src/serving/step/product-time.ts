/** Seconds of the products of one part of a model without their starts, on the fullest device, for so many units (tokens or samples) there. */
import type { ProductShape } from "../../kernels/index.ts"
import { foldedSeconds } from "./folded-time.ts"
import type { Place } from "./place.ts"
import type { ExpertTask, ProductTask, ServedPart } from "./served-model.ts"
import { productSeconds } from "./weight-formats.ts"

/** Of matrices that every unit meets. */
export function denseSeconds({ products }: ServedPart, units: number, place: Place): number {
  return products.reduce((sum, task) => (task.kind === "head" ? sum : sum + taskSeconds(task, units, place)), 0)
}

/** Of the head, for so many sequences that are given a token. */
export function headSeconds({ products }: ServedPart, sequences: number, place: Place): number {
  return products.reduce((sum, task) => (task.kind === "head" ? sum + taskSeconds(task, sequences, place) : sum), 0)
}

/** As the fullest device multiplies it. */
export function taskShape(task: ProductTask, units: number, { layout }: Place["setup"]): ProductShape {
  const parts = Math.min(layout.tp, task.mostParts)
  return {
    batch: task.batch,
    rows: Math.max(1, task.rows * units),
    columns: task.cut === "columns" ? Math.max(1, task.columns / parts) : task.columns,
    depth: task.cut === "depth" ? Math.max(1, task.depth / parts) : task.depth,
  }
}

export function taskSeconds(task: ProductTask, units: number, place: Place): number {
  const { kernels, dense, wide, starts, folds } = place
  const [way, start] = task.kind === "dense" ? [dense, starts.dense] : [wide, starts.wide]
  const shape = taskShape(task, units, place.setup)
  const taken = task.taken === null ? shape.batch * shape.rows * shape.depth : task.taken * units
  const isFolded = task.kind === "dense" && (task.taken !== null || folds)
  const seconds = isFolded ? foldedSeconds(shape, taken, way, place) : productSeconds(kernels, shape, way) - start
  return Math.max(0, seconds)
}

/**
 * Experts that a device holds and that tokens ask for are multiplied in one grouped product. Of E experts, each token meeting k, a batch of B meets
 * E · (1 - (1 - k / E)^B), as if each token chose by chance.
 * Units: tokens of all devices of a stage → [s].  Errors: none.
 */
export function expertSeconds({ experts }: ServedPart, tokens: number, place: Place): number {
  return experts.reduce((sum, task) => sum + expertTaskSeconds(task, tokens, place), 0)
}

export function expertTaskSeconds(task: ExpertTask, tokens: number, place: Place): number {
  return Math.max(0, productSeconds(place.kernels, expertShape(task, tokens, place.setup), place.expert) - place.starts.expert)
}

/** `batch` are the experts that a device holds and tokens meet. */
export function expertShape(task: ExpertTask, tokens: number, { layout: { tp, attentionDp, ep } }: Place["setup"]): ProductShape {
  const cut = (tp * attentionDp) / ep
  const { met, rows } = metExperts(task, tokens)
  return {
    batch: Math.max(1, met / ep),
    rows: Math.max(1, rows),
    columns: task.cut === "columns" ? task.columns / cut : task.columns,
    depth: task.cut === "depth" ? task.depth / cut : task.depth,
  }
}

/** Experts that a batch meets, and tokens of each of these. */
export function metExperts(
  { experts, active }: Pick<ExpertTask, "experts" | "active">,
  tokens: number,
): { readonly met: number; readonly rows: number } {
  const met = Math.max(Math.min(active, experts), experts * (1 - (1 - active / experts) ** Math.max(1, tokens)))
  return { met, rows: (Math.max(1, tokens) * active) / met }
}
