import { SIGNATURE_SCHEME } from "../gib/party-schemes.ts";
import type { Invoice } from "../invoice/invoice.ts";
import { aggregate } from "./aggregate.ts";
import { branch, type Element, text } from "./element.ts";
import { lasting } from "./serialize.ts";
import { identification, postalAddress } from "./party.ts";

/** The XSD wants some child where the signer will put its XAdES signature. */
export const signaturePlaceholder = (): Element => PLACEHOLDER;

const PLACEHOLDER = lasting(
  branch("ext:UBLExtensions", [
    branch("ext:UBLExtension", [
      branch("ext:ExtensionContent", [text("unsigned", "", { xmlns: "urn:otofatura:unsigned" })]),
    ]),
  ]),
);

/** Who signs and where: the XSD demands it of unsigned documents too. An integrator that signs itself writes its own name here. */
export const signature = ({ seller, ettn }: Invoice): Element =>
  aggregate("cac:Signature", [
    text("cbc:ID", seller.taxId.value, { schemeID: SIGNATURE_SCHEME }),
    aggregate("cac:SignatoryParty", [
      identification(seller.taxId.scheme, seller.taxId.value),
      postalAddress(seller.address),
    ]),
    aggregate("cac:DigitalSignatureAttachment", [
      branch("cac:ExternalReference", [text("cbc:URI", `#Signature_${ettn}`)]),
    ]),
  ]);
