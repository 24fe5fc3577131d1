/** Stands for oclif's cache, which reads a package.json from disk to know its own version. */
export default class Cache extends Map<string, unknown> {
  static readonly #shared = new Cache([['@oclif/core', {name: '@oclif/core', version: '4'}]])

  static getInstance(): Cache {
    return Cache.#shared
  }
}
