const [firstBlock, largestBlock] = [1 << 12, 1 << 20]

/**
 * A list of many values that JSON can say, kept as its bytes outside of the heap: objects take several times the room, above all those
 * whose keys, such as addresses, are found nowhere else. A value is made anew whenever it is read; fields that are undefined are left out.
 */
export class PackedList<T> implements Iterable<T> {
  readonly #blocks: Buffer[] = []
  /** Where in its block each value begins and ends, and which block that is. */
  readonly #places: number[] = []
  #free = 0

  get length(): number {
    return this.#places.length / 3
  }

  /** Adds a value, and tells its place. */
  push(value: T): number {
    const json = JSON.stringify(value)
    const size = Buffer.byteLength(json)
    if (this.#free + size > (this.#blocks.at(-1)?.length ?? 0)) {
      const usual = Math.min(largestBlock, firstBlock << Math.min(this.#blocks.length, 8))
      this.#blocks.push(Buffer.allocUnsafeSlow(Math.max(usual, size)))
      this.#free = 0
    }
    this.#blocks.at(-1)?.write(json, this.#free)
    this.#places.push(this.#blocks.length - 1, this.#free, this.#free + size)
    this.#free += size
    return this.length - 1
  }

  /** The value at a place that push told. */
  at(place: number): T {
    const bytes = this.#blocks[this.#places[place * 3] ?? -1]
    if (!bytes) throw new RangeError(`no value at ${place}`)
    return JSON.parse(bytes.toString('utf8', this.#places[place * 3 + 1], this.#places[place * 3 + 2])) as T
  }

  *[Symbol.iterator](): Generator<T> {
    for (let place = 0; place < this.length; place++) yield this.at(place)
  }
}
