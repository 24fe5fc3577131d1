import {join} from 'node:path'
import {
  API,
  type Checker,
  type Program,
  SignatureKind,
  type Type,
  TypeFlags,
  type TypeReference,
} from 'typescript/unstable/sync'
import {exitCodes} from '../../src/lib/exit-codes.ts'
import {definitionsFor} from '../../src/lib/program/answer-schemas.ts'
import {findCommandFiles} from '../command-files.ts'
import {type Definitions, describe, type Schema} from './json-schema.ts'
import {SchemaMaker} from './types.ts'

const draft = 'https://json-schema.org/draft/2020-12/schema'

/** What every command prints where it fails. */
const errorAnswer: Schema = {
  type: 'object',
  description: 'what any command prints where it fails; the exit code is the same as in text',
  properties: {
    error: {
      type: 'object',
      properties: {
        code: {enum: Object.keys(exitCodes).sort(), description: 'what kind of error'},
        message: {type: 'string', description: 'what is wrong, with the value'},
        hint: {type: 'string', description: 'the way out: a command or an input'},
        candidates: {
          type: 'array',
          description: 'what a reference may mean',
          items: {
            type: 'object',
            properties: {id: {type: 'string'}, name: {type: 'string'}},
            required: ['id', 'name'],
          },
        },
      },
      required: ['code', 'message'],
    },
  },
  required: ['error'],
}

/** The file of schemas: what is shared, and what each command answers, by its words. */
interface SchemaFile {
  readonly $schema: string
  readonly title: string
  readonly description: string
  readonly $defs: Definitions
  readonly commands: {readonly [words: string]: Schema}
  readonly error: Schema
}

/** The type that `run` of a command promises. */
function resultType(program: Program, checker: Checker, path: string): Type {
  const file = program.getSourceFile(path)
  const module = file && checker.getSymbolAtLocation(file)
  const command = module && checker.getExportsOfModule(module).find(({name}) => name === 'default')
  const run = command && checker.getPropertyOfType(checker.getDeclaredTypeOfSymbol(command), 'run')
  const type = run && checker.getTypeOfSymbol(run)
  const [signature] = type ? checker.getSignaturesOfType(type, SignatureKind.Call) : []
  const promise = signature && checker.getReturnTypeOfSignature(signature)
  const [result] = promise?.isTypeReference() ? checker.getTypeArguments(promise as TypeReference) : []
  if (!result) throw new Error(`${path}: no run() that promises an answer`)
  return result
}

/** The text of schema/crm.schema.json, from the types of the commands in `root`. */
export function makeSchema(root: string): string {
  const api = new API({cwd: root})
  try {
    const [project] = api.updateSnapshot({openProject: join(root, 'tsconfig.json')}).getProjects()
    if (!project) throw new Error('no project in tsconfig.json')
    const {program, checker} = project
    const maker = new SchemaMaker(checker)
    const commands: {[words: string]: Schema} = {}
    for (const {id, path} of findCommandFiles(join(root, 'src/commands'))) {
      const type = resultType(program, checker, join(root, 'src/commands', `${path}.ts`))
      if (type.flags & TypeFlags.Void) continue
      commands[id] = describe(maker.schemaOf(type, '', `crm ${id}`), `what crm ${id} --json prints`)
    }
    return `${JSON.stringify(assemble(commands, maker.definitions), null, 1)}\n`
  } finally {
    api.close()
  }
}

function assemble(commands: {readonly [words: string]: Schema}, definitions: Definitions): SchemaFile {
  const used = definitionsFor(commands, definitions)
  return {
    $schema: draft,
    title: 'crm --json',
    description: 'What each command prints with --json. Written by npm run build from the types of the commands.',
    $defs: Object.fromEntries(Object.entries(definitions).filter(([name]) => Object.hasOwn(used, name))),
    commands,
    error: errorAnswer,
  }
}
