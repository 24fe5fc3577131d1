import type {Channel} from '../../book/choices.ts'

/** Where meetings on the screen are held. */
const videoPlaces =
  /\b(?:zoom\.us|zoomgov\.com|meet\.google\.com|teams\.(?:microsoft|live)\.com|webex\.com|whereby\.com|meet\.jit\.si|gotomeeting\.com|goto\.com\/meeting|bluejeans\.com|skype\.com|facetime\.apple\.com|around\.co|bigbluebutton|microsoft teams|google meet|zoom meeting|video ?call|videocall)\b/i

const phonePlaces = /^\s*(?:tel:|phone\b|telephone\b|call\b|\+?[\d\s()./-]{7,}$)/i

const callTitles = /\b(?:phone|telephone) ?call\b|\bcall(?:ed|ing)?\b/i

/** How people meet, by where: a link to a video room, a phone number or the word for it; else face to face. */
export function meetingChannel(place: {
  readonly title: string
  readonly location: string
  readonly links: readonly string[]
}): Channel {
  if ([place.location, ...place.links].some(text => videoPlaces.test(text))) return 'video'
  if (phonePlaces.test(place.location)) return 'call'
  return place.location === '' && callTitles.test(place.title) ? 'call' : 'meeting'
}
