const marker = /^(<{7,}|\|{7,}|={7,}|>{7,})(?: .*)?\r?$/
const anyMarker = new RegExp(marker.source, 'm')

/**
 * The signs with which git sets the sides of an open merge apart: seven of one kind, more of them within a base. Undefined for any
 * other line: those of a book begin otherwise.
 *
 * @example markerOf('<<<<<<< HEAD') //=> '<<<<<<<'
 */
export const markerOf = (line: string): string | undefined => marker.exec(line)?.[1]

/** True for text in which any line is a conflict marker of git. */
export const hasMarkers = (text: string): boolean => anyMarker.test(text)
