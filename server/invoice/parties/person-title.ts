import { fold } from "../text.ts";

/** Words of companies, public bodies and trades, folded: a title with one of them is no person's name. */
const NOT_A_NAME: ReadonlySet<string> = new Set(
  `as anonim ltd limited sti sirket sirketi holding grup group gmbh inc llc corp co ag sa
  tic ticaret san sanayi koop kooperatif kooperatifi dernek dernegi vakif vakfi birlik birligi federasyonu sendikasi odasi kulubu
  belediye belediyesi valiligi kaymakamligi mudurlugu baskanligi bakanligi universite universitesi okulu koleji hastanesi
  yonetimi yoneticiligi apartmani sitesi ortakligi subesi elciligi konsoloslugu
  tekstil gida insaat turizm otomotiv elektronik yazilim mobilya lojistik nakliyat danismanlik reklam medya muhendislik
  mimarlik muhasebe market marketing cafe kafe restoran lokantasi otel hotel magaza butik eczane eczanesi kozmetik kuyumculuk
  sarkuteri firini matbaa ajans ajansi atolye atolyesi studyo studio shop store dukkan ev evi pazarlama ithalat ihracat
  hizmetleri hizmet ofis ofisi buro burosu klinigi merkezi akademi akademisi teknoloji bilisim enerji tarim hayvancilik`
    .split(/\s+/)
    .filter(Boolean),
);

/** Whether a title is made of nothing but what a person's name is: two to four words of letters, none of them a business's. */
export function looksLikePerson(title: string): boolean {
  const words = title.trim().split(/\s+/);
  const isName = words.length >= 2 && words.length <= 4 && words.every((word) => /^\p{L}+$/u.test(word));
  return isName && !words.some((word) => NOT_A_NAME.has(fold(word)));
}
