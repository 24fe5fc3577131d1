import {answerOf, apex, bookOf, helen, item, opportunityOf, record, retainer, vow} from './sample.ts'

/** A text that tries to be markup, a link, a heading, a header and a command to a terminal. */
export const hostileText =
  "<script>alert(1)</script> [x](javascript:alert(2)) ![y](https://evil.example/p.gif) **b** `c`\r\nBcc: x@evil.example\r\n\r\n# h\x1b[2J \u202eevil\u2066 \"onload='x'"

/** A customer all of whose texts are hostile. */
export const hostileBook = bookOf(
  apex,
  {...retainer, title: hostileText},
  {...helen, name: hostileText, salutation: hostileText, closing: hostileText},
  record('setting', 'sname', {key: 'name', value: hostileText}),
  record('setting', 'sbusiness', {key: 'business', value: hostileText}),
  item({share: hostileText, evidence: 'javascript:alert(3)'}),
  item({share: hostileText, kind: 'extra', evidence: 'https://example.com/"><script>alert(4)</script>'}),
  item({share: hostileText, kind: 'result', evidence: 'https://example.com/"><script>alert(4)</script>'}),
  vow({state: 'kept', closedOn: '2026-02-02', share: hostileText}),
  answerOf({comment: hostileText, contact: helen.id}),
  opportunityOf({share: hostileText}),
)

/** What is typed for the letter, hostile too. */
export const hostileTyped = {
  thanks: hostileText,
  improve: hostileText,
  next: [hostileText],
  ask: hostileText,
  askBy: '2026-11-09',
} as const
