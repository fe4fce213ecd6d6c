import { useState } from "react";
import type { BuyerEntry } from "../../../../server/http/buyer-entry-contract.ts";
import type { OrderDetail } from "../../../../server/http/contract.ts";
import { useEnterBuyer } from "../../api/orders.ts";
import { useI18n } from "../../i18n/context.tsx";
import type { MessageKey } from "../../i18n/tr.ts";
import { BlockStack, Button, Card, FormLayout, InlineStack, Select, Text, TextField } from "../../ui/polaris.ts";
import { useTold } from "../use-told.ts";
import { saveLabel } from "./save-label.ts";
import { useSayWrong } from "./say-wrong.ts";
import { useTyped, useTyping } from "./typing.tsx";
import { useOrdersWord } from "./use-as-ordered.ts";

type TextName = Exclude<keyof BuyerEntry, "kind" | "mailbox">;

const ROWS: readonly (readonly TextName[])[] = [
  ["taxId", "taxOffice"],
  ["title", "name"],
  ["district", "city", "postcode"],
  ["line"],
];
const LABELS: Readonly<Record<TextName, MessageKey>> = {
  taxId: "buyer.taxId",
  taxOffice: "buyer.taxOffice",
  title: "buyer.title",
  name: "buyer.name",
  line: "buyer.line",
  district: "buyer.district",
  city: "buyer.city",
  postcode: "buyer.postcode",
};
const KINDS: readonly BuyerEntry["kind"][] = ["", "person", "company"];

/** The buyer is corrected where the fault is read: Shopify's billing address cannot be edited. */
export function BuyerCard({ order }: { readonly order: OrderDetail }) {
  const { t } = useI18n();
  const told = useTold();
  const [typed, setTyped] = useState<Partial<BuyerEntry>>({});
  const [kept, setKept] = useState<Partial<BuyerEntry>>({});
  const entry: BuyerEntry = { ...order.entry, ...typed };
  const { mutateAsync, isPending } = useEnterBuyer(order);
  const { isUnsaved, saveAll } = useTyping();
  const sayWrong = useSayWrong();
  const ordersWord = useOrdersWord(order);
  const saved = () => setKept(typed);
  const saveTyped = () => mutateAsync(typed).then(saved);
  const isUnlike = isOther(entry, { ...order.entry, ...kept });
  useTyped("buyer", isUnlike ? { typed, save: saveTyped, saved, discard: () => setTyped(kept) } : null);
  // With nothing typed it is still "try again".
  const save = () => {
    if (!sayWrong()) told(isUnsaved ? saveAll() : saveTyped(), t("buyer.saved"));
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("buyer.heading")}
        </Text>
        <Text as="p" tone="subdued">
          {t("buyer.about")}
        </Text>
        <FormLayout>
          <Select
            label={t("buyer.kind")}
            options={KINDS.map((kind) => ({ value: kind, label: t(`buyer.kind.${kind === "" ? "asOrdered" : kind}`) }))}
            value={entry.kind}
            onChange={(chosen) => setTyped({ ...typed, kind: KINDS.find((kind) => kind === chosen) ?? "" })}
          />
          {ROWS.map((row) => (
            <FormLayout.Group key={row.join()} condensed>
              {row.map((name) => (
                <TextField
                  key={name}
                  label={t(LABELS[name])}
                  value={entry[name]}
                  onChange={(value) => setTyped({ ...typed, [name]: value })}
                  helpText={ordersWord(name)}
                  autoComplete="off"
                />
              ))}
            </FormLayout.Group>
          ))}
          <MailboxField
            offered={order.mailboxes}
            chosen={entry.mailbox}
            onChange={(mailbox) => setTyped({ ...typed, mailbox })}
          />
        </FormLayout>
        <InlineStack>
          <Button variant="primary" onClick={save} loading={isPending}>
            {t(saveLabel(order.state, "buyer.save"))}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

const isOther = (entry: BuyerEntry, saved: BuyerEntry): boolean =>
  Object.entries(entry).some(([name, text]) => text.trim() !== saved[name as keyof BuyerEntry].trim());

type MailboxFieldProps = {
  readonly offered: readonly string[];
  readonly chosen: string;
  readonly onChange: (mailbox: string) => void;
};

/** Only where there is, or was, something to choose from. */
function MailboxField({ offered, chosen, onChange }: MailboxFieldProps) {
  const { t } = useI18n();
  const mailboxes = [...new Set([...offered, ...(chosen === "" ? [] : [chosen])])];
  if (mailboxes.length === 0) return null;
  const options = mailboxes.map((mailbox) => ({ value: mailbox, label: mailbox.replace(/^urn:mail:/, "") }));
  return (
    <Select
      label={t("buyer.mailbox")}
      options={[{ value: "", label: t("buyer.mailbox.none") }, ...options]}
      value={chosen}
      onChange={onChange}
    />
  );
}
