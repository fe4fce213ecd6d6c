import type { Invoice, ProfileId } from "../../../server/invoice/invoice.ts";
import type { Party, PartyTaxId } from "../../../server/invoice/parties/party.ts";
import { aDocument } from "./a-document-of.ts";
import { COMPANY } from "./a-sample-invoice.ts";
import type { Mutation } from "./gib-mutations.ts";

const SALE = aDocument("EARSIVFATURA", "SATIS");

/** Who sells and who buys. */
export const PARTY_MUTATIONS: readonly Mutation[] = [
  {
    what: "a seller's VKN of nine digits",
    ours: "SELLER_TAX_ID_INVALID",
    theirs: ["PartyIdentificationTCKNVKNCheck 1", "SignatureCheck 2"],
    document: sold({ taxId: company("987654321") }),
  },
  {
    what: "a seller's VKN of a wrong last digit",
    ours: "SELLER_TAX_ID_INVALID",
    theirs: [],
    document: sold({ taxId: company("9876543218") }),
  },
  {
    what: "a seller by the TCKN that stands for nobody",
    ours: "SELLER_TAX_ID_INVALID",
    theirs: [],
    document: sold({ taxId: person("11111111111") }),
  },
  {
    what: "a seller without a title",
    ours: "SELLER_NAME_MISSING",
    theirs: ["PartyIdentificationPartyNamePersonCheck 4"],
    document: sold({ taxId: company("9876543217", " ") }),
  },
  {
    what: "a buyer's VKN of nine digits",
    ours: "TAX_ID_CHECKSUM",
    theirs: ["PartyIdentificationTCKNVKNCheck 1"],
    document: bought("EARSIVFATURA", company("123456780")),
  },
  {
    what: "a buyer's TCKN of ten digits",
    ours: "TAX_ID_CHECKSUM",
    theirs: ["PartyIdentificationTCKNVKNCheck 2"],
    document: bought("EARSIVFATURA", person("1000000014")),
  },
  {
    what: "a buyer's TCKN of a wrong last digit",
    ours: "TAX_ID_CHECKSUM",
    theirs: [],
    document: bought("EARSIVFATURA", person("10000000147")),
  },
  {
    what: "a company without a title",
    ours: "BUYER_TITLE_MISSING",
    theirs: ["PartyIdentificationPartyNamePersonCheck 4"],
    document: bought("TEMELFATURA", company("1234567808", " ")),
  },
  {
    what: "a company whose title nobody sees",
    ours: "BUYER_TITLE_MISSING",
    theirs: [],
    document: bought("TEMELFATURA", company("1234567808", "\u200b")),
  },
  {
    what: "a person without a family name",
    ours: "BUYER_NAME_MISSING",
    theirs: ["PartyIdentificationPartyNamePersonCheck 6"],
    document: bought("EARSIVFATURA", person("10000000146", "")),
  },
  {
    what: "a buyer abroad without a name",
    ours: "BUYER_TITLE_MISSING",
    theirs: ["OfficelTitleCheck 1"],
    document: exportTo(company("2222222222", " ")),
  },
  {
    what: "a place Shopify knows and GİB does not",
    ours: "COUNTRY_UNKNOWN",
    theirs: ["CountryCodeCheck 1"],
    document: { ...SALE, buyer: { ...SALE.buyer, address: { ...SALE.buyer.address, countryCode: "AC" } } },
  },
  {
    what: "a sale to the ministry that receives the exports",
    ours: "CUSTOMS_MINISTRY_BUYER",
    theirs: ["TaxFreeInvoiceCheck 1"],
    document: bought("TEMELFATURA", company("1460415308")),
  },
  {
    what: "an e-Fatura to nobody in particular",
    ours: "EINVOICE_BUYER_UNREGISTERED",
    theirs: [],
    document: bought("TEMELFATURA", person("11111111111")),
  },
  {
    what: "a public body that is a person",
    ours: "PUBLIC_BUYER_NEEDS_VKN",
    theirs: [],
    document: bought("KAMU", person("10000000146")),
  },
];

function company(value: string, title = "Kuzey Ticaret Ltd. Şti."): PartyTaxId {
  return { scheme: "VKN", value, title };
}

function person(value: string, familyName = "Yılmaz"): PartyTaxId {
  return { scheme: "TCKN", value, firstName: "Ayşe", familyName };
}

function sold(changes: Partial<Party>): Invoice {
  return { ...SALE, seller: { ...SALE.seller, ...changes } };
}

function bought(profileId: ProfileId, taxId: PartyTaxId): Invoice {
  return { ...aDocument(profileId, "SATIS"), buyer: { ...COMPANY, taxId } };
}

function exportTo(taxId: PartyTaxId): Invoice {
  const invoice = aDocument("IHRACAT", "ISTISNA");
  return { ...invoice, buyer: { ...invoice.buyer, taxId } };
}
