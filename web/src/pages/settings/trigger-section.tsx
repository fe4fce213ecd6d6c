import { FormLayout } from "../../ui/polaris.ts";
import { Advanced, isRefused } from "./advanced.tsx";
import { type Editing, Field, ListField } from "./fields.tsx";
import { Section } from "./section.tsx";
import { useTexts } from "./texts.tsx";

const DAYS = ["profile.issue.lawfulDays", "profile.issue.cancelDays"] as const;
const HOURS = ["profile.issue.afterHours"] as const;
const WHENS = ["paid", "fulfilled", "tag", "manual"] as const;

/** When an invoice is issued, and how long a buyer's tax number is waited for. */
export function TriggerSection({ editing }: { readonly editing: Editing }) {
  const t = useTexts();
  const { when, lawfulDays, cancelDays } = editing.draft;
  const undecided = when === "" ? [{ value: "", label: t("choose") }] : [];
  const isInUse = lawfulDays !== "" || cancelDays !== "" || isRefused(editing.faults, DAYS);
  return (
    <Section title="trigger.title" about="trigger.about">
      <FormLayout>
        <FormLayout.Group>
          <ListField
            editing={editing}
            name="when"
            label="trigger.when"
            options={[...undecided, ...WHENS.map((value) => ({ value, label: t(`trigger.${value}`) }))]}
          />
          {when === "tag" ? <Field editing={editing} name="tag" label="trigger.tagName" /> : null}
          {when === "paid" || when === "fulfilled" || isRefused(editing.faults, HOURS) ? (
            <Field editing={editing} name="afterHours" label="trigger.afterHours" type="number" />
          ) : null}
        </FormLayout.Group>
        <FormLayout.Group>
          <Field editing={editing} name="taxIdHours" label="trigger.taxIdHours" type="number" />
          <ListField
            editing={editing}
            name="withoutTaxId"
            label="trigger.withoutTaxId"
            options={[
              { value: "consumer", label: t("trigger.consumer") },
              { value: "review", label: t("trigger.review") },
            ]}
          />
        </FormLayout.Group>
        <Advanced of={t("trigger.title")} isInUse={isInUse}>
          <FormLayout.Group>
            <Field
              editing={editing}
              name="lawfulDays"
              label="trigger.lawfulDays"
              help="trigger.lawfulDays.help"
              type="number"
            />
            <Field
              editing={editing}
              name="cancelDays"
              label="trigger.cancelDays"
              help="trigger.cancelDays.help"
              type="number"
            />
          </FormLayout.Group>
        </Advanced>
      </FormLayout>
    </Section>
  );
}
