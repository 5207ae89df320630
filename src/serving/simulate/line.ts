/**
 * A line of requests, linked through flat arrays by request number: joining at either end and leaving from anywhere take no search and no
 * memory. A request stands in one line of its worker at a time, so that all lines of a worker share the links.
 */

export type Links = { readonly after: Int32Array; readonly before: Int32Array }

export function linksFor(requests: number): Links {
  return { after: new Int32Array(requests).fill(-1), before: new Int32Array(requests).fill(-1) }
}

export class Line {
  head: number = -1
  tail: number = -1
  length: number = 0
  readonly #links: Links

  constructor(links: Links) {
    this.#links = links
  }

  pushBack(request: number): void {
    const { after, before } = this.#links
    before[request] = this.tail
    after[request] = -1
    if (this.tail < 0) this.head = request
    else after[this.tail] = request
    this.tail = request
    this.length += 1
  }

  pushFront(request: number): void {
    const { after, before } = this.#links
    after[request] = this.head
    before[request] = -1
    if (this.head < 0) this.tail = request
    else before[this.head] = request
    this.head = request
    this.length += 1
  }

  remove(request: number): void {
    const { after, before } = this.#links
    const [next, last] = [after[request]!, before[request]!]
    if (last < 0) this.head = next
    else after[last] = next
    if (next < 0) this.tail = last
    else before[next] = last
    this.length -= 1
  }
}
