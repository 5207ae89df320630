/** A growing run of bytes, with the number formats of WebAssembly (Core Specification 2.0, section 5.2). */

export class Bytes {
  private data = new Uint8Array(1024)
  private used = 0

  byte(...values: readonly number[]): this {
    this.reserve(values.length)
    for (const value of values) this.data[this.used++] = value
    return this
  }

  /** LEB128, unsigned. */
  unsigned(value: number): this {
    let rest = value
    do {
      const low = rest % 128
      rest = Math.floor(rest / 128)
      this.byte(rest === 0 ? low : low | 128)
    } while (rest !== 0)
    return this
  }

  /** LEB128, signed; 32 bits. */
  signed(value: number): this {
    let rest = value | 0
    for (;;) {
      const low = rest & 127
      rest >>= 7
      const isLast = (rest === 0 && (low & 64) === 0) || (rest === -1 && (low & 64) !== 0)
      this.byte(isLast ? low : low | 128)
      if (isLast) return this
    }
  }

  double(value: number): this {
    this.reserve(8)
    new DataView(this.data.buffer).setFloat64(this.used, value, true)
    this.used += 8
    return this
  }

  long(value: bigint): this {
    this.reserve(8)
    new DataView(this.data.buffer).setBigInt64(this.used, value, true)
    this.used += 8
    return this
  }

  text(value: string): this {
    this.unsigned(value.length)
    return this.byte(...[...value].map((letter) => letter.charCodeAt(0)))
  }

  append(other: Bytes): this {
    this.reserve(other.used)
    this.data.set(other.data.subarray(0, other.used), this.used)
    this.used += other.used
    return this
  }

  /** Preceded by its length: a section, the body of a function. */
  sized(other: Bytes): this {
    return this.unsigned(other.used).append(other)
  }

  finished(): Uint8Array<ArrayBuffer> {
    return this.data.slice(0, this.used)
  }

  private reserve(more: number): void {
    if (this.used + more <= this.data.length) return
    const larger = new Uint8Array(Math.max(this.data.length * 2, this.used + more))
    larger.set(this.data)
    this.data = larger
  }
}
