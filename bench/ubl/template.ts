import type { Order } from "../../server/invoice/order.ts";
import { type Amounts, amountsOf, type LineAmounts, lira } from "./template-amounts.ts";

/*
 * The limit: what somebody would write by hand for exactly these orders (one seller, one consumer, one way to pay and to
 * ship), with the sums and the escaping that the document needs and nothing else.
 */

export function templateDocument(order: Order): string {
  const amounts = amountsOf(order);
  return `<?xml version="1.0" encoding="UTF-8"?>
${head(order, amounts)}${parties(order)}${totals(amounts)}${amounts.lines.map(line).join("")}</Invoice>`;
}

const NEEDS_ESCAPE = /[&<>"]/;

function escaped(text: string): string {
  if (!NEEDS_ESCAPE.test(text)) return text;
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

const NAMESPACES = `xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2" xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2 UBL-Invoice-2.1.xsd"`;

const reference = (id: string, type: string): string =>
  `<cac:AdditionalDocumentReference><cbc:ID>${id}</cbc:ID><cbc:IssueDate>2025-11-20</cbc:IssueDate><cbc:DocumentTypeCode>${type}</cbc:DocumentTypeCode></cac:AdditionalDocumentReference>`;

const head = (order: Order, { payable, lines }: Amounts): string =>
  `<Invoice ${NAMESPACES}><ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><unsigned xmlns="urn:otofatura:unsigned"/></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions><cbc:UBLVersionID>2.1</cbc:UBLVersionID><cbc:CustomizationID>TR1.2</cbc:CustomizationID><cbc:ProfileID>EARSIVFATURA</cbc:ProfileID><cbc:ID>EAR2025000000042</cbc:ID><cbc:CopyIndicator>false</cbc:CopyIndicator><cbc:UUID>0b6dbb3c-6f2e-4b2a-9d1c-0a1b2c3d4e5f</cbc:UUID><cbc:IssueDate>2025-11-20</cbc:IssueDate><cbc:IssueTime>14:42:00</cbc:IssueTime><cbc:InvoiceTypeCode>SATIS</cbc:InvoiceTypeCode><cbc:Note>YALNIZ : ${words(payable)}</cbc:Note><cbc:Note>Bu satış internet üzerinden yapılmıştır.</cbc:Note><cbc:Note>e-Arşiv izni kapsamında elektronik ortamda iletilmiştir.</cbc:Note><cbc:Note>Sipariş no: ${escaped(order.name)}</cbc:Note><cbc:DocumentCurrencyCode>TRY</cbc:DocumentCurrencyCode><cbc:LineCountNumeric>${lines.length}</cbc:LineCountNumeric><cac:OrderReference><cbc:ID>${escaped(order.name)}</cbc:ID><cbc:IssueDate>2025-11-19</cbc:IssueDate></cac:OrderReference>${reference("ELEKTRONIK", "SEND_TYPE")}${reference(".", "IS_INTERNET")}${reference("https://www.ornek.com.tr", "INT_WEBSITE")}${reference("ODEMEARACISI", "INT_PAYMENT_METHOD")}${reference("2025-11-19", "INT_PAYMENTDATE")}`;

const ONES = ["", "BİR", "İKİ", "ÜÇ", "DÖRT", "BEŞ", "ALTI", "YEDİ", "SEKİZ", "DOKUZ"];
const TENS = ["", "ON", "YİRMİ", "OTUZ", "KIRK", "ELLİ", "ALTMIŞ", "YETMİŞ", "SEKSEN", "DOKSAN"];

function hundreds(value: number): string {
  const hundred = Math.floor(value / 100);
  const yuz = hundred === 0 ? "" : hundred === 1 ? "YÜZ " : `${ONES[hundred]} YÜZ `;
  return `${yuz}${TENS[Math.floor((value % 100) / 10)]} ${ONES[value % 10]}`;
}

function words(kurus: number): string {
  const whole = Math.floor(kurus / 100);
  const thousand = Math.floor(whole / 1000);
  const bin = thousand === 0 ? "" : thousand === 1 ? "BİN " : `${hundreds(thousand)} BİN `;
  return `${bin}${hundreds(whole % 1000)} TÜRK LİRASI ${hundreds(kurus % 100)} KURUŞ`;
}

const SELLER_ADDRESS = `<cac:PostalAddress><cbc:StreetName>Bağdat Cad. No:1</cbc:StreetName><cbc:CitySubdivisionName>Kadıköy</cbc:CitySubdivisionName><cbc:CityName>İstanbul</cbc:CityName><cbc:PostalZone>34710</cbc:PostalZone><cac:Country><cbc:IdentificationCode>TR</cbc:IdentificationCode><cbc:Name>Türkiye</cbc:Name></cac:Country></cac:PostalAddress>`;

const SELLER = `<cac:Signature><cbc:ID schemeID="VKN_TCKN">1234567808</cbc:ID><cac:SignatoryParty><cac:PartyIdentification><cbc:ID schemeID="VKN">1234567808</cbc:ID></cac:PartyIdentification>${SELLER_ADDRESS}</cac:SignatoryParty><cac:DigitalSignatureAttachment><cac:ExternalReference><cbc:URI>#Signature_0b6dbb3c-6f2e-4b2a-9d1c-0a1b2c3d4e5f</cbc:URI></cac:ExternalReference></cac:DigitalSignatureAttachment></cac:Signature><cac:AccountingSupplierParty><cac:Party><cbc:WebsiteURI>https://www.ornek.com.tr</cbc:WebsiteURI><cac:PartyIdentification><cbc:ID schemeID="VKN">1234567808</cbc:ID></cac:PartyIdentification><cac:PartyIdentification><cbc:ID schemeID="MERSISNO">0123456780800001</cbc:ID></cac:PartyIdentification><cac:PartyName><cbc:Name>Örnek E-Ticaret A.Ş.</cbc:Name></cac:PartyName>${SELLER_ADDRESS}<cac:PartyTaxScheme><cac:TaxScheme><cbc:Name>Kadıköy</cbc:Name></cac:TaxScheme></cac:PartyTaxScheme></cac:Party></cac:AccountingSupplierParty>`;

const parties = ({ billing, email, phone }: Order): string =>
  `${SELLER}<cac:AccountingCustomerParty><cac:Party><cac:PartyIdentification><cbc:ID schemeID="TCKN">11111111111</cbc:ID></cac:PartyIdentification><cac:PostalAddress><cbc:StreetName>${escaped(billing?.address1 ?? "")}</cbc:StreetName><cbc:CitySubdivisionName>${escaped(billing?.city ?? "")}</cbc:CitySubdivisionName><cbc:CityName>İstanbul</cbc:CityName><cbc:PostalZone>${escaped(billing?.zip ?? "")}</cbc:PostalZone><cac:Country><cbc:IdentificationCode>TR</cbc:IdentificationCode><cbc:Name>Türkiye</cbc:Name></cac:Country></cac:PostalAddress><cac:Contact><cbc:Telephone>${escaped(phone ?? "")}</cbc:Telephone><cbc:ElectronicMail>${escaped(email ?? "")}</cbc:ElectronicMail></cac:Contact><cac:Person><cbc:FirstName>${escaped(billing?.firstName ?? "")}</cbc:FirstName><cbc:FamilyName>${escaped(billing?.lastName ?? "")}</cbc:FamilyName></cac:Person></cac:Party></cac:AccountingCustomerParty><cac:Delivery><cbc:ActualDeliveryDate>2025-11-21</cbc:ActualDeliveryDate><cac:CarrierParty><cac:PartyIdentification><cbc:ID schemeID="VKN">9860008925</cbc:ID></cac:PartyIdentification><cac:PartyName><cbc:Name>Yurtiçi Kargo Servisi A.Ş.</cbc:Name></cac:PartyName><cac:PostalAddress><cbc:CitySubdivisionName>-</cbc:CitySubdivisionName><cbc:CityName>-</cbc:CityName><cac:Country><cbc:IdentificationCode>TR</cbc:IdentificationCode><cbc:Name>Türkiye</cbc:Name></cac:Country></cac:PostalAddress></cac:CarrierParty></cac:Delivery><cac:PaymentMeans><cbc:PaymentMeansCode>1</cbc:PaymentMeansCode><cbc:PaymentDueDate>2025-11-19</cbc:PaymentDueDate><cbc:InstructionNote>ODEMEARACISI - iyzico</cbc:InstructionNote></cac:PaymentMeans>`;

const KDV = `<cac:TaxCategory><cac:TaxScheme><cbc:Name>KDV</cbc:Name><cbc:TaxTypeCode>0015</cbc:TaxTypeCode></cac:TaxScheme></cac:TaxCategory>`;

const totals = ({ groups, gross, allowance, net, tax, payable }: Amounts): string =>
  `<cac:TaxTotal><cbc:TaxAmount currencyID="TRY">${lira(tax)}</cbc:TaxAmount>${groups.map((group, index) => `<cac:TaxSubtotal><cbc:TaxableAmount currencyID="TRY">${lira(group.paid - group.tax)}</cbc:TaxableAmount><cbc:TaxAmount currencyID="TRY">${lira(group.tax)}</cbc:TaxAmount><cbc:CalculationSequenceNumeric>${index + 1}</cbc:CalculationSequenceNumeric><cbc:Percent>${group.rate}</cbc:Percent>${KDV}</cac:TaxSubtotal>`).join("")}</cac:TaxTotal><cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="TRY">${lira(gross)}</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount currencyID="TRY">${lira(net)}</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="TRY">${lira(payable)}</cbc:TaxInclusiveAmount><cbc:AllowanceTotalAmount currencyID="TRY">${lira(allowance)}</cbc:AllowanceTotalAmount><cbc:PayableAmount currencyID="TRY">${lira(payable)}</cbc:PayableAmount></cac:LegalMonetaryTotal>`;

const line = (each: LineAmounts, index: number): string =>
  `<cac:InvoiceLine><cbc:ID>${index + 1}</cbc:ID><cbc:InvoicedQuantity unitCode="C62">${each.quantity}</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="TRY">${lira(each.net)}</cbc:LineExtensionAmount>${each.allowance === 0 ? "" : `<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:MultiplierFactorNumeric>${(each.allowance / each.gross).toFixed(4)}</cbc:MultiplierFactorNumeric><cbc:Amount currencyID="TRY">${lira(each.allowance)}</cbc:Amount><cbc:BaseAmount currencyID="TRY">${lira(each.gross)}</cbc:BaseAmount></cac:AllowanceCharge>`}<cac:TaxTotal><cbc:TaxAmount currencyID="TRY">${lira(each.tax)}</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount currencyID="TRY">${lira(each.net)}</cbc:TaxableAmount><cbc:TaxAmount currencyID="TRY">${lira(each.tax)}</cbc:TaxAmount><cbc:Percent>${each.rate}</cbc:Percent>${KDV}</cac:TaxSubtotal></cac:TaxTotal><cac:Item><cbc:Name>${escaped(each.name)}</cbc:Name>${each.code === undefined ? "" : `<cac:SellersItemIdentification><cbc:ID>${escaped(each.code)}</cbc:ID></cac:SellersItemIdentification>`}</cac:Item><cac:Price><cbc:PriceAmount currencyID="TRY">${each.unitPrice}</cbc:PriceAmount></cac:Price></cac:InvoiceLine>`;
