/** What was asked for last, by key: a map that does not grow. */

export class Recent<Key, Value> {
  private readonly known = new Map<Key, Value>()
  private readonly most: number

  constructor(most: number) {
    this.most = most
  }

  get size(): number {
    return this.known.size
  }

  /** What is known, or what is made now; then what was not asked for longest is forgotten. */
  of(key: Key, make: () => Value): Value {
    const found = this.known.has(key) ? (this.known.get(key) as Value) : make() // just asked
    this.known.delete(key)
    this.known.set(key, found)
    for (const oldest of this.known.keys()) if (this.known.size > this.most) this.known.delete(oldest)
    return found
  }
}
