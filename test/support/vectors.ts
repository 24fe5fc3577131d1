/** A reference figure that has to be there: a table that lost one fails by name and not by comparing nothing. */
export const present = <Value>(value: Value | undefined, name: string): Value => {
  if (value === undefined) throw new Error(`vectors.json has no ${name}`)
  return value
}
