import {everyday, followUps} from '../sentences.ts'
import type {EverydayChannel, Scene} from '../story/touches.ts'
import type {Telling} from './telling.ts'

/** How often an everyday talk is followed by what I send. */
const followUpChance = 0.4

/** So many tries for a text that this client has not had; there are over a hundred for each channel. */
const mostTries = 100

/** An everyday touch, and what was sent after it. */
export interface EverydayTouch {
  readonly touch: Scene
  readonly followUp?: Scene
}

/** Everyday touches of a client with somebody there, one after the other: no text comes twice. */
export function everydayTouches({story, draws}: Telling): (who: string) => EverydayTouch {
  const used = new Set<string>()
  const nextChannel = draws.deck(story.channels)
  const nextTopic = draws.deck(story.topics)
  const nextFollowUp = draws.deck(followUps)
  const nextSentence = new Map<EverydayChannel, () => string>()
  const sentenceFor = (channel: EverydayChannel): string => {
    const deal = nextSentence.get(channel) ?? draws.deck(everyday[channel].sentences)
    nextSentence.set(channel, deal)
    return deal()
  }
  const write = (sentence: () => string, topic: () => string, who: string): {text: string; about: string} => {
    for (let tries = 0; ; tries++) {
      const about = topic()
      const text = sentence().replaceAll('{who}', who).replaceAll('{topic}', about)
      if (used.has(text) && tries < mostTries) continue
      used.add(text)
      return {text, about}
    }
  }
  return who => {
    const via = nextChannel()
    const {text, about} = write(() => sentenceFor(via), nextTopic, who)
    const {direction} = everyday[via]
    const touch: Scene = {via, direction, who, text}
    if (direction !== 'both' || !draws.chance(followUpChance)) return {touch}
    const sent = write(nextFollowUp, () => about, who)
    return {touch, followUp: {via: story.followUp, direction: 'out', who, text: sent.text}}
  }
}
