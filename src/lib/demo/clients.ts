import {apex} from './clients/apex.ts'
import {bluegum} from './clients/bluegum.ts'
import {bright} from './clients/bright.ts'
import {ganeshTraders} from './clients/ganesh-traders.ts'
import {lodzTekstyl} from './clients/lodz-tekstyl.ts'
import {mapleRidge} from './clients/maple-ridge.ts'
import {meghna} from './clients/meghna.ts'
import {moreau} from './clients/moreau.ts'
import {mueller} from './clients/mueller.ts'
import {oresund} from './clients/oresund.ts'
import {rezvani} from './clients/rezvani.ts'
import {sagarmatha} from './clients/sagarmatha.ts'
import {vilaSerena} from './clients/vila-serena.ts'
import {yamamoto} from './clients/yamamoto.ts'
import type {ClientStory} from './story/client.ts'

/** The clients of the demo book. All of them are invented; numbers are from ranges kept free for fiction. */
export const clients: readonly ClientStory[] = [
  apex,
  bright,
  lodzTekstyl,
  ganeshTraders,
  sagarmatha,
  meghna,
  rezvani,
  yamamoto,
  vilaSerena,
  moreau,
  mueller,
  oresund,
  bluegum,
  mapleRidge,
]
