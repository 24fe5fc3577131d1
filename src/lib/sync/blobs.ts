import {createHash} from 'node:crypto'
import type {Repository} from './repository.ts'
import {blobAt} from './tree.ts'

/** The bytes of a blob. Throws `sync` where there is none of that name. */
export const readBlob = ({git}: Repository, blob: string): Buffer => git.recallBytes(['cat-file', 'blob', blob])

/** True where a blob holds these bytes: its name is the hash of them. */
export function isBlobOf(blob: string, bytes: Uint8Array): boolean {
  const hash = createHash(blob.length === 64 ? 'sha256' : 'sha1')
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex') === blob
}

/** Stores bytes as they are: no filter of the repository runs. */
export const writeBlob = ({git}: Repository, bytes: Uint8Array): string =>
  git.text(['hash-object', '-w', '--no-filters', '--stdin'], {input: bytes})

/** The blob of these bytes: that of a commit which holds them already, or a new one. */
export function storeBlob(
  repository: Repository,
  path: string,
  bytes: Buffer,
  commits: readonly (string | undefined)[],
): string {
  const held = commits.flatMap(commit => (commit && blobAt(repository, commit, path)) || [])
  return held.find(blob => isBlobOf(blob, bytes)) ?? writeBlob(repository, bytes)
}
