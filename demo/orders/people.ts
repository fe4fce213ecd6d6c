import type { DemoAddress } from "./build-order.ts";

type Place = Pick<DemoAddress, "address1" | "address2" | "city" | "zip"> & { readonly province?: string };

const address = (firstName: string, lastName: string, place: Place): DemoAddress => ({
  firstName,
  lastName,
  company: null,
  province: null,
  country: "Turkey",
  countryCodeV2: "TR",
  phone: "0500 000 00 00",
  ...place,
});

/** Invented buyers. Turkish addresses reach Shopify in many spellings: il and ilçe change places, postcodes lose zeros. */
export const PEOPLE = {
  elif: address("Elif", "Karaçam", {
    address1: "Çınar Mah. Papatya Sk. No:12 D:4",
    address2: null,
    city: "Kadıköy",
    zip: "34710",
  }),
  mert: address("Mert", "Dağlıca", {
    address1: "Yeşilova Mah. 1204. Sk. No:7",
    address2: "Karşıyaka",
    city: "İzmir",
    zip: "35550",
  }),
  zeynep: address("Zeynep", "Suaçan", {
    address1: "Bahçeli Mah. 7. Cad. No:33/9",
    address2: null,
    city: "Çankaya",
    zip: "06490",
    province: "Ankara",
  }),
  burak: address("Burak", "Taşdelenoğlu", {
    address1: "Kuşkavağı Mah. Atlas Sk. No:5",
    address2: null,
    city: "Muratpaşa",
    zip: "7230",
  }),
  longName: address("Gülşah İpek Nurçiğdem", "Özgüroğulları Işıkçıoğlu", {
    address1: "Küçükağalar Mahallesi Şehit Öğretmen Ümit Gökçe Çağlar Caddesi Gülibrişim Apartmanı No:118/A İç Kapı:21",
    address2: null,
    city: "Şişli / İstanbul",
    zip: "34360",
  }),
  hakan: address("Hakan", "Ünver", {
    address1: "Fethiye Mah. Sanayi Cad. No:210",
    address2: null,
    city: "Nilüfer",
    zip: "16140",
  }),
  selin: address("Selin", "Akpınar", {
    address1: "Reşatbey Mah. 62002. Sk. No:3 K:2",
    address2: null,
    city: "Seyhan",
    zip: "01120",
  }),
  // No ilçe anywhere: nobody can tell which of 39 it is.
  noDistrict: address("Onur", "Bozkır", {
    address1: "Gül Sk. No:8 D:1",
    address2: "",
    city: "İstanbul",
    zip: "34000",
  }),
} as const satisfies Record<string, DemoAddress>;

/** The same address as a company's. */
export const atCompany = (person: DemoAddress, company: string): DemoAddress => ({ ...person, company });
