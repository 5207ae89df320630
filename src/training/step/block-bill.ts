/** The bill of one part of a model on one device: kernels one by one, and what its ranks say to each other. */
import type { Precision } from "../../data/index.ts"
import type { Ring } from "../../devices/index.ts"
import { hierarchicalCollective, type Kernels } from "../../kernels/index.ts"
import { type Cluster, ringsOf } from "../plan/cluster.ts"
import { valueBytes } from "../plan/value-bytes.ts"
import { attentionTimes, keyValueBytes } from "./attention.ts"
import type { Bill, MutableBill } from "./bill.ts"
import { noBill } from "./bill.ts"
import { logitPasses, passBytes } from "./passes.ts"
import { productTimes } from "./products.ts"
import type { ProfiledNode, ProfiledPart, StepProfile } from "./profile.ts"
import { type Sharding, widePrecision } from "./sharding.ts"

export type Place = { readonly kernels: Kernels; readonly cluster: Cluster }

type Rings = { readonly tensor: readonly Ring[]; readonly context: readonly Ring[]; readonly expert: readonly Ring[] }

/** Of one block, or of what comes before or after the blocks; for one micro-batch. */
export function blockBill(profile: StepProfile, part: ProfiledPart, sharding: Sharding, place: Place): Bill {
  const { tp, cp, ep } = sharding
  const rings: Rings = {
    tensor: ringsOf(place.cluster, 1, tp),
    context: ringsOf(place.cluster, tp, cp),
    expert: ringsOf(place.cluster, 1, ep),
  }
  const bill: MutableBill = { ...noBill }
  for (const one of part.nodes) {
    addProducts(bill, one, part, sharding, place, profile)
    addPasses(bill, one, part, sharding, place, profile)
    addCollectives(bill, one, sharding, place, rings)
  }
  return bill
}

function addProducts(
  bill: MutableBill,
  one: ProfiledNode,
  part: ProfiledPart,
  sharding: Sharding,
  { kernels }: Place,
  { job }: StepProfile,
): void {
  if (isAttention(one)) {
    const { forward, backward } = attentionTimes(kernels, one.node, sharding, job.attention ?? "flash")
    bill.attention += forward
    bill.launches += 1
    if (!one.passesGradient) return
    bill.attentionBack += backward
    bill.launchesBack += 1
    return
  }
  const precision = productPrecision(one, part, sharding)
  const times = productTimes(kernels, one, sharding, precision, job.loraRank ?? 0)
  const forward = sumOf(one)
  bill[forward] += times.forward
  bill[`${forward}Back`] += times.backward
  bill.launches += times.launches
  bill.launchesBack += times.launchesBack
  if (forward === "scan") return
  bill[`${forward}Least`] += times.least
  bill[`${forward}Weights`] += times.weights
}

/** Scores and values are a kernel of their own, beside the matrix products. */
export function isAttention({ node }: ProfiledNode): boolean {
  return node.kind === "attention" && node.products.length > 1
}

/** Narrow precisions are those of the blocks. */
export function productPrecision({ node }: ProfiledNode, { role }: ProfiledPart, { precision }: Sharding): Precision {
  return role === "block" && !node.isHead ? precision : widePrecision(precision)
}

/** Where its seconds are added up. */
export function sumOf({ node }: ProfiledNode): "product" | "grouped" | "scan" {
  if (node.kind === "experts") return "grouped"
  return node.kind === "recurrent" ? "scan" : "product"
}

function addPasses(
  bill: MutableBill,
  one: ProfiledNode,
  part: ProfiledPart,
  sharding: Sharding,
  { kernels }: Place,
  { job }: StepProfile,
): void {
  const { forward, backward, launches } = passBytes(one, sharding)
  if (forward > 0) bill.pass += kernels.memoryPass(forward)
  if (backward > 0) bill.passBack += kernels.memoryPass(backward)
  bill.launches += launches
  bill.launchesBack += one.passesGradient ? launches : 0
  const isLogits =
    part.role === "last" && job.sequence !== null && one.node.kind === "linear" && one.node === part.nodes.at(-1)?.node
  if (!isLogits) return
  const logits = (one.output * sharding.microBatch) / (sharding.cp * sharding.tp)
  bill.pass += kernels.memoryPass(logits * logitPasses.forward)
  bill.passBack += kernels.memoryPass(logits * logitPasses.backward)
}

/**
 * Tensor: each narrowing matrix ends in an all-reduce forward and its block begins with one backward, or in a reduce-scatter and an
 * all-gather, which move as much (arXiv 2205.05198, section 4.2.2). Context: keys and values go round forward, they and their
 * gradients backward. Experts: tokens go and come back, forward and backward.
 */
function addCollectives(bill: MutableBill, one: ProfiledNode, sharding: Sharding, { kernels }: Place, rings: Rings): void {
  const { tp, cp, ep, microBatch, precision } = sharding
  const { node, output, passesGradient } = one
  const each = valueBytes(precision)
  const ways = passesGradient ? 2 : 1
  const isExpert = node.kind === "experts"
  if (tp > 1 && endsInReduce(one) && !(isExpert && ep > 1))
    bill.tensor += ways * hierarchicalCollective(kernels, "all-reduce", (output * microBatch * each) / cp, rings.tensor)
  if (cp > 1 && node.kind === "attention")
    bill.context +=
      (passesGradient ? 3 : 1) * hierarchicalCollective(kernels, "all-gather", keyValueBytes(node, sharding), rings.context)
  const product = node.products[0]
  if (ep > 1 && isExpert && node.target !== "gate" && product !== undefined) {
    const width = node.target === "down" ? product.columns : product.depth
    const bytes = (product.batch * product.rows * width * microBatch * each) / (cp * tp)
    bill.expert += ways * tokensThereOrBack(kernels, bytes, product.batch, rings.expert)
  }
}

/**
 * All-to-all of tokens with their experts. A token crosses to another machine once, however many of its experts live there, and is handed out within
 * while others cross (DeepSeek-V3, arXiv 2412.19437, section 3.2.2; deepseek-ai/DeepEP). With even routing k experts lie on
 * N (1 - (1 - 1 / N)^k) of N machines.
 */
function tokensThereOrBack(kernels: Kernels, bytes: number, experts: number, rings: readonly Ring[]): number {
  const [inner, ...outer] = rings.filter(({ ranks }) => ranks > 1)
  if (inner === undefined) return 0
  const machines = outer.reduce((product, { ranks }) => product * ranks, 1)
  const met = machines * (1 - (1 - 1 / machines) ** experts)
  const within = hierarchicalCollective(kernels, "all-to-all", bytes, [inner])
  return Math.max(within, hierarchicalCollective(kernels, "all-to-all", (bytes * met) / experts, outer))
}

/** Where ranks of tp hold parts of a sum: behind narrowing matrices, and behind a table of words, of which each holds some rows. */
function endsInReduce({ node }: ProfiledNode): boolean {
  return node.target === "output" || node.target === "down" || node.kind === "embedding"
}
