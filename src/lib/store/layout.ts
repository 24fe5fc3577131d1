/** The first line of every data file, in every version: a union of two files would not parse with two different ones. */
export const header = '{"crm":1,"records":['

/** The last line of every data file. */
export const footer = 'null]}'
