import {demoTour} from '../demo/tour.ts'
import {quote} from '../text/quote.ts'
import {data, lines} from './parts.ts'
import type {View} from './view.ts'

/** Where the sample book is, how to point crm at it and, where its day is not today, at its clock, and five commands to try. */
export const viewDemo =
  (clock: string | undefined): View<{file: string; customers: number; touches: number}> =>
  ({file, customers, touches}, screen) => {
    const {palette} = screen
    return lines(
      `A sample book of ${customers} clients and ${touches} touches: ${data(file, screen)}`,
      '',
      'Point crm at it in this shell:',
      `  ${palette.command(`export CRM_FILE=${data(quote(file), screen)}`)}`,
      ...(clock ? ['and at the day of its stories:', `  ${palette.command(`export CRM_NOW=${clock}`)}`] : []),
      '',
      'Then try:',
      ...demoTour.flatMap(({command, why}) => [
        `  ${palette.command(data(command, screen))}`,
        `      ${palette.dim(why)}`,
      ]),
    )
  }
