/** Requests by when they are due, the earliest first; of equals the one that arrived first. Any of them can be taken out. */

export class DueHeap {
  length: number = 0
  readonly #due: Float64Array
  readonly #requests: Int32Array
  /** Where each request stands; shared by all heaps of a simulation, since a request is in one at a time. Shape: [all requests]. */
  readonly #places: Int32Array

  /** room: requests that it may hold at a time. */
  constructor(room: number, places: Int32Array) {
    this.#due = new Float64Array(room)
    this.#requests = new Int32Array(room)
    this.#places = places
  }

  /** Infinity where nothing is due. */
  firstDue(): number {
    return this.length === 0 ? Number.POSITIVE_INFINITY : this.#due[0]!
  }

  first(): number {
    return this.#requests[0]!
  }

  add(request: number, due: number): void {
    this.length += 1
    this.#rise(this.length - 1, request, due)
  }

  remove(request: number): void {
    const place = this.#places[request]!
    this.length -= 1
    if (place === this.length) return
    const [moved, due] = [this.#requests[this.length]!, this.#due[this.length]!]
    if (place > 0 && this.#isBefore(moved, due, (place - 1) >> 1)) this.#rise(place, moved, due)
    else this.#sink(place, moved, due)
  }

  #isBefore(request: number, due: number, place: number): boolean {
    const other = this.#due[place]!
    return due < other || (due === other && request < this.#requests[place]!)
  }

  #rise(from: number, request: number, due: number): void {
    let place = from
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (!this.#isBefore(request, due, parent)) break
      this.#set(place, this.#requests[parent]!, this.#due[parent]!)
      place = parent
    }
    this.#set(place, request, due)
  }

  #sink(from: number, request: number, due: number): void {
    let place = from
    for (;;) {
      let child = 2 * place + 1
      if (child >= this.length) break
      if (child + 1 < this.length && this.#isBefore(this.#requests[child + 1]!, this.#due[child + 1]!, child)) child += 1
      if (this.#isBefore(request, due, child)) break
      this.#set(place, this.#requests[child]!, this.#due[child]!)
      place = child
    }
    this.#set(place, request, due)
  }

  #set(place: number, request: number, due: number): void {
    this.#requests[place] = request
    this.#due[place] = due
    this.#places[request] = place
  }
}
