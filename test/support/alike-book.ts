import {aBook} from './build.ts'

/** An id of a type by its letter and first characters. */
export const id = (letter: string, tail: string): string => letter + tail.padEnd(12, '0')
export const customers = {
  apex: id('c', 'abc1'),
  apexLtd: id('c', 'abc2'),
  lodz: id('c', 'def1'),
  ganesh: id('c', '9aaa'),
  muller: id('c', '8bbb'),
  helen: id('c', '7ccc'),
}
export const people = {helen: id('p', 'abc1'), priya: id('p', 'bcd1'), ben: id('p', 'cde1')}

/** A book in which names are alike, written in several scripts, and people share them. */
export const book = aBook()
  .customer({id: customers.apex, name: 'Apex Manufacturing', phones: {'+49 30 1234567': true, '+1 555 0100': null}})
  .contact({
    id: people.helen,
    name: 'Dr. Helen Marks',
    emails: {'Helen@apex.example': true, 'gone@apex.example': null},
    handles: {linkedin: 'helen-marks', x: null},
  })
  .engagement({id: id('e', '1111'), title: 'Operations retainer 2026'})
  .engagement({id: id('e', '2222'), title: 'Audit of the second plant'})
  .touch({id: id('t', '1111')})
  .touch({id: id('t', '1112')})
  .customer({id: customers.apexLtd, name: 'Apex'})
  .contact({id: people.ben, name: 'Ben Marks', phones: {'030 7654321': true}})
  .engagement({id: id('e', '3333'), title: 'Operations review'})
  .customer({id: customers.lodz, name: 'Łódź Tekstyl', emails: {'biuro@lodz.example': true}})
  .customer({id: customers.ganesh, name: 'गणेश ट्रेडर्स'})
  .contact({id: people.priya, name: 'प्रिया'})
  .customer({id: customers.muller, name: "Müller & O'Brien"})
  .customer({id: customers.helen, name: 'Helen Marks Consulting'})
  .build()
