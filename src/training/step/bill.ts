/** What one block costs a device for one micro-batch, in seconds of single kernels: sums that the step is put together from. */

export type Bill = {
  /** Matrix products forward, backward, but those of the two below. */
  readonly product: number
  readonly productBack: number
  /** Those of experts, many beside each other. */
  readonly grouped: number
  readonly groupedBack: number
  /** What all products of the two sorts take at the peak, forward and backward: no device is quicker. */
  readonly productLeast: number
  readonly groupedLeast: number
  /** Gradients of weights alone: parts of `productBack` and `groupedBack`, which nothing waits for until the step. */
  readonly productWeights: number
  readonly groupedWeights: number
  /** Recurrences, token after token or in chunks. */
  readonly scan: number
  readonly scanBack: number
  readonly attention: number
  readonly attentionBack: number
  /** Work that memory bounds: norms, activations, sums, casts. */
  readonly pass: number
  readonly passBack: number
  /** Kernels that the host starts. */
  readonly launches: number
  readonly launchesBack: number
  /** Collectives of tensor, context and expert parallelism, forward and backward together. */
  readonly tensor: number
  readonly context: number
  readonly expert: number
}

export const noBill: Bill = {
  product: 0,
  productBack: 0,
  grouped: 0,
  groupedBack: 0,
  productLeast: 0,
  groupedLeast: 0,
  productWeights: 0,
  groupedWeights: 0,
  scan: 0,
  scanBack: 0,
  attention: 0,
  attentionBack: 0,
  pass: 0,
  passBack: 0,
  launches: 0,
  launchesBack: 0,
  tensor: 0,
  context: 0,
  expert: 0,
}

export type MutableBill = { -readonly [K in keyof Bill]: Bill[K] }

export function addBill(to: MutableBill, bill: Bill, times: number): void {
  to.product += times * bill.product
  to.productBack += times * bill.productBack
  to.grouped += times * bill.grouped
  to.groupedBack += times * bill.groupedBack
  to.productLeast += times * bill.productLeast
  to.groupedLeast += times * bill.groupedLeast
  to.productWeights += times * bill.productWeights
  to.groupedWeights += times * bill.groupedWeights
  to.scan += times * bill.scan
  to.scanBack += times * bill.scanBack
  to.attention += times * bill.attention
  to.attentionBack += times * bill.attentionBack
  to.pass += times * bill.pass
  to.passBack += times * bill.passBack
  to.launches += times * bill.launches
  to.launchesBack += times * bill.launchesBack
  to.tensor += times * bill.tensor
  to.context += times * bill.context
  to.expert += times * bill.expert
}
