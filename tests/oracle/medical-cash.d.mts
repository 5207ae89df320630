/** Types of the hand reckoning: money in CNY, flows by month, times in months. */
export type Row = {
  readonly customers: number
  readonly revenue: number
  readonly collected: number
  readonly payroll: number
  readonly serving: number
  readonly costs: number
  readonly tax: number
  readonly raised: number
  readonly payment: number
  readonly cash: number
}
/** Scalars: the training in GPU-months, the launch and the month in which customers can first come. */
export declare const gpuMonths: number
export declare const launch: number
export declare const opening: number
/** One row for each of the 60 months. */
export declare function table(): Row[]
export declare function cash(): number[]
