/** A value that is worked out when it is first asked for. */
export function once<T>(make: () => T): () => T {
  let made: {readonly value: T} | undefined
  return () => {
    made ??= {value: make()}
    return made.value
  }
}

/** An object whose values are worked out when each is first asked for. */
export function lazily<T extends object>(makers: {readonly [K in keyof T]: () => T[K]}): T {
  const values = {} as T
  for (const name of Object.keys(makers) as (keyof T)[]) {
    Object.defineProperty(values, name, {get: once(makers[name]), enumerable: true})
  }
  return values
}
