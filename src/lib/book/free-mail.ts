/** Where anybody gets a mailbox: such a domain says nothing of whom somebody works for. */
const domains: ReadonlySet<string> = new Set(
  [
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com rocketmail.com icloud.com me.com',
    'mac.com aol.com gmx.com gmx.net mail.com email.com proton.me protonmail.com pm.me fastmail.com zoho.com tutanota.com',
    'tuta.com hey.com web.de t-online.de freenet.de arcor.de orange.fr free.fr laposte.net wanadoo.fr sfr.fr libero.it',
    'virgilio.it seznam.cz wp.pl onet.pl o2.pl interia.pl bluewin.ch ziggo.nl telenet.be skynet.be terra.com.br uol.com.br',
    'mail.ru bk.ru inbox.ru list.ru yandex.ru yandex.com ya.ru rambler.ru ukr.net qq.com 163.com 126.com sina.com naver.com',
    'daum.net hanmail.net rediffmail.com bigpond.com comcast.net verizon.net att.net sbcglobal.net btinternet.com shaw.ca',
  ].flatMap(line => line.split(' ')),
)

/** Providers with a domain in every country: `yahoo.co.in`, `hotmail.fr`, `gmx.at`. */
const everywhere = /^(?:yahoo|hotmail|live|outlook|gmx)\.(?:[a-z]{2}|com?\.[a-z]{2})$/

/**
 * True for the domain of a provider that gives a mailbox to anybody.
 *
 * @example isFreeMail('yahoo.co.in') //=> true
 */
export const isFreeMail = (domain: string): boolean => domains.has(domain) || everywhere.test(domain)
