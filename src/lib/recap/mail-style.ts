/** The style of a letter in a mail: no more than mail programs know, and readable where they know none of it. */
export const mailStyle = `
body { margin: 0; padding: 16px; color: #23262b; font-family: Georgia, "Times New Roman", serif; font-size: 16px; line-height: 1.5; }
.letter { max-width: 640px; margin: 0 auto; }
p { margin: 0 0 8px; }
.head p { margin: 0; color: #5c6067; font-size: 13px; }
h1 { margin: 24px 0 4px; font-size: 26px; font-weight: normal; }
h2 { margin: 24px 0 8px; padding-bottom: 4px; border-bottom: 1px solid #dcd8d0; font-size: 17px; color: #1c5d63; }
ul { margin: 0; padding: 0; list-style: none; }
li { margin: 0 0 12px; }
li p { margin: 0; }
.proposals { padding: 0 20px; list-style: disc; }
.subject, .meta, .price { color: #5c6067; }
.meta, .price { font-size: 14px; }
.price b { color: #1c5d63; }
.total p { margin: 0; }
a { color: #1c5d63; }
blockquote { margin: 0 0 8px; padding: 4px 16px; }
.ask { margin-top: 24px; padding: 8px 16px; background: #eef4f3; }
.ask h2 { margin: 0; padding: 0; border: 0; }
.closing { margin-top: 24px; }
`.trim()
