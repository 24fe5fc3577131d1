/*
 * A spreadsheet takes a cell that begins so for a formula: `=HYPERLINK(…)` in a client's name would run on the desk of
 * whoever opens the file (OWASP, CSV injection); the wide forms are those of Asian keyboards.
 */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/
const guarded = /^'+[=+\-@\t\r\n＝＋－＠]/

/** A cell that no spreadsheet takes for a formula: an apostrophe before it. `unguardCell` takes it away again. */
export const guardCell = (text: string): string => (formula.test(text) ? `'${text}` : text)

/** The text of a cell that was guarded. */
export const unguardCell = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell)

const quoteCell = (cell: string): string =>
  /[",\r\n;\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell

/**
 * Rows as CSV (RFC 4180): commas, CRLF, quotes where they are needed, every cell guarded against being a formula. Our own
 * few lines, because no library is needed to quote a cell, and the guard must be one that can be taken back.
 *
 * @example writeCsv([['name', 'phone'], ['Apex, Inc.', '+1 212 555 0143']]) //=> 'name,phone\r\n"Apex, Inc.",\'+1 212 555 0143\r\n'
 */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map(row => `${row.map(cell => quoteCell(guardCell(cell))).join(',')}\r\n`).join('')
