/**
 * The style of the page: a letter on a sheet, light or dark as the reader has it, always light on paper, one page of A4 or
 * Letter for what is usual. No font, image or anything else is fetched.
 */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --desk: #efede8; --sheet: #fffefc; --ink: #23262b; --quiet: #5c6067; --rule: #dcd8d0; --accent: #1c5d63; --tint: #eef4f3;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Palatino Linotype", Palatino, Cambria, Georgia, "Noto Serif", serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --desk: #111315; --sheet: #191c1f; --ink: #e7e4de; --quiet: #a4a8ac; --rule: #363b40; --accent: #86c5c3; --tint: #1f2a2c;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--desk); color: var(--ink); font: 1.0625rem/1.55 var(--serif); text-size-adjust: 100%; }
main { max-width: 47rem; margin: 3rem auto; padding: 4rem 4.5rem 4.5rem; background: var(--sheet); border-radius: 2px; box-shadow: 0 1px 3px rgb(0 0 0 / .08), 0 12px 40px rgb(0 0 0 / .07); }
p, ul, blockquote, figure { margin: 0; }
p { text-wrap: pretty; }
.head { display: flex; justify-content: space-between; gap: 1rem; font: .8125rem/1.4 var(--sans); color: var(--quiet); }
.head .business { color: var(--accent); font-weight: 600; }
h1 { margin: 2.5rem 0 .25rem; font-size: 2.125rem; font-weight: 400; line-height: 1.15; text-wrap: balance; }
.subject { margin-bottom: 2.25rem; color: var(--quiet); text-wrap: balance; }
.subject bdi:last-child, .meta bdi { display: inline-block; max-width: 100%; }
.salutation { margin-bottom: .75rem; }
.timeline { margin: 2rem 0 .5rem; color: var(--accent); }
.line { display: block; overflow: visible; }
.axis { stroke: var(--rule); stroke-width: 1; }
.month { fill: var(--quiet); font: .6875rem var(--sans); }
.timeline figcaption { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin-top: .375rem; font: .8125rem/1.4 var(--sans); color: var(--quiet); }
.timeline figcaption span { display: inline-flex; align-items: center; gap: .4rem; }
.key { flex: none; color: var(--accent); overflow: visible; }
h2 { margin: 2rem 0 .5rem; padding-bottom: .3rem; border-bottom: 1px solid var(--rule); font-size: 1.0625rem; font-weight: 600; line-height: 1.3; color: var(--accent); break-after: avoid; }
ul { padding: 0; list-style: none; }
li { display: grid; grid-template-columns: 1fr auto; column-gap: 1.5rem; padding: .35rem 0; break-inside: avoid; }
.meta a bdi { display: inline; }
.meta { font: .8125rem/1.5 var(--sans); color: var(--quiet); font-variant-numeric: tabular-nums; }
.price { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
.price s { color: var(--quiet); margin-inline-end: .5rem; }
.price b, .total b { font-weight: 600; color: var(--accent); }
.total { display: flex; justify-content: space-between; align-items: baseline; column-gap: 1.5rem; margin-top: .25rem; padding-top: .5rem; border-top: 1px solid var(--rule); }
.total .price span { display: block; }
.lead { padding: .2rem 0; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .15em; overflow-wrap: anywhere; }
blockquote { padding-block: .25rem; padding-inline-start: 1.25rem; border-inline-start: 2px solid var(--accent); font-style: italic; break-inside: avoid; }
blockquote + blockquote { margin-top: .75rem; }
blockquote footer { font: .8125rem/1.5 var(--sans); color: var(--quiet); }
:is(:lang(hi), :lang(ne), :lang(bn), :lang(fa)) blockquote { font-style: normal; }
.proposals li { grid-template-columns: auto 1fr; column-gap: .75rem; }
.proposals li::before { content: "–"; color: var(--accent); }
.ask { margin-top: 2rem; padding: 1rem 1.25rem; background: var(--tint); border-inline-start: 3px solid var(--accent); break-inside: avoid; }
.ask h2 { margin: 0 0 .15rem; padding: 0; border: 0; }
.closing { margin-top: 2rem; break-inside: avoid; }
.closing p + p { margin-top: .75rem; }
.closing strong { font-weight: 600; }
.appendix { margin-top: 3.5rem; font-size: .9375rem; }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 40rem) {
  body { background: var(--sheet); font-size: 1rem; }
  main { margin: 0; padding: 1.75rem 1.25rem 2.5rem; border-radius: 0; box-shadow: none; }
  h1 { margin-top: 1.75rem; font-size: 1.75rem; }
  li { column-gap: 1rem; }
  .minor { display: none; }
}
@page { margin: 13mm 18mm 12mm; }
@media print {
  body { background: none; font-size: 9.4pt; line-height: 1.28; }
  main { max-width: none; margin: 0; padding: 0; box-shadow: none; background: none; }
  h1 { margin: 3mm 0 .5mm; font-size: 18pt; }
  .subject { margin-bottom: 3mm; }
  .salutation { margin-bottom: 1.5mm; }
  .timeline { margin: 2.5mm 0 0; }
  .timeline figcaption { margin-top: 0; }
  h2 { margin: 2.8mm 0 .7mm; padding-bottom: .4mm; font-size: 10pt; }
  li { padding: .2mm 0; }
  li div > p { display: inline; }
  .lead { padding: 0; }
  li div > p:first-child { margin-inline-end: .75em; }
  li .meta { display: inline-block; }
  .total { margin-top: .4mm; padding-top: .6mm; }
  .head, .meta, .timeline figcaption, blockquote footer { font-size: 8pt; }
  blockquote { padding-block: 0; }
  .ask { margin-top: 3mm; padding: 1.5mm 4mm; print-color-adjust: exact; }
  .closing { margin-top: 3mm; }
  .closing p + p { margin-top: .5mm; }
  .appendix { break-inside: avoid; margin-top: 5mm; font-size: inherit; }
  .easy { font-size: 10.6pt; line-height: 1.42; }
  :where(.easy) h1 { font-size: 20pt; }
  :where(.easy) h2 { margin: 4mm 0 1mm; font-size: 11pt; }
  :where(.easy) li { padding: .6mm 0; }
  .roomy { font-size: 11pt; line-height: 1.44; }
  :where(.roomy) h1 { margin-top: 8mm; font-size: 22pt; }
  :where(.roomy) .subject { margin-bottom: 6mm; }
  :where(.roomy) h2 { margin: 5mm 0 1.2mm; font-size: 11.5pt; }
  :where(.roomy) li { padding: .7mm 0; }
  .roomy li div > p, .roomy li .meta { display: block; }
  :where(.roomy) .ask { margin-top: 5mm; padding: 3mm 4mm; }
  :where(.roomy) .closing { margin-top: 6mm; }
  .easy .closing p + p, .roomy .closing p + p { margin-top: 1.5mm; }
  .easy :is(.head, .meta, figcaption, footer), .roomy :is(.head, .meta, figcaption, footer) { font-size: 8.5pt; }
}
`.trim()
