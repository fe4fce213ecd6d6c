/**
 * GİB's child sequences, which differ from OASIS UBL 2.1 (no DueDate, BuyerReference, PrepaidAmount …). "?" may be left
 * out, "*" may repeat, "+" must appear and may repeat. Source: GİB UBL-TR 1.2.1 XSD (UBL 2.1).
 */
export const TYPES = {
  InvoiceType: `ext:UBLExtensions cbc:UBLVersionID cbc:CustomizationID cbc:ProfileID cbc:ID cbc:CopyIndicator cbc:UUID
    cbc:IssueDate cbc:IssueTime? cbc:InvoiceTypeCode cbc:Note* cbc:DocumentCurrencyCode cbc:TaxCurrencyCode?
    cbc:PricingCurrencyCode? cbc:PaymentCurrencyCode? cbc:PaymentAlternativeCurrencyCode? cbc:AccountingCost?
    cbc:LineCountNumeric cac:InvoicePeriod? cac:OrderReference? cac:BillingReference* cac:DespatchDocumentReference*
    cac:ReceiptDocumentReference* cac:OriginatorDocumentReference* cac:ContractDocumentReference*
    cac:AdditionalDocumentReference* cac:Signature+ cac:AccountingSupplierParty cac:AccountingCustomerParty
    cac:BuyerCustomerParty? cac:SellerSupplierParty? cac:TaxRepresentativeParty? cac:Delivery* cac:PaymentMeans*
    cac:PaymentTerms? cac:AllowanceCharge* cac:TaxExchangeRate? cac:PricingExchangeRate? cac:PaymentExchangeRate?
    cac:PaymentAlternativeExchangeRate? cac:TaxTotal+ cac:WithholdingTaxTotal* cac:LegalMonetaryTotal cac:InvoiceLine+`,
  SupplierPartyType: "cac:Party cac:DespatchContact?",
  CustomerPartyType: "cac:Party cac:DeliveryContact?",
  PartyType: `cbc:WebsiteURI? cbc:EndpointID? cbc:IndustryClassificationCode? cac:PartyIdentification+ cac:PartyName?
    cac:PostalAddress cac:PhysicalLocation? cac:PartyTaxScheme? cac:PartyLegalEntity* cac:Contact? cac:Person?
    cac:AgentParty?`,
  PartyIdentificationType: "cbc:ID",
  PartyNameType: "cbc:Name",
  AddressType: `cbc:ID? cbc:Postbox? cbc:Room? cbc:StreetName? cbc:BlockName? cbc:BuildingName? cbc:BuildingNumber?
    cbc:CitySubdivisionName cbc:CityName cbc:PostalZone? cbc:Region? cbc:District? cac:Country`,
  CountryType: "cbc:IdentificationCode? cbc:Name",
  PartyTaxSchemeType: "cbc:RegistrationName? cbc:CompanyID? cac:TaxScheme",
  TaxSchemeType: "cbc:ID? cbc:Name? cbc:TaxTypeCode?",
  ContactType: `cbc:ID? cbc:Name? cbc:Telephone? cbc:Telefax? cbc:ElectronicMail? cbc:Note? cac:OtherCommunication*`,
  PersonType: `cbc:FirstName cbc:FamilyName cbc:Title? cbc:MiddleName? cbc:NameSuffix? cbc:NationalityID?
    cac:FinancialAccount? cac:IdentityDocumentReference?`,
  SignatureType: "cbc:ID cac:SignatoryParty cac:DigitalSignatureAttachment",
  AttachmentType: "cbc:EmbeddedDocumentBinaryObject? cac:ExternalReference?",
  OrderReferenceType: "cbc:ID cbc:SalesOrderID? cbc:IssueDate cbc:OrderTypeCode? cac:DocumentReference?",
  BillingReferenceType: `cac:InvoiceDocumentReference? cac:SelfBilledInvoiceDocumentReference?
    cac:CreditNoteDocumentReference? cac:SelfBilledCreditNoteDocumentReference? cac:DebitNoteDocumentReference?
    cac:ReminderDocumentReference? cac:AdditionalDocumentReference? cac:BillingReferenceLine*`,
  PeriodType: "cbc:StartDate? cbc:StartTime? cbc:EndDate? cbc:EndTime? cbc:DurationMeasure? cbc:Description?",
  DocumentReferenceType: `cbc:ID cbc:IssueDate cbc:DocumentTypeCode? cbc:DocumentType? cbc:DocumentDescription*
    cac:Attachment? cac:ValidityPeriod? cac:IssuerParty?`,
  DeliveryType: `cbc:ID? cbc:Quantity? cbc:ActualDeliveryDate? cbc:ActualDeliveryTime? cbc:LatestDeliveryDate?
    cbc:LatestDeliveryTime? cbc:TrackingID? cac:DeliveryAddress? cac:AlternativeDeliveryLocation?
    cac:EstimatedDeliveryPeriod? cac:CarrierParty? cac:DeliveryParty? cac:Despatch? cac:DeliveryTerms* cac:Shipment?`,
  PaymentMeansType: `cbc:PaymentMeansCode cbc:PaymentDueDate? cbc:PaymentChannelCode? cbc:InstructionNote?
    cac:PayerFinancialAccount? cac:PayeeFinancialAccount?`,
  FinancialAccountType: "cbc:ID cbc:CurrencyCode? cbc:PaymentNote? cac:FinancialInstitutionBranch?",
  PaymentTermsType: `cbc:Note? cbc:PenaltySurchargePercent? cbc:Amount? cbc:PenaltyAmount? cbc:PaymentDueDate?
    cac:SettlementPeriod?`,
  AllowanceChargeType: `cbc:ChargeIndicator cbc:AllowanceChargeReason? cbc:MultiplierFactorNumeric? cbc:SequenceNumeric?
    cbc:Amount cbc:BaseAmount? cbc:PerUnitAmount?`,
  ExchangeRateType: "cbc:SourceCurrencyCode cbc:TargetCurrencyCode cbc:CalculationRate cbc:Date?",
  TaxTotalType: "cbc:TaxAmount cac:TaxSubtotal+",
  TaxSubtotalType: `cbc:TaxableAmount? cbc:TaxAmount cbc:CalculationSequenceNumeric? cbc:TransactionCurrencyTaxAmount?
    cbc:Percent? cbc:BaseUnitMeasure? cbc:PerUnitAmount? cac:TaxCategory`,
  TaxCategoryType: "cbc:Name? cbc:TaxExemptionReasonCode? cbc:TaxExemptionReason? cac:TaxScheme",
  MonetaryTotalType: `cbc:LineExtensionAmount cbc:TaxExclusiveAmount cbc:TaxInclusiveAmount cbc:AllowanceTotalAmount?
    cbc:ChargeTotalAmount? cbc:PayableRoundingAmount? cbc:PayableAmount`,
  InvoiceLineType: `cbc:ID cbc:Note* cbc:InvoicedQuantity cbc:LineExtensionAmount cac:OrderLineReference*
    cac:DespatchLineReference* cac:ReceiptLineReference* cac:Delivery* cac:AllowanceCharge* cac:TaxTotal?
    cac:WithholdingTaxTotal* cac:Item cac:Price cac:SubInvoiceLine*`,
  ItemType: `cbc:Description? cbc:Name cbc:Keyword? cbc:BrandName? cbc:ModelName? cac:BuyersItemIdentification?
    cac:SellersItemIdentification? cac:ManufacturersItemIdentification? cac:AdditionalItemIdentification*
    cac:OriginCountry? cac:CommodityClassification* cac:ItemInstance*`,
  ItemIdentificationType: "cbc:ID",
  PartyLegalEntityType: `cbc:RegistrationName? cbc:CompanyID? cbc:RegistrationDate? cbc:SoleProprietorshipIndicator?
    cbc:CorporateStockAmount? cbc:FullyPaidSharesIndicator? cac:CorporateRegistrationScheme? cac:HeadOfficeParty?`,
  DeliveryTermsType: "cbc:ID? cbc:SpecialTerms? cbc:Amount?",
  ShipmentType: `cbc:ID cbc:HandlingCode? cbc:HandlingInstructions? cbc:GrossWeightMeasure? cbc:NetWeightMeasure?
    cbc:GrossVolumeMeasure? cbc:NetVolumeMeasure? cbc:TotalGoodsItemQuantity? cbc:TotalTransportHandlingUnitQuantity?
    cbc:InsuranceValueAmount? cbc:DeclaredCustomsValueAmount? cbc:DeclaredForCarriageValueAmount?
    cbc:DeclaredStatisticsValueAmount? cbc:FreeOnBoardValueAmount? cbc:SpecialInstructions* cac:GoodsItem*
    cac:ShipmentStage* cac:Delivery? cac:TransportHandlingUnit* cac:ReturnAddress? cac:FirstArrivalPortLocation?
    cac:LastExitPortLocation?`,
  GoodsItemType: `cbc:ID? cbc:Description* cbc:HazardousRiskIndicator? cbc:DeclaredCustomsValueAmount?
    cbc:DeclaredForCarriageValueAmount? cbc:DeclaredStatisticsValueAmount? cbc:FreeOnBoardValueAmount?
    cbc:InsuranceValueAmount? cbc:ValueAmount? cbc:GrossWeightMeasure? cbc:NetWeightMeasure? cbc:ChargeableWeightMeasure?
    cbc:GrossVolumeMeasure? cbc:NetVolumeMeasure? cbc:Quantity? cbc:RequiredCustomsID? cbc:CustomsStatusCode?
    cbc:CustomsTariffQuantity? cbc:CustomsImportClassifiedIndicator? cbc:ChargeableQuantity? cbc:ReturnableQuantity?
    cbc:TraceID? cac:Item* cac:FreightAllowanceCharge* cac:InvoiceLine* cac:Temperature* cac:OriginAddress?
    cac:MeasurementDimension*`,
  ShipmentStageType: `cbc:ID? cbc:TransportModeCode? cbc:TransportMeansTypeCode? cbc:TransitDirectionCode?
    cbc:Instructions* cac:TransitPeriod? cac:TransportMeans? cac:DriverPerson*`,
  PriceType: "cbc:PriceAmount",
} as const;

