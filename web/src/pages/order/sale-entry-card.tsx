import { useState } from "react";
import type { BuyerEntry } from "../../../../server/http/buyer-entry-contract.ts";
import type { OrderDetail } from "../../../../server/http/contract.ts";
import type { SaleEntry } from "../../../../server/http/sale-entry-contract.ts";
import { useEnterSale } from "../../api/orders.ts";
import { useI18n } from "../../i18n/context.tsx";
import { isDayTyped } from "../../i18n/istanbul-day.ts";
import { BlockStack, Button, Card, FormLayout, InlineStack, Select, Text, TextField } from "../../ui/polaris.ts";
import { Unfold } from "../../ui/unfold.tsx";
import { useTold } from "../use-told.ts";
import { CarrierFields } from "./carrier-fields.tsx";
import { saveLabel } from "./save-label.ts";
import { useTyped, useTyping } from "./typing.tsx";
import { isWebSite, PAYMENT_METHODS, type SaleFieldProps, wrongOf } from "./sale-entry.ts";

/** What the law adds to an invoice of an internet sale, corrected for one order before it is issued. */
export function SaleEntryCard({ order }: { readonly order: OrderDetail }) {
  const { t } = useI18n();
  const isUsed = Object.values(order.saleEntry).some((text) => text !== "");
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("saleEntry.title")}
        </Text>
        <Text as="p" tone="subdued">
          {t("saleEntry.about")}
        </Text>
        <Unfold summary={t("saleEntry.open")} isOpen={isUsed}>
          <SaleForm order={order} />
        </Unfold>
      </BlockStack>
    </Card>
  );
}

function SaleForm({ order }: { readonly order: OrderDetail }) {
  const { t } = useI18n();
  const told = useTold();
  const [entry, setEntry] = useState<SaleEntry>(order.saleEntry);
  const [kept, setKept] = useState<SaleEntry>(order.saleEntry);
  const change = (changes: Partial<SaleEntry>) => setEntry({ ...entry, ...changes });
  const { mutateAsync, isPending } = useEnterSale(order);
  const { isUnsaved, saveAll } = useTyping();
  const saveTyped = (buyer?: Partial<BuyerEntry>) =>
    mutateAsync({ ...entry, ...(buyer && { buyer }) }).then(() => setKept(entry));
  const wrong = wrongOf(entry);
  const [discards, setDiscards] = useState(0);
  const discard = () => {
    setEntry(kept);
    setDiscards(discards + 1);
  };
  useTyped("sale", isOther(entry, kept) ? { save: saveTyped, wrong, discard } : null);
  const save = () => told(isUnsaved ? saveAll() : saveTyped(), t("saleEntry.saved"));
  return (
    <BlockStack gap="300">
      <FormLayout>
        <TextField
          label={t("saleEntry.webSite")}
          value={entry.webSite}
          onChange={(webSite) => change({ webSite })}
          error={isWebSite(entry.webSite) ? false : t("saleEntry.webSite.wrong")}
          inputMode="url"
          autoComplete="off"
        />
        <PaymentFields entry={entry} onChange={change} />
        <CarrierFields key={discards} entry={entry} onChange={change} />
      </FormLayout>
      <InlineStack>
        <Button variant="primary" disabled={wrong !== null} onClick={save} loading={isPending}>
          {t(saveLabel(order.state, "saleEntry.save"))}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}

const isOther = (entry: SaleEntry, kept: SaleEntry): boolean => JSON.stringify(entry) !== JSON.stringify(kept);

function PaymentFields({ entry, onChange }: SaleFieldProps) {
  const { t } = useI18n();
  const isNamed = ["", "ODEMEARACISI", "DIGER"].includes(entry.paymentMethod);
  const methods = PAYMENT_METHODS.map((value) => ({ value: value as string, label: t(`sale.method.${value}`) }));
  return (
    <FormLayout>
      <Select
        label={t("saleEntry.paymentMethod")}
        options={[{ value: "", label: t("saleEntry.asOrdered") }, ...methods]}
        value={entry.paymentMethod}
        onChange={(paymentMethod) => onChange({ paymentMethod })}
      />
      <FormLayout.Group>
        {isNamed ? (
          <TextField
            label={t("saleEntry.paymentName")}
            value={entry.paymentName}
            onChange={(paymentName) => onChange({ paymentName })}
            maxLength={100}
            autoComplete="off"
          />
        ) : null}
        <TextField
          label={t("saleEntry.paymentDate")}
          type="date"
          value={entry.paymentDate}
          error={isDayTyped(entry.paymentDate) ? false : t("day.wrong")}
          onChange={(paymentDate) => onChange({ paymentDate })}
          autoComplete="off"
        />
      </FormLayout.Group>
    </FormLayout>
  );
}
