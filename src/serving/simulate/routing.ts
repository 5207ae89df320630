/** Which of several workers takes the next request. */
import { unreachable } from "../../engine/index.ts"
import type { Router } from "./settings.ts"
import type { WorkerState } from "./worker-state.ts"

export class Routing<W extends WorkerState> {
  readonly #router: Router
  readonly #workers: readonly W[]
  #turn: number = -1

  constructor(router: Router, workers: readonly W[]) {
    this.#router = router
    this.#workers = workers
  }

  next(): W {
    return this.#workers[this.nextNumber()]!
  }

  /** Its place among the workers. */
  nextNumber(): number {
    switch (this.#router) {
      case "round robin":
        this.#turn = (this.#turn + 1) % this.#workers.length
        return this.#turn
      case "least loaded":
        return leastLoaded(this.#workers)
      default:
        return unreachable(this.#router)
    }
  }
}

/** The first of those with the fewest requests. */
function leastLoaded(workers: readonly WorkerState[]): number {
  let best = 0
  for (let i = 1; i < workers.length; i++) if (workers[i]!.present.count < workers[best]!.present.count) best = i
  return best
}