/** In UBL an element of one name has the same type wherever it stands. */
export const TYPE_OF = {
  Invoice: "InvoiceType",
  "cac:AccountingCustomerParty": "CustomerPartyType",
  "cac:AccountingSupplierParty": "SupplierPartyType",
  "cac:AdditionalDocumentReference": "DocumentReferenceType",
  "cac:AllowanceCharge": "AllowanceChargeType",
  "cac:Attachment": "AttachmentType",
  "cac:BillingReference": "BillingReferenceType",
  "cac:BuyerCustomerParty": "CustomerPartyType",
  "cac:CarrierParty": "PartyType",
  "cac:Contact": "ContactType",
  "cac:Country": "CountryType",
  "cac:Delivery": "DeliveryType",
  "cac:DeliveryAddress": "AddressType",
  "cac:DeliveryTerms": "DeliveryTermsType",
  "cac:DespatchDocumentReference": "DocumentReferenceType",
  "cac:DigitalSignatureAttachment": "AttachmentType",
  "cac:DocumentReference": "DocumentReferenceType",
  "cac:GoodsItem": "GoodsItemType",
  "cac:InvoiceDocumentReference": "DocumentReferenceType",
  "cac:InvoiceLine": "InvoiceLineType",
  "cac:IssuerParty": "PartyType",
  "cac:InvoicePeriod": "PeriodType",
  "cac:Item": "ItemType",
  "cac:LegalMonetaryTotal": "MonetaryTotalType",
  "cac:OrderReference": "OrderReferenceType",
  "cac:Party": "PartyType",
  "cac:PartyIdentification": "PartyIdentificationType",
  "cac:PartyLegalEntity": "PartyLegalEntityType",
  "cac:PartyName": "PartyNameType",
  "cac:PartyTaxScheme": "PartyTaxSchemeType",
  "cac:PayeeFinancialAccount": "FinancialAccountType",
  "cac:PaymentMeans": "PaymentMeansType",
  "cac:PaymentTerms": "PaymentTermsType",
  "cac:Person": "PersonType",
  "cac:PostalAddress": "AddressType",
  "cac:Price": "PriceType",
  "cac:PricingExchangeRate": "ExchangeRateType",
  "cac:SellersItemIdentification": "ItemIdentificationType",
  "cac:Shipment": "ShipmentType",
  "cac:ShipmentStage": "ShipmentStageType",
  "cac:SignatoryParty": "PartyType",
  "cac:Signature": "SignatureType",
  "cac:TaxCategory": "TaxCategoryType",
  "cac:TaxScheme": "TaxSchemeType",
  "cac:TaxSubtotal": "TaxSubtotalType",
  "cac:TaxTotal": "TaxTotalType",
  "cac:ValidityPeriod": "PeriodType",
  "cac:WithholdingTaxTotal": "TaxTotalType",
} as const satisfies Record<string, keyof typeof TYPES>;

export type AggregateName = keyof typeof TYPE_OF;
