/**
 * What a column can be: a field of a person, and behind a colon what kind of number, which service, which date, which field of one's own.
 * `-` leaves it out.
 */
export const columnFields = [
  'name',
  'given',
  'additional',
  'family',
  'title',
  'suffix',
  'organisation',
  'role',
  'email',
  'phone',
  'website',
  'handle',
  'birthday',
  'date',
  'address',
  'tag',
  'note',
  'language',
  'timezone',
  'tier',
  'status',
  'custom',
  '-',
] as const
export type ColumnField = (typeof columnFields)[number]

/** What a column holds: `phone` with the detail `cell`, `custom` with the key of the field. */
export interface ColumnMeaning {
  readonly field: ColumnField
  readonly detail?: string
}

/** A header as it is compared: lower case, with one space for every run of other characters. */
export const plainHeader = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}#]+/gu, ' ')
    .trim()

/** Of each meaning the plain headers, `|` between them. */
const names: Readonly<Record<string, string>> = {
  name: 'name|full name|fullname|display name|contact|contact name|person name|formatted name|customer|client',
  given: 'first name|firstname|given name',
  additional: 'middle name|additional name',
  family: 'last name|lastname|surname|family name',
  title: 'name prefix|prefix|honorific|salutation title',
  suffix: 'name suffix|suffix',
  organisation:
    'company|company name|organization|organisation|organization name|organisation name|account name|associated company|employer|firm|business|companies',
  role: 'job title|position|job|occupation|role|organization title|organisation title',
  email:
    'email|emails|e mail|e mails|email addresses|email address|e mail address|mail|primary email|work email|personal email|home email|other email|email work|email home|email other',
  'phone:cell': 'phone mobile|mobile|mobile phone|mobile number|mobile phone number|cell|cell phone|cellphone',
  'phone:work': 'phone work|business phone|business phone 2|work phone|work direct phone|office phone|corporate phone',
  'phone:home': 'home phone|home phone 2|phone home',
  'phone:main': 'company main phone|company phone',
  'phone:fax': 'business fax|home fax|other fax|fax|fax number',
  'phone:pager': 'pager',
  'phone:car': 'car phone',
  phone: 'phone|phones|phone number|phone numbers|telephone|tel|primary phone|other phone|phone other|first phone',
  website:
    'url|website|website url|web page|webpage|web site|company website|homepage|personal web page|company domain name',
  'handle:linkedin': 'linkedin|linkedin url|linkedin profile|linkedin profile url',
  'handle:twitter': 'x|twitter|twitter url|twitter username|twitter handle',
  'handle:facebook': 'facebook|facebook url',
  'handle:bluesky': 'bluesky',
  'handle:telegram': 'telegram',
  'handle:skype': 'skype|skype username|skype id',
  'handle:whatsapp': 'whatsapp|whatsapp phone number',
  birthday: 'birthday|birth date|birthdate|date of birth|bday',
  'date:anniversary': 'anniversary|wedding anniversary',
  address: 'address|postal address|full address|mailing address',
  'address:main': 'street address|street|city|state|state region|postal code|zip|zip code|postcode',
  tag: 'labels|label|tags|tag|categories|category|group membership|groups',
  note: 'notes|note|description|comments|remarks|about',
  language: 'language|preferred language',
  timezone: 'time zone|timezone',
  tier: 'tier',
  'custom:nickname': 'nickname|nick name',
  'custom:department': 'department|organization department|departments',
  'custom:connected': 'connected on',
  'custom:lifecycle stage': 'lifecycle stage',
  'custom:stage': 'stage',
  'custom:source': 'source',
  'custom:product': 'product oneliner|oneliner',
  'custom:value per month': 'value eur month',
  'custom:next step': 'next step',
  'custom:next step due': 'next step due',
  'custom:industry': 'industry',
  'custom:seniority': 'seniority',
  'custom:located in': 'country|country region',
  'custom:employees': '# employees|employees|number of employees',
  'custom:company linkedin': 'company linkedin url|company linkedin',
  'custom:food preferences': 'food preferences',
  '-': 'photo|phonetic first name|phonetic middle name|phonetic last name|yomi name|given name yomi|additional name yomi|family name yomi|given yomi|surname yomi|company yomi|file as|email status|company name for emails|uuid|record id|person id|created at|updated at',
}

