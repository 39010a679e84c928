// Mail services anybody can have an address at, so no company can be the one an address there leads to. The lists that
// npm has name universities and companies too, and one fetches itself anew while it is installed.

/** Under whatever ending: `yahoo.co.jp`, `hotmail.fr`. */
const EVERYWHERE = new Set(
  `gmail googlemail yahoo ymail rocketmail hotmail gmx yandex aol protonmail tutanota rediffmail mailinator`.split(' '),
)

const DOMAINS = new Set(
  `outlook.com outlook.de outlook.fr outlook.es outlook.it outlook.jp outlook.pt outlook.com.br outlook.com.au outlook.in
   live.com live.de live.fr live.it live.nl live.be live.se live.no live.dk live.ca live.cn live.jp live.co.uk live.com.mx
   live.com.ar live.com.au live.com.pt msn.com passport.com windowslive.com icloud.com me.com mac.com proton.me pm.me
   tuta.com tuta.io tutamail.com keemail.me hey.com fastmail.com fastmail.fm zoho.com zohomail.com zohomail.eu mail.com
   email.com usa.com post.com europe.com consultant.com myself.com hushmail.com inbox.com lycos.com excite.com juno.com
   netzero.net duck.com mozmail.com relay.firefox.com privaterelay.appleid.com mailbox.org posteo.de posteo.net
   riseup.net disroot.org startmail.com runbox.com mailfence.com
   comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net optonline.net
   roadrunner.com rogers.com shaw.ca sympatico.ca telus.net videotron.ca bigpond.com optusnet.com.au xtra.co.nz
   web.de freenet.de t-online.de arcor.de online.de vodafone.de kabelmail.de mail.de email.de bluewin.ch sunrise.ch
   hispeed.ch chello.at aon.at a1.net
   orange.fr wanadoo.fr free.fr sfr.fr neuf.fr laposte.net bbox.fr numericable.fr skynet.be telenet.be proximus.be
   ziggo.nl kpnmail.nl planet.nl home.nl xs4all.nl hetnet.nl casema.nl
   libero.it virgilio.it tin.it alice.it tiscali.it tim.it inwind.it iol.it fastwebnet.it
   telefonica.net movistar.es terra.es ono.com sapo.pt clix.pt netcabo.pt
   btinternet.com btopenworld.com talktalk.net sky.com virginmedia.com ntlworld.com blueyonder.co.uk o2.co.uk eircom.net
   online.no telia.com comhem.se bredband.net spray.se mail.dk
   wp.pl o2.pl onet.pl onet.eu op.pl interia.pl interia.eu poczta.fm tlen.pl gazeta.pl seznam.cz email.cz centrum.cz
   post.cz volny.cz azet.sk centrum.sk zoznam.sk freemail.hu citromail.hu abv.bg mail.bg
   mail.ru bk.ru inbox.ru list.ru internet.ru rambler.ru lenta.ru ya.ru ukr.net i.ua meta.ua
   uol.com.br bol.com.br terra.com.br ig.com.br globo.com globomail.com r7.com zipmail.com.br oi.com.br
   prodigy.net.mx fibertel.com.ar ciudad.com.ar
   qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com 139.com 189.cn aliyun.com 21cn.com tom.com
   naver.com daum.net hanmail.net nate.com docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp i.softbank.jp nifty.com
   biglobe.ne.jp ocn.ne.jp so-net.ne.jp excite.co.jp goo.jp pchome.com.tw hinet.net
   indiatimes.com sify.com walla.co.il walla.com netvision.net.il mynet.com
   guerrillamail.com 10minutemail.com yopmail.com trashmail.com temp-mail.org sharklasers.com dispostable.com`.split(
    /\s+/,
  ),
)

/** @param registered  what somebody registered of it: `yahoo.co.jp`. @param name  without the ending: `yahoo` */
export function isFreeMail(domain: string, registered: string | null, name: string | null): boolean {
  return DOMAINS.has(domain) || DOMAINS.has(registered ?? '') || EVERYWHERE.has(name ?? '')
}