const meanings: ReadonlyMap<string, ColumnMeaning> = new Map(
  Object.entries(names).flatMap(([meaning, headers]) =>
    headers.split('|').map(header => [header, readMeaning(meaning)]),
  ),
)

/** `phone:cell` as a meaning; what stands behind the colon is the detail. */
export function readMeaning(text: string): ColumnMeaning {
  const [field = '', ...detail] = text.split(':')
  return detail.length === 0
    ? {field: field as ColumnField}
    : {field: field as ColumnField, detail: detail.join(':').trim()}
}

/** Columns of which a file has several, by their number: `E-mail 2 - Value`, `Phone 1 - Label`, `Address 1 - Formatted`. */
const numbered =
  /^(e mail|email|phone|website|address|organization|organisation|im|event|custom field|relation)s? (\d+) ?(.*)$/

const numberedFields: Readonly<Record<string, ColumnMeaning>> = {
  'e mail': {field: 'email'},
  email: {field: 'email'},
  phone: {field: 'phone'},
  website: {field: 'website'},
  address: {field: 'address'},
  event: {field: 'date'},
  'custom field': {field: 'custom'},
}

/** Of the organisation that a person is with, the parts that a book holds. */
const numberedOrganisation: Readonly<Record<string, ColumnMeaning>> = {
  name: {field: 'organisation'},
  title: {field: 'role'},
  department: {field: 'custom', detail: 'department'},
  type: {field: '-'},
  'yomi name': {field: '-'},
}

/** One of several columns of a kind: its number ties a value to the column that labels it. */
export interface NumberedColumn {
  readonly group: string
  readonly part: 'label' | 'value'
}

/** Which of several like it a column is, and whether it holds a value or the label of one. */
export function readNumbered(plain: string): NumberedColumn | undefined {
  const [, what = '', number = '', part = ''] = numbered.exec(plain) ?? []
  if (what === '' || !(what in numberedFields)) return undefined
  const group = `${what} ${number}`
  if (part === 'label' || part === 'type') return {group, part: 'label'}
  const values = what === 'address' ? ['formatted'] : ['', 'value', 'address', 'number']
  return values.includes(part) ? {group, part: 'value'} : undefined
}

/** What a part of something numbered is: of an address nothing, as its formatted form has all of them. */
function partOfNumbered(plain: string): ColumnMeaning | undefined {
  const [, what = '', , part = ''] = numbered.exec(plain) ?? []
  if (what === 'address' && part !== '') return {field: '-'}
  return /^organi[sz]ation$/.test(what) ? numberedOrganisation[part] : undefined
}

/** Words before the headers of a person, in a table that also has the columns of their organisation. */
const ofPerson = /^(?:person|contact|founder|lead) (.+)$/

/** What such a header can be: an owner or a stage is not the person's. */
const personFields: ReadonlySet<ColumnField> = new Set([
  'name',
  'given',
  'family',
  'organisation',
  'role',
  'email',
  'phone',
  'handle',
  'birthday',
  'tag',
  'note',
])

function meaningOfPerson(plain: string): ColumnMeaning | undefined {
  const [, rest = ''] = ofPerson.exec(plain) ?? []
  const meaning = rest === 'title' ? {field: 'role' as const} : meanings.get(rest)
  return meaning && personFields.has(meaning.field) ? meaning : undefined
}

/** True for the header of a person's name where others are those of the organisation. */
export const isPersonName = (plain: string): boolean =>
  ofPerson.test(plain) && ['name', 'given', 'family'].includes(meaningOfPerson(plain)?.field ?? '')

/** The parts of a postal address in columns of their own, by the words before them: `Business Street`, `Home City`. */
const addressPart =
  /^(business|home|other|work|mailing) (street|street 2|street 3|city|state|postal code|country|country region)$/

/** What the column of a known program holds; undefined for a header that is not known. */
export function knownMeaning(plain: string): ColumnMeaning | undefined {
  const known = meanings.get(plain)
  if (known) return known
  const numberedColumn = readNumbered(plain)
  if (numberedColumn) {
    return numberedColumn.part === 'label' ? {field: '-'} : numberedFields[numberedColumn.group.replace(/ \d+$/, '')]
  }
  const [, place] = addressPart.exec(plain) ?? []
  return partOfNumbered(plain) ?? (place === undefined ? meaningOfPerson(plain) : {field: 'address', detail: place})
}
